"""When: a time expression, the value it stands for, and the days it may mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from dateline.model.report import ReportId
from dateline.model.span import Span

__all__ = ["GatheredDate", "LinkKind", "TimeExpression", "TimeExpressionId", "TimeLink", "TimeType"]

TimeExpressionId = NewType("TimeExpressionId", str)


class TimeType(StrEnum):
    """The four kinds of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class LinkKind(StrEnum):
    """What the words are that a time is counted from."""

    EXPRESSION = "expression"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class TimeLink:
    """
    The words that an expression is counted from: "the attack" of "two days after the attack".

    Args:
        kind: Another time expression, or words that tell what happened.
        span: Those words.
        dated: Where the text gives the day of what happened, when that was used: the span of that time expression.
    """

    kind: LinkKind
    span: Span
    dated: Span | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """
    Words that stand for a time.

    Args:
        id: Made from the text's hash, the span and the rule.
        span: The words.
        type: Their TIMEX3 type.
        value: TIMEX3 ("2020-01-16", "2020-W03", "P3D", "XXXX-WXX-4", "PAST_REF").
        earliest, latest: The days it may mean, half open; None is open. Both None: it names no days, or they are not
            determined.
        anchor: What the value was reckoned from: "itself", "publication date", "2020-01-05 at 1756", or None.
        rule: The name of the rule.
        because: One sentence, enough to redo the sum by hand.
        candidates: The days that fit when several do; the value then stays open.
        link: The words it is counted from, when these stand in the text; it is kept where the days stay open.
    """

    id: TimeExpressionId
    span: Span
    type: TimeType
    value: str
    earliest: date | None
    latest: date | None
    anchor: str | None
    rule: str
    because: str
    candidates: tuple[date, ...] = ()
    link: TimeLink | None = None


@dataclass(frozen=True, slots=True)
class GatheredDate:
    """
    What a record allows for the publication of a report that does not say it.

    Args:
        earliest, latest: The days it may be, half open; None is open.
        years: The years that other reports allow, in order; empty when they tell none.
        because: One sentence: what was gathered, from what.
        evidence: The words it rests on, each with its report.
        dates: Its time expressions that say more when they are reckoned from this interval.
    """

    earliest: date | None
    latest: date | None
    years: tuple[int, ...]
    because: str
    evidence: tuple[tuple[ReportId, Span], ...]
    dates: tuple[TimeExpression, ...] = ()
