"""The tables of the briefs that are kept on a desk."""

BRIEFS = """
CREATE TABLE briefs (
    id TEXT PRIMARY KEY,
    template TEXT NOT NULL,
    kind TEXT,
    issue TEXT,
    recipient TEXT,
    sender TEXT,
    messenger TEXT,
    ask TEXT,
    decide_by TEXT,
    as_of TEXT,
    language TEXT NOT NULL,
    label_level INTEGER NOT NULL,
    label_compartments TEXT NOT NULL,
    by TEXT NOT NULL,
    known TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE brief_changes (
    brief TEXT NOT NULL REFERENCES briefs (id),
    number INTEGER NOT NULL,
    what TEXT NOT NULL,
    line INTEGER,
    section TEXT,
    after INTEGER,
    text TEXT,
    own INTEGER NOT NULL,
    takes_back TEXT,
    by TEXT NOT NULL,
    known TEXT NOT NULL,
    PRIMARY KEY (brief, number)
) WITHOUT ROWID;

CREATE TABLE brief_citations (
    brief TEXT NOT NULL,
    change INTEGER NOT NULL,
    role TEXT NOT NULL,
    place INTEGER NOT NULL,
    claim TEXT NOT NULL REFERENCES claims (id),
    PRIMARY KEY (brief, change, role, place),
    FOREIGN KEY (brief, change) REFERENCES brief_changes (brief, number)
) WITHOUT ROWID;
CREATE INDEX brief_citations_by_claim ON brief_citations (claim);

CREATE TABLE brief_documents (
    brief TEXT NOT NULL,
    change INTEGER NOT NULL,
    document TEXT NOT NULL REFERENCES documents (id),
    PRIMARY KEY (brief, change, document),
    FOREIGN KEY (brief, change) REFERENCES brief_changes (brief, number)
) WITHOUT ROWID;
CREATE INDEX brief_documents_by_document ON brief_documents (document);

CREATE TABLE brief_copies (
    brief TEXT NOT NULL REFERENCES briefs (id),
    number INTEGER NOT NULL,
    form TEXT NOT NULL,
    paper TEXT,
    state TEXT NOT NULL,
    content TEXT NOT NULL,
    file TEXT NOT NULL,
    by TEXT NOT NULL,
    known TEXT NOT NULL,
    PRIMARY KEY (brief, number)
) WITHOUT ROWID;
"""
"""Briefs kept on the desk. A change is numbered from 0 in its brief. `brief_citations.role`: cited, or
against, what contradicted it already. `brief_documents`: whose words the words of a change may hold."""
