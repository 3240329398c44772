"""Cut a report into paragraphs, sentences and tokens: zones first, lines within them, sentences within lines."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.language.sentences import split_sentences
from dateline.language.tokens import find_tokens
from dateline.model import AnnotatedText, Paragraph, Report, Sentence, Span, Token

__all__ = ["analyse"]


def analyse(report: Report) -> AnnotatedText:
    """
    Cut a report into paragraphs, sentences and tokens.

    A paragraph is a line of one zone; a sentence never crosses a paragraph, so a missing full stop or an unclosed
    quotation mark costs no more than its own line.

    Args:
        report: With its zones; text outside every zone is blank and gives nothing.

    Returns:
        Paragraphs, sentences and tokens in reading order; code points into ``report.text``.
    """
    paragraphs = tuple(find_paragraphs(report))
    sentences: list[Sentence] = []
    tokens: list[Token] = []
    for index, paragraph in enumerate(paragraphs):
        found = find_tokens(report.text, paragraph.span.start, paragraph.span.end)
        tokens.extend(found)
        for start, end in split_sentences(report.text, paragraph.span.start, paragraph.span.end):
            sentences.append(Sentence(Span(start, end), paragraph.role, index))
    return AnnotatedText(report, paragraphs, tuple(sentences), tuple(tokens))


def find_paragraphs(report: Report) -> Iterator[Paragraph]:
    """The non-blank lines of every zone, without blanks at their edges."""
    for zone in report.zones:
        at = zone.span.start
        for line in zone.span.of(report.text).splitlines(keepends=True):
            words = line.strip()
            if words:
                start = at + len(line) - len(line.lstrip())
                yield Paragraph(Span(start, start + len(words)), zone.role)
            at += len(line)
