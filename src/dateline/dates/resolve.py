"""Resolve what the words of an expression say against its setting: one function for each kind of expression."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from dateline.dates.lengths import length_of
from dateline.dates.periods import (
    Period,
    day_of,
    month_of,
    plus_days,
    quarter_of,
    say,
    season_of,
    shifted,
    unit_around,
    years_of,
)
from dateline.dates.setting import Anchor, Reading, Setting, from_words, open_reading, reckoned
from dateline.dates.slots import (
    AllYear,
    Clock,
    Counted,
    Direction,
    Expression,
    Feast,
    Fixed,
    Foreign,
    MonthDay,
    MonthName,
    OpenOrder,
    Quarter,
    Relative,
    RelativeDay,
    Season,
    WeekdayName,
)
from dateline.dates.tense import Tense
from dateline.model import TimeType
from dateline.text.calendar import make_day

__all__ = ["resolve"]

UNIT_NAMES = {
    "D": "day", "W": "week", "F": "fortnight", "M": "month", "Q": "quarter", "Y": "year", "E": "decade", "C": "century", "WE": "weekend",
    "TH": "hour", "TM": "minute", "TS": "second",
}  # fmt: skip
OPEN_VALUES = {
    "D": "XXXX-XX-XX", "W": "XXXX-WXX", "F": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "E": "XXX",
    "C": "XX",
}  # fmt: skip
# A month or a day of the year whose reading in the direction of the verb lies further off than this is taken to be
# the near one on the other side: "extended until Nov. 9" of 2 November.
FARTHEST = timedelta(days=300)


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


def month_day(found: Expression, slots: MonthDay, setting: Setting) -> Reading:
    """ "January 5", "Jan. 5, 2020", "5 January last year"."""
    kind, words = found.type, setting.words
    tail = f"{slots.month:02}-{slots.day:02}{slots.time}"
    if slots.year is not None:
        day = make_day(slots.year, slots.month, slots.day)
        assert day  # the readers drop days that no calendar has
        note = ""
        if slots.weekday is not None and slots.weekday != day.weekday():
            note = f"; that was a {say(day).split()[0]}, the weekday beside it does not fit"
        return from_words(kind, day_of(day, slots.time), f"“{words}” names day, month and year: {say(day)}{note}.")
    if slots.year_shift is not None:
        shift = slots.year_shift
        result = setting.publication.reckon(lambda ref: dated(ref.year + shift, slots))
        return reckoned(kind, setting, result, f"XXXX-{tail}", f"that day in the year {beside(shift)} the year of")
    if slots.which in ("last", "next"):
        setting = replace(setting, tense=Tense.PAST if slots.which == "last" else Tense.FUTURE, looks_open=False)
    result = setting.publication.reckon(lambda ref: nearest_day(ref, slots, setting))
    return reckoned(kind, setting, result, f"XXXX-{tail}", f"that day in the year {which_way(setting)}")


def dated(year: int, slots: MonthDay) -> Period | None:
    """The day of the slots in a year."""
    day = make_day(year, slots.month, slots.day)
    return day_of(day, slots.time) if day else None


def nearest_day(ref: date, slots: MonthDay, setting: Setting) -> Period | None:
    """The day of the slots that is nearest to a day, in the direction of the verb unless that is far off."""
    days = [day for year in range(ref.year - 4, ref.year + 5) if (day := make_day(year, slots.month, slots.day))]
    if slots.weekday is not None:
        days = [day for day in days if day.weekday() == slots.weekday and abs(day - ref) < timedelta(days=400)]
    if not days:
        return None
    near = min(days, key=lambda day: (abs(day - ref), day))
    tense = setting.tense if setting.tense is Tense.FUTURE or not setting.looks_open else None
    sided = [day for day in days if (day <= ref if tense is Tense.PAST else day >= ref)] if tense else []
    best = min(sided, key=lambda day: (abs(day - ref), day)) if sided else near
    return day_of(near if abs(best - ref) > FARTHEST else best, slots.time)


def which_way(setting: Setting) -> str:
    """The direction of a search, in words."""
    if setting.tense is None or (setting.looks_open and setting.tense is Tense.PAST):
        return "that brings it nearest to"
    if setting.tense is Tense.PAST:
        return "that brings it nearest before, the words around it looking back from,"
    return "that brings it nearest after, the words around it looking ahead from,"


def open_order(found: Expression, slots: OpenOrder, setting: Setting) -> Reading:
    """ "03/04/2021": settled by the other dates of the text or by the outlet, else open with both days."""
    readings = {
        True: make_day(slots.year, slots.second, slots.first),
        False: make_day(slots.year, slots.first, slots.second),
    }
    known = {day_first: day for day_first, day in readings.items() if day}
    if len(set(known.values())) == 1:
        day = next(iter(known.values()))
        return from_words(found.type, day_of(day, slots.time), f"“{setting.words}” can only be {say(day)}.")
    if setting.day_first is not None:
        day = known[setting.day_first]
        order = "day before month" if setting.day_first else "month before day"
        because = f"“{setting.words}” is {say(day)}: the other dates in numbers are written {order}."
        return from_words(found.type, day_of(day, slots.time), because)
    days = tuple(sorted(known.values()))
    because = f"“{setting.words}” is {say(days[0])} or {say(days[1])}: nothing settles the order of day and month."
    return Reading(found.type, f"{slots.year:04}-XX-XX", days[0], plus_days(days[1], 1), "itself", because, days)


def month_name(found: Expression, slots: MonthName, setting: Setting) -> Reading:
    """ "March 2020", "last March", "March"."""
    kind = found.type
    if slots.year is not None:
        period = month_of(slots.year, slots.month)
        assert period
        return from_words(kind, period, f"“{setting.words}” names month and year.")
    open_value = f"XXXX-{slots.month:02}"
    if slots.year_shift is not None:
        shift = slots.year_shift
        result = setting.publication.reckon(lambda ref: month_of(ref.year + shift, slots.month))
        return reckoned(kind, setting, result, open_value, f"that month in the year {beside(shift)} the year of")
    result = setting.publication.reckon(lambda ref: clipped(nearest_month(ref, slots, setting), slots.which, ref))
    return reckoned(kind, setting, result, open_value, month_words(slots, setting))


def nearest_month(ref: date, slots: MonthName, setting: Setting) -> Period | None:
    """The month that the words mean, seen from a day."""
    back = (ref.month - slots.month) % 12
    if slots.which in ("last", "past"):
        return month_of(ref.year, ref.month - (back or 12))
    if slots.which in ("next", "coming"):
        return month_of(ref.year, ref.month - back + 12)
    if slots.which == "this":
        return month_of(ref.year, slots.month)
    tense = Tense.PAST if slots.which == "earlier" else Tense.FUTURE if slots.which == "later" else setting.tense
    if setting.looks_open and tense is Tense.PAST and slots.which == "":
        tense = None
    # Without a verb: back up to eight months, ahead up to three; after "by" or "until" whichever is nearer.
    farthest = 5 if setting.looks_open else 8
    ahead = tense is Tense.FUTURE or (tense is None and back > farthest)
    return month_of(ref.year, ref.month - back + (12 if ahead and back else 0))


def month_words(slots: MonthName, setting: Setting) -> str:
    """The sum for a month, in words."""
    if slots.which in ("last", "past"):
        return "the latest such month before the month of"
    if slots.which in ("next", "coming"):
        return "the first such month after the month of"
    if slots.which == "this":
        return "that month in the year of"
    if slots.which == "earlier":
        return "the latest such month up to"
    if not slots.which and (setting.tense is None or (setting.looks_open and setting.tense is Tense.PAST)):
        return "the nearest such month to"
    if setting.tense is Tense.FUTURE or slots.which == "later":
        return "the coming such month, the words around it looking ahead from"
    return "the latest such month up to"


def all_year(found: Expression, slots: AllYear, setting: Setting) -> Reading:
    """ "2014", "the 1990s", "the 19th century"."""
    period = years_of(slots.first, slots.count)
    assert period
    what = {1: "year", 10: "decade", 100: "century"}[slots.count]
    because = f"“{setting.words}” names the {what} itself."
    if slots.open_century:
        because = f"“{setting.words}” leaves the century out; taken as that of the 1900s, as newspapers write it."
    return from_words(found.type, period, because)


def quarter(found: Expression, slots: Quarter, setting: Setting) -> Reading:
    """ "the third quarter", "Q3 2020", "last year’s first half"."""
    number, months = int(slots.code[1]), 3 if slots.code[0] == "Q" else 6
    if slots.year is not None:
        period = quarter_of(slots.year, number, months=months)
        assert period
        return from_words(found.type, period, f"“{setting.words}” names the part of the year and the year.")
    open_value = f"XXXX-{slots.code}"
    if slots.year_shift is not None:
        shift = slots.year_shift
        result = setting.publication.reckon(lambda ref: quarter_of(ref.year + shift, number, months=months))
        return reckoned(found.type, setting, result, open_value, f"that part of the year {beside(shift)} the year of")
    ahead = setting.tense is Tense.FUTURE

    def nearest(ref: date) -> Period | None:
        """In the year of publication, unless the quarter is far ahead and nothing looks ahead."""
        now = (ref.month - 1) // months + 1
        far = number - now > (1 if months == 3 else 0) and not ahead
        return quarter_of(ref.year - far - slots.earlier, number, months=months)

    sum_words = "that quarter of the year, the nearest to" if months == 3 else "that half of the year, the nearest to"
    return reckoned(found.type, setting, setting.publication.reckon(nearest), open_value, sum_words)


SEASON_ENDS = {"SP": 6, "SU": 9, "FA": 12, "WI": 3}  # the month after it on the northern half, where most are named so


def season(found: Expression, slots: Season, setting: Setting) -> Reading:
    """ "last summer", "the winter of 2019", "this spring"."""
    if slots.year is not None:
        period = season_of(slots.year, slots.code)
        assert period
        because = (
            f"“{setting.words}” names season and year; its months differ by place, so the days are those of the year."
        )
        return from_words(found.type, period, because)

    def nearest(ref: date) -> Period | None:
        """Last: the latest that is over; next: the first to come; else this year’s."""
        end = SEASON_ENDS[slots.code]
        over = ref.month >= end if end > 3 else True
        if slots.which in ("last", "past"):
            return season_of(ref.year - (not over) - (slots.code == "WI" and ref.month < 3), slots.code)
        begun = ref.month >= (end - 3) % 12 and slots.code != "WI"
        if slots.which in ("next", "coming"):
            return season_of(ref.year + begun, slots.code)
        ahead = slots.which == "this" or setting.tense is Tense.FUTURE
        return season_of(ref.year - (not ahead and not begun and slots.code != "WI"), slots.code)

    which = {"last": "the latest such season before", "next": "the first such season after"}
    sum_words = which.get(slots.which, "the nearest such season to") + ", by northern months,"
    return reckoned(found.type, setting, setting.publication.reckon(nearest), f"XXXX-{slots.code}", sum_words)


def weekday_name(found: Expression, slots: WeekdayName, setting: Setting) -> Reading:
    """ "Thursday", "last Friday", "Monday morning"."""
    if slots.which in ("previous", "following"):
        return weekday_in_text(found, slots, setting)
    open_value = f"XXXX-WXX-{slots.weekday + 1}{slots.time}"
    way = slots.which or ("coming-or-same" if setting.tense is Tense.FUTURE else "")
    if slots.which == "this":
        way = "past" if setting.tense is Tense.PAST else "coming-or-same"
    result = setting.publication.reckon(lambda ref: step_to_weekday(ref, slots, way))
    return reckoned(found.type, setting, result, open_value, weekday_words(slots.weekday, way))


def step_to_weekday(ref: date, slots: WeekdayName, way: str) -> Period | None:
    """The weekday that the words mean, seen from a day."""
    back = (ref.weekday() - slots.weekday) % 7
    if way in ("last", "past"):
        step = -(back or 7) if way == "last" else -back
    elif way in ("next", "coming"):
        step = 7 - back
    elif way == "coming-or-same":
        step = -back % 7
    else:
        step = -back
    day = plus_days(ref, step)
    return day_of(day, slots.time) if day else None


def weekday_words(weekday: int, way: str) -> str:
    """The sum for a weekday, in words."""
    name = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()[weekday]
    return {
        "last": f"the last {name} before",
        "next": f"the first {name} after",
        "coming": f"the first {name} after",
        "coming-or-same": f"the {name} on or after, the words around it looking ahead from,",
    }.get(way, f"the {name} on or before")


def weekday_in_text(found: Expression, slots: WeekdayName, setting: Setting) -> Reading:
    """ "the following Monday", "the previous Friday": from a day in the text, never from publication."""
    if setting.day is None:
        return no_anchor(found, setting, f"XXXX-WXX-{slots.weekday + 1}{slots.time}")
    way = "last" if slots.which == "previous" else "next"
    period = step_to_weekday(setting.day.period.first, slots, way)
    return from_anchor(found, setting, setting.day, period, weekday_words(slots.weekday, way))


def relative_day(found: Expression, slots: RelativeDay, setting: Setting) -> Reading:
    """ "today", "yesterday", "tonight"."""

    def moved(ref: date) -> Period | None:
        day = plus_days(ref, slots.shift)
        return day_of(day, slots.time) if day else None

    result = setting.publication.reckon(moved)
    return reckoned(found.type, setting, result, f"XXXX-XX-XX{slots.time}", count_words(slots.shift, "D"))


def relative(found: Expression, slots: Relative, setting: Setting) -> Reading:
    """ "last week", "this month", "the following year", "that day"."""
    if slots.in_text:
        return relative_in_text(found, slots, setting)
    if slots.edge == "nearest":
        return nearest_weekend(found, setting)
    result = setting.publication.reckon(lambda ref: clipped(unit_around(ref, slots.unit, slots.shift), slots.edge, ref))
    return reckoned(found.type, setting, result, OPEN_VALUES[slots.unit], count_words(slots.shift, slots.unit))


def nearest_weekend(found: Expression, setting: Setting) -> Reading:
    """ "over the weekend": the latest one, or the coming one where the words look ahead; on a weekend, that same one."""
    ahead = setting.tense is Tense.FUTURE

    def weekend(ref: date) -> Period | None:
        return unit_around(ref, "WE", 0 if ref.weekday() > 4 or ahead else -1)

    which = "the coming weekend, the words around it looking ahead from," if ahead else "the latest weekend at"
    return reckoned(found.type, setting, setting.publication.reckon(weekend), OPEN_VALUES["WE"], which)


def relative_in_text(found: Expression, slots: Relative, setting: Setting) -> Reading:
    """From a date in the text that is no coarser than the unit: "the following day" needs a day, "that year" any date."""
    anchor = setting.named_quarter if slots.unit == "Q" and setting.named_quarter else setting.last
    if slots.unit in ("D", "W", "WE", "F"):
        anchor = setting.day
    open_value = OPEN_VALUES[slots.unit] + slots.time
    if anchor is None or not holds(unit_around(anchor.period.first, slots.unit), anchor.period):
        return no_anchor(found, setting, open_value)
    period = unit_around(anchor.period.first, slots.unit, slots.shift)
    if period and slots.time:
        period = day_of(period.first, slots.time)
    return from_anchor(found, setting, anchor, period, count_words(slots.shift, slots.unit))


def counted(found: Expression, slots: Counted, setting: Setting) -> Reading:
    """ "two weeks ago", "three days later", "a year earlier", "two days after"."""
    back = slots.direction in (Direction.AGO, Direction.EARLIER, Direction.BEFORE)
    clock = slots.unit.startswith("T")
    if slots.direction in (Direction.AGO, Direction.AHEAD) and (slots.count is None or clock):
        value = "PAST_REF" if back else "FUTURE_REF"
        how = "counts hours or less" if clock else "gives no figure"
        return open_reading(found.type, value, f"“{setting.words}” {how}, so it holds no day.")
    length = Fixed(length_of(slots.count, slots.unit))
    whole = slots.count is not None and slots.count == int(slots.count)
    if clock or not whole or slots.count is None:
        return fixed(found, length, setting)
    count = -int(slots.count) if back else int(slots.count)
    words = count_words(count, slots.unit)
    if found_quarter := year_on_year(slots, setting):
        period = unit_around(found_quarter.period.first, "Q", 4 * count)
        return from_anchor(found, setting, found_quarter, period, words)
    if slots.direction in (Direction.AGO, Direction.AHEAD):
        result = setting.publication.reckon(lambda ref: shifted(ref, count, slots.unit))
        return reckoned(found.type, setting, result, OPEN_VALUES[slots.unit], words)
    anchor = counted_anchor(slots, setting)
    if anchor is None:
        because = f"“{setting.words}” is a length of time; the date that it is counted from is not beside it."
        return open_reading(TimeType.DURATION, length.value, because)
    return from_anchor(found, setting, anchor, shifted_like(anchor, count, slots.unit), words)


def year_on_year(slots: Counted, setting: Setting) -> Anchor | None:
    """In company news "a year earlier" beside a quarter is the same quarter of the year before."""
    if slots.unit != "Y" or slots.direction not in (Direction.AGO, Direction.EARLIER) or slots.count != 1:
        return None
    since = setting.last if setting.last and setting.quarter and setting.last.start > setting.quarter.start else None
    if since and len(since.period.value) == 4:
        return None  # a year was named since
    return setting.quarter


def counted_anchor(slots: Counted, setting: Setting) -> Anchor | None:
    """The date that a count in the text starts from."""
    if slots.direction in (Direction.BEFORE, Direction.AFTER):
        return setting.following
    if slots.unit in ("D", "W", "F", "WE"):
        return setting.day
    return setting.last


def shifted_like(anchor: Anchor, count: int, unit: str) -> Period | None:
    """The anchor moved by a count of units, no more precise than the anchor or the count."""
    if anchor.period.is_day and unit in ("D", "W", "F"):
        return shifted(anchor.period.first, count, unit, exact=True)
    if unit == "Y" and not anchor.period.is_day:
        first = shifted(anchor.period.first, count, "Y", exact=True)
        code = {4: "Y", 7: "M"}.get(len(anchor.period.value))
        return unit_around(first.first, code) if first and code else None
    return shifted(anchor.period.first, count, unit)


def clock(found: Expression, slots: Clock, setting: Setting) -> Reading:
    """ "at 5 p.m.", "in the morning": of the day named before it in the paragraph, else of no day."""
    if setting.day is None:
        return no_anchor(found, setting, f"XXXX-XX-XX{slots.time}")
    return from_anchor(found, setting, setting.day, day_of(setting.day.period.first, slots.time), "a time of")


def fixed(found: Expression, slots: Fixed, setting: Setting) -> Reading:
    """A length, a repetition, "now": no date changes it. "The past three months" also has its days."""
    kind = found.type
    if found.type is TimeType.DATE and slots.value.startswith("P") and not slots.value.endswith("_REF"):
        kind = TimeType.DURATION
    if slots.back and slots.count is not None:
        return span_to_publication(found, slots, setting)
    what = {TimeType.DURATION: "a length of time", TimeType.SET: "a repetition"}.get(kind, "no date")
    because = f"“{setting.words}” is {what} and names no day."
    return open_reading(kind, slots.value, because)


def span_to_publication(found: Expression, slots: Fixed, setting: Setting) -> Reading:
    """ "the past three months" up to publication, "the next two weeks" from it on."""
    count = int(slots.count or 0) * slots.back

    def run(ref: date) -> Period | None:
        other = shifted(ref, count, slots.unit, exact=True)
        if other is None:
            return None
        first, last = sorted((ref, other.first))
        return Period(f"{slots.value} {first}", first, plus_days(last, 1))

    result = setting.publication.reckon(run)
    period = result.period
    direction = "up to" if slots.back < 0 else "from"
    because = f"“{setting.words}” is a length of time that runs {direction} {result.because}"
    if period is None:
        return open_reading(found.type, slots.value, because + ", so its days stay open.")
    return Reading(found.type, slots.value, period.first, period.end, "publication date", because + ".")


def feast(found: Expression, slots: Feast, setting: Setting) -> Reading:
    """ "Christmas" is a day of the year; "Ramadan" and "Easter" move and are not converted."""
    if not slots.month:
        because = f"“{setting.words}” falls on other days each year; it is recognised and not converted."
        return open_reading(found.type, "XXXX", because)
    if slots.nth:
        return feast_of_weekday(found, slots, setting)
    return month_day(found, MonthDay(None, slots.month, slots.day, which=slots.which), setting)


def feast_of_weekday(found: Expression, slots: Feast, setting: Setting) -> Reading:
    """ "Thanksgiving": the fourth Thursday of November, in the United States."""

    def nearest(ref: date) -> Period | None:
        days = [nth_weekday(year, slots) for year in range(ref.year - 1, ref.year + 2)]
        if slots.which == "last":
            days = [day for day in days if day < ref]
        elif slots.which == "next":
            days = [day for day in days if day > ref]
        return day_of(min(days, key=lambda day: (abs(day - ref), day)))

    name = "Monday Tuesday Wednesday Thursday".split()[slots.day]
    number = ["", "first", "second", "third", "fourth"][slots.nth]
    sum_words = f"in the United States the {number} {name} of its month, nearest to"
    return reckoned(found.type, setting, setting.publication.reckon(nearest), f"XXXX-{slots.month:02}", sum_words)


def nth_weekday(year: int, slots: Feast) -> date:
    """The nth weekday of a month."""
    first = date(min(max(year, 1), 9999), slots.month, 1)
    return first + timedelta(days=(slots.day - first.weekday()) % 7 + 7 * (slots.nth - 1))


def foreign(found: Expression, slots: Foreign, setting: Setting) -> Reading:
    """A date of another calendar."""
    because = f"“{setting.words}” is a date of the {slots.calendar} calendar; it is recognised and not converted."
    return open_reading(found.type, "XXXX", because)


def from_anchor(found: Expression, setting: Setting, anchor: Anchor, period: Period | None, words: str) -> Reading:
    """A reading from a date in the text."""
    if period is None:
        return no_anchor(found, setting, "XXXX")
    kind = TimeType.DATE if found.type is TimeType.DURATION else found.type
    return from_words(kind, period, f"“{setting.words}” is {words} {anchor.wording}.", anchor.name)


def no_anchor(found: Expression, setting: Setting, value: str) -> Reading:
    """A reading that needs a date in the text and has none."""
    because = f"“{setting.words}” is counted from another date, and none is named before it in its paragraph."
    return open_reading(found.type, value, because)


def holds(outer: Period | None, inner: Period) -> bool:
    """Whether a run of days holds another."""
    return bool(outer and outer.first <= inner.first and outer.end and inner.end and inner.end <= outer.end)


def clipped(period: Period | None, edge: str, ref: date) -> Period | None:
    """ "earlier this year": the days up to publication; "later this year": those from it on."""
    if period is None or period.end is None or not period.first <= ref < period.end:
        return period
    if edge == "earlier":
        return Period(period.value, period.first, plus_days(ref, 1))
    if edge == "later":
        return Period(period.value, ref, period.end)
    return period


def count_words(count: int, unit: str) -> str:
    """A step in words, to be followed by where it starts: "2 weeks before"."""
    name = UNIT_NAMES[unit]
    if count == 0:
        return f"the {name} of"
    number = f"{abs(count)} {name}s" if abs(count) != 1 else f"the {name}"
    return f"{number} {'before' if count < 0 else 'after'}"


def beside(shift: int) -> str:
    """Where a year lies beside another, in words."""
    return {0: "which is", -1: "before", 1: "after"}[shift]


RESOLVERS: dict[type, Callable[[Expression, Any, Setting], Reading]] = {
    MonthDay: month_day,
    OpenOrder: open_order,
    MonthName: month_name,
    AllYear: all_year,
    Quarter: quarter,
    Season: season,
    WeekdayName: weekday_name,
    RelativeDay: relative_day,
    Relative: relative,
    Counted: counted,
    Clock: clock,
    Fixed: fixed,
    Feast: feast,
    Foreign: foreign,
}
