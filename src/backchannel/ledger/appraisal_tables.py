"""The table of grades that people gave, by the steps of the migrations."""

from __future__ import annotations

APPRAISALS = """
CREATE TABLE appraisals (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    claim TEXT REFERENCES claims (id),
    grade TEXT,
    why TEXT NOT NULL,
    by TEXT NOT NULL,
    takes_back TEXT,
    label_level INTEGER NOT NULL,
    label_compartments TEXT NOT NULL,
    known TEXT NOT NULL
);
CREATE INDEX appraisals_by_claim ON appraisals (claim)
"""
"""Grades that people gave: of sources by name, of facts by claim. A row without a grade takes one back."""
