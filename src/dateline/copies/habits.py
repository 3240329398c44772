"""Learn from all credits which outlets print what others wrote, and which are those that others take it from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from dateline.model import ReportId, Span

__all__ = ["Habits", "Standing", "Taking", "learn_habits"]

# One credit may be an exception, two are a habit; a house that others take from may itself take a report now and then:
# one for ten that it gives.
_HABIT = 2
_NOW_AND_THEN = 10


class Standing(Enum):
    """What an outlet is known for in this set of reports."""

    UNKNOWN = "unknown"
    PRINTS = "prints"  # it prints what others wrote
    GIVES = "gives"  # others print what it wrote


class Taking(NamedTuple):
    """
    A report that credits the outlet of another one at hand.

    Args:
        source: The outlet that it credits, by its key.
        taker: Its own outlet, by its key; empty when it is not known.
        report: The report.
        span: Where it says so, or None when it was given beside the text.
    """

    source: str
    taker: str
    report: ReportId
    span: Span | None


@dataclass(frozen=True, slots=True)
class Habits:
    """
    What is known of outlets by what their reports credit.

    Args:
        standing: Of each outlet that credits or is credited.
        takings: Of each outlet the reports that credit another, by id.
        givings: Of each outlet how many reports credit it.
        routes: For two outlets the reports of the second that credit the first, by id.
    """

    standing: Mapping[str, Standing]
    takings: Mapping[str, tuple[Taking, ...]]
    givings: Mapping[str, int]
    routes: Mapping[tuple[str, str], tuple[Taking, ...]]


def learn_habits(found: Iterable[Taking]) -> Habits:
    """
    Learn the habits of outlets.

    An outlet whose reports credit others at hand twice or more, and more often than others credit it, prints what
    others wrote: that its report is the earlier one does not show that it wrote it. One that is credited twice or more,
    and itself credits at most a tenth as often, is one that others take from.

    Example:
        >>> rows = [Taking("voice", "ledger", ReportId(str(n)), None) for n in range(2)]
        >>> habits = learn_habits(rows)
        >>> habits.standing["voice"].name, habits.standing["ledger"].name
        ('GIVES', 'PRINTS')
    """
    takings: defaultdict[str, list[Taking]] = defaultdict(list)
    routes: defaultdict[tuple[str, str], list[Taking]] = defaultdict(list)
    givings: Counter[str] = Counter()
    for taking in sorted(found, key=lambda taking: (taking.report, taking.source)):
        if taking.source and taking.taker and taking.source != taking.taker:
            takings[taking.taker].append(taking)
            routes[taking.source, taking.taker].append(taking)
            givings[taking.source] += 1
    standing: dict[str, Standing] = {}
    for outlet in {*takings, *givings}:
        takes, gives = len(takings.get(outlet, ())), givings[outlet]
        if takes >= _HABIT and takes > gives:
            standing[outlet] = Standing.PRINTS
        elif gives >= _HABIT and _NOW_AND_THEN * takes <= gives:
            standing[outlet] = Standing.GIVES
        else:
            standing[outlet] = Standing.UNKNOWN
    return Habits(
        standing,
        {outlet: tuple(rows) for outlet, rows in takings.items()},
        dict(givings),
        {route: tuple(rows) for route, rows in routes.items()},
    )
