"""An earlier text of a report, and what was changed between two of its texts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.report import ReportId
from dateline.model.span import Span

__all__ = ["Change", "ChangeKind", "EarlierText", "LostLine", "Substance"]


class ChangeKind(StrEnum):
    """What became of some words."""

    CUT = "cut"
    ADDED = "added"
    REWORDED = "reworded"
    MOVED = "moved"


class Substance(StrEnum):
    """What an edit touches; the ones that readers ask about first."""

    HEADLINE = "headline"
    QUOTE = "quote"
    FIGURE = "figure"
    NAME = "name"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Change:
    """
    Words that differ between two texts of one report.

    Args:
        kind: What became of them.
        before: Their place in the earlier text; None for words that were added.
        after: Their place in the later text; None for words that were cut.
        touches: What the edit touches, in the order of :class:`Substance`; never empty.
    """

    kind: ChangeKind
    before: Span | None
    after: Span | None
    touches: tuple[Substance, ...]


@dataclass(frozen=True, slots=True)
class LostLine:
    """
    A line of the record that rested on words which the next text has no more.

    Args:
        kind: "attribution", "event" or "timex".
        spans: Its words in the earlier text.
        words: These words.
    """

    kind: str
    spans: tuple[Span, ...]
    words: str


@dataclass(frozen=True, slots=True)
class EarlierText:
    """
    A text that a report had before.

    Args:
        report: The report.
        position: 0 for the first text that was read, and so on.
        text: The text.
        text_sha256: Its hash.
        source_sha256: The hash of the bytes that it was read from.
        title: Its headline, when it had one.
        address: Where it was read.
        read_at: When the later text was first met, ISO 8601 in UTC: until then this one held.
        changes: What the next text changed.
        lost: The lines that rested on words which were changed or cut.
    """

    report: ReportId
    position: int
    text: str
    text_sha256: str
    source_sha256: str
    title: str | None
    address: str
    read_at: str
    changes: tuple[Change, ...]
    lost: tuple[LostLine, ...] = ()
