"""Find names that stand in the same place of a copied sentence: the words before and behind are those of the other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import chain

from dateline.model import ActorSheet, Copy, CopyKind, ReportId, SheetMention
from dateline.text.fold import FoldedText, fold

__all__ = ["Slot", "same_slots"]

KINDS = frozenset((CopyKind.COPY, CopyKind.PARTIAL, CopyKind.QUOTATION))
AT_HAND = 2_000  # reports whose words are folded at one time
WIDEST = 12  # words between the last that both have before a name and the first behind it
SPARE = 5  # of them that are no name: an article, "the country's"
MOST_WORDS = 4000  # of a passage whose words differ; longer ones are compared only where they are the same

Slot = tuple[tuple[ReportId, SheetMention], tuple[ReportId, SheetMention]]


@dataclass(slots=True)
class Side:
    """
    One report of a pair.

    Args:
        mentions: In reading order.
        words: Its words.
    """

    mentions: Sequence[SheetMention]
    words: FoldedText

    def at(self, mention: SheetMention) -> tuple[int, int]:
        """The words of a mention, half open."""
        return bisect_right(self.words.ends, mention.span.start), bisect_left(self.words.starts, mention.span.end)


def same_slots(
    copies: Iterable[Copy], sheets: Mapping[ReportId, ActorSheet], text_of: Callable[[ReportId], str]
) -> Iterator[Slot]:
    """
    Names of two reports in one place of a sentence that both have.

    Within a passage a name stands against the name that has its words. Where the passage is broken, a name stands
    against another when the words before and behind both are the same and hardly more than the names stands between.

    Args:
        copies: Pairs that share text, with the aligned passages.
        sheets: The reports.
        text_of: The text of a report.

    Returns:
        Pairs of mentions, in the order of the copies and of their report a.
    """
    known = [copy for copy in copies if copy.kind in KINDS and copy.a in sheets and copy.b in sheets]
    folded = lru_cache(AT_HAND)(lambda report: fold(text_of(report)))
    found: list[list[Slot]] = [[] for _ in known]
    for at in by_group([(copy.a, copy.b) for copy in known]):
        copy = known[at]
        ours, theirs = (Side(sheets[report].mentions, folded(report)) for report in (copy.a, copy.b))
        pairs = in_slots(ours, theirs, word_pairs(copy, ours.words, theirs.words))
        found[at] = [((copy.a, one), (copy.b, other)) for one, other in pairs]
    yield from chain.from_iterable(found)


def by_group(pairs: Sequence[tuple[ReportId, ReportId]]) -> list[int]:
    """
    The places of pairs, those of reports that hang together side by side: the words of a report are folded once.

    Example:
        >>> by_group([(ReportId("a"), ReportId("b")), (ReportId("c"), ReportId("d")), (ReportId("b"), ReportId("e"))])
        [0, 2, 1]
    """
    first: dict[ReportId, ReportId] = {}

    def root(report: ReportId) -> ReportId:
        while (above := first.setdefault(report, report)) != report:
            first[report] = first[above]
            report = above
        return report

    for a, b in pairs:
        one, other = sorted((root(a), root(b)))
        first[other] = one
    return sorted(range(len(pairs)), key=lambda at: (root(pairs[at][0]), at))


def word_pairs(copy: Copy, ours: FoldedText, theirs: FoldedText) -> dict[int, int]:
    """For each word of a passage its place in the other report."""
    found: dict[int, int] = {}
    for span in copy.spans:
        a, b = bisect_left(ours.starts, span.a_start), bisect_left(theirs.starts, span.b_start)
        a_words = ours.words[a : bisect_left(ours.starts, span.a_end)]
        b_words = theirs.words[b : bisect_left(theirs.starts, span.b_end)]
        if a_words == b_words:
            found.update(zip(range(a, a + len(a_words)), range(b, b + len(b_words)), strict=True))
        elif len(a_words) + len(b_words) < MOST_WORDS:
            for match in SequenceMatcher(None, a_words, b_words, autojunk=False).get_matching_blocks():
                found.update((a + match.a + k, b + match.b + k) for k in range(match.size))
    return found


def in_slots(ours: Side, theirs: Side, pairs: Mapping[int, int]) -> Iterator[tuple[SheetMention, SheetMention]]:
    """The mentions of one side with those of the other in the same place."""
    first_words = [theirs.at(mention)[0] for mention in theirs.mentions]
    for mention in ours.mentions:
        first, last = ours.at(mention)
        inside = [pairs[at] for at in range(first, last) if at in pairs]
        if inside and len(inside) == last - first:
            held = between(theirs, first_words, inside[0], inside[-1] + 1)
        else:
            held = in_gap(ours, theirs, pairs, first, last)
        if held is not None:
            yield mention, held


def between(side: Side, first_words: Sequence[int], low: int, high: int) -> SheetMention | None:
    """The only mention that stands on some words, or on most of them."""
    near = side.mentions[bisect_left(first_words, low - SPARE) : bisect_left(first_words, high)]
    held = [mention for mention in near if overlap(side.at(mention), (low, high)) * 2 > max(high - low, 1)]
    return held[0] if len(held) == 1 else None


def overlap(one: tuple[int, int], other: tuple[int, int]) -> int:
    """How many words two runs share."""
    return min(one[1], other[1]) - max(one[0], other[0])


def in_gap(ours: Side, theirs: Side, pairs: Mapping[int, int], first: int, last: int) -> SheetMention | None:
    """The mention between the words that both have before and behind a mention."""
    before = next((at for at in range(first, max(-1, first - WIDEST), -1) if at in pairs), None)
    behind = next((at for at in range(last - 1, min(last + WIDEST, len(ours.words))) if at in pairs), None)
    if before is None or behind is None or not before < behind:
        return None
    low, high = pairs[before] + 1, pairs[behind]
    if not 0 < high - low <= WIDEST or behind - before > WIDEST:
        return None
    mine = named(ours, before + 1, behind)
    yours = named(theirs, low, high)
    if len({mention.actor for mention in mine}) != 1 or len({mention.actor for mention in yours}) != 1:
        return None
    spare = high - low - sum(theirs.at(mention)[1] - theirs.at(mention)[0] for mention in yours)
    broken = breaks(ours, before, behind) or breaks(theirs, low - 1, high)
    return None if broken or spare > SPARE else yours[0]


def named(side: Side, low: int, high: int) -> list[SheetMention]:
    """The mentions on some words of a side."""
    start, end = side.words.starts[low], side.words.ends[high - 1] if high > low else side.words.starts[low]
    first = bisect_right(side.mentions, start, key=lambda mention: mention.span.end)
    return [mention for mention in side.mentions[first : first + WIDEST] if mention.span.start < end]


def breaks(side: Side, low: int, high: int) -> bool:
    """Whether a paragraph ends between two words."""
    return "\n" in side.words.text[side.words.ends[low] : side.words.starts[high]]
