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

TELLING = (
    "CASE c.kind WHEN 'tenure' THEN json_array('tenure', json_extract(c.fact, '$.post'),"
    " json_extract(c.fact, '$.country'), json_extract(c.fact, '$.standing'),"
    " json_extract(c.fact, '$.country_inferred'), CASE WHEN instr(c.valid, '/') THEN c.valid END,"
    " c.modality, c.basis, c.made_by)"
    " WHEN 'tie' THEN json_array('tie', json_extract(c.fact, '$.tie'), json_extract(c.fact, '$.directed'),"
    " json_extract(c.fact, '$.detail'), json_extract(c.fact, '$.origin') IS NOT NULL,"
    " json_extract(c.fact, '$.frequency'), c.modality, c.basis, c.made_by)"
    " ELSE json_array('contact', json_extract(c.fact, '$.mode'), json_extract(c.fact, '$.one_way'),"
    " json_extract(c.fact, '$.point_of_contact'), 0, json_extract(c.fact, '$.frequency'),"
    " c.modality, c.basis, c.made_by) END"
)
"""All that stands in a tie, contact or tenure but who is in it and when: many claims are told alike."""
_ENDS = {
    "one": (("tenure", "$.holder"), ("tie", "$.a"), ("contact", "$.participants[0]")),
    "other": (("tenure", "$.organisation"), ("tie", "$.b"), ("contact", "$.participants[1]")),
}


def _end(which: str) -> str:
    """The number of one of the first two in a fact; 0 where there is none."""
    paths = " ".join(f"WHEN '{kind}' THEN '{path}'" for kind, path in _ENDS[which])
    asked = f"SELECT e.seq FROM entities e WHERE e.ref = json_extract(c.fact, CASE c.kind {paths} END)"
    return f"coalesce(({asked}), 0)"


def _ordinal(day: str) -> str:
    """A day as a number, as `date.toordinal` has it; 0 where there is none, or where it is open."""
    open_ended = f"{day} IS NULL OR {day} IN ('0001-01-01', '9999-12-31')"
    return f"CASE WHEN {open_ended} THEN 0 ELSE CAST(julianday({day}) - 1721424.5 AS INTEGER) END"


_IN_NUMBERS = "c.kind IN ('tie', 'contact', 'tenure')"
TELLINGS_OF = f"INSERT OR IGNORE INTO tellings (words) SELECT {TELLING} FROM claims c WHERE {_IN_NUMBERS}"
STRANDS_OF = (
    "INSERT OR IGNORE INTO strands (claim, id, telling, document, garbled, start, score, reported, begun,"
    f" ended, one, other) SELECT c.seq, c.id, (SELECT t.seq FROM tellings t WHERE t.words = {TELLING}),"
    " d.seq, coalesce(json_extract(d.rest, '$.quality.garbled'), 0), c.start, c.score,"
    f" {_ordinal('c.reported')}, {_ordinal('c.maybe_from')}, {_ordinal('c.maybe_to')}, {_end('one')},"
    f" {_end('other')} FROM claims c CROSS JOIN documents d ON d.id = c.document WHERE {_IN_NUMBERS}"
)
CROWDS_OF = (
    "INSERT OR IGNORE INTO crowds (claim, place, entity) SELECT c.seq, p.key, e.seq FROM claims c,"
    " json_each(c.fact, '$.participants') p JOIN entities e ON e.ref = p.value"
    " WHERE c.kind = 'contact' AND p.key > 1"
)
STANDS_FOR_OF = (
    "INSERT OR REPLACE INTO stands_for (entity, cluster)"
    " SELECT e.seq, m.cluster FROM members m CROSS JOIN entities e ON e.ref = m.ref WHERE 1"
)
STRANDS = f"""
CREATE TABLE tellings (seq INTEGER PRIMARY KEY, words TEXT NOT NULL UNIQUE);

CREATE TABLE strands (
    claim INTEGER PRIMARY KEY REFERENCES claims (seq),
    id TEXT NOT NULL,
    telling INTEGER NOT NULL,
    document INTEGER NOT NULL,
    garbled INTEGER NOT NULL,
    start INTEGER NOT NULL,
    score REAL NOT NULL,
    reported INTEGER NOT NULL,
    begun INTEGER NOT NULL,
    ended INTEGER NOT NULL,
    one INTEGER NOT NULL,
    other INTEGER NOT NULL
);

CREATE TABLE crowds (
    claim INTEGER NOT NULL REFERENCES claims (seq),
    place INTEGER NOT NULL,
    entity INTEGER NOT NULL,
    PRIMARY KEY (claim, place)
) WITHOUT ROWID;

CREATE TABLE stands_for (entity INTEGER PRIMARY KEY, cluster INTEGER NOT NULL);

CREATE INDEX claims_retracted ON claims (seq) WHERE known_end IS NOT NULL;

{TELLINGS_OF};
{STRANDS_OF};
{CROWDS_OF};
{STANDS_FOR_OF};
"""
"""Every tie, contact and tenure in numbers: derived, so that all of them can be read at once.

How it is told, by which document, on which days (as ordinals, 0 for none; the end is the day after the last),
and who is in it by the numbers of their entities: both ends of a tie, the holder and the organisation of a
tenure, the first two of a contact; more of them stand in `crowds`. `stands_for` is `members` in numbers.
"""
