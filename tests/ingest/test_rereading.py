"""A document read again: what a person said stays, refs stay, and an earlier view stays the same bytes."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from backchannel.act.export import export_lines
from backchannel.extract.language_model import Model, load_model
from backchannel.ingest import pipeline
from backchannel.ingest.one_fact import is_the_same
from backchannel.ingest.rereading import Changes, changes_of, reread
from backchannel.ledger.ledger import Ledger
from backchannel.ledger.recording import Quarantined, ReadWith
from backchannel.ledger.rereading import Findings
from backchannel.model.claims import Claim, Draft
from backchannel.model.entities import Entity, Mention
from backchannel.model.facts import Contact, Tenure, refs_of
from backchannel.model.sources import Document
from backchannel.read.reading import read_text
from tests.ledger.killing import killed_at, needs_fork
from tests.ledger.worlds import a_desk, a_draft, an_entity, meeting, same, stopped, ticking

TODAY = ReadWith(("contacts.v2", "tenures.v2"), "a model 2.0")
Story = tuple[Document, list[Entity], list[Draft]]
STORY = """Veldania's ambassador to Norway, Mara Quist, met Norwegian Trade Minister Jo Lind in Oslo.

Quist has had a close working relationship with Lind since the timber talks.
"""


def later(draft: Draft) -> Draft:
    """The same finding by the next version of its finder."""
    return replace(draft, made_by=draft.made_by.replace(".v1", ".v2"))


def read_again(desk: Ledger, story: Story) -> Changes:
    changes = changes_of(desk.findings(story[0].id), story[1], story[2], read_with=TODAY)
    desk.reread(changes.rereading)
    return changes


def shown(desk: Ledger, **at: datetime) -> list[bytes]:
    return list(export_lines(desk.view(known_at=at.get("at"))))


def test_the_same_reading_by_a_new_version_changes_no_claim() -> None:
    desk, (document, entities, drafts) = a_desk(), meeting()
    desk.record(document, entities, drafts)
    before = shown(desk)
    changes = read_again(desk, (document, entities, [later(d) for d in drafts]))
    assert (changes.stands, changes.gained, changes.lost, changes.kept) == (2, (), (), ())
    assert shown(desk) == before
    assert desk.findings(document.id).read_with == TODAY


def test_what_is_found_newly_is_added_and_what_is_not_found_is_retracted() -> None:
    clock = ticking()
    desk, (document, entities, drafts) = a_desk(clock), meeting()
    desk.record(document, entities, drafts[:1])
    then = clock()
    before = shown(desk)
    changes = read_again(desk, (document, entities, drafts[1:]))
    assert [d.fact for d in changes.gained] == [drafts[1].fact]
    assert [c.fact for c in changes.lost] == [drafts[0].fact]
    assert [c.fact for c in desk.view().claims()] == [drafts[1].fact]
    assert shown(desk, at=then) == before
    read_again(desk, (document, entities, drafts))
    assert len(desk.view().claims()) == 2
    assert shown(desk, at=then) == before


def test_a_finding_told_in_other_words_of_the_place_has_changed_and_is_not_two() -> None:
    desk, (document, entities, drafts) = a_desk(), meeting()
    desk.record(document, entities, drafts[:1])
    shorter = later(a_draft(document, drafts[0].fact, "met Omar Benhaddou in Vellmark", score=0.9))
    changes = read_again(desk, (document, entities, [shorter]))
    assert [(c.fact, d) for c, d in changes.changed] == [(drafts[0].fact, shorter)]
    assert [c.evidence for c in desk.view().claims()] == [shorter.evidence]


def test_what_a_person_rejected_stays_rejected_in_other_words_by_another_version() -> None:
    desk, (document, entities, drafts) = a_desk(), meeting()
    desk.record(document, entities, drafts[:1])
    (claim,) = desk.view().claims()
    desk.say(claim.id, verdict="rejected", by="lena")
    again = later(a_draft(document, drafts[0].fact, "met Omar Benhaddou", score=0.99))
    changes = read_again(desk, (document, entities, [again]))
    assert [(k.claim.id, k.verdict, k.found) for k in changes.kept] == [(claim.id, "rejected", again)]
    assert desk.view().claims() == desk.view().proposals() == ()
    desk.undo(claim.id, by="lena")
    assert [c.id for c in desk.view().claims()] == [claim.id]


def test_another_finding_of_rejected_words_is_a_finding_of_its_own() -> None:
    desk, (document, entities, drafts) = a_desk(), meeting()
    desk.record(document, entities, drafts[1:])
    desk.say(desk.view().claims()[0].id, verdict="rejected", by="lena")
    former = replace(drafts[1], fact=replace(drafts[1].fact, standing="former"))
    changes = read_again(desk, (document, entities, [later(former)]))
    assert [d.fact for d in changes.gained] == [former.fact]


def test_what_was_rejected_of_one_stays_rejected_of_the_two_that_a_reading_makes_of_them() -> None:
    desk, (document, entities, drafts) = a_desk(), meeting()
    first, second = (m.start() for m in re.finditer("Petra Lindqvist", document.text))
    petra = replace(entities[0], mentions=tuple(Mention(at, at + 15, "name") for at in (first, second)))
    desk.record(document, [petra, entities[1]], drafts[1:])
    (claim,) = desk.view().claims()
    desk.say(claim.id, verdict="rejected", by="lena")
    envoy = replace(petra, ref=f"{document.id}#e3", caption="Lindqvist", mentions=petra.mentions[1:])
    again = replace(later(drafts[1]), fact=replace(drafts[1].fact, holder=envoy.ref))
    split = [replace(petra, mentions=petra.mentions[:1]), entities[1], envoy]
    changes = read_again(desk, (document, split, [replace(again, score=0.99)]))
    assert [k.claim.id for k in changes.kept] == [claim.id]
    assert desk.view().claims() == desk.view().proposals() == ()


def test_what_a_person_accepted_stays_as_it_is() -> None:
    desk, (document, entities, drafts) = a_desk(), meeting()
    desk.record(document, entities, drafts)
    meeting_claim, post = desk.view().claims()
    desk.say(meeting_claim.id, post.id, verdict="accepted", by="lena")
    planned = later(replace(drafts[0], modality="planned"))
    changes = read_again(desk, (document, entities, [planned]))
    assert desk.view().claims() == (meeting_claim, post)
    assert [(k.claim.id, k.found) for k in changes.kept] == [(meeting_claim.id, planned), (post.id, None)]


def test_an_edit_outlives_the_reading_and_its_original_does_not_come_back() -> None:
    desk, (document, entities, drafts) = a_desk(), meeting()
    desk.record(document, entities, drafts[1:])
    (claim,) = desk.view().claims()
    assert isinstance(claim.fact, Tenure)
    edited = Draft(
        fact=replace(claim.fact, standing="former"), evidence=claim.evidence, made_by="lena", score=1.0
    )
    id_ = desk.edit(claim.id, edited, by="lena")
    longer = later(replace(drafts[1], fact=replace(drafts[1].fact, post="the envoy to Ostria since 2030")))
    for found in (later(drafts[1]), later(edited), longer):
        read_again(desk, (document, entities, [replace(found, made_by="tenures.v2", score=0.9)]))
        assert [c.id for c in desk.view().claims()] == [id_]


def test_refs_stay_and_judgements_and_marks_keep_pointing_right() -> None:
    desk, first, second = a_desk(), meeting(), meeting("Petra Lindqvist", "Ivo Brandt")
    desk.record(*first)
    desk.record(*second)
    petra = first[1][0].ref
    desk.judge(same(petra, second[1][0].ref, by="lena"))
    desk.mark(petra, side="ours", by="lena")
    document = first[0]
    town = replace(an_entity(document, "Vellmark", kind="place"), ref=f"{document.id}#e1")
    others = [replace(e, ref=f"{document.id}#e{n}") for n, e in ((2, first[1][1]), (3, first[1][0]))]
    swapped = {first[1][1].ref: others[0].ref, petra: others[1].ref}
    fact = first[2][0].fact
    assert isinstance(fact, Contact)
    renumbered = replace(fact, participants=tuple(swapped[r] for r in fact.participants))
    changes = read_again(desk, (document, [town, *others], [later(replace(first[2][0], fact=renumbered))]))
    assert changes.stands == 1
    assert [e.ref for e in changes.rereading.new_entities] == [f"{document.id}#e3"]
    view = desk.view()
    assert view.entity(petra).caption == "Petra Lindqvist"
    assert set(view.entity(petra).refs) == {petra, second[1][0].ref}
    assert view.marks() == {petra: "ours"}
    assert view.entity(f"{document.id}#e3").caption == "Vellmark"


def test_who_is_no_longer_named_is_gone_unless_a_persons_claim_is_about_them() -> None:
    clock = ticking()
    desk, (document, entities, drafts) = a_desk(clock), meeting()
    desk.record(document, entities, drafts)
    post = desk.view().claims("tenure")[0]
    desk.say(post.id, verdict="accepted", by="lena")
    then = clock()
    read_again(desk, (document, [], []))
    assert [k.caption for k in desk.view().entities()] == ["Petra Lindqvist"]
    assert [c.id for c in desk.view().claims()] == [post.id]
    assert len(desk.view(known_at=then).entities()) == 2
    assert desk.unresolved() == (document.id,)


def test_drafts_that_were_set_aside_come_and_go_and_a_dismissed_one_stays_dismissed() -> None:
    desk, (document, entities, drafts) = a_desk(), meeting()
    bad = replace(drafts[0], score=7.0)
    desk.record(document, entities, [], quarantined=[Quarantined(bad, "BC213", "score 7.0 is not in 0..1")])
    (waiting,) = desk.view().set_aside()
    read_again(desk, (document, entities, [later(bad)]))
    assert desk.view().set_aside() == (waiting,)
    desk.say(waiting.id, verdict="rejected", by="lena")
    read_again(desk, (document, entities, [later(bad)]))
    assert desk.view().set_aside() == ()
    desk.undo(waiting.id, by="lena")
    read_again(desk, (document, entities, []))
    assert desk.view().set_aside() == ()


def test_what_a_model_or_a_person_found_is_not_retracted_by_reading_without_them() -> None:
    desk, (document, entities, drafts) = a_desk(), meeting()
    asked, own = replace(drafts[0], made_by="llm.v1:small"), replace(drafts[1], made_by="lena")
    desk.record(document, entities, [asked, own])
    before = shown(desk)
    assert read_again(desk, (document, entities, [])).lost == ()
    assert shown(desk) == before


def added(desk: Ledger, model: Model) -> Document:
    document = read_text(STORY, name="story.txt")
    pipeline.add(desk, [("story.txt", document)], model=model)
    return document


def changed_documents(desk: Ledger, *, model: Model, dry_run: bool = False) -> list[Changes]:
    found: list[Changes] = []

    def told(_: Findings, changes: Changes) -> None:
        found.append(changes)

    reread(desk, [d.id for d in desk.view().documents()], model=model, dry_run=dry_run, told=told)
    return found


def test_a_document_read_by_rules_alone_gains_what_the_model_finds_and_only_once(model: Model) -> None:
    desk = a_desk(ticking(datetime.now(UTC)))
    added(desk, load_model("rules"))
    few, before = len(desk.view().claims()), list(desk.dump())
    (would,) = changed_documents(desk, model=model, dry_run=True)
    assert list(desk.dump()) == before
    (changes,) = changed_documents(desk, model=model)
    assert len(would.gained) == len(changes.gained) > 0
    assert len(desk.view().claims()) > few
    assert desk.verify() == []
    after = list(desk.dump())
    (again,) = changed_documents(desk, model=model)
    assert not again.writes_anything
    assert list(desk.dump()) == after


def test_a_document_read_again_says_the_same_as_one_read_for_the_first_time(model: Model) -> None:
    old, new = a_desk(), a_desk()
    added(old, load_model("rules"))
    changed_documents(old, model=model)
    added(new, model)

    def facts(desk: Ledger) -> set[tuple[str, str, tuple[str, ...]]]:
        view = desk.view()
        named = [(c, tuple(view.entity(ref).caption for ref in refs_of(c.fact))) for c in view.claims()]
        return {(type(c.fact).__name__, c.evidence[0].quote, who) for c, who in named}

    assert facts(old) == facts(new)
    assert {e.caption for e in old.view().entities()} == {e.caption for e in new.view().entities()}


@needs_fork
def test_a_killed_reading_leaves_the_document_whole_and_is_ended_by_the_next(
    model: Model, tmp_path: Path
) -> None:
    base, whole = tmp_path / "base.db", tmp_path / "whole.db"
    with a_desk(stopped(), str(base)) as desk:
        added(desk, load_model("rules"))
        desk.backup(whole)
    with Ledger.open(whole, clock=stopped()) as desk:
        before = shown(desk)
        changed_documents(desk, model=model)
        after = shown(desk)
    for statement in range(1, 400, 23):
        path = tmp_path / f"killed{statement}.db"
        with Ledger.open(base, clock=stopped()) as desk:
            desk.backup(path)

        def work(path: Path = path) -> None:
            with Ledger.open(path, clock=stopped()) as desk:
                changed_documents(desk, model=model)

        was_killed = killed_at(statement, work)
        with Ledger.open(path, clock=stopped()) as desk:
            facts = [line for line in shown(desk) if b'"type":"claim"' in line]
            states = [[line for line in lines if b'"type":"claim"' in line] for lines in (before, after)]
            assert facts in states
            changed_documents(desk, model=model)
            assert shown(desk) == after
        if not was_killed:
            break


Step = tuple[str, int, int]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(("accept", "reject", "edit", "undo", "reread", "reread")),
        st.integers(0, 1),
        st.integers(0, 3),
    ),
    max_size=10,
)


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_a_persons_last_word_holds_through_every_reading(steps: list[Step]) -> None:
    clock = ticking()
    desk, (document, entities, drafts) = a_desk(clock), meeting()
    desk.record(document, entities, drafts)
    found = [c.id for c in desk.view().claims()]
    said: list[list[tuple[str, str]]] = [[], []]
    seen: list[tuple[datetime, list[bytes]]] = []
    for number, (step, which, how) in enumerate(steps):
        seen.append((clock(), shown(desk)))
        id_ = found[which]
        if step == "reread":
            read_again(desk, (document, entities, reading(document, drafts, which, how)))
        elif id_ not in desk.view()._claims:
            continue  # a reading has retracted it, and nobody had said anything of it
        elif step == "undo":
            if said[which]:
                desk.undo(id_, by="lena")
                said[which].pop()
        elif step == "edit":
            own = edited(desk.view().claim(id_), number)
            said[which].append(("edited", desk.edit(id_, own, by="lena")))
        else:
            verdict = "accepted" if step == "accept" else "rejected"
            desk.say(id_, verdict=verdict, by="lena")  # type: ignore[arg-type]
            said[which].append((verdict, id_))
        for each in (0, 1):
            holds(desk, found[each], said[each])
    for instant, before in seen:
        assert shown(desk, at=instant) == before


def reading(document: Document, drafts: list[Draft], which: int, how: int) -> list[Draft]:
    """A new reading: without one finding, with it in fewer words, with another score, or as before."""
    one, other = later(drafts[which]), later(drafts[1 - which])
    if how == 0:
        return [other]
    if how == 1:
        words = one.evidence[0].quote.rpartition(" ")[0]
        return [other, replace(a_draft(document, one.fact, words), made_by=one.made_by)]
    return [replace(one, score=0.1), other] if how == 2 else [one, other]


def edited(claim: Claim, number: int) -> Draft:
    changes = {"place": f"Hall {number}"} if isinstance(claim.fact, Contact) else {"standing": "former"}
    fact = msgspec.convert({**msgspec.to_builtins(claim.fact), **changes}, type(claim.fact))
    return Draft(fact=fact, evidence=claim.evidence, made_by=f"lena{number}", score=1.0)


def holds(desk: Ledger, id_: str, said: list[tuple[str, str]]) -> None:
    """What was said last and not taken back is what the desk shows."""
    if not said:
        return
    view = desk.view()
    standing = {c.id: c for c in (*view.claims(), *view.proposals())}
    verdict, claim = said[-1]
    if verdict == "rejected" or verdict == "edited":
        original = view.claim(id_)
        assert id_ not in standing
        assert not [c for c in standing.values() if c.made_by[:4] != "lena" and is_the_same(c, original)]
    if verdict in ("accepted", "edited"):
        assert claim in standing
        assert view.accepted(claim)
