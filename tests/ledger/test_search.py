"""Words lead to the passages that hold them, and to none that a reader may not see."""

from __future__ import annotations

import msgspec
import pytest

from backchannel.ledger.search import SNIPPET_CHARACTERS, snippet
from backchannel.model.errors import BadQuestion
from backchannel.model.labels import Label
from backchannel.model.sources import Passage

from .worlds import a_desk, a_document


def test_a_hit_is_the_passage_that_holds_all_the_words() -> None:
    desk = a_desk()
    text = "Isotopes for Ostria\n\nThe reactor makes isotopes.\n\nShare this story about isotopes"
    cuts = (Passage(0, 19, "title"), Passage(21, 48, "paragraph"), Passage(50, 81, "furniture"))
    document = msgspec.structs.replace(a_document(text), passages=cuts)
    desk.record(document, [], [])
    hits = desk.view().search("ISOTOPE")
    assert [document.text[h.start : h.end] for h in hits] == [
        "Isotopes for Ostria",
        "The reactor makes isotopes.",
    ]
    assert [h.kind for h in hits] == ["title", "paragraph"]
    assert [h.kind for h in desk.view().search("reactor isotopes")] == ["paragraph"]
    assert desk.view().search("reactor ostria") == ()
    assert len(desk.view().search('"makes isotopes"')) == 1
    assert desk.view().search('"isotopes makes"') == ()


def test_accents_do_not_matter_and_query_signs_are_words() -> None:
    desk = a_desk()
    desk.record(a_document("Zoë Núñez (of Ostria) said NOT so."), [], [])
    for words in ("nunez", "Núñez*", "zoe AND", "(ostria)", "not", "said -so"):
        assert bool(desk.view().search(words)) is (words != "zoe AND"), words
    with pytest.raises(BadQuestion, match="BC503"):
        desk.view().search('"" -')


def test_the_rank_does_not_tell_of_hidden_documents() -> None:
    """A rank by whole-index frequencies would order the two visible hits by what the hidden ones say."""
    texts = ["harbour harbour pulp", "pulp pulp harbour quay quay quay quay quay"]
    plain, full = a_desk(), a_desk()
    for text in texts:
        plain.record(a_document(text), [], [])
        full.record(a_document(text), [], [])
    for number in range(30):
        full.record(a_document(f"pulp {number}", label=Label(3)), [], [])
    assert plain.view().search("pulp harbour") == full.view().search("pulp harbour")


def test_a_snippet_shows_the_first_word_looked_for() -> None:
    text = "Nothing of note here. " * 20 + "The quay at Vellmark was closed. " + "And more of it. " * 20
    cut = snippet(text, ["Vellmark"])
    assert "The quay at Vellmark" in cut
    assert cut.startswith("… ")
    assert cut.endswith(" …")
    assert len(cut) <= SNIPPET_CHARACTERS + 4
    assert snippet("Short.", ["short"]) == "Short."
