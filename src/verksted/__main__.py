"""The command `verksted`. Imports as little as it can: what a command needs is imported by it."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and exit with its code."""
    from verksted.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
