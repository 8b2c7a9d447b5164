"""Pages: main text, authors, day and outlet as the page states them."""

from __future__ import annotations

import json
from datetime import date

import pytest

from backchannel.model.errors import NoMainText
from backchannel.model.sources import Document
from backchannel.read.reading import read_bytes, read_html

PROSE = (
    "The harbour minister of Veldania signed the ferry treaty on Monday after a week of talks. She said "
    "in Lund that the first ships would sail in spring, and that both governments had agreed on the fares. "
)


def page(head: str = "", byline: str = "", *, body: str = PROSE) -> str:
    return (
        f"<html lang='en-CA'><head><title>Veldania signs ferry treaty</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a></nav><article><h1>Veldania signs ferry treaty</h1>{byline}"
        f"<p>{body}</p><p>{body}</p><p>{body}</p></article><footer>All rights reserved</footer></body></html>"
    )


def linked(**article: object) -> str:
    thing = {"@context": "https://schema.org", "@type": "NewsArticle", **article}
    return f"<script type='application/ld+json'>{json.dumps(thing)}</script>"


def read(html: str, **known: object) -> Document:
    return read_html(html, name="page", **known)  # type: ignore[arg-type]


def test_the_main_text_is_the_documents_text_without_navigation_and_footer() -> None:
    document = read(page())
    assert PROSE.strip() in document.text
    assert "Home" not in document.text
    assert "All rights reserved" not in document.text
    assert document.title == "Veldania signs ferry treaty"
    assert (document.media_type, document.reader, document.language) == ("text/html", "html.v1", "en")


def test_linked_data_gives_authors_day_and_outlet() -> None:
    html = page(
        linked(
            author=[{"@type": "Person", "name": "Mara Quist"}, {"@type": "Person", "name": "J. R. Lind"}],
            datePublished="2021-05-06T14:00:00Z",
            publisher={"@type": "Organization", "name": "The Gull"},
        )
    )
    document = read(html)
    assert document.authors == ("Mara Quist", "J. R. Lind")
    assert (document.published, document.published_from) == (date(2021, 5, 6), "page")
    assert document.outlet == "The Gull"


def test_a_person_is_preferred_to_the_outlet_as_author() -> None:
    html = page(
        linked(author={"@type": "Organization", "name": "The Gull"}), "<p class='byline'>By Mara Quist</p>"
    )
    assert read(html).authors == ("Mara Quist",)


@pytest.mark.parametrize(
    "byline",
    [
        "<span>By</span> <a href='/mq'>Mara Quist</a>",
        "<a rel='author'>Mara Quist</a>",
        "<span itemprop='author'><span itemprop='name'>Mara Quist</span></span>",
        "<div class='byline'>By Mara Quist, Staff Writer</div>",
        "<div>Posted on May 6, 2021 by Mara Quist</div>",
    ],
)
def test_a_byline_names_the_author_in_many_ways(byline: str) -> None:
    assert read(page(byline=byline)).authors == ("Mara Quist",)


def test_authors_of_comments_are_not_authors() -> None:
    html = page().replace("</article>", "</article><div class='comments'><a rel='author'>Jo Lind</a></div>")
    assert read(html).authors == ()


def test_the_day_in_the_address_is_the_outlets_own_where_the_stamp_is_early_in_utc() -> None:
    html = page(linked(datePublished="2021-05-06T02:00:00+00:00"))
    assert read(html, address="https://gull.example/2021/05/05/treaty").published == date(2021, 5, 5)
    assert read(html, address="https://gull.example/2021/04/01/treaty").published == date(2021, 5, 6)
    assert read(html).published == date(2021, 5, 6)


def test_the_date_under_the_headline_is_read_where_nothing_else_is_stated() -> None:
    assert read(page(byline="<span>6 May 2021 18:29</span>")).published == date(2021, 5, 6)


def test_what_the_caller_knows_outranks_the_page() -> None:
    html = page(linked(datePublished="2021-05-06", publisher={"name": "The Gull"}))
    document = read(html, published=date(2021, 5, 7), outlet="The Tern")
    assert (document.published, document.published_from, document.outlet) == (
        date(2021, 5, 7),
        "given",
        "The Tern",
    )


def test_a_page_without_main_text_is_an_error_with_what_would_help() -> None:
    with pytest.raises(NoMainText, match="BC106"):
        read("<html><body><nav><a href='/'>Home</a></nav></body></html>")


def test_broken_linked_data_and_broken_markup_do_no_harm() -> None:
    html = page("<script type='application/ld+json'>{not json</script>").replace("</article>", "<b><i>")
    assert PROSE.strip() in read(html).text


def test_bytes_are_known_as_a_page_by_name_type_or_beginning() -> None:
    data = page().encode()
    for document in (
        read_bytes(data, name="a.html"),
        read_bytes(data, name="a", media_type="text/html; charset=utf-8"),
        read_bytes(b"<!DOCTYPE html>" + data, name="a"),
    ):
        assert document.media_type == "text/html"
    assert read_bytes(data, name="a.txt", media_type="text/plain").media_type == "text/plain"


def test_the_declared_encoding_of_a_page_is_used() -> None:
    html = page("<meta charset='iso-8859-2'>", body=PROSE.replace("Lund", "Łódź"))
    assert "Łódź" in read_bytes(html.encode("iso-8859-2"), name="a.html").text


def test_the_day_of_a_change_is_told_apart_from_that_of_publication() -> None:
    page = (
        '<html><head><meta property="article:published_time" content="2030-05-06T08:00:00Z">'
        '<meta property="article:modified_time" content="2030-05-09T08:00:00Z"></head><body>'
        "<h1>The fee on timber rises</h1><p>Minister Ada Fenn said on Monday that the inspection fee on "
        "timber will rise in the autumn.</p></body></html>"
    )
    document = read_html(page, name="a")
    assert (document.published, document.modified) == (date(2030, 5, 6), date(2030, 5, 9))
    only_changed = read_html(page.replace("article:published_time", "x"), name="a")
    assert only_changed.modified is None or only_changed.published is not None
    same_day = read_html(page.replace("2030-05-09", "2030-05-06"), name="a")
    assert same_day.modified is None
