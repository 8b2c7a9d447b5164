"""Filling and sending the forms of a page, whichever they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

UNTYPED = ("hidden", "file", "checkbox", "radio", "date")
TYPED = "textarea, input" + "".join(f":not([type={kind}])" for kind in UNTYPED)
FIELDS = f"""() => [...document.querySelectorAll("main form")].flatMap((form) =>
  [...form.querySelectorAll("{TYPED}")].map((field) => `${{form.getAttribute("action")}} ${{field.name}}`))"""
SEND = f"""([index, words]) => {{
  const forms = [...document.querySelectorAll("main form")].filter((one) => one.querySelector("{TYPED}"));
  const form = forms[index];
  if (!form) return false;
  form.noValidate = true;
  for (const field of form.querySelectorAll("{TYPED}")) field.value = words;
  const button = form.querySelector("button:not([type=button]), input[type=submit]");
  setTimeout(() => form.requestSubmit(button), 0);
  return true;
}}"""
MOST_FORMS = 40


def fields_of(page: Page) -> list[str]:
    """The action and the name of every field that words can be typed into."""
    found: list[str] = page.evaluate(FIELDS)
    return found


def submit_everywhere(page: Page, address: str, words: str) -> Iterator[Any]:
    """Once for each form of the page, all its fields filled; yields while the answer is shown."""
    for index in range(MOST_FORMS):
        page.goto(address)
        with page.expect_navigation():
            if not page.evaluate(SEND, [index, words]):
                page.reload()
                return
        yield index
