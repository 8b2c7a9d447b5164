-- A test desk as the code of its time made it, by `make desks`; never changed.
PRAGMA application_id = 1111704645;
PRAGMA user_version = 15;
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
, known_begin TEXT);
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
CREATE TABLE claim_refs (
    claim TEXT NOT NULL REFERENCES claims (id),
    ref TEXT NOT NULL REFERENCES entities (ref),
    role TEXT NOT NULL,
    PRIMARY KEY (claim, ref, role)
) WITHOUT ROWID;
CREATE TABLE claim_documents (
    claim TEXT NOT NULL REFERENCES claims (id),
    document TEXT NOT NULL REFERENCES documents (id),
    PRIMARY KEY (claim, document)
) WITHOUT ROWID;
CREATE TABLE quarantine (
    seq INTEGER PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents (id),
    draft TEXT NOT NULL,
    code TEXT NOT NULL,
    why TEXT NOT NULL,
    known TEXT NOT NULL
, known_end TEXT);
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
, other TEXT, takes_back INTEGER);
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
CREATE TABLE readings (
    seq INTEGER PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents (id),
    finders TEXT NOT NULL,
    model TEXT NOT NULL,
    known TEXT NOT NULL
);
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
CREATE TABLE runs (
    run INTEGER NOT NULL,
    document INTEGER NOT NULL REFERENCES documents (seq),
    PRIMARY KEY (run, document)
) WITHOUT ROWID;
CREATE TABLE filing (only INTEGER PRIMARY KEY CHECK (only = 1), version TEXT NOT NULL);
CREATE TABLE names (seq INTEGER PRIMARY KEY, folded TEXT NOT NULL UNIQUE);
CREATE TABLE name_words (
    word TEXT NOT NULL,
    name INTEGER NOT NULL REFERENCES names (seq),
    PRIMARY KEY (word, name)
) WITHOUT ROWID;
CREATE TABLE bearers (
    name INTEGER NOT NULL REFERENCES names (seq),
    ref TEXT NOT NULL REFERENCES entities (ref),
    PRIMARY KEY (name, ref)
) WITHOUT ROWID;
CREATE TABLE labels (
    level INTEGER NOT NULL,
    compartments TEXT NOT NULL,
    PRIMARY KEY (level, compartments)
) WITHOUT ROWID;
CREATE TABLE nameless (
    claim TEXT NOT NULL REFERENCES claims (id),
    ref TEXT NOT NULL REFERENCES entities (ref),
    PRIMARY KEY (claim, ref)
) WITHOUT ROWID;
CREATE TABLE clusters (seq INTEGER PRIMARY KEY, top TEXT NOT NULL);
CREATE TABLE members (
    ref TEXT PRIMARY KEY,
    cluster INTEGER NOT NULL REFERENCES clusters (seq)
) WITHOUT ROWID;
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
CREATE TABLE brief_documents (
    brief TEXT NOT NULL,
    change INTEGER NOT NULL,
    document TEXT NOT NULL REFERENCES documents (id),
    PRIMARY KEY (brief, change, document),
    FOREIGN KEY (brief, change) REFERENCES brief_changes (brief, number)
) WITHOUT ROWID;
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
CREATE TABLE outreach_documents (
    event TEXT NOT NULL REFERENCES outreach (id),
    document TEXT NOT NULL REFERENCES documents (id),
    PRIMARY KEY (event, document)
) WITHOUT ROWID;
CREATE TABLE posts (
    core TEXT NOT NULL,
    country TEXT NOT NULL,
    day TEXT NOT NULL,
    claim TEXT NOT NULL REFERENCES claims (id),
    PRIMARY KEY (core, country, day, claim)
) WITHOUT ROWID;
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
CREATE TABLE feed_items (
    watch TEXT NOT NULL REFERENCES watches (id),
    item TEXT NOT NULL,
    text TEXT NOT NULL,
    document TEXT REFERENCES documents (id),
    known TEXT NOT NULL,
    PRIMARY KEY (watch, item, text)
) WITHOUT ROWID;
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
CREATE INDEX entities_by_document ON entities (document);
CREATE INDEX claims_by_document ON claims (document);
CREATE INDEX claim_refs_by_ref ON claim_refs (ref);
CREATE INDEX claim_documents_by_document ON claim_documents (document);
CREATE INDEX quarantine_by_document ON quarantine (document);
CREATE INDEX judgements_by_right ON judgements ("right");
CREATE INDEX document_judgements_by_left ON document_judgements ("left");
CREATE INDEX document_judgements_by_right ON document_judgements ("right");
CREATE INDEX passages_by_document ON passages (document);
CREATE INDEX entity_readings_by_document ON entity_readings (document);
CREATE INDEX quarantine_reviews_by_document ON quarantine_reviews (document);
CREATE INDEX readings_by_document ON readings (document);
CREATE INDEX reviews_by_claim ON reviews (claim);
CREATE INDEX confirmations_by_claim ON confirmations (claim);
CREATE INDEX confirmations_by_ref ON confirmations (ref)
;
CREATE INDEX facets_by_example ON facets (example);
CREATE INDEX runs_by_document ON runs (document);
CREATE INDEX documents_by_day ON documents (published);
CREATE INDEX name_words_by_name ON name_words (name);
CREATE INDEX bearers_by_ref ON bearers (ref);
CREATE INDEX entity_readings_by_ref ON entity_readings (ref);
CREATE INDEX nameless_by_ref ON nameless (ref);
CREATE INDEX members_by_cluster ON members (cluster);
CREATE INDEX withdrawals_by_judged ON withdrawals (judged);
CREATE INDEX brief_citations_by_claim ON brief_citations (claim);
CREATE INDEX brief_documents_by_document ON brief_documents (document);
CREATE INDEX outreach_by_subject ON outreach (subject);
CREATE INDEX outreach_documents_by_document ON outreach_documents (document)
;
CREATE INDEX posts_by_claim ON posts (claim);
CREATE INDEX judgements_by_pair ON judgements ("left", "right");
CREATE INDEX looks_by_watch ON looks (watch, known);
CREATE INDEX page_versions_by_document ON page_versions (document);
CREATE INDEX feed_items_by_document ON feed_items (document);
CREATE INDEX appraisals_by_claim ON appraisals (claim)
;
CREATE INDEX claims_retracted ON claims (seq) WHERE known_end IS NOT NULL;
CREATE INDEX documents_by_thread ON documents (json_extract(rest, '$.thread'))
    WHERE json_extract(rest, '$.thread') IS NOT NULL;
CREATE INDEX documents_by_message ON documents (json_extract(rest, '$.message'))
    WHERE json_extract(rest, '$.message') IS NOT NULL;
CREATE VIRTUAL TABLE passage_words USING fts5 (
    words, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
);
INSERT INTO settings VALUES ('side', 'CA');
INSERT INTO clock VALUES (1, '2031-05-06T09:00:38.000000+00:00');
INSERT INTO documents VALUES (1, 'd:2019e2fc9ccdc03b', 'Petra Lindqvist.txt', 'Petra Lindqvist met Omar Benhaddou in Vellmark on Thursday. Petra Lindqvist is the envoy to Ostria.', '2019e2fc9ccdc03b', '2031-05-01', '{"id":"d:2019e2fc9ccdc03b","text":"","name":"Petra Lindqvist.txt","title":null,"published":"2031-05-01","published_from":"given","modified":null,"fetched":null,"outlet":null,"credit":null,"authors":[],"language":"en","address":null,"media_type":"text/plain","reader":"text.v1","passages":[{"start":0,"end":99,"kind":"paragraph"}],"pages":[],"message":null,"thread":null,"quality":{"garbled":false,"reasons":[]},"notices":[],"label":{"level":0,"compartments":[]}}', 0, '[]', '2031-05-06T09:00:00.000000+00:00');
INSERT INTO documents VALUES (2, 'd:87b9e71c1f4cc22e', 'Petra Lindqvist.txt', 'Petra Lindqvist met Ivo Brandt in Vellmark on Saturday. Petra Lindqvist is the envoy to Ostria.', '87b9e71c1f4cc22e', '2031-05-03', '{"id":"d:87b9e71c1f4cc22e","text":"","name":"Petra Lindqvist.txt","title":null,"published":"2031-05-03","published_from":"given","modified":null,"fetched":null,"outlet":null,"credit":null,"authors":[],"language":"en","address":null,"media_type":"text/plain","reader":"text.v1","passages":[{"start":0,"end":95,"kind":"paragraph"}],"pages":[],"message":null,"thread":null,"quality":{"garbled":false,"reasons":[]},"notices":[],"label":{"level":0,"compartments":[]}}', 0, '[]', '2031-05-06T09:00:01.000000+00:00');
INSERT INTO documents VALUES (3, 'd:6b532f7d619660ab', 'Ana Duarte.txt', 'Ana Duarte met Omar Benhaddou in Vellmark on Friday. Ana Duarte is the envoy to Ostria.', '6b532f7d619660ab', '2031-05-02', '{"id":"d:6b532f7d619660ab","text":"","name":"Ana Duarte.txt","title":null,"published":"2031-05-02","published_from":"given","modified":null,"fetched":null,"outlet":null,"credit":null,"authors":[],"language":"en","address":null,"media_type":"text/plain","reader":"text.v1","passages":[{"start":0,"end":87,"kind":"paragraph"}],"pages":[],"message":null,"thread":null,"quality":{"garbled":false,"reasons":[]},"notices":[],"label":{"level":0,"compartments":[]}}', 2, '["OSTRIA"]', '2031-05-06T09:00:02.000000+00:00');
INSERT INTO entities VALUES (1, 'd:2019e2fc9ccdc03b#e1', 'd:2019e2fc9ccdc03b', 'person', 'Petra Lindqvist', '["Petra Lindqvist"]', '[{"start":0,"end":15,"form":"name"}]', NULL, NULL);
INSERT INTO entities VALUES (2, 'd:2019e2fc9ccdc03b#e2', 'd:2019e2fc9ccdc03b', 'person', 'Omar Benhaddou', '["Omar Benhaddou"]', '[{"start":20,"end":34,"form":"name"}]', NULL, NULL);
INSERT INTO entities VALUES (3, 'd:87b9e71c1f4cc22e#e1', 'd:87b9e71c1f4cc22e', 'person', 'Petra Lindqvist', '["Petra Lindqvist"]', '[{"start":0,"end":15,"form":"name"}]', NULL, NULL);
INSERT INTO entities VALUES (4, 'd:87b9e71c1f4cc22e#e2', 'd:87b9e71c1f4cc22e', 'person', 'Ivo Brandt', '["Ivo Brandt"]', '[{"start":20,"end":30,"form":"name"}]', NULL, NULL);
INSERT INTO entities VALUES (5, 'd:6b532f7d619660ab#e1', 'd:6b532f7d619660ab', 'person', 'Ana Duarte', '["Ana Duarte"]', '[{"start":0,"end":10,"form":"name"}]', NULL, NULL);
INSERT INTO entities VALUES (6, 'd:6b532f7d619660ab#e2', 'd:6b532f7d619660ab', 'person', 'Omar Benhaddou', '["Omar Benhaddou"]', '[{"start":15,"end":29,"form":"name"}]', NULL, NULL);
INSERT INTO entities VALUES (7, 'd:2019e2fc9ccdc03b#e9', 'd:2019e2fc9ccdc03b', 'person', 'the envoy', '["Petra Lindqvist"]', '[{"start":0,"end":15,"form":"name"}]', NULL, '2031-05-06T09:00:17.000000+00:00');
INSERT INTO claims VALUES (1, 'c:202a1683b0efb0ea', 'contact', '{"kind":"contact","participants":["d:2019e2fc9ccdc03b#e1","d:2019e2fc9ccdc03b#e2"],"mode":"met","place":"Vellmark","about":null,"frequency":null,"one_way":false,"point_of_contact":false}', 'd:2019e2fc9ccdc03b', 0, '[{"document":"d:2019e2fc9ccdc03b","start":0,"end":46,"quote":"Petra Lindqvist met Omar Benhaddou in Vellmark","snapshot":"2019e2fc9ccdc03b"}]', '2031-05-01', NULL, '2031-05-01', '2031-05-01', '2031-05-02', '2031-05-02', 'asserted', 'outlet', NULL, 'contacts.v1', 0.9, '2031-05-01', '2031-05-06T09:00:00.000000+00:00', NULL, 0, '[]');
INSERT INTO claims VALUES (2, 'c:2ccef036d29256e0', 'tenure', '{"kind":"tenure","holder":"d:2019e2fc9ccdc03b#e1","post":"envoy to Ostria","office":null,"organisation":null,"standing":"current","predecessor":null,"country":null,"country_inferred":false}', 'd:2019e2fc9ccdc03b', 60, '[{"document":"d:2019e2fc9ccdc03b","start":60,"end":98,"quote":"Petra Lindqvist is the envoy to Ostria","snapshot":"2019e2fc9ccdc03b"}]', NULL, NULL, NULL, NULL, NULL, NULL, 'asserted', 'outlet', NULL, 'tenures.v1', 0.9, '2031-05-01', '2031-05-06T09:00:00.000000+00:00', '2031-05-06T09:00:10.000000+00:00', 0, '[]');
INSERT INTO claims VALUES (3, 'c:27b617d36b12a607', 'contact', '{"kind":"contact","participants":["d:87b9e71c1f4cc22e#e1","d:87b9e71c1f4cc22e#e2"],"mode":"met","place":"Vellmark","about":null,"frequency":null,"one_way":false,"point_of_contact":false}', 'd:87b9e71c1f4cc22e', 0, '[{"document":"d:87b9e71c1f4cc22e","start":0,"end":42,"quote":"Petra Lindqvist met Ivo Brandt in Vellmark","snapshot":"87b9e71c1f4cc22e"}]', '2031-05-03', NULL, '2031-05-03', '2031-05-03', '2031-05-04', '2031-05-04', 'asserted', 'outlet', NULL, 'contacts.v1', 0.9, '2031-05-03', '2031-05-06T09:00:01.000000+00:00', NULL, 0, '[]');
INSERT INTO claims VALUES (4, 'c:e4d876ae567cc456', 'contact', '{"kind":"contact","participants":["d:6b532f7d619660ab#e1","d:6b532f7d619660ab#e2"],"mode":"met","place":"Vellmark","about":null,"frequency":null,"one_way":false,"point_of_contact":false}', 'd:6b532f7d619660ab', 0, '[{"document":"d:6b532f7d619660ab","start":0,"end":41,"quote":"Ana Duarte met Omar Benhaddou in Vellmark","snapshot":"6b532f7d619660ab"}]', '2031-05-02', NULL, '2031-05-02', '2031-05-02', '2031-05-03', '2031-05-03', 'asserted', 'outlet', NULL, 'contacts.v1', 0.9, '2031-05-02', '2031-05-06T09:00:02.000000+00:00', NULL, 2, '["OSTRIA"]');
INSERT INTO claims VALUES (5, 'c:710f66d14e6fc307', 'tenure', '{"kind":"tenure","holder":"d:6b532f7d619660ab#e1","post":"envoy to Ostria","office":null,"organisation":null,"standing":"current","predecessor":null,"country":null,"country_inferred":false}', 'd:6b532f7d619660ab', 53, '[{"document":"d:6b532f7d619660ab","start":53,"end":86,"quote":"Ana Duarte is the envoy to Ostria","snapshot":"6b532f7d619660ab"}]', NULL, NULL, NULL, NULL, NULL, NULL, 'asserted', 'outlet', NULL, 'tenures.v1', 0.9, '2031-05-02', '2031-05-06T09:00:02.000000+00:00', NULL, 2, '["OSTRIA"]');
INSERT INTO claims VALUES (6, 'c:e87fe57c855ac5d8', 'contact', '{"kind":"contact","participants":["d:2019e2fc9ccdc03b#e1","d:2019e2fc9ccdc03b#e2"],"mode":"met","place":"Vellmark","about":null,"frequency":null,"one_way":false,"point_of_contact":false}', 'd:2019e2fc9ccdc03b', 0, '[{"document":"d:2019e2fc9ccdc03b","start":0,"end":46,"quote":"Petra Lindqvist met Omar Benhaddou in Vellmark","snapshot":"2019e2fc9ccdc03b"}]', NULL, NULL, NULL, NULL, NULL, NULL, 'hedged', 'outlet', NULL, 'lena', 1.0, '2031-05-01', '2031-05-06T09:00:15.000000+00:00', NULL, 0, '[]');
INSERT INTO claim_refs VALUES ('c:202a1683b0efb0ea', 'd:2019e2fc9ccdc03b#e1', 'participants');
INSERT INTO claim_refs VALUES ('c:202a1683b0efb0ea', 'd:2019e2fc9ccdc03b#e2', 'participants');
INSERT INTO claim_refs VALUES ('c:27b617d36b12a607', 'd:87b9e71c1f4cc22e#e1', 'participants');
INSERT INTO claim_refs VALUES ('c:27b617d36b12a607', 'd:87b9e71c1f4cc22e#e2', 'participants');
INSERT INTO claim_refs VALUES ('c:2ccef036d29256e0', 'd:2019e2fc9ccdc03b#e1', 'holder');
INSERT INTO claim_refs VALUES ('c:710f66d14e6fc307', 'd:6b532f7d619660ab#e1', 'holder');
INSERT INTO claim_refs VALUES ('c:e4d876ae567cc456', 'd:6b532f7d619660ab#e1', 'participants');
INSERT INTO claim_refs VALUES ('c:e4d876ae567cc456', 'd:6b532f7d619660ab#e2', 'participants');
INSERT INTO claim_refs VALUES ('c:e87fe57c855ac5d8', 'd:2019e2fc9ccdc03b#e1', 'participants');
INSERT INTO claim_refs VALUES ('c:e87fe57c855ac5d8', 'd:2019e2fc9ccdc03b#e2', 'participants');
INSERT INTO claim_documents VALUES ('c:202a1683b0efb0ea', 'd:2019e2fc9ccdc03b');
INSERT INTO claim_documents VALUES ('c:27b617d36b12a607', 'd:87b9e71c1f4cc22e');
INSERT INTO claim_documents VALUES ('c:2ccef036d29256e0', 'd:2019e2fc9ccdc03b');
INSERT INTO claim_documents VALUES ('c:710f66d14e6fc307', 'd:6b532f7d619660ab');
INSERT INTO claim_documents VALUES ('c:e4d876ae567cc456', 'd:6b532f7d619660ab');
INSERT INTO claim_documents VALUES ('c:e87fe57c855ac5d8', 'd:2019e2fc9ccdc03b');
INSERT INTO quarantine VALUES (1, 'd:87b9e71c1f4cc22e', '{"fact":{"kind":"tenure","holder":"d:87b9e71c1f4cc22e#e1","post":"envoy to Ostria","office":null,"organisation":null,"standing":"current","predecessor":null,"country":null,"country_inferred":false},"evidence":[{"document":"d:87b9e71c1f4cc22e","start":56,"end":94,"quote":"Petra Lindqvist is the envoy to Ostria","snapshot":"87b9e71c1f4cc22e"}],"made_by":"tenures.v1","score":0.9,"rule":"","modality":"asserted","basis":"outlet","cited":null,"valid":null,"valid_words":null}', 'BC202', 'out of place', '2031-05-06T09:00:01.000000+00:00', NULL);
INSERT INTO judgements VALUES (1, 'd:2019e2fc9ccdc03b#e1', 'd:87b9e71c1f4cc22e#e1', 'same', 0.9, '["same name"]', 'names.v1', '2031-05-06T09:00:05.000000+00:00');
INSERT INTO judgements VALUES (2, 'd:2019e2fc9ccdc03b#e1', 'd:6b532f7d619660ab#e1', 'different', 0.9, '["same name"]', 'lena', '2031-05-06T09:00:06.000000+00:00');
INSERT INTO judgements VALUES (3, 'd:2019e2fc9ccdc03b#e1', 'd:2019e2fc9ccdc03b#e2', 'same', 0.9, '["same name"]', 'lena', '2031-05-06T09:00:19.000000+00:00');
INSERT INTO document_judgements VALUES (1, 'd:2019e2fc9ccdc03b', 'd:87b9e71c1f4cc22e', 'same_story', 0.9, '["one day"]', 'copies.v1', '2031-05-06T09:00:07.000000+00:00');
INSERT INTO resolved VALUES ('d:2019e2fc9ccdc03b', 'names.v2', X'06', '2031-05-06T09:00:18.000000+00:00');
INSERT INTO resolved VALUES ('d:87b9e71c1f4cc22e', 'names.v1', X'03', '2031-05-06T09:00:05.000000+00:00');
INSERT INTO reviews VALUES (1, 'c:202a1683b0efb0ea', 'accepted', 'lena', '2031-05-06T09:00:00.000000+00:00', 'seen', '2031-05-06T09:00:08.000000+00:00', NULL, NULL);
INSERT INTO reviews VALUES (2, 'c:27b617d36b12a607', 'rejected', 'lena', '2031-05-06T09:00:00.000000+00:00', '', '2031-05-06T09:00:09.000000+00:00', NULL, NULL);
INSERT INTO reviews VALUES (3, 'c:202a1683b0efb0ea', 'rejected', 'lena', '2031-05-06T09:00:13.000000+00:00', 'another day', '2031-05-06T09:00:13.000000+00:00', NULL, NULL);
INSERT INTO reviews VALUES (4, 'c:202a1683b0efb0ea', 'accepted', 'omar', '2031-05-06T09:00:14.000000+00:00', 'rejected taken back', '2031-05-06T09:00:14.000000+00:00', NULL, 1);
INSERT INTO reviews VALUES (5, 'c:e87fe57c855ac5d8', 'accepted', 'lena', '2031-05-06T09:00:15.000000+00:00', 'edited from c:202a1683b0efb0ea', '2031-05-06T09:00:15.000000+00:00', 'c:202a1683b0efb0ea', NULL);
INSERT INTO reviews VALUES (6, 'c:202a1683b0efb0ea', 'rejected', 'lena', '2031-05-06T09:00:15.000000+00:00', 'edited as c:e87fe57c855ac5d8', '2031-05-06T09:00:15.000000+00:00', 'c:e87fe57c855ac5d8', NULL);
INSERT INTO marks VALUES (1, 'Omar Benhaddou', 'ours', 'lena', '2031-05-06T09:00:11.000000+00:00');
INSERT INTO marks VALUES (2, 'd:2019e2fc9ccdc03b#e1', 'ours', 'lena', '2031-05-06T09:00:11.000000+00:00');
INSERT INTO tombstones VALUES ('d:4890d22cfd33a613', '2031-05-06T09:00:12.000000+00:00', 'asked', 1);
INSERT INTO passages VALUES (1, 'd:2019e2fc9ccdc03b', 0, 99, 'paragraph');
INSERT INTO passages VALUES (2, 'd:87b9e71c1f4cc22e', 0, 95, 'paragraph');
INSERT INTO passages VALUES (3, 'd:6b532f7d619660ab', 0, 87, 'paragraph');
INSERT INTO entity_readings VALUES (1, 'd:2019e2fc9ccdc03b#e1', 'd:2019e2fc9ccdc03b', 'person', 'Petra Lindqvist', '["Petra Lindqvist"]', '[{"start":0,"end":15,"form":"name"}]', 'OS', '2031-05-06T09:00:17.000000+00:00');
INSERT INTO quarantine_reviews VALUES (1, 'q:d:87b9e71c1f4cc22e/9e4cc0aa', 'd:87b9e71c1f4cc22e', 'rejected', 'lena', '2031-05-06T09:00:16.000000+00:00', '', '2031-05-06T09:00:16.000000+00:00', NULL, NULL);
INSERT INTO readings VALUES (1, 'd:2019e2fc9ccdc03b', '["contacts.v2"]', 'rules only', '2031-05-06T09:00:17.000000+00:00');
INSERT INTO withdrawals VALUES (1, '2031-05-06T09:00:19.000000+00:00', 'lena', 'omar', 'a slip', '2031-05-06T09:00:20.000000+00:00');
INSERT INTO confirmations VALUES (1, 'c:e87fe57c855ac5d8', 'd:2019e2fc9ccdc03b#e1', 'lena', '2031-05-06T09:00:21.000000+00:00');
INSERT INTO lookups VALUES (1, 'names.v2');
INSERT INTO examples VALUES (1, 'd:2019e2fc9ccdc03b#e1', X'05');
INSERT INTO facets VALUES (-9, 1);
INSERT INTO facets VALUES (7, 1);
INSERT INTO runs VALUES (11, 1);
INSERT INTO runs VALUES (12, 1);
INSERT INTO filing VALUES (1, '4');
INSERT INTO names VALUES (1, 'petra lindqvist');
INSERT INTO names VALUES (2, 'omar benhaddou');
INSERT INTO names VALUES (3, 'ivo brandt');
INSERT INTO names VALUES (4, 'ana duarte');
INSERT INTO names VALUES (5, 'the envoy');
INSERT INTO name_words VALUES ('ana', 4);
INSERT INTO name_words VALUES ('benhaddou', 2);
INSERT INTO name_words VALUES ('brandt', 3);
INSERT INTO name_words VALUES ('duarte', 4);
INSERT INTO name_words VALUES ('envoy', 5);
INSERT INTO name_words VALUES ('ivo', 3);
INSERT INTO name_words VALUES ('lindqvist', 1);
INSERT INTO name_words VALUES ('omar', 2);
INSERT INTO name_words VALUES ('petra', 1);
INSERT INTO name_words VALUES ('the', 5);
INSERT INTO bearers VALUES (1, 'd:2019e2fc9ccdc03b#e1');
INSERT INTO bearers VALUES (1, 'd:2019e2fc9ccdc03b#e9');
INSERT INTO bearers VALUES (1, 'd:87b9e71c1f4cc22e#e1');
INSERT INTO bearers VALUES (2, 'd:2019e2fc9ccdc03b#e2');
INSERT INTO bearers VALUES (2, 'd:6b532f7d619660ab#e2');
INSERT INTO bearers VALUES (3, 'd:87b9e71c1f4cc22e#e2');
INSERT INTO bearers VALUES (4, 'd:6b532f7d619660ab#e1');
INSERT INTO bearers VALUES (5, 'd:2019e2fc9ccdc03b#e9');
INSERT INTO labels VALUES (0, '[]');
INSERT INTO labels VALUES (2, '["OSTRIA"]');
INSERT INTO clusters VALUES (1, 'd:2019e2fc9ccdc03b#e1');
INSERT INTO members VALUES ('d:2019e2fc9ccdc03b#e1', 1);
INSERT INTO members VALUES ('d:87b9e71c1f4cc22e#e1', 1);
INSERT INTO briefs VALUES ('b:6aa89f0a15ae8c9a', 'ca-minister', NULL, 'timber', 'the minister', NULL, NULL, NULL, NULL, NULL, 'en', 0, '[]', 'lena', '2031-05-06T09:00:22.000000+00:00');
INSERT INTO brief_changes VALUES ('b:6aa89f0a15ae8c9a', 0, 'added', 1, 'issue', NULL, 'They met.', 0, NULL, 'lena', '2031-05-06T09:00:22.000000+00:00');
INSERT INTO brief_changes VALUES ('b:6aa89f0a15ae8c9a', 1, 'worded', 1, NULL, NULL, 'They did meet.', 0, NULL, 'omar', '2031-05-06T09:00:23.000000+00:00');
INSERT INTO brief_changes VALUES ('b:6aa89f0a15ae8c9a', 2, 'undone', NULL, NULL, NULL, NULL, 0, '2031-05-06T09:00:23.000000+00:00', 'lena', '2031-05-06T09:00:24.000000+00:00');
INSERT INTO brief_citations VALUES ('b:6aa89f0a15ae8c9a', 0, 'against', 0, 'c:e87fe57c855ac5d8');
INSERT INTO brief_citations VALUES ('b:6aa89f0a15ae8c9a', 0, 'cited', 0, 'c:e87fe57c855ac5d8');
INSERT INTO brief_documents VALUES ('b:6aa89f0a15ae8c9a', 0, 'd:2019e2fc9ccdc03b');
INSERT INTO brief_documents VALUES ('b:6aa89f0a15ae8c9a', 1, 'd:2019e2fc9ccdc03b');
INSERT INTO brief_copies VALUES ('b:6aa89f0a15ae8c9a', 1, 'pdf', 'a4', 'draft', '0a', '0b', 'lena', '2031-05-06T09:00:25.000000+00:00');
INSERT INTO outreach VALUES (1, 'v:57c2eddbfef23259', 'l:57c2eddbfef23259', 'line', '{"words":"The port serves both"}', 'lena', 0, '[]', '2031-05-06T09:00:26.000000+00:00');
INSERT INTO outreach VALUES (2, 'v:f259f166d530ae80', 'a:f259f166d530ae80', 'ask', '{"target":{"name":"Omar Benhaddou","refs":["d:2019e2fc9ccdc03b#e2"]},"messenger":{"name":"Petra Lindqvist","refs":[]},"request":"keep the port open","due":"2031-05-09","line":{"line":"l:57c2eddbfef23259","version":"v:57c2eddbfef23259"}}', 'lena', 0, '[]', '2031-05-06T09:00:27.000000+00:00');
INSERT INTO outreach VALUES (3, 'v:1ce13aecc729cb76', 'a:f259f166d530ae80', 'move', '{"state":"agreed"}', 'omar', 0, '[]', '2031-05-06T09:00:28.000000+00:00');
INSERT INTO outreach VALUES (4, 'v:80fc5282f4ee5ef1', 'a:f259f166d530ae80', 'undo', '{"takes_back":"v:1ce13aecc729cb76"}', 'lena', 0, '[]', '2031-05-06T09:00:29.000000+00:00');
INSERT INTO outreach VALUES (5, 'v:24e4c486b347949e', 'u:24e4c486b347949e', 'universe', '{"universe":"d:2019e2fc9ccdc03b"}', 'lena', 0, '[]', '2031-05-06T09:00:30.000000+00:00');
INSERT INTO outreach_documents VALUES ('v:24e4c486b347949e', 'd:2019e2fc9ccdc03b');
INSERT INTO outreach_documents VALUES ('v:f259f166d530ae80', 'd:2019e2fc9ccdc03b');
INSERT INTO posts VALUES ('envoy', '', '2031-05-01', 'c:2ccef036d29256e0');
INSERT INTO posts VALUES ('envoy', '', '2031-05-02', 'c:710f66d14e6fc307');
INSERT INTO forms VALUES (1, 'person', 'Petra Lindqvist', '["Petra Lindqvist"]', '', 1);
INSERT INTO forms VALUES (1, 'person', 'Petra Lindqvist', '["Petra Lindqvist"]', 'OS', 1);
INSERT INTO roles VALUES (1, 'contact', '', '2031-05-01', 'c:202a1683b0efb0ea');
INSERT INTO roles VALUES (1, 'contact', '', '2031-05-01', 'c:e87fe57c855ac5d8');
INSERT INTO roles VALUES (1, 'contact', '', '2031-05-03', 'c:27b617d36b12a607');
INSERT INTO roles VALUES (1, 'tenure', '["envoy to Ostria",null,"current",0,"asserted",null]', '2031-05-01', 'c:2ccef036d29256e0');
INSERT INTO stretches VALUES (0, '2031-05-01', '2031-05-03');
INSERT INTO watches VALUES ('w:7891131c18616d53', 'https://port.example/', NULL, 3600, 0, '[]', 'lena', '2031-05-06T09:00:31.000000+00:00', NULL);
INSERT INTO watches VALUES ('w:861fc4bfcb67860d', 'https://port.example/feed', NULL, 60, 0, '[]', 'lena', '2031-05-06T09:00:34.000000+00:00', NULL);
INSERT INTO looks VALUES (1, 'w:7891131c18616d53', 'new', 200, 1, '6f1d514f2c1e4e8b71e77e50fce05e1ead8579678b298056a99349853062b84a', '{"etag":"\"1\""}', NULL, NULL, NULL, NULL, '2031-05-06T09:00:32.000000+00:00');
INSERT INTO looks VALUES (2, 'w:7891131c18616d53', 'failed', NULL, NULL, NULL, '{}', 'BC802', 'nobody answers there', 60, NULL, '2031-05-06T09:00:33.000000+00:00');
INSERT INTO looks VALUES (3, 'w:861fc4bfcb67860d', 'items', NULL, NULL, NULL, '{}', NULL, NULL, NULL, 1, '2031-05-06T09:00:35.000000+00:00');
INSERT INTO page_bytes VALUES ('6f1d514f2c1e4e8b71e77e50fce05e1ead8579678b298056a99349853062b84a', 24, X'789CB329B00BC9485528C82F2A51C82C56C82F48CDD3B3D12FB0030066410806');
INSERT INTO page_versions VALUES ('w:7891131c18616d53', 1, '0c', 'd:2019e2fc9ccdc03b', '6f1d514f2c1e4e8b71e77e50fce05e1ead8579678b298056a99349853062b84a', 'text/html', NULL, '{}', NULL, '2031-05-06T09:00:32.000000+00:00');
INSERT INTO feed_items VALUES ('w:861fc4bfcb67860d', '0a', '0b', 'd:2019e2fc9ccdc03b', '2031-05-06T09:00:35.000000+00:00');
INSERT INTO appraisals VALUES (1, 'r:e9b49fe865f29343', 'reliability', 'The Vellmark Post', NULL, 'B', 'it corrects', 'lena', NULL, 0, '[]', '2031-05-06T09:00:36.000000+00:00');
INSERT INTO appraisals VALUES (2, 'r:f5023da98f53d278', 'reliability', 'The Vellmark Post', NULL, NULL, 'a slip', 'omar', 'r:e9b49fe865f29343', 0, '[]', '2031-05-06T09:00:37.000000+00:00');
INSERT INTO appraisals VALUES (3, 'r:011283ee08828c10', 'credibility', 'c:e87fe57c855ac5d8', 'c:e87fe57c855ac5d8', '2', 'we were there', 'lena', NULL, 0, '[]', '2031-05-06T09:00:38.000000+00:00');
INSERT INTO tellings VALUES (1, '["contact","met",0,0,0,null,"asserted","outlet","contacts.v1"]');
INSERT INTO tellings VALUES (2, '["tenure","envoy to Ostria",null,"current",0,null,"asserted","outlet","tenures.v1"]');
INSERT INTO tellings VALUES (3, '["contact","met",0,0,0,null,"hedged","outlet","lena"]');
INSERT INTO strands VALUES (1, 'c:202a1683b0efb0ea', 1, 1, 0, 0, 0.9, 741563, 741563, 741564, 1, 2);
INSERT INTO strands VALUES (2, 'c:2ccef036d29256e0', 2, 1, 0, 60, 0.9, 741563, 0, 0, 1, 0);
INSERT INTO strands VALUES (3, 'c:27b617d36b12a607', 1, 2, 0, 0, 0.9, 741565, 741565, 741566, 3, 4);
INSERT INTO strands VALUES (4, 'c:e4d876ae567cc456', 1, 3, 0, 0, 0.9, 741564, 741564, 741565, 5, 6);
INSERT INTO strands VALUES (5, 'c:710f66d14e6fc307', 2, 3, 0, 53, 0.9, 741564, 0, 0, 5, 0);
INSERT INTO strands VALUES (6, 'c:e87fe57c855ac5d8', 3, 1, 0, 0, 1.0, 741563, 0, 0, 1, 2);
INSERT INTO stands_for VALUES (1, 1);
INSERT INTO stands_for VALUES (3, 1);
INSERT INTO passage_words (rowid, words) SELECT p.seq, substr(d.text, p.start + 1, p."end" - p.start) FROM passages p JOIN documents d ON d.id = p.document ORDER BY p.seq;
