"""List the further prints of a report's text: one line that opens, and in it what each print has of its own."""

from __future__ import annotations

from dateline.copies import Change, find_changes
from dateline.model import ReportId, Span
from dateline.page.anchors import prints_anchor, report_anchor
from dateline.page.article import show_title
from dateline.page.index import StoryIndex
from dateline.page.markup import Child, Markup, element, foreign, join
from dateline.page.prints import Print
from dateline.page.shared import show_left_out
from dateline.page.wording import count, cut_short, say_percent, say_published
from dateline.page.words import show_own_words

__all__ = ["show_prints"]

_CHANGES = 6  # changed words shown of one print
_WORD = 40  # characters of each


def show_prints(first: ReportId, index: StoryIndex) -> Markup | None:
    """The folded prints of a report, or None when it has none."""
    held = index.prints.get(first, ())
    if not held:
        return None
    changes = [_changes(one, index) for one in held]
    alike = sum(1 for found, one in zip(changes, held, strict=True) if found == [] and not one.own)
    what = "identical print" if alike == len(held) else "print of this text"
    many = what.replace("print", "prints", 1)
    told = f"and {count(len(held), f'more {what}', f'more {many}')}"
    word_for_word = f" ({alike:,} of them word for word)" if 0 < alike < len(held) else ""
    listed = held[: index.options.max_listed]
    items = [_print(one, found, index) for one, found in zip(listed, changes, strict=False)]
    return element(
        "details",
        element("summary", told, element("span", word_for_word, class_="in-short")),
        element(
            "p",
            "Nine tenths or more of each are the words of ",
            index.link(first),
            ", where they are marked. Here stands what each has of its own.",
            class_="remark prints-head",
            id=prints_anchor(report_anchor(first)),  # inside, so that a link to it opens the list without script
        ),
        element("ol", *items),
        show_left_out(len(held) - len(listed), "print", "this list"),
        class_="prints",
    )


def _print(one: Print, changes: list[Markup] | None, index: StoryIndex) -> Markup:
    read = index.reports[one.report]
    known = read.report.metadata
    when = say_published(known.published)
    if changes is None:
        differs: Child = "too long to compare word by word"
    elif not changes:
        differs = "word for word"
    else:
        more = len(changes) - _CHANGES
        differs = join(
            ["with ", join(changes[:_CHANGES], "; "), f"; and {count(more, 'more change')}" if more > 0 else None]
        )
    return element(
        "li",
        element(
            "p",
            index.show_tag(one.report),
            " ",
            foreign(known.outlet.value)
            if known.outlet.value
            else element("span", "outlet not determined", class_="unknown"),
            ", ",
            foreign(when) if when != "not determined" else element("span", "date not determined", class_="unknown"),
            ": ",
            element("b", show_title(read, index)),
        ),
        element("p", f"{say_percent(one.share)} of its body is here, ", differs, ".", class_="remark"),
        show_own_words(read, one.own, index),
        element(
            "p",
            "Read from ",
            foreign(read.report.where),
            ". SHA-256 of the text: ",
            element("code", read.report.text_sha256, class_="hash"),
            class_="provenance",
        ),
        id=report_anchor(one.report),
        class_="print",
    )


def _changes(one: Print, index: StoryIndex) -> list[Markup] | None:
    """The words that differ within what a print shares; None when a passage is too long to compare."""
    first, text = index.reports[one.first].report.text, index.reports[one.report].report.text
    found: list[Markup] = []
    for span in one.spans:
        changes = find_changes(first, text, span)
        if changes is None:
            return None
        found += [_say(change, first, text) for change in changes]
    return found


def _say(change: Change, first: str, text: str) -> Markup:
    """One change: "nine" for "eight"; added words; words left out."""
    there, here = _quoted(change.left, first), _quoted(change.right, text)
    if not change.left:
        return join([here, " added"])
    return join([there, " left out"]) if not change.right else join([here, " for ", there])


def _quoted(span: Span, text: str) -> Markup:
    return element("q", foreign(cut_short(span.of(text).strip(".,;:"), _WORD)))
