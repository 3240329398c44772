"""Weigh whether one report tells the story of another: how many of its names, figures and wordings the other has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from dateline.copies.meetings import FULL, log64
from dateline.copies.rewrite_values import Marks, Retelling, RewriteOptions, Weighed
from dateline.copies.story_numbers import Kind, kind_of
from dateline.copies.story_words import Story
from dateline.model import AlignedSpan, Span

__all__ = ["Telling", "compare_stories", "enough_for"]

BIT: Final = 64 * FULL  # evidence is counted in 4096ths of a bit: 64ths of a bit times the weight of a fact
# How often, in 1024ths, a fact of a report stands in another one: in the report it rests on, and in a report of the
# same event by somebody else.
_RESTING: Final = {True: 973, False: 952}  # names, figures: .95, .93
_ELSEWHERE: Final = {True: 512, False: 307}  # .50, .30
_STOCK = 870  # a fact that all reports of the story have still tells a little: .85
_STORY = 64  # a name that more reports have does not show how many reports there are of the story
_MOST = (3, 4)  # so much of a report, by the weight of its facts, is held against the other: its ends may be its own
_FEWEST = 4 * FULL  # a report with fewer facts states too little to tell
_HELD = (11, 20)  # of the facts so many must be shared whatever the evidence
# ... and of its figures, where there are so many of them, half: a market report of the next day has all the words and
# none of the figures. This counts in the whole report.
_FIGURES, _HELD_FIGURES = 2 * FULL, (1, 2)
_WORDING = 2 * BIT  # what a shared wording adds
_CHANCE = 5  # one wording in five may be shared by reports of one event
_WORDINGS = 40 * BIT  # the most that wordings add
_ALIKE = 72  # a sentence tells the same as another from this weight on, and with two things in common
_COMMON = 40  # the weight of a wording
_REPEATED = 64  # a fact that stands in so many pairs of sentences joins none
_SENTENCES = 2  # so many pairs of sentences at least; one where of so many facts nine in ten are shared:
_MANY, _WHOLE = 7, (9, 10)
_TOLD = 12


@dataclass(frozen=True, slots=True)
class Telling:
    """
    A report ready to be compared.

    Args:
        story: What it states.
        marks, weighed: Its marks, and how telling they are.
        hidden: Sentences that share words with the other report: what both state in them counts for nothing.
    """

    story: Story
    marks: Marks
    weighed: Weighed
    hidden: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Side:
    """The evidence that one report tells the story of another."""

    evidence: int
    facts: int
    shared: int


def compare_stories(a: Telling, b: Telling, options: RewriteOptions) -> Retelling | None:
    """
    Weigh whether one of two reports tells the story of the other.

    Each name and figure that the other has too speaks for it, and the more so the fewer reports of these days have it;
    each that the other lacks speaks against it, more strongly. A quarter of the report, at its ends, may be its own.
    Wordings that both have add to it. At least two pairs of sentences must tell the same, or one where the report
    states some facts and nearly all of them are the other's: in a set that is about one story no fact is rare.

    Args:
        a, b: The two reports.
        options: How much is enough.

    Returns:
        None when it is not enough.
    """
    of_b, of_a = _resting(b, a.story), _resting(a, b.story)
    turned = of_b is None or (of_a is not None and of_a.evidence > of_b.evidence)
    side = of_a if turned else of_b
    if side is None or side.evidence < enough_for(a.marks, b.marks, options):
        return None
    one, other = (a, b) if turned else (b, a)
    pairs = _alike(one, other)
    if len(pairs) < (1 if _is_whole(side) else _SENTENCES):
        return None
    spans = [_aligned(other.story.sentences[i], one.story.sentences[j], turned) for j, i in pairs]
    return Retelling(turned, side.evidence, side.facts, side.shared, _told(one, other.story), tuple(sorted(spans)))


def _is_whole(side: _Side) -> bool:
    """Whether a report states some facts, and next to none that the other lacks."""
    return side.facts >= _MANY and side.shared * _WHOLE[1] >= side.facts * _WHOLE[0]


def enough_for(a: Marks, b: Marks, options: RewriteOptions) -> int:
    """The least evidence that makes a rewrite of two reports, in 4096ths of a bit."""
    dated = None not in (a.first, a.last, b.first, b.last)
    return int((options.enough if dated else options.enough_undated) * BIT)


def _aligned(other: Span, one: Span, turned: bool) -> AlignedSpan:
    first, second = (one, other) if turned else (other, one)
    return AlignedSpan(first.start, first.end, second.start, second.end)


def _resting(one: Telling, other: Story) -> _Side | None:
    """The evidence that the one report rests on the other; None when too few facts are shared or stated."""
    known = {fact[0] for fact in other.facts} | {fact[0] for fact in other.loose}
    numbers = one.marks.numbers
    reports = _reports_of_story(one, known)
    first = _first_sentences(one, known)
    size = len(one.story.sentences)
    # By sentence: evidence, weight, weight that is shared; the same for figures; facts, facts that are shared.
    rows = [[0] * 7 for _ in range(size)]
    for place, number in enumerate(numbers):
        if number not in first:
            continue
        weight, name, shared = one.weighed.weights[place], kind_of(number) is Kind.NAME, number in known
        row = rows[first[number]]
        row[0] += weight * _speaks(name, shared, one.weighed.counts[place], reports)
        for column, counts in ((1, True), (2, shared), (3, not name), (4, shared and not name)):
            row[column] += weight * counts
        row[5] += 1
        row[6] += shared
    totals = [list(accumulate(column, initial=0)) for column in zip(*rows, strict=True)]
    if not totals:
        return None
    start, end = _best_stretch(totals[0], totals[1])
    evidence, weight, held, facts, shared_facts = (totals[k][end] - totals[k][start] for k in (0, 1, 2, 5, 6))
    figures, held_figures = totals[3][-1], totals[4][-1]
    if weight < _FEWEST or held * _HELD[1] < weight * _HELD[0] or evidence < 0:
        return None
    if figures >= _FIGURES and held_figures * _HELD_FIGURES[1] < figures * _HELD_FIGURES[0]:
        return None
    return _Side(evidence + _wording(one, other), facts, shared_facts)


def _reports_of_story(one: Telling, known: set[int]) -> int:
    """How many reports there are of the story, by the names that most of them have."""
    counts = sorted(
        count
        for number, count in zip(one.marks.numbers, one.weighed.counts, strict=True)
        if number in known and count <= _STORY and kind_of(number) is Kind.NAME
    )
    return counts[-2] if len(counts) > 1 else counts[0] if counts else 2  # the most frequent name may be a place


def _speaks(name: bool, shared: bool, count: int, reports: int) -> int:
    """What a fact says, in 64ths of a bit."""
    elsewhere = _ELSEWHERE[name]
    if not shared:
        return log64(1024 - _RESTING[name]) - log64(1024 - elsewhere)
    if reports > 3:
        elsewhere = max(elsewhere, min(_STOCK, max(0, count - 2) * 1024 // (reports - 1)))
    return log64(_RESTING[name]) - log64(elsewhere)


def _first_sentences(one: Telling, known: set[int]) -> dict[int, int]:
    """The sentence in which each fact stands first; of those that the other has too, hidden ones left out."""
    first: dict[int, int] = {}
    for number, sentence, _, _ in one.story.facts:  # sorted
        if sentence not in one.hidden or number not in known:
            first.setdefault(number, sentence)
    return first


def _best_stretch(evidence: Sequence[int], weight: Sequence[int]) -> tuple[int, int]:
    """The sentences with most evidence among those that hold most of the weight: totals before each, and at the end."""
    best = (evidence[-1], 0, len(evidence) - 1)
    low = at = 0
    for end in range(1, len(evidence)):
        while at < end and (weight[end] - weight[at]) * _MOST[1] >= weight[-1] * _MOST[0]:
            low = at if evidence[at] < evidence[low] else low
            at += 1
        if at and evidence[end] - evidence[low] > best[0]:
            best = (evidence[end] - evidence[low], low, end)
    return best[1], best[2]


def _wording(one: Telling, other: Story) -> int:
    """What the wordings add: those that both have, less what reports of one event share by chance."""
    mine = {number for number, sentence in one.story.wordings if sentence not in one.hidden}
    theirs = {number for number, _ in other.wordings}
    return min(_WORDINGS, max(0, len(mine & theirs) * _WORDING - len(mine) * _WORDING // _CHANCE))


def _alike(one: Telling, other: Telling) -> list[tuple[int, int]]:
    """Pairs of sentences, each in one pair at most, that tell the same: those first that have most in common."""
    weights = dict(zip(one.marks.numbers, one.weighed.weights, strict=True))
    mine = _sentences_by_number(one.hidden, one.story.facts, one.story.wordings)
    theirs = _sentences_by_number(other.hidden, other.story.facts, other.story.wordings, other.story.loose)
    common: defaultdict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0])
    for number, places in mine.items():
        others = theirs.get(number, ())
        if not others or len(places) * len(others) > _REPEATED:
            continue
        weight = weights.get(number, _COMMON if kind_of(number) is Kind.WORDING else 0) // max(len(places), len(others))
        for j in places:
            for i in others:
                common[j, i][0] += weight
                common[j, i][1] += 1
    best = sorted((-weight, j, i) for (j, i), (weight, count) in common.items() if weight >= _ALIKE and count > 1)
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs: list[tuple[int, int]] = []
    for _, j, i in best:
        if j not in taken[0] and i not in taken[1]:
            taken[0].add(j)
            taken[1].add(i)
            pairs.append((j, i))
    return pairs


def _sentences_by_number(hidden: frozenset[int], *placed: Sequence[tuple[int, ...]]) -> dict[int, list[int]]:
    """For each number the sentences it stands in, each once, hidden ones left out."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for numbers in placed:
        for entry in numbers:
            if entry[1] not in hidden:
                found[entry[0]].add(entry[1])
    return {number: sorted(sentences) for number, sentences in found.items()}


def _told(one: Telling, other: Story) -> tuple[Span, ...]:
    """Where facts that both have stand first in the one report, the most telling first."""
    known = {fact[0] for fact in other.facts} | {fact[0] for fact in other.loose}
    first: dict[int, Span] = {}
    for number, sentence, start, end in one.story.facts:  # sorted
        if number in known and sentence not in one.hidden:
            first.setdefault(number, Span(start, end))
    weights = zip(one.marks.numbers, one.weighed.weights, strict=True)
    weighed = sorted((-weight, first[number]) for number, weight in weights if number in first)
    return tuple(span for _, span in weighed[:_TOLD])
