"""The page in Debian's Chromium: it opens words, works by keyboard, on paper, narrow, without script, and offline."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.page.browsing import LAY_OUT, LIT, OVERFLOW, REPORT, Open, focus, wait_for_light
from tests.page.page_reader import squeezed, words
from tests.page.story_factory import make_story

from dateline.page import PageOptions, render_page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of the invented story, as a file."""
    path = tmp_path_factory.mktemp("page") / "story.html"
    path.write_text(
        render_page(make_story(), PageOptions(title="The pier at Lanna Head")), encoding="utf-8", newline=""
    )
    return path.as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing(open_page: Open, scheme: str, width: int) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = open_page("", width, color_scheme=scheme)
    page.evaluate(LAY_OUT)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_a_quotation_of_the_table_opens_its_words(open_page: Open) -> None:
    page = open_page()
    links = page.locator("#speakers a.to-words")
    quotes = [(read, quote) for read in make_story().reports for quote in read.quotes]
    assert links.count() == len(quotes)
    by_words: dict[str, set[str]] = {}
    for read, quote in quotes:
        spans = [span.of(read.report.text) for span in quote.content]
        by_words.setdefault(squeezed(" [...] ".join(spans)), set()).add(squeezed("".join(spans)))
    for number in range(links.count()):
        link = links.nth(number)
        told = squeezed(link.inner_text())
        link.click()
        wait_for_light(page)
        lit = squeezed(page.evaluate(LIT))
        assert lit in by_words[told]
        assert page.locator(".lit").first.is_visible()
        assert page.evaluate("() => { const r = document.querySelector('.lit').getBoundingClientRect();"
                             "return r.top >= 0 && r.top < innerHeight }")  # fmt: skip
        assert focus(page) == page.evaluate("() => decodeURIComponent(location.hash.slice(1))")


def test_a_passage_opens_its_twin_and_the_way_back(open_page: Open) -> None:
    page = open_page()
    chip = page.locator("#r-harbour-1 .words a.chip").first
    home = chip.evaluate("chip => chip.parentElement.id || chip.parentElement.dataset.of")
    number = chip.text_content()  # off the screen, inner text would be empty
    chip.click()
    wait_for_light(page)
    assert page.evaluate("() => document.querySelector('.lit').closest('article').id") != "r-harbour-1"
    assert focus(page) == number
    page.keyboard.press("Enter")
    wait_for_light(page)
    assert page.evaluate("() => location.hash.slice(1)") == home
    assert page.evaluate("() => document.querySelector('.lit').closest('article').id") == "r-harbour-1"
    page.go_back()
    wait_for_light(page)
    assert page.evaluate("() => document.querySelector('.lit').closest('article').id") != "r-harbour-1"


def test_a_pair_opens_side_by_side_and_n_and_p_step_through_it(open_page: Open) -> None:
    page = open_page()
    page.locator("#shared tbody a").first.click()
    view = page.locator("details.pair").first
    assert view.get_attribute("open") is not None
    chips = view.locator(".cell:first-child .chip")
    numbers = [chips.nth(n).inner_text() for n in range(chips.count())]
    assert len(numbers) == 2
    view.get_by_role("button", name="Next passage").click()
    assert focus(page) == numbers[0]
    page.keyboard.press("n")
    assert focus(page) == numbers[1]
    page.keyboard.press("n")
    page.keyboard.press("p")
    assert focus(page) == numbers[1]
    keys = view.get_by_role("button", name="Keys n and p")
    keys.click()
    assert keys.get_attribute("aria-pressed") == "false"
    page.keyboard.press("n")
    assert focus(page) == "Keys n and p"
    chips.first.focus()
    page.keyboard.press("Enter")
    wait_for_light(page)
    assert page.evaluate("() => document.activeElement.closest('.cell').matches(':last-child')")


def test_the_keyboard_alone_reaches_a_quotation_and_its_words(open_page: Open) -> None:
    page = open_page()
    page.keyboard.press("Tab")
    assert focus(page) == "Skip to the reports"
    assert page.evaluate("() => document.activeElement.getBoundingClientRect().left >= 0")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.id === 'content'")
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.append(focus(page))
        outline = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", f"no visible focus on {seen[-1]!r}"
        if page.evaluate("() => document.activeElement.matches('#speakers a.to-words')"):
            break
    assert "Lanna Head pier to close" in seen[0]
    told = focus(page)
    page.keyboard.press("Enter")
    wait_for_light(page)
    lit = squeezed(page.evaluate(LIT))
    assert lit == squeezed(told.replace(" [...] ", ""))
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('article') !== null")


def test_without_script_all_is_there_and_links_light_and_open(open_page: Open) -> None:
    page = open_page("", java_script_enabled=False)
    for article, read in zip(page.locator("article").all(), make_story().reports, strict=True):
        assert page.evaluate(REPORT, article.get_attribute("id")) == words(read.report.text)
        lines = article.locator(".line > p")
        assert [line.is_visible() for line in lines.all()] == [True] * lines.count()
    assert page.get_by_role("button").count() == 0  # what would need a script is not offered
    page.locator("#speakers a.to-words").first.click()
    assert "-s" in page.url
    assert page.locator(":target").count() == 1
    colours = page.locator(":target").evaluate_all("found => found.map(n => getComputedStyle(n).outlineStyle)")
    assert colours == ["solid"]
    page.locator("#shared tbody a").first.click()
    assert page.locator("details.pair .facing").first.is_visible()
    page.locator("article summary", has_text="14 May 2021, 18:05").click()
    assert page.get_by_text("date line: the page prints it").first.is_visible()


def test_each_report_stands_in_the_browser_word_for_word(open_page: Open) -> None:
    page = open_page()
    ids = page.evaluate("() => [...document.querySelectorAll('article')].map(a => a.id)")
    for read, name in zip(make_story().reports, ids, strict=True):
        assert page.evaluate(REPORT, name) == words(read.report.text)
    assert page.locator("script").count() == 1
    assert page.locator("img").count() == 0


@pytest.mark.parametrize("width", [320, 360, 640, 768, 1024, 1920])
def test_nothing_runs_over_the_edge(open_page: Open, width: int) -> None:
    page = open_page("", width)
    page.evaluate(LAY_OUT)
    assert page.evaluate(OVERFLOW) <= 0


def test_four_hundred_percent_is_a_narrow_page(open_page: Open) -> None:
    page = open_page("", 320, 256, device_scale_factor=4)
    assert page.evaluate(OVERFLOW) <= 0
    assert page.evaluate("() => getComputedStyle(document.querySelector('nav')).position") == "static"


def test_on_paper_reasons_are_open_and_controls_gone(open_page: Open, tmp_path: Path) -> None:
    page = open_page()
    page.emulate_media(media="print")
    assert not page.locator("nav").is_visible()
    assert not page.locator(".toggles").is_visible()
    assert not page.locator(".skip").is_visible()
    reason = page.locator("#r-harbour-1 .of-date p", has_text="Thursday was the day before").first
    assert reason.is_visible()
    page.pdf(path=str(tmp_path / "story.pdf"), format="A4")
    assert (tmp_path / "story.pdf").stat().st_size > 20_000


@pytest.mark.parametrize(
    ("box", "what"), [("passages", ".chip"), ("dates", ".of-date"), ("quotes", ".of-quote"), ("notes", ".notes")]
)
def test_marks_can_be_put_aside(open_page: Open, box: str, what: str) -> None:
    page = open_page()
    marks = page.locator(f"#r-harbour-1 .words {what}")
    assert marks.first.is_visible()
    page.locator(f"#show-{box}").uncheck()
    assert [mark.is_visible() for mark in marks.all()] == [False] * marks.count()


def test_labels_stay_out_of_what_is_copied(open_page: Open) -> None:
    page = open_page()
    copied = page.evaluate(
        """() => { const line = document.querySelector('#r-harbour-1 .z-body .line > p');
        getSelection().selectAllChildren(line); return getSelection().toString() }"""
    )
    assert squeezed(copied) == squeezed(_first_line())


def _first_line() -> str:
    (read,) = [read for read in make_story().reports if read.report.id == "harbour-1"]
    return next(line for line in read.report.text.splitlines() if line.startswith("OSMERE"))
