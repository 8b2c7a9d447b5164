"""When a found fact says the same as a gold fact: the rules of docs/decisions/0010-gold.md."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

Row = dict[str, Any]
Place = tuple[int, int]

WORDS = tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))
STOP, TITLES, SUFFIXES = (frozenset(WORDS[name]) for name in ("stop", "titles", "suffixes"))
POWERS: dict[str, int] = WORDS["powers"]
SMALL = {word: Decimal(value) for value, word in enumerate(WORDS["numerals"])} | {"half": Decimal("0.5")}
DIRECTED = ("works_for", "influence_over")

POST_AGREEMENT = 0.5
MEASURE_AGREEMENT = 0.3
CONTENT_AGREEMENT = 0.5


class Found:
    """What `extract` said of one document, as the contract has it, with what its refs are called."""

    def __init__(self, line: Row, text: str) -> None:
        self.claims: list[Row] = line["claims"]
        self._called = {e["id"]: _called(e, text) for e in line["entities"]}

    def called(self, ref: object) -> tuple[str, ...]:
        """The names of an entity, of a person the caption alone; words that are no ref stay as they are."""
        if not isinstance(ref, str) or not ref:
            return ()
        return self._called.get(ref, (ref,))

    def caption(self, ref: object) -> str:
        return next(iter(self.called(ref)), "")


def _called(entity: Row, text: str) -> tuple[str, ...]:
    """A person is who the caption says: a mention that was given to the wrong one must not count as right."""
    if entity["kind"] == "person":
        return (entity["caption"],)
    spoken = [text[m["start"] : m["end"]] for m in entity["mentions"] if m["form"] != "pronoun"]
    return tuple(dict.fromkeys([entity["caption"], *spoken]))


def says_the_same(gold: Row, names: dict[str, str], claim: Row, found: Found) -> bool:
    """Whether a claim is of the kind of a gold fact, on its words, with its principal roles."""
    if kind_of(claim) != gold["kind"] or not on_evidence(claim, gold):
        return False
    return bool(RULES[gold["kind"]](gold, names, claim, found))


def kind_of(claim: Row) -> str:
    """The gold's word for the kind of a claim: a flow is a figure there."""
    return "figure" if claim["kind"] == "flow" else str(claim["kind"])


def on_evidence(claim: Row, gold: Row) -> bool:
    start, end = gold["evidence"]
    return any(e["start"] < end and start < e["end"] for e in claim["evidence"])


def _tenure(gold: Row, names: dict[str, str], claim: Row, found: Found) -> bool:
    return is_called(names[gold["holder"]], found.called(claim["holder"])) and _same_post(
        gold, names, claim, found
    )


def _same_post(gold: Row, names: dict[str, str], claim: Row, found: Found) -> bool:
    """Half of the words of both posts, each with or without what the post belongs to."""
    of = _name(names, gold.get("of", ""))
    wanted = [gold["post"], f"{gold['post']} {of}"]
    said = [claim["post"], *(f"{claim['post']} {name}" for name in found.called(claim["organisation"]))]
    return any(_shared_of_both(w, s) >= POST_AGREEMENT for w in wanted for s in said)


def _tie(gold: Row, names: dict[str, str], claim: Row, found: Found) -> bool:
    a, b = names[gold["a"]], names[gold["b"]]
    ways = [(claim["a"], claim["b"])]
    if gold["tie"] not in DIRECTED:
        ways.append((claim["b"], claim["a"]))
    return any(is_called(a, found.called(x)) and is_called(b, found.called(y)) for x, y in ways)


def _contact(gold: Row, names: dict[str, str], claim: Row, found: Found) -> bool:
    said = [found.called(ref) for ref in claim["participants"]]
    wanted = [_name(names, participant) for participant in gold["participants"]]
    return sum(any(is_called(name, each) for each in said) for name in wanted) >= 2


def _statement(gold: Row, names: dict[str, str], claim: Row, found: Found) -> bool:
    content = (claim["content"]["start"], claim["content"]["end"])
    if _shared_of_shorter(tuple(gold.get("content") or gold["evidence"]), content) < CONTENT_AGREEMENT:
        return False
    wanted = _name(names, gold["speaker"])
    called = found.called(claim["speaker"]) or (claim["speaker_words"] or "", claim["cited"] or "")
    return is_called(wanted, called) or (
        gold["speaker"] not in names and any(word_overlap(wanted, words) >= 0.5 for words in called)
    )


def _measure(gold: Row, names: dict[str, str], claim: Row, found: Found) -> bool:
    wanted = " ".join(gold.get(role, "") for role in ("act", "object", "instrument"))
    said = " ".join(claim[role] or "" for role in ("act", "object", "instrument"))
    issuers = [_name(names, gold[role]) for role in ("issuer", "or_issuer") if role in gold]
    same_issuer = any(is_called(name, found.called(claim["issuer"])) for name in issuers)
    return same_issuer and word_overlap(wanted, said) >= MEASURE_AGREEMENT


def _figure(gold: Row, names: dict[str, str], claim: Row, found: Found) -> bool:
    wanted = number(f"{gold['value']}")
    value = claim["amount"] if claim["kind"] == "flow" else claim["value"]
    if wanted is None:
        goods = " ".join(str(claim.get(role) or "") for role in ("goods", "subject", "property"))
        return value is None and word_overlap(gold["what"], goods) >= 0.5
    return value is not None and wanted in (
        number(str(value)),
        number(f"{value} {claim.get('unit') or ''}"),
    )


def _name(names: dict[str, str], given: str) -> str:
    """The name of a gold entity; words that are no id stand for themselves."""
    return names.get(given, given)


RULES = {
    "tenure": _tenure,
    "tie": _tie,
    "contact": _contact,
    "statement": _statement,
    "measure": _measure,
    "figure": _figure,
}


def fold(words: str) -> str:
    """Lower case without accents, possessives and the dots of "U.S."."""
    words = re.sub(r"\b(?:[A-Za-z]\.){2,}", lambda found: found[0].replace(".", ""), words)
    plain = unicodedata.normalize("NFKD", words.replace("’", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return re.sub(r"'s\b", "", plain)


def content_words(words: str) -> frozenset[str]:
    """The words that carry meaning; all of them where only stop words are left."""
    every = re.findall(r"\w+", fold(words))
    return frozenset(word for word in every if word not in STOP) or frozenset(every)


def word_overlap(a: str, b: str) -> float:
    """Shared words as a share of the shorter text, 0..1."""
    x, y = content_words(a), content_words(b)
    return len(x & y) / min(len(x), len(y)) if x and y else 0.0


def _shared_of_both(a: str, b: str) -> float:
    x, y = content_words(a), content_words(b)
    return 2 * len(x & y) / (len(x) + len(y)) if x and y else 0.0


def _shared_of_shorter(a: Place, b: Place) -> float:
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / min(a[1] - a[0], b[1] - b[0])


def name_words(name: str) -> list[str]:
    """A name without titles and initials, in order."""
    every = [word for word in re.findall(r"\w+", fold(name)) if word not in SUFFIXES]
    return [word for word in every if word not in TITLES and len(word) > 1] or every


def same_name(a: str, b: str) -> bool:
    """One's words are inside the other's, or surname and initial agree ("Jo Penn", "Joanna R. Penn")."""
    x, y = name_words(a), name_words(b)
    if not x or not y:
        return False
    return set(x) <= set(y) or set(y) <= set(x) or (x[-1] == y[-1] and x[0][0] == y[0][0])


def is_called(wanted: str, names: Iterable[str]) -> bool:
    return any(same_name(wanted, name) for name in names)


def number(words: str) -> Decimal | None:
    """ "$18bn", "1,200", "two million" as a number; None where there is none."""
    tokens = re.findall(r"\d[\d,]*(?:\.\d+)?|[a-z]+", words.casefold())
    for at, token in enumerate(tokens):
        if token in SMALL or token[0].isdigit():
            value = SMALL[token] if token in SMALL else Decimal(token.replace(",", ""))
            for power in tokens[at + 1 :]:
                if power not in POWERS:
                    break
                value *= POWERS[power]
            return value
    return None
