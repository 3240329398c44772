"""What the words of an expression say, before any date is known: one small value for each kind of expression."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from dateline.model import TimeType

__all__ = [
    "AllYear",
    "Anniversary",
    "Clock",
    "Counted",
    "DayNumber",
    "Direction",
    "Expression",
    "Feast",
    "Fixed",
    "Foreign",
    "MonthDay",
    "MonthName",
    "OpenOrder",
    "PartOfMonth",
    "Quarter",
    "Relative",
    "RelativeDay",
    "Season",
    "Slots",
    "WeekdayName",
]


class Direction(Enum):
    """Which way a counted or relative expression looks, and from where."""

    AGO = "ago"  # back from publication
    AHEAD = "from now"  # on from publication
    COMING = "in"  # on from publication where the words look ahead; else "in drei Tagen" is how long it took
    EARLIER = "earlier"  # back from a date in the text
    LATER = "later"  # on from a date in the text
    BEFORE = "before"  # back from what follows
    AFTER = "after"  # on from what follows


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day by month and number; ``year`` and ``weekday`` (0 is Monday) where the words give them."""

    year: int | None
    month: int
    day: int
    weekday: int | None = None
    time: str = ""
    year_shift: int | None = None  # "January 5 last year" is -1
    which: str = ""  # "last Oct. 23"
    text_shift: int | None = None  # "January 5 of the following year" is 1
    names_event: bool = False  # "the September 11 attacks": the day of a name, of a year that nothing tells
    week: bool = False  # "the week of March 6"


@dataclass(frozen=True, slots=True)
class OpenOrder:
    """Two numbers and a year: "03/04/2021" may be in March or in April."""

    year: int
    first: int
    second: int
    time: str = ""


@dataclass(frozen=True, slots=True)
class MonthName:
    """A month; ``which`` is "last", "next", "this", "that", "following", "previous", "earlier", "later" or "either"."""

    year: int | None
    month: int
    which: str = ""
    year_shift: int | None = None  # "June last year" is -1
    text_shift: int | None = None  # "April of the following year" is 1


@dataclass(frozen=True, slots=True)
class AllYear:
    """A year, decade or century: ``first`` year and how many (1, 10, 100)."""

    first: int
    count: int = 1
    open_century: bool = False  # "the ’80s": the words leave the century out


@dataclass(frozen=True, slots=True)
class PartOfMonth:
    """
    A weekday, a run of days or a half counted within a month: "the second Sunday of April".

    Args:
        month: The month, with what is said of its year.
        place: 1 for the first; -1 for the last.
        weekday: The weekday (0 is Monday); None for a run of days.
        days: How many days of the beginning or end ("the last ten days"); 0 where the words leave that open.
        half: The first or second half is meant.
    """

    month: MonthName
    place: int
    weekday: int | None = None
    days: int = 0
    half: bool = False


@dataclass(frozen=True, slots=True)
class Quarter:
    """A numbered part of a year ("Q3", "H2"); ``year_shift`` is of "last year’s third quarter"."""

    code: str
    year: int | None = None
    year_shift: int | None = None
    earlier: int = 0  # "the year-ago third quarter" is 1


@dataclass(frozen=True, slots=True)
class Season:
    """A season by its TIMEX3 code; ``which`` is "last", "next", "this", "that", "following", "previous" or empty."""

    code: str
    year: int | None = None
    which: str = ""


@dataclass(frozen=True, slots=True)
class WeekdayName:
    """A weekday (0 is Monday); ``which`` is "last", "next", "this", "last week", "previous", "a", "the" ..."""

    weekday: int
    which: str = ""
    time: str = ""
    weeks: int = 0  # "a week on Monday" is 1, "two Mondays ago" is -2


@dataclass(frozen=True, slots=True)
class DayNumber:
    """A day by its number, "the 15th", ``shift`` months from that of publication; None: of the month named before."""

    day: int
    shift: int | None = None
    time: str = ""


@dataclass(frozen=True, slots=True)
class RelativeDay:
    """A day counted from publication: yesterday is -1; ``time`` "TNI" for tonight."""

    shift: int
    time: str = ""
    nights: int = 0  # "overnight" reaches into the day after


@dataclass(frozen=True, slots=True)
class YearsAgo:
    """The day, week or month of publication some years back: "ten years ago today", "a year ago this month"."""

    years: int
    unit: str


@dataclass(frozen=True, slots=True)
class Relative:
    """
    A calendar unit beside the one that holds the anchor: "last week", "the following year", "that month".

    Args:
        unit: TIMEX3 letter of the unit.
        shift: How many units away.
        in_text: True when it is reckoned from a date in the text ("the following day"), not from publication.
        edge: "earlier" or "later" when only the part of the unit up to, or from, publication is meant.
        time: "TMO" for "that morning".
        year: The year that the words name for the unit they leave to the text ("the 1988 quarter"); 0: none.
    """

    unit: str
    shift: int
    in_text: bool = False
    edge: str = ""
    time: str = ""
    year: int = 0


@dataclass(frozen=True, slots=True)
class Counted:
    """A count of units in a direction: "two weeks ago". ``count`` None: the words give no figure ("years ago")."""

    count: float | None
    unit: str
    direction: Direction
    compared: bool = False  # "the year-ago results": beside those of now, when the text names no other year


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day that needs a day: "T17:00", "TMO"."""

    time: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that no date changes: a length, a repetition, PRESENT_REF. ``span`` of "in the past (+-n units)"."""

    value: str
    count: float | None = None
    unit: str = ""
    back: int = 0  # -1: up to publication, 1: from publication on


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast on a day of the year, or on the ``nth`` weekday ``day`` of a month; month 0: not reckoned here."""

    name: str
    month: int = 0
    day: int = 0
    which: str = ""
    nth: int = 0
    year_shift: int | None = None  # "Christmas last year" is -1
    text_shift: int | None = None  # "May Day that year" is 0


@dataclass(frozen=True, slots=True)
class Anniversary:
    """A return of the day of what happened: "the fourth anniversary of the liberation"; ``years`` 0: not counted."""

    years: int = 0


@dataclass(frozen=True, slots=True)
class Foreign:
    """A date in another calendar; converted when it has a year, or when a report of its own language names its day."""

    calendar: str
    year: int | None = None
    month: int = 0
    day: int | None = None


Slots: TypeAlias = (
    MonthDay
    | OpenOrder
    | MonthName
    | PartOfMonth
    | AllYear
    | Quarter
    | Season
    | WeekdayName
    | RelativeDay
    | DayNumber
    | Relative
    | YearsAgo
    | Counted
    | Clock
    | Fixed
    | Feast
    | Anniversary
    | Foreign
)


@dataclass(frozen=True, slots=True)
class Expression:
    """
    Words of time as they stand, with nothing reckoned yet.

    Args:
        start, end: Code points, half open.
        type: As far as the words tell; a count that gets no anchor falls back to DURATION.
        rule: The name of the rule.
        slots: What the words say.
    """

    start: int
    end: int
    type: TimeType
    rule: str
    slots: Slots
