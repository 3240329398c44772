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
    page.get_by_role("heading", name="Reading ended", exact=True).wait_for(timeout=120_000)
    assert page.locator("[data-count=added]").inner_text() == "1"
    page.goto(desk + "/reports?outlet=Lanna+Post")
    assert page.get_by_role("link", name="Ferry stops at Lanna").count() == 1
    page.context.close()


@pytest.mark.parametrize("script", [True, False])
def test_names_stories_and_owners_are_corrected_and_words_put_aside(browser: Browser, desk: str, script: bool) -> None:
    """Each form in its page, by what a reader sees; then axe and the narrow screen with the forms open."""
    from axe_playwright_python.sync_playwright import Axe

    page = browser.new_context(java_script_enabled=script, viewport={"width": 1280, "height": 900}).new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))

    def look() -> None:
        if script:
            page.evaluate(
                "() => document.querySelectorAll('#sort details, #lines details').forEach(d => d.open = true)"
            )
            found = Axe().run(page)
            assert found.violations_count == 0, found.generate_report()
            page.set_viewport_size({"width": 320, "height": 700})
            assert page.evaluate(OVERFLOW) <= 0
            page.set_viewport_size({"width": 1280, "height": 900})

    page.goto(desk + "/actors?kind=person")
    other = page.locator("tbody th a").nth(1).get_attribute("href") or ""
    page.locator("tbody th a").first.click()
    look()
    if not script:
        page.get_by_text("Another one is the same, or is not").click()
    page.locator("#f-other").fill(other.rpartition("/")[2])
    page.locator("#why-same").fill("the caption says so")
    page.get_by_role("button", name="They are one").click()
    page.locator(".history .said", has_text="the caption says so").wait_for()
    page.get_by_text("It is called otherwise").click()
    page.locator("#f-name").fill("Ana of Orsun")
    page.locator("#why-rename").fill("her spelling")
    page.get_by_role("button", name="Call it so").click()
    page.get_by_role("heading", name="Ana of Orsun").wait_for()

    page.goto(desk + "/stories")
    page.locator("tbody th a").first.click()
    look()
    if not script:
        page.get_by_text("A report is not of this story").click()
    page.locator("#why-part").fill("another affair")
    page.get_by_role("button", name="Only take it out").click()
    page.locator(".history .said", has_text="another affair").wait_for()
    page.get_by_role("button", name="Follow this story").click()
    page.get_by_role("button", name="Follow no more").wait_for()

    page.goto(desk + "/outlets")
    look()
    page.get_by_role("link", name="correct who owns").first.click()
    page.locator("#f-owner").fill("Meridian Group")
    page.locator("#why-outlet").fill("its imprint")
    page.get_by_role("button", name="Correct", exact=True).click()
    page.locator(".history .said", has_text="its imprint").wait_for()
    look()

    page.goto(desk + REPORT)
    look()
    page.locator("#f-note").fill("ask her")
    page.get_by_role("button", name="Bookmark").click()
    page.get_by_role("button", name="Mark as seen").click()
    page.get_by_role("button", name="Not seen after all").wait_for()
    page.goto(desk + "/desk")
    assert page.get_by_text("ask her").count() == 1
    assert page.locator("tbody tr").count() == 1
    look()
    page.get_by_role("button", name="Take away").click()
    page.locator("#bookmarks-title + .nothing").wait_for()
    assert complaints == []
    page.context.close()


def test_a_difference_in_the_words_leads_to_the_table_and_back(browser: Browser, desk: str) -> None:
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(desk + "/stories")
    page.locator("tbody th a").first.click()
    page.locator(".chip.differing").first.click()
    assert page.locator("tr:target").is_visible()
    page.locator("tr:target a").first.click()
    assert "difference-" in page.url
    page.locator(".note.of-difference a").first.click()
    page.wait_for_url("**/report/**")
    page.context.close()
