"""List the pairs of reports that share text: how much of each, who copied as far as that is known, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.model import AlignedSpan, Copy, CopyKind, Direction, ReportId, Span
from dateline.page.index import Pair, StoryIndex
from dateline.page.markup import NOTHING, Child, Markup, element, foreign, hidden, join
from dateline.page.wording import COPY_KINDS, COPY_KINDS_EXPLAINED, count, say_percent

__all__ = [
    "UNSETTLED",
    "show_direction",
    "show_kinds",
    "show_left_out",
    "show_left_out_lines",
    "show_pair_table",
    "show_reason",
    "show_shared",
]

# Kinds for which "who copied" is a question: two reports that quote the same words need not know each other.
UNSETTLED = frozenset({CopyKind.COPY, CopyKind.PARTIAL, CopyKind.REWRITE})

_LONG_ID = 8
_STOPS = ".,;:()“”"
_COLUMNS = ("Reports", "What is shared", "Who has it from whom", "Why")


def show_shared(index: StoryIndex) -> Markup:
    """The table of pairs, most shared words first; each row opens the pair side by side, or its words."""
    listed = [pair for pair in index.pairs if pair.listed]
    table = show_pair_table(listed, f"{count(len(index.pairs), 'pair')} of reports, the largest share first", index)
    return element(
        "section",
        element("h2", "Shared text", id="shared-title"),
        table if listed else element("p", "No two reports of this record were found to share text."),
        show_left_out(len(index.pairs) - len(listed), "pair", "the table"),
        _of_prints(index),
        show_kinds(index) if listed else None,
        id="shared",
        aria_labelledby="shared-title",
    )


def show_pair_table(pairs: Iterable[Pair], caption: str, index: StoryIndex) -> Markup:
    """A table of pairs in the order given."""
    head = [element("th", name, scope="col", role="columnheader") for name in _COLUMNS]
    return element(
        "table",
        element("caption", caption),
        element("thead", element("tr", *head, role="row"), role="rowgroup"),
        element("tbody", *(_row(pair, index) for pair in pairs), role="rowgroup"),
        role="table",
        class_="stacking",
    )


def _of_prints(index: StoryIndex) -> Markup | None:
    """How many pairs are not listed since further prints of one text stand in them."""
    number = sum(1 for copy in index.story.copies if copy.a in index.folded or copy.b in index.folded)
    if not number:
        return None
    first = [index.prints_link(report, len(held)) for report, held in index.prints.items()]
    told = f"{count(number, 'more pair')} with further prints, which share what the reports listed here share: "
    return element("p", told, join(first, ", "), ". `dateline copies` lists all of them.", class_="left-out")


def show_left_out(number: int, noun: str, where: str, command: str = "copies") -> Markup:
    """What a limit of the page left out, said with its number."""
    if number <= 0:
        return NOTHING
    smaller = " with smaller shares" if noun == "pair" else ""
    told = f"{count(number, noun)}{smaller} left out of {where}; `dateline {command}` lists all of them."
    return element("p", told, class_="left-out")


def show_left_out_lines(number: int, noun: str, command: str, index: StoryIndex) -> Markup:
    """What is not told again of folded prints, said with its number."""
    if number <= 0:
        return NOTHING
    prints = count(len(index.folded), "further print")
    told = f"{count(number, noun)} of {prints} are those of the reports laid out here; `dateline {command}` lists them."
    return element("p", told, class_="left-out")


def show_direction(copy: Copy, index: StoryIndex) -> Markup:
    """Who has the words from whom, or that it is not determined."""
    if copy.direction is not None:
        source, taker = (copy.a, copy.b) if copy.direction is Direction.AB else (copy.b, copy.a)
        how = " retells " if copy.kind is CopyKind.REWRITE else " has it from "
        told: Child = join([index.show_name(taker), how, index.show_name(source)])
    elif copy.kind in UNSETTLED:
        told = element("span", "not determined", class_="unknown")
    else:
        told = "not counted as copying"
    common = join(["; both may have it from ", foreign(copy.common_source)]) if copy.common_source else None
    return join([told, common])


def show_reason(copy: Copy, index: StoryIndex) -> Markup:
    """Why the pair is what it is said to be; where the reason names a report by its id, this page's name for it."""
    own = {report for report in (copy.a, copy.b) if _is_unmistakable(report)}
    words = (word.strip(_STOPS) for word in copy.because.split())  # third reports: "by way of r-..."
    ids = own | {ReportId(word) for word in words if word in index.order and _is_unmistakable(word)}
    if not ids:
        return foreign(copy.because)
    longest_first = sorted(ids, key=lambda report: (-len(report), report))
    parts = re.split(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(?!\w)", copy.because)
    shown = [index.show_name(ReportId(part)) if part in ids else element("bdi", part) for part in parts]
    return element("span", *shown)


def _is_unmistakable(report: str) -> bool:
    """True for an id that can be no word or figure of the reason; "7" or "letter" may be, and stay as they are."""
    return len(report) >= _LONG_ID and any(map(str.isdigit, report)) and any(map(str.isalpha, report))


def _row(pair: Pair, index: StoryIndex) -> Markup:
    copy = pair.copy
    shares = join(
        [
            element("b", COPY_KINDS[copy.kind], class_="retold" if copy.kind is CopyKind.REWRITE else None),
            f": {say_percent(copy.a_share)} of {index.tag(copy.a)}, {say_percent(copy.b_share)} of {index.tag(copy.b)}",
            f", {count(len(copy.spans), 'passage')}",
        ]
    )
    return element(
        "tr",
        element("th", _open_pair(pair, index), scope="row", role="rowheader"),
        element("td", shares, role="cell"),
        element("td", show_direction(copy, index), role="cell"),
        element("td", show_reason(copy, index), role="cell", class_="because"),
        role="row",
        class_="weak" if copy.kind is CopyKind.REWRITE else None,
    )


def _open_pair(pair: Pair, index: StoryIndex) -> Markup:
    copy = pair.copy
    names = (index.show_dated_name(copy.a), join(["and ", index.show_dated_name(copy.b)]))
    both = join([element("span", name, class_="own-line") for name in names], " ")
    if pair.laid_out:
        return element("a", both, hidden(": side by side"), href=index.to_pair(pair))
    if not copy.spans:
        return join([index.link(copy.a), " and ", index.link(copy.b)])
    first = copy.spans[0]
    return join([_to_words(copy.a, first, index), " and ", _to_words(copy.b, first.turned(), index)])


def _to_words(report: ReportId, first: AlignedSpan, index: StoryIndex) -> Markup:
    """A report's name, opening the first of the shared words in it."""
    where = index.to_passage(report, Span(first.a_start, first.a_end))
    return element("a", index.show_dated_name(report), href=where)


def show_kinds(index: StoryIndex) -> Markup:
    """What each kind that was met means."""
    used = {pair.copy.kind for pair in index.pairs}
    rows = [
        element("div", element("dt", COPY_KINDS[kind]), element("dd", COPY_KINDS_EXPLAINED[kind]))
        for kind in CopyKind
        if kind in used
    ]
    return element("dl", *rows, class_="kinds")
