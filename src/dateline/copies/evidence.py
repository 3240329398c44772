"""Compare two reports: the passages they share, and all that the two alone can say about them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from typing import Any

from dateline.copies import kernel
from dateline.copies.align import align_words, characters_of, join
from dateline.copies.matches import Block, IndexedText, index_text
from dateline.copies.shingles import is_flood, shingles
from dateline.copies.values import CopyInput, CopyOptions, PairEvidence, Passage
from dateline.model import AlignedSpan, Role, Span
from dateline.text.fold import FoldedText, fold, fold_in_python
from dateline.text.marks import find_quoted_regions

__all__ = [
    "FURNITURE",
    "PlainWitness",
    "Witness",
    "compare",
    "compare_in_python",
    "furniture_of",
    "read_plain",
    "read_witness",
]

_DEFAULT = CopyOptions()
# The zones that a page has without its story; a photo and its caption come from the archive.
FURNITURE = frozenset({Role.MASTHEAD, Role.SECTION, Role.FURNITURE, Role.FOOTER, Role.CAPTION, Role.DATE, Role.CREDIT})
# A passage lies in furniture when so much of it does: zones may be a line off.
_MOSTLY = 0.8
# Marks that end a sentence, and those that may stand between them and the words.
_STOPS = frozenset(".!?…")
_QUOTES = "\"'“”„‟«»‘’()[]"
_NEAR = 8  # characters
_KEYS = 4  # enough that a passage and its cut or edited twin have one in common


@dataclass(frozen=True, slots=True)
class Witness:
    """
    A report made ready to be compared with any number of others.

    Args:
        input: The report.
        shingles: What it is found by.
        reading: What the kernel made of it; None where there is no kernel, or it does not take the report.
    """

    input: CopyInput
    shingles: list[int]
    reading: Any


@dataclass(frozen=True, slots=True)
class PlainWitness:
    """
    A report made ready to be compared in Python.

    Args:
        input: The report.
        index: Its words and where their grams stand.
        shingles: What it is found by.
        furniture, spoken: How many of the words before each word stand in furniture, and outside quotation marks.
        borders: The words at which furniture begins or ends.
    """

    input: CopyInput
    index: IndexedText
    shingles: list[int]
    furniture: array[int]
    spoken: array[int]
    borders: tuple[int, ...]


def compare(a: CopyInput | Witness, b: CopyInput | Witness, options: CopyOptions = _DEFAULT) -> PairEvidence | None:
    """
    Align two reports and note what the two alone can say; ``settle`` does the rest.

    Args:
        a, b: Two reports, in either order; a :class:`Witness` saves the work of reading one again.
        options: Lengths, in words.

    Returns:
        The evidence, with the smaller id as ``a``; None when they share no run of ``options.gram`` words.

    Example:
        >>> from dateline.model import ReportId
        >>> one = CopyInput(ReportId("1"), "Guards closed the dam road at noon on Monday, the ministry said.")
        >>> two = CopyInput(ReportId("2"), "KOLVESH - Guards closed the dam road at noon, officials said.")
        >>> [p.words for p in compare(one, two).passages]
        [7]
    """
    one = a if isinstance(a, Witness) else read_witness(a, options)
    two = b if isinstance(b, Witness) else read_witness(b, options)
    if one.input.id > two.input.id:
        one, two = two, one
    if one.reading and two.reading:
        try:
            found = kernel.compare(one.reading, two.reading, options)
        except ValueError:  # the table of words was full and began anew between the two
            table = kernel.new_table()
            first, second = (
                kernel.read(w.input.text, furniture_of(w.input), w.input.quoted, options, table) for w in (one, two)
            )
            found = kernel.compare(first, second, options)
        return kernel.evidence_of(one.input.id, two.input.id, found) if found else None
    return compare_in_python(read_plain(one.input, options), read_plain(two.input, options), options)


def read_witness(report: CopyInput, options: CopyOptions = _DEFAULT) -> Witness:
    """Fold a report, number its grams, and count its words in furniture and outside quotation marks."""
    reading = kernel.read(report.text, furniture_of(report), report.quoted, options)
    return Witness(report, reading.shingles if reading else shingles(fold(report.text), options), reading)


def compare_in_python(one: PlainWitness, two: PlainWitness, options: CopyOptions = _DEFAULT) -> PairEvidence | None:
    """What ``compare`` does, where there is no kernel; the rule that the kernel follows. The smaller id comes first."""
    blocks = align_words(one.index, two.index, options)
    if not blocks:
        return None
    shared = _shared(one.shingles, two.shingles)
    flood = is_flood(len(shared), (len(one.shingles), len(two.shingles)), options)
    passages = [group for part in _split_at_borders(blocks, one, two) for group in join(part, options.gap)]
    keys = _keys_of(passages, shared, one.index)
    return PairEvidence(
        one.input.id,
        two.input.id,
        tuple(_passage(group, few, one, two, options) for group, few in zip(passages, keys, strict=True)),
        tuple(shared[: options.many]),
        len(shared),
        tuple(_firm(shared[: options.many], one, two, options.gram + options.window - 1)),
        flood,
    )


def read_plain(report: CopyInput, options: CopyOptions = _DEFAULT) -> PlainWitness:
    """The same as ``read_witness``, in Python."""
    folded = fold_in_python(report.text)
    quoted = find_quoted_regions(report.text) if report.quoted is None else report.quoted
    furniture = _inside(folded, furniture_of(report))
    spoken = array("I", (k - n for k, n in enumerate(_inside(folded, quoted))))
    steps = [after - before for before, after in pairwise(furniture)]
    borders = tuple(k for k in range(1, len(steps)) if steps[k] != steps[k - 1])
    return PlainWitness(report, index_text(folded, options), shingles(folded, options), furniture, spoken, borders)


def furniture_of(report: CopyInput) -> list[Span]:
    """Where the furniture of the page stands."""
    return [zone.span for zone in report.zones if zone.role in FURNITURE]


def _inside(folded: FoldedText, regions: Iterable[Span]) -> array[int]:
    """For each word, and the end, how many words before it begin inside one of the regions."""
    flags = bytearray(len(folded))
    k = 0
    for region in sorted(regions):
        while k < len(flags) and folded.starts[k] < region.start:
            k += 1
        while k < len(flags) and folded.starts[k] < region.end:
            flags[k] = 1
            k += 1
    return array("I", accumulate(flags, initial=0))


def _split_at_borders(blocks: list[Block], a: PlainWitness, b: PlainWitness) -> list[list[Block]]:
    """The blocks cut where furniture begins or ends in either text, neighbours of one kind together."""
    if not a.borders and not b.borders:
        return [blocks]
    parts: list[Block] = []
    for i, j, count in blocks:
        cuts = {k - i for k in a.borders if i < k < i + count} | {k - j for k in b.borders if j < k < j + count}
        parts += [(i + start, j + start, end - start) for start, end in pairwise([0, *sorted(cuts), count])]
    return [
        list(group)
        for _, group in groupby(
            parts, lambda part: (_count(a.furniture, [(part[0], 1)]), _count(b.furniture, [(part[1], 1)]))
        )
    ]


def _shared(a: list[int], b: list[int]) -> list[int]:
    """The shingles of both, in ascending order."""
    return a if a == b else sorted(set(a).intersection(b))


def _firm(shared: list[int], a: PlainWitness, b: PlainWitness, enough: int) -> Iterator[int]:
    """The shingles whose first places in both lie in a run of enough same words."""
    left, right = a.index.words, b.index.words
    for number in shared:
        x, y = a.index.places[number], b.index.places[number]
        start = 0
        while start < min(x, y, enough) and left[x - start - 1] == right[y - start - 1]:
            start += 1
        end = 0
        while end < min(len(left) - x, len(right) - y, enough - start) and left[x + end] == right[y + end]:
            end += 1
        if start + end >= enough:
            yield number


def _keys_of(passages: list[list[Block]], shared: list[int], a: IndexedText) -> list[tuple[int, ...]]:
    """The few smallest of the shared shingles that begin in each passage."""
    places = sorted((a.places[number], number) for number in shared)
    keys: list[tuple[int, ...]] = []
    k = 0
    for group in passages:
        end = group[-1][0] + group[-1][2]
        inside: list[int] = []
        while k < len(places) and places[k][0] < end:
            if places[k][0] >= group[0][0]:
                inside.append(places[k][1])
            k += 1
        keys.append(tuple(sorted(inside)[:_KEYS]))
    return keys


def _passage(
    group: list[Block], keys: tuple[int, ...], a: PlainWitness, b: PlainWitness, options: CopyOptions
) -> Passage:
    """One passage with what its place in the two reports says of it."""
    words = sum(count for _, _, count in group)
    on_a, on_b = [(i, n) for i, _, n in group], [(j, n) for _, j, n in group]
    chrome_a, chrome_b = _count(a.furniture, on_a), _count(b.furniture, on_b)
    own = max(_count(a.spoken, on_a), _count(b.spoken, on_b))
    enough, place = _MOSTLY * words, _place(group, a, b, options.edge)
    # One report's zones will do for a short passage at the edge of both: the other's may have missed the footer.
    chrome = min(chrome_a, chrome_b) if place == "inside" or words > options.stock else max(chrome_a, chrome_b)
    parts = join(group, options.edit)
    spans = [characters_of(part, a.index.folded, b.index.folded) for part in parts]
    sizes = [sum(count for _, _, count in part) for part in parts]
    longest = spans[sizes.index(max(sizes))]
    return Passage(
        spans=tuple(spans),
        words=words,
        run=max(count for _, _, count in group),
        solid=max(sizes),
        bounds=_bounds(longest, a.input.text, b.input.text),
        keys=keys,
        place=place,
        furniture=chrome >= enough,
        # Fewer words than a gram around a quotation ("he told reporters") are what any two reporters write.
        quoted=own < options.gram,
    )


def _count(before: Sequence[int], runs: list[tuple[int, int]]) -> int:
    """How many words of the runs are counted."""
    return sum(before[start + count] - before[start] for start, count in runs)


def _bounds(span: AlignedSpan, a: str, b: str) -> int:
    """At how many ends of a span a sentence or a line begins or ends in both texts."""
    begins = _begins(a, span.a_start) and _begins(b, span.b_start)
    return begins + (_ends(a, span.a_end) and _ends(b, span.b_end))


def _begins(text: str, start: int) -> bool:
    """Whether a sentence or line begins here."""
    before = text[max(0, start - _NEAR) : start].rstrip(_QUOTES)
    words = before.rstrip()
    return not words or "\n" in before[len(words) :] or words.rstrip(_QUOTES)[-1:] in _STOPS


def _ends(text: str, end: int) -> bool:
    """Whether a sentence or line ends here."""
    behind = text[end : end + _NEAR].lstrip(_QUOTES)
    blanks = behind[: len(behind) - len(behind.lstrip())]
    return not behind.strip() or "\n" in blanks or behind[0] in _STOPS or text[:end].rstrip(_QUOTES)[-1:] in _STOPS


def _place(group: list[Block], a: PlainWitness, b: PlainWitness, edge: int) -> str:
    """Whether a passage is at the same edge of both texts, known furniture apart; a quarter of a short text is edge."""
    (i, j, _), (k, m, count) = group[0], group[-1]
    before = after = True
    for text, start, end in ((a, i, k + count), (b, j, m + count)):
        size = len(text.index.words)
        near = min(edge, size // 4)
        before &= start - text.furniture[start] <= near
        after &= size - end - (text.furniture[size] - text.furniture[end]) <= near
    return "start" if before else "end" if after else "inside"
