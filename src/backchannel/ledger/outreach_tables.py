"""The tables of outreach, by the steps of the migrations."""

OUTREACH = """
CREATE TABLE outreach (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    subject TEXT NOT NULL,
    kind TEXT NOT NULL,
    change TEXT NOT NULL,
    by TEXT NOT NULL,
    label_level INTEGER NOT NULL,
    label_compartments TEXT NOT NULL,
    known TEXT NOT NULL
);
CREATE INDEX outreach_by_subject ON outreach (subject);

CREATE TABLE outreach_documents (
    event TEXT NOT NULL REFERENCES outreach (id),
    document TEXT NOT NULL REFERENCES documents (id),
    PRIMARY KEY (event, document)
) WITHOUT ROWID;
CREATE INDEX outreach_documents_by_document ON outreach_documents (document)
"""
"""Events on asks, lines and universes, and the documents that each rests on, whose labels it has."""
