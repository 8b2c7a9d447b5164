"""The command line: `backchannel`, or `python -m backchannel`."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """The exit status: 0 fine, 1 findings or failures, 2 usage, 3 refused, 4 nothing found."""
    from .faces.cli import run

    return run(sys.argv[1:] if argv is None else list(argv))


if __name__ == "__main__":
    sys.exit(main())
