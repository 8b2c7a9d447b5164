"""The page that compares the models: what is shown, and which differences count."""

from __future__ import annotations

from backchannel.extract.language_model import Choice
from tools.compare_models import LEAST, SETS, Run, rows_of, verdict


def run(name: str, value: float, n: int, *, seconds: float = 1.0) -> Run:
    metrics = {each: {"recall": (value, n), "rare": (1 - value, LEAST - 1)} for each in SETS}
    return Run(name, words=1000, seconds=seconds, metrics=metrics)


def runs(sm: float, md: float) -> dict[Choice, Run]:
    return {"rules": run("rules only", 0.1, 50, seconds=0.2), "sm": run("s", sm, 50), "md": run("m", md, 50)}


def test_every_metric_of_every_set_has_a_line_with_all_three() -> None:
    lines = list(rows_of(runs(0.5, 0.75)))
    assert "| of the pace of the default | 5.00 | 1.00 | 1.00 |" in lines
    assert "| news: recall (n 50) | 0.100 | 0.500 | 0.750 |" in lines
    assert sum(": recall" in line for line in lines) == len(SETS)


def test_a_metric_over_a_few_cases_decides_nothing() -> None:
    told = verdict(runs(0.5, 0.75))
    assert told.startswith(f"Of {len(SETS)} metrics")
    assert f"md is ahead in {len(SETS)}, sm in 0" in told
    assert "+0.250" in told
    assert f"sm in {len(SETS)}" in verdict(runs(0.75, 0.5))
