"""
TimelineJS: what happened and when it was reported, as slides; a day that is not known is a range and never invented.

A month or a year stands as such; every other interval as its first and last day, with the words that the day is not
determined. What is open on one side has no place on a line: it is counted on the title slide and listed nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape
from typing import Any

from dateline.exports.compared import merged_event_object
from dateline.exports.format import Format
from dateline.exports.lines import Object
from dateline.exports.material import Material
from dateline.exports.pieces import json_list, plain
from dateline.exports.record_lines import cut_words
from dateline.exports.wording import BREAK, day_words, iso_prefix, last_day, outlet_of
from dateline.model import MergedEvent, ReadReport

__all__ = ["TIMELINEJS"]

HEADLINE = 16  # words
HAPPENED, REPORTED = "What is told", "Reports"


def write(material: Material, words: int | None) -> Iterator[str]:
    """The title slide and the slides, reports before what they tell."""
    events = material.settled.comparison.events
    open_days = sum(not bounded(event.earliest, event.latest) for event in events)
    open_days += sum(not bounded(*days_of(read)) for read in material.plain_reads())
    text = (
        f"{open_days} of the events and reports have no first and last day and stand on no slide. "
        "A range is what is known of a day, not how long something took."
    )
    title = {"text": {"headline": "Dateline record", "text": text}, "unique_id": "title"}
    yield from json_list({"title": title}, "events", slides(material, words))


def slides(material: Material, words: int | None) -> Iterator[Object]:
    """Every slide that has days."""
    for read in material.plain_reads():
        if bounded(*days_of(read)):
            yield report_slide(read)
    for event in material.settled.comparison.events:
        if bounded(event.earliest, event.latest):
            yield event_slide(event, material, words)


def report_slide(read: ReadReport) -> Object:
    """One report on its day of publication."""
    known = read.report.metadata
    lines = [known.published.because, f"Report {read.report.id}", f"text SHA-256 {read.report.text_sha256}"]
    headline = f"{outlet_of(read)}: {known.title.value or 'without a title'}"
    return slide(f"report-{read.report.id}", *days_of(read), headline, lines, REPORTED)


def event_slide(event: MergedEvent, material: Material, words: int | None) -> Object:
    """One event with all its accounts."""
    row = merged_event_object(event, material.reads, material.local_names)
    first = row["accounts"][0]
    told = sorted({account["status"] for account in row["accounts"]})
    limit = HEADLINE if words is None else min(HEADLINE, words)
    headline = f"{cut_words([first['words']], limit)[0]} [{', '.join(told)}]"
    lines = [account_line(account, material, words) for account in row["accounts"]]
    contested = ["Contested: one account says that it happened and another denies it."] if event.contested else []
    return slide(str(event.id), event.earliest, event.latest, headline, [*contested, *lines], HAPPENED)


def account_line(account: Object, material: Material, words: int | None) -> str:
    """One account: outlet, who says so, the words and where they stand."""
    outlet = outlet_of(material.reads[account["report"]])
    chain = f" (says {', says '.join(account['attributed_to'])})" if account["attributed_to"] else ""
    at = "; ".join(f"{start}-{end}" for start, end in account["evidence"])
    shown = cut_words(account["words"].split(BREAK), words)
    return f"{outlet}{chain}, {account['status']}: “{BREAK.join(shown)}” [{account['report']}: {at}]"


def slide(own: str, earliest: date | None, latest: date | None, headline: str, lines: list[str], group: str) -> Object:
    """A slide; text of reports is escaped, since TimelineJS takes HTML."""
    text = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
    return plain(
        {
            **slide_days(earliest, latest),
            "display_date": day_words(earliest, latest),
            "text": {"headline": escape(headline), "text": text},
            "group": group,
            "unique_id": own,
        }
    )


def slide_days(earliest: date | None, latest: date | None) -> dict[str, Any]:
    """
    The days of a slide: a day, month or year as such, else the first and the last.

    Example:
        >>> slide_days(date(2024, 2, 1), date(2024, 3, 1))
        {'start_date': {'year': 2024, 'month': 2}}
        >>> slide_days(date(2024, 2, 1), date(2024, 2, 8))["end_date"]
        {'year': 2024, 'month': 2, 'day': 7}
    """
    known = iso_prefix(earliest, latest)
    if known is not None:
        return {"start_date": dict(zip(("year", "month", "day"), map(int, known.split("-")), strict=False))}
    last = last_day(latest)
    assert earliest is not None
    assert last is not None
    return {"start_date": parts(earliest), "end_date": parts(last)}


def parts(day: date) -> dict[str, int]:
    """A day as TimelineJS has it."""
    return {"year": day.year, "month": day.month, "day": day.day}


def days_of(read: ReadReport) -> tuple[date | None, date | None]:
    """The days of publication."""
    published = read.report.metadata.published
    return published.earliest, published.latest


def bounded(earliest: date | None, latest: date | None) -> bool:
    """Whether both ends are known."""
    return earliest is not None and latest is not None


TIMELINEJS = Format("timelinejs", ".json", "application/json", "slides for TimelineJS; doubtful days are ranges", write)
