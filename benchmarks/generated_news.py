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


def reports(count: int, *, first: int = 0) -> Iterator[Report]:
    """Reports number `first` … `first + count - 1`, one every few minutes of an invented time."""
    return (report(number) for number in range(first, first + count))


def report(number: int) -> Report:
    chance = random.Random(number)
    if number > 40 and chance.random() < COPIES:
        return _written(number - chance.randint(1, 40), copy=number)
    return _written(number, copy=None)


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


def _written(number: int, *, copy: int | None) -> Report:
    chance = random.Random(number * 2 + 1)
    ranks: list[int] = []
    while len(ranks) < 3:
        rank = _rank(chance)
        if rank not in ranks and rank < 10**9:
            ranks.append(rank)
    a, b, c = (person(rank) for rank in ranks)
    post, country, code = post_of(ranks[0])
    day = FIRST_DAY + timedelta(number // REPORTS_A_DAY)
    goods, matter, city = chance.choice(GOODS), chance.choice(MATTERS), chance.choice(CITIES)
    first = f"{a}, {post} of {country}, met {b} in {city} on {day:%A} about the {goods} {matter}."
    second = f"{c} said the talks on {chance.choice(GOODS)} had {chance.choice(VERBS)}."
    third = f"About {chance.randint(2, 900)} firms in {chance.choice(CITIES)} ship {goods}, case {number}."
    told = " ".join(_word(int(WORDS_OF_THE_WORLD * chance.random() ** 2)) for _ in range(14))
    text = f"{first} {second} {third} Observers spoke of {told}."
    document = Document(
        id="d:" + digest(text, str(copy)),
        text=text,
        name=f"report-{number if copy is None else copy}",
        title=None,
        published=day if copy is None else FIRST_DAY + timedelta(copy // REPORTS_A_DAY),
        published_from="given",
        outlet=OUTLETS[(number if copy is None else copy) % len(OUTLETS)],
        passages=(Passage(0, len(text), "paragraph"),),
    )
    refs = {name: f"{document.id}#e{n}" for n, name in enumerate((a, b, c), 1)}
    return Report(
        document,
        tuple(_entity(text, ref, name) for name, ref in refs.items()),
        (
            _draft(
                document,
                Contact(participants=(refs[a], refs[b]), mode="met", place=city, about=f"{goods} {matter}"),
                first,
                "contacts.v1",
                day,
            ),
            _draft(
                document,
                Tenure(holder=refs[a], post=post, country=code),
                f"{a}, {post} of {country}",
                "tenures.v1",
                None,
            ),
            _draft(document, _statement(text, refs[c], c, second), second, "statements.v1", None),
        ),
    )


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
