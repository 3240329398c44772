"""Read counts of units: lengths, counts back and ahead, times of day that need a day, words that hold none."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from dateline.dates.lengths import length_of
from dateline.dates.periods import Period, day_of, plus_days, say, shifted, unit_around
from dateline.dates.publication import Compute
from dateline.dates.setting import Anchor, Reading, Setting, open_reading, reckoned
from dateline.dates.slots import Anniversary, Clock, Counted, Direction, Expression, Fixed
from dateline.dates.steps import OPEN_VALUES, count_words, from_anchor, no_anchor
from dateline.dates.tense import Tense
from dateline.model import TimeType
from dateline.text.calendar import make_day

__all__ = ["anniversary", "clock", "counted", "fixed"]


GRAINS = {"M": re.compile(r"\d{4}-\d\d"), "Y": re.compile(r"\d{4}(?:-(?:[A-Z]{2}|[QH]\d))?")}  # of a value


def counted(found: Expression, slots: Counted, setting: Setting) -> Reading:
    """ "two weeks ago", "three days later", "a year earlier", "two days after"."""
    if slots.direction is Direction.COMING:
        return coming(found, slots, setting)
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
    published = setting.publication.day
    if anchor and slots.compared and published and anchor.period.first > published:
        anchor = None  # "its board meets next Wednesday. Its shares fell 3 percent from a day earlier"
    if anchor is None and slots.compared:
        result = setting.publication.reckon(lambda ref: shifted(ref, count, slots.unit))
        return reckoned(found.type, setting, result, OPEN_VALUES[slots.unit], words)
    if anchor is None:
        return uncounted(length.value, slots, setting)
    if slots.unit == "M" and not anchor.period.is_within_month:
        return between(found, setting, anchor, count, words)
    return from_anchor(found, setting, anchor, shifted_like(anchor, count, slots.unit), words)


def between(found: Expression, setting: Setting, anchor: Anchor, count: int, words: str) -> Reading:
    """ "Four months later" than some time in 2015: a month between two, and which is not told."""
    last = plus_days(anchor.period.end, -1) if anchor.period.end else None
    low, high = shifted(anchor.period.first, count, "M"), shifted(last, count, "M") if last else None
    if low is None or high is None or high.end is None:
        return no_anchor(found, setting, OPEN_VALUES["M"])
    because = f"“{setting.words}” is {words} {anchor.wording(found.start)}"
    because += f", so it lies between {say(low.first)} and {say(plus_days(high.end, -1) or high.first)}."
    reading = Reading(TimeType.DATE, OPEN_VALUES["M"], low.first, high.end, anchor.name, because)
    return replace(reading, link=anchor.link)


def coming(found: Expression, slots: Counted, setting: Setting) -> Reading:
    """ "In drei Tagen", "через три дня": ahead where the verb is, else how long something took."""
    if setting.tense is Tense.FUTURE and slots.count is not None and not slots.unit.startswith("T"):
        return counted(replace(found, type=TimeType.DATE), replace(slots, direction=Direction.AHEAD), setting)
    because = f"“{setting.words}” lies ahead, or is how long something took: the words around it do not tell."
    return open_reading(TimeType.DURATION, length_of(slots.count, slots.unit), because)


def anniversary(found: Expression, slots: Anniversary, setting: Setting) -> Reading:
    """ "The fourth anniversary of the liberation": from the day of what happened, when that is known."""
    anchor = setting.following
    day = anchor.period.first if anchor and anchor.period.is_day else None
    if anchor is None or day is None or not slots.years:
        because = f"“{setting.words}” is counted from what the words after it tell, and no date stands there."
        return open_reading(found.type, "XXXX", because)
    again = make_day(day.year + slots.years, day.month, day.day)
    return from_anchor(found, setting, anchor, day_of(again) if again else None, count_words(slots.years, "Y"))


def uncounted(value: str, slots: Counted, setting: Setting) -> Reading:
    """A count whose start has no date: "two days after the group left"."""
    because = f"“{setting.words}” is counted from another date, and none is named before it in its paragraph."
    if slots.direction in (Direction.BEFORE, Direction.AFTER):
        because = f"“{setting.words}” is counted from what the words after it tell, and no date stands there."
    return open_reading(TimeType.DURATION, value, because)


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
    return setting.base if slots.unit == "Y" and slots.count == 1 else setting.last


def shifted_like(anchor: Anchor, count: int, unit: str) -> Period | None:
    """The anchor moved by a count of units, no more precise than the anchor or the count."""
    if anchor.period.is_day and unit in ("D", "W", "F"):
        return shifted(anchor.period.first, count, unit, exact=True)
    if unit == "Y" and not anchor.period.is_day:
        first = shifted(anchor.period.first, count, "Y", exact=True)
        code = next((letter for letter, form in GRAINS.items() if form.fullmatch(anchor.period.value)), None)
        return unit_around(first.first, code) if first and code else None
    return shifted(anchor.period.first, count, unit)


def clock(found: Expression, slots: Clock, setting: Setting) -> Reading:
    """ "at 5 p.m.", "in the morning": of the day named beside it, else of no day."""
    anchor = setting.following or setting.day
    if anchor is None:
        because = f"“{setting.words}” is a time of day, and no day is named beside it."
        return open_reading(found.type, f"XXXX-XX-XX{slots.time}", because)
    return from_anchor(found, setting, anchor, day_of(anchor.period.first, slots.time), "a time of")


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

    if slots.back > 0 and setting.tense is Tense.PAST:
        return run_from_text(found, slots, setting, run)
    result = setting.publication.reckon(run)
    period = result.period
    direction = "up to" if slots.back < 0 else "from"
    because = f"“{setting.words}” is a length of time that runs {direction} {result.because}"
    if period is None:
        return open_reading(found.type, slots.value, because + ", so its days stay open.")
    return Reading(found.type, slots.value, period.first, period.end, setting.publication.anchor, because + ".")


def run_from_text(found: Expression, slots: Fixed, setting: Setting, run: Compute) -> Reading:
    """ "Over the next five days 612 men were shot": from the day named before it, never from publication on."""
    period = run(setting.day.period.first) if setting.day else None
    if setting.day is None or period is None:
        because = f"“{setting.words}” is a length of time that runs from another day, and none is named before it."
        return open_reading(found.type, slots.value, because)
    because = f"“{setting.words}” is a length of time that runs from {setting.day.wording(found.start)}."
    reading = Reading(found.type, slots.value, period.first, period.end, setting.day.name, because)
    return replace(reading, link=setting.day.link)
