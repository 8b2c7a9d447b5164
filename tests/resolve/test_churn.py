"""What of a page changes while nothing is said anew, and what must never be taken for that."""

from __future__ import annotations

import pytest

from backchannel.resolve.churn import telling_differences, told_differences

PAGE = """Office of Coastal Trade
{}
The office licenses exporters of timber and of salt fish.
Head of the office: Anneke Vorstad
Deputy head: Ilmar Tesk
Opening hours: 9 to 17
Licences are granted within ten days.
Complaints go to the board in Port Velda.
{}
Write to the office by post only."""


def page(top: str = "Who we are", foot: str = "Contact") -> str:
    return PAGE.format(top, foot)


@pytest.mark.parametrize(
    ("before", "after", "churn"),
    [
        ("1,204 views", "1,310 views", "counter"),
        ("Trade | 12 comments | Velda", "Trade | 15 comments | Velda", "counter"),
        ("4 min read", "5 min read", "counter"),
        ("1 204 vues", "1 310 vues", "counter"),
        ("Updated 3 hours ago", "Updated 2 days ago", "age"),
        ("Mis à jour il y a 3 heures", "Mis à jour il y a 2 jours", "age"),
        ("Today is 4 March 2031", "Today is 5 March 2031", "today"),
        ("Tuesday, 4 March 2031 10:15", "Wednesday, 5 March 2031 08:40", "today"),
        ("Request 9f8e7d6c5b4a39281706", "Request 0a1b2c3d4e5f60718293", "token"),
        ("© Office of Coastal Trade 2030", "© Office of Coastal Trade 2031", "rights"),
    ],
)
def test_what_only_counts_or_stamps_is_churn(before: str, after: str, churn: str) -> None:
    told = told_differences(page(foot=before), page(foot=after))
    assert told
    assert {one.churn for one in told} == {churn}
    assert telling_differences(page(foot=before), page(foot=after)) == ()


def test_a_notice_of_the_site_that_comes_or_goes_is_churn() -> None:
    notice = "We use cookies to give you a better experience. Do you accept?"
    for before, after in ((page(), f"{notice}\n{page()}"), (f"{page()}\n{notice}", page())):
        assert telling_differences(before, after) == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Head of the office: Anneke Vorstad", "Head of the office: Ilmar Tesk"),
        ("within ten days", "within twelve days"),
        ("Opening hours: 9 to 17", "Opening hours: 9 to 12"),
        ("timber and of salt fish", "timber and of salt fish, and of stone"),
    ],
)
def test_what_the_page_says_is_no_churn(before: str, after: str) -> None:
    assert len(telling_differences(page(), page().replace(before, after))) == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # A number of the world, in a sentence.
        ("The museum counted 1,204 visitors in May.", "The museum counted 1,310 visitors in May."),
        # A hearing that is put off: a date inside the page that is not the day of looking.
        ("Hearing: Tuesday 4 March 2031, 10:15", "Hearing: Wednesday 5 March 2031, 10:15"),
        ("Effective date: 4 March 2031", "Effective date: 5 March 2031"),
        # What the office says on cookies, in the middle of its page.
        ("We never sell licences.", "We use cookies to remember the settings you accept."),
        ("Resolution 2031-17", "Resolution 2031-18"),
        ("Send form B12", "Send form B14"),
    ],
)
def test_numbers_and_dates_that_say_something_are_no_churn(before: str, after: str) -> None:
    old = page().replace("Opening hours", f"{before}\nOpening hours")
    new = page().replace("Opening hours", f"{after}\nOpening hours")
    assert telling_differences(old, new)


def test_a_counter_beside_a_new_sentence_does_not_hide_it() -> None:
    before, after = page(foot="12 comments"), page(foot="15 comments\nThe office closes in June.")
    assert any("closes" in after[d.after.start : d.after.end] for d in telling_differences(before, after))
