"""A walk through every page and state of the desk, as a visitor reaches them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from backchannel.faces.commands.keeping import DEMO_DAY, DEMO_ISSUE, DEMO_TARGET

if TYPE_CHECKING:
    from playwright.sync_api import Page

STORY = (Path(__file__).parent / "story.txt").read_text("utf-8")
"""The news that just broke: a text of our own, about people who are on no list."""


class Walk:
    """One tab on its way; `origin` is the desk's address."""

    def __init__(self, page: Page, origin: str) -> None:
        self.page, self._origin = page, origin
        self._messenger = ""

    def go(self, path: str) -> None:
        self.page.goto(self._origin + path)

    def states(self) -> Iterator[str]:
        """The name of each page and state while the tab shows it."""
        yield from self._today()
        yield from self._read()
        yield from self._find()
        yield from self._dossier()
        yield from self._routes()
        yield from self._issue()
        yield from self._routes()
        yield from self._board()
        yield from self._briefs()
        yield from self._vault()
        yield from self._everywhere()

    def _today(self) -> Iterator[str]:
        self.go("/today")
        yield "today"
        self.page.fill("#text", STORY)
        self.page.click("button.do")
        self.page.wait_for_url("**/read/**")
        yield "read-what-was-pasted"

    def _read(self) -> Iterator[str]:
        first = self.page.locator(".finding").first
        first.focus()
        yield "read-a-finding"
        self.page.keyboard.press("a")
        self.page.wait_for_selector(".notice")
        yield "read-accepted"
        self.page.locator(".finding [data-key=e]").first.click()
        yield "read-edit"
        self.go("/read")
        yield "read-list"
        self.page.locator(".row a").last.click()
        yield "read-first-document"
        self.page.locator(".row[data-claim]").first.focus()
        self.page.keyboard.press("Space")
        self.page.wait_for_selector("#panel:not([hidden])")
        yield "evidence-panel"
        self.go(f"/evidence/{self.page.locator('.row[data-claim]').first.get_attribute('data-claim')}")
        yield "evidence-page"
        self.go("/read")
        self.page.locator(".row a", has_text="Canada will not retaliate").first.click()
        self.page.locator("a[href*='/versions']").click()
        self.page.wait_for_selector(".change")
        yield "read-versions"

    def _find(self) -> Iterator[str]:
        self.go("/find")
        yield "find"
        self._ask("#words", DEMO_ISSUE)
        yield "find-found"
        self.page.locator(".facets button").first.click()
        yield "find-narrowed"
        self.page.locator(".copy-as summary").click()
        yield "find-to-be-copied"
        self.page.fill("#words", "")
        self.page.type("#words", "sai")
        self.page.wait_for_selector("#completions [role=option]")
        yield "find-as-it-is-typed"
        self._ask("#words", "zzyzx")
        yield "find-nothing"

    def _ask(self, field: str, words: str) -> None:
        self.page.fill(field, words)
        with self.page.expect_navigation():
            self.page.press(field, "Enter")

    def _dossier(self) -> Iterator[str]:
        self.go("/dossier")
        yield "dossier"
        self._ask("#who", DEMO_TARGET)
        yield "dossier-of-a-person"
        self.page.locator("details:has(.verdict) summary").click()
        self.page.locator("details .verdict button").first.click()
        yield "dossier-verdict-read-back"
        self.go("/namesakes")
        yield "namesakes"
        self.go("/dossier")
        self._ask("#who", "Nobody Of That Name")
        yield "dossier-nobody"

    def _issue(self) -> Iterator[str]:
        self.go("/issue")
        yield "issue"
        self._ask("#about", DEMO_ISSUE)
        yield "issue-timeline"
        self._open_all()
        yield "issue-timeline-table"
        for number, tab in enumerate(("positions", "flows", "people"), 2):
            with self.page.expect_navigation():
                self.page.keyboard.press(str(number))
            self.page.wait_for_load_state("networkidle")
            yield f"issue-{tab}"
        with self.page.expect_navigation():
            self.page.locator(".node a[href*='around=']").first.click()
        yield "issue-around-somebody"
        self.go("/issue")
        self._ask("#about", "zzyzx")
        yield "issue-nothing"

    def _open_all(self) -> None:
        self.page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true })")

    def _routes(self) -> Iterator[str]:
        self.go("/routes?new")
        yield "routes"
        self.go(f"/routes?new&as-of={DEMO_DAY}")
        self.page.fill("#about", DEMO_ISSUE)
        self.page.check("[name=explain]")
        self._ask("#to", DEMO_TARGET)
        yield "routes-found"
        self._open_all()
        yield "routes-found-open"
        self.page.locator(".way [data-key=x]").last.click()
        self.page.wait_for_selector(".notice")
        yield "routes-one-hidden"
        second = self.page.locator("#way2 h2").inner_text().split("→")[0].strip("0123456789 \n")
        self.page.fill("#why_not", second)
        with self.page.expect_navigation():
            self.page.press("#why_not", "Enter")
        yield "routes-why-not"
        self.page.click(".pager a[href*='/between']")
        yield "routes-between"
        self.go("/routes?new")
        self._ask("#to", "Nobody Of That Name")
        yield "routes-nobody"

    def _board(self) -> Iterator[str]:
        self.go("/board")
        yield "board-empty"
        for number in (1, 2):
            self.go(f"/routes?new&as-of={DEMO_DAY}")
            self.page.fill("#about", DEMO_ISSUE)
            self._ask("#to", DEMO_TARGET)
            self._press(f"#way{number} form[action^='/board/assign'] button")
            if number == 1:
                yield "board-new-card"
            self.page.fill("#request", "Let what was ordered before the measure pass.")
            self.page.fill("#due", "2020-04-10")
            self._press("form[action^='/board/ask'] button.do")
        yield "board-card-that-clashes"
        card = self.page.url.rsplit("/", 1)[-1].partition("?")[0]
        self.go(f"/board/contacted/{card}?as-of={DEMO_DAY}")
        yield "board-read-back"
        self._press("form[action^='/board/move'] button.do")
        yield "board-card-contacted"
        self.page.fill("#summary", "The adviser will look at the order again next week.")
        self._press("form[action^='/board/readout'] button.do")
        yield "board-readout"
        self.go(f"/board?as-of={DEMO_DAY}")
        self._messenger = self.page.locator(".card .side.ours").first.inner_text()
        yield "board"
        self.go("/board/lines")
        yield "board-lines"

    def _briefs(self) -> Iterator[str]:
        self.go("/briefs")
        yield "briefs-empty"
        for template in self.page.eval_on_selector_all(
            "#template option", "all => all.map((one) => one.value)"
        ):
            self.go("/briefs")
            self.page.evaluate(
                "document.querySelectorAll('main details').forEach((one) => { one.open = true })"
            )
            self.page.select_option("#template", template)
            self.page.fill("#issue", DEMO_ISSUE)
            self.page.fill("#to", DEMO_TARGET)
            self.page.fill("#messenger", self._messenger)
            self.page.fill("#day", DEMO_DAY)
            self._press("form[action='/briefs/new'] button.do")
            yield f"brief-{template}"
        self.page.locator(".brief-section > details > summary").first.click()
        self.page.locator(".brief-section textarea[name=text]:visible").first.fill(
            "We should act before Friday."
        )
        self._press("form[action='/brief/add'] button >> visible=true")
        yield "brief-with-an-uncited-line"
        self.page.click("li.line.uncited a[href*='/cite/']")
        yield "brief-cite"
        self.page.go_back()
        self.page.wait_for_load_state()
        self._press("form[action='/brief/final'] button")
        yield "brief-refused"
        self.page.go_back()
        self.page.click("a[href$='/print']")
        yield "brief-print-preview"
        self.go("/briefs")
        yield "briefs"

    def _press(self, selector: str) -> None:
        with self.page.expect_navigation():
            self.page.locator(selector).first.click()

    def _vault(self) -> Iterator[str]:
        self.go("/vault")
        yield "vault"
        with self.page.expect_navigation():
            self.page.locator("form[action='/vault/backup'] button").press("Enter")
        yield "vault-backed-up"
        self.go("/vault/check")
        yield "vault-check"
        self.go("/read")
        document = self.page.locator("main a[href^='/read/']").first.get_attribute("href") or ""
        self.go(document.replace("/read/", "/delete/"))
        yield "delete"

    def _everywhere(self) -> Iterator[str]:
        self.go("/today")
        self.page.keyboard.press("Control+k")
        yield "palette"
        self.page.keyboard.type("presi")
        self.page.wait_for_timeout(300)
        yield "palette-names"
        self.page.keyboard.press("Escape")
        self.page.keyboard.press("?")
        yield "keys"
        self.go("/no-such-page")
        yield "no-such-page"
        self.go("/language/fr")
        yield "today-in-french"
        self.go("/language/en")
