"""What a comparison costs grows with the number of reports, in one large story and with one name in all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from dateline.actors import resolve_actors
from dateline.comparing import compare_record
from dateline.model import ActorSheet, Quote, QuoteId, ReadReport, ReportId
from tests.actors.sheets import Said, sheet
from tests.comparison.comparison_factory import reads
from tests.operations import operations

LINEAR = 2.3  # twice the reports may cost so many times as much: sorting is a little more than linear


@cache
def affair(number: int) -> tuple[ReadReport, ...]:
    """One report printed by so many outlets: one story that is as large as the record."""
    (post,) = (one for one in reads() if one.report.id == "post")
    return tuple(printed(post, at) for at in range(number))


def printed(read: ReadReport, at: int) -> ReadReport:
    """The report under another id, its lines too."""
    own = f"print-{at:04}"
    quotes = tuple(with_own_id(quote, own) for quote in read.quotes)
    return replace(read, report=replace(read.report, id=ReportId(own)), quotes=quotes)


def with_own_id(quote: Quote, own: str) -> Quote:
    """An attribution under another id."""
    utterance = QuoteId(f"{quote.utterance}-{own}") if quote.utterance is not None else None
    parent = QuoteId(f"{quote.parent}-{own}") if quote.parent is not None else None
    return replace(quote, id=QuoteId(f"{quote.id}-{own}"), utterance=utterance, parent=parent)


def namesakes(number: int) -> list[ActorSheet]:
    """Persons of one last name, each of a report, and as many reports with the last name alone."""
    letters = "bdfgklmnprstvz"
    firsts = [f"{a}{b}o{c}".capitalize() for a in letters for b in "aeiou" for c in letters][:number]
    full = [sheet(f"full-{at:04}", Said(f"{first} Varesk")) for at, first in enumerate(firsts)]
    return [*full, *(sheet(f"short-{at:04}", Said("Varesk")) for at in range(number))]


@pytest.mark.parametrize(
    ("settle", "number"),
    [
        pytest.param(lambda number: compare_record(affair(number), ()), 60, id="one story"),
        pytest.param(lambda number: resolve_actors(namesakes(number)), 150, id="one last name"),
    ],
)
def test_twice_the_reports_cost_twice_as_much(settle: Callable[[int], object], number: int) -> None:
    settle(2 * number)  # what is loaded and looked up once
    few, many = operations(lambda: settle(number)), operations(lambda: settle(2 * number))
    assert many < LINEAR * few, many / few
