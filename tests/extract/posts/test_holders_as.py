from __future__ import annotations

import pytest

from .held import held, periods

POST = "chief executive of Nordbank"


@pytest.mark.parametrize(
    ("told", "standing", "period"),
    [
        ("took over as {} in 2021", "current", "2021/"),
        ("stepped in as {} in 2021", "current", "2021/"),
        ("stepped down as {} in 2021", "former", "/2021"),
        ("will step down as {} in 2027", "current", "/2027"),
        ("was fired as {} in 2021", "former", "/2021"),
        ("served as {} from 2014 to 2019", "former", "2014/2019"),
        ("has served as {} since 2019", "current", "2019/.."),
        ("spent four years as {}", "former", None),
        ("has spent four years as {}", "current", None),
        ("served two terms as {}", "former", None),
        ("won a second term as {}", "current", None),
    ],
)
def test_the_verb_before_as_tells_standing_and_period(told: str, standing: str, period: str | None) -> None:
    text = f"Jonas Berg {told.format(POST)}."
    assert held(text) == [("Jonas Berg", POST, standing)]
    assert periods(text) == [period]


def test_who_is_fired_is_the_object_not_the_one_who_fires() -> None:
    assert held("Brandt fired Jonas Berg as trade minister.") == [("Jonas Berg", "trade minister", "former")]
