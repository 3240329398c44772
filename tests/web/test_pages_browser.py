"""The workbench in Debian's Chromium: clean by axe, by keyboard, dark, narrow, on paper, without script."""

from __future__ import annotations

import pytest
from tests.page.browsing import LAY_OUT, OVERFLOW, focus
from tests.web.conftest import Open
from tests.web.crawling import START

pytestmark = pytest.mark.browser

OTHERS = (
    "/report/r-380d5ac32215da84",
    "/report/r-380d5ac32215da84",
    "/beside/r-380d5ac32215da84/r-d0444674682d3e96",
    "/lineage/r-380d5ac32215da84",
)


@pytest.mark.parametrize("path", [*START, *OTHERS])
def test_axe_finds_nothing(open_site: Open, path: str) -> None:
    """In both schemes, wide and as narrow as at 400 % zoom; and nothing runs over the edge."""
    from axe_playwright_python.sync_playwright import Axe

    for scheme, width in (("light", 1280), ("dark", 320)):
        page = open_site(path, width, color_scheme=scheme)
        page.evaluate(LAY_OUT)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate(OVERFLOW) <= 0


def test_a_line_opens_its_words_in_one_click(open_site: Open) -> None:
    page = open_site("/quotes?speaker=velidar")
    link = page.locator("a.to-words").first
    told = link.inner_text()
    link.click()
    page.wait_for_function("() => document.querySelector('.lit') !== null")
    lit = page.locator(".lit").first
    assert lit.is_visible()
    assert told.split()[0] in lit.inner_text()
    assert page.evaluate("() => { const r = document.querySelector('.lit').getBoundingClientRect();"
                         "return r.top >= 0 && r.top < innerHeight }")  # fmt: skip


def test_a_line_opens_its_words_by_keyboard(open_site: Open) -> None:
    page = open_site("/timeline")
    page.keyboard.press("Tab")
    assert focus(page) == "Skip to the content"
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.id === 'content'")
    for _ in range(20):
        page.keyboard.press("Tab")
        outline = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", f"no visible focus on {focus(page)!r}"
        if page.evaluate("() => document.activeElement.matches('ol.timeline a')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/report/**")
    assert page.locator("h1").count() == 1


def test_a_slash_leads_to_the_search(open_site: Open) -> None:
    page = open_site("/about")
    page.keyboard.press("/")
    page.keyboard.type("dam guards")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=dam+guards")
    assert page.locator("ol.hits li").count() > 3


def test_passages_are_stepped_through_side_by_side(open_site: Open) -> None:
    page = open_site("/beside/r-380d5ac32215da84/r-d0444674682d3e96")
    page.keyboard.press("n")
    assert page.locator(".where").inner_text().startswith("passage 1 of")
    assert page.evaluate("() => document.activeElement.matches('.chip')")


def test_without_script_every_way_leads_on(open_site: Open) -> None:
    page = open_site("/lineage", java_script_enabled=False)
    page.locator("table a").first.click()
    assert page.locator("#lineage .node").count() >= 2
    page.locator("#lineage .edge a", has_text="side by side").first.click()
    assert page.locator(".row.together").count() > 0
    page.goto(page.url.partition("/beside")[0] + "/quotes")
    page.locator("a.to-words").first.click()
    assert page.locator(":target").is_visible()
    page.locator("#find-words").fill("guards")
    page.locator("#find-words").press("Enter")
    assert page.locator("ol.hits li").count() > 3


def test_paper_has_the_words_and_not_the_ways(open_site: Open) -> None:
    page = open_site("/report/r-380d5ac32215da84")
    page.emulate_media(media="print")
    assert not page.locator(".bar nav").is_visible()
    assert page.locator(".words").first.is_visible()
