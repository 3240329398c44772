"""Hold two things said against each other: the same words, some of them, other words, or indirect speech."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from dateline.comparison.stems import WORD, telling_words
from dateline.comparison.terms import Vector, cosine
from dateline.comparison.told import Weights
from dateline.comparison.values import ActorGraph
from dateline.model import Quote, QuoteId, QuoteType, ReadReport, ReportId, SayingKind, Span
from dateline.text.fold import fold_word

__all__ = ["Said", "SayingLikeness", "aligned", "hold", "missing_of", "said_in"]

SHORT = 4  # words: less is said by many
PROOF = 8  # words in quotation marks that two speakers do not both find by chance
NEARLY = 0.95  # of the shorter, in the longer: cut
MOSTLY = 0.75  # of the shorter: reworded
GIST = 0.5  # likeness of the telling words of two indirect forms, or of an indirect and a direct one
GIST_OF_ONE = 0.4  # the same, of one speaker on the same day
BRIEF = 24  # words within which a "not" turns the whole
TURNS = frozenset("not never no none nobody nothing neither".split())
LONGEST = 400  # words that are aligned


@dataclass(frozen=True, slots=True)
class Said:
    """
    What a report gives as said once: all its attributions of it.

    Args:
        id: The report and the first attribution, as one string.
        report: The report.
        quotes: The attributions, in order; the fullest first.
        order: What it is sorted by: day of publication, report, place.
        story: The story of the report, or None.
        speaker: Record-wide, or the words, or None.
        words: The words of the fullest, folded, names by their consonants.
        places: Where these words stand.
        direct: Whether the fullest stands in quotation marks.
        nested: Whether all of them stand within the words of somebody else.
        gist: The telling words of all its attributions, weighed.
        earliest, latest: When the report was published.
    """

    id: str
    report: ReportId
    quotes: tuple[Quote, ...]
    order: tuple[str, str, int]
    story: str | None
    speaker: str | None
    words: tuple[str, ...]
    places: tuple[Span, ...]
    direct: bool
    nested: bool
    gist: Vector
    earliest: date | None
    latest: date | None


class SayingLikeness(NamedTuple):
    """How two things said are one: how much (0 to 1), how, and why."""

    share: float
    kind: SayingKind
    because: str


def said_in(read: ReadReport, graph: ActorGraph, weights: Weights, story: str | None = None) -> list[Said]:
    """What a report gives as said, each thing once, in reading order."""
    groups: dict[QuoteId, list[Quote]] = {}
    for quote in read.quotes:
        groups.setdefault(quote.utterance or quote.id, []).append(quote)
    return [said_of(group, read, graph, weights, story) for group in groups.values()]


def said_of(group: Sequence[Quote], read: ReadReport, graph: ActorGraph, weights: Weights, story: str | None) -> Said:
    """Attributions of one thing said."""
    text = read.report.text
    ranked = sorted(group, key=lambda quote: (quote.type is QuoteType.INDIRECT, -length(quote), quote.content[0].start))
    words: list[str] = []
    places: list[Span] = []
    for span in ranked[0].content:
        for match in WORD.finditer(text, span.start, span.end):
            words.append(as_said(match[0]))
            places.append(Span(match.start(), match.end()))
    terms = {term for quote in group for span in quote.content for _, _, term in telling_words(span.of(text))}
    published = read.report.metadata.published
    first = published.earliest or published.latest
    return Said(
        f"{read.report.id}\x1f{group[0].id}",
        read.report.id,
        tuple(ranked),
        (first.isoformat() if first else "9999", read.report.id, group[0].content[0].start),
        story,
        speaker_of(group, read.report.id, graph),
        tuple(words),
        tuple(places),
        ranked[0].type is QuoteType.DIRECT,
        all(quote.parent is not None for quote in group),
        weights.weigh(frozenset(terms)),
        published.earliest,
        published.latest,
    )


def speaker_of(group: Sequence[Quote], report: ReportId, graph: ActorGraph) -> str | None:
    """Who says it, by the first attribution that names somebody; a name rather than a description."""
    named = [quote for quote in group if quote.speaker is not None]
    if not named:
        return None
    best = min(named, key=lambda quote: (quote.speaker_kind != "name", quote.content[0].start))
    return graph.speaker(report, best)


def length(quote: Quote) -> int:
    """The characters of a content."""
    return sum(map(len, quote.content))


@lru_cache(1 << 16)
def as_said(word: str) -> str:
    """A word as it is compared: small letters; a name by its consonants, so that its spellings are one."""
    folded = fold_word(word)
    if word[:1].isupper() and len(folded) > SHORT:
        return folded[0] + "".join(letter for letter in folded[1:] if letter not in "aeiouyhw'")
    return folded


def hold(one: Said, other: Said, graph: ActorGraph) -> SayingLikeness | None:
    """
    Whether two things said are one.

    Returns:
        How the less full is given, seen from the fuller; None when they are two, or nothing tells.
    """
    short, long = (one, other) if len(one.words) <= len(other.words) else (other, one)
    of_one = one.speaker is not None and other.speaker is not None and graph.linked(one.speaker, other.speaker)
    two_speakers = one.speaker is not None and other.speaker is not None and not of_one
    if two_speakers and one.nested != other.nested:
        return None  # what somebody says that others said stands in his words, and is theirs
    turned = len(long.words) <= BRIEF and is_turned(one) != is_turned(other)
    if len(short.words) >= SHORT:
        if one.words == other.words and (not two_speakers or len(one.words) >= PROOF):
            return SayingLikeness(1.0, SayingKind.EXACT, "the same words")
        share = shared(short.words, long.words)
        enough = of_one or len(short.words) * share >= PROOF
        if share >= NEARLY and enough:
            return SayingLikeness(share, SayingKind.CUT, "all its words stand in the fuller form")
        if share >= MOSTLY and enough and len(short.words) > SHORT and not turned:
            return SayingLikeness(
                share, SayingKind.REWORDED, f"{share:.0%} of its words stand in the fuller form, in order"
            )
    if not of_one or turned:
        return None
    alike = cosine(one.gist, other.gist)
    needed = GIST_OF_ONE if near(one, other) else GIST
    if alike >= needed and min(len(one.gist), len(other.gist)) >= SHORT:
        kind = SayingKind.REWORDED if one.direct and other.direct else SayingKind.INDIRECT
        return SayingLikeness(round(alike, 4), kind, "one speaker, and most of the telling words are the same")
    return None


def is_turned(one: Said) -> bool:
    """Whether a "not" stands in what is said: with it and without it are two things said."""
    return not TURNS.isdisjoint(one.words) or any(word.endswith(("n't", "n’t")) for word in one.words)


def near(one: Said, other: Said) -> bool:
    """Whether two reports are of the same days, as far as is known."""
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return False
    return max(0, (one.earliest - other.latest).days, (other.earliest - one.latest).days) <= 1


def shared(short: Sequence[str], long: Sequence[str]) -> float:
    """The part of a sequence of words that another has in the same order; 0 where it cannot be most of them."""
    return aligned(tuple(short[:LONGEST]), tuple(long[:LONGEST]))


@lru_cache(1 << 16)
def aligned(ours: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    """The same of the words that are aligned; prints of two reports ask for the same two."""
    if (Counter(ours) & Counter(theirs)).total() < MOSTLY * len(ours):
        return 0.0  # no order makes more of them: most pairs end here, long before they are aligned
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / len(ours)


def missing_of(full: Said, other: Said) -> tuple[Span, ...]:
    """The words of the fullest form that another form lacks, as spans of the fullest one's report."""
    matcher = SequenceMatcher(None, full.words[:LONGEST], other.words[:LONGEST], autojunk=False)
    lost = [(block[1], block[2]) for block in matcher.get_opcodes() if block[0] in ("delete", "replace")]
    return tuple(Span(full.places[start].start, full.places[end - 1].end) for start, end in lost)
