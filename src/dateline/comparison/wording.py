"""Count how each outlet names the same actor or event: the words alone, without a score and without a side."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from dateline.comparison.things import named_things
from dateline.comparison.values import ActorGraph
from dateline.lexicon import load_lexicon
from dateline.model import Event, MergedEvent, Naming, ReadReport, ReportId, Role, Span

__all__ = ["Namings"]

# Adjectives and nouns right before a name in one phrase: "anti-terror movement Asa'ib", "the separatist group X".
BEFORE = re.compile(r"(?<![\w’'-])((?:[a-z][a-z’'-]*[a-z]\s+){1,4})\Z")
NOT_THERE = frozenset(load_lexicon("designations")["no_part_of_a_naming"].split())


class Namings:
    """
    How every outlet names every actor and every event that two reports tell, counted report by report.

    An actor is named by the words that stand for it, with the small-letter words right before a name in the same phrase
    ("former president Orlen"); an event, by the word of a list that its account has for it ("bill", "resolution").
    Captions, credits and footers are left out.

    Args:
        graph: Who is who.
    """

    def __init__(self, graph: ActorGraph) -> None:
        self.graph = graph
        self.found: defaultdict[tuple[str, str, str], list[tuple[ReportId, Span]]] = defaultdict(list)
        self.first: dict[str, ReportId] = {}
        self.several: set[str] = set()
        self.outlets: dict[ReportId, str] = {}
        self.things: dict[tuple[ReportId, str], tuple[str, Span]] = {}

    def add_report(self, read: ReadReport) -> None:
        """Count how a report names actors, and note by what words of the list it tells its events."""
        own, text, outlet = read.report.id, read.report.text, outlet_of(read)
        self.outlets[own] = outlet
        self.things.update(((own, event.id), found) for event in read.events if (found := named_in(event, text)))
        spoken = read.report.zones_of(Role.BODY, Role.HEADLINE, Role.KICKER)
        for mention in read.mentions:
            if not any(zone.holds(mention.span) for zone in spoken):
                continue
            (subject,) = self.graph.wide(own, (mention.actor,))
            span = with_words_before(mention.span, text)
            self.found[subject, outlet, " ".join(span.of(text).split())].append((own, span))
            self.note(subject, own)

    def add_event(self, event: MergedEvent) -> None:
        """Count how the accounts of an event name it, where two reports tell it."""
        if len({report for report, _ in event.events}) < 2:
            return
        for report, own in event.events:
            if (found := self.things.get((report, own))) is not None:
                words, span = found
                self.found[event.id, self.outlets[report], words].append((report, span))
                self.note(event.id, report)

    def note(self, subject: str, report: ReportId) -> None:
        """Whether a subject is named by one report or by several: which ones is not asked."""
        if self.first.setdefault(subject, report) != report:
            self.several.add(subject)

    def counted(self) -> Iterator[Naming]:
        """By subject, outlet, number and words. Actors that one report alone names are left out."""
        rows = [(key, sorted(set(places))) for key, places in self.found.items() if key[0] in self.several]
        for (subject, outlet, words), places in sorted(
            rows, key=lambda row: (row[0][0], row[0][1], -len(row[1]), row[0][2])
        ):
            yield Naming(subject, outlet, words, tuple(places))


def outlet_of(read: ReadReport) -> str:
    """The outlet of a report, or its id."""
    return read.report.metadata.outlet.value or read.report.id


def with_words_before(span: Span, text: str) -> Span:
    """A name with the small-letter words of its phrase before it."""
    match = BEFORE.search(text, max(0, span.start - 60), span.start)
    if match is None:
        return span
    start = span.start
    for word in reversed(list(re.finditer(r"\S+", match[1]))):
        if word[0].lower() in NOT_THERE or word[0].endswith("ly") or word[0].endswith("ed"):
            break
        start = match.start(1) + word.start()
    return Span(start, span.end)


def named_in(event: Event, text: str) -> tuple[str, Span] | None:
    """The first word of the list that an account has for its event, with its place."""
    return next(((word, place) for place, word, _ in named_things(event.evidence, text)), None)
