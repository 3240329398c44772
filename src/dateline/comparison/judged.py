"""Read what people judged of stories, utterances and events: the words they pointed at, found again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product
from typing import Any, Protocol

from dateline.comparison.told import told_id
from dateline.comparison.values import Judged, Verdicts
from dateline.model import ReadReport, Span

__all__ = ["Judging", "judged_in"]

TOGETHER = frozenset(("join", "same"))
APART = frozenset(("part", "different"))


class Judging(Protocol):
    """What a judgement must have to be read here; the record keeps them."""

    @property
    def subject(self) -> Any:
        """``{"line": "event", "anchors": [{"text_sha256", "spans", "words"}, ...]}``."""

    @property
    def verdict(self) -> str:
        """ "join" or "same", "part" or "different"; others are not read here."""

    @property
    def at(self) -> str:
        """When."""


def judged_in(reads: Iterable[ReadReport], judgements: Sequence[Judging]) -> Judged:
    """
    What people joined and parted, as ids of what is there.

    An anchor is the hash of a text and places in it: it stands for the report, for the attribution or for the event
    that the words are of, whatever ids these have. One that finds nothing is passed over.

    Args:
        reads: The reports.
        judgements: None undone, and none that two people do not agree on. What is parted is the first place of a
            judgement from each other one.

    Returns:
        The verdicts on each kind of line.
    """
    if not any(judgement.verdict in TOGETHER | APART for judgement in judgements):
        return Judged()
    asked = {anchor.get("text_sha256") for one in judgements for anchor in anchors_of(one)}
    by_text: defaultdict[str, list[ReadReport]] = defaultdict(list)
    for read in reads:
        if read.report.text_sha256 in asked:  # the others are not held at hand: there may be a hundred thousand
            by_text[read.report.text_sha256].append(read)
    return Judged(
        *(verdicts(line, find, judgements, by_text) for line, find in FINDERS.items()),
    )


def anchors_of(judgement: Judging) -> Sequence[Mapping[str, Any]]:
    """The words that a judgement points to."""
    subject = judgement.subject if isinstance(judgement.subject, Mapping) else {}
    anchors: Sequence[Mapping[str, Any]] = subject.get("anchors", ())
    return anchors


Finder = Callable[[ReadReport, Sequence[Span]], Iterable[str]]


def verdicts(
    line: str, find: Finder, judgements: Sequence[Judging], by_text: Mapping[str, Sequence[ReadReport]]
) -> Verdicts:
    """What was joined and parted of one kind of line."""
    together: dict[frozenset[str], None] = {}
    apart: dict[tuple[str, str], None] = {}
    for judgement in sorted(judgements, key=lambda one: one.at):
        subject = judgement.subject if isinstance(judgement.subject, Mapping) else {}
        if subject.get("line") != line or judgement.verdict not in TOGETHER | APART:
            continue
        first, *others = (
            frozenset(
                own
                for read in by_text.get(anchor.get("text_sha256", ""), ())
                for own in find(read, [Span(start, end) for start, end in anchor.get("spans", ())])
            )
            for anchor in anchors_of(judgement)
        )
        if judgement.verdict in TOGETHER:
            found = first.union(*others)
            if len(found) > 1:
                together[found] = None
            continue
        for one, other in product(sorted(first), sorted(frozenset().union(*others) - first)):
            apart[one, other] = None
    return Verdicts(tuple(together), tuple(apart))


def reports_at(read: ReadReport, spans: Sequence[Span]) -> Iterable[str]:
    """The report that words are of."""
    yield read.report.id


def attributions_at(read: ReadReport, spans: Sequence[Span]) -> Iterable[str]:
    """The attribution whose content words are of: the one that has most of them in common."""
    best = max(read.quotes, key=lambda quote: shared(quote.content, spans), default=None)
    if best is not None and shared(best.content, spans):
        yield best.id


def events_at(read: ReadReport, spans: Sequence[Span]) -> Iterable[str]:
    """The event whose trigger words are of; of several, the one with most of them."""
    ranked = sorted(read.events, key=lambda event: (-shared(event.trigger, spans), -shared(event.evidence, spans)))
    if ranked and (shared(ranked[0].trigger, spans) or shared(ranked[0].evidence, spans)):
        yield told_id(read.report.id, ranked[0].id)


def shared(one: Sequence[Span], other: Sequence[Span]) -> int:
    """The characters that two runs of words have in common."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)


FINDERS: dict[str, Finder] = {"story": reports_at, "utterance": attributions_at, "event": events_at}
