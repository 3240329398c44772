"""Reckon from publication as far as its day is known: what would differ between its possible days stays open."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

from dateline.dates.periods import Period, say
from dateline.model import Published, TimeLink
from dateline.text.calendar import MONTHS, make_day

__all__ = ["Compute", "Publication", "Reckoned"]

Compute: TypeAlias = Callable[[date], Period | None]

NAMED = re.compile(r"--(\d\d)-(\d\d)")
MONTH_NAMES = {number: name.capitalize() for name, number in reversed(list(MONTHS.items()))}


@dataclass(frozen=True, slots=True)
class Reckoned:
    """
    What a sum from publication gives.

    Args:
        period: The run of days; None when it is not determined.
        because: What is known of publication, to end a sentence with "... publication on Friday 17 January 2020".
        candidates: The days that fit, when publication may be one of a few days.
        partial: A value without its year, when the words give that much ("XXXX-08-23").
        hull: When the days are not determined but publication has both ends: all days that the sum can give, half open.
    """

    period: Period | None
    because: str
    candidates: tuple[date, ...] = ()
    partial: str = ""
    hull: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """
    The day of publication as a starting point.

    Args:
        published: What is known of it.
        most_candidates: The most days of publication that are tried one by one.
        year_named: The latest year that the text itself names, or None.
        said: Inside quotation marks whose words the report dates: what stands for publication in a sentence, the
            anchor's name, and the words that date it.
    """

    published: Published
    most_candidates: int
    year_named: int | None = None
    said: tuple[str, str, TimeLink] | None = None

    @property
    def day(self) -> date | None:
        """The one day, when it is known."""
        return self.published.day

    @property
    def anchor(self) -> str:
        """The name of the anchor."""
        return self.said[1] if self.said else "publication date"

    @property
    def link(self) -> TimeLink | None:
        """The words that date what was said."""
        return self.said[2] if self.said else None

    @property
    def wording(self) -> str:
        """What is known of publication, as a noun phrase."""
        published = self.published
        if self.said:
            return self.said[0]
        if published.day:
            return f"publication on {say(published.day)}"
        if month_day := self.month_day:
            return f"publication on {month_day[1]} {MONTH_NAMES[month_day[0]]} of a year that is not known"
        if published.earliest and published.latest:
            last = published.latest - timedelta(days=1)
            return f"publication between {say(published.earliest)} and {say(last)}"
        if published.earliest:
            return f"publication on {say(published.earliest)} or later"
        if published.latest:
            return f"publication before {say(published.latest)}"
        return "publication on a day that is not known"

    @property
    def month_day(self) -> tuple[int, int] | None:
        """Month and day of a publication date without a year."""
        found = NAMED.fullmatch(self.published.value or "") if self.published.day is None else None
        if found is None or make_day(2000, int(found[1]), int(found[2])) is None:  # 2000 has a 29 February
            return None
        return int(found[1]), int(found[2])

    def reckon(self, compute: Compute) -> Reckoned:
        """
        Do a sum from publication.

        Every sum of this package grows with the day it starts from, so when the first and the last possible day of
        publication give the same result, all days between do.

        Args:
            compute: The sum; it must not go back when its argument goes on.

        Returns:
            The period when it is the same for every possible day of publication.
        """
        if self.day:
            return Reckoned(compute(self.day), self.wording)
        if self.month_day:
            return self.without_year(compute)
        first, end = self.published.earliest, self.published.latest
        if first is None or end is None or end <= first:
            return Reckoned(None, self.wording)
        low, high = compute(first), compute(end - timedelta(days=1))
        if low and high and low.value == high.value:
            ends = [period.end for period in (low, high) if period.end]
            return Reckoned(Period(low.value, min(low.first, high.first), max(ends, default=None)), self.wording)
        days = [first + timedelta(days=n) for n in range(min((end - first).days, self.most_candidates + 1))]
        hull = (low.first, high.end) if low and high and high.end else None
        return Reckoned(None, self.wording, self.candidates(compute, days), hull=hull)

    def without_year(self, compute: Compute) -> Reckoned:
        """The sum from a day and a month, for the years that are possible."""
        assert self.month_day
        years = self.possible_years()
        days = [day for year in years if (day := make_day(year, *self.month_day))]
        found = {period.value: period for day in days if (period := compute(day))}
        if self.years_are_all_known and len(found) == 1:
            return Reckoned(next(iter(found.values())), self.wording)
        candidates = self.candidates(compute, days) if self.years_are_all_known else ()
        hull = None
        if self.years_are_all_known and found:
            ends = [period.end for period in found.values() if period.end]
            hull = (min(period.first for period in found.values()), max(ends)) if ends else None
        wording = self.wording + self.examples(compute)
        return Reckoned(None, wording, candidates, self.same_month_day(compute), hull)

    @property
    def years_are_all_known(self) -> bool:
        """Whether the possible years of publication are few and bounded at both ends."""
        return 0 < len(self.possible_years()) <= self.most_candidates

    def possible_years(self) -> range:
        """The years that publication may be of; empty when one end is open."""
        first, end = self.published.earliest, self.published.latest
        if first is None or end is None or end <= first:
            return range(0)
        return range(first.year, (end - timedelta(days=1)).year + 1)

    def examples(self, compute: Compute) -> str:
        """What the sum gives in some years, so that a reader who knows the year can choose."""
        assert self.month_day
        low = self.published.earliest.year if self.published.earliest else self.year_named
        years = (
            self.possible_years() if self.years_are_all_known else range(low, low + self.most_candidates) if low else ()
        )
        shown = []
        for year in years:
            day = make_day(year, *self.month_day) if year <= 9998 else None
            period = compute(day) if day else None
            if period and period.is_day:
                shown.append(f"{period.value} if it is {year}")
        return f" ({', '.join(shown)})" if shown else ""

    def same_month_day(self, compute: Compute) -> str:
        """The value without its year, when a leap year and a plain year agree on month and day."""
        assert self.month_day
        found = set()
        for year in (2020, 2023, 2024, 2025, 2028):  # leap years and plain ones, on different weekdays
            day = make_day(year, *self.month_day)
            period = compute(day) if day else None
            if day and (period is None or not re.fullmatch(r"\d{4}-\d\d(-\d\d.*)?", period.value)):
                return ""
            if period:
                found.add(period.value[4:])
        return f"XXXX{found.pop()}" if len(found) == 1 else ""

    def candidates(self, compute: Compute, days: list[date]) -> tuple[date, ...]:
        """The days that the sum gives for a few possible days of publication; empty when they are many or no days."""
        if len(days) > self.most_candidates:
            return ()
        periods = [compute(day) for day in days]
        if not all(period and period.is_day for period in periods):
            return ()
        return tuple(sorted({period.first for period in periods if period}))
