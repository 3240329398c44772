"""Read what lies beside publication: weekdays, today, last week."""

from __future__ import annotations

from datetime import date

from dateline.dates.periods import (
    Period,
    clipped,
    day_of,
    month_of,
    plus_days,
    quarter_of,
    say,
    shifted,
    unit_around,
    years_of,
)
from dateline.dates.setting import Anchor, Reading, Setting, from_words, open_reading, reckoned
from dateline.dates.slots import DayNumber, Expression, Relative, RelativeDay, WeekdayName, YearsAgo
from dateline.dates.steps import OPEN_VALUES, count_words, from_anchor, no_anchor, step_to_weekday, weekday_words
from dateline.dates.tense import Tense
from dateline.text.calendar import make_day

__all__ = ["day_number", "relative", "relative_day", "weekday_name", "years_ago"]


def weekday_name(found: Expression, slots: WeekdayName, setting: Setting) -> Reading:
    """ "Thursday", "last Friday", "Monday morning"."""
    if slots.which in ("previous", "following"):
        return weekday_in_text(found, slots, setting)
    open_value = f"XXXX-WXX-{slots.weekday + 1}{slots.time}"
    if slots.which == "a":
        because = f"“{setting.words}” is one of many, and which of them is not told."
        return open_reading(found.type, open_value, because)
    if slots.which == "the":
        return weekday_of_story(found, slots, setting, open_value)
    if slots.which == "either" and setting.tense is None:
        return either_weekday(found, slots, setting, open_value)
    if slots.weeks < 0:
        return weekdays_back(found, slots, setting, open_value)
    if slots.weeks:
        return weeks_on(found, slots, setting, open_value)
    which = "" if slots.which == "either" else slots.which
    way = which or ("coming-or-same" if setting.tense is Tense.FUTURE else "")
    if slots.which == "this":
        way = "past" if setting.tense is Tense.PAST else "coming-or-same"
    note = "; the words around it look ahead" if way == "coming-or-same" and slots.which != "this" else ""
    result = setting.publication.reckon(lambda ref: step_to_weekday(ref, slots, way))
    return reckoned(found.type, setting, result, open_value, weekday_words(slots.weekday, way), note)


def weekdays_back(found: Expression, slots: WeekdayName, setting: Setting, open_value: str) -> Reading:
    """ "Three Fridays ago": the last Friday before publication, and two weeks before it."""

    def back(ref: date) -> Period | None:
        last = step_to_weekday(ref, slots, "last")
        day = plus_days(last.first, 7 * (slots.weeks + 1)) if last else None
        return day_of(day) if day else None

    name = weekday_words(slots.weekday, "last")
    words = f"{count_words(slots.weeks + 1, 'W')} {name}" if slots.weeks < -1 else name
    return reckoned(found.type, setting, setting.publication.reckon(back), open_value, words)


def weeks_on(found: Expression, slots: WeekdayName, setting: Setting, open_value: str) -> Reading:
    """ "A week on Monday": the coming Monday and as many weeks; with a verb that looks back it is a length."""
    if setting.tense is Tense.PAST:
        because = f"“{setting.words}” leaves open from which week it is counted, as the words around it look back."
        return open_reading(found.type, open_value, because)

    def later(ref: date) -> Period | None:
        coming = step_to_weekday(ref, slots, "next")
        day = plus_days(coming.first, 7 * slots.weeks) if coming else None
        return day_of(day) if day else None

    words = f"{count_words(slots.weeks, 'W')} {weekday_words(slots.weekday, 'next')}"
    return reckoned(found.type, setting, setting.publication.reckon(later), open_value, words)


def day_number(found: Expression, slots: DayNumber, setting: Setting) -> Reading:
    """ "The 15th of next month", and "the 15th" of the month named before it in the paragraph."""
    open_value = f"XXXX-XX-{slots.day:02}{slots.time}"

    if slots.shift is not None:
        shift = slots.shift
        result = setting.publication.reckon(lambda ref: numbered_day(ref, slots, shift))
        return reckoned(found.type, setting, result, open_value, f"that day of {count_words(shift, 'M')}")
    anchor = setting.last
    if (
        anchor is None
        or len(anchor.period.value) < 7
        or not holds(unit_around(anchor.period.first, "M"), anchor.period)
    ):
        because = f"“{setting.words}” names no month, and none is named before it in its paragraph."
        return open_reading(found.type, open_value, because)
    return day_of_month_named(found, slots, setting, anchor, open_value)


def numbered_day(ref: date, slots: DayNumber, shift: int) -> Period | None:
    """The day of that number, ``shift`` months from that of a day."""
    month = month_of(ref.year, ref.month + shift)
    day = make_day(month.first.year, month.first.month, slots.day) if month else None
    return day_of(day, slots.time) if day else None


def day_of_month_named(
    found: Expression, slots: DayNumber, setting: Setting, anchor: Anchor, open_value: str
) -> Reading:
    """
    A day of the month of a date before it: "from February 19th ... on the 20th".

    What is past lies before publication: "we swept it on the 17th", said on March 1st, was in February. A lower number
    than that of the day before it may be of that month or of the next, unless the next is still to come.
    """
    own, after = (numbered_day(anchor.period.first, slots, shift) for shift in (0, 1))
    published = setting.publication.day
    past = setting.tense is Tense.PAST and published is not None
    if past and published and own and own.first > published:
        before = numbered_day(anchor.period.first, slots, -1)
        return from_anchor(found, setting, anchor, before, "that day, which is past, of the month before that of")
    to_come = past and published and after and after.first > published
    if anchor.period.is_day and slots.day < anchor.period.first.day and own and after and not to_come:
        because = f"“{setting.words}” is {say(own.first)} or {say(after.first)}, beside {anchor.wording(found.start)}."
        return open_reading(found.type, open_value, because, (own.first, after.first))
    return from_anchor(found, setting, anchor, own, "that day of the month of")


def either_weekday(found: Expression, slots: WeekdayName, setting: Setting, open_value: str) -> Reading:
    """A weekday in a language whose verbs are not read, where nothing tells its side: both are listed."""
    ref = setting.publication.day
    back = step_to_weekday(ref, slots, "") if ref else None
    ahead = step_to_weekday(ref, slots, "next") if ref else None
    if back is None or ahead is None:
        because = f"“{setting.words}” lies beside {setting.publication.wording}, so its days stay open."
        return open_reading(found.type, open_value, because)
    because = f"“{setting.words}” is {say(back.first)} or {say(ahead.first)}, beside {setting.publication.wording}."
    anchor, days = setting.publication.anchor, (back.first, ahead.first)
    return Reading(found.type, open_value, back.first, ahead.end, anchor, because, days)


def weekday_of_story(found: Expression, slots: WeekdayName, setting: Setting, open_value: str) -> Reading:
    """ "On the Thursday she went": the first one from the day told before it on."""
    if setting.day is None:
        because = f"“{setting.words}” is a day of what is told, and no day is named before it in its paragraph."
        return open_reading(found.type, open_value, because)
    period = step_to_weekday(setting.day.period.first, slots, "coming-or-same")
    return from_anchor(found, setting, setting.day, period, weekday_words(slots.weekday, "coming-or-same"))


def weekday_in_text(found: Expression, slots: WeekdayName, setting: Setting) -> Reading:
    """ "the following Monday", "the previous Friday": from a day in the text, never from publication."""
    if setting.day is None:
        return no_anchor(found, setting, f"XXXX-WXX-{slots.weekday + 1}{slots.time}")
    way = "last" if slots.which == "previous" else "next"
    period = step_to_weekday(setting.day.period.first, slots, way)
    return from_anchor(found, setting, setting.day, period, weekday_words(slots.weekday, way))


def relative_day(found: Expression, slots: RelativeDay, setting: Setting) -> Reading:
    """
    "today", "yesterday", "tonight"; "overnight" is the night that ends on the day of publication.

    With a day right behind it, it is the night that begins on that day: "overnight Sunday".
    """
    if setting.following is not None:
        first = setting.following.period.first
        after = plus_days(first, 2)
        night = Period(f"{first}{slots.time}", first, after) if after else None
        return from_anchor(found, setting, setting.following, night, "the night that begins on")

    def moved(ref: date) -> Period | None:
        day = plus_days(ref, slots.shift)
        last = plus_days(ref, slots.shift + slots.nights)
        return Period(f"{day}{slots.time}", day, plus_days(last, 1)) if day and last else None

    result = setting.publication.reckon(moved)
    return reckoned(found.type, setting, result, f"XXXX-XX-XX{slots.time}", count_words(slots.shift, "D"))


def relative(found: Expression, slots: Relative, setting: Setting) -> Reading:
    """ "last week", "this month", "the following year", "that day"."""
    if slots.year:
        return quarter_in_year(found, slots, setting)
    if slots.in_text:
        return relative_in_text(found, slots, setting)
    if slots.edge == "nearest":
        return nearest_weekend(found, setting)
    result = setting.publication.reckon(lambda ref: clipped(unit_around(ref, slots.unit, slots.shift), slots.edge, ref))
    return reckoned(found.type, setting, result, OPEN_VALUES[slots.unit], count_words(slots.shift, slots.unit))


def years_ago(found: Expression, slots: YearsAgo, setting: Setting) -> Reading:
    """ "Ten years ago today", "two years ago this week": of publication, and as many years back."""

    def back(ref: date) -> Period | None:
        day = shifted(ref, -slots.years, "Y", exact=True)
        return unit_around(day.first, slots.unit) if day else None

    words = count_words(-slots.years, "Y")
    return reckoned(found.type, setting, setting.publication.reckon(back), OPEN_VALUES[slots.unit], words)


def nearest_weekend(found: Expression, setting: Setting) -> Reading:
    """ "over the weekend": the latest one, the coming one where the words look ahead, on a weekend that same one."""
    ahead = setting.tense is Tense.FUTURE

    def weekend(ref: date) -> Period | None:
        return unit_around(ref, "WE", 0 if ref.weekday() > 4 or ahead else -1)

    which = "the coming weekend, seen from" if ahead else "the latest weekend at"
    return reckoned(found.type, setting, setting.publication.reckon(weekend), OPEN_VALUES["WE"], which)


def relative_in_text(found: Expression, slots: Relative, setting: Setting) -> Reading:
    """From a date in the text, no coarser than the unit: "the following day" needs a day, "that year" any date."""
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


def quarter_in_year(found: Expression, slots: Relative, setting: Setting) -> Reading:
    """ "the 1988 quarter": the last quarter named, in that year; where none is named, the year."""
    year = years_of(slots.year)
    assert year
    if setting.named_quarter is None:
        words = f"“{setting.words}” names the year, and no quarter is named before it."
        return from_words(found.type, year, words)
    period = quarter_of(slots.year, (setting.named_quarter.period.first.month + 2) // 3)
    return from_anchor(found, setting, setting.named_quarter, period, f"in {slots.year} the same quarter as")


def holds(outer: Period | None, inner: Period) -> bool:
    """Whether a run of days holds another."""
    return bool(outer and outer.first <= inner.first and outer.end and inner.end and inner.end <= outer.end)
