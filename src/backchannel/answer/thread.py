"""The messages of one thread, in the order in which they were sent."""

from __future__ import annotations

from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from msgspec import Struct

from backchannel.model.errors import NothingFound
from backchannel.model.sources import Document

from .cited import Answer, counted
from .document_names import document_called
from .layout import WIDTH, wrapped
from .reading import Reading

DATE = "Date: "
"""With this begins the line of a message's text that tells when it was sent."""


class Message(Struct, frozen=True, kw_only=True):
    """A message of the thread."""

    document: str
    name: str
    subject: str | None
    by: tuple[str, ...]
    sent: datetime | None
    """As the message itself says, in its sender's own clock; None where it does not."""
    day: date | None
    words: int
    """Without headers, signatures and what it quotes of others."""
    found: int
    """So many facts were found in it."""


class Thread(Answer, frozen=True, kw_only=True):
    """The messages of a thread, first sent first; those that do not say when stand by their day."""

    document: str
    messages: tuple[Message, ...]
    later: int = 0
    """So many were sent after the day that is asked about."""

    def lines(self, *, width: int = WIDTH) -> list[str]:
        lines = [f"{counted(len(self.messages), 'message')} of one thread"]
        for number, one in enumerate(self.messages, 1):
            asked = " · the one asked about" if one.document == self.document else ""
            by = ", ".join(one.by) or "sender not named"
            holds = f"{counted(one.words, 'word')} · {counted(one.found, 'fact')}{asked}"
            lines += wrapped(f"{number}. {when(one)} · {by} · {holds}", width=width, first="  ", rest="     ")
            if one.subject:
                lines += wrapped(f"“{one.subject}”", width=width, first="     ", rest="     ")
        if self.later:
            lines.append(f"  {counted(self.later, 'later message')} not shown: after the day asked about")
        return lines


def when(message: Message) -> str:
    """The moment in the sender's own clock, or the day."""
    if message.sent is not None:
        return f"{message.sent:%Y-%m-%d %H:%M}"
    return message.day.isoformat() if message.day else "day not known"


def thread(view: Reading, document: str) -> Thread:
    """The thread of a message, by its document's id, path or file name.

    Messages belong together when one names the other, or both a third, as what they answer. As of a day
    those sent by then. Raises: NothingFound, also where the document is no message; Ambiguous.
    """
    asked = document_called(view, document)
    known = whole(view, asked)
    if not known:
        raise NothingFound(
            "this document is no message, or does not give its id",
            where=asked.name or asked.id,
            remedy="ask for a document that was read from a mail file",
        )
    day = view.valid_at
    shown = [one for one in known if one is asked or day is None or not one.published or one.published <= day]
    shown.sort(key=_order)
    messages = tuple(_message(view, one) for one in shown)
    return Thread(document=asked.id, messages=messages, later=len(known) - len(shown))


def whole(view: Reading, asked: Document) -> tuple[Document, ...]:
    """All messages of a message's thread that the reader may see; none where it has no id."""
    found = {asked.id: asked}
    sought: set[str] = set()
    while new := {id_ for one in found.values() for id_ in (one.message, one.thread) if id_} - sought:
        sought |= new
        found |= {one.id: one for one in view.messages(sorted(new)) if one.id not in found}
    return tuple(found.values()) if sought else ()


def _message(view: Reading, document: Document) -> Message:
    cuts = [p for p in document.passages if p.kind not in ("furniture", "title", "byline")]
    return Message(
        document=document.id,
        name=document.name,
        subject=document.title,
        by=document.authors,
        sent=_sent(document.text),
        day=document.published,
        words=sum(len(document.text[cut.start : cut.end].split()) for cut in cuts),
        found=len(view.claims_in(document.id)),
    )


def _sent(text: str) -> datetime | None:
    """What the message's own line says; that it has such a line, its reader sees to."""
    head = text.partition("\n\n")[0]
    said = next((line for line in head.split("\n") if line.startswith(DATE)), "")
    try:
        return parsedate_to_datetime(said.removeprefix(DATE)) if said else None
    except ValueError:
        return None


def _order(one: Document) -> tuple[date, datetime, bool, str, str]:
    """By day, then moment: a day is the sender's own, and moments of two clocks are compared as one.

    Of one moment that which begins the thread stands first.
    """
    sent = _sent(one.text) or datetime.max
    moment = sent.astimezone(UTC) if sent.tzinfo else sent.replace(tzinfo=UTC)
    return (one.published or date.max, moment, one.message != one.thread, one.name, one.id)
