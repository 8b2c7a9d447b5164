"""The tables of watched pages and feeds."""

WATCHES = """
CREATE TABLE watches (
    id TEXT PRIMARY KEY,
    address TEXT NOT NULL,
    name TEXT,
    every_seconds INTEGER NOT NULL,
    label_level INTEGER NOT NULL,
    label_compartments TEXT NOT NULL,
    by TEXT NOT NULL,
    known_begin TEXT NOT NULL,
    known_end TEXT
) WITHOUT ROWID;

CREATE TABLE looks (
    seq INTEGER PRIMARY KEY,
    watch TEXT NOT NULL REFERENCES watches (id),
    outcome TEXT NOT NULL,
    status INTEGER,
    version INTEGER,
    content TEXT,
    headers TEXT NOT NULL,
    code TEXT,
    why TEXT,
    wait_seconds INTEGER,
    items INTEGER,
    known TEXT NOT NULL
);
CREATE INDEX looks_by_watch ON looks (watch, known);

CREATE TABLE page_bytes (
    content TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    packed BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE page_versions (
    watch TEXT NOT NULL REFERENCES watches (id),
    number INTEGER NOT NULL,
    text TEXT NOT NULL,
    document TEXT REFERENCES documents (id),
    content TEXT REFERENCES page_bytes (content),
    media_type TEXT NOT NULL,
    address TEXT,
    headers TEXT NOT NULL,
    reverts_to INTEGER,
    known TEXT NOT NULL,
    PRIMARY KEY (watch, number)
) WITHOUT ROWID;
CREATE INDEX page_versions_by_document ON page_versions (document);

CREATE TABLE feed_items (
    watch TEXT NOT NULL REFERENCES watches (id),
    item TEXT NOT NULL,
    text TEXT NOT NULL,
    document TEXT REFERENCES documents (id),
    known TEXT NOT NULL,
    PRIMARY KEY (watch, item, text)
) WITHOUT ROWID;
CREATE INDEX feed_items_by_document ON feed_items (document);
"""
"""`looks`: every look, also in vain. `page_bytes`: as they came, by their SHA-256, packed with zlib.
`feed_items.item`: a digest of what names the item in its feed, so that none of its words outlives a purge."""
