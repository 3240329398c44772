"""Habits of outlets: who prints what others wrote, and from whom others take it."""

from __future__ import annotations

import pytest

from dateline.copies.habits import Standing, Taking, learn_habits
from dateline.model import ReportId


def takings(*rows: tuple[str, str, int]) -> list[Taking]:
    """So many reports of the second outlet that credit the first."""
    return [
        Taking(source, taker, ReportId(f"{source}{taker}{n}"), None)
        for source, taker, count in rows
        for n in range(count)
    ]


@pytest.mark.parametrize(
    ("rows", "outlet", "standing"),
    [
        ([("voice", "gazette", 2)], "voice", Standing.GIVES),
        ([("voice", "gazette", 2)], "gazette", Standing.PRINTS),
        ([("voice", "gazette", 1)], "voice", Standing.UNKNOWN),  # one may be an exception
        ([("voice", "gazette", 1)], "gazette", Standing.UNKNOWN),
        ([("voice", "gazette", 2), ("gazette", "courier", 2)], "gazette", Standing.UNKNOWN),  # as often as not
        ([("voice", "gazette", 10), ("gazette", "voice", 1)], "voice", Standing.GIVES),  # now and then
        ([("voice", "gazette", 9), ("gazette", "voice", 1)], "voice", Standing.UNKNOWN),
        ([("voice", "voice", 5)], "voice", None),  # its own report
        ([("", "gazette", 5), ("voice", "", 5)], "gazette", None),  # an outlet that is not known has no habits
    ],
)
def test_standing(rows: list[tuple[str, str, int]], outlet: str, standing: Standing | None) -> None:
    """By credits for reports at hand alone."""
    assert learn_habits(takings(*rows)).standing.get(outlet) is standing


def test_routes_name_the_reports_that_show_them() -> None:
    """The first by id, whatever their order."""
    rows = takings(("voice", "gazette", 3))
    for given in (rows, rows[::-1]):
        assert [taking.report for taking in learn_habits(given).routes["voice", "gazette"]] == [r.report for r in rows]
