"""Copies in Debian's Chromium: reasons open their words, passages are stepped through by button and by key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.page.browsing import LAY_OUT, LIT, OVERFLOW, Open, focus, wait_for_light
from tests.page.story_factory import make_report, read
from tests.page.test_page_facing import SHARED, SOURCE, TAKER, pair

from dateline.model import (
    AlignedSpan,
    Copy,
    CopyKind,
    Direction,
    Lineage,
    LineageAccount,
    LineageEdge,
    LineageMember,
    Readout,
    Reason,
    Role,
    Span,
)
from dateline.page import render_page

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

IN_SIGHT = """selector => { const box = document.querySelector(selector).getBoundingClientRect();
  return box.bottom > 0 && box.top < innerHeight }"""
NOW = "() => [...new Set([...document.querySelectorAll('.passage.now')].map(n => n.id || n.dataset.of))].sort()"


def story() -> Readout:
    """A source, a report that copied it with a passage moved, one that credits an agency, one that retells."""
    credited = make_report("c", ((Role.BODY, "OSMERE (Tern Agency) - The cold store stays open, its keeper said."),))
    retells = make_report("d", ((Role.BODY, "Engineers in Osmere shut a pier on Thursday, before the storms come."),))
    lead = SOURCE.text.index("The council")
    span = AlignedSpan(lead, lead + 85, 0, len(retells.text))
    copies = (
        pair(SOURCE, TAKER, SHARED, Direction.AB),
        Copy(SOURCE.id, retells.id, (span,), 0.3, 0.9, CopyKind.REWRITE, None, None, "the same story in other words"),
    )
    says = Reason(("", TAKER.id, " speaks of ", SOURCE.id), TAKER.id, (Span(0, 15),))
    agency = credited.text.index("Tern")
    unseen = Reason(("", credited.id, " credits Tern Agency"), credited.id, (Span(agency, agency + 11),))
    edges = (
        LineageEdge(SOURCE.id, TAKER.id, (says,), False, copies[0].spans),
        LineageEdge("unseen:Tern Agency", credited.id, (unseen,)),
        LineageEdge(SOURCE.id, retells.id, (Reason(("nothing says who was first",)),), True, (span,)),
    )
    members = tuple(LineageMember(report.id, (), ()) for report in (SOURCE, TAKER, credited, retells))
    accounts = (LineageAccount((SOURCE.id,), (TAKER.id,)), LineageAccount(("unseen:Tern Agency",), (credited.id,)))
    lineage = Lineage(members, edges, 2, "4 reports, 2 independent accounts", accounts)
    reports = tuple(map(read, (SOURCE, TAKER, credited, retells)))
    return Readout(reports, copies, texts=4, lineages=(lineage,), independent=2)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of the story, as a file."""
    path = tmp_path_factory.mktemp("copies") / "story.html"
    path.write_text(render_page(story()), encoding="utf-8", newline="")
    return path.as_uri()


def opened(open_page: Open, width: int = 1280) -> Page:
    """The page with its first side-by-side view open."""
    page = open_page("", width)
    page.locator("#shared tbody a").first.click()
    page.wait_for_function("() => document.querySelector('details.pair').open")
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_axe_finds_nothing(open_page: Open, scheme: str, width: int) -> None:
    """With all that is closed open, and with the list of keys shown."""
    from axe_playwright_python.sync_playwright import Axe

    page = open_page("", width, color_scheme=scheme)
    page.evaluate(LAY_OUT)
    assert page.evaluate(OVERFLOW) <= 0
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    page.keyboard.press("?")
    assert page.locator("dialog").is_visible()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_a_reason_opens_its_words_by_click_and_by_key(open_page: Open) -> None:
    """The words that the reason shows are lit in the report, and have the focus."""
    page = open_page()
    links = page.locator("#lineage q a")
    assert links.count() == 2
    for number, use in enumerate(("click", "key")):
        link = links.nth(number)
        shown = link.evaluate("a => a.firstChild.textContent")
        if use == "click":
            link.click()
        else:
            link.focus()
            page.keyboard.press("Enter")
        wait_for_light(page)
        assert page.evaluate(LIT) == shown
        assert page.evaluate(IN_SIGHT, ".lit")
        assert page.evaluate("() => document.activeElement.classList.contains('lit')")


def test_the_lines_of_the_tree_are_drawn(open_page: Open) -> None:
    """Solid, dashed and dotted arms, in sight beside their entries; the same in the legend."""
    page = open_page("#lineage")
    for line, dash in (("solid", "none"), ("dashed", "8px"), ("dotted", "0.1px")):
        for place in (".lineage .arm", ".line-key"):
            stroke = page.locator(f"#lineage {place}.{line} line").first
            box = stroke.evaluate("node => node.getBoundingClientRect().width")
            assert box > 10
            assert stroke.evaluate("node => getComputedStyle(node).strokeDasharray").startswith(dash)


def test_keys_and_buttons_step_through_the_passages(open_page: Open) -> None:
    """n and j forward, p and k back, round the end; both sides are outlined and the place is told."""
    page = opened(open_page)
    anchor = page.locator(".facing").first.get_attribute("id")
    for key, at in (("n", 1), ("j", 2), ("n", 3), ("n", 1), ("k", 3), ("p", 2)):
        page.keyboard.press(key)
        assert page.evaluate(NOW) == [f"{anchor}-{at}-a", f"{anchor}-{at}-b"]
        assert page.locator(".where").first.inner_text() == f"passage {at} of 3"
        assert page.locator(".jump.now").inner_text() == str(at)
        assert focus(page) == str(at)
        assert page.evaluate(IN_SIGHT, ".cell:first-child .passage.now")
    page.get_by_role("button", name="Next passage").first.click()
    assert page.locator(".where").first.inner_text() == "passage 3 of 3"
    page.get_by_role("button", name="Previous passage").first.click()
    assert page.locator(".where").first.inner_text() == "passage 2 of 3"


def test_both_columns_come_to_the_passage_together(open_page: Open) -> None:
    """A passage and its twin begin at one height; a moved one has a way to it at its side."""
    page = opened(open_page)
    heights = page.evaluate(
        """() => [...document.querySelectorAll('.facing')[0].querySelectorAll('.row.together')].map(row =>
        [...row.querySelectorAll('.chip')].map(chip => Math.round(chip.getBoundingClientRect().top)))"""
    )
    assert len(heights) == 2
    assert all(left == right for left, right in heights)
    pointer = page.locator(".row.moved .cell.empty a").first
    assert "further" in pointer.inner_text()
    pointer.click()
    wait_for_light(page)
    assert page.evaluate(LIT) == SHARED[2][0]


def test_keys_work_from_anywhere_when_a_view_is_in_sight(open_page: Open) -> None:
    """Not while none is open, not in another program's shortcuts, not when they are switched off."""
    page = open_page()
    page.keyboard.press("n")
    assert page.evaluate(NOW) == []
    page.locator("#shared tbody a").first.click()
    page.evaluate("() => document.activeElement.blur()")
    page.keyboard.press("Control+n")
    assert page.evaluate(NOW) == []
    page.keyboard.press("n")
    assert len(page.evaluate(NOW)) == 2
    page.get_by_role("button", name="Keys n and p").first.click()
    page.keyboard.press("n")
    page.keyboard.press("?")
    assert page.locator(".where").first.inner_text() == "passage 1 of 3"
    assert not page.locator("dialog").is_visible()


def test_the_keys_are_listed(open_page: Open) -> None:
    """By ? and by button; Escape and the button close, and the focus returns."""
    page = opened(open_page)
    page.keyboard.press("?")
    dialog = page.locator("dialog")
    assert dialog.is_visible()
    told = dialog.inner_text()
    assert all(key in told for key in ("n or j", "p or k", "Enter", "Esc"))
    page.keyboard.press("n")
    assert page.evaluate(NOW) == []
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    button = page.get_by_role("button", name="List the keys").first
    button.click()
    assert dialog.is_visible()
    dialog.get_by_role("button", name="Close").click()
    assert not dialog.is_visible()
    assert page.evaluate("() => document.activeElement.hasAttribute('data-help')")


def test_marks_can_be_told_without_colour(open_page: Open) -> None:
    """Words cut, added, reworded, moved and retold have a sign, a line or a word besides their ground."""
    page = opened(open_page)
    page.evaluate(LAY_OUT)
    style = "node => { const s = getComputedStyle(node); return [s.borderInlineStartStyle, s.textDecorationStyle] }"
    edge = {name: page.locator(f".facing .alone.{name}").first.evaluate(style)[0] for name in ("cut", "added", "only")}
    assert edge == {"cut": "double", "added": "solid", "only": "dashed"}
    assert page.locator(".facing .reworded").first.evaluate(style)[1] == "wavy"
    assert page.locator(".facing .passage.retold").first.evaluate(style)[0] == "dotted"
    tags = [tag.inner_text() for tag in page.locator(".facing .alone-tag").all()]
    assert {"− cut", "+ added", "only in R1"} <= set(tags)
    assert any("moved" in tag.inner_text() for tag in page.locator(".facing .remark-tag").all())


def test_without_script_marks_and_anchors_do(open_page: Open) -> None:
    """The numbers above a view lead to its passages, chips to their twins, reasons to their words."""
    page = open_page("", java_script_enabled=False)
    assert page.locator(".keys-told").is_visible() is False
    page.locator("#shared tbody a").first.click()
    view = page.locator(".facing").first
    assert view.is_visible()
    view.locator(".jump").nth(1).click()
    assert page.locator(":target").get_attribute("id") == f"{view.get_attribute('id')}-2-a"
    page.locator(":target > .chip").click()
    assert page.locator(":target").get_attribute("id") == f"{view.get_attribute('id')}-2-b"
    assert view.locator(".said").count() > 0
    page.locator("#lineage q a").first.click()
    assert page.locator(":target").count() == 1
    assert page.locator(":target").evaluate("n => getComputedStyle(n).outlineStyle") == "solid"


def test_on_paper_the_tree_has_its_reasons_and_an_open_view_both_columns(open_page: Open, tmp_path: Path) -> None:
    """What needs a mouse is gone."""
    page = opened(open_page)
    page.emulate_media(media="print")
    assert page.locator("#lineage .reasons").first.is_visible()
    assert page.locator(".tools").first.is_visible() is False
    left, right = (page.locator(".row.together").first.locator(".cell").nth(side).bounding_box() for side in (0, 1))
    assert left
    assert right
    assert right["x"] > left["x"] + left["width"] / 2
    page.pdf(path=str(tmp_path / "story.pdf"), format="A4")
    assert (tmp_path / "story.pdf").stat().st_size > 10_000
