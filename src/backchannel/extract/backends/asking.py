"""Asking a backend about one document: proposals beside what the rules found, and every refusal told."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from backchannel.settings import BACKEND_FAILURES, BACKEND_SENTENCE_CHARACTERS, BACKEND_SENTENCES

from ...model.claims import Draft
from ...model.errors import ModelError
from ...model.labels import OPEN
from .answers import TOO_MUCH, Refused, checked
from .proposals import proposal
from .questions import Question, questions

if TYPE_CHECKING:
    from ..parsed import Parsed

UNDER_LABEL = "BC713"


class Backend(Protocol):
    """A model that fills in what a rule could not."""

    @property
    def made_by(self) -> str:
        """Which model under which prompt: "llm.v1:NAME"."""

    @property
    def is_local(self) -> bool:
        """Whether what it is asked stays on this machine."""

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of fact it can be asked for."""

    def facts(self, question: Question) -> object:
        """What it answers: a list of objects by the schema of the kind, as it claims. Raises: ModelError."""


class Asked(Struct, frozen=True):
    """What came of asking about one document."""

    made_by: str
    sentences: int = 0
    """How many sentences were sent."""
    proposals: tuple[Draft, ...] = ()
    refused: tuple[Refused, ...] = ()


def asked(parsed: Parsed, drafts: Iterable[Draft], backend: Backend) -> Asked:
    """Proposals for the sentences in which a rule saw a trigger and no whole fact; raises nothing.

    A document under a label is not sent beyond this machine. After `BACKEND_FAILURES` questions without an
    answer no more are put.
    """
    put = [q for q in questions(parsed, drafts) if q.kind in backend.kinds]
    if put and parsed.document.label != OPEN and not backend.is_local:
        reason = f"the document is under a label: none of {len(put)} sentences was sent beyond this machine"
        return Asked(backend.made_by, refused=(Refused(UNDER_LABEL, reason),))
    return _Round(parsed, backend).all(put)


class _Round:
    def __init__(self, parsed: Parsed, backend: Backend) -> None:
        self.parsed, self.backend = parsed, backend
        self.found: dict[Draft, None] = {}
        self.refused: list[Refused] = []
        self.sent = self.failures = 0

    def all(self, put: list[Question]) -> Asked:
        short = [q for q in put if len(q.sentence) <= BACKEND_SENTENCE_CHARACTERS]
        if len(short) < len(put):
            told = f"{len(put) - len(short)} sentences over {BACKEND_SENTENCE_CHARACTERS} characters not sent"
            self.refused.append(Refused(TOO_MUCH, told))
        for number, question in enumerate(short):
            if self.failures == BACKEND_FAILURES or number == BACKEND_SENTENCES:
                self.refused.append(Refused(TOO_MUCH, f"{len(short) - number} more sentences were not sent"))
                break
            self.one(question)
        return Asked(self.backend.made_by, self.sent, tuple(self.found), tuple(self.refused))

    def one(self, question: Question) -> None:
        self.sent += 1
        try:
            facts = self.backend.facts(question)
        except ModelError as error:
            self.failures += error.code == "BC720"
            self.refused.append(Refused(error.code, error.what))
            return
        self.failures = 0
        for answer in checked(question, facts):
            made = (
                answer
                if isinstance(answer, Refused)
                else proposal(self.parsed, question, answer, made_by=self.backend.made_by)
            )
            if isinstance(made, Refused):
                self.refused.append(made)
            else:
                self.found[made] = None
