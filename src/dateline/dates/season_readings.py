"""Read seasons, feasts and dates of other calendars: what has no fixed days everywhere says so."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.dates.calendar_readings import month_day
from dateline.dates.other_calendars import CONVERTED_BY, SLACK, day_in_calendar, feast_days
from dateline.dates.periods import Period, day_of, say, season_of
from dateline.dates.setting import Reading, Setting, from_words, open_reading, reckoned
from dateline.dates.slots import Expression, Feast, Foreign, MonthDay, Season
from dateline.dates.steps import from_anchor, no_anchor
from dateline.dates.tense import Tense

__all__ = ["feast", "foreign", "season"]

FIRST_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # of the northern half, where most reports that name one are from
HALF_SEASON = timedelta(days=45)


def season(found: Expression, slots: Season, setting: Setting) -> Reading:
    """ "last summer", "the winter of 2019", "this spring"."""
    if slots.year is not None:
        period = season_of(slots.year, slots.code)
        assert period
        because = f"“{setting.words}” names season and year; its months differ by place, so the days are the year’s."
        return from_words(found.type, period, because)
    if slots.which in ("that", "following", "previous"):
        return season_in_text(found, slots, setting)
    result = setting.publication.reckon(lambda ref: nearest_season(ref, slots, setting.tense))
    which = {"last": "the latest such season over before", "next": "the first such season after"}
    sum_words = f"by northern months {which.get(slots.which, 'the nearest such season to')}"
    return reckoned(found.type, setting, result, f"XXXX-{slots.code}", sum_words)


def season_in_text(found: Expression, slots: Season, setting: Setting) -> Reading:
    """ "That spring", "the following summer": beside the date named before it; after a season it is open."""
    anchor, open_value = setting.last, f"XXXX-{slots.code}"
    if anchor is None:
        return no_anchor(found, setting, open_value)
    year, mark = anchor.period.first.year, anchor.period.value[4:]
    if slots.which == "that":
        return from_anchor(found, setting, anchor, season_of(year, slots.code), "in the year of")
    if mark[1:2].isalpha():
        because = f"“{setting.words}” may be of {year} or a year beside it, beside {anchor.wording(found.start)}."
        return open_reading(found.type, open_value, because)
    in_year = bool(mark) and FIRST_MONTHS[slots.code] > anchor.period.first.month
    following = slots.which == "following"
    shift = int(not in_year) if following else -int(in_year or not mark)
    words = "the first such season after" if following else "the last such season before"
    return from_anchor(found, setting, anchor, season_of(year + shift, slots.code), words)


def nearest_season(ref: date, slots: Season, tense: Tense | None) -> Period | None:
    """The season that the words mean, seen from a day; a winter is named by the year it begins in."""
    month = FIRST_MONTHS[slots.code]
    runs = [(year, *season_months(year, month)) for year in range(max(ref.year - 2, 1), min(ref.year + 2, 9997) + 1)]
    if slots.which in ("last", "past"):
        fitting = [year for year, _, end in runs if end <= ref][-1:]
    elif slots.which in ("next", "coming"):
        fitting = [year for year, first, _ in runs if first > ref][:1]
    elif slots.which == "this":
        fitting = [year for year, first, end in runs if first <= ref < end] or [ref.year]
    elif tense is Tense.PAST:
        fitting = [year for year, first, _ in runs if first <= ref][-1:]
    elif tense is Tense.FUTURE:
        fitting = [year for year, _, end in runs if end > ref][:1]
    else:
        fitting = [year for year, first, _ in sorted(runs, key=lambda run: (abs(run[1] + HALF_SEASON - ref), run[0]))][
            :1
        ]
    return season_of(fitting[0], slots.code) if fitting else None


def season_months(year: int, month: int) -> tuple[date, date]:
    """The three months of a season, half open."""
    return date(year, month, 1), date(year + (month + 3) // 13, (month + 2) % 12 + 1, 1)


def feast(found: Expression, slots: Feast, setting: Setting) -> Reading:
    """ "Christmas" is a day of the year; "Easter" and "Eid al-Adha" move and are reckoned by libraries."""
    if (slots.text_shift is not None or slots.year_shift is not None) and (not slots.month or slots.nth):
        because = f"“{setting.words}” falls on other days each year, and is not reckoned in another one."
        return open_reading(found.type, "XXXX", because)
    if not slots.month and (moved := moving_feast(found, slots, setting)):
        return moved
    if not slots.month:
        because = f"“{setting.words}” falls on other days each year; it is recognised and not converted."
        return open_reading(found.type, "XXXX", because)
    if slots.nth:
        return feast_of_weekday(found, slots, setting)
    day = MonthDay(None, slots.month, slots.day, None, "", slots.year_shift, slots.which, slots.text_shift)
    return month_day(found, day, setting)


def moving_feast(found: Expression, slots: Feast, setting: Setting) -> Reading | None:
    """A feast whose day a library knows, nearest to the day of publication; None for others and without that day."""
    name, ref = " ".join(slots.name.lower().replace("’", "'").split()), setting.publication.day
    if ref is None:
        return None
    runs = [run for year in range(ref.year - 1, ref.year + 2) for run in feast_days(name, year)]
    tense = None if setting.is_reported else setting.tense
    runs = [run for run in runs if on_side(run, slots.which, tense, ref)]
    if not runs:
        return None
    first, end = min(runs, key=lambda run: (abs(run[0] - ref), run))
    because = f"“{setting.words}” is the one nearest to {setting.publication.wording}"
    if (end - first).days == 1:
        return from_words(found.type, day_of(first), f"{because}, {say(first)}, by computation.", "publication date")
    last = end - timedelta(days=1)
    because += f", {say(first)} to {say(last)}, by computation; sight moves it by a day."
    return Reading(found.type, common_value(first, last), first, end, "publication date", because)


def on_side(run: tuple[date, date], which: str, tense: Tense | None, ref: date) -> bool:
    """Whether a feast lies where "last", "next" or the verb puts it; for a verb it may be going on."""
    first, end = run
    if which in ("last", "next"):
        return end <= ref if which == "last" else first > ref
    if which or tense is None:
        return True
    return first <= ref if tense is Tense.PAST else end > ref


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
    """A date of another calendar, converted by a library and marked so; open without its year."""
    if slots.year is None:
        because = f"“{setting.words}” is a date of the {slots.calendar} calendar without its year; it is not converted."
        return open_reading(found.type, "XXXX", because)
    slack = timedelta(days=SLACK[slots.calendar])
    first = day_in_calendar(slots.calendar, slots.year, slots.month or 1, slots.day or 1)
    end = end_in_calendar(slots)
    if first is None or end is None:
        because = f"“{setting.words}” is a date of the {slots.calendar} calendar that cannot be converted."
        return open_reading(found.type, "XXXX", because)
    how = f"converted from the {slots.calendar} calendar by {CONVERTED_BY[slots.calendar]}"
    if slots.day and not slack:
        return from_words(found.type, day_of(first), f"“{setting.words}” is {say(first)}, {how}.")
    first, end = first - slack, end + slack
    value = common_value(first, end - timedelta(days=1))
    last = end - timedelta(days=1)
    seen = "; months begin by sight there, a day earlier or later" if slack else ""
    because = f"“{setting.words}” is {say(first)} to {say(last)}, {how}{seen}."
    days = tuple(first + timedelta(days=n) for n in range((end - first).days)) if slots.day else ()
    return Reading(found.type, value, first, end, "itself", because, days)


def end_in_calendar(slots: Foreign) -> date | None:
    """The day after a day, a month or a year of another calendar."""
    assert slots.year is not None
    if slots.day:
        day = day_in_calendar(slots.calendar, slots.year, slots.month, slots.day)
        return day + timedelta(days=1) if day else None
    if slots.month and slots.month < 12:
        return day_in_calendar(slots.calendar, slots.year, slots.month + 1, 1)
    return day_in_calendar(slots.calendar, slots.year + 1, 1, 1)


def common_value(first: date, last: date) -> str:
    """What two days have in common as TIMEX3 writes it: a month, a year, or neither."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.year:04}-{first.month:02}-XX"
    return f"{first.year:04}-XX-XX" if first.year == last.year else "XXXX"
