"""Number phrases of a text: value, currency or measure, how exact, and per what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from ..word_lists import word_list

WORDS = word_list("number_words")
SMALL: dict[str, int] = {w: i for i, w in enumerate(WORDS["small"])} | {
    w: 10 * i + 20 for i, w in enumerate(WORDS["tens"])
}
SCALES: dict[str, int] = WORDS["scales"]
SHORT_SCALES: dict[str, int] = WORDS["short_scales"]
FRACTIONS = {"half": Decimal("0.5"), "third": Decimal(1) / 3, "quarter": Decimal("0.25")}


def _any(words: list[str] | dict[str, object] | dict[str, int]) -> str:
    return (
        "(?:"
        + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))
        + ")"
    )


DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\d,]*\d)"
SIGN = _any(WORDS["currency_signs"])
SCALE = rf"(?i:{_any(SCALES)})"
SHORT = rf"(?:{_any(SHORT_SCALES)})"
SPELLED_ONE = rf"(?i:{_any(SMALL)})"
SPELLED = rf"{SPELLED_ONE}(?:[\s-]+(?:(?i:and)\s+)?(?:{SPELLED_ONE}|{SCALE})(?!\w))*"
NUMBER_WORDS = (
    rf"(?:(?P<sign>{SIGN})\s?(?P<money>{DIGITS})(?:[\s-]?(?:(?P<money_scale>{SCALE})|(?P<money_short>(?i:{SHORT})))(?!\w))?"
    rf"|(?P<figures>{DIGITS})(?:[\s-]?(?P<scale>{SCALE})(?!\w)|\s?(?P<short>(?:mn|mln|bn|tn|trn|m|k))(?![\w]))?"
    rf"|(?P<spelled>{SPELLED})(?!\w)"
    rf"|(?P<single>(?i:an?|half\s+an?|several|a\s+few|a\s+couple\s+of|many|tens\s+of|scores\s+of)\s+(?P<single_scale>{SCALE}))(?!\w)"
    rf"|(?P<vague>(?i:(?:(?:tens|dozens|hundreds|thousands|millions)\s+of\s+)?(?:dozens|hundreds|thousands|millions|billions|trillions)|scores))(?=\s+of\b)"
    r")(?!\w)"
)
NUMBER, SECOND_NUMBER = re.compile(rf"(?<![\w.,:/$£€-]){NUMBER_WORDS}"), re.compile(NUMBER_WORDS)
RANGE = re.compile(
    rf"(?:\s+(?:to|or)\s+|\s?[\u2013\u2014-]\s?)(?={SIGN}?\s?(?:{DIGITS}|{SPELLED_ONE})(?!\w))"
)
UNIT = re.compile(
    rf"(?:[\s-]|\sof\s)?(?:(?P<percent>%|(?i:per\s?cent|percent|percentage\s+points?))|(?P<currency>{_any(WORDS['currency_words'])})"
    rf"|(?P<measure>(?i:{_any(WORDS['measures'])})))(?!\w)"
)
QUALIFIER = re.compile(rf"(?<!\w)(?:{_any(WORDS['qualifiers'])})(?:\s+the)?\s+$", re.IGNORECASE)
NAME_BEFORE = re.compile(rf"(?:(?<!\w){_any(WORDS['names']['before'])}[\s-]+|[@#/§])$", re.IGNORECASE)
PART_OF_WORD = re.compile(
    r"[-\u2011][a-z]|(?:st|nd|rd|th)\b|[:/]\d|\.\d|-\d+(?![\d.,]*\s?(?:%|per\s?cent|[mb]illion|ton|pound|kilo))",
    re.IGNORECASE,
)
"""What follows a number that is part of a word, of a clock time or of a score ("5-3")."""
PERIOD = "(?:hour|day|night|week|month|quarter|year)"
RATE = re.compile(
    rf"(?<!\w)(?:(?P<about>nearly|almost|about|roughly|virtually)\s+)?(?:(?:an?|per|each|every|/)\s*(?P<unit>{PERIOD})(?![\w-])(?!\s+(?:ago|earlier|later|old|long|after|before))"
    rf"|(?P<adverb>{_any(WORDS['rates'])})(?!\w))|(?<!\w)p\.a\.",
    re.IGNORECASE,
)
REACH = 40
BEYOND = 10**21
"""From here on digits or words without end are no number of anything."""


class Quantity(Struct, frozen=True):
    """A number phrase; offsets are code points, half-open, from its qualifier to its unit."""

    start: int
    end: int
    value: Decimal | None
    """None where the words give no number: "dozens", "hundreds of thousands"."""
    number: str
    """The words of the number: "six million", "$1.5bn"."""
    unit: str | None
    """A currency ("$", "€"), "%", or a measure ("tonnes"); None where a noun says what is counted."""
    kind: str
    """money, percent, measure or count."""
    qualifier: str | None
    """How exact, in the words of the text: "nearly", "at least"; "44 to 66" for the lower end of a range."""


class Rate(Struct, frozen=True):
    """ "a month", "nearly every day": per what, and how exact that is."""

    start: int
    end: int
    per: str
    qualifier: str | None


def quantities_in(text: str) -> tuple[Quantity, ...]:
    """Number phrases in reading order, never overlapping; names ("N95"), orders and clock times are left out.

    Dates and ages are numbers too: who asks must leave out the places of dates.
    """
    return tuple(_quantities(text))


def _quantities(text: str) -> Iterator[Quantity]:
    at = 0
    while match := NUMBER.search(text, at):
        at = match.end()
        if not _is_quantity(text, match):
            continue
        value, end, number = _value(match), match.end(), match[0]
        low_words = None
        if (
            value is not None
            and (link := RANGE.match(text, end))
            and (other := SECOND_NUMBER.match(text, link.end()))
        ):
            high = _value(other)
            if high is not None and _same_kind(match, other):
                value, end, number = (
                    _lower(value, match, high, other),
                    other.end(),
                    text[match.start() : other.end()],
                )
                low_words = number
        unit = UNIT.match(text, end)
        qualifier = _qualifier(text, match.start())
        sign = match["sign"]
        found = Quantity(
            start=qualifier.start() if qualifier else match.start(),
            end=unit.end() if unit else end,
            value=value,
            number=number,
            unit=_unit(text, sign, unit),
            kind=_kind(sign, unit, text),
            qualifier=" ".join(qualifier[0].split()) if qualifier else low_words,
        )
        at = found.end
        yield found


def rate_in(text: str, start: int, end: int) -> Rate | None:
    """The first rate between two offsets: "a month", "per year", "every day", "annually"."""
    match = RATE.search(text, start, end)
    if match is None:
        return None
    word = (match["unit"] or match["adverb"] or "annually").lower()
    return Rate(
        match.start(),
        match.end(),
        WORDS["rates"].get(word, word),
        match["about"].lower() if match["about"] else None,
    )


def value_of(words: str) -> Decimal | None:
    """The number that words give: "six million" is 6000000, "half a million" 500000; None for "dozens"."""
    match = SECOND_NUMBER.fullmatch(words)
    return _value(match) if match else None


def _value(match: re.Match[str]) -> Decimal | None:
    value = _told(match)
    if value is None or value >= BEYOND:
        return None
    if value != value.to_integral_value():
        return value
    return value.quantize(Decimal(1))  # 1.5 billion is 1500000000, not 1500000000.0


def _told(match: re.Match[str]) -> Decimal | None:
    if match["money"]:
        return Decimal(match["money"].replace(",", "")) * _scale(match["money_scale"], match["money_short"])
    if match["figures"]:
        return Decimal(match["figures"].replace(",", "")) * _scale(match["scale"], match["short"])
    if match["spelled"]:
        return _spelled(match["spelled"])
    if match["single"]:
        words = match["single"].lower().split()
        scale = Decimal(SCALES[words[-1]])
        if words[0] == "half":
            return scale / 2
        return scale if words[0] in ("a", "an") and len(words) == 2 else None
    return None


def _scale(word: str | None, short: str | None) -> int:
    return SCALES[word.lower()] if word else SHORT_SCALES[short.lower()] if short else 1


def _spelled(words: str) -> Decimal:
    """ "two hundred and fifty thousand": parts below a thousand add up, each large scale closes its part."""
    total, part = 0, 0
    for word in re.split(r"[\s-]+", words.lower()):
        if word in SMALL:
            part += SMALL[word]
        elif word in ("hundred", "dozen"):
            part = max(part, 1) * SCALES[word]
        elif word in SCALES:
            total, part = total + max(part, 1) * SCALES[word], 0
        if total + part >= BEYOND:
            break
    return Decimal(total + part)


def _lower(value: Decimal, match: re.Match[str], high: Decimal, other: re.Match[str]) -> Decimal:
    """The lower end of a range: "three to four million" shares its scale."""
    shared = _scale(other["money_scale"] or other["scale"], other["money_short"] or other["short"])
    own = _scale(match["money_scale"] or match["scale"], match["money_short"] or match["short"])
    return value * shared if own == 1 and shared > 1 and value < high / shared else value


def _same_kind(match: re.Match[str], other: re.Match[str]) -> bool:
    return bool(match["sign"]) >= bool(other["sign"]) and not other["vague"] and not other["single"]


def _is_quantity(text: str, match: re.Match[str]) -> bool:
    """Not a name, an order, a clock time, or "one" and "two" as words of reference."""
    before = text[max(0, match.start() - REACH) : match.start()]
    if match["money"]:
        return True
    if NAME_BEFORE.search(before) or PART_OF_WORD.match(text, match.end()):
        return False
    if match["spelled"] and match["spelled"].lower() in ("one", "zero"):
        return UNIT.match(text, match.end()) is not None
    return not re.match(r"\s?(?:a\.?m\b|p\.?m\b|o'clock)", text[match.end() : match.end() + 8])


def _qualifier(text: str, start: int) -> re.Match[str] | None:
    return QUALIFIER.search(text, max(0, start - REACH), start)


def _unit(text: str, sign: str | None, unit: re.Match[str] | None) -> str | None:
    if sign:
        return str(WORDS["currency_signs"][sign])
    if unit is None:
        return None
    if unit["percent"]:
        return "percentage points" if "point" in unit["percent"] else "%"
    if unit["currency"]:
        return str(WORDS["currency_words"][" ".join(unit["currency"].split())])
    return (
        "£" if _is_sterling(text, unit) else str(WORDS["measures"][" ".join(unit["measure"].lower().split())])
    )


def _kind(sign: str | None, unit: re.Match[str] | None, text: str) -> str:
    if sign or (unit and (unit["currency"] or _is_sterling(text, unit))):
        return "money"
    return "count" if unit is None else "percent" if unit["percent"] else "measure"


def _is_sterling(text: str, unit: re.Match[str]) -> bool:
    """Pounds are money in a text that writes "£", unless they are pounds of something."""
    return (
        unit["measure"] is not None
        and unit["measure"].lower() == "pounds"
        and "£" in text
        and not text.startswith(" of ", unit.end())
    )
