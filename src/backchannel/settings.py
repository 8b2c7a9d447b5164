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

READER_SECONDS: Final = 15.0
"""Of the processor, for the reading of one file; READER_SECONDS_A_MEGABYTE more for each megabyte of it."""

READER_SECONDS_A_MEGABYTE: Final = 1.0

READER_MEMORY_BYTES: Final = 2_000_000_000
"""How much memory the reading of one file may take."""

READER_OUTPUT_BYTES: Final = 400_000_000
"""How much may come out of one file: texts, and files inside it."""

MAX_INSIDE_FILES: Final = 100_000
"""How many files may lie in one file, those inside these counted too."""

MAX_INSIDE_BYTES: Final = 1_000_000_000
"""How large they may be together."""

MAX_INSIDE_DEPTH: Final = 4
"""How deep files may lie in files: a letter in a letter in a mailbox in an archive."""

BACKEND_SENTENCES: Final = 40
"""How many sentences of one document a backend is asked about."""

BACKEND_SENTENCE_CHARACTERS: Final = 1_200
"""A longer sentence is not sent to a backend: it is seldom one."""

BACKEND_FACTS_A_SENTENCE: Final = 4
"""How many facts of one answer are looked at."""

BACKEND_WORDS_CHARACTERS: Final = 600
"""A longer role of an answer is refused."""

BACKEND_ANSWER_BYTES: Final = 64_000
"""A longer answer is refused unread."""

BACKEND_SECONDS: Final = 60.0
"""How long an endpoint may take for one answer."""

BACKEND_FAILURES: Final = 2
"""After so many questions without an answer, one after the other, a document's others are not put."""

FETCH_BYTES: Final = 20_000_000
"""A longer page is given up while it comes in; unpacked, not as sent."""

FETCH_CHUNK_BYTES: Final = 65_536
"""How much of an answer is read, or unpacked, at once."""

FETCH_SECONDS: Final = 45.0
"""How long one address may take in all, redirects included."""

FETCH_REDIRECTS: Final = 5
"""How many redirects of one address are followed."""

FETCH_HOST_SECONDS: Final = 2.0
"""How long a host is left alone between two requests, unless its robots.txt asks for longer."""

FETCH_LONGEST_PACE_SECONDS: Final = 60.0
"""The longest pace that is kept, whatever a robots.txt asks for: pages are few."""
