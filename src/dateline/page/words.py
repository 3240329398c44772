"""Write a report's whole text, line by line, in its zones, with marks in the words and notes beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dateline.model import ReadReport, Role, Span, Zone
from dateline.page.index import StoryIndex
from dateline.page.marks import find_marks
from dateline.page.markup import Markup, element, escape, label
from dateline.page.parts import lines_of
from dateline.page.segments import Layer, Mark, Weaver, find_lines
from dateline.page.wording import ROLES

__all__ = ["line_roles", "show_own_words", "show_words"]


def show_words(read: ReadReport, index: StoryIndex, within: Span | None = None) -> Markup:
    """
    The text of a report, or a part of it.

    Without what carries ``data-label`` the words are the report's text, character for character; only line ends
    are written as one sign, and control characters as their drawn forms.
    """
    text = read.report.text
    part = within or Span(0, len(text))
    lines = find_lines(text) if within is None else lines_of(text, within)
    roles = line_roles(text, lines, read.report.zones)
    marks = [*find_marks(read, index), *_inline_zones(lines, roles, read.report.zones)]
    if within is not None:
        marks = [mark for mark in marks if mark.span.overlaps(within)]
    weaver = Weaver(text, lines, marks)
    written: list[str] = []
    for blank, first, beyond in _blocks(text, lines, roles, part.start):
        written += [blank, _block(weaver, text, lines, first, beyond, roles[first])]
    written.append(_blank(text, lines[-1].end if lines else part.start, part.end))
    return element("div", Markup("".join(written)), *_lost(marks, weaver), class_="words", lang=_language(read))


def show_own_words(read: ReadReport, stretches: Sequence[Span], index: StoryIndex) -> Markup | None:
    """Of a report folded into another one, the words that the other lacks, with their marks and notes."""
    text = read.report.text
    whole = find_lines(text)
    cuts = (
        Span(max(line.start, own.start), min(line.end, own.end))
        for own in stretches
        for line in whole
        if line.overlaps(own)
    )
    lines = [cut for cut in cuts if not cut.of(text).isspace()]
    roles = line_roles(text, lines, read.report.zones)
    marks = find_marks(read, index)
    weaver = Weaver(text, lines, marks)
    parts: list[Markup] = []
    for number, role in enumerate(roles):
        words, notes = weaver.weave(number)
        name = None if role is Role.BODY else label(ROLES[role] if role else "In no zone", " ", class_="zone-tag")
        beside = element("ul", *notes, class_="notes", data_label=True) if notes else None
        parts.append(element("div", element("p", name, words, dir="auto"), beside, class_="line"))
    parts += _lost(marks, weaver)
    return element("div", *parts, class_="words own", lang=_language(read)) if parts else None


def _lost(marks: Sequence[Mark], weaver: Weaver) -> list[Markup]:
    """Names of words that stand on no line: a link must still open the report."""
    lost = {mark.anchor for mark in marks if mark.anchor} - weaver.placed
    return [label(id_=anchor) for anchor in sorted(lost)]


def line_roles(text: str, lines: Sequence[Span], zones: Sequence[Zone]) -> list[Role | None]:
    """
    The role of each line: body when any of the body stands on it, else that of the zone with most of it.

    None is a line in no zone.
    """
    roles: list[Role | None] = []
    at = 0
    for line in lines:
        while at < len(zones) and zones[at].span.end <= line.start:
            at += 1
        held: dict[Role, int] = {}
        for zone in zones[at:]:
            if zone.span.start >= line.end:
                break
            within = min(zone.span.end, line.end) - max(zone.span.start, line.start)
            held[zone.role] = held.get(zone.role, 0) + within
        best = max(held, key=lambda role: held[role], default=None)
        roles.append(Role.BODY if Role.BODY in held else best)
    return roles


def _inline_zones(lines: Sequence[Span], roles: Sequence[Role | None], zones: Sequence[Zone]) -> Iterator[Mark]:
    """The zones that share a line with another: the dateline before the first sentence."""
    at = 0
    for line, role in zip(lines, roles, strict=True):
        while at < len(zones) and zones[at].span.end <= line.start:
            at += 1
        for zone in zones[at:]:
            if zone.span.start >= line.end:
                break
            if zone.role is not role:
                tag = label(ROLES[zone.role], " ", class_="zone-tag")
                span = Span(max(zone.span.start, line.start), min(zone.span.end, line.end))
                yield Mark(span, Layer.ZONE, f"inline-zone z-{zone.role.value}", "", opening=tag)


def _blocks(
    text: str, lines: Sequence[Span], roles: Sequence[Role | None], start: int
) -> Iterator[tuple[Markup, int, int]]:
    """Runs of lines with one role: the blank before each, its first line and the one beyond its last."""
    starts = [i for i in range(len(lines)) if i == 0 or roles[i] is not roles[i - 1]]
    for first, beyond in pairwise([*starts, len(lines)]):
        yield _blank(text, lines[first - 1].end if first else start, lines[first].start), first, beyond


def _block(weaver: Weaver, text: str, lines: Sequence[Span], first: int, beyond: int, role: Role | None) -> Markup:
    name = ROLES[role] if role else "In no zone"
    parts: list[str] = []
    for number in range(first, beyond):
        if number > first:
            parts.append(_blank(text, lines[number - 1].end, lines[number].start))
        words, notes = weaver.weave(number)
        paragraph = element("p", words, dir="auto")
        beside = element("ul", *notes, class_="notes", data_label=True) if notes else None
        parts.append(element("div", paragraph, beside, class_="line"))
    return element(
        "div",
        None if role is Role.BODY else label(name, class_="zone-name", tag="p"),
        Markup("".join(parts)),
        class_=f"zone z-{role.value if role else 'none'}",
    )


def _blank(text: str, start: int, end: int) -> Markup:
    """What stands between two lines, its line ends written as a page has them."""
    return escape(text[start:end].replace("\r\n", "\n").replace("\r", "\n"))


def _language(read: ReadReport) -> str | None:
    value = read.report.metadata.language.value or ""
    known = value[:1].isascii() and value.replace("-", "").isalnum() and 2 <= len(value.split("-")[0]) <= 3
    return value if known and value.isascii() else None
