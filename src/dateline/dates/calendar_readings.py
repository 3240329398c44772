"""Read days, months and years: what their words leave out comes from publication and the verb."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from dateline.dates.periods import Period, clipped, day_of, month_of, plus_days, quarter_of, say, unit_around, years_of
from dateline.dates.setting import Reading, Setting, from_words, open_reading, reckoned
from dateline.dates.slots import AllYear, Expression, MonthDay, MonthName, OpenOrder, Quarter
from dateline.dates.stated_years import in_stated_year
from dateline.dates.steps import OPEN_VALUES, from_anchor, no_anchor
from dateline.dates.tense import Tense
from dateline.text.calendar import make_day

__all__ = ["all_year", "month_day", "month_name", "open_order", "quarter"]

# A day of the year that the verb would put further off than this is taken to be the near one on its other side: "The
# deadline was moved to Nov. 9", of 2 November; of a deed eleven months ago a report says "last year".
SUNDAY = 6
FARTHEST = timedelta(days=300)
# Nearer than this ahead, the tense is as often misread: 10 days cost .8 of resolved-date F1, 30 days .4, 55 nothing.
AHEAD = timedelta(days=55)
REPORTED = timedelta(days=200)  # what "would be" so far ahead has been: "would be allowed visits from May 1", in June
FARTHEST_UNTIL = 8  # months ahead of "until September", whatever the verb
FARTHEST_MONTHS = 11  # the same for months: "the March accession", of February


def month_day(found: Expression, slots: MonthDay, setting: Setting) -> Reading:
    """ "January 5", "Jan. 5, 2020", "5 January last year", "the week of March 6"."""
    reading = day_of_month(found, slots, setting)
    return in_its_week(reading) if slots.week else reading


def in_its_week(reading: Reading) -> Reading:
    """The week of a day, from its Monday on; from the day itself when that is a Sunday: American weeks begin there."""
    if reading.period is None:
        return replace(reading, value=OPEN_VALUES["W"], candidates=())
    day = reading.period.first
    after = plus_days(day, 1)
    week = unit_around(after if after and day.weekday() == SUNDAY else day, "W")
    if week is None:
        return reading
    period = Period(week.value, day, plus_days(day, 7)) if day.weekday() == SUNDAY else week
    because = reading.because.removesuffix(".") + f", and the week is that from {say(period.first)} on."
    return replace(
        reading, value=period.value, earliest=period.first, latest=period.end, because=because, period=period
    )


def day_of_month(found: Expression, slots: MonthDay, setting: Setting) -> Reading:
    """A day with what its words tell of the year."""
    tail = f"{slots.month:02}-{slots.day:02}{slots.time}"
    if slots.year is not None:
        return full_day(found, slots, setting)
    if slots.text_shift is not None:
        return in_year_named_before(found, setting, slots.text_shift, lambda year: dated(year, slots), f"XXXX-{tail}")
    if slots.year_shift is not None:
        shift = slots.year_shift
        result = setting.publication.reckon(lambda ref: dated(ref.year + shift, slots))
        return reckoned(found.type, setting, result, f"XXXX-{tail}", f"that day {in_year(shift)}")
    if slots.which in ("last", "next"):
        past = slots.which == "last"
        tense = Tense.PAST if past else Tense.FUTURE
        setting = replace(setting, tense=tense, looks_open=False, is_done=past, is_reported=False)
    if slots.names_event:
        because = f"“{setting.words}” is the day of a name here, and the year of that is not told."
        return open_reading(found.type, f"XXXX-{tail}", because)
    if setting.beside:
        return in_stated_year(found, setting, setting.beside, partial(on_weekday, slots=slots), f"XXXX-{tail}")
    result = setting.publication.reckon(lambda ref: nearest_day(ref, slots, setting))
    return reckoned(found.type, setting, result, f"XXXX-{tail}", "that day nearest to", note_on_tense(setting))


def full_day(found: Expression, slots: MonthDay, setting: Setting) -> Reading:
    """A day with its year; a weekday beside it that does not fit is told."""
    day = make_day(slots.year or 0, slots.month, slots.day)
    assert day  # the rules drop days that no calendar has
    note = ""
    if slots.weekday is not None and slots.weekday != day.weekday():
        note = "; the weekday beside it does not fit"
    return from_words(found.type, day_of(day, slots.time), f"“{setting.words}” names the day itself, {say(day)}{note}.")


def dated(year: int, slots: MonthDay) -> Period | None:
    """The day of the slots in a year."""
    day = make_day(year, slots.month, slots.day)
    return day_of(day, slots.time) if day else None


def on_weekday(year: int, slots: MonthDay) -> Period | None:
    """The day of the slots in a year, when it falls on the weekday beside it, if there is one."""
    period = dated(year, slots)
    return period if period and slots.weekday in (None, period.first.weekday()) else None


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
    far = (setting.tense is Tense.PAST or setting.looks_open) and abs(best - ref) > FARTHEST
    if far and tense is Tense.PAST and (near - ref > AHEAD or setting.is_done):
        far = False  # what was done is not weeks ahead: "was signed on March 3", in January
    if tense is Tense.FUTURE and setting.is_reported and best - ref > REPORTED:
        far = True
    return day_of(near if far else best, slots.time)


def in_year_named_before(
    found: Expression, setting: Setting, shift: int, compute: Callable[[int], Period | None], open_value: str
) -> Reading:
    """ "April of the following year": from the last date before it in the paragraph."""
    if setting.last is None:
        return no_anchor(found, setting, open_value)
    period = compute(setting.last.period.first.year + shift)
    return from_anchor(found, setting, setting.last, period, in_year(shift))


def note_on_tense(setting: Setting) -> str:
    """Which way the words look, for the end of a sentence."""
    if setting.tense is None or (setting.looks_open and setting.tense is Tense.PAST):
        return ""
    return "; the words around it look back" if setting.tense is Tense.PAST else "; the words around it look ahead"


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
    if slots.text_shift is not None:
        compute = partial(month_of, month=slots.month)
        return in_year_named_before(found, setting, slots.text_shift, compute, open_value)
    if slots.which in ("that", "following", "previous"):
        return month_in_text(found, slots, setting, open_value)
    if slots.which == "either":
        if setting.tense is None:
            return either_month(found, slots, setting, open_value)
        slots = replace(slots, which="")
    if slots.year_shift is not None:
        shift = slots.year_shift
        result = setting.publication.reckon(lambda ref: month_of(ref.year + shift, slots.month))
        return reckoned(kind, setting, result, open_value, f"that month {in_year(shift)}")
    if setting.beside:
        return in_stated_year(found, setting, setting.beside, partial(month_of, month=slots.month), open_value)
    result = setting.publication.reckon(lambda ref: clipped(nearest_month(ref, slots, setting), slots.which, ref))
    return reckoned(kind, setting, result, open_value, month_words(slots), note_on_tense(setting))


def month_in_text(found: Expression, slots: MonthName, setting: Setting, open_value: str) -> Reading:
    """ "That November": of the year named before it; "the following January": the first one after what was named."""
    anchor = setting.last
    if anchor is None:
        return no_anchor(found, setting, open_value)
    first, whole_year = anchor.period.first, not anchor.period.is_within_month
    if slots.which == "that":
        if not whole_year and slots.month < first.month:
            because = (
                f"“{setting.words}” may be of {first.year} or {first.year + 1}, beside {anchor.wording(found.start)}."
            )
            return open_reading(found.type, open_value, because)
        return from_anchor(found, setting, anchor, month_of(first.year, slots.month), "in the year of")
    back = slots.which == "previous"
    shift = (
        (-1 if back else 1) if whole_year else (-(slots.month >= first.month) if back else slots.month <= first.month)
    )
    words = "the last such month before" if back else "the first such month after"
    period, published = month_of(first.year + shift, slots.month), setting.publication.day
    if period and published and period.first > published and setting.tense is Tense.PAST:
        because = f"“{setting.words}” would lie after publication, and the words around it look back."
        return open_reading(found.type, open_value, because)
    return from_anchor(found, setting, anchor, period, words)


def either_month(found: Expression, slots: MonthName, setting: Setting, open_value: str) -> Reading:
    """A month in a language whose verbs are not read, where nothing tells its side: the two beside publication."""
    ref = setting.publication.day
    back = nearest_month(ref, replace(slots, which="earlier"), setting) if ref else None
    ahead = month_of(back.first.year + 1, slots.month) if back else None
    if back is None or ahead is None:
        because = f"“{setting.words}” lies beside {setting.publication.wording}, so its days stay open."
        return open_reading(found.type, open_value, because)
    because = f"“{setting.words}” is {back.value} or {ahead.value}, beside {setting.publication.wording}."
    return Reading(found.type, open_value, back.first, ahead.end, setting.publication.anchor, because)


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
    ahead |= tense is Tense.PAST and back >= FARTHEST_MONTHS and slots.which == ""
    if (setting.looks_open or setting.is_reported) and slots.which == "" and back and 12 - back > FARTHEST_UNTIL:
        ahead = False  # "were given until the end of September", in November
    return month_of(ref.year, ref.month - back + (12 if ahead and back else 0))


def month_words(slots: MonthName) -> str:
    """The sum for a month, in words."""
    return {
        "last": "the latest such month before the month of",
        "past": "the latest such month before the month of",
        "next": "the first such month after the month of",
        "coming": "the first such month after the month of",
        "this": "that month in the year of",
        "earlier": "the latest such month up to",
        "later": "the coming such month from",
    }.get(slots.which, "the nearest such month to")


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
        return reckoned(found.type, setting, result, open_value, f"that part {in_year(shift)}")
    ahead = setting.tense is Tense.FUTURE

    def nearest(ref: date) -> Period | None:
        """In the year of publication, unless the quarter is far ahead and nothing looks ahead."""
        now = (ref.month - 1) // months + 1
        far = number - now > (1 if months == 3 else 0) and not ahead
        return quarter_of(ref.year - far - slots.earlier, number, months=months)

    sum_words = "that quarter of the year, the nearest to" if months == 3 else "that half of the year, the nearest to"
    return reckoned(found.type, setting, setting.publication.reckon(nearest), open_value, sum_words)


def in_year(shift: int) -> str:
    """A year beside another, in words, to be followed by the other."""
    if abs(shift) > 1:
        return f"in the year {abs(shift)} years {'before' if shift < 0 else 'after'} that of"
    return {0: "in the year of", -1: "in the year before that of", 1: "in the year after that of"}[shift]
