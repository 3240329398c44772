"""The sentences of a report's body, with who says what in each and which event stands there."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence

from dateline.comparison.groups import Voice
from dateline.comparison.told import Told
from dateline.comparison.values import ActorGraph
from dateline.model import MergedEvent, Quote, ReadReport, Role, Span, TimeExpression
from dateline.text.fold import fold_word

__all__ = ["Sentences", "voice_at"]


class Sentences:
    """
    A report by its sentences; everything is looked up by number, so that cost grows with the text alone.

    Args:
        read: The report.
        told: Its accounts of events.
        cluster_of: The merged event of each account.
        graph: Who is who.
    """

    def __init__(
        self, read: ReadReport, told: Sequence[Told], cluster_of: Mapping[str, MergedEvent], graph: ActorGraph
    ) -> None:
        self.read, self.graph = read, graph
        self.kept: dict[str, object] = {}  # what a reader of its words found, so that others need not read it again
        self.text = read.report.text
        self.spans = [sentence.span for sentence in read.sentences if sentence.role is Role.BODY]
        self.starts = [span.start for span in self.spans]
        self.quotes: defaultdict[int, list[Quote]] = defaultdict(list)
        for quote in sorted(read.quotes, key=lambda one: min((*one.cue, *one.source, *one.content))):
            number = self.number(min(quote.cue or quote.source or quote.content).start)
            if number is not None:
                self.quotes[number].append(quote)
        self.dates = sorted(read.dates, key=lambda one: one.span)
        self.date_starts = [one.span.start for one in self.dates]
        self.events: dict[int, MergedEvent] = {}
        triggers = {event.id: event.trigger[0].start for event in read.events}
        for one in sorted(told, key=lambda one: one.order):
            number = self.number(triggers[one.event])
            if number is not None:
                self.events.setdefault(number, cluster_of[one.id])

    def number(self, place: int) -> int | None:
        """The number of the sentence of the body that holds a place."""
        number = bisect_right(self.starts, place) - 1
        return number if number >= 0 and place < self.spans[number].end else None

    def event_before(self, number: int) -> MergedEvent | None:
        """The event of the nearest sentence before one that has an event."""
        return next((self.events[at] for at in range(number - 1, -1, -1) if at in self.events), None)

    def words(self, number: int) -> str:
        """A sentence's words."""
        return self.spans[number].of(self.text)

    def speaker(self, quote: Quote) -> str | None:
        """Who says what an attribution gives, record-wide."""
        return self.graph.speaker(self.read.report.id, quote)

    def dates_in(self, span: Span) -> list[TimeExpression]:
        """The time expressions that may stand on some words."""
        first = max(0, bisect_right(self.date_starts, span.start) - 1)
        return [one for one in self.dates[first : bisect_right(self.date_starts, span.end)] if one.span.overlaps(span)]

    def who(self, quote: Quote) -> str | None:
        """Who says it, or the words that tell who ("she"); None where nobody is told."""
        words = " ".join(span.of(self.text) for span in quote.source).casefold()
        return self.speaker(quote) or words or None

    def saying(self, span: Span) -> Quote | None:
        """The innermost attribution whose content holds some words."""
        number = self.number(span.start)
        if number is None:
            return None
        near = [quote for at in (number, number - 1, number + 1) for quote in self.quotes.get(at, ())]
        around = [quote for quote in near if any(content.holds(span) for content in quote.content)]
        return min(around, key=lambda quote: sum(map(len, quote.content)), default=None)


def voice_at(sentences: Sentences, spans: Sequence[Span], speaker: str | None) -> Voice:
    """Some words of a report as far as independence goes."""
    report = sentences.read.report
    words = " ".join(fold_word(word) for span in spans for word in span.of(report.text).split())
    return Voice(report.id, report.metadata.outlet.value or report.id, speaker, tuple(spans), words)
