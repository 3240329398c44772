"""Show two reports side by side: shared passages in facing cells, what only one of them has in cells of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from dateline.copies import Row
from dateline.model import Copy, CopyKind, Direction, ReportId
from dateline.page.facing import Side, View, prepare_side, prepare_view, show_cell
from dateline.page.index import Pair, StoryIndex
from dateline.page.markup import Child, Markup, element, join, label
from dateline.page.parts import cut_row, cut_runs
from dateline.page.shared import show_direction, show_left_out, show_reason
from dateline.page.wording import COPY_KINDS, count, say_percent
from dateline.text.marks import find_quoted_regions

__all__ = ["show_facing", "show_facing_key", "show_facing_part", "show_pairs"]


def show_pairs(index: StoryIndex) -> Markup:
    """The side-by-side views, one closed section for each pair."""
    views = [pair for pair in index.pairs if pair.laid_out]
    missing = sum(1 for pair in index.pairs if pair.copy.kind is not CopyKind.BOILERPLATE) - len(views)
    none = "No two reports share text that could be laid side by side."
    return element(
        "section",
        element("h2", "Side by side", id="pairs-title"),
        show_facing_key(views) if views else None if missing else element("p", none, class_="remark"),
        *(_section(pair, index) for pair in views),
        show_left_out(missing, "pair", "the side-by-side views"),
        id="pairs",
        aria_labelledby="pairs-title",
    )


def show_facing_key(views: Iterable[Pair]) -> Markup:
    """What each mark means, drawn with the mark itself."""
    has_rewrites = any(pair.copy.kind is CopyKind.REWRITE for pair in views)
    rows = [*_marks_of_copies(), *([_mark_of_rewrites()] if has_rewrites else [])]
    keys = [element("kbd", key) for key in "npjk?"]
    told = element(
        "p",
        "Next and previous passage: the buttons of each view, or ",
        *(keys[0], " and ", keys[1], " (also ", keys[2], " and ", keys[3], "). ", keys[4], " lists the keys."),
        class_="remark keys-told",
        hidden=True,  # until the script that serves them runs
    )
    listed = (element("div", element("dt", mark), element("dd", words)) for mark, words in rows)
    return join([element("dl", *listed, class_="facing-key"), told])


def _marks_of_copies() -> list[tuple[Child, str]]:
    """The marks of shared words, and of what only one side has."""
    return [
        (
            element("span", label("2", class_="chip"), "words", class_="m passage h2 u2"),
            "the same words, facing each other; one number on both sides",
        ),
        (element("span", "words", class_="reworded"), "reworded within a shared passage"),
        (element("span", "− cut", class_="alone-tag cut"), "only in the report that the other one copied"),
        (element("span", "+ added", class_="alone-tag added"), "only in the report that copied"),
        (element("span", "only in R1", class_="alone-tag only"), "only on one side; who copied is not determined"),
        (
            element("span", "↓ moved", class_="remark-tag"),
            "reordered: the passage stands elsewhere on the other side; its number leads there",
        ),
        (
            element("span", "“words”", class_="m said"),
            "quoted: both may have it from the speaker, which is no sign of copying",
        ),
        (element("span", "words", class_="aside-line"), "what the page carries for itself: mastheads, dates, footers"),
    ]


def _mark_of_rewrites() -> tuple[Child, str]:
    """The mark of sentences that say the same in other words."""
    words = ("they ", element("span", "Orsun", class_="common"))
    return (
        element("span", label("8", class_="chip"), *words, class_="m passage h3 retold"),
        "retold, not copied word for word: the sentences say the same; telling words of both are underlined",
    )


def _section(pair: Pair, index: StoryIndex) -> Markup:
    copy = pair.copy
    title = join([index.show_dated_name(copy.a), " and ", index.show_dated_name(copy.b)])
    shares = f"{COPY_KINDS[copy.kind]}, {say_percent(copy.a_share)} and {say_percent(copy.b_share)}"
    return element(
        "details",
        element("summary", element("h3", title), " ", element("span", shares, class_="in-short")),
        show_facing(pair, index),  # a link opens the section because its target lies inside; that needs no script
        class_="pair",
    )


def show_facing(pair: Pair, index: StoryIndex) -> Markup:
    """Two reports in facing columns, with what was done to the text and the ways from passage to passage."""
    view = prepare_view(pair, index)
    left, right = prepare_side(view, left=True), prepare_side(view, left=False)
    return _facing(view, left, right, range(len(view.rows)))


def show_facing_part(
    pair: Pair, index: StoryIndex, most: int, number: int, address: Callable[[int], str]
) -> tuple[Markup, int]:
    """
    A part of two reports in facing columns, so that the page of two long ones stays small.

    Args:
        pair, index: As ``show_facing`` takes them.
        most: Bytes that the words of a part come to with their marks, about.
        number: Which part, from 1; one beyond the last is the last.
        address: Gives the address of a part.

    Returns:
        The part, and how many parts there are.
    """
    view = prepare_view(pair, index)
    left_text, right_text = (index.reports[report].report.text for report in (pair.copy.a, pair.copy.b))
    rows = [cut for row in view.rows for cut in cut_row(row, left_text, right_text, most // 6)]
    view = replace(view, rows=rows)
    runs = cut_runs([_weight(row) for row in view.rows], most)
    shown = runs[min(number, len(runs)) - 1]
    homes = {
        view.anchor(row.passage, left=left): at
        for at, run in reversed([*enumerate(runs, 1)])  # a long passage begins on the first of its pages
        for row in view.rows[run.start : run.stop]
        if row.passage is not None
        for left, side in ((True, row.left), (False, row.right))
        if side
    }
    here = runs.index(shown) + 1
    view = replace(view, elsewhere={name: address(at) for name, at in homes.items() if at != here})
    left, right = prepare_side(view, left=True), prepare_side(view, left=False)
    return _facing(view, left, right, shown), len(runs)


def _weight(row: Row) -> int:
    """What a row comes to, about."""
    return 700 + 2 * (len(row.left) + len(row.right))


def _facing(view: View, left: Side, right: Side, shown: range) -> Markup:
    """Rows of a view with its tools."""
    tools = _tools(view, (left, right), shown)
    return element("div", *tools, _rows(view, left, right, shown), id=view.pair.anchor, class_="facing")


def _tools(view: View, sides: tuple[Side, Side], shown: range) -> Iterator[Markup]:
    """What stands above a view: who has it from whom, what was done to the text, and the ways to its passages."""
    copy, index = view.pair.copy, view.index
    yield element(
        "div",
        element(
            "p",
            "Who has it from whom: ",
            show_direction(copy, index),
            ". ",
            element("span", show_reason(copy, index), ".", class_="because"),
        ),
        element("p", _in_short(view, sides)),
        class_="about-pair",
    )
    if jumps := _jumps(view, shown):
        yield element(
            "div",
            # Hidden until the script that serves them runs.
            element("p", *_buttons(), element("span", class_="where", role="status"), class_="buttons", hidden=True),
            element("p", "Passages: " if len(jumps) > 1 else "Passage: ", join(jumps, " "), class_="jumps"),
            class_="tools",
        )


def _jumps(view: View, shown: range) -> list[Markup]:
    """A link to each passage of the rows that are shown."""
    here = {row.passage for row in view.rows[shown.start : shown.stop] if row.left}
    return [
        element(
            "a",
            str(view.number(passage)),
            href=f"#{view.anchor(passage, left=True)}",
            class_="jump",
            data_at=position,
            aria_label=f"{view.number(passage)}: shared passage {position} of {len(view.passages)} in this view",
        )
        for passage, position in view.passages.items()
        if passage in here or len(shown) == len(view.rows)
    ]


def _buttons() -> list[Markup]:
    """The buttons that step from passage to passage."""
    return [
        element("button", "Previous", element("span", " passage", class_="wide"), type="button", data_step="-1"),
        element("button", "Next", element("span", " passage", class_="wide"), type="button", data_step="1"),
        element("button", "Keys n and p", type="button", data_keys=True, aria_pressed="true"),
        element("button", "?", type="button", data_help=True, aria_label="List the keys"),
    ]


def _in_short(view: View, sides: tuple[Side, Side]) -> str:
    """What was done to the text, counted."""
    if not view.passages:
        return "No passage is the same."
    changes = [change for found in view.changes.values() for change in found or ()]
    reworded = sum(1 for change in changes if change.left and change.right)
    parts = [count(len(view.passages), "retold passage" if view.retold else "shared passage")]
    if view.lower:
        parts.append(f"{len(view.lower)} of them moved")
    if reworded:
        parts.append(f"{count(reworded, 'place')} reworded")
    for side in sides:
        stretches = sum(_begins_alone(side, number) for number in range(len(view.rows)))
        if stretches:
            only = f"only in {view.index.tag(view.report(left=side.left))}"
            parts.append(f"{count(stretches, 'stretch', 'stretches')} {only if side.alone == 'only' else side.alone}")
    told = ", ".join(parts)
    quoted = _quoted_share(view)
    return f"{told}. {quoted}" if quoted else f"{told}."


def _begins_alone(side: Side, number: int) -> bool:
    """Whether a row begins reporting that stands on this side only; a long stretch may have been cut into rows."""
    rows = side.view.rows
    if not side.is_alone(number):
        return False
    return number == 0 or not (side.is_alone(number - 1) and rows[number - 1].passage is None and side.joins(number))


def _quoted_share(view: View) -> str:
    """How much of the shared words is quoted speech, which says nothing of copying."""
    text = view.index.reports[view.pair.copy.a].report.text
    regions = find_quoted_regions(text)
    shared = sum(passage.a_end - passage.a_start for passage in view.passages)
    ends = ((max(p.a_start, r.start), min(p.a_end, r.end)) for p in view.passages for r in regions)
    quoted = sum(max(0, end - start) for start, end in ends)
    if not quoted or not shared:
        return ""
    what = "retold" if view.retold else "shared"
    return f"{say_percent(min(1.0, quoted / shared))} of the {what} words stand in quotation marks."


def _rows(view: View, left: Side, right: Side, shown: range) -> Markup:
    copy, index = view.pair.copy, view.index
    heads = [_head(copy, report, share, index) for report, share in ((copy.a, copy.a_share), (copy.b, copy.b_share))]
    rows = [
        element("div", show_cell(left, number), show_cell(right, number), class_=_look(view, number))
        for number in shown
        if left.rows[number] or right.rows[number]
    ]
    return element("div", element("div", *heads, class_="row heads"), *rows, class_="rows")


def _head(copy: Copy, report: ReportId, share: float, index: StoryIndex) -> Markup:
    """The name over a column, with its part in the pair."""
    part = "retold" if copy.kind is CopyKind.REWRITE else "shared"
    role = None
    if copy.direction is not None:
        source = copy.a if copy.direction is Direction.AB else copy.b
        how = "retells" if copy.kind is CopyKind.REWRITE else "has it from"
        words = " the source" if report == source else f" {how} {index.tag(source)}"
        role = element("span", words, class_="in-short")
    return element("p", index.link(report), f", {say_percent(share)} {part}", role, class_="cell head")


def _look(view: View, number: int) -> str:
    row = view.rows[number]
    return "row moved" if row.moved else "row together" if row.passage else "row apart"
