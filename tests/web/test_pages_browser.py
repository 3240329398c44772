"""The workbench in Debian's Chromium: clean by axe, by keyboard, dark, narrow, on paper, without script."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from fastapi.testclient import TestClient
from tests.page.browsing import LAY_OUT, OVERFLOW, focus
from tests.web.conftest import TESTS, Open, served
from tests.web.furnished import START as FURNISHED
from tests.web.furnished import furnish
from tests.web.routes import addresses, page_routes
from tests.web.test_corrections import own_record
from tests.web.test_people import PASSWORD, users

from dateline.config import Config
from dateline.web import ServeOptions, create_app

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

__all__ = ["own_record", "users"]  # the fixtures

pytestmark = pytest.mark.browser

LOOKS: tuple[tuple[Literal["light", "dark"], int], ...] = (("light", 1280), ("dark", 1280), ("light", 320))
# What can be used and cannot be reached by keyboard, or shows nothing when it has the focus.
UNREACHED = """() =>
  [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
  .filter(one => one.checkVisibility() && !one.disabled)
  .filter(one => { one.focus({preventScroll: true, focusVisible: true});
    const look = getComputedStyle(one);
    const shows = look.outlineStyle !== 'none' || look.boxShadow !== 'none';
    return one.tabIndex < 0 || document.activeElement !== one || !shows })
  .map(one => one.outerHTML.slice(0, 160))"""
# What only a pointer can use.
POINTER_ALONE = (
    '() => [...document.querySelectorAll(\'[onclick], [tabindex]:not([tabindex="-1"]):not([tabindex="0"])\')].length'
)


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory, example_record: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """A site with something on every page, and an address of each of its routes."""
    folder = tmp_path_factory.mktemp("furnished")
    shutil.copytree(example_record.parent, folder, dirs_exist_ok=True)
    furnish(folder / example_record.name)
    options = ServeOptions(db=folder / example_record.name, person="Orr", per_page=6, hosts=(TESTS,))
    with TestClient(create_app(options, config=Config())) as client:
        found: dict[str, str] = {}
        for route, path, _ in addresses(client, 1, FURNISHED):
            found.setdefault(route, path)
    with served(options) as address:
        yield address, found


def check(page: Page) -> None:
    """A page is clean by axe, reachable by keyboard, and runs over no edge."""
    from axe_playwright_python.sync_playwright import Axe

    page.evaluate(LAY_OUT)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate(OVERFLOW) <= 0
    page.keyboard.press("Tab")  # from now on the focus is shown as to somebody with a keyboard
    assert page.evaluate(UNREACHED) == []
    assert page.evaluate(POINTER_ALONE) == 0


@pytest.mark.parametrize("route", [route for route in page_routes() if route not in ("/login", "/audit")])
def test_every_page_is_clean_by_axe_and_by_keyboard(
    browser: Browser, everything: tuple[str, dict[str, str]], route: str
) -> None:
    """In both schemes, and as narrow as at 400 % zoom."""
    site, found = everything
    for scheme, width in LOOKS:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
        )
        page = context.new_page()
        answer = page.goto(site + found[route])
        assert answer is not None
        assert answer.status == 200
        check(page)
        context.close()


def test_pages_of_a_site_with_people_are_clean(browser: Browser, own_record: Path, users: Path) -> None:
    """The form to log in, the log of an admin, and the page of a slip."""
    with served(ServeOptions(db=own_record, users=users)) as site:
        for scheme, width in LOOKS:
            context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
            page = context.new_page()
            page.goto(site + "/login")
            check(page)
            page.locator("input[name=name]").fill("Ada")
            page.locator("input[name=password]").fill(PASSWORD)
            page.locator("main button").click()
            page.wait_for_url(site + "/")
            for path in ("/audit", "/report/nobody", "/"):
                page.goto(site + path)
                check(page)
            context.close()


def test_pages_of_a_list_are_turned_by_keys_that_can_be_switched_off(
    browser: Browser, everything: tuple[str, dict[str, str]]
) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{everything[0]}/quotes?type=direct")
    page.keyboard.press("n")
    page.wait_for_url("**/quotes?type=direct&page=2")
    page.keyboard.press("p")
    page.wait_for_url("**/quotes?type=direct")
    page.keyboard.press("?")
    page.get_by_role("button", name="Single keys").click()
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    page.goto(f"{everything[0]}/quotes")
    page.keyboard.press("/")
    assert page.evaluate("() => document.activeElement.id") != "find-words"
    assert page.url == f"{everything[0]}/quotes"


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
