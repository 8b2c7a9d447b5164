"""Every limit, with its unit."""

from __future__ import annotations

from typing import Final

MAX_FILE_BYTES: Final = 50_000_000
"""A longer file is refused before it is read."""

MAX_TEXT_CHARACTERS: Final = 1_000_000
"""A longer text is refused: the language model's parse takes about a gigabyte of memory for so much."""

MAX_LINE_BYTES: Final = 50_000_000
"""A longer line of JSON Lines is refused; the run goes on with the next line."""

EXTRACT_BATCH_DOCUMENTS: Final = 16
"""How many documents a worker process is given at once."""

SNIFFED_BYTES: Final = 4_096
"""How much of a file is looked at to tell what it is."""
