"""Resolve what the words of an expression say against its setting: one function for each kind of expression."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dateline.dates.calendar_readings import all_year, month_day, month_name, open_order, quarter
from dateline.dates.length_readings import anniversary, clock, counted, fixed
from dateline.dates.month_part_readings import part_of_month
from dateline.dates.relative_readings import day_number, relative, relative_day, weekday_name, years_ago
from dateline.dates.season_readings import feast, foreign, season
from dateline.dates.setting import Reading, Setting
from dateline.dates.slots import (
    AllYear,
    Anniversary,
    Clock,
    Counted,
    DayNumber,
    Expression,
    Feast,
    Fixed,
    Foreign,
    MonthDay,
    MonthName,
    OpenOrder,
    PartOfMonth,
    Quarter,
    Relative,
    RelativeDay,
    Season,
    WeekdayName,
    YearsAgo,
)

__all__ = ["resolve"]

RESOLVERS: dict[type, Callable[[Expression, Any, Setting], Reading]] = {
    MonthDay: month_day,
    OpenOrder: open_order,
    MonthName: month_name,
    AllYear: all_year,
    PartOfMonth: part_of_month,
    Quarter: quarter,
    Season: season,
    WeekdayName: weekday_name,
    RelativeDay: relative_day,
    DayNumber: day_number,
    Relative: relative,
    YearsAgo: years_ago,
    Counted: counted,
    Clock: clock,
    Fixed: fixed,
    Feast: feast,
    Anniversary: anniversary,
    Foreign: foreign,
}


def resolve(found: Expression, setting: Setting) -> Reading:
    """
    Resolve an expression.

    Args:
        found: What its words say.
        setting: What it is read against.

    Returns:
        Its reading; where the setting does not settle the days, one that leaves them open and says why.
    """
    return RESOLVERS[type(found.slots)](found, found.slots, setting)
