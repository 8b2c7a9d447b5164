from __future__ import annotations

from backchannel.read.given import Given
from backchannel.read.mailbox import pieces

from .files_made import mail, mailbox


def test_every_message_of_a_mailbox_is_a_part_with_its_own_lines() -> None:
    messages = [mail("From Monday on it rises.\n\nFrom here too.\n", number=str(n)) for n in range(3)]
    parts = list(pieces(mailbox(*messages), Given(name="in.mbox")))
    assert [part.given.name for part in parts] == [
        "in.mbox message 1",
        "in.mbox message 2",
        "in.mbox message 3",
    ]
    assert [part.data for part in parts] == messages
    assert {part.media_type for part in parts} == {"message/rfc822"}
