"""The command line: fixed by the design, §7, and built on by others.

Here is only reading arguments, asking for a passphrase, calling the packages below, and printing.
Errors are one Norwegian sentence on stderr and an exit code, never a traceback. A package instead of
the one module of the design, because fifteen commands do not fit in three hundred lines.
"""

from __future__ import annotations

from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Run one command. Returns its exit code; never raises but on a bug, and then shows no text of it."""
    from verksted.cli.console import prepare_streams
    from verksted.cli.failures import explained, hide_tracebacks

    prepare_streams()
    hide_tracebacks()
    return explained(lambda: _dispatch(arguments))


def _dispatch(arguments: Sequence[str]) -> int:
    if not arguments:  # the app is what people wait for: it needs no parser
        from verksted.cli.app import open_app

        return open_app(None)
    from verksted.cli.arguments import parse

    options = parse(list(arguments))
    if options.command is None:
        from verksted.cli.app import open_app

        return open_app(options.folder)
    from importlib import import_module

    command = import_module(f"verksted.cli.{options.module}")
    code: int = getattr(command, options.function)(options)
    return code
