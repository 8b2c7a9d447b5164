"""Invented careers with planted namesakes: how often two people become one, and one person two.

Each person is reported in several documents, with or without post and country, in several ways of writing.
"""

from __future__ import annotations

import random
import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from backchannel.model.identity import clusters
from backchannel.resolve.decide import judgements
from backchannel.resolve.subjects import Subject, Years

LISTS = tomllib.loads((Path(__file__).parent / "identity_names.toml").read_text("utf8"))
GIVEN, SURNAMES, TITLES, POSTS = (
    str(LISTS[each]).split() for each in ("given", "surnames", "titles", "posts")
)
COUNTRIES = ("CA", "NO", "PL", "DE", "BR", "TR", "NG", "JP")
LETTERS = str.maketrans("øłđıßæþŁØÞ", "oldisatLOT")


class Person(Struct, frozen=True):
    """One invented career."""

    number: int
    name: str
    country: str
    first: int
    last: int
    posts: tuple[str, ...]
    plant: str
    """Why somebody else may be taken for them: "" for nobody."""


class Figures(Struct, frozen=True, kw_only=True):
    """What became of the people of one run."""

    seed: int
    people: int
    reports: int
    planted: dict[str, int]
    """Pairs that may be taken for each other, by what they share."""
    merged: dict[str, int]
    """Pairs of two holders of posts who became one, by what they share; "nothing" for those not planted."""
    misplaced: int
    """People to whom a report of a namesake came that says no more than the name."""
    whole: int
    """People of whom all reports are one."""
    split_by_writing: int
    """People without a namesake who became two though only accents, titles or order of the name differ."""
    left_open: int
    """People with a namesake of whom some reports were left to a person to judge."""


def figures(seed: int, count: int) -> Figures:
    """So many careers and half as many again that may be taken for one of them."""
    chance = random.Random(seed)
    people = list(_people(chance, count))
    reports = [(person, subject) for person in people for subject in _reports(chance, person)]
    reports.sort(key=lambda each: (each[1].published is None, each[1].document))
    everyone = [subject for _, subject in reports]
    one_of = clusters([s.ref for s in everyone], judgements(everyone, []))
    return _counted(seed, people, reports, one_of)


def _counted(
    seed: int, people: list[Person], reports: list[tuple[Person, Subject]], one_of: dict[str, str]
) -> Figures:
    holders: defaultdict[str, set[int]] = defaultdict(set)
    named: defaultdict[str, set[int]] = defaultdict(set)
    clusters_of: defaultdict[int, set[str]] = defaultdict(set)
    for person, subject in reports:
        of = one_of[subject.ref]
        named[of].add(person.number)
        clusters_of[person.number].add(of)
        if subject.posts:
            holders[of].add(person.number)
    plants = {person.number: person.plant for person in people}
    # A plant stands right after whom it may be taken for.
    doubtful = {n for number, plant in plants.items() if plant for n in (number - 1, number)}
    merged = Counter(plants[max(numbers)] or "nothing" for numbers in holders.values() if len(numbers) > 1)
    return Figures(
        seed=seed,
        people=len(people),
        reports=len(reports),
        planted=dict(sorted(Counter(p.plant for p in people if p.plant).items())),
        merged=dict(sorted(merged.items())),
        misplaced=sum(len(numbers) > 1 for numbers in named.values()) - merged.total(),
        whole=sum(len(each) == 1 for each in clusters_of.values()),
        split_by_writing=sum(len(clusters_of[n]) > 1 for n in clusters_of if n not in doubtful),
        left_open=sum(len(clusters_of[n]) > 1 for n in doubtful),
    )


def _people(chance: random.Random, count: int) -> Iterator[Person]:
    """Names that no two share but where planted: each plant stands right after whom it may be taken for."""
    names = [f"{given} {surname}" for surname in SURNAMES for given in GIVEN]
    chance.shuffle(names)
    middles = [chr(letter) for letter in range(ord("A"), ord("Z") + 1)]
    number = 0
    for at in range(count):
        name = names[at % len(names)]
        if at >= len(names):
            name = name.replace(" ", f" {middles[at // len(names) % len(middles)]}. ", 1)
        first = chance.randint(1950, 2015)
        country = chance.choice(COUNTRIES)
        posts = tuple(f"minister of {p}" for p in chance.sample(POSTS, 2))
        yield Person(number, name, country, first, first + chance.randint(3, 14), posts, "")
        number += 1
        if at % 2:
            plant = _planted(chance, number, name, country, first, posts)
            if plant is not None:
                yield plant
                number += 1


def _planted(
    chance: random.Random, number: int, name: str, country: str, first: int, posts: tuple[str, ...]
) -> Person | None:
    kind = chance.choice(("another time", "Jr. and Sr.", "another country", "near name"))
    if kind == "another time":
        start = first + 58 if first < 1962 else first - 58
        return Person(number, name, country, start, start + 6, posts, kind)
    if kind == "Jr. and Sr.":
        return Person(number, f"{name} Jr.", country, first + 22, first + 30, posts, kind)
    if kind == "another country":
        other = COUNTRIES[(COUNTRIES.index(country) + 3) % len(COUNTRIES)]
        return Person(
            number, name, other, first, first + 8, tuple(f"{p} of the interior" for p in posts), kind
        )
    given, _, surname = name.partition(" ")
    near = f"{given}-Marit {surname}" if len(given) % 2 else f"{given}ette {surname}"
    return Person(number, near, country, first, first + 8, tuple(f"deputy {p}" for p in posts), kind)


def _reports(chance: random.Random, person: Person) -> Iterator[Subject]:
    """Three to six reports of one person; the first of them says post, country and years."""
    for which in range(chance.randint(3, 6)):
        full = which == 0 or chance.random() < 0.6
        year = chance.randint(person.first, person.last)
        post = chance.choice(person.posts)
        document = f"{chance.randrange(10**9):09}-{person.number}-{which}"
        yield Subject(
            ref=f"{document}#e1",
            kind="person",
            caption=_written(chance, person.name),
            country=person.country if full else None,
            posts=((post, person.country),) if full else (),
            document=document,
            years=Years(person.first, person.last, dated=True) if which == 0 else Years(year, year),
        )


def _written(chance: random.Random, name: str) -> str:
    """As it is, without accents, with a title, or the family name first."""
    how = chance.randrange(5)
    if how in (1, 4):
        plain = unicodedata.normalize("NFKD", name.replace("ß", "ss").replace("æ", "ae").replace("Þ", "Th"))
        name = "".join(c for c in plain if not unicodedata.combining(c)).translate(LETTERS)
    if how in (2, 4):
        name = f"{chance.choice(TITLES)} {name}"
    if how == 3 and not name.endswith("Jr."):
        given, _, surname = name.rpartition(" ")
        name = f"{surname}, {given}"
    return name
