"""The numbers of routes as Markdown tables, for docs/routes.md."""

from __future__ import annotations

import re

from .factors import odds, odds_text

TABLES = {
    "route": "the whole route",
    "age": "age",
    "standing": "standing of the two",
    "said": "how it is said",
}


def odds_table() -> str:
    """The kinds of evidence and their odds, strongest first."""
    rows = ["| Evidence for a → b | a → b | b → a | Half-life | Why |", "|---|---|---|---|---|"]
    for e in odds().evidence:
        life = f"{e.half_life_years:g} years" if e.half_life_years else "none"
        back = f"{e.back:.2f}" if e.back else "–"
        rows.append(f"| {e.words} | {e.forth:.2f} | {back} | {life} | {e.why} |")
    return "\n".join(rows)


def numbers_table() -> str:
    """Every other number of `odds.toml` with the reason written beside it, in the order of the file."""
    rows = ["| For | Number | Value | Why |", "|---|---|---|---|"]
    table = ""
    for line in odds_text().splitlines():
        if heading := re.fullmatch(r"\[(\w+)\]", line):
            table = heading[1]
        elif (found := re.match(r"(\w+) = (\d[\d.]*)(?:\s+# (.*))?$", line)) and table in TABLES:
            name = found[1].replace("_", " ")
            rows.append(f"| {TABLES[table]} | {name} | {found[2]} | {found[3] or ''} |")
        elif line.startswith("[["):
            table = ""
    return "\n".join(rows)
