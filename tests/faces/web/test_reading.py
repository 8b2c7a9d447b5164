"""A document on the page Read: what belongs with it."""

from __future__ import annotations

from pathlib import Path

from starlette.testclient import TestClient

from backchannel.desk import Desk
from tests.read.files_made import mail


def test_a_message_leads_to_the_others_of_its_thread_and_their_words_stay_text(
    browser: TestClient, path: Path
) -> None:
    folder = path.parent / "letters"
    folder.mkdir()
    (folder / "first.eml").write_bytes(mail(subject="The <b>fee</b>", number="a"))
    (folder / "answer.eml").write_bytes(
        mail(subject="Re: The fee", number="b", references="<a@ports.example>")
    )
    with Desk.open(path) as desk:
        desk.add(folder)
        first, answer = (
            next(d.id for d in desk.view().documents() if d.title == title)
            for title in ("The <b>fee</b>", "Re: The fee")
        )
    shown = browser.get(f"/read/{answer}").text
    assert "2 messages of one thread" in shown
    assert f'<a href="/read/{first}" lang="en">The &lt;b&gt;fee&lt;/b&gt;</a>' in shown
    assert "<strong>Re: The fee</strong>" in shown
    twin = browser.get(f"/read/{answer}.json").json()
    assert [one["document"] for one in twin["thread"]["messages"]] == [first, answer]


def test_a_report_has_no_thread(browser: TestClient, path: Path) -> None:
    with Desk.open(path, readonly=True) as desk:
        report = desk.view().documents()[0].id
    assert "of one thread" not in browser.get(f"/read/{report}").text
