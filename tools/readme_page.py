"""README.md with what `backchannel demo` prints now between its two marks."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

README = Path(__file__).resolve().parents[1] / "README.md"
BEGIN, END = "<!-- demo: written by `make docs` -->\n", "<!-- /demo -->"
WIDTH = 100
"""Columns: what a page on the web shows without scrolling."""


@cache
def demo_output() -> str:
    """What the command prints to stdout at a terminal of that width."""
    command = [sys.executable, "-m", "backchannel", "demo", "--table"]
    environment = os.environ | {"COLUMNS": str(WIDTH), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=environment, encoding="utf-8")
    return done.stdout


def readme_page() -> str:
    """The page as it should be: the rest stays as it is written."""
    page = README.read_text("utf-8")
    before, after = page.split(BEGIN)[0], re.split(re.escape(END), page, maxsplit=1)[1]
    return f"{before}{BEGIN}```\n{demo_output()}```\n{END}{after}"
