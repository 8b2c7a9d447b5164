"""From checked words to a draft: who they name in the document, the facts' own form, and a low score."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ...model.claims import Draft
from ...model.entities import Ref
from ...model.facts import Contact, Fact, Figure, Flow, Measure, Statement, Tenure, Tie
from ..amounts.numbers import Quantity, quantities_in
from .answers import NOT_BY_SCHEMA, NOT_IN_SENTENCE, Checked, Range, Refused
from .questions import Question

if TYPE_CHECKING:
    from ..parsed import Parsed

SCORE = 0.2
"""Under the floor of every kind, so that each stays a proposal until a person accepts it."""
RULE = "asked"
DIRECTED = ("works_for", "influence_over", "represents", "member_of")


def proposal(parsed: Parsed, question: Question, answer: Checked, *, made_by: str) -> Draft | Refused:
    """The draft of an answer; its proof is the sentence from the first to the last of its words."""
    fact = _Builder(parsed, question, answer).fact()
    if isinstance(fact, Refused):
        return fact
    ranges = [place for places in answer.places.values() for place in places]
    trigger = (question.trigger_start, question.trigger_start + len(question.trigger))
    start, end = min(s for s, _ in (*ranges, trigger)), max(e for _, e in (*ranges, trigger))
    return Draft(
        fact=fact,
        evidence=(parsed.evidence(start, end),),
        made_by=made_by,
        score=SCORE,
        rule=RULE,
        modality=answer.choices["modality"],  # type: ignore[arg-type]
    )


class _Builder:
    def __init__(self, parsed: Parsed, question: Question, answer: Checked) -> None:
        self.parsed, self.question, self.answer = parsed, question, answer

    def fact(self) -> Fact | Refused:
        makers = {
            "tenure": self.tenure,
            "tie": self.tie,
            "contact": self.contact,
            "statement": self.statement,
            "measure": self.measure,
            "flow": self.flow,
            "figure": self.figure,
        }
        return makers[self.question.kind]()

    def tenure(self) -> Fact | Refused:
        (start, end), *_ = self.answer.places["post"]
        at = self._tokens("post")[0]
        post = self.parsed.cast.post_at.get(at)
        return Tenure(
            holder=self._party("holder"),
            post=post.words if post is not None else self.parsed.text[start:end],
            organisation=self._party("organisation") if "organisation" in self.answer.places else None,
            standing=self.answer.choices["standing"],  # type: ignore[arg-type]
        )

    def tie(self) -> Fact | Refused:
        a, b, kind = self._party("a"), self._party("b"), self.answer.choices["tie"]
        if a == b:
            return Refused(NOT_BY_SCHEMA, "a and b are one")
        return Tie(a=a, b=b, tie=kind, directed=kind in DIRECTED, detail=self._words("detail"))  # type: ignore[arg-type]

    def contact(self) -> Fact | Refused:
        participants = self._parties("participants")
        if len(participants) < 2:
            return Refused(NOT_BY_SCHEMA, "the participants are one")
        mode = self.answer.choices["mode"]
        return Contact(
            participants=participants,
            mode=mode,  # type: ignore[arg-type]
            place=self._words("place"),
            about=self._words("about"),
        )

    def statement(self) -> Fact | Refused:
        (start, end), *_ = self.answer.places["content"]
        speaker, *_ = self.answer.places["speaker"]
        if start <= speaker[0] and speaker[1] <= end:
            return Refused(NOT_BY_SCHEMA, "the speaker stands inside the content")
        return Statement(
            speaker=self._party("speaker"),
            speaker_words=self._words("speaker"),
            direct=self.parsed.quote_around(start) is not None,
            content=self.parsed.span(start, end),
        )

    def measure(self) -> Fact | Refused:
        return Measure(
            issuer=self._party("issuer"),
            act=self.answer.choices["act"],
            object=self._words("object"),
            targets=self._parties("targets"),
            stage=self.answer.choices["stage"],  # type: ignore[arg-type]
        )

    def flow(self) -> Fact | Refused:
        givers, receivers = self._parties("givers"), self._parties("receivers")
        if set(givers) & set(receivers):
            return Refused(NOT_BY_SCHEMA, "one is giver and receiver")
        return Flow(givers=givers, receivers=receivers, goods=self._words("goods") or "")

    def figure(self) -> Fact | Refused:
        number = self._number()
        if number is None:
            return Refused(NOT_IN_SENTENCE, "no number of the sentence has these words")
        return Figure(
            subject=self._words("subject") or "",
            property=self._words("property"),
            value=number.value or Decimal(0),
            unit=number.unit,
            qualifier=number.qualifier,
        )

    def _number(self) -> Quantity | None:
        """The number as our own grammar reads it: a backend's arithmetic is never taken."""
        (start, end), *_ = self.answer.places["value"]
        offset = self.question.start
        for quantity in quantities_in(self.question.sentence):
            if quantity.value is not None and max(start, offset + quantity.start) < min(
                end, offset + quantity.end
            ):
                return quantity
        return None

    def _words(self, role: str) -> str | None:
        places = self.answer.places.get(role)
        return self.parsed.evidence(*places[0]).quote if places else None

    def _tokens(self, role: str) -> range:
        return self._range(self.answer.places[role][0])

    def _range(self, place: Range) -> range:
        span = self.parsed.doc.char_span(*place, alignment_mode="expand")
        return range(span.start, span.end)

    def _party(self, role: str) -> Ref:
        return self._who(self.answer.places[role][0])

    def _parties(self, role: str) -> tuple[Ref, ...]:
        return tuple(dict.fromkeys(self._who(place) for place in self.answer.places.get(role, ())))

    def _who(self, place: Range) -> Ref:
        """Whom the words name or point at in this document; else an entity of their own."""
        cast, tokens = self.parsed.cast, self._range(place)
        root = self.parsed.doc[tokens.start : tokens.stop].root
        found = cast.party(root)
        if found is not None:
            return found
        for position in reversed(tokens):
            character = cast.at(position)
            if character is not None:
                return cast.ref_of(character)
        words = self.parsed.evidence(*place).quote
        kind = "organisation" if words[:1].isupper() or words[:1].isdigit() else "group"
        return cast.mint(kind, " ".join(words.split()), tokens.start, tokens.stop)  # type: ignore[arg-type]
