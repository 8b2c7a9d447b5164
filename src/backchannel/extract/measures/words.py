"""The words of policy acts, compiled: which act a verb is, what it takes, and what stands above it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from ...model.claims import Modality
from ...model.facts import Stage
from ..syntax.verbs import forms_of
from ..word_lists import word_list

CLAUSES = frozenset(
    ["ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "pcomp", "parataxis", "csubj", "dep", "oprd"]
)
"""Labels of a word that heads a clause in which something is done."""


class Act(Struct, frozen=True):
    """One thing a verb may do: the act, the themes it takes, and the words that lead to what it takes."""

    name: str
    takes: frozenset[str]
    links: frozenset[str]


class Control(Struct, frozen=True):
    """What a word above an act says of it."""

    modality: Modality
    stage: Stage | None


CONTROLS: dict[str, Control] = {
    "threatened": Control("threatened", "threatened"),
    "planned": Control("planned", "planned"),
    "hedged": Control("hedged", "planned"),
    "expected": Control("expected", "planned"),
    "denied": Control("denied", "refused"),
    "announced": Control("asserted", "announced"),
    "requested": Control("asserted", "requested"),
    "done": Control("asserted", None),
}
"""By the list of `measures.toml` that has the word."""
DONE: dict[str, Stage] = {
    "lift": "lifted",
    "suspend": "suspended",
    "reject": "refused",
    "prepare": "planned",
    "request": "requested",
    "threaten": "threatened",
    "announce": "announced",
    "sign": "announced",
    "agree": "announced",
    "withdraw": "announced",
    "approve": "announced",
    "aid": "announced",
    "launch": "announced",
    "investigate": "announced",
    "challenge": "announced",
    "modify": "announced",
    "establish": "announced",
}
"""How far an act has come once it is done; an act not listed is in force."""


@cache
def verb_forms(*lemmas: str) -> frozenset[str]:
    """Every form of these verbs, with those that only `measures.toml` has."""
    extra = word_list("measures")["forms"]
    return frozenset().union(*(forms_of(lemma) for lemma in lemmas)) | {
        f for f, lemma in extra.items() if lemma in lemmas
    }


@cache
def acts() -> dict[str, tuple[tuple[str, Act], ...]]:
    """Verb form → the acts it may be, each with the verb's lemma, in the list's order."""
    found: dict[str, list[tuple[str, Act]]] = {}
    for name, group in word_list("measures")["acts"].items():
        act = Act(name, frozenset(group["takes"]), frozenset(group["links"]))
        for lemma in group["verbs"]:
            for form in verb_forms(lemma):
                found.setdefault(form, []).append((lemma, act))
    return {form: tuple(options) for form, options in found.items()}


@cache
def noun_acts() -> dict[str, str]:
    """Noun → the act it names ("withdrawal": withdraw)."""
    return {word: act for act, words in word_list("measures")["nouns"].items() for word in words}


@cache
def themes() -> dict[str, frozenset[str]]:
    """Noun → the themes it belongs to ("tariffs": tariff)."""
    found: dict[str, set[str]] = {}
    for theme, words in word_list("measures")["themes"].items():
        for word in words:
            found.setdefault(word, set()).add(theme)
    return {word: frozenset(kinds) for word, kinds in found.items()}


@cache
def alone() -> dict[str, str]:
    """Noun → theme, of instruments that make a measure by themselves."""
    return {word: theme for theme in ("tariff", "curb") for word in word_list("measures")["alone"][theme]}


@cache
def begins() -> frozenset[str]:
    """Forms of what is said of a measure: it takes effect, rises, expires."""
    return verb_forms(*word_list("measures")["alone"]["begins"])


@cache
def listed(table: str, key: str = "words") -> frozenset[str]:
    """One list of `measures.toml` as it stands there."""
    return frozenset(word_list("measures")[table][key])


@cache
def controls() -> dict[str, Control]:
    """Form of a word above an act → what it says of it; the first list keeps a form that two share."""
    found: dict[str, Control] = {}
    for name, control in CONTROLS.items():
        for form in _forms(word_list("measures")["above"][name]):
            found.setdefault(form, control)
    return found


@cache
def voiding() -> frozenset[str]:
    """Forms of words under which nothing is reported ("hope", "failed")."""
    return _forms(word_list("measures")["above"]["nothing"]) - frozenset(controls())


@cache
def helpers(kind: str) -> frozenset[str]:
    """ "future", "maybe", "advice": helper words of a verb."""
    return listed("above", kind)


@cache
def promises() -> frozenset[str]:
    return verb_forms(*word_list("measures")["promises"]["verbs"])


@cache
def not_acts() -> frozenset[str]:
    return verb_forms(*word_list("measures")["promises"]["not_acts"])


@cache
def orders() -> frozenset[str]:
    return verb_forms(*word_list("measures")["orders"]["verbs"])


@cache
def object_acts() -> frozenset[str]:
    """Forms of verbs whose object does what follows ("force X to lift")."""
    return verb_forms(*word_list("measures")["above"]["object_acts"])


@cache
def blames() -> frozenset[str]:
    return verb_forms(*word_list("measures")["above"]["blames"])


def _forms(words: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*(verb_forms(word) for word in words))


@cache
def made_words() -> frozenset[str]:
    """What leads from a thing to the legal act that made it ("the duties imposed by")."""
    return frozenset(word_list("legal_acts")["between"]["made"])
