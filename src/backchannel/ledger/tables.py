"""Every table of a desk's file, once, by the steps of the migrations.

Facts are appended and never rewritten; the one column that changes is `known_end`, set by a retraction.
Instants are ISO 8601 text in UTC with microseconds, so that text order is time order. Days are ISO text.
"""

TABLES = """
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE clock (only INTEGER PRIMARY KEY CHECK (only = 1), latest TEXT NOT NULL);

CREATE TABLE documents (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    snapshot TEXT NOT NULL,
    published TEXT,
    rest TEXT NOT NULL,
    label_level INTEGER NOT NULL,
    label_compartments TEXT NOT NULL,
    known_begin TEXT NOT NULL
);

CREATE TABLE entities (
    seq INTEGER PRIMARY KEY,
    ref TEXT NOT NULL UNIQUE,
    document TEXT NOT NULL REFERENCES documents (id),
    kind TEXT NOT NULL,
    caption TEXT NOT NULL,
    names TEXT NOT NULL,
    mentions TEXT NOT NULL,
    country TEXT
);
CREATE INDEX entities_by_document ON entities (document);

CREATE TABLE claims (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    fact TEXT NOT NULL,
    document TEXT NOT NULL REFERENCES documents (id),
    start INTEGER NOT NULL,
    evidence TEXT NOT NULL,
    valid TEXT,
    valid_words TEXT,
    maybe_from TEXT,
    sure_from TEXT,
    sure_to TEXT,
    maybe_to TEXT,
    modality TEXT NOT NULL,
    basis TEXT NOT NULL,
    cited TEXT,
    made_by TEXT NOT NULL,
    score REAL NOT NULL,
    reported TEXT,
    known_begin TEXT NOT NULL,
    known_end TEXT,
    label_level INTEGER NOT NULL,
    label_compartments TEXT NOT NULL
);
CREATE INDEX claims_by_document ON claims (document);

CREATE TABLE claim_refs (
    claim TEXT NOT NULL REFERENCES claims (id),
    ref TEXT NOT NULL REFERENCES entities (ref),
    role TEXT NOT NULL,
    PRIMARY KEY (claim, ref, role)
) WITHOUT ROWID;
CREATE INDEX claim_refs_by_ref ON claim_refs (ref);

CREATE TABLE claim_documents (
    claim TEXT NOT NULL REFERENCES claims (id),
    document TEXT NOT NULL REFERENCES documents (id),
    PRIMARY KEY (claim, document)
) WITHOUT ROWID;
CREATE INDEX claim_documents_by_document ON claim_documents (document);

CREATE TABLE quarantine (
    seq INTEGER PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents (id),
    draft TEXT NOT NULL,
    code TEXT NOT NULL,
    why TEXT NOT NULL,
    known TEXT NOT NULL
);
CREATE INDEX quarantine_by_document ON quarantine (document);

CREATE TABLE judgements (
    seq INTEGER PRIMARY KEY,
    "left" TEXT NOT NULL REFERENCES entities (ref),
    "right" TEXT NOT NULL REFERENCES entities (ref),
    verdict TEXT NOT NULL,
    score REAL NOT NULL,
    reasons TEXT NOT NULL,
    by TEXT NOT NULL,
    known TEXT NOT NULL
);
CREATE INDEX judgements_by_left ON judgements ("left");
CREATE INDEX judgements_by_right ON judgements ("right");

CREATE TABLE document_judgements (
    seq INTEGER PRIMARY KEY,
    "left" TEXT NOT NULL REFERENCES documents (id),
    "right" TEXT NOT NULL REFERENCES documents (id),
    relation TEXT NOT NULL,
    score REAL NOT NULL,
    reasons TEXT NOT NULL,
    by TEXT NOT NULL,
    known TEXT NOT NULL
);

CREATE INDEX document_judgements_by_left ON document_judgements ("left");
CREATE INDEX document_judgements_by_right ON document_judgements ("right");

CREATE TABLE resolved (
    document TEXT PRIMARY KEY REFERENCES documents (id),
    by TEXT NOT NULL,
    kept BLOB NOT NULL,
    known TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE reviews (
    seq INTEGER PRIMARY KEY,
    claim TEXT NOT NULL REFERENCES claims (id),
    verdict TEXT NOT NULL,
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    note TEXT NOT NULL,
    known TEXT NOT NULL
);

CREATE TABLE marks (
    seq INTEGER PRIMARY KEY,
    who TEXT NOT NULL,
    side TEXT,
    by TEXT NOT NULL,
    known TEXT NOT NULL
);

CREATE TABLE tombstones (
    document TEXT PRIMARY KEY,
    "when" TEXT NOT NULL,
    reason TEXT NOT NULL,
    scrubbed INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

CREATE TABLE passages (
    seq INTEGER PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents (id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL
);
CREATE INDEX passages_by_document ON passages (document);

CREATE VIRTUAL TABLE passage_words USING fts5 (
    words, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
);
"""

REREADING = """
ALTER TABLE entities ADD COLUMN known_begin TEXT;
ALTER TABLE quarantine ADD COLUMN known_end TEXT;

CREATE TABLE entity_readings (
    seq INTEGER PRIMARY KEY,
    ref TEXT NOT NULL REFERENCES entities (ref),
    document TEXT NOT NULL REFERENCES documents (id),
    kind TEXT NOT NULL,
    caption TEXT NOT NULL,
    names TEXT NOT NULL,
    mentions TEXT NOT NULL,
    country TEXT,
    known TEXT NOT NULL
);
CREATE INDEX entity_readings_by_document ON entity_readings (document);

ALTER TABLE reviews ADD COLUMN other TEXT;
ALTER TABLE reviews ADD COLUMN takes_back INTEGER;

CREATE TABLE quarantine_reviews (
    seq INTEGER PRIMARY KEY,
    claim TEXT NOT NULL,
    document TEXT NOT NULL REFERENCES documents (id),
    verdict TEXT NOT NULL,
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    note TEXT NOT NULL,
    known TEXT NOT NULL,
    other TEXT,
    takes_back INTEGER
);
CREATE INDEX quarantine_reviews_by_document ON quarantine_reviews (document);

CREATE TABLE readings (
    seq INTEGER PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents (id),
    finders TEXT NOT NULL,
    model TEXT NOT NULL,
    known TEXT NOT NULL
);
CREATE INDEX readings_by_document ON readings (document);
CREATE INDEX reviews_by_claim ON reviews (claim);
"""
"""What reading a document again takes: later readings of its entities, and with what it was read when.

`entities.known_begin` is NULL where the entity came with its document. An entity reading without mentions
says that the document was found not to speak of it. Of a review, `other` is the claim that an edit put in its
place, or the one that it is an edit of, and `takes_back` the number (from 0, in the order added) of the
review of the same claim that is undone. `quarantine_reviews.claim` is the id of a draft that was set aside.
"""

JUDGED_BY_PEOPLE = """
CREATE TABLE withdrawals (
    seq INTEGER PRIMARY KEY,
    judged TEXT NOT NULL,
    judge TEXT NOT NULL,
    by TEXT NOT NULL,
    why TEXT NOT NULL,
    known TEXT NOT NULL
);
CREATE TABLE confirmations (
    seq INTEGER PRIMARY KEY,
    claim TEXT NOT NULL REFERENCES claims (id),
    ref TEXT NOT NULL REFERENCES entities (ref),
    by TEXT NOT NULL,
    known TEXT NOT NULL
);
CREATE INDEX confirmations_by_claim ON confirmations (claim);
CREATE INDEX confirmations_by_ref ON confirmations (ref)
"""
"""Withdrawals: what a person judged at an instant is taken back by a person, from `known` on.

Confirmations: a person's yes that a contact detail is that of whom these refs stand for, together.
"""
