"""What a sentence does to an earlier legal act: "amends Order 12", "the duties under Order 12 are lifted".

Read word by word, not by the tree: sentences of laws are too long for it. Between the verb and the name may
stand what the act made ("the duties imposed by") or a part of it ("section 2 of"), and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from ...model.facts import LegalAct, LinkRelation
from ..word_lists import word_list
from .legal_acts import NamedAct, acts_between
from .words import CLAUSES, acts, themes, verb_forms

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from ..parsed import Parsed

BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
NOW = frozenset(["is", "are", "be"])
"""Forms with which a legal act does what it says ("is amended", "shall be suspended")."""
BETWEEN = frozenset(
    ["hereby", "further", "also", "accordingly", "thereby", "now", "again", "only", "not", "temporarily"]
)
OF_RATES = frozenset(["raises", "lowers"])
FURTHEST_NAME = 600
"""Characters between a name and the passive verb it is the subject of."""
REACH = 28
"""Words between a verb and the act it acts on."""
MADE_THEMES = frozenset(["tariff", "curb", "counter", "exemption", "law", "emergency", "programme"])
ONTO = re.compile(r"(?:by|in|under|of|to|pursuant to)(?: the)?\s*$")
UNDER = re.compile(r"\b(?:under|pursuant to|in accordance with)\b")
"""With none of the words of making before it: the power for what is done, and not what is acted on."""
DETERMINED = re.compile(r"\s*(?:the|its|said)?\s*")
BEHIND_NAME = re.compile(
    r"(?:,? as (?:\w+ )?amended(?: by [^;:.]{0,400}?)?"
    r"|,? (?:with respect|as applied|as it applies) to [^;:]{0,120}?|,? including [^;:,]{0,80}"
    r"|\([^()]{0,200}\)|[\s,]|\b(?:shall|has|have|will|may|should|hereby|now)\b)*"
)
JOINING = re.compile(r"[,;]? (?:and|or)\b|[,;](?! as\b)")
FURTHER = re.compile(
    r",? as (?:further |subsequently |so |heretofore )?amended,? (?:most recently )?by\s+(?:the )?"
)
IN_PURSUIT = re.compile(
    r"\b(?:pursuant to|in accordance with|to implement|implementing|in implementation of)\s+(?:the )?$",
    re.IGNORECASE,
)
"""Before a named act: what follows from it."""
LEAD_STARTS = re.compile(r"[;:]\s*|^(?:(?:Section|Article|Sec\.|Art\.)? ?\d+\.|\(?\w{1,3}[).])\s+|\bthat\s+")
LONGEST_LEAD = 240
ACTING_IN = re.compile(r"(?:^|[,.:)]|\d\.|\band)\s*(?:[IiBb](?:n|y)|[Tt]hrough)(?: the| an?)?\s+$|, and\s+$")
AIM = re.compile(r"\b(\w+) to (?=([a-z]+))")
SECTION_OF = re.compile(
    r"\b(?:(?:(?:sub)?section|clause|paragraph|article|note|part|schedule|annex)(?:e?s)? \(?[\dIVX]"
    r"|provisions|modifications|amendments|annex|schedule)",
    re.IGNORECASE,
)
SUBJECT_WORDS = 6
"""Words between the act and the noun of the subject: ", the former trade minister"."""
NARROWED = re.compile(
    r"\b(?:dut(?:y|ies)|tariffs?|tax(?:es)?|quotas?|rates?|sanctions?|bans?|restrictions?|imposed|applicable"
    r"|treatment|elimination|suspension|scope|application)"
    r" (?:on|for|from|against|of) (?!duty|duties|tariff|the dut)"
)
NARROWING = re.compile(
    r"(?:,? as (?:\w+ )?amended,?)?,? (?:with respect to|as (?:it )?appli\w+|insofar as|to the extent|on"
    r"|against|for (?!\d|a |an |one|two|three|six|twelve|ninety))"
)
"""What stands before or behind the name where only some goods or countries are meant."""
MADE_REACH = 80
"""Characters back to the word that tells which duties are meant."""


class ActedOn(Struct, frozen=True):
    """A verb and the legal acts it acts on."""

    verb: Token
    relation: LinkRelation
    named: tuple[NamedAct, ...]
    start: int
    end: int
    """The words that say so: offsets of the parsed text."""
    is_passive: bool
    is_section: bool
    """A division of the act is named ("clause 3 of Order 12"): what ends it, amends the act."""
    is_part: bool
    """A division, or some goods ("the duties on tin imposed by Order 12", "with respect to Peru")."""
    is_now: bool = True
    """The words do it, and do not tell that it was done ("is amended", not "was amended")."""


@cache
def listed(key: str) -> frozenset[str]:
    """One list of the words between a verb and the act it acts on."""
    return frozenset(word_list("legal_acts")["between"][key])


@cache
def relations() -> dict[str, LinkRelation]:
    """Verb form → what it does to an earlier measure."""
    lists = word_list("legal_acts")["relations"]
    return {form: relation for relation, verbs in lists.items() for form in verb_forms(*verbs)}


def acted_on(parsed: Parsed, sentence: Span) -> Iterator[ActedOn]:
    """What a sentence does to the acts it names, in reading order."""
    named = acts_between(parsed, sentence.start_char, sentence.end_char)
    if not named:
        return
    for position in range(sentence.start, sentence.end):
        relation = relations().get(parsed.lower[position])
        if relation is None or any(n.start <= parsed.tokens[position].idx < n.end for n in named):
            continue
        verb = parsed.tokens[position]
        if _is_aside(parsed, position) or _is_noun(parsed, position):
            continue
        be = _passive_be(parsed, position)
        found = _before(parsed, verb, be, named) if be is not None else _behind(parsed, verb, named)
        if not found or (relation in OF_RATES and not _speaks_of_tariffs(parsed, verb, found[0])):
            continue
        is_passive = be is not None
        lead_start = sentence.start_char if is_passive else verb.idx + len(verb)
        lead = re.split(r"[;:]", parsed.joined[lead_start : found[0].start])[-1]
        is_section = SECTION_OF.search(lead) is not None and ONTO.search(lead) is not None
        narrowing = NARROWED.search(lead) or NARROWING.match(parsed.joined, found[-1].end)
        is_part = is_section or narrowing is not None
        start = _clause_start(parsed, sentence.start_char, found[0].start) if is_passive else verb.idx
        end = max(verb.idx + len(verb), found[-1].end)
        is_now = not is_passive or (be is not None and parsed.lower[be] in NOW)
        yield ActedOn(verb, relation, found, start, end, is_passive, is_section, is_part, is_now)


def amendments_told(parsed: Parsed, sentence: Span) -> Iterator[tuple[NamedAct, NamedAct]]:
    """(amended, amending) of "Order 12, as amended by Order 14"."""
    named = acts_between(parsed, sentence.start_char, sentence.end_char)
    for one, other in pairwise(named):
        if FURTHER.fullmatch(parsed.joined, one.end, other.start) and not one.is_law and one.act != other.act:
            yield one, other


def pursued(parsed: Parsed, start: int, end: int) -> tuple[NamedAct, ...]:
    """The acts "pursuant to" which something between two offsets is done; laws only give the power."""
    return tuple(
        one
        for one in acts_between(parsed, start, end)
        if not one.is_law
        and (lead := IN_PURSUIT.search(parsed.joined, max(start, one.start - 40), one.start)) is not None
        and not _is_made(parsed, lead.start())
    )


def acting_in(parsed: Parsed, verb: Token, agent: Token | None) -> LegalAct | None:
    """The act by which somebody does it: "In Order 12 of May 4, the minister raised …"."""
    if agent is None:
        return None
    for one in acts_between(parsed, verb.sent.start_char, agent.idx):
        before = parsed.joined[verb.sent.start_char : one.start]
        between = parsed.joined[one.end : agent.idx]
        is_beside = between[:1] == "," and len(between.split()) <= SUBJECT_WORDS
        if is_beside and ACTING_IN.search(before):
            return one.act
    return None


def _is_made(parsed: Parsed, offset: int) -> bool:
    """ "duties imposed on tin pursuant to …": it tells which duties, not why something is done now."""
    words = re.split(r"[,;:]", parsed.joined[max(0, offset - MADE_REACH) : offset])[-1].split()
    return bool(listed("made").intersection(words))


def _is_aside(parsed: Parsed, position: int) -> bool:
    """ "as amended", "to be amended", "the amended order": no act of this sentence."""
    before = parsed.lower[max(0, position - 2) : position]
    return before[-1:] == ["as"] or (
        len(before) == 2 and before[0] == "as" and before[1].endswith(("er", "so", "ly"))
    )


def _is_noun(parsed: Parsed, position: int) -> bool:
    """ "the end of Order 12", "the adjusted rate": a form of the verb that is none here."""
    is_bare = not parsed.lower[position].endswith(("ed", "ing"))
    label = parsed.labels[position]
    return label == "amod" or (is_bare and label not in CLAUSES)


def _speaks_of_tariffs(parsed: Parsed, verb: Token, one: NamedAct) -> bool:
    """What is raised or lowered is a tariff or limit, never the act itself."""
    text = parsed.joined[verb.sent.start_char if one.start < verb.idx else verb.idx : one.start]
    return any(
        themes().get(word, frozenset()) & {"tariff", "curb"} for word in re.findall(r"\w+", text.lower())
    )


def _passive_be(parsed: Parsed, position: int) -> int | None:
    """The position of "is" in "is hereby amended"; None where the verb is no passive."""
    if parsed.lower[position].endswith("ing"):
        return None
    at = position - 1
    while at >= 0 and parsed.lower[at] in BETWEEN:
        at -= 1
    return at if at >= 0 and parsed.lower[at] in BE else None


def _clause_start(parsed: Parsed, start: int, named: int) -> int:
    """Where the words begin that lead to a name ("The duties imposed by"), without a number before them."""
    lead = parsed.joined[start:named]
    at = max((m.end() for m in LEAD_STARTS.finditer(lead)), default=0)
    return named if len(lead) - at > LONGEST_LEAD else start + at


def _before(parsed: Parsed, verb: Token, be: int, named: tuple[NamedAct, ...]) -> tuple[NamedAct, ...]:
    """The subject of a passive: the acts right before it."""
    text, edge = parsed.joined, parsed.tokens[be].idx
    nearest = None
    for one in named:
        if edge - FURTHEST_NAME < one.end <= edge and BEHIND_NAME.fullmatch(text, one.end, edge):
            nearest = one
            break
    if nearest is None or not _is_whole_or_part(parsed, verb.sent.start_char, nearest):
        return ()
    found = [nearest]
    for one in reversed(named[: named.index(nearest)]):
        if not _is_listed(parsed, one, found[0]):
            break
        found.insert(0, one)
    return tuple(found)


def _is_listed(parsed: Parsed, one: NamedAct, other: NamedAct) -> bool:
    """ "Order 12, as amended, and the duties imposed by Order 14"."""
    gap = parsed.joined[one.end : other.start]
    cut = max((m.start() for m in JOINING.finditer(gap)), default=None)
    if cut is None or BEHIND_NAME.fullmatch(gap, 0, cut) is None:
        return False
    lead = JOINING.sub("", gap[cut:], count=1)
    return DETERMINED.fullmatch(lead) is not None or _leads_to(lead)


def _is_whole_or_part(parsed: Parsed, start: int, one: NamedAct) -> bool:
    """Whether what is acted on is the act itself, what it made, or a part of it."""
    lead = re.split(r"[;:]", parsed.joined[start : one.start])[-1]
    return _leads_to(lead) or ONTO.search(lead) is None


def _behind(parsed: Parsed, verb: Token, named: tuple[NamedAct, ...]) -> tuple[NamedAct, ...]:
    """The object of an active verb: the acts behind it, with nothing between that is acted on instead."""
    after = verb.idx + len(verb)
    first = next((one for one in named if one.start >= after), None)
    if first is None:
        return ()
    gap = parsed.joined[after : first.start]
    if not (DETERMINED.fullmatch(gap) or _leads_to(gap)):
        return ()
    if first.is_law and not DETERMINED.fullmatch(gap) and "of" not in gap.split()[-2:]:
        return ()
    found = [first]
    for one in named[named.index(first) + 1 :]:
        if not _is_listed(parsed, found[-1], one):
            break
        found.append(one)
    return tuple(found)


def _has_other_act(gap: str, words: list[str]) -> bool:
    """Whether between verb and name another clause begins, something else is done or is the purpose."""
    if re.search(r"[;:]|\. |\bthis\b", gap):
        return True
    if any(w.endswith(("ed", "ing")) and w in acts() and w not in listed("made") for w in words):
        return True
    return any(
        m[1] != "pursuant" and m[2] not in ("the", "that", *listed("sections")) for m in AIM.finditer(gap)
    )


def _leads_to(gap: str) -> bool:
    """ "the additional duties imposed by", "section 2(h) of": what belongs to the act that follows."""
    words = re.findall(r"[\w-]+", gap.lower())
    if not words or len(words) > REACH or words[0] == "to" or ONTO.search(gap) is None:
        return False
    if _has_other_act(gap, words) or (UNDER.search(gap) and not listed("made").intersection(words)):
        return False
    if listed("other").intersection(words) or (relations().keys() & set(words)) - listed("made"):
        return False
    is_thing = any(word in listed("parts") or themes().get(word, frozenset()) & MADE_THEMES for word in words)
    is_made = bool(listed("made").intersection(words)) or any(word in listed("parts") for word in words[:6])
    return is_thing and is_made
