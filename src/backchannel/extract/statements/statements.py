"""Statements: who said what, in their own words or reported, and by which cue.

Method: cue, source and content as in attribution annotation (PolNeAR, Newell et al. 2018). Direct speech is
bound to its cue by what stands beside the marks, indirect speech by the parse; a quotation without a cue
belongs to who spoke last.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...model.claims import Draft, Modality
from ...model.entities import Ref
from ...model.facts import Statement
from ...model.sources import Evidence
from ..syntax.modality import is_open, is_told, report_modality
from .addressees import addressee_of
from .cues import Cue, cues
from .fragments import fragments
from .lexicon import Lexeme, speech_words
from .quoted import Attribution, Quotation, Quotations
from .reported import Reported, reported, tidy
from .speakers import Speaker, Speakers, is_retold
from .transcripts import turns
from .utterances import Utterance, outermost_kept, reporters

if TYPE_CHECKING:
    from ..parsed import Parsed

NAME = "statements.v1"
SURE = {
    "after": 0.95,
    "before": 0.95,
    "colon": 0.8,
    "signed": 0.9,
    "led": 0.75,
    "same": 0.85,
    "free": 0.65,
    "turn": 0.9,
    "fragment": 0.55,
}
WITHIN = 0.8
"""Of two contents of one cue, the smaller is the same words when this share of it lies in the other."""
NEAR = 400
"""Characters: words for the speaker farther away are no part of the evidence."""


def statements(parsed: Parsed) -> Iterator[Draft]:
    """Every statement the text attributes to somebody, in reading order of the content."""
    finder = _Finder(parsed)
    told = list(finder.utterances())
    utterances = outermost_kept([*told, *finder.fragments(told)])
    around = reporters(utterances)
    for utterance in utterances:
        yield from finder.drafts(utterance, around.get(id(utterance)))


class _Finder:
    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.speakers = Speakers(parsed)
        self.last: Utterance | None = None

    def utterances(self) -> Iterator[Utterance]:
        """Contents in the order in which their cues are read: whoever spoke last is known by then."""
        spoken = list(self._turns())
        yield from spoken
        found = cues(self.parsed)
        by_cue: dict[int, list[Attribution]] = {}
        steps: list[tuple[int, Cue | Attribution]] = [
            (c.i, c) for c in found if not c.quoted or is_retold(self.parsed, c)
        ]
        for attribution in Quotations(self.parsed, found).attributed():
            if attribution.cue is not None:
                by_cue.setdefault(attribution.cue.i, []).append(attribution)
            elif not any(
                t.start <= attribution.quotation.end and attribution.quotation.start < t.end for t in spoken
            ):
                steps.append((attribution.quotation.first, attribution))
        for _, step in sorted(steps, key=lambda s: s[0]):
            said = self._by_cue(step, by_cue.get(step.i, [])) if isinstance(step, Cue) else self._uncued(step)
            for utterance in said:
                if utterance.cue is None or not utterance.cue.quoted:
                    self.last = utterance
                yield utterance

    def fragments(self, told: list[Utterance]) -> Iterator[Utterance]:
        """Quoted words that no other utterance holds, in a clause about somebody who can speak."""
        for found in fragments(self.parsed, [(u.start, u.end) for u in told]):
            speakers = [s for s in self.speakers.of_subject(found.subject) if s.kind is not None]
            if speakers:
                start, end = tidy(self.parsed, *found.content)
                cue = Cue(found.verb, Lexeme(found.verb.lower_), False)
                yield Utterance(start, end, False, speakers, cue, SURE["fragment"], "fragment")

    def _turns(self) -> Iterator[Utterance]:
        """What a transcript has each of its speakers say; not `direct`, since no marks stand round it."""
        for turn in turns(self.parsed):
            words = self.parsed.text[turn.label_start : turn.label_end]
            speaker = Speaker(turn.ref, words, "on_record", turn.label_start, turn.label_end, "person")
            yield Utterance(turn.start, turn.end, False, [speaker], None, SURE["turn"], "turn")

    def _by_cue(self, cue: Cue, quotes: list[Attribution]) -> list[Utterance]:
        reports = is_told(cue)
        told = reported(self.parsed, cue) if reports else None
        if told is None and not quotes:
            if reports and not cue.is_noun and cue.lemma in speech_words("speakers", "spoken"):
                self.parsed.near("statement", cue.token, lacks="what was said")
            return []
        speakers = self.speakers.of_cue(cue)
        if not speakers:
            if cue.spoken:
                self.parsed.near("statement", cue.token, lacks="a speaker")
            if not quotes:
                return []
        said: list[Utterance] = []
        for attribution in quotes:
            quotation = attribution.quotation
            if told is not None and attribution.found == "before" and _holds_more(told, quotation):
                continue
            said.append(
                Utterance(
                    quotation.start, quotation.end, True, speakers, cue, SURE[attribution.found], "quotation"
                )
            )
        if told is not None and self._counts(cue, told, speakers) and not any(_same(told, u) for u in said):
            said.append(self._indirect(cue, told, speakers))
        return said

    def _indirect(self, cue: Cue, told: Reported, speakers: list[Speaker]) -> Utterance:
        quote = self.parsed.quote_around((told.start + told.end) // 2)
        direct = (
            not cue.quoted and quote is not None and quote[0] - 2 <= told.start and told.end <= quote[1] + 2
        )
        return Utterance(told.start, told.end, direct, speakers, cue, told.score, told.rule, told.is_attitude)

    def _counts(self, cue: Cue, told: Reported, speakers: list[Speaker]) -> bool:
        """Verbs that things do too ("suggests", "shows") and loose forms need a speaker that can speak."""
        if told.rule == "shown":
            return any(s.kind == "document" for s in speakers)
        if told.rule == "according":
            return any(
                s.words and s.words.lower() not in speech_words("speakers", "manners") for s in speakers
            )
        if told.is_attitude and cue.token.dep_ in ("acl", "pcomp"):
            return False
        if cue.lemma in speech_words("speakers", "finding_verbs"):
            return any(s.kind in ("document", "organisation") for s in speakers)
        if told.rule not in ("clause", "aside", "according") and is_open(cue):
            return False
        if told.rule in ("clause", "aside") and cue.lemma in speech_words("speakers", "spoken"):
            return any(s.words != "I" for s in speakers)
        return any(s.kind is not None for s in speakers)

    def _uncued(self, attribution: Attribution) -> list[Utterance]:
        quotation, found = attribution.quotation, attribution.found
        speakers: list[Speaker] = []
        if attribution.subject is not None:
            speakers = [s for s in self.speakers.of_subject(attribution.subject) if s.kind is not None]
        if not speakers and self.last is not None:
            speakers = self.last.speakers
        if not speakers:
            trigger = self.parsed.tokens[quotation.first]
            self.parsed.near("statement", trigger, lacks="a speaker")
            return []
        lead = (speakers[0].start, speakers[0].end)
        return [
            Utterance(
                quotation.start, quotation.end, True, speakers, None, SURE[found], "continued", lead=lead
            )
        ]

    def drafts(self, utterance: Utterance, outer: Utterance | None) -> Iterator[Draft]:
        """One draft a speaker; `cited` is who reports it where it stands inside what somebody else said."""
        cue = utterance.cue
        addressee = addressee_of(self.parsed, cue) if cue is not None else None
        period, period_words = self.parsed.period_for(cue.token) if cue is not None else (None, None)
        modality: Modality = report_modality(cue) if cue is not None else "asserted"
        for speaker in utterance.speakers or [Speaker(None, None, "anonymous", 0, 0, None)]:
            yield Draft(
                fact=Statement(
                    speaker=speaker.ref,
                    speaker_words=speaker.words,
                    direct=utterance.direct,
                    content=self.parsed.span(utterance.start, utterance.end),
                    cue=None if cue is None else self.parsed.span(*_span_of(cue)),
                    addressee=None if addressee == speaker.ref else addressee,
                ),
                evidence=self._evidence(utterance, speaker),
                made_by=NAME,
                score=round(utterance.score * _certainty(speaker), 3),
                rule=utterance.rule,
                modality=modality,
                basis=speaker.basis,
                cited=_cited(speaker, outer),
                valid=period,
                valid_words=period_words,
            )

    def _evidence(self, utterance: Utterance, speaker: Speaker) -> tuple[Evidence, ...]:
        start, end = utterance.start, utterance.end
        if self.parsed.quote_around(start) == (start, end):
            start, end = max(start - 1, 0), min(end + 1, len(self.parsed.text))
        if utterance.cue is not None:
            cue = _span_of(utterance.cue)
            start, end = min(start, cue[0]), max(end, cue[1])
            if speaker.words and abs(speaker.start - cue[0]) < NEAR:
                start, end = min(start, speaker.start), max(end, speaker.end)
        main = self.parsed.evidence(start, end)
        if utterance.lead is None or start <= utterance.lead[0] < end:
            return (main,)
        return (main, self.parsed.evidence(*utterance.lead))


def _holds_more(told: Reported, quotation: Quotation) -> bool:
    """The reported content holds the quotation and words around it."""
    return (
        told.start <= quotation.start
        and quotation.end <= told.end + 1
        and (told.end - told.start) > (quotation.end - quotation.start) + 12
    )


def _same(told: Reported, said: Utterance) -> bool:
    shared = min(told.end, said.end) - max(told.start, said.start)
    return shared >= (1 - WITHIN) * min(told.end - told.start, said.end - said.start)


def _span_of(cue: Cue) -> tuple[int, int]:
    token = cue.token
    particle = next((c for c in token.rights if c.dep_ == "prt" and c.i == token.i + 1), token)
    return token.idx, particle.idx + len(particle)


def _certainty(speaker: Speaker) -> float:
    if speaker.words is None:
        return 0.6
    return 1.0 if speaker.ref is not None or speaker.basis == "anonymous" else 0.85


def _cited(speaker: Speaker, outer: Utterance | None) -> Ref | str | None:
    """Who reports this statement inside one of theirs; the words of an unnamed speaker otherwise."""
    if outer is not None and outer.speakers[0].cited != speaker.cited:
        return outer.speakers[0].cited
    return speaker.source if speaker.basis == "anonymous" else None
