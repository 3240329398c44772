"""Show two reports side by side: shared passages in facing cells, what only one of them has in cells of its own."""

from __future__ import annotations

from dateline.model import CopyKind
from dateline.page.facing import Side, View, prepare_side, prepare_view, show_cell
from dateline.page.index import Pair, StoryIndex
from dateline.page.markup import NOTHING, Markup, element, join
from dateline.page.shared import show_direction, show_left_out
from dateline.page.wording import COPY_KINDS, ROLES, say_percent

__all__ = ["show_pairs"]


def show_pairs(index: StoryIndex) -> Markup:
    """The side-by-side views, one closed section for each pair."""
    views = [pair for pair in index.pairs if pair.laid_out]
    missing = sum(1 for pair in index.pairs if pair.copy.kind is not CopyKind.BOILERPLATE) - len(views)
    about = (
        "Each view holds both reports, passage by passage. Facing cells are shared; a cell that faces nothing is what "
        "one report has and the other has not; words in bold with a wavy line differ within a shared passage."
    )
    none = "No two reports share text that could be laid side by side."
    return element(
        "section",
        element("h2", "Side by side", id="pairs-title"),
        element("p", about if views or missing else none, class_="remark"),
        *(_section(pair, index) for pair in views),
        show_left_out(missing, "pair", "the side-by-side views"),
        id="pairs",
        aria_labelledby="pairs-title",
    )


def _section(pair: Pair, index: StoryIndex) -> Markup:
    copy = pair.copy
    title = join([index.show_dated_name(copy.a), " and ", index.show_dated_name(copy.b)])
    shares = f"{COPY_KINDS[copy.kind]}, {say_percent(copy.a_share)} and {say_percent(copy.b_share)} shared"
    view = prepare_view(pair, index)
    return element(
        "details",
        element("summary", element("h3", title), " ", element("span", shares, class_="in-short")),
        # A link opens the section because its target lies inside; that needs no script.
        element("div", _tools(view), _rows(view), id=pair.anchor, class_="facing"),
        class_="pair",
    )


def _tools(view: View) -> Markup:
    jumps = [
        element(
            "a",
            str(view.number(passage)),
            href=f"#{view.anchor(passage, left=True)}",
            class_="jump",
            aria_label=f"{view.number(passage)}: shared passage {position} of {len(view.passages)} in this view",
        )
        for passage, position in view.passages.items()
    ]
    buttons = [
        element("button", "Previous passage", type="button", data_step="-1"),
        element("button", "Next passage", type="button", data_step="1"),
        element("button", "Keys n and p", type="button", data_keys=True, aria_pressed="true"),
    ]
    return element(
        "div",
        element("p", "Who has it from whom: ", show_direction(view.pair.copy, view.index), "."),
        element("p", *(["Shared passages: ", join(jumps, " ")] if jumps else ["No passage is the same."])),
        # Hidden until the script that serves them runs.
        element("p", *buttons, class_="buttons", hidden=True) if jumps else None,
        class_="tools",
    )


def _rows(view: View) -> Markup:
    copy, index = view.pair.copy, view.index
    left, right = prepare_side(view, left=True), prepare_side(view, left=False)
    heads = [
        element("p", index.link(report), f", {say_percent(share)} shared", class_="cell head")
        for report, share in ((copy.a, copy.a_share), (copy.b, copy.b_share))
    ]
    rows = [
        element(
            "div",
            show_cell(left, row, number),
            show_cell(right, row, number),
            class_="row together" if row.passage else "row apart",
        )
        for number, row in enumerate(view.rows)
        if left.rows[number] or right.rows[number]
    ]
    return join(
        [
            element("div", element("div", *heads, class_="row heads"), *rows, class_="rows"),
            _say_left_out((left, right)),
        ]
    )


def _say_left_out(sides: tuple[Side, Side]) -> Markup:
    roles = sorted({ROLES[role].lower() for side in sides for role in side.left_out})
    if not roles:
        return NOTHING
    return element("p", f"Not compared here: {', '.join(roles)}. The reports themselves hold them.", class_="remark")
