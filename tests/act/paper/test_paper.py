"""A brief on paper: numbered, labelled, logged; the same bytes; nothing in it but what is printed."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from datetime import date

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from backchannel.act.brief import brief
from backchannel.act.briefs.briefs import Briefs
from backchannel.act.briefs.sheet import BriefSheet
from backchannel.act.briefs.wanted import Wanted
from backchannel.act.paper.markdown import plain
from backchannel.act.paper.pdf import pages, pdf
from backchannel.act.paper.printed import Printed
from backchannel.act.paper.word import word
from backchannel.act.paper.writing import as_bytes, page_of
from backchannel.desk import Desk
from backchannel.model.briefs import Form, Paper
from backchannel.model.errors import BriefNotReady
from backchannel.model.facts import Measure
from backchannel.model.labels import Label
from tests.act.briefs.desks import ASKED, a_brief, a_desk, a_world
from tests.answer.shapes import DAY, ISSUE

FORMS: tuple[Form, ...] = ("md", "docx", "pdf")
TOOLS = re.compile(rb"(?i)typst|python-docx|krilla|microsoft office|libreoffice|lena-the-author")
DAYS = re.compile(rb"/CreationDate|/ModDate|xmp:CreateDate|xmp:ModifyDate|dcterms:created")
LATIN = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def a_desk_under_a_label() -> Desk:
    world = a_world()
    label = Label(2, frozenset({"trade"}))
    secret = world.page("secret", DAY, label=label)
    secret.fact("The river permits return in June.", Measure(issuer=None, act="lift", object="river permits"))
    return a_desk(world, clearance=label)


def a_page(wanted: Wanted = ASKED, desk: Desk | None = None, *, paper: Paper = "letter") -> Printed:
    desk = desk or a_desk()
    sheet = desk.briefs.new(wanted)
    return page_of(sheet, desk.view(), copy=3, paper=paper)


def every_layer(made: bytes) -> bytes:
    """The bytes of a PDF or DOCX with every stream and part unpacked."""
    if made.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(made)) as parts:
            return b"\n".join(name.encode() + parts.read(name) for name in parts.namelist())
    found = [made]
    for stream in LATIN.findall(made):
        try:
            found.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return b"\n".join(found)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("template", ["ca-minister", "positions"])
def test_the_same_copy_is_the_same_bytes(form: Form, template: str) -> None:
    wanted = replace(ASKED, template=template)
    assert as_bytes(a_page(wanted), form) == as_bytes(a_page(wanted), form)


@pytest.mark.parametrize("form", FORMS)
def test_no_author_no_day_of_making_and_no_tool_is_in_any_layer(form: Form) -> None:
    desk = Desk(a_world().ledger())
    sheet = desk.briefs.new(ASKED, by="lena-the-author")
    layers = every_layer(as_bytes(page_of(sheet, desk.view(), copy=1, paper="a4"), form))
    assert TOOLS.findall(layers) == []
    assert DAYS.findall(layers) == []


def test_a_docx_has_no_properties_and_only_times_of_1980() -> None:
    with zipfile.ZipFile(io.BytesIO(word(a_page()))) as parts:
        assert not any(name.startswith(("docProps", "customXml")) for name in parts.namelist())
        assert {info.date_time for info in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        linked = b"".join(
            parts.read(name) for name in parts.namelist() if name.endswith((".rels", "Types].xml"))
        )
    assert b"docProps" not in linked
    assert b"jpeg" not in linked


def test_a_docx_opens_with_all_its_words_label_and_pages() -> None:
    page = a_page(desk=a_desk_under_a_label())
    made = docx.Document(io.BytesIO(word(page)))
    words = "\n".join(paragraph.text for paragraph in made.paragraphs)
    assert all(line.text in words for section in page.sections for line in section.lines)
    assert all(source.quote in words for source in page.sources)
    top, foot = made.sections[0].header.paragraphs[0].text, made.sections[0].footer.paragraphs[0].text
    assert top == "DRAFT\tLEVEL 2, TRADE"
    assert foot.startswith(f"as of {DAY} · copy 3 · ")
    assert "LEVEL 2, TRADE" in foot
    assert "page 1 of 1" in foot
    fields = b"".join(re.findall(rb"<w:instrText>(.*?)</w:instrText>", every_layer(word(page))))
    assert fields == b"PAGENUMPAGES"


def test_a_pdf_is_tagged_and_of_the_paper_asked_for() -> None:
    letter, a4 = pdf(a_page()), pdf(a_page(paper="a4"))
    assert b"/MarkInfo<</Marked true" in letter
    assert b"<pdfuaid:part>1</pdfuaid:part>" in letter
    assert b"/Lang(en)" in letter
    assert b"/MediaBox[0 0 612 792]" in every_layer(letter)
    assert re.search(rb"/MediaBox\[0 0 595\.\d+ 841\.\d+\]", every_layer(a4))


def test_a_final_copy_does_not_say_draft_and_leaves_out_what_nobody_filled_in() -> None:
    briefs, sheet = a_brief()
    view = a_desk().view()
    draft = page_of(sheet, view, copy=1, paper="letter")
    final = page_of(briefs.finish(sheet.id), view, copy=1, paper="letter")
    assert (draft.draft, final.draft) == ("DRAFT", "")
    assert "Summary" in [section.heading for section in draft.sections]
    assert "Summary" not in [section.heading for section in final.sections]
    assert b"DRAFT" not in as_bytes(final, "md")
    assert as_bytes(draft, "md").startswith(b"**DRAFT")


def test_a_draft_says_which_lines_have_no_source_and_what_is_in_the_way() -> None:
    briefs, sheet = a_brief()
    briefs.add(sheet.id, "summary", "It matters.")
    held = briefs.reword(sheet.id, 2, "Quist burned 40 boats.")
    told = as_bytes(page_of(held, a_desk().view(), copy=1, paper="a4"), "md").decode()
    assert "1. It matters. *(no source)*" in told
    assert "   - ! not in the sources: 40" in told


def test_headings_labels_and_remarks_are_in_french_and_quotes_as_they_were() -> None:
    page = a_page(replace(ASKED, language="fr", to="la ministre"), a_desk_under_a_label())
    assert (page.draft, page.label) == ("ÉBAUCHE", "NIVEAU 2, TRADE")
    assert page.head == (("À", "la ministre"),)
    assert [section.heading for section in page.sections][:3] == ["Sommaire", "Enjeu", "Contexte"]
    assert any("Quist has suspended all river permits." in source.quote for source in page.sources)
    assert b"/Lang(fr)" in pdf(page)


CANARY = "Ombra"


def a_desk_with_canaries(day: str = "2031-07-09") -> Desk:
    """What is secret contradicts, names, dates, titles and enlarges what is open."""
    world = a_world()
    secret = world.page("secret", day, label=Label(1), title=f"{CANARY} files")
    secret.tenure(f"Quist is {CANARY} envoy.", "Omar Quist", f"{CANARY} envoy")
    secret.fact(
        f"No permits, says {CANARY}.",
        Measure(issuer=secret.ref("Omar Quist"), act="suspend", object="river permits", stage="announced"),
        modality="denied",
    )
    secret.contact(f"Vale and Quist met at {CANARY}.", "Nora Vale", "Omar Quist", place=CANARY)
    secret.statement(f'"Give {CANARY} the river permits back," said Brandt.', "Ilse Brandt")
    secret.tie(f"Vale and Quist went to {CANARY} school.", "Nora Vale", "close_to", "Omar Quist")
    return a_desk(world, clearance=Label(1))


@pytest.mark.parametrize("template", ["ca-minister", "call-sheet", "memcon", "positions", "us-action-memo"])
def test_an_open_copy_is_that_of_a_desk_that_never_held_what_is_secret(template: str) -> None:
    wanted = Wanted(
        template=template, issue=ISSUE, to="Omar Quist", messenger="Nora Vale", label=Label(), language="fr"
    )
    written = []
    for desk in (a_desk_with_canaries(), a_desk()):
        sheet = desk.briefs.new(wanted)
        desk.briefs.reword(sheet.id, 1, "Quist signed it in 2029.")
        written.append([page_words(desk, sheet.id, form) for form in FORMS])
    assert written[0] == written[1]
    assert CANARY.encode() not in b"".join(written[0])


def page_words(desk: Desk, id_: str, form: Form) -> bytes:
    return every_layer(desk.briefs.write(id_, form).data)


def test_the_words_around_a_quote_do_not_tell_what_is_above_the_label_of_a_brief() -> None:
    world = a_world()
    secret = world.page("secret", DAY, label=Label(1))
    secret.tenure(f"Quist is {CANARY} envoy.", "Omar Quist", f"{CANARY} envoy")
    desk = a_desk(world, clearance=Label(1))
    assert CANARY in brief(desk.view(), issue=ISSUE).markdown()
    made = desk.briefs.new(Wanted(template="ca-minister", issue=ISSUE))
    assert made.head.label == Label()
    assert CANARY not in made.to_json().decode()
    assert Desk(desk.ledger).briefs.show(made.id).to_json() == made.to_json()


def test_a_lower_reader_is_not_told_what_was_known_against_a_line() -> None:
    desk = a_desk_with_canaries("2031-05-04")
    made = desk.briefs.new(replace(ASKED, label=Label()))
    claim = made.every_line[0].claims[0]
    desk.briefs.cite(made.id, 1, claim)
    assert any(change.against for change in desk.briefs.history(made.id))
    assert not any(change.against for change in Desk(desk.ledger).briefs.history(made.id))


def test_each_source_has_its_document_outlet_day_and_exact_words() -> None:
    desk = a_desk()
    page = page_of(desk.briefs.new(ASKED), desk.view(), copy=1, paper="a4")
    for source in page.sources:
        document, _, place = source.place.partition(" ")
        start, _, end = place.partition("–")
        assert desk.view().document(document).text[int(start) : int(end)] == source.quote
        assert "2031-05-04" in source.source


def test_copies_count_up_in_each_brief_and_are_logged() -> None:
    desk = a_desk()
    briefs: Briefs = desk.briefs
    one, two = briefs.new(ASKED), briefs.new(replace(ASKED, template="positions"))
    made = [briefs.write(one.id, form, paper="a4", by="omar") for form in FORMS]
    made.append(briefs.write(two.id, "md"))
    assert [copy.copy.number for copy in made] == [1, 2, 3, 1]
    logged = briefs.exports().copies
    assert logged == tuple(copy.copy for copy in made)
    assert [copy.paper for copy in logged] == [None, "a4", "a4", None]
    assert {copy.by for copy in logged[:3]} == {"omar"}
    assert f"copy 2 · {logged[1].content[:8]}" in "".join(
        paragraph.text for paragraph in docx.Document(io.BytesIO(made[1].data)).sections[0].footer.paragraphs
    )


def test_the_digest_on_the_page_changes_with_the_words_and_not_with_the_copy() -> None:
    briefs, sheet = a_brief()
    first, second = briefs.write(sheet.id, "md"), briefs.write(sheet.id, "md")
    assert first.copy.content == second.copy.content
    assert first.data != second.data
    briefs.add(sheet.id, "summary", "More.", own=True)
    assert briefs.write(sheet.id, "md").copy.content != first.copy.content


def test_who_may_not_see_a_brief_sees_nothing_of_its_copies() -> None:
    desk = a_desk_under_a_label()
    sheet = desk.briefs.new(ASKED)
    desk.briefs.write(sheet.id, "md")
    assert Desk(desk.ledger).briefs.exports() == Desk(a_desk().ledger).briefs.exports()


def test_a_brief_of_too_many_pages_is_not_final() -> None:
    briefs, sheet = a_brief(Wanted(template="us-action-memo", issue=ISSUE, as_of=date.fromisoformat(DAY)))
    for _ in range(12):
        briefs.add(sheet.id, "background", " ".join(["The permits matter to the mills."] * 25), own=True)
    (flag,) = briefs.check(sheet.id).flags
    assert flag.what.startswith("its lines take 3 on letter, 3 on a4 pages")
    with pytest.raises(BriefNotReady, match="it may have 2"):
        briefs.finish(sheet.id)


def test_a_grid_has_a_row_for_each_speaker_and_a_column_for_each_day() -> None:
    page = a_page(replace(ASKED, template="positions"))
    (grid,) = page.sections
    assert set(grid.who) == {"Omar Quist", "Ilse Brandt"}
    assert grid.days == ("2031-05-04",)
    assert {line.text for cell in grid.cells for line in cell.lines} == {
        "“No river permits for anyone,”",
        "“We need the river permits back,”",
    }
    assert page.landscape
    assert pages(page) == 1


def spelled(text: str, page: Printed) -> Printed:
    """The page with other words in every place."""
    sections = tuple(
        replace(s, heading=text, lines=tuple(replace(line, text=text, mark=text) for line in s.lines))
        for s in page.sections
    )
    sources = tuple(replace(source, quote=text, source=text, title=text) for source in page.sources)
    return replace(page, issue=text, sections=sections, sources=sources, head=((text, text),))


PAGE = a_page()


@settings(max_examples=12, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=30))
def test_any_words_can_be_printed(text: str) -> None:
    page = spelled(text, PAGE)
    assert pdf(page).startswith(b"%PDF")
    made = docx.Document(io.BytesIO(word(page)))
    assert any(text in paragraph.text for paragraph in made.paragraphs)


@pytest.mark.parametrize("text", ['#read("brief.typ")', "$x$ *a* _b_ <c> @d", "= heading", "\\u{41}"])
def test_words_are_never_read_as_commands(text: str) -> None:
    made = pdf(spelled(text, PAGE))
    assert made != pdf(PAGE)
    assert b"a brief as pages" not in made.lower()


def test_markup_in_a_document_stays_words() -> None:
    assert plain("<script>*a*|[b](c)") == r"\<script\>\*a\*\|\[b\](c)"


def test_a_copy_that_cannot_be_made_is_not_logged(monkeypatch: pytest.MonkeyPatch) -> None:
    briefs, sheet = a_brief()

    def breaks(*_: object, **__: object) -> BriefSheet:
        raise ValueError("no room")

    monkeypatch.setattr("backchannel.act.paper.writing.as_bytes", breaks)
    with pytest.raises(ValueError, match="no room"):
        briefs.write(sheet.id, "md")
    monkeypatch.undo()
    assert briefs.exports().copies == ()
    assert briefs.write(sheet.id, "md").copy.number == 1
