from __future__ import annotations

import pytest

from ..reading_aloud import parsed_text


def _kinds(text: str) -> dict[str, str]:
    """Name → what it is, of all that a text names."""
    parsed = parsed_text(text)
    return {c.caption: c.kind for i in range(len(parsed.tokens)) if (c := parsed.cast.at(i)) is not None}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Ana Souza is the CEO of Veldora and a keen sailor.", "Veldora"),
        ("Ana Souza became chief executive of Tolmin Aven in May.", "Tolmin Aven"),
        ("Ana Souza is CEO and co-founder of Karo Lind.", "Karo Lind"),
        ("Bo Ek was chief operating officer at Maren Holt until May.", "Maren Holt"),
        ("Tolmin CEO Ana Souza met ministers.", "Tolmin"),
        ("Veldora managing director Kai Lund met ministers.", "Veldora"),
    ],
)
def test_what_has_a_chief_executive_is_a_body(text: str, body: str) -> None:
    assert _kinds(text)[body] == "organisation"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Bo Ek was the chief executive of Hong Kong for a year.", "Hong Kong", "place"),
        ("Former CEO Ana Souza met Kai Lund.", "Ana Souza", "person"),
        ("The chief executive, Ana Souza, met Kai Lund.", "Ana Souza", "person"),
        ("The CEO of Kai Lund's company left.", "Kai Lund", "person"),
        ("A police officer of Kai Lund fled.", "Kai Lund", "person"),
    ],
)
def test_places_and_persons_stay_what_they_are(text: str, name: str, kind: str) -> None:
    assert _kinds(text)[name] == kind
