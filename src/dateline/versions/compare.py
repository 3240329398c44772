"""Compare two texts of one report, word by word: case, marks, blanks and the furniture of the page do not count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import Indel

from dateline.model import Change, ChangeKind, Report, Role, Span, Substance
from dateline.text.fold import FoldedText, fold
from dateline.text.marks import find_quoted_regions
from dateline.versions.options import DEFAULT, VersionOptions

__all__ = ["compare_texts"]

#: What an outlet writes; the rest of a page changes by itself.
WRITTEN = frozenset((Role.KICKER, Role.DATELINE, Role.BODY, Role.CAPTION))
HEADLINES = frozenset((Role.HEADLINE,))
STOPS = frozenset(".!?…:\n")
DASHES = frozenset("-–—")
SPELLED = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands "
    "million millions billion billions dozen dozens half".split()
)


@dataclass(slots=True)
class Words:
    """Some words of a text in order: which of its folded words, and their numbers."""

    text: str
    folded: FoldedText
    at: list[int]

    @property
    def numbers(self) -> list[int]:
        """What tells words apart."""
        return [self.folded.words[k] for k in self.at]

    def span(self, start: int, end: int) -> Span | None:
        """The place of words from ``start`` to ``end``; None for none."""
        if start == end:
            return None
        return Span(self.folded.starts[self.at[start]], self.folded.ends[self.at[end - 1]])

    def surface(self, k: int) -> str:
        """A word as it stands in the text."""
        return self.text[self.folded.starts[self.at[k]] : self.folded.ends[self.at[k]]]


@dataclass(frozen=True, slots=True)
class Edit:
    """Words ``a`` to ``b`` of the earlier text in place of which words ``x`` to ``y`` of the later one stand."""

    a: int
    b: int
    x: int
    y: int


class Side:
    """One of the two texts."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.folded = fold(report.text)

    @cached_property
    def quoted(self) -> list[Span]:
        """Where words stand between quotation marks."""
        return list(find_quoted_regions(self.report.text))

    def words(self, roles: frozenset[Role]) -> Words:
        """The words of zones of these kinds, in order."""
        zones = [zone.span for zone in self.report.zones if zone.role in roles]
        return Words(self.report.text, self.folded, list(inside(self.folded, zones)))


def compare_texts(before: Report, after: Report, options: VersionOptions = DEFAULT) -> tuple[Change, ...]:
    """
    What was changed between two texts of one report.

    Args:
        before, after: The two, with their zones.
        options: What of an edit is told.

    Returns:
        Changes, those of the headline first, then by their place in the later text; empty when only marks, case or the
        furniture of the page changed. Offsets are code points into the text of either report, half open.

    Example:
        >>> from dateline.model import Incoming, Media
        >>> from dateline.extraction import extract
        >>> texts = ["Orsun — Three men were held, Vale said.", "Orsun - Four men were held, Vale said!"]
        >>> reports = [extract(Incoming(text, Media.TEXT, "a", "")) for text in texts]
        >>> [(c.kind.value, [t.value for t in c.touches]) for c in compare_texts(*reports)]
        [('reworded', ['figure'])]
    """
    sides = Side(before), Side(after)
    changes: list[Change] = []
    for roles in (HEADLINES, WRITTEN):
        old, new = (side.words(roles) for side in sides)
        edits = merged(edits_of(old, new, options), options.bridge)
        moved = moved_edits(edits, old, new, options.moved)
        for edit in edits:
            kind = ChangeKind.MOVED if edit in moved else kind_of(edit)
            touches = touched(edit, kind, old, new, sides, roles is HEADLINES)
            changes.append(Change(kind, old.span(edit.a, edit.b), new.span(edit.x, edit.y), touches))
    return tuple(changes)


def inside(folded: FoldedText, spans: Iterable[Span]) -> Iterator[int]:
    """Which words begin inside the spans, which are in order."""
    k = 0
    for span in spans:
        while k < len(folded) and folded.starts[k] < span.start:
            k += 1
        while k < len(folded) and folded.starts[k] < span.end:
            yield k
            k += 1


def edits_of(old: Words, new: Words, options: VersionOptions) -> list[Edit]:
    """Where the words differ; the fewest words that tell the texts apart."""
    a, b = old.numbers, new.numbers
    if len(a) * len(b) <= options.most_cells:
        return list(differences(a, b, 0, 0))
    lines_a, lines_b = lines_of(old), lines_of(new)
    found: list[Edit] = []
    for edit in merged(differences([key for _, key in lines_a], [key for _, key in lines_b], 0, 0), 0):
        a_start, a_end = word_range(lines_a, edit.a, edit.b, len(a))
        b_start, b_end = word_range(lines_b, edit.x, edit.y, len(b))
        if (a_end - a_start) * (b_end - b_start) <= options.most_cells:
            found += differences(a[a_start:a_end], b[b_start:b_end], a_start, b_start)
        else:
            found.append(Edit(a_start, a_end, b_start, b_end))
    return found


def differences(a: Sequence[object], b: Sequence[object], from_a: int, from_b: int) -> Iterator[Edit]:
    """The edits between two lists, by their longest common subsequence."""
    for step in Indel.opcodes(a, b):
        if step.tag != "equal":
            yield Edit(from_a + step.src_start, from_a + step.src_end, from_b + step.dest_start, from_b + step.dest_end)


def lines_of(words: Words) -> list[tuple[int, tuple[int, ...]]]:
    """The lines of a text: the first word of each, and the numbers of its words."""
    starts = [
        k
        for k, at in enumerate(words.at)
        if not k or "\n" in words.text[words.folded.ends[words.at[k - 1]] : words.folded.starts[at]]
    ]
    numbers = words.numbers
    return [(start, tuple(numbers[start:end])) for start, end in zip(starts, [*starts[1:], len(numbers)], strict=True)]


def word_range(lines: Sequence[tuple[int, object]], start: int, end: int, size: int) -> tuple[int, int]:
    """The words of lines ``start`` to ``end``."""
    first = lines[start][0] if start < len(lines) else size
    return first, lines[end][0] if end < len(lines) else size


def merged(edits: Iterable[Edit], bridge: int) -> list[Edit]:
    """Edits with few same words between them as one, and a word cut beside a word added as a word reworded."""
    found: list[Edit] = []
    for edit in edits:
        last = found[-1] if found else None
        if last and edit.a - last.b <= bridge and edit.x - last.y <= bridge:
            touch = edit.a == last.b and edit.x == last.y
            replaces = last.a < last.b and last.x < last.y and edit.a < edit.b and edit.x < edit.y
            if touch or replaces:
                found[-1] = Edit(last.a, edit.b, last.x, edit.y)
                continue
        found.append(edit)
    return found


def kind_of(edit: Edit) -> ChangeKind:
    """What an edit is by itself."""
    if edit.a == edit.b:
        return ChangeKind.ADDED
    return ChangeKind.CUT if edit.x == edit.y else ChangeKind.REWORDED


def moved_edits(edits: Sequence[Edit], old: Words, new: Words, least: int) -> set[Edit]:
    """Cuts whose very words were added elsewhere, and these additions."""
    a, b = old.numbers, new.numbers
    cuts = {tuple(a[e.a : e.b]): e for e in edits if e.b - e.a >= least and e.x == e.y}
    added = {tuple(b[e.x : e.y]): e for e in edits if e.y - e.x >= least and e.a == e.b}
    return {edit for words in cuts.keys() & added.keys() for edit in (cuts[words], added[words])}


def touched(
    edit: Edit, kind: ChangeKind, old: Words, new: Words, sides: tuple[Side, Side], headline: bool
) -> tuple[Substance, ...]:
    """What an edit touches."""
    parts = ((old, edit.a, edit.b), (new, edit.x, edit.y))
    changed = [{words.surface(k) for k in range(start, end)} for words, start, end in parts]
    differ = [
        (words, k)
        for (words, start, end), other in zip(parts, reversed(changed), strict=True)
        for k in range(start, end)
        if words.surface(k) not in other
    ]
    told = {
        Substance.HEADLINE: headline,
        Substance.QUOTE: any(
            is_quoted(words.span(a, b), side) for (words, a, b), side in zip(parts, sides, strict=True)
        ),
        Substance.FIGURE: kind is not ChangeKind.MOVED and any(is_figure(words.surface(k)) for words, k in differ),
        Substance.NAME: kind is not ChangeKind.MOVED and any(is_name(words, k) for words, k in differ),
    }
    found = tuple(substance for substance, holds in told.items() if holds)
    return found or (Substance.WORDS,)


def is_quoted(span: Span | None, side: Side) -> bool:
    """Whether words stand between quotation marks."""
    return span is not None and any(span.start < q.end and q.start < span.end for q in side.quoted)


def is_figure(word: str) -> bool:
    """Whether a word is a number, in digits or spelled."""
    return any(sign.isdigit() for sign in word) or word.lower() in SPELLED


def is_name(words: Words, k: int) -> bool:
    """Whether a word has a capital and does not begin a sentence, as names do."""
    start = words.folded.starts[words.at[k]]
    before = words.text[max(0, start - 4) : start]
    bare = before.rstrip(" \t\u00a0\"'“”‘’(")
    begins = not bare or bare[-1] in STOPS or (bare[-1] in DASHES and bare != before)
    return words.text[start].isupper() and not begins
