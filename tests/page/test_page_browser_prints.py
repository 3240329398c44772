"""Three hundred reprints of one story in Debian's Chromium: the page opens, and the lines that fold open too."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.page.browsing import LIT, OVERFLOW, Open, wait_for_light
from tests.page.test_page_prints import reprints

from dateline.page import PageOptions, render_page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of 300 prints, as a file."""
    path = tmp_path_factory.mktemp("prints") / "story.html"
    path.write_text(render_page(reprints(300), PageOptions(title="One pier")), encoding="utf-8", newline="")
    return path.as_uri()


def test_the_page_opens_and_its_size_is_bounded(open_page: Open, address: str) -> None:
    """Under two megabytes; a handful of reports laid out, the others in one line that opens."""
    assert Path(address.removeprefix("file://")).stat().st_size < 2_000_000
    page = open_page()
    assert page.locator("article").count() == 5
    assert "300 reports" in page.locator(".counts").inner_text()
    fold = page.locator("details.prints")
    assert fold.get_attribute("open") is None
    fold.locator("summary").first.click()
    assert fold.locator("li.print").first.is_visible()
    assert fold.locator("li.print").count() == 295


def test_a_line_of_the_list_opens_the_prints(open_page: Open) -> None:
    """From the list of reports by time."""
    page = open_page()
    page.locator("#reports a", has_text="295 more prints").click()
    page.wait_for_function("() => document.querySelector('details.prints').open")
    assert page.evaluate("() => document.querySelector('details.prints').getBoundingClientRect().top < innerHeight")


def test_a_reason_of_a_folded_print_opens_its_words(open_page: Open) -> None:
    """Through two folds: the one in the tree, and the one that holds the print."""
    page = open_page("#lineage")
    more = page.locator("#lineage details.more").first
    more.locator("summary").first.click()
    link = more.locator("q a").last
    link.click()
    wait_for_light(page)
    assert page.evaluate(LIT) == "Tern Agency"
    assert page.locator(".lit").first.is_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_runs_over_the_edge(open_page: Open, width: int) -> None:
    """With everything open."""
    page = open_page("", width)
    page.evaluate("() => document.querySelectorAll('details').forEach(part => { part.open = true })")
    assert page.evaluate(OVERFLOW) <= 0


def test_without_script_the_lines_open(open_page: Open) -> None:
    """A link into a fold opens it."""
    page = open_page("#r-print-290", java_script_enabled=False)
    assert page.locator("#r-print-290").is_visible()
