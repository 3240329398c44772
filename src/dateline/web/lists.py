"""The lists of the record as people left its lines: corrected lines in their new places, rejected ones gone."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any, TypeVar

from dateline.api import Record
from dateline.model import Quote, ReadReport, Report, ReportId, TimeExpression, TimeType
from dateline.record import (
    Asked,
    Cut,
    FoundProblem,
    FoundQuote,
    ReportState,
    ReportSummary,
    TimelineEntry,
    summary_of,
)
from dateline.web.rests import RESTS

__all__ = ["Lists", "Summaries", "names_of"]

Item = TypeVar("Item")
Key = tuple[Any, ...]
AT_HAND = 5_000  # summaries
FEW = 200  # further items that are put in between by fetching as many more
MOST_QUOTING = 20_000  # reports that a search is narrowed to by their speaker
_REFERENCES = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF"})


class Summaries:
    """What lists show of reports, by the seal of the report: as long as it is the same, so is what is shown of it."""

    def __init__(self) -> None:
        self.found: dict[tuple[ReportId, ReportState], ReportSummary] = {}

    def of(
        self, report: ReportId, state: ReportState | None, read: Callable[[ReportId], ReportSummary]
    ) -> ReportSummary:
        """The summary of a report, read where it is not at hand."""
        known = self.found.get((report, state)) if state is not None else None
        if known is not None:
            return known
        found = read(report)
        if state is not None:
            if len(self.found) >= AT_HAND:
                self.found = {}
            self.found[report, state] = found
        return found


class Lists:
    """
    What the pages list, one page at a time.

    The record's own lists leave out the few reports that people judged; their lines are put in between, by the same
    order.

    Args:
        record: The open record.
        changed: The reports that people judged, as they left them.
        summaries: What lists show of reports, at hand for all who look.
        gathered: Gives the days that other reports allow those which leave them open, as lines of a timeline.
    """

    def __init__(
        self,
        record: Record,
        changed: Mapping[ReportId, ReadReport],
        summaries: Summaries | None = None,
        gathered: Callable[[], Sequence[TimelineEntry]] = tuple,
    ) -> None:
        self.gathered = gathered
        self.store = record.store
        self.pager = record.store.pager()
        self.changed = changed
        self.without = tuple(changed)
        self.summaries = summaries if summaries is not None else Summaries()
        self.rests = RESTS.get()
        self.summary = cache(self.summary_now)
        self.states: dict[ReportId, ReportState | None] = {}

    def state_of(self, report: ReportId) -> ReportState | None:
        """How a report is told from how it was; noted for the page that asks, and looked up once for it."""
        if report not in self.states:
            self.note({report: self.pager.state_of(report)})
        return self.states[report]

    def look_up(self, reports: Iterable[ReportId]) -> None:
        """Have the states of some reports at hand, in one look."""
        self.note(self.pager.states(report for report in reports if report not in self.states))

    def note(self, found: Mapping[ReportId, ReportState | None]) -> None:
        """Keep states, also for the page that asks."""
        self.states.update(found)
        if self.rests is not None:
            self.rests.reports.update(found)

    def summary_now(self, report: ReportId) -> ReportSummary:
        """What a list shows of a report; ``summary`` keeps it for the page."""
        state = self.state_of(report)
        read = self.changed.get(report)
        if read is not None:
            return summary_of(read)
        return self.summaries.of(report, state, self.store.summary)

    def plain(self, report: ReportId) -> Report:
        """A report with its text, zones and details."""
        self.state_of(report)
        read = self.changed.get(report)
        return read.report if read is not None else next(self.store.copy_inputs([report]))

    def has(self, report: ReportId) -> bool:
        """Whether there is a report with this very id."""
        return report in self.changed or self.state_of(report) is not None

    def hash_of(self, report: ReportId) -> str | None:
        """The hash of the text of a report; None when it is gone."""
        state = self.state_of(report)
        return None if state is None else state.text_sha256

    def text(self, report: ReportId) -> str:
        """The text of a report; no correction changes it."""
        self.state_of(report)
        return self.store.text(report)

    def whole(self, report: ReportId) -> ReadReport:
        """A report with all that was read in it."""
        self.state_of(report)
        return self.changed.get(report) or self.store.report_of(report)

    def spoken(self, report: ReportId) -> ReadReport | None:
        """A report with its attributions, actors and events; None when it is gone."""
        is_there = self.state_of(report) is not None
        if report in self.changed:
            return self.changed[report]
        return self.store.spoken(report) if is_there else None

    def order(self) -> list[ReportId]:
        """The ids of all reports, oldest first; those without a day last."""
        known = [(day, report) for day, report in self.pager.order() if report not in self.changed]
        if not self.changed:
            return [report for _, report in known]
        days = ((read.report.metadata.published.earliest, report) for report, read in self.changed.items())
        known += [(day.isoformat() if day is not None else None, report) for day, report in days]
        return [report for _, report in sorted(known, key=lambda one: (one[0] is None, one[0] or "", one[1]))]

    def reports(self, asked: Asked, *, offset: int, limit: int) -> Cut[ReportSummary]:
        """Reports by day of publication."""
        own = [summary_of(read) for read in self.changed.values() if is_asked(summary_of(read), asked)]

        def fetch(start: int, most: int) -> Cut[ReportSummary]:
            return self.pager.reports(self.others(asked), offset=start, limit=most)

        return merged(fetch, own, lambda item: day_key(item, asked.order), offset, limit)

    def open_reports(self, *, offset: int, limit: int) -> Cut[ReportSummary]:
        """Reports whose day of publication is open."""
        own = [found for found in map(summary_of, self.changed.values()) if not has_day(found)]

        def fetch(start: int, most: int) -> Cut[ReportSummary]:
            return self.pager.open_reports(offset=start, limit=most, without=self.without)

        return merged(fetch, own, lambda item: day_key(item, "oldest"), offset, limit)

    def quotes(self, asked: Asked, *, offset: int, limit: int) -> Cut[FoundQuote]:
        """Quotes by their reports' day of publication, then as they stand in the text."""
        own = [
            with_words(read, quote)
            for read in self.changed.values()
            if is_asked(summary_of(read), asked)
            for quote in read.quotes
            if is_quote_asked(quote, asked)
        ]

        def key(item: FoundQuote) -> Key:
            return (*day_key(item.report, asked.order), item.quote.content[0].start if item.quote.content else 0)

        def fetch(start: int, most: int) -> Cut[FoundQuote]:
            return self.pager.quotes(self.others(asked), offset=start, limit=most)

        return merged(fetch, own, key, offset, limit)

    def times(self, asked: Asked, *, undetermined: bool, offset: int, limit: int) -> Cut[TimelineEntry]:
        """
        Publications and times by the days they stand for; or the times whose day is open, by report.

        Those that a report leaves open and others allow a day stand in both: there by the report alone, here with the
        reason of that day.
        """
        own = [entry for read in self.changed.values() for entry in entries_of(read, asked, undetermined)]
        if not undetermined:
            own += [entry for entry in self.gathered() if is_entry_asked(entry, asked)]

        def key(entry: TimelineEntry) -> Key:
            place = (str(entry.report.id), -1 if entry.date is None else entry.date.span.start)
            if undetermined:
                return (*day_key(entry.report, "oldest"), *place)
            first = entry.earliest or entry.latest
            return (first, entry.latest is None, entry.latest or date.max, *place)

        def fetch(start: int, most: int) -> Cut[TimelineEntry]:
            return self.pager.times(self.others(asked), undetermined=undetermined, offset=start, limit=most)

        return merged(fetch, own, key, offset, limit)

    def problems(self, *, offset: int, limit: int) -> Cut[FoundProblem]:
        """What was met while reading; nobody corrects it."""
        return self.pager.problems(offset=offset, limit=limit)

    def details(self, name: str) -> list[tuple[str, int]]:
        """The values of one detail with the number of reports of each; the most frequent first."""
        found = Counter(dict(self.pager.details(name)))
        for report, read in self.changed.items():
            before = getattr(self.store.report(report).report.metadata, name).value
            found[before] -= 1
            found[getattr(read.report.metadata, name).value] += 1
        return ranked(found)

    def speakers(self) -> list[tuple[str, int]]:
        """The names of speakers with the number of quotes of each."""
        found = Counter(dict(self.pager.speakers()))
        for report, read in self.changed.items():
            found.subtract(names_in(self.store.report(report)))
            found.update(names_in(read))
        return ranked(found)

    def quoting(self, speakers: Sequence[str]) -> list[ReportId]:
        """The reports that quote one of these speakers."""
        found = self.pager.quoting(speakers, most=MOST_QUOTING) if speakers else []
        own = [report for report, read in self.changed.items() if not names_of(read).isdisjoint(speakers)]
        return [*(report for report in found if report not in self.changed), *own]

    def others(self, asked: Asked) -> Asked:
        """The same question, of the reports that nobody judged."""
        return replace(asked, without=self.without) if self.without else asked


def names_of(read: ReadReport) -> set[str]:
    """The same, each once."""
    return set(names_in(read))


def names_in(read: ReadReport) -> list[str]:
    """The names of the speakers of a report."""
    return [quote.speaker for quote in read.quotes if quote.speaker is not None]


def ranked(found: Mapping[Any, int]) -> list[tuple[str, int]]:
    """Names with their numbers, the most frequent first."""
    return sorted(((n, k) for n, k in found.items() if n is not None and k > 0), key=lambda one: (-one[1], one[0]))


def merged(
    fetch: Callable[[int, int], Cut[Item]], own: list[Item], key: Callable[[Item], Key], offset: int, limit: int
) -> Cut[Item]:
    """
    One page of a list with a few more items put in between.

    Args:
        fetch: A stretch of the list, by offset and limit.
        own: The further items.
        key: Sorts both.
        offset, limit: Of the page.
    """
    if not own:
        return fetch(offset, limit)
    if len(own) > FEW:
        return long_merged(fetch, sorted(own, key=key), key, offset, limit)
    # An item can only have moved by as many places as there are further ones before it.
    start = max(0, offset - len(own))
    found = fetch(start, offset + limit - start)
    items = sorted([*found.items, *own], key=key)
    return Cut(tuple(items[offset - start : offset - start + limit]), found.total + len(own))


def long_merged(
    fetch: Callable[[int, int], Cut[Item]], own: list[Item], key: Callable[[Item], Key], offset: int, limit: int
) -> Cut[Item]:
    """The same, with many further items in order: where the page begins in either list is sought by halves."""
    keys = [key(item) for item in own]
    total = fetch(0, 0).total
    low, high = max(0, offset - len(own)), min(offset, total)
    while low < high:
        middle = (low + high) // 2
        (item,) = fetch(middle, 1).items
        if middle + bisect_left(keys, key(item)) < offset:
            low = middle + 1
        else:
            high = middle
    page = sorted([*fetch(low, limit).items, *own[offset - low : offset - low + limit]], key=key)
    return Cut(tuple(page[:limit]), total + len(own))


def day_key(report: ReportSummary, order: str) -> Key:
    """Where a report stands by its day of publication."""
    day = report.published.earliest
    number = day.toordinal() if day is not None else 0
    return day is None, -number if order == "newest" else number, str(report.id)


def has_day(report: ReportSummary) -> bool:
    """Whether the day of publication is determined."""
    return report.published.day is not None


def is_asked(report: ReportSummary, asked: Asked) -> bool:
    """Whether a list is about a report."""
    known = report.published
    return (
        asked.outlet in (None, report.outlet)
        and (asked.reports is None or report.id in asked.reports)
        and may_lie(known.earliest, known.latest, asked)
    )


def may_lie(earliest: date | None, latest: date | None, asked: Asked) -> bool:
    """Whether days may lie in those that are asked for."""
    if (asked.earliest or asked.latest) and earliest is None and latest is None:
        return False
    late = asked.latest is not None and earliest is not None and earliest >= asked.latest
    early = asked.earliest is not None and latest is not None and latest <= asked.earliest
    return not (late or early)


def is_entry_asked(entry: TimelineEntry, asked: Asked) -> bool:
    """Whether a list has a line of a timeline."""
    here = asked.reports is None or entry.report.id in asked.reports
    return here and may_lie(entry.earliest, entry.latest, asked)


def is_quote_asked(quote: Quote, asked: Asked) -> bool:
    """Whether a list has a quote."""
    return (
        (asked.speakers is None or quote.speaker in asked.speakers)
        and not (asked.unnamed and quote.speaker is not None)
        and asked.type in (None, quote.type)
        and quote.confidence >= asked.min_confidence
        and (asked.max_confidence is None or quote.confidence < asked.max_confidence)
    )


def with_words(read: ReadReport, quote: Quote) -> FoundQuote:
    """A quote with its words."""
    text = read.report.text
    source, cue, content = (tuple(span.of(text) for span in part) for part in (quote.source, quote.cue, quote.content))
    return FoundQuote(summary_of(read), quote, source, cue, content)


def entries_of(read: ReadReport, asked: Asked, undetermined: bool) -> Iterator[TimelineEntry]:
    """The lines of a timeline that a report gives."""
    summary = summary_of(read)
    if asked.reports is not None and summary.id not in asked.reports:
        return
    known = summary.published
    if not undetermined and (known.earliest or known.latest) and may_lie(known.earliest, known.latest, asked):
        span = next(iter(known.evidence), None)
        words = span.of(read.report.text) if span is not None else ""
        reason = " ".join(known.because.split())
        yield TimelineEntry(summary, known.earliest, known.latest, None, span, words, known.value, reason)
    for found in read.dates:
        is_open = found.earliest is None and found.latest is None
        if is_open != undetermined or (is_open and not is_day(found)):
            continue
        if is_open or may_lie(found.earliest, found.latest, asked):
            words = found.span.of(read.report.text)
            yield TimelineEntry(
                summary, found.earliest, found.latest, found, found.span, words, found.value, found.because
            )


def is_day(found: TimeExpression) -> bool:
    """Whether a time means a day or an hour at all; lengths and vague times mean none."""
    return found.type in (TimeType.DATE, TimeType.TIME) and found.value not in _REFERENCES
