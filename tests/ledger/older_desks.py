"""A test desk of every version there ever was, as SQL text, and the work that fills it.

A new step of `migrations.STEPS` gets its work here, if it brought something to fill, and its desk by
`make desks`, which never writes over a desk that is there: it was made by the code of its time.
"""

from __future__ import annotations

import argparse
import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from backchannel.ledger import dumping, migrations
from backchannel.ledger.ledger import Ledger
from backchannel.ledger.lookups import Example
from backchannel.ledger.outreach import Done
from backchannel.ledger.recording import Quarantined, ReadWith
from backchannel.ledger.rereading import Rereading
from backchannel.ledger.resolving import Resolution
from backchannel.model.appraisals import Appraisal
from backchannel.model.briefs import BriefChange, BriefCopy, BriefHead
from backchannel.model.claims import Draft, Review
from backchannel.model.labels import Label
from backchannel.model.outreach import Change, LineUse, Party
from backchannel.model.reports import DocumentRelation
from backchannel.model.watching import Look, PageVersion, Watch

from .worlds import MORNING, a_desk, meeting, same, ticking

FOLDER = Path(__file__).parent / "desks"
FILLED_BY = {
    "passage_words": 'SELECT p.seq, substr(d.text, p.start + 1, p."end" - p.start) FROM passages p'
    " JOIN documents d ON d.id = p.document ORDER BY p.seq"
}
"""What a full-text index is filled from: its own tables are not written out."""


def first_work(desk: Ledger) -> None:
    """A row or more in every table of version 1."""
    story = meeting()
    later = meeting(other="Ivo Brandt", day=date(2031, 5, 3))
    secret = meeting(
        "Ana Duarte", "Omar Benhaddou", day=date(2031, 5, 2), label=Label(2, frozenset({"OSTRIA"}))
    )
    gone = meeting("Kei Amsel", "Ruth Odile", day=date(2031, 5, 4))
    desk.record(*story)
    document, entities, drafts = later
    desk.record(document, entities, drafts[:1], quarantined=[Quarantined(drafts[1], "BC202", "out of place")])
    for each in (secret, gone):
        desk.record(*each)
    met = same(story[1][0].ref, entities[0].ref)
    desk.resolve(Resolution(document=story[0].id, by="names.v1", kept=b"\x01\x02"))
    desk.resolve(Resolution(document=document.id, judgements=(met,), by="names.v1", kept=b"\x03"))
    desk.judge(same(story[1][0].ref, secret[1][0].ref, by="lena", verdict="different"))
    copied = DocumentRelation(
        left=story[0].id,
        right=document.id,
        relation="same_story",
        score=0.9,
        reasons=("one day",),
        by="copies.v1",
    )
    desk.relate(copied)
    meeting_claim, post_claim, second_claim = (claim.id for claim in desk.view().claims()[:3])
    desk.review(Review(claim=meeting_claim, verdict="accepted", by="lena", at=MORNING, note="seen"))
    desk.review(Review(claim=second_claim, verdict="rejected", by="lena", at=MORNING))
    desk.retract(post_claim)
    desk.mark("Omar Benhaddou", story[1][0].ref, side="ours", by="lena")
    desk.purge(gone[0].id, reason="asked")


def second_work(desk: Ledger) -> None:
    """A verdict taken back, an edit, a dismissed draft, and a document read again."""
    view = desk.view()
    claim, document = view.claims("contact")[0], view.documents()[0]
    desk.say(claim.id, verdict="rejected", by="lena", note="another day")
    desk.undo(claim.id, by="omar")
    draft = Draft(fact=claim.fact, evidence=claim.evidence, made_by="lena", score=1.0, modality="hedged")
    desk.edit(claim.id, draft, by="lena")
    for waiting in view.set_aside():
        desk.say(waiting.id, verdict="rejected", by="lena")
    known = desk.findings(document.id).entities
    change = Rereading(
        document=document.id,
        read_with=ReadWith(("contacts.v2",), "rules only"),
        new_entities=(replace(known[0], ref=f"{document.id}#e9", caption="the envoy"),),
        entities=(replace(known[0], country="OS"),),
    )
    desk.reread(change)
    desk.resolve(Resolution(document=document.id, by="names.v1", kept=b"\x04"))


def judging_work(desk: Ledger) -> None:
    """A verdict of two that was taken back, and a yes to what is kept of somebody."""
    one, other, *_ = desk.view().entities("person")
    judged = desk.judge(same(one.id, other.id, by="lena"))
    desk.withdraw(judged, judge="lena", by="omar", why="a slip")
    desk.confirm(desk.view().claims_of(one.id)[0].id, one.id, by="lena")


def lookup_work(desk: Ledger) -> None:
    """A document judged, with what later ones are compared with."""
    one = desk.view().entities("person")[0]
    document = one.id.partition("#")[0]
    example = Example(one.id, b"\x05", (7, -9))
    filed = Resolution(document=document, by="names.v2", kept=b"\x06", examples=(example,), runs=(11, 12))
    desk.refile([filed], by="names.v2")


def brief_work(desk: Ledger) -> None:
    """A brief with a line that rests on a claim, an edit that was taken back, and a written copy."""
    claim = desk.view().claims()[0].id
    told = BriefChange(
        what="added", section="issue", text="They met.", claims=(claim,), against=(claim,), by="lena"
    )
    head = BriefHead(id="", template="ca-minister", issue="timber", to="the minister", by="lena")
    id_ = desk.keep_brief(head, [told])
    desk.change_brief(id_, BriefChange(what="worded", line=1, text="They did meet.", by="omar"))
    desk.undo_brief(id_, by="lena")
    copy = BriefCopy(
        brief=id_,
        number=1,
        form="pdf",
        paper="a4",
        state="draft",
        label=head.label,
        content="0a",
        file="0b",
        by="lena",
    )
    desk.log_copy(id_, lambda number: replace(copy, number=number))


def outreach_work(desk: Ledger) -> None:
    """A card that was moved and taken back, with its line, and a table of who is to be covered."""
    one, other, *_ = desk.view().entities("person")
    document = one.id.partition("#")[0]
    words = desk.do(Done(kind="line", change=Change(words="The port serves both"), by="lena"))
    target, messenger = Party(name=other.caption, refs=tuple(other.refs)[:1]), Party(name=one.caption)
    use = LineUse(words.subject, words.id)
    opened = Change(
        request="keep the port open", line=use, due=date(2031, 5, 9), target=target, messenger=messenger
    )
    ask = desk.do(Done(kind="ask", change=opened, by="lena", documents=(document,)))
    moved = desk.do(Done(kind="move", change=Change(state="agreed"), by="omar", subject=ask.subject))
    undone = Change(takes_back=moved.id)
    desk.do(Done(kind="undo", change=undone, by="lena", subject=ask.subject))
    desk.do(Done(kind="universe", change=Change(universe=document), by="lena", documents=(document,)))


def watch_work(desk: Ledger) -> None:
    """A page that changed once and was not to be had once, and a feed with an item."""
    document = desk.view().documents()[0].id
    page = desk.add_watch(Watch(address="https://port.example/", every_seconds=3600, by="lena"))
    body = b"<p>The port is open.</p>"
    content = hashlib.sha256(body).hexdigest()
    version = PageVersion(number=1, text="0c", document=document, content=content, media_type="text/html")
    look = Look(outcome="new", status=200, version=1, content=content, headers={"etag": '"1"'})
    desk.log_version(page, look, version, body)
    desk.log_look(page, Look(outcome="failed", code="BC802", why="nobody answers there", wait_seconds=60))
    feed = Watch(address="https://port.example/feed", every_seconds=60, by="lena")
    desk.log_items(desk.add_watch(feed), Look(outcome="items", items=1), [("0a", "0b", document)])


def appraisal_work(desk: Ledger) -> None:
    """A grade of a source that was taken back, and one of a fact."""
    claim = desk.view().claims()[0].id
    given = Appraisal(
        kind="reliability", subject="The Vellmark Post", grade="B", why="it corrects", by="lena"
    )
    first = desk.appraise(given)
    desk.appraise(replace(given, grade=None, why="a slip", by="omar", takes_back=first.id))
    desk.appraise(Appraisal(kind="credibility", subject=claim, grade="2", why="we were there", by="lena"))


WORK: dict[int, Callable[[Ledger], None]] = {
    1: first_work,
    2: second_work,
    3: judging_work,
    4: lookup_work,
    8: brief_work,
    9: outreach_work,
    12: watch_work,
    13: appraisal_work,
}
"""By the step that it fills. Written once: older desks hold what it did then."""


def worked(path: str, *, version: int) -> Ledger:
    """A desk of the present tables, filled as the test desk of that version was."""
    desk = a_desk(ticking(), path)
    for step in sorted(WORK):
        if step <= version:
            WORK[step](desk)
    return desk


def desk_text(version: int) -> Path:
    return FOLDER / f"schema_{version:04}.sql"


def laid_down(version: int, path: Path) -> sqlite3.Connection:
    """The test desk of that version as a file, untouched by the code of today; the caller closes it."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript(desk_text(version).read_text("utf8"))
    return connection


def tables(connection: sqlite3.Connection) -> list[str]:
    """The SQL of everything there is, in text order; what an index keeps for itself is left out."""
    named = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    inner = tuple(f"{name}_" for name, sql in named if sql.startswith("CREATE VIRTUAL"))
    return sorted(sql for name, sql in named if not name.startswith(inner or ("\0",)))


def rows_of(connection: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> list[tuple[object, ...]]:
    """The rows in order of content, of these columns."""
    listed = ", ".join(f'"{name}"' for name in columns)
    return connection.execute(f"SELECT {listed} FROM {table} ORDER BY {listed}").fetchall()


def columns_of(connection: sqlite3.Connection, table: str) -> tuple[str, ...]:
    """None for a table that is not there."""
    return tuple(row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] != "seq")


def sql_of(connection: sqlite3.Connection) -> Iterator[str]:
    """The desk as SQL text that makes it again."""
    yield "-- A test desk as the code of its time made it, by `make desks`; never changed."
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    yield f"PRAGMA application_id = {migrations.APPLICATION_ID};"
    yield f"PRAGMA user_version = {version};"
    made = connection.execute(
        "SELECT name, type, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"
    )
    everything = made.fetchall()
    indexes = [name for name, _, sql in everything if sql.startswith("CREATE VIRTUAL")]
    inner = tuple(f"{name}_" for name in indexes) or ("\0",)
    kept = [row for row in everything if not row[0].startswith(inner)]
    yield from (f"{sql};" for _, _, sql in kept)
    for name, kind, _ in kept:
        if kind == "table" and name not in indexes:
            yield from _inserts(connection, name)
    for index in indexes:
        yield f"INSERT INTO {index} (rowid, words) {FILLED_BY[index]};"


def _inserts(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    quoted = ", ".join(f'quote("{name}")' for name in names)
    for row in connection.execute(f"SELECT {quoted} FROM {table} ORDER BY 1"):
        yield f"INSERT INTO {table} VALUES ({', '.join(row)});"


def missing_truth(connection: sqlite3.Connection) -> list[str]:
    """Tables of the truth without a row: a step that brought one has no work yet."""
    return [t for t in dumping.TRUTH if not connection.execute(f"SELECT 1 FROM {t} LIMIT 1").fetchone()]


def main() -> None:
    argparse.ArgumentParser(description=__doc__).parse_args()
    version = len(migrations.STEPS)
    path = desk_text(version)
    if path.exists():
        print(f"{path.name} is there already and stays as it is")
        return
    with closing(worked(":memory:", version=version)._connection) as connection:
        if empty := missing_truth(connection):
            raise SystemExit(f"write the work of step {version} into WORK: nothing is in {', '.join(empty)}")
        path.write_text("\n".join(sql_of(connection)) + "\n", "utf8")
    print(f"{path.name} is written: commit it with the step")


if __name__ == "__main__":
    main()
