"""List what the reports date, and the reports themselves, in order of time; what stays open has lists of its own."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from dateline.model import ReadReport, ReportId, Span, TimeExpression
from dateline.page.article import show_title
from dateline.page.index import StoryIndex
from dateline.page.markup import Markup, element, foreign
from dateline.page.notes import show_because
from dateline.page.prints import Print
from dateline.page.shared import show_left_out_lines
from dateline.page.wording import count, cut_short, is_determined, is_open, say_days, say_time

__all__ = ["show_open_times", "show_timeline"]

_AROUND = 70  # characters of the sentence on either side of the words


@dataclass(frozen=True, slots=True)
class _Entry:
    earliest: date | None
    latest: date | None
    position: tuple[int, int]  # of the report, and in it
    line: Markup


def show_timeline(index: StoryIndex) -> Markup:
    """The timeline: an ordered list of days and intervals, each with the words that name it."""
    entries = [_published(read, index) for read in index.whole]
    entries += _published_prints(index)
    every = [(read, time) for read in index.story.reports for time in read.dates]
    shown = [(read, time) for read, time in every if index.shows(read.report.id, time.span)]
    entries += [_dated(read, time, index) for read, time in shown if is_determined(time)]
    dated = sorted(
        (entry for entry in entries if entry.earliest or entry.latest),
        key=lambda e: (e.earliest or date.min, e.latest or date.max, e.position),
    )
    days = [
        _day(earliest, latest, list(lines))
        for (earliest, latest), lines in groupby(dated, key=lambda entry: (entry.earliest, entry.latest))
    ]
    dayless = [(read, time) for read, time in shown if not is_determined(time) and not is_open(time)]
    return element(
        "section",
        element("h2", "When", id="timeline-title"),
        element("ol", *days, class_="timeline") if days else element("p", "Nothing here names a day."),
        element(
            "p",
            "Times whose day is open: see ",
            element("a", "what is not determined", href=index.addresses.part("open")),
            ".",
            class_="remark",
        ),
        _lengths(dayless, index) if dayless else None,
        show_left_out_lines(len(every) - len(shown), "time", "timeline", index),
        id="timeline",
        aria_labelledby="timeline-title",
    )


def show_open_times(index: StoryIndex) -> list[Markup]:
    """The times whose day nothing settles, as list items, in order of the reports."""
    return [
        _item(read, time, index)
        for read in index.story.reports
        for time in read.dates
        if is_open(time) and index.shows(read.report.id, time.span)
    ]


def _published(read: ReadReport, index: StoryIndex) -> _Entry:
    known = read.report.metadata.published
    title = element("a", show_title(read, index), href=index.addresses.report(read.report.id))
    line = element("li", "published: ", index.show_name(read.report.id), ", ", title, class_="publication")
    return _Entry(known.earliest, known.latest, (index.order[read.report.id], -1), line)


def _published_prints(index: StoryIndex) -> list[_Entry]:
    """The days on which folded prints came out, those of one text and day in one line."""
    found: dict[tuple[ReportId, date | None, date | None], list[Print]] = {}
    for one in index.folded.values():
        known = index.reports[one.report].report.metadata.published
        found.setdefault((one.first, known.earliest, known.latest), []).append(one)
    return [
        _Entry(
            earliest,
            latest,
            (index.order[held[0].report], -1),
            element("li", "published: ", index.prints_link(first, len(held)), class_="publication"),
        )
        for (first, earliest, latest), held in found.items()
    ]


def _dated(read: ReadReport, time: TimeExpression, index: StoryIndex) -> _Entry:
    position = (index.order[read.report.id], time.span.start)
    return _Entry(time.earliest, time.latest, position, _item(read, time, index))


def _day(earliest: date | None, latest: date | None, entries: Sequence[_Entry]) -> Markup:
    told = say_days(earliest, latest, weekday=True)
    return element("li", element("p", told, class_="day"), element("ul", *(entry.line for entry in entries)))


def _item(read: ReadReport, time: TimeExpression, index: StoryIndex) -> Markup:
    """The words in their sentence, where they stand, and why they mean that day."""
    before, after = _around(read, time.span)
    words = element(
        "a", foreign(index.excerpt(read.report.id, time.span)), href=index.to_words(read.report.id, time.span)
    )
    told, said = say_time(time), " ".join(time.span.of(read.report.text).split())
    meant = [": ", foreign(cut_short(said, _AROUND)), ": " if is_open(time) else " = ", told] if told != said else []
    return element(
        "li",
        element("p", element("bdi", _blanks(before), words, _blanks(after))),
        element(
            "details",
            element("summary", index.show_name(read.report.id), *meant),
            element("p", show_because(time.because)),
        ),
    )


def _around(read: ReadReport, span: Span) -> tuple[str, str]:
    """What stands before and after the words in their sentence, cut at blanks."""
    text = read.report.text
    at = bisect_right(read.sentences, span.start, key=lambda sentence: sentence.span.start) - 1
    held = read.sentences[at].span if at >= 0 and read.sentences[at].span.holds(span) else span
    start, end = max(held.start, span.start - _AROUND), min(held.end, span.end + _AROUND)
    before, after = text[start : span.start], text[span.end : end]
    if start > held.start:
        before = "… " + before.partition(" ")[2]
    if end < held.end:
        after = after.rpartition(" ")[0] + " …"
    return before, after


def _blanks(words: str) -> str:
    """Words on one line, with the blank kept at the edge where the next words follow."""
    return re.sub(r"\s+", " ", words)


def _lengths(times: Iterable[tuple[ReadReport, TimeExpression]], index: StoryIndex) -> Markup:
    items = [_item(read, time, index) for read, time in times]
    return element(
        "details",
        element("summary", f"{count(len(items), 'time')} that name no day (lengths, repeated times, “recently”)"),
        element("ul", *items, class_="undated"),
    )
