"""Runs the command line with an audit hook that notes every socket and every file opened for writing.

python tests/e2e/watched.py LOG ARGUMENTS…
"""

from __future__ import annotations

import os
import sys

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
_CALLING = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto", "urllib.Request")


def main() -> int:
    log = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith(_CALLING):
            os.write(log, f"CALL {event}\n".encode())
        elif event == "open":
            path, mode, flags = arguments
            writes = bool(isinstance(flags, int) and flags & _WRITING) or (
                isinstance(mode, str) and set(mode) & set("wax+")
            )
            if writes and isinstance(path, str | bytes | os.PathLike):
                place = os.path.abspath(os.fsdecode(path))  # noqa: PTH100 -- a link must show as itself
                os.write(log, f"WRITE {place}\n".encode(errors="replace"))
        elif event in {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn"}:
            os.write(log, f"RUN {event} {arguments[0]!r}\n".encode())

    sys.addaudithook(hook)
    from verksted.cli import run

    return run(sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
