"""Write one side of a side-by-side view: the lines of a report cut at the rows, with passages, changes and quotes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, groupby, pairwise

from dateline.copies import Change, Row, align_rows, find_changes, find_common
from dateline.model import AlignedSpan, Copy, CopyKind, Direction, ReadReport, ReportId, Role, Span
from dateline.page.index import Pair, StoryIndex
from dateline.page.marks import passage_look
from dateline.page.markup import NOTHING, Markup, element, hidden, join, label
from dateline.page.segments import Layer, Mark, Weaver, find_lines
from dateline.page.wording import ROLES
from dateline.page.words import line_roles
from dateline.text.marks import find_quoted_regions

__all__ = ["Side", "View", "prepare_side", "prepare_view", "show_cell"]

# What a page carries for itself, or says twice; it is shown grey, and never called cut or added.
FURNITURE = frozenset(
    {Role.MASTHEAD, Role.SECTION, Role.FURNITURE, Role.DATE, Role.DUPLICATE_HEADLINE, Role.FOOTER, None}
)
_EXCERPT = 60  # characters of a moved passage shown where its twin stands


@dataclass(frozen=True, slots=True)
class View:
    """
    A pair made ready to be laid out.

    Args:
        pair, index: As given.
        rows: The rows, holding all of both texts.
        passages: The shared passages, each with its position in the pair from 1.
        changes: The words in which the two sides of a passage differ; None where it was too long to compare.
        lower: The moved passages that stand further down on the right than their place on the left.
        elsewhere: The addresses of the pages that have them, for the names of passages that this one has not.
    """

    pair: Pair
    index: StoryIndex
    rows: Sequence[Row]
    passages: Mapping[AlignedSpan, int]
    changes: Mapping[AlignedSpan, Sequence[Change] | None]
    lower: Mapping[AlignedSpan, bool]
    elsewhere: Mapping[str, str] = field(default_factory=dict)

    @property
    def retold(self) -> bool:
        """Whether the passages are retold and not copied."""
        return self.pair.copy.kind is CopyKind.REWRITE

    def number(self, passage: AlignedSpan) -> int:
        """The number of a passage, the same as in the reports."""
        side = (self.pair.copy.a, passage.a_start, passage.a_end)
        return self.index.numbers.get(side, self.passages[passage])

    def anchor(self, passage: AlignedSpan, *, left: bool) -> str:
        """The name of a passage on one side of this view."""
        return f"{self.pair.anchor}-{self.passages[passage]}-{'a' if left else 'b'}"

    def way(self, passage: AlignedSpan, *, left: bool) -> str:
        """Where a passage can be opened on one side: on this page, or on another part of it."""
        name = self.anchor(passage, left=left)
        return f"{self.elsewhere.get(name, '')}#{name}"

    def report(self, *, left: bool) -> ReportId:
        """The report on one side."""
        return self.pair.copy.a if left else self.pair.copy.b


@dataclass(frozen=True, slots=True)
class Side:
    """
    One report of a view.

    Args:
        view: The view.
        left: Which side it is.
        alone: What words that stand on this side only are: "cut", "added" or "only".
        roles: The role of each line.
        rows: For each row, which of the lines it shows.
        weaver: Writes the lines, in order.
    """

    view: View
    left: bool
    alone: str
    roles: Sequence[Role | None]
    rows: Sequence[range]
    weaver: Weaver

    def is_alone(self, number: int) -> bool:
        """Whether a row holds reporting that stands on this side only."""
        row = self.view.rows[number]
        return row.passage is None and any(self.roles[line] is Role.BODY for line in self.rows[number])

    def joins(self, number: int) -> bool:
        """Whether the words of a row follow those of the row before at once."""
        before, here = self.view.rows[number - 1], self.view.rows[number]
        return before.left.end == here.left.start if self.left else before.right.end == here.right.start


def prepare_view(pair: Pair, index: StoryIndex) -> View:
    """Align the two reports of a pair; spans that reach beyond a text are passed over."""
    copy = pair.copy
    left, right = (index.reports[report].report.text for report in (copy.a, copy.b))
    spans = [s for s in copy.spans if s.a_start < s.a_end <= len(left) and s.b_start < s.b_end <= len(right)]
    rows = align_rows(left, right, spans)
    retold = copy.kind is CopyKind.REWRITE
    return View(
        pair,
        index,
        rows,
        {span: position for position, span in enumerate(spans, start=1)},
        {span: () if retold else find_changes(left, right, span) for span in spans},
        _lower(rows),
    )


def _lower(rows: Sequence[Row]) -> dict[AlignedSpan, bool]:
    """For each moved passage, whether its right side comes after its left one."""
    found: dict[AlignedSpan, bool] = {}
    for row in rows:
        if row.moved and row.passage is not None:
            found.setdefault(row.passage, bool(row.left))
    return found


def prepare_side(view: View, *, left: bool) -> Side:
    """Cut one report at the rows."""
    read = view.index.reports[view.report(left=left)]
    text = read.report.text
    parts = [[*_lines(text, row.left if left else row.right)] for row in view.rows]
    lines = [line for part in parts for line in part]
    ends = accumulate((len(part) for part in parts), initial=0)
    return Side(
        view,
        left,
        _alone(view.pair.copy, left=left),
        line_roles(text, lines, read.report.zones),
        [range(*cut) for cut in pairwise(ends)],
        Weaver(text, lines, _marks(view, read, left=left)),
    )


def _lines(text: str, part: Span) -> Iterator[Span]:
    """The lines of a part, without the blanks where a row cuts them."""
    whole = part.of(text)
    for line in find_lines(whole):
        words = line.of(whole)
        start = part.start + line.start + len(words) - len(words.lstrip())
        yield Span(start, start + len(words.strip()))


def _alone(copy: Copy, *, left: bool) -> str:
    """What words on one side only are; that somebody cut or added them is said only where the direction is known."""
    if copy.direction is None or copy.kind not in (CopyKind.COPY, CopyKind.PARTIAL):
        return "only"
    return "cut" if (copy.direction is Direction.AB) == left else "added"


def _marks(view: View, read: ReadReport, *, left: bool) -> Iterator[Mark]:
    text = read.report.text
    for region in find_quoted_regions(text):
        yield Mark(region, Layer.QUOTE, "m said", "", hidden(" (quoted: "), hidden(") "))
    moved = {row.passage for row in view.rows if row.moved}
    facing = {row.passage for row in view.rows}
    alone = _alone(view.pair.copy, left=left)
    for passage, position in view.passages.items():
        remark = None if passage in facing and passage not in moved else _where_moved(view, passage, left=left)
        yield _passage(view, passage, position, remark, left=left)
        for change in view.changes[passage] or ():
            mine, theirs = (change.left, change.right) if left else (change.right, change.left)
            look, told = ("reworded", "reworded") if theirs else (f"{alone}-words", _ALONE_WORDS[alone])
            yield Mark(mine, Layer.DATE, look, "", hidden(f" ({told}: "), hidden(") "))
    if view.retold:
        yield from _common(view, left=left)


_ALONE_WORDS = {"cut": "cut", "added": "added", "only": "only here"}


def _common(view: View, *, left: bool) -> Iterator[Mark]:
    """The telling words that a retold passage and its twin have in common."""
    copy = view.pair.copy
    texts = [view.index.reports[report].report.text for report in (copy.a, copy.b)]
    for passage in view.passages:
        for span in find_common(texts[0], texts[1], passage)[0 if left else 1]:
            yield Mark(span, Layer.DATE, "common", "")


def _where_moved(view: View, passage: AlignedSpan, *, left: bool) -> str:
    """That a passage changed places, and where its twin stands."""
    there = view.index.tag(view.report(left=not left))
    if passage not in view.lower:
        return f"moved, also elsewhere in {there}"
    return f"moved: {'further down' if view.lower[passage] == left else 'further up'} in {there}"


def _passage(view: View, passage: AlignedSpan, position: int, moved: str | None, *, left: bool) -> Mark:
    number = view.number(passage)
    what = f"{'retold' if view.retold else 'shared'} passage {number}"
    chip = element(
        "a",
        str(number),
        class_="label chip",
        data_label=True,
        data_at=position,
        href=view.way(passage, left=not left),
        aria_label=f"{number}: {what} starts, {position} of {len(view.passages)} in this view; "
        f"go to it in {view.index.name(view.report(left=not left))}",
    )
    remarks = [
        label(f"{'↓' if 'down' in moved else '↑'} {moved} ", class_="remark-tag") if moved else None,
        None if view.changes[passage] is not None else label("too long to mark differences ", class_="remark-tag"),
    ]
    span = Span(passage.a_start, passage.a_end) if left else Span(passage.b_start, passage.b_end)
    return Mark(
        span,
        Layer.PASSAGE,
        f"m passage {passage_look(number, retold=view.retold)}",
        view.anchor(passage, left=left),
        join([chip, *remarks]),
        hidden(f" ({what} ends) "),
    )


def show_cell(side: Side, number: int) -> Markup:
    """One cell: the words of one side in a row; asked for in order of the rows."""
    row, lines = side.view.rows[number], side.rows[number]
    name = label(side.view.index.name(side.view.report(left=side.left)), class_="cell-name", tag="p")
    if not lines:
        return element("div", name, _nothing(side, row), class_="cell empty")
    if row.passage is not None:
        words = (_line(side, line, line == lines.start) for line in lines)
        return element("div", name, *words, class_="cell moved" if row.moved else "cell together")
    here = side.view.index.tag(side.view.report(left=side.left))
    tags = {"cut": "− cut", "added": "+ added", "only": f"only in {here}"}
    blocks = []
    for reporting, held in groupby(lines, key=lambda line: side.roles[line] is Role.BODY):
        words = (_line(side, line, line == lines.start) for line in held)
        if reporting:
            blocks.append(
                element(
                    "div", label(tags[side.alone], class_="alone-tag", tag="p"), *words, class_=f"alone {side.alone}"
                )
            )
        else:
            blocks.append(element("div", *words, class_="aside"))
    return element("div", name, *blocks, class_="cell")


def _nothing(side: Side, row: Row) -> Markup:
    """What stands in a cell without words: for a passage that moved, the way to it."""
    if row.passage is None or not row.moved:
        return element("p", hidden("nothing here"))
    view, span = side.view, row.passage
    here = Span(span.a_start, span.a_end) if side.left else Span(span.b_start, span.b_end)
    down = view.lower[span] != side.left
    return element(
        "p",
        element(
            "a",
            f"{'↓' if down else '↑'} {view.number(span)}",
            hidden(f": passage {view.number(span)} stands"),
            f" further {'down' if down else 'up'} here",
            href=view.way(span, left=side.left),
        ),
        ": ",
        element("q", element("bdi", _cut(here.of(view.index.reports[view.report(left=side.left)].report.text)))),
    )


def _cut(words: str) -> str:
    head = " ".join(words.split())
    return head if len(head) <= _EXCERPT else f"{head[:_EXCERPT].rpartition(' ')[0]} …"


def _line(side: Side, line: int, first: bool) -> Markup:
    role = side.roles[line]
    words, _ = side.weaver.weave(line)
    named = role is not None and role is not Role.BODY and (first or side.roles[line - 1] is not role)
    look = " aside-line" if role in FURNITURE else ""
    return join(
        [
            label(ROLES[role], class_="zone-name", tag="p") if named and role else NOTHING,
            element("p", words, dir="auto", class_=f"cell-line z-{role.value if role else 'none'}{look}"),
        ]
    )
