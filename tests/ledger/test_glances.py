"""What is read bit by bit is what is read at once: for every reader, at every instant."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from backchannel.gazetteer.post_words import post_of
from backchannel.ledger import filing
from backchannel.ledger.glanced_view import GlancedView
from backchannel.ledger.ledger import Ledger
from backchannel.ledger.outreach import Done
from backchannel.ledger.recording import ReadWith
from backchannel.ledger.rereading import Rereading
from backchannel.ledger.view import View
from backchannel.model.claims import Review
from backchannel.model.errors import LedgerError, NothingFound
from backchannel.model.facts import refs_of
from backchannel.model.labels import OPEN, Label, Reader
from backchannel.model.outreach import Change, Party
from backchannel.model.reports import DocumentRelation

from .worlds import MORNING, a_desk, meeting, same

HOUR = timedelta(hours=1)
SECRET = Label(2, frozenset({"harbour"}))
READERS = (Reader(), Reader("lena", SECRET), Reader("omar", Label(2)))
NAMES = ("Petra Lindqvist", "Omar Benhaddou", "Ana Duarte", "Ivo Brandt", "Ana Lindqvist", "Lindqvist")
FIRST, LAST = date(2031, 5, 4), date(2031, 5, 12)
ASKED = (*NAMES, "Ana", "Premier Ana Duarte", "brandt", "nobody", "", "Vellmark")
BEGUN = ("a", "an", "lin", "Ana L", "petra lind", "ana x", "")
STEPS = (
    "record",
    "record",
    "record",
    "secret",
    "judge",
    "split",
    "copy",
    "story",
    "part",
    "review",
    "retract",
)
RELATED = {"copy": "copy", "story": "same_story", "part": "part_copy"}
MORE = ("ask", "reject", "mark", "reread", "withdraw", "judge", "judge", "doubt", "split")


def told(view: View, like: View) -> dict[str, Any]:
    """All that targeted questions give, asked about everything that another view has."""
    documents = [d.id for d in like.documents()]
    claims = [c.id for c in like.claims()]
    refs = sorted({ref for c in like.claims() for ref in refs_of(c.fact)})
    return {
        "named": {name: view.named(name) for name in ASKED},
        "people": [view.named(name, "person") for name in ASKED],
        "begun": {words: view.begun(words, at_most=2) for words in BEGUN},
        "canonical": {ref: view.canonical(ref) for ref in refs},
        "entities": [or_nothing(view.entity, ref) for ref in refs],
        "names_at": [or_nothing(view.names_at, ref) for ref in refs],
        "sharing": [view.sharing(id_) for id_ in documents],
        "judgements": [or_nothing(view.judgements, ref) for ref in refs],
        "claims": [view.claim(id_) for id_ in claims],
        "of": [(view.claims_of(ref), view.claims_of(ref, "contact")) for ref in refs],
        "around": [around(view, ref) for ref in refs],
        "proposals around": [
            view.proposals_around(ref, *kinds, each=each, day=day)
            for ref in refs
            for kinds in ((), ("contact",))
            for each, day in ((1, LAST), (40, None))
        ],
        "around each": [
            view.claims_around_each([(ref, day) for ref in refs for day in (None, LAST)], *kinds, each=1)
            for kinds in ((), ("contact",), ("tenure", "contact"))
        ],
        "between": [
            view.claims_between_each([(one, other, FIRST, LAST) for one in refs for other in refs], "contact")
        ],
        "told": [
            list(view.tenures_told(post_of("envoy to Ostria").core, country, after=after, until=LAST))
            for country in ("", "NO")
            for after in (FIRST, None)
        ],
        "in": [view.claims_in(id_) for id_ in documents],
        "tenures": view.tenures(post_of("envoy to Ostria").core),
        "documents": [view.document(id_) for id_ in documents],
        "origins": [(view.origin(id_), view.first_reported(id_)) for id_ in documents],
        "relations": [view.relations(id_) for id_ in documents],
        "last": view.last_published(),
        "marks": dict(view.marks()),
        "accepted": [view.accepted(id_) for id_ in claims],
        "search": [view.search(words) for words in ("met", "Lindqvist", "envoy Ostria")],
        "holding": [
            view.holding(["lindq", "ostr", "bran"], least=least, **ends)
            for least in (1, 2)
            for ends in ({}, {"first": 1}, {"last": 1}, {"first": 9}, {"first": 3}, {"last": 2}, {"last": 0})
        ],
        "each": view.claims_in_each(documents[1:4], "contact"),
        "nameless": view.nameless("contact"),
        "in numbers": [in_numbers(view, *kinds) for kinds in (("tie", "contact"), ("tenure",))],
        "side": view.side,
        "count": (
            view.how_many(),
            view.last_added(),
            view.added_since(MORNING),
            view.added_since(MORNING + 2 * HOUR),
        ),
        "added": [view.added_last(3), view.added_last(9, skip=1), view.added_last(9, since=MORNING + HOUR)],
        "waits": [(view.proposals_in(id_), view.set_aside_in(id_)) for id_ in documents],
        "outreach": view.outreach(),
    }


def in_numbers(view: View, *kinds: str) -> list[object]:
    """A row a claim, with what the numbers stand for."""
    found = view.strands(*kinds)
    beings = [*zip(found.beings, found.kinds, strict=True), None]
    return [
        (
            id_,
            found.told[found.telling[at]],
            None if found.origin[at] < 0 else found.origins[found.origin[at]],
            *(int(days[at]) for days in (found.garbled, found.reported, found.begun, found.ended)),
            *(beings[one] for one in (found.one[at], found.other[at], *found.crowds.get(at, ()))),
        )
        for at, id_ in enumerate(found.ids)
    ]


def around(view: View, ref: str) -> list[object]:
    """All ways of asking for a few."""
    asked = [view.claims_around(ref, *kinds, before=2, after=1, day=LAST) for kinds in ((), ("contact",))]
    asked.append(view.claims_around(ref, before=1))
    return [(found.claims, sorted(found.cut)) for found in asked]


def or_nothing(ask: Callable[[str], object], id_: str) -> object:
    try:
        return ask(id_)
    except NothingFound as error:
        return str(error)


def as_bytes(answers: object) -> bytes:
    return msgspec.json.Encoder(order="deterministic", enc_hook=list).encode(answers)


def at_once(desk: Ledger, reader: Reader, known: datetime | None) -> View:
    """The view that reads everything first."""
    with desk.together():
        view = desk.view(reader=reader, known_at=known)
    assert not isinstance(view, GlancedView)
    return view


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.sampled_from((*STEPS, *MORE)), st.integers(0, 40)), min_size=3, max_size=16))
def test_bit_by_bit_is_as_at_once(steps: list[tuple[str, int]]) -> None:
    with TemporaryDirectory() as folder, a_desk(path=str(Path(folder) / "desk.db")) as desk:
        for step, number in steps:
            do(desk, step, number)
        for reader in READERS:
            for known in (None, MORNING + timedelta(seconds=6)):
                whole = at_once(desk, reader, known)
                bit_by_bit = desk.view(reader=reader, known_at=known)
                assert isinstance(bit_by_bit, GlancedView)
                found = told(bit_by_bit, whole)
                for question, answer in told(whole, whole).items():
                    assert as_bytes({question: found[question]}) == as_bytes({question: answer})


def do(desk: Ledger, step: str, number: int) -> None:
    view = at_once(desk, READERS[1], None)
    refs = sorted({ref for c in view.claims() for ref in refs_of(c.fact)})
    documents, claims = view.documents(), view.claims()
    if step in ("record", "secret"):
        one, other = NAMES[number % 6], NAMES[(number // 6 + 1 + number) % 6]
        if one != other:
            label = SECRET if step == "secret" else OPEN
            desk.record(*meeting(one, other, day=date(2031, 5, 1 + number % 20), label=label))
    elif step in ("judge", "split", "doubt") and len(refs) > 1:
        few = refs[:5]  # so that one pair is judged again and again
        left, right = few[number % len(few)], few[number * 7 % len(few)]
        verdict: Any = {"judge": "same", "split": "different", "doubt": "unsure"}[step]
        if left != right:
            desk.judge(same(left, right, verdict=verdict, by="lena" if number % 3 else "names.v1"))
    elif step == "ask" and documents:
        change = Change(target=Party(name=NAMES[number % 6]), request="keep the port open")
        under = (documents[number % len(documents)].id,)
        desk.do(Done(kind="ask", change=change, by="lena", documents=under))
    elif step == "withdraw" and len(refs) > 1 and refs[0] != refs[number % len(refs)]:
        judged = desk.judge(same(refs[0], refs[number % len(refs)], by="lena"))
        desk.withdraw(judged, judge="lena", by="omar", why="a slip")
    elif step in RELATED and len(documents) > 1:
        left, right = documents[number % len(documents)].id, documents[number * 3 % len(documents)].id
        kind: Any = RELATED[step]
        if left != right:
            desk.relate(DocumentRelation(left=left, right=right, relation=kind, score=0.9, reasons=()))
    elif step in ("review", "reject") and claims:
        said: Any = "accepted" if step == "review" else "rejected"
        desk.review(Review(claim=claims[number % len(claims)].id, verdict=said, by="lena", at=MORNING))
    elif step == "retract" and claims:
        desk.retract(claims[number % len(claims)].id)
    elif step == "mark":
        desk.mark(NAMES[number % 6], side="ours" if number % 2 else "theirs", by="lena")
    elif step == "reread" and documents:
        document = documents[number % len(documents)].id
        first = desk.findings(document).entities[0]
        again = replace(first, caption="Petra Sund", names=("Petra Sund",))
        entity = (again, replace(first, mentions=()))[number % 2]
        read_with = ReadWith(("contacts.v2",), "rules only")
        desk.reread(Rereading(document=document, read_with=read_with, entities=(entity,)))


def test_a_view_does_not_see_what_is_written_later(tmp_path: Path) -> None:
    with a_desk(path=str(tmp_path / "desk.db")) as desk:
        desk.record(*meeting())
        view = desk.view()
        desk.record(*meeting("Ana Duarte", "Ivo Brandt", day=date(2031, 5, 2)))
        assert view.named("Duarte") == ()
        assert view.last_published() == date(2031, 5, 1)
        assert desk.view().named("Duarte")


def test_a_purge_ends_the_views_that_would_keep_its_bytes(tmp_path: Path) -> None:
    with a_desk(path=str(tmp_path / "desk.db")) as desk:
        story = meeting()
        desk.record(*story)
        view = desk.view()
        desk.purge(story[0].id, reason="asked")
        with pytest.raises(LedgerError):
            view.named("Lindqvist")
        assert desk.view().named("Lindqvist") == ()
        assert desk.verify() == []


def test_what_an_older_program_did_not_file_is_filed_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with a_desk(path=str(path)) as desk:
        desk.record(*meeting())
        before = as_bytes(told(desk.view(), desk.view()))
        for table in ("filing", "bearers", "name_words", "names", "posts"):
            desk._connection.execute(f"DELETE FROM {table}")
    with Ledger.open(path) as desk:
        assert as_bytes(told(desk.view(), desk.view())) == before


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(st.sampled_from((*STEPS, *MORE, "purge")), st.integers(0, 40)), max_size=20))
def test_what_is_filed_with_every_writing_is_what_is_filed_anew(steps: list[tuple[str, int]]) -> None:
    with a_desk() as desk:
        for step, number in steps:
            documents = desk.view(reader=READERS[1]).documents()
            if step != "purge":
                do(desk, step, number)
            elif documents:
                desk.purge(documents[number % len(documents)].id, reason="asked")
        with_every_writing = filed(desk)
        filing.file_anew(desk._connection)
        assert filed(desk) == with_every_writing


def filed(desk: Ledger) -> dict[str, list[tuple[object, ...]]]:
    """All that is derived of clusters, posts and days; clusters by the one that comes first."""
    of_cluster = "SELECT c.top, t.* FROM {} t JOIN clusters c ON c.seq = t.cluster"
    asked = {table: of_cluster.format(table) for table in ("forms", "roles", "members")}
    asked |= {table: f"SELECT 0, 0, * FROM {table}" for table in ("posts", "stretches", "crowds")}
    asked["strands"] = "SELECT s.telling, t.words, s.* FROM strands s JOIN tellings t ON t.seq = s.telling"
    asked["stands_for"] = "SELECT c.top, s.entity FROM stands_for s JOIN clusters c ON c.seq = s.cluster"
    rows = {table: desk._connection.execute(sql).fetchall() for table, sql in asked.items()}
    number = {"forms": 1, "roles": 1, "members": 2, "strands": 0}
    return {
        table: sorted(tuple(v for n, v in enumerate(row) if n != number.get(table)) for row in found)
        for table, found in rows.items()
    }
