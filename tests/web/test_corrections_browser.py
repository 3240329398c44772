"""Corrections, adding and logging in, in Debian's Chromium: with script and without, and two people at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.page.browsing import OVERFLOW
from tests.web.conftest import served
from tests.web.test_corrections import own_record

import dateline
from dateline.web import ServeOptions
from dateline.web.people import Role, add_person

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

__all__ = ["own_record"]  # the fixture
pytestmark = pytest.mark.browser
REPORT = "/report/r-380d5ac32215da84"
TEXT = "Ferry stops at Lanna\n\nLANNA - The ferry stopped on Tuesday. “We were told nothing,” Ida Rohl said."


@pytest.fixture
def desk(own_record: Path) -> Iterator[str]:
    """The site that Orr has on her own machine."""
    with served(ServeOptions(db=own_record, person="Orr")) as address:
        yield address


def correct_first(page: Page, address: str, kind: str, **fields: str) -> None:
    """Open the first line of a kind, fill its form, and send it."""
    page.goto(address + REPORT)
    page.locator(f"a.correct[href*='{kind}-']").first.click()
    for name, value in fields.items():
        page.locator(f"#f-{name}").fill(value)
    page.locator("#f-because").fill("named in the caption")
    page.get_by_role("button", name="Correct", exact=True).click()
    page.locator(".history .said").first.wait_for()


@pytest.mark.parametrize("script", [True, False])
def test_a_line_is_corrected_and_undone(browser: Browser, desk: str, script: bool) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = browser.new_context(java_script_enabled=script, viewport={"width": 1280, "height": 900}).new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    correct_first(page, desk, "attribution", speaker="Ana Vale")
    assert "Ana Vale" in page.locator(".history .said").first.inner_text()
    if script:
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        page.set_viewport_size({"width": 320, "height": 700})
        assert page.evaluate(OVERFLOW) <= 0
    page.goto(desk + REPORT)
    assert page.locator(".note .who", has_text="Ana Vale").count() >= 1
    page.goto(desk + "/corrections")
    page.get_by_role("button", name="Undo").first.click()
    page.locator(".history .undone").first.wait_for()
    page.goto(desk + REPORT)
    assert page.locator(".note .who", has_text="Ana Vale").count() == 0
    assert complaints == []
    page.context.close()


def test_two_people_edit_at_once_and_neither_is_overwritten(browser: Browser, own_record: Path) -> None:
    users = own_record.with_name("users.json")
    for name in ("Ana", "Dov"):
        add_person(users, name, Role.EDITOR, "four plain words here")
    with served(ServeOptions(db=own_record, users=users)) as address:
        pages = {}
        for name in ("Ana", "Dov"):
            page = browser.new_context().new_page()
            page.goto(address + REPORT)
            page.locator("#f-name").fill(name)
            page.locator("#f-password").fill("four plain words here")
            page.get_by_role("button", name="Log in").click()
            page.wait_for_url(f"**{REPORT}")
            page.locator("a.correct[href*='attribution-']").first.click()
            page.locator("#f-speaker").wait_for()
            pages[name] = page
        for name, speaker in (("Ana", "Ana Vale"), ("Dov", "Bea Lund")):
            page = pages[name]
            page.locator("#f-speaker").fill(speaker)
            page.locator("#f-because").fill(f"as {name} knows")
            page.get_by_role("button", name="Correct", exact=True).click()
            page.locator(".history .said", has_text=f"as {name} knows").wait_for()
        page.locator(".history").wait_for()
        assert page.locator(".history .said").count() == 2
        assert page.get_by_text("Contested.").is_visible()
        for page in pages.values():
            page.context.close()
    with dateline.Record(own_record, read_only=True) as record:
        assert {(row["by"], row["state"]) for row in record.judgements()} == {
            ("Ana", "contested"),
            ("Dov", "contested"),
        }
        assert record.verify().holds


def test_a_text_is_handed_in_and_its_progress_followed(browser: Browser, desk: str) -> None:
    """With the worker as it is: a process of its own."""
    page = browser.new_context().new_page()
    page.goto(desk + "/add")
    page.locator("#f-text").fill(TEXT)
    page.locator("#f-outlet").fill("Lanna Post")
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_url(re.compile("/add/[0-9a-f]{16}"))
    page.get_by_role("heading", name="Read", exact=True).wait_for(timeout=120_000)
    assert page.locator("[data-count=added]").inner_text() == "1"
    page.goto(desk + "/reports?outlet=Lanna+Post")
    assert page.get_by_role("link", name="Ferry stops at Lanna").count() == 1
    page.context.close()
