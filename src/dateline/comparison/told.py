"""One event as one report tells it, with all that merging asks of it."""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from dateline.comparison.nobody import NONE_OF, NoneOf, none_of
from dateline.comparison.stems import family, telling_words
from dateline.comparison.terms import Vector, weigh_words
from dateline.comparison.things import named_things
from dateline.comparison.values import ActorGraph
from dateline.model import Event, EventForm, EventId, EventStatus, Quote, QuoteId, ReadReport, ReportId, Span
from dateline.text.fold import fold_word

__all__ = ["REAL", "Told", "Weights", "stems_of", "told_events", "told_id"]

#: What is told as done, or denied to be: the rest is still to come, if it comes.
REAL = frozenset((EventStatus.HAPPENED, EventStatus.ONGOING, EventStatus.DENIED, EventStatus.ALLEGED))
REFERS = re.compile(r"\b(?:he|she|it|they|him|her|them|his|their|its)\b", re.I)
WEIGHED = 1 << 15  # sets of terms whose weights are at hand
NARROW = 4  # days: a date of so few is as good as a day


@dataclass(frozen=True, slots=True)
class Weights:
    """
    How much a word tells, by how few reports have it.

    Args:
        found: How many reports have a word.
        number: How many reports there are.
    """

    found: Mapping[str, int]
    number: int
    held: dict[frozenset[str], Vector] = field(default_factory=dict, compare=False, repr=False)

    def weigh(self, terms: frozenset[str]) -> Vector:
        """Some terms weighed; the same ones, as in every print of a sentence, are one value."""
        found = self.held.get(terms)
        if found is None:
            if len(self.held) >= WEIGHED:
                self.held.clear()
            found = self.held[terms] = weigh_words(terms, self.found, self.number)
        return found


@dataclass(frozen=True, slots=True)
class Told:
    """
    One event of one report, ready to be held against others.

    Args:
        id: The report and the event, as one string.
        report, event: Where it stands.
        order: What it is sorted by: day of publication, report, place.
        story: The story of its report, or None.
        said: Whether it is the saying of something.
        type, mode: As in the event.
        real: Whether it is told as done, or denied.
        status: As in the event.
        trigger: The stems of its trigger.
        actors, recipients: Record-wide ids.
        by: Who says so, record-wide, the outermost first.
        earliest, latest: Its days, half open; None is open.
        place: The words of its place, folded.
        words: Its clause, weighed; of a statement, what is said.
        sentence: The sentences that its trigger stands in, weighed; of a statement, what is said.
        exact: Its clause, folded: the same in two prints of a text.
        numbers: What is counted, and how many.
        utterance: Of a statement, what was said, over all reports; None where nothing joins it to others.
        turn: Of a statement, the how many-th it is in the report, and of its speaker.
        sentence_at: The number of its sentence in the report.
        things: Of a deed, what a thing in its clause is called, with the kind of thing.
        none: Of whom a denied event says that none did it, or had it done to them.
        refers: Whether its clause has a pronoun, or "the" before the word that tells it: it may go on from another.
    """

    id: str
    report: ReportId
    event: EventId
    order: tuple[str, str, int]
    story: str | None
    said: bool
    type: str | None
    mode: str | None
    real: bool
    status: EventStatus
    trigger: frozenset[str]
    actors: frozenset[str]
    recipients: frozenset[str]
    by: tuple[str, ...]
    earliest: date | None
    latest: date | None
    place: frozenset[str]
    words: Vector
    sentence: Vector
    exact: str
    numbers: tuple[tuple[str, float], ...]
    utterance: str | None = None
    turn: tuple[int, int] = (0, 0)
    sentence_at: int = 0
    refers: bool = False
    things: frozenset[tuple[str, str]] = frozenset()
    none: NoneOf | None = None

    @property
    def bounded(self) -> bool:
        """Whether both ends of its days are known."""
        return self.earliest is not None and self.latest is not None

    @property
    def days(self) -> int:
        """How many days it may be of; many where an end is open."""
        if self.earliest is None or self.latest is None:
            return 1 << 20
        return (self.latest - self.earliest).days

    @property
    def is_narrow(self) -> bool:
        """Whether its day is as good as known."""
        return self.days <= NARROW


def told_id(report: ReportId, event: EventId) -> str:
    """A report and an event of it, as one string."""
    return f"{report}\x1f{event}"


def told_events(
    read: ReadReport,
    graph: ActorGraph,
    weights: Weights,
    story: str | None = None,
    quotes: Mapping[EventId, Quote] | None = None,
    utterances: Mapping[QuoteId, str] | None = None,
) -> list[Told]:
    """
    The events of a report, ready to be held against those of others.

    Args:
        read: The report with its events.
        graph: Who is who over all reports.
        weights: How much words tell.
        story: The story of the report.
        quotes: For statements, the attribution they were made from.
        utterances: For attributions, the utterance they belong to.
    """
    found: list[Told] = []
    for event in read.events:
        quote = (quotes or {}).get(event.id)
        utterance = (utterances or {}).get(quote.id) if quote is not None else None
        found.append(told_event(event, read, graph, weights, story, quote, utterance))
    return following(found)


def following(found: Sequence[Told]) -> list[Told]:
    """Number the statements, and those of each speaker: two that follow each other are likely on one thing."""
    turns: dict[frozenset[str], int] = {}
    numbered: list[Told] = []
    for one in sorted(found, key=lambda one: one.order):
        if one.said:
            turns[one.actors] = turns.get(one.actors, 0) + 1
            every = sum(turns.values())
            one = dataclasses.replace(one, turn=(every, turns[one.actors]))
        numbered.append(one)
    return numbered


def told_event(
    event: Event,
    read: ReadReport,
    graph: ActorGraph,
    weights: Weights,
    story: str | None,
    quote: Quote | None,
    utterance: str | None,
) -> Told:
    """One event, ready to be held against others."""
    report, text, trigger = read.report, read.report.text, event.trigger
    clause = " ".join(span.of(text) for span in event.evidence)
    if quote is None:
        content, around = clause, " ".join(dict.fromkeys(sentence_at(read, span).of(text) for span in trigger))
    else:
        content = around = " ".join(span.of(text) for span in quote.content)
    words = weights.weigh(stems_in(content))
    first = report.metadata.published.earliest or report.metadata.published.latest
    return Told(
        id=told_id(report.id, event.id),
        report=report.id,
        event=event.id,
        order=(first.isoformat() if first else "9999", report.id, trigger[0].start),
        story=story,
        said=event.form is EventForm.STATEMENT,
        type=event.type,
        mode=event.mode,
        real=event.status in REAL,
        status=event.status,
        trigger=one_of(frozenset(map(family, stems_of(span.of(text) for span in trigger)))),
        actors=one_of(graph.wide(report.id, event.actors)),
        recipients=one_of(graph.wide(report.id, event.recipients)),
        by=chain_of(event, read, graph),
        earliest=event.date.earliest,
        latest=event.date.latest,
        place=stems_in(event.place or ""),
        words=words,
        sentence=words if around == content else weights.weigh(stems_in(around)),
        exact=" ".join(fold_word(word) for word in clause.split()),
        numbers=tuple(sorted((number.of, float(number.value)) for number in event.numbers)),
        utterance=utterance,
        sentence_at=bisect_right(read.sentences, trigger[0].start, key=lambda sentence: sentence.span.end),
        refers=bool(REFERS.search(clause)) or text[max(0, trigger[0].start - 4) : trigger[0].start].lower() == "the ",
        things=things_of(event, text) if quote is None else frozenset(),
        none=none_of(nobody) if event.negated and (nobody := NONE_OF.search(clause)) else None,
    )


@lru_cache(1 << 15)
def one_of(values: frozenset[str]) -> frozenset[str]:
    """The first of equal sets: most events have what others have, and each set is as large as its event."""
    return values


def things_of(event: Event, text: str) -> frozenset[tuple[str, str]]:
    """What the things in its clause are called, each with the kind of thing."""
    return frozenset((kind, word) for _, word, kind in named_things(event.evidence, text))


def chain_of(event: Event, read: ReadReport, graph: ActorGraph) -> tuple[str, ...]:
    """Who says so, record-wide, the outermost first; where the event names nobody, by the attribution around it."""
    own = event.attributed_to
    if not own and event.form is not EventForm.STATEMENT:
        around = [
            quote
            for quote in read.quotes
            if quote.source and any(span.holds(event.trigger[0]) for span in quote.content)
        ]
        if around:
            nearest = min(around, key=lambda quote: sum(map(len, quote.content)))
            speaker = graph.speaker(read.report.id, nearest)
            return (speaker or " ".join(span.of(read.report.text) for span in nearest.source),)
    return tuple(next(iter(graph.wide(read.report.id, (one,)))) for one in own)


def stems_of(texts: Iterable[str]) -> frozenset[str]:
    """The stems of the telling words of some texts."""
    return frozenset[str]().union(*map(stems_in, texts))


@lru_cache(1 << 10)
def stems_in(text: str) -> frozenset[str]:
    """The stems of the telling words of a text; the events of one sentence ask for the same."""
    return frozenset(term for _, _, term in telling_words(text))


def sentence_at(read: ReadReport, span: Span) -> Span:
    """The sentence that words stand in; the words themselves where none is known."""
    low, high = 0, len(read.sentences)
    while low < high:
        middle = (low + high) // 2
        if read.sentences[middle].span.end <= span.start:
            low = middle + 1
        else:
            high = middle
    if low < len(read.sentences) and read.sentences[low].span.start <= span.start:
        return read.sentences[low].span
    return span


def gap(one: Told, other: Told) -> int:
    """The days between two events whose days are known; 0 when they meet."""
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return open_gap(one, other)
    day = timedelta(1)
    return max(0, (one.earliest - (other.latest - day)).days, (other.earliest - (one.latest - day)).days)


def open_gap(one: Told, other: Told) -> int:
    """The days between two events of which an end is open; 0 when they may meet."""
    day = timedelta(1)
    gaps = [0]
    if one.earliest and other.latest:
        gaps.append((one.earliest - (other.latest - day)).days)
    if other.earliest and one.latest:
        gaps.append((other.earliest - (one.latest - day)).days)
    return max(gaps)
