"""Reports for tests, built from words: a text that is all body, and a text whose attributions are marked in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.language import analyse
from dateline.model import AnnotatedText, Media, Report, ReportId, Role, Span, Zone
from dateline.text.ids import sha256_of_text

__all__ = ["Attribution", "annotated", "marked"]

MARKED = re.compile(r"\[([^\[\]]*)\](source|cue)(\d?)|\{([^{}]*)\}content(\d?)")


@dataclass(frozen=True, slots=True)
class Attribution:
    """What a marked text says of one attribution, as its words."""

    source: tuple[str, ...]
    cue: tuple[str, ...]
    content: tuple[str, ...]


def annotated(text: str, *zones: tuple[Role, int, int]) -> AnnotatedText:
    """
    A report whose text is all body, or lies in the given zones, cut into sentences and tokens.

    Example:
        >>> len(annotated("We won. They lost.").sentences)
        2
    """
    if not zones:
        start, end = len(text) - len(text.lstrip()), len(text.rstrip())
        zones = ((Role.BODY, start, max(start, end)),)
    made = tuple(Zone(role, Span(start, end)) for role, start, end in zones if start < end)
    return analyse(Report(ReportId("report"), text, sha256_of_text(text), "", Media.TEXT, "report.txt", made))


def marked(words: str) -> tuple[AnnotatedText, list[Attribution]]:
    """
    The report that a marked text stands for, and its attributions: ``[Orr]source [said]cue {it was over}content``.

    A figure after the mark tells attributions apart: ``[said]cue2``.

    Example:
        >>> text, expected = marked("[Orr]source [said]cue {it was over}content.")
        >>> text.text, expected[0].content
        ('Orr said it was over.', ('it was over',))
    """
    found: dict[str, dict[str, list[str]]] = {}

    def take(match: re.Match[str]) -> str:
        part, number, shown = match[2] or "content", match[3] or match[5] or "", match[1] or match[4] or ""
        found.setdefault(number, {"source": [], "cue": [], "content": []})[part].append(shown)
        return shown

    text = MARKED.sub(take, words)
    made = [
        Attribution(tuple(parts["source"]), tuple(parts["cue"]), tuple(parts["content"]))
        for _, parts in sorted(found.items())
    ]
    return annotated(text), made
