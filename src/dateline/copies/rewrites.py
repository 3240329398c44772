"""Find the reports that tell another's story in other words, by the names and figures that both state."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, cast

from dateline.copies import rewrite_kernel as kernel
from dateline.copies.extents import body_of, merged, share_of
from dateline.copies.kernel import Kin
from dateline.copies.meetings import meet_all
from dateline.copies.retelling import Telling, compare_stories
from dateline.copies.rewrite_values import Marks, Retelling, RewriteOptions, Weighed, marks_of
from dateline.copies.story_words import Story, read_story
from dateline.copies.values import CopyInput
from dateline.model import AlignedSpan, Copy, CopyKind, ReportId, Span

__all__ = [
    "families_of",
    "find_pairs",
    "find_rewrites",
    "find_rewrites_of_kin",
    "is_settled",
    "join_rewrites",
    "read_marks",
    "retell",
]

_DEFAULT = RewriteOptions()
_FAMILY = 0.5  # so much of either body makes two reports copies of one
# Two reports that share less by words may be rewrites all the same: they print one quotation, or a phrase.
_LITTLE = 0.2
_LOW = (1 << 32) - 1
_NAMED = 6  # names and figures quoted in the reason
_READ = 1 << 13  # stories held while pairs are compared; some 3 KB each


def find_rewrites(
    inputs: Mapping[ReportId, CopyInput],
    settled: Collection[Copy] = (),
    options: RewriteOptions = _DEFAULT,
    *,
    marked: Mapping[ReportId, Marks] | None = None,
) -> list[Copy]:
    """
    Find the pairs of reports of which one tells the story of the other in other words.

    Two reports of one event by two reporters share its names and its first figures. A rewrite shares nearly all that
    it states: the same selection of people, figures and days. So each name and figure of a report that the other
    lacks weighs more than one that both have, and what many reports of these days have weighs little. Two reports
    that rest on the same statement, which nobody gave, look the same: who rests on whom is left open.

    Args:
        inputs: All reports of the set.
        settled: What is known of them by shared words. Pairs that share much are left alone; those that share but a
            quotation or a few words are looked at without these, and a rewrite then takes the place of their line.
        options: The window in days and how much evidence is enough.
        marked: The marks of all reports (:func:`read_marks`) where they are known; None: they are read.

    Returns:
        Copies of kind ``rewrite`` by ``(a, b)``, without direction; the order of the reports never shows. Spans are
        whole sentences that tell the same.

    Example:
        >>> from datetime import date
        >>> from dateline.model import Published
        >>> day = Published(earliest=date(2019, 3, 4), latest=date(2019, 3, 5))
        >>> texts = (
        ...     "Guards led by Temir Orsan shot at 14 farmers near Kolvesh, said Dov Petrak.\\n"
        ...     "After two days Judge Irena Halm freed Orsan on bail of 2,500 crowns in Ashvala.",
        ...     "On bail of 2500 crowns Ashvala has let Orsan go, the order coming from Irena Halm.\\n"
        ...     "Fourteen people on the land by Kolvesh were fired at by his men, it is said by Dov Petrak.",
        ... )
        >>> one, two = (CopyInput(ReportId(str(n)), text, published=day) for n, text in enumerate(texts, 1))
        >>> [(copy.a, copy.b, copy.kind.value) for copy in find_rewrites({"1": one, "2": two})]
        [('1', '2', 'rewrite')]
    """
    ids = sorted(inputs)
    marks = [read_marks(inputs[report]) if marked is None else marked[report] for report in ids]
    known = {(copy.a, copy.b): copy for copy in settled}
    met = find_pairs(ids, marks, known.values(), options)
    return _retold(inputs, ids, marks, met, lambda a, b: known.get((ids[a], ids[b])), options)


def find_rewrites_of_kin(
    inputs: Mapping[ReportId, CopyInput], kin: Kin, options: RewriteOptions = _DEFAULT
) -> list[Copy]:
    """What ``find_rewrites`` gives, by what the kernel knows of all reports."""
    ids = sorted(inputs)
    marks = [read_marks(inputs[report]) for report in ids]
    families, apart = kin.families(_FAMILY, _LITTLE)
    if kernel.KERNEL:
        met = kernel.meet_known(marks, (families, apart), options)
    else:
        pairs = {(both >> 32, both & _LOW) for both in array("Q", apart)}
        met = meet_all(marks, array("I", families), pairs, options)
    return _retold(inputs, ids, marks, met, lambda a, b: cast("Copy | None", kin.pair(a, b)), options)


def _retold(
    inputs: Mapping[ReportId, CopyInput],
    ids: Sequence[ReportId],
    marks: Sequence[Marks],
    met: tuple[list[tuple[int, int]], dict[int, Weighed]],
    known: Callable[[int, int], Copy | None],
    options: RewriteOptions,
) -> list[Copy]:
    """The rewrites among the pairs that were met; ``known`` says what two of the ids share by words."""
    pairs, weighed = met
    stories = _Stories(inputs)
    found: list[Copy] = []
    for a, b in pairs:
        one, two = ((stories.read(ids[place]), marks[place], weighed[place]) for place in (a, b))
        copy = known(a, b)
        retelling = compare(one, two, copy, options)
        if retelling:
            found.append(rewrite_of(inputs[ids[a]], inputs[ids[b]], retelling, copy))
    return found


def read_marks(report: CopyInput) -> Marks:
    """The marks of one report, from it alone: what a record may store, and what Spark shuffles by."""
    marks = kernel.read_marks(report)
    if marks is None:
        story = read_story(report)
        marks = marks_of((fact[0] for fact in story.facts), (fact[0] for fact in story.loose), report.published)
    return marks


def find_pairs(
    ids: Sequence[ReportId],
    marks: Sequence[Marks],
    settled: Iterable[Copy] = (),
    options: RewriteOptions = _DEFAULT,
) -> tuple[list[tuple[int, int]], dict[int, Weighed]]:
    """
    Find the pairs worth comparing, from the marks of all reports.

    Args:
        ids: The reports, sorted.
        marks: Of each.
        settled: What is known of them by shared words.
        options: The window and the bounds.

    Returns:
        Pairs ``a < b`` by place in ``ids``; and, for the reports in them, how telling each of their marks is.
    """
    known = list(settled)
    places = {report: place for place, report in enumerate(ids)}
    apart = {(places[copy.a], places[copy.b]) for copy in known if is_settled(copy)}
    families = families_of(ids, known)
    found = kernel.meet_all(marks, families, apart, options)
    return meet_all(marks, families, apart, options) if found is None else found


def is_settled(copy: Copy) -> bool:
    """Whether shared words say all there is to say of a pair; a quotation or a phrase or two do not."""
    enough = copy.kind is CopyKind.PARTIAL and max(copy.a_share, copy.b_share) >= _LITTLE
    return enough or copy.kind in (CopyKind.COPY, CopyKind.REWRITE)


def retell(
    a: tuple[CopyInput, Marks, Weighed],
    b: tuple[CopyInput, Marks, Weighed],
    settled: Copy | None = None,
    options: RewriteOptions = _DEFAULT,
) -> Copy | None:
    """
    Compare the two reports of one pair, as a record or a worker has them.

    Args:
        a, b: The reports, the smaller id first, with their marks and how telling these are.
        settled: What is known of the pair by shared words.
        options: How much evidence is enough.
    """
    stories = _Stories({report.id: report for report, _, _ in (a, b)})
    one, two = ((stories.read(report.id), marks, weighed) for report, marks, weighed in (a, b))
    retelling = compare(one, two, settled, options)
    return rewrite_of(a[0], b[0], retelling, settled) if retelling else None


def join_rewrites(copies: Iterable[Copy], rewrites: Iterable[Copy]) -> list[Copy]:
    """The copies with the rewrites among them, by ``(a, b)``; a rewrite takes the place of the line of its pair."""
    lines = {(copy.a, copy.b): copy for copy in copies} | {(copy.a, copy.b): copy for copy in rewrites}
    return [lines[pair] for pair in sorted(lines)]


class _Stories:
    """Stories read when they are asked for; those used last are held."""

    def __init__(self, inputs: Mapping[ReportId, CopyInput]) -> None:
        self.inputs = inputs
        self.held: OrderedDict[ReportId, Any] = OrderedDict()

    def read(self, report: ReportId) -> Any:
        """The story of a report, as the kernel or as Python reads it."""
        if report not in self.held:
            self.held[report] = kernel.read(self.inputs[report]) or read_story(self.inputs[report])
            if len(self.held) > _READ:
                self.held.popitem(last=False)
        self.held.move_to_end(report)
        return self.held[report]


def compare(
    a: tuple[Any, Marks, Weighed], b: tuple[Any, Marks, Weighed], settled: Copy | None, options: RewriteOptions
) -> Retelling | None:
    """What shows that one report tells the other's story, the sentences in which they share words left out."""
    hidden = _shared_sentences(a[0], b[0], _words_of(settled))
    if kernel.takes(a[0], b[0]):
        return kernel.compare(a, b, hidden, options)
    one, two = (Telling(*side, frozenset(held)) for side, held in zip((a, b), hidden, strict=True))
    return compare_stories(one, two, options)


def _words_of(settled: Copy | None) -> tuple[AlignedSpan, ...]:
    """The reporting that two reports share word by word."""
    return () if settled is None or settled.kind is CopyKind.BOILERPLATE else settled.spans


def _shared_sentences(a: Any, b: Any, spans: Sequence[AlignedSpan]) -> tuple[list[int], list[int]]:
    """The sentences of either that share words with the other."""
    if not spans:
        return [], []
    one = _touched(_places_of(a), [Span(s.a_start, s.a_end) for s in spans])
    return one, _touched(_places_of(b), [Span(s.b_start, s.b_end) for s in spans])


def _places_of(story: Any) -> Sequence[Span]:
    return story.sentences if isinstance(story, Story) else kernel.sentences_of(story)


def _touched(sentences: Sequence[Span], spans: Iterable[Span]) -> list[int]:
    """The sentences that a span touches."""
    held = merged(spans)
    starts = [span.start for span in held]
    touched: list[int] = []
    for place, sentence in enumerate(sentences):
        before = bisect_right(starts, sentence.end - 1) - 1
        if before >= 0 and held[before].end > sentence.start:
            touched.append(place)
    return touched


def families_of(ids: Sequence[ReportId], settled: Iterable[Copy]) -> list[int]:
    """
    A number for each report: the place of the first report among itself and those that share half of either body.

    Copies of one report then have one number, without walking from pair to pair.
    """
    places = {report: place for place, report in enumerate(ids)}
    family = list(range(len(ids)))
    for copy in settled:
        if copy.kind in (CopyKind.COPY, CopyKind.PARTIAL) and max(copy.a_share, copy.b_share) >= _FAMILY:
            a, b = places[copy.a], places[copy.b]
            family[a], family[b] = min(family[a], b), min(family[b], a)
    return family


def rewrite_of(a: CopyInput, b: CopyInput, retelling: Retelling, settled: Copy | None) -> Copy:
    """The copy that a retelling makes of two reports; the words they share stay among the spans."""
    words = _words_of(settled)
    spans = tuple(sorted((*words, *retelling.sentences)))
    a_share = share_of([Span(s.a_start, s.a_end) for s in spans], body_of(a))
    b_share = share_of([Span(s.b_start, s.b_end) for s in spans], body_of(b))
    because = _because(a, b, retelling) + (f"; besides, {settled.because}" if settled and words else "")
    return Copy(a.id, b.id, spans, a_share, b_share, CopyKind.REWRITE, None, None, because)


def _because(a: CopyInput, b: CopyInput, retelling: Retelling) -> str:
    """What the kind rests on, in one sentence."""
    one, other = (a, b) if retelling.turned else (b, a)
    names = ", ".join(_phrases(one.text, retelling.told))
    count, pairs = retelling.shared, len(retelling.sentences)
    order = [span.b_start for span in retelling.sentences]
    ordered = " in the same order" if order == sorted(order) and pairs > 2 else ""
    same = "1 sentence tells the same" if pairs == 1 else f"{pairs} sentences tell the same"
    return (
        f"the same story in other words: of {retelling.facts} names and figures that {one.id} states {count} stand in "
        f"{other.id} too ({names}), and {same}{ordered}"
    )


def _phrases(text: str, told: Sequence[Span]) -> list[str]:
    """The most telling facts in order of the text, words that follow one another together."""
    joined: list[Span] = []
    for span in sorted(told):
        if joined and span.start - joined[-1].end <= 1:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    best: dict[int, int] = {}
    for rank, span in enumerate(told):
        holder = next(place for place, phrase in enumerate(joined) if phrase.holds(span))
        best.setdefault(holder, rank)
    kept = sorted(sorted(best, key=best.__getitem__)[:_NAMED])
    return [" ".join(joined[place].of(text).split()) for place in kept]
