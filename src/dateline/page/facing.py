"""Write one side of a side-by-side view: the lines of a report cut at the rows, with passages, changes and quotes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from dateline.model import AlignedSpan, Copy, CopyKind, Direction, ReadReport, Role, Span
from dateline.page.alignment import Row, align_rows, find_changes
from dateline.page.index import Pair, StoryIndex
from dateline.page.marks import passage_look
from dateline.page.markup import NOTHING, Markup, element, hidden, join, label
from dateline.page.segments import Layer, Mark, Weaver, find_lines
from dateline.page.wording import QUOTE_TYPES, ROLES
from dateline.page.words import line_roles

__all__ = ["Side", "View", "prepare_side", "prepare_view", "show_cell"]

# What is compared; a page's mastheads and footers stand in the report itself.
_COMPARED = frozenset({Role.KICKER, Role.HEADLINE, Role.CAPTION, Role.DATELINE, Role.BODY, Role.CREDIT, None})


@dataclass(frozen=True, slots=True)
class View:
    """
    A pair made ready to be laid out.

    Args:
        pair, index: As given.
        rows: The rows, holding all of both texts.
        passages: The shared passages, each with its position in the pair from 1.
        changes: The words in which the two sides of a passage differ; None where it was too long to compare.
    """

    pair: Pair
    index: StoryIndex
    rows: Sequence[Row]
    passages: Mapping[AlignedSpan, int]
    changes: Mapping[AlignedSpan, tuple[list[Span], list[Span]] | None]

    def number(self, passage: AlignedSpan) -> int:
        """The number of a passage, the same as in the reports."""
        side = (self.pair.copy.a, passage.a_start, passage.a_end)
        return self.index.numbers.get(side, self.passages[passage])

    def anchor(self, passage: AlignedSpan, *, left: bool) -> str:
        """The name of a passage on one side of this view."""
        return f"{self.pair.anchor}-{self.passages[passage]}-{'a' if left else 'b'}"


@dataclass(frozen=True, slots=True)
class Side:
    """
    One report of a view.

    Args:
        name: The report, for those who hear the page.
        alone: What to call words that stand on this side only: "left out", "added", "only in R1".
        roles: The role of each line shown.
        rows: For each row, which of the lines it shows.
        left_out: The roles of the lines that are not shown.
        weaver: Writes the lines, in order.
    """

    name: str
    alone: str
    roles: Sequence[Role | None]
    rows: Sequence[range]
    left_out: frozenset[Role]
    weaver: Weaver


def prepare_view(pair: Pair, index: StoryIndex) -> View:
    """Align the two reports of a pair; spans that reach beyond a text are passed over."""
    copy = pair.copy
    left, right = (index.reports[report].report.text for report in (copy.a, copy.b))
    spans = [s for s in copy.spans if s.a_start < s.a_end <= len(left) and s.b_start < s.b_end <= len(right)]
    return View(
        pair,
        index,
        align_rows(left, right, spans),
        {span: position for position, span in enumerate(spans, start=1)},
        {span: find_changes(left, right, span) for span in spans},
    )


def prepare_side(view: View, *, left: bool) -> Side:
    """Cut one report at the rows, and drop the zones that are not compared unless they hold shared words."""
    copy = view.pair.copy
    read = view.index.reports[copy.a if left else copy.b]
    text = read.report.text
    parts = [[*_lines(text, row.left if left else row.right)] for row in view.rows]
    every = [line for lines in parts for line in lines]
    roles = dict(zip(every, line_roles(text, every, read.report.zones), strict=True))
    shown = {line for line, role in roles.items() if role in _COMPARED} | _touched(every, view.passages, left)
    kept = [[line for line in lines if line in shown] for lines in parts]
    lines = [line for group in kept for line in group]
    ends = accumulate((len(group) for group in kept), initial=0)
    return Side(
        view.index.name(read.report.id),
        _alone(copy, view.index, left=left),
        [roles[line] for line in lines],
        [range(*cut) for cut in pairwise(ends)],
        frozenset(role for line, role in roles.items() if role is not None and line not in shown),
        Weaver(text, lines, _marks(view, read, left=left)),
    )


def _lines(text: str, part: Span) -> Iterator[Span]:
    """The lines of a part, without the blanks where a row cuts them."""
    whole = part.of(text)
    for line in find_lines(whole):
        words = line.of(whole)
        start = part.start + line.start + len(words) - len(words.lstrip())
        yield Span(start, start + len(words.strip()))


def _touched(lines: Sequence[Span], passages: Mapping[AlignedSpan, int], left: bool) -> set[Span]:
    """The lines that hold words of a passage; both in order, so one walk over each."""
    held = sorted((s.a_start, s.a_end) if left else (s.b_start, s.b_end) for s in passages)
    touched: set[Span] = set()
    at = 0
    for line in lines:
        while at < len(held) and held[at][1] <= line.start:
            at += 1
        if at < len(held) and held[at][0] < line.end:
            touched.add(line)
    return touched


def _alone(copy: Copy, index: StoryIndex, *, left: bool) -> str:
    """What words on one side only are; that somebody cut or added them is said only where the direction is known."""
    if copy.direction is None or copy.kind not in (CopyKind.COPY, CopyKind.PARTIAL):
        return f"only in {index.tag(copy.a if left else copy.b)}"
    is_source = (copy.direction is Direction.AB) == left
    return "left out" if is_source else "added"


def _marks(view: View, read: ReadReport, *, left: bool) -> Iterator[Mark]:
    for quote in read.quotes:
        for span in quote.content:
            yield Mark(span, Layer.QUOTE, f"m quote {QUOTE_TYPES[quote.type]}", "")
    facing = {row.passage for row in view.rows}
    for passage, position in view.passages.items():
        yield _passage(view, passage, position, passage in facing, left=left)
        changed = view.changes[passage]
        for span in changed[0 if left else 1] if changed else ():
            yield Mark(span, Layer.DATE, "changed", "", hidden(" (differs: "), hidden(") "))


def _passage(view: View, passage: AlignedSpan, position: int, faces: bool, *, left: bool) -> Mark:
    copy, number = view.pair.copy, view.number(passage)
    what = f"shared passage {number}"
    chip = element(
        "a",
        str(number),
        class_="label chip",
        data_label=True,
        href=f"#{view.anchor(passage, left=not left)}",
        aria_label=f"{number}: {what} starts, {position} of {len(view.passages)} in this view; "
        f"go to it in {view.index.name(copy.b if left else copy.a)}",
    )
    remarks = [
        None if faces else label("moved", class_="remark-tag"),
        None if view.changes[passage] is not None else label("too long to mark differences", class_="remark-tag"),
    ]
    span = Span(passage.a_start, passage.a_end) if left else Span(passage.b_start, passage.b_end)
    return Mark(
        span,
        Layer.PASSAGE,
        f"m passage {passage_look(number)}",
        view.anchor(passage, left=left),
        join([chip, *remarks]),
        hidden(f" ({what} ends) "),
    )


def show_cell(side: Side, row: Row, number: int) -> Markup:
    """One cell: the words of one side in a row; asked for in order of the rows."""
    lines = side.rows[number]
    name = label(side.name, class_="cell-name", tag="p")
    if not lines:
        return element("div", name, element("p", "—", hidden(" nothing here")), class_="cell empty")
    alone = row.passage is None and any(side.roles[line] is Role.BODY for line in lines)
    return element(
        "div",
        name,
        label(side.alone, class_="alone-tag", tag="p") if alone else None,
        *(_line(side, line, line == lines.start) for line in lines),
        class_="cell together" if row.passage else "cell alone",
    )


def _line(side: Side, line: int, first: bool) -> Markup:
    role = side.roles[line]
    words, _ = side.weaver.weave(line)
    named = role is not None and role is not Role.BODY and (first or side.roles[line - 1] is not role)
    return join(
        [
            label(ROLES[role], class_="zone-name", tag="p") if named and role else NOTHING,
            element("p", words, dir="auto", class_=f"cell-line z-{role.value if role else 'none'}"),
        ]
    )
