from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from backchannel.extract.cleaned import INVISIBLE, Cleaned

ODD = st.text(alphabet="ab c.\u00ad\u200b\u00a0\u2019\u201c\ufeff\n", max_size=60)


@given(ODD)
def test_every_kept_character_leads_back_to_itself_or_its_plain_form(text: str) -> None:
    cleaned = Cleaned(text)
    for offset, character in enumerate(cleaned.text):
        original = text[cleaned.back(offset)]
        assert original == character or original in "\u00a0\u2019"


@given(ODD)
def test_offsets_there_and_back_are_the_same(text: str) -> None:
    cleaned = Cleaned(text)
    for offset in range(len(cleaned.text)):
        assert cleaned.forth(cleaned.back(offset)) == offset


@given(ODD)
def test_only_invisible_characters_are_cut(text: str) -> None:
    assert len(Cleaned(text).text) == len(INVISIBLE.sub("", text))


def test_a_word_with_a_soft_hyphen_is_one_word() -> None:
    assert Cleaned("am\u00adbas\u00adsa\u00addor").text == "ambassador"
