"""A fact in one line of words: what last.json keeps and the gate prints."""

from __future__ import annotations

from typing import Any

from gold.matching import Found

Row = dict[str, Any]


def fact_line(gold: Row, fact: Row, names: dict[str, str]) -> str:
    """A gold fact: its text, kind and roles, then its evidence."""
    start, end = fact["evidence"]
    left_out = ("kind", "evidence", "content", "modality", "optional", "or_issuer")
    roles = {k: _named(v, names) for k, v in fact.items() if k not in left_out}
    return f"{gold['doc']} {fact['kind']} {_words(roles)}: {_one_line(gold['text'][start:end])}"


def _named(value: object, names: dict[str, str]) -> str:
    if isinstance(value, list):
        return " + ".join(_named(each, names) for each in value)
    return names.get(str(value), str(value))


def claim_line(gold: Row, claim: Row, found: Found) -> str:
    """A claim in the same form; of a statement, what is said stands for the evidence."""
    left_out = ("kind", "evidence", "content", "cue", "valid", "made_by", "score", "basis", "modality")
    roles: dict[str, str] = {}
    for key, value in claim.items():
        if key not in left_out and value not in (None, "", [], False):
            roles[key] = (
                " + ".join(map(found.caption, value)) if isinstance(value, list) else _told(value, found)
            )
    quote = claim["evidence"][0]["quote"] if claim["evidence"] else ""
    if claim["kind"] == "statement":
        quote = gold["text"][claim["content"]["start"] : claim["content"]["end"]]
    return f"{gold['doc']} {claim['kind']} {_words(roles)}: {_one_line(quote)}"


def _told(value: object, found: Found) -> str:
    return found.caption(value) if isinstance(value, str) else str(value)


def _words(roles: dict[str, str]) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in roles.items()) + "}"


def _one_line(words: str) -> str:
    return " ".join(words.split())
