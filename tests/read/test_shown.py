"""The words that a watched page shows: its lists and tables, and nothing of what stands around them."""

from __future__ import annotations

import pytest

from backchannel.model.errors import NoMainText
from backchannel.model.sources import Document
from backchannel.read.files import read_shown
from backchannel.read.given import Given
from backchannel.read.sandbox.sandbox import sandbox
from backchannel.read.shown import shown_text

WORDS = "<p>The board of Velda grants licences to exporters of salt fish within ten days.</p>"


def page(inside: str, *, head: str = "", around: str = "") -> str:
    return f"<html><head>{head}</head><body>{around}<div>{inside}{WORDS}</div></body></html>"


def lines(html: str) -> list[str]:
    return shown_text(html).splitlines()


def test_a_list_and_a_table_are_what_a_page_says() -> None:
    inside = "<ul><li>Anneke Vorstad<li>Ilmar Tesk</ul><table><tr><th>Rate<td>5 %</table>"
    assert lines(page(inside))[:3] == ["Anneke Vorstad", "Ilmar Tesk", "Rate | 5 %"]


def test_inline_elements_stand_in_their_line_and_blanks_are_one() -> None:
    assert lines(page("<p>The <b>b</b>oard\n  <a href=x>meets</a>.</p>"))[0] == "The board meets."


@pytest.mark.parametrize(
    "around",
    [
        "<nav>Home</nav>",
        "<header>Velda</header>",
        "<footer>Velda</footer>",
        "<aside>Read more</aside>",
        "<div role='dialog'>Choose</div>",
        "<div class='cookie-banner'>We use them</div>",
        "<div id='siteBreadcrumb'>Home</div>",
        "<p hidden>Secret</p>",
        "<p style='display: none'>Secret</p>",
        "<script>var a = 'b'</script>",
        "<style>a {}</style>",
        "<button>Go</button>",
        "<template><p>Later</p></template>",
        "<!-- nothing -->",
    ],
)
def test_what_stands_around_is_no_part_of_it(around: str) -> None:
    assert shown_text(page("", around=around)) == shown_text(page(""))


def test_the_part_marked_as_main_is_the_page() -> None:
    assert lines(f"<body><p>Welcome</p><main>{WORDS}</main><p>Bye</p></body>") == lines(page(""))


def test_a_stub_marked_as_main_is_not_the_page() -> None:
    found = lines(f"<body><main><p>Loading</p></main>{WORDS * 4}</body>")
    assert len(found) == 5


def test_a_heading_of_an_article_is_no_banner_of_the_page() -> None:
    article = f"<article><header><h1>Licences</h1></header>{WORDS}</article>"
    assert lines(f"<body>{article}</body>")[0] == "Licences"


def test_what_a_control_opens_is_shown_on_asking() -> None:
    inside = "<a aria-controls=more>More</a><div id=more hidden>Fees are five crowns.</div>"
    assert "Fees are five crowns." in lines(page(inside))


def test_a_page_on_cookies_is_not_taken_for_a_banner() -> None:
    inside = f"<div class='cookie-policy'><p>We keep one cookie.</p>{WORDS * 3}</div>"
    assert "We keep one cookie." in lines(page(inside))


def test_ten_thousand_levels_are_refused() -> None:
    deep = "<div>" * 10_000 + "x" + "</div>" * 10_000
    with pytest.raises(NoMainText):
        shown_text(page(deep))


@pytest.mark.parametrize("html", ["<html></html>", "<body><nav>Home</nav></body>", " "])
def test_a_page_that_shows_nothing_is_refused(html: str) -> None:
    with pytest.raises(NoMainText):
        shown_text(html)


def test_a_file_is_read_behind_walls_in_the_encoding_that_it_states() -> None:
    html = page("<p>L’été à Québec</p>", head="<meta charset=windows-1252>")
    read = read_shown(html.encode("cp1252"), Given(name="page.html"))
    assert isinstance(read.result, Document)
    assert read.result.text.splitlines()[0] == "L’été à Québec"
    assert {"limits"} <= set(sandbox().walls or ())
    nothing = read_shown(b"<body></body>", Given(name="empty.html"))
    assert isinstance(nothing.result, NoMainText)


def test_targets_of_links_scripts_and_classes_change_nothing() -> None:
    before = page("<p class=a1>See <a href='/x?token=1'>the list</a></p>", head="<script>1</script>")
    after = page("<p class=b2>See <a href='/x?token=2'>the list</a></p>", head="<script>2</script>")
    assert shown_text(before) == shown_text(after)
