"""Short invented reports for growth figures: as many as are wanted, with names as unevenly spread as in news.

Who is named follows a power law without end (few are in every tenth report, ever more are in one only), posts
change hands, a tenth of the reports are copies. Report n is the same for every run and every total.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from backchannel.model.claims import Draft
from backchannel.model.entities import Entity, Mention
from backchannel.model.facts import Contact, Statement, Tenure
from backchannel.model.sources import Document, Passage, Span, digest
from backchannel.model.times import Period

FIRST_DAY = date(2010, 1, 1)
REPORTS_A_DAY = 300
COPIES = 0.1
FURTHEST_COPY = 40
SKEW, EVEN = 0.6, 30
"""A power law of the rank that begins flat: the most mentioned are in one report of fifteen, and every third
report names somebody who was never named."""
WORDS_OF_THE_WORLD = 30_000
HEADS = (
    "Ba",
    "Ce",
    "Do",
    "Fi",
    "Ga",
    "Hu",
    "Je",
    "Ka",
    "Lo",
    "Mi",
    "Ne",
    "Or",
    "Pe",
    "Ru",
    "Sa",
    "Ti",
    "Vo",
    "Wa",
)
TAILS = ("lan", "mer", "rik", "son", "ta", "veld", "nov", "ski", "berg", "dine", "ro", "quist", "hart", "mas")
MIDDLES = ("", "ra", "li", "nu", "sto", "de", "vi", "ko", "ma", "ze")
GIVEN = (
    "Ada",
    "Bruno",
    "Clara",
    "Dario",
    "Elin",
    "Farid",
    "Greta",
    "Hugo",
    "Ines",
    "Jonas",
    "Kira",
    "Luis",
    "Mara",
    "Nils",
    "Olga",
    "Petra",
    "Quentin",
    "Rosa",
    "Sven",
    "Tara",
    "Ulla",
    "Viktor",
    "Wanda",
    "Yusuf",
)
POSTS = (
    "trade minister",
    "foreign minister",
    "ambassador",
    "chief of staff",
    "energy minister",
    "senator",
    "governor",
    "deputy minister",
    "finance minister",
    "special envoy",
)
COUNTRIES = (
    ("Canada", "CA"),
    ("Norway", "NO"),
    ("Chile", "CL"),
    ("Japan", "JP"),
    ("Kenya", "KE"),
    ("Peru", "PE"),
    ("Ghana", "GH"),
    ("Spain", "ES"),
    ("Poland", "PL"),
    ("Austria", "AT"),
)
GOODS = (
    "timber",
    "copper",
    "wheat",
    "isotopes",
    "masks",
    "salmon",
    "uranium",
    "batteries",
    "pulp",
    "steel",
    "potash",
    "canola",
    "aluminum",
    "vaccines",
    "tractors",
    "beef",
    "lobster",
    "nickel",
    "seeds",
    "glass",
)
MATTERS = (
    "quota",
    "tariff",
    "permit",
    "levy",
    "export ban",
    "licence",
    "inspection",
    "subsidy",
    "boycott",
    "treaty",
)
CITIES = ("Vellmark", "Ostria", "Norhaven", "Port Sella", "Tamburg", "Quillon", "Askerby", "Rindal")
VERBS = (
    "stalled",
    "resumed",
    "ended early",
    "moved on",
    "gone nowhere",
    "begun well",
    "been put off",
    "turned sour",
)
OUTLETS = ("The Sentinel", "Harbour News", "Daily Ledger", "Northern Post", "The Courier")


class Report(NamedTuple):
    """A document with who is in it and what was found: what reading it would give."""

    document: Document
    entities: tuple[Entity, ...]
    drafts: tuple[Draft, ...]


def reports(count: int, *, first: int = 0, events: int = 1) -> Iterator[Report]:
    """Reports number `first` … `first + count - 1`, three facts an event, in an invented order of time."""
    return (report(number, events=events) for number in range(first, first + count))


def report(number: int, *, events: int = 1) -> Report:
    chance = random.Random(number)
    if number > FURTHEST_COPY and chance.random() < COPIES:
        return _written(number - chance.randint(1, FURTHEST_COPY), events, copy=number)
    return _written(number, events, copy=None)


def person(rank: int) -> str:
    """The name of the person of that rank: no two ranks have one name."""
    head, rest = rank % len(HEADS), rank // len(HEADS)
    tail, rest = rest % len(TAILS), rest // len(TAILS)
    middle, rest = rest % len(MIDDLES), rest // len(MIDDLES)
    given, rest = (rest + rank) % len(GIVEN), rest // len(GIVEN)
    surname = HEADS[head] + MIDDLES[middle] + TAILS[tail]
    while rest:  # ever longer surnames for the long tail
        surname, rest = surname + MIDDLES[1 + rest % 9], rest // 9
    return f"{GIVEN[given]} {surname}"


def post_of(rank: int) -> tuple[str, str, str]:
    """Post, country and its code; the same person keeps them."""
    country, code = COUNTRIES[rank * 7 % len(COUNTRIES)]
    return POSTS[rank * 3 % len(POSTS)], country, code


def _word(number: int) -> str:
    """A word without meaning: reports on different things have few of them in common."""
    parts = [*HEADS, *TAILS]
    return "".join(parts[number // len(parts) ** place % len(parts)].lower() for place in range(3))


def _rank(chance: random.Random) -> int:
    return int(EVEN * (1 - chance.random()) ** (-1 / SKEW)) - EVEN


def _written(number: int, events: int, *, copy: int | None) -> Report:
    chance = random.Random(number * 2 + 1)
    day = FIRST_DAY + timedelta(number // REPORTS_A_DAY)
    told = [_event(chance, _ranks(chance), day=day, number=number) for _ in range(events)]
    filler = " ".join(_word(int(WORDS_OF_THE_WORLD * chance.random() ** 2)) for _ in range(14))
    text = " ".join(
        [*(sentence for event in told for sentence in event.sentences), f"Observers spoke of {filler}."]
    )
    shown = number if copy is None else copy
    document = Document(
        id="d:" + digest(text, str(copy)),
        text=text,
        name=f"report-{shown}",
        published=FIRST_DAY + timedelta(shown // REPORTS_A_DAY),
        published_from="given",
        outlet=OUTLETS[shown % len(OUTLETS)],
        passages=(Passage(0, len(text), "paragraph"),),
    )
    names = list(dict.fromkeys(name for event in told for name in event.names))
    refs = {name: f"{document.id}#e{place}" for place, name in enumerate(names, 1)}
    drafts = [draft for event in told for draft in _found(document, event, refs, day)]
    return Report(document, tuple(_entity(text, ref, name) for name, ref in refs.items()), tuple(drafts))


class _Event(NamedTuple):
    names: tuple[str, str, str]
    sentences: tuple[str, str, str]
    post: str
    country: str
    code: str
    city: str
    about: str


def _ranks(chance: random.Random) -> list[int]:
    ranks: list[int] = []
    while len(ranks) < 3:
        rank = _rank(chance)
        if rank not in ranks and rank < 10**9:
            ranks.append(rank)
    return ranks


def _event(chance: random.Random, ranks: list[int], *, day: date, number: int) -> _Event:
    a, b, c = (person(rank) for rank in ranks)
    post, country, code = post_of(ranks[0])
    goods, matter, city = chance.choice(GOODS), chance.choice(MATTERS), chance.choice(CITIES)
    sentences = (
        f"{a}, {post} of {country}, met {b} in {city} on {day:%A} about the {goods} {matter}.",
        f"{c} said the talks on {chance.choice(GOODS)} had {chance.choice(VERBS)}.",
        f"About {chance.randint(2, 900)} firms in {chance.choice(CITIES)} ship {goods}, case {number}.",
    )
    return _Event((a, b, c), sentences, post, country, code, city, f"{goods} {matter}")


def _found(document: Document, event: _Event, refs: dict[str, str], day: date) -> Iterator[Draft]:
    a, b, c = event.names
    first, second, _ = event.sentences
    met = Contact(participants=(refs[a], refs[b]), mode="met", place=event.city, about=event.about)
    yield _draft(document, met, first, "contacts.v1", day)
    held = Tenure(holder=refs[a], post=event.post, country=event.code)
    yield _draft(document, held, f"{a}, {event.post} of {event.country}", "tenures.v1", None)
    yield _draft(document, _statement(document.text, refs[c], c, second), second, "statements.v1", None)


def _statement(text: str, ref: str, name: str, words: str) -> Statement:
    start = text.index(words) + len(f"{name} said ")
    return Statement(
        speaker=ref, speaker_words=name, direct=False, content=Span(start, text.index(words) + len(words))
    )


def _entity(text: str, ref: str, name: str) -> Entity:
    start = text.index(name)
    mention = Mention(start, start + len(name), "name")
    return Entity(ref=ref, kind="person", caption=name, names=(name,), mentions=(mention,))


def _draft(
    document: Document, fact: Contact | Tenure | Statement, words: str, made_by: str, day: date | None
) -> Draft:
    start = document.text.index(words)
    return Draft(
        fact=fact,
        evidence=(document.evidence(start, start + len(words)),),
        made_by=made_by,
        score=0.9,
        valid=Period(day.isoformat()) if day else None,
    )
