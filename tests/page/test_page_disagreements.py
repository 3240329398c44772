"""Where the accounts part, on the page: questions against independent accounts, each answer opening its words."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from tests.comparison.comparison_factory import compared, copies_of, reads
from tests.page.page_reader import check_links, read_page, squeezed

from dateline.model import Readout
from dateline.page import render_page


@cache
def page() -> str:
    """The page of the invented reports."""
    return render_page(Readout(reads(), copies_of(reads()), comparison=compared()))


def test_every_link_of_the_tables_opens_words_of_the_page() -> None:
    check_links(read_page(page()))


def test_a_number_that_differs_stands_in_its_own_words_in_two_columns() -> None:
    text = squeezed(page())
    row = text[text.index("how many") :]
    row = row[: row.index("</tr>")]
    assert "differ" in row
    assert ">five<" in row
    assert ">seven<" in row
    assert row.count("<td") >= 2


def test_an_event_has_a_bar_for_its_day_and_a_mark_for_each_report_day() -> None:
    text = page()
    start = text.index('class="happened"')
    first = text[start : text.index("</svg>", start)]
    assert first.count('class="days"') + first.count('class="open"') == 1
    assert first.count("<circle") == 2  # three reports on two days


def test_without_a_comparison_the_page_says_that_nothing_is_told_differently() -> None:
    bare = render_page(replace(Readout(reads()), comparison=compared().__class__()))
    assert "Nothing here is told differently by two accounts." in bare
