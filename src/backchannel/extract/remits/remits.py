"""Who decides, vetoes, drafts or advises on what: the words that give somebody a say.

Rules over the tree with `words/remits.toml`. A remit is a standing say: what was decided, vetoed or approved
is an act and no remit, and what is told of the past is left out. `decides` is the last word, also by
oversight; `vetoes` is whoever must approve or can block; `drafts` is whoever leads or prepares a file;
`advises` speaks to the one who decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from ...model.claims import Draft
from ...model.facts import Remit
from ..syntax.bearings import bearings_of
from ..syntax.clauses import clause_range
from ..syntax.verbs import forms_of
from ..word_lists import words_of
from . import charges, decisions
from .parts import Sight, body_of, is_verb, issue_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

NAME = "remits.v1"
IN_QUOTE = 0.85
Rule = Callable[["Parsed", "Token"], Iterator[Sight]]


def remits(parsed: Parsed) -> Iterator[Draft]:
    """Remits in reading order; the same say of the same body once a sentence."""
    rules = _rules()
    seen: set[tuple[int, str, str, str]] = set()
    for position, word in enumerate(parsed.lower):
        rule = rules.get(word)
        if rule is None:
            continue
        token = parsed.tokens[position]
        if parsed.in_furniture(token.idx) or _is_asked(token):
            continue
        for sight in rule(parsed, token):
            draft = _draft(parsed, sight)
            fact = draft.fact if draft is not None else None
            if isinstance(fact, Remit):
                key = (token.sent.start, fact.body, fact.issue, fact.role)
                if key not in seen and draft is not None:
                    seen.add(key)
                    yield draft


@cache
def _rules() -> dict[str, Rule]:
    """Trigger in lower case → its rule."""
    by_verb: dict[str, Rule] = {
        "overseeing": charges.overseeing,
        "handling": charges.handling,
        "drafting": charges.drafting,
        "advising": charges.advising,
        "approving": decisions.approving,
        "vetoing": decisions.vetoing,
        "resting": decisions.resting,
        "falling": decisions.falling,
    }
    rules = {
        form: rule
        for key, rule in by_verb.items()
        for verb in words_of("remits", key)
        for form in (verb, *forms_of(verb))
    }
    rules |= dict.fromkeys(words_of("remits", "approvals"), decisions.approval)
    rules |= {word: decisions.power for key in ("powers", "last_words") for word in words_of("remits", key)}
    return {
        "responsible": charges.responsible,
        "charge": charges.in_charge,
        "decide": decisions.deciding,
        "decides": decisions.deciding,
        "up": decisions.up_to,
        **rules,
        "veto": _veto,
    }


def _veto(parsed: Parsed, word: Token) -> Iterator[Sight]:
    yield from decisions.power(parsed, word) if word.dep_ == "dobj" else decisions.vetoing(parsed, word)


def _is_asked(token: Token) -> bool:
    """ "Who decides on quotas?" tells nothing."""
    return bool(token.sent.text.rstrip().endswith("?"))


def _draft(parsed: Parsed, sight: Sight) -> Draft | None:
    body = body_of(parsed, sight.body) if sight.body is not None else None
    issue = issue_of(parsed, sight) if body is not None else None
    if body is None or issue is None or sight.body is None:
        lacks = "who it is" if body is None else "what it is about"
        parsed.near("remit", sight.trigger, lacks=lacks)
        return None
    start, end = _range(sight, sight.body)
    around = bearings_of(parsed, sight.trigger)
    valid, words = parsed.period_for(sight.trigger) if sight.trigger.pos_ == "VERB" else (None, None)
    return Draft(
        fact=Remit(body=body, issue=issue, role=sight.role),
        evidence=(
            parsed.evidence(
                parsed.tokens[start].idx, parsed.tokens[end - 1].idx + len(parsed.tokens[end - 1])
            ),
        ),
        made_by=NAME,
        rule=sight.rule,
        score=sight.score * (IN_QUOTE if parsed.in_quote(sight.trigger) else 1.0),
        modality=sight.modality,
        basis=around.basis,
        cited=around.cited,
        valid=valid,
        valid_words=words,
    )


def _range(sight: Sight, body: Token) -> tuple[int, int]:
    """The clause; from the body to the issue where the say hangs on a noun."""
    verb = sight.trigger
    if not is_verb(verb) and is_verb(verb.head):
        verb = verb.head
    others = [t for t in (body, sight.issue, sight.clause) if t is not None]
    if is_verb(verb) and verb.dep_ != "acl":
        return clause_range(verb, sight.trigger, *others)
    ends = [t.i for t in (*others, sight.trigger)]
    return min(body.left_edge.i, sight.trigger.head.left_edge.i, *ends), max(ends) + 1
