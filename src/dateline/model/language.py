"""A report with its sentences and tokens: what every reader of the words starts from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from dateline.model.report import Report, Role
from dateline.model.span import Span

__all__ = ["AnnotatedText", "Paragraph", "Sentence", "Token"]


class Token(NamedTuple):
    """
    A word, number or mark ``[start, end)`` of the text.

    A named tuple rather than a dataclass: a report has about a thousand of them and they are made most often.
    """

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """
    One sentence; it never crosses a line break that ends a paragraph, nor a zone.

    Args:
        span: Its place, without blanks at the edges.
        role: The role of the zone it stands in.
        paragraph: Index of its paragraph in the annotated text.
    """

    span: Span
    role: Role
    paragraph: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of one zone, without blanks at the edges."""

    span: Span
    role: Role


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """
    A report cut into paragraphs, sentences and tokens, all in reading order.

    Args:
        report: The report; every offset points into ``report.text``.
        paragraphs: One per non-blank line of a zone.
        sentences: They hold every non-blank character of every zone.
        tokens: Disjoint; they hold every non-blank character.
    """

    report: Report
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]

    @property
    def text(self) -> str:
        """The text that all offsets point into."""
        return self.report.text
