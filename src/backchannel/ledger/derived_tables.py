"""Tables of what can be made anew from the others, by the steps of the migrations."""

LOOKUPS = """
CREATE TABLE lookups (only INTEGER PRIMARY KEY CHECK (only = 1), by TEXT NOT NULL);

CREATE TABLE examples (
    seq INTEGER PRIMARY KEY,
    ref TEXT NOT NULL UNIQUE REFERENCES entities (ref),
    body BLOB NOT NULL
);

CREATE TABLE facets (
    facet INTEGER NOT NULL,
    example INTEGER NOT NULL REFERENCES examples (seq),
    PRIMARY KEY (facet, example)
) WITHOUT ROWID;
CREATE INDEX facets_by_example ON facets (example);

CREATE TABLE runs (
    run INTEGER NOT NULL,
    document INTEGER NOT NULL REFERENCES documents (seq),
    PRIMARY KEY (run, document)
) WITHOUT ROWID;
CREATE INDEX runs_by_document ON runs (document);

CREATE INDEX documents_by_day ON documents (published);
"""
"""What the judging of a new document looks up of those before it: derived, and made anew at need."""

FILING = """
CREATE TABLE filing (only INTEGER PRIMARY KEY CHECK (only = 1), version TEXT NOT NULL);

CREATE TABLE names (seq INTEGER PRIMARY KEY, folded TEXT NOT NULL UNIQUE);

CREATE TABLE name_words (
    word TEXT NOT NULL,
    name INTEGER NOT NULL REFERENCES names (seq),
    PRIMARY KEY (word, name)
) WITHOUT ROWID;
CREATE INDEX name_words_by_name ON name_words (name);

CREATE TABLE bearers (
    name INTEGER NOT NULL REFERENCES names (seq),
    ref TEXT NOT NULL REFERENCES entities (ref),
    PRIMARY KEY (name, ref)
) WITHOUT ROWID;
CREATE INDEX bearers_by_ref ON bearers (ref);

CREATE TABLE posts (
    core TEXT NOT NULL,
    claim TEXT NOT NULL REFERENCES claims (id),
    PRIMARY KEY (core, claim)
) WITHOUT ROWID;
CREATE INDEX posts_by_claim ON posts (claim);

CREATE TABLE labels (
    level INTEGER NOT NULL,
    compartments TEXT NOT NULL,
    PRIMARY KEY (level, compartments)
) WITHOUT ROWID;
INSERT INTO labels SELECT DISTINCT label_level, label_compartments FROM documents;

CREATE INDEX entity_readings_by_ref ON entity_readings (ref);
"""
"""What questions look up (`filing`, `glances`): derived. A label stays listed when its documents are gone."""

NAMELESS = """
CREATE TABLE nameless (
    claim TEXT NOT NULL REFERENCES claims (id),
    ref TEXT NOT NULL REFERENCES entities (ref),
    PRIMARY KEY (claim, ref)
) WITHOUT ROWID;
CREATE INDEX nameless_by_ref ON nameless (ref);
"""
"""Claims, not of tenures, in which a post plays a role, without the name of its holder; derived."""

CLUSTERS = """
CREATE TABLE clusters (seq INTEGER PRIMARY KEY, top TEXT NOT NULL);

CREATE TABLE members (
    ref TEXT PRIMARY KEY,
    cluster INTEGER NOT NULL REFERENCES clusters (seq)
) WITHOUT ROWID;
CREATE INDEX members_by_cluster ON members (cluster);

CREATE INDEX withdrawals_by_judged ON withdrawals (judged);
"""
"""Who is one in the whole desk as it is now (`clustering`); derived."""

NEAREST = """
DROP TABLE posts;
CREATE TABLE posts (
    core TEXT NOT NULL,
    country TEXT NOT NULL,
    day TEXT NOT NULL,
    claim TEXT NOT NULL REFERENCES claims (id),
    PRIMARY KEY (core, country, day, claim)
) WITHOUT ROWID;
CREATE INDEX posts_by_claim ON posts (claim);

CREATE TABLE forms (
    cluster INTEGER NOT NULL REFERENCES clusters (seq),
    kind TEXT NOT NULL,
    caption TEXT NOT NULL,
    names TEXT NOT NULL,
    country TEXT NOT NULL,
    members INTEGER NOT NULL,
    PRIMARY KEY (cluster, kind, caption, names, country)
) WITHOUT ROWID;

CREATE TABLE roles (
    cluster INTEGER NOT NULL REFERENCES clusters (seq),
    kind TEXT NOT NULL,
    wording TEXT NOT NULL,
    day TEXT NOT NULL,
    claim TEXT NOT NULL,
    PRIMARY KEY (cluster, kind, wording, day, claim)
) WITHOUT ROWID;

CREATE TABLE stretches (
    stretch INTEGER PRIMARY KEY,
    earliest TEXT NOT NULL,
    latest TEXT NOT NULL
);
"""
"""What lies nearest a day, without reading the rest: derived.

Posts with the country that their words name ('' for none) and the day of the report ('' for none). Of each
cluster the forms of its members with their number, and the claims in which it plays a role, by day; those of
tenures by the wording of its own post ('' where it is not the holder). Of each stretch of documents added one
after the other (`filing.STRETCH`) the first and the last day, undated last.
"""

PAIRS = """
DROP INDEX judgements_by_left;
CREATE INDEX judgements_by_pair ON judgements ("left", "right");
"""
"""What was said of a pair: whoever is in thousands of documents is the left one of thousands of pairs."""
