"""Read one report against the record: what in it is copied, from whom, what is new, and which quotes were seen."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from dateline.keeping import Keeper
from dateline.model import Copy, CopyKind, Quote, QuoteType, ReadReport, ReportId, Role, Span
from dateline.text.ids import content_id

__all__ = ["Checked", "check_report"]

FOLDED = frozenset({CopyKind.COPY, CopyKind.PARTIAL, CopyKind.QUOTATION})
FEW_WORDS = 4  # quoted words that anybody may use: they are not looked up
COVERED = 0.5  # a sentence is new when less of it than this is shared


@dataclass(frozen=True, slots=True)
class Checked:
    """
    One report held against the record; nothing of it is stored.

    Args:
        read: The report and its lines. Its id is made from its content, so it is never that of a report in the record.
        known: The report of the record that has the very same text, or None.
        copies: What it shares with reports of the record, the largest share first.
        share: The part of the body's characters that stand in the record.
        new: The sentences of the body that do not.
        quotes: Its quoted words, each with the reports of the record that have exactly these words.
        reports: How many reports the record holds.
    """

    read: ReadReport
    known: ReportId | None
    copies: tuple[Copy, ...]
    share: float
    new: tuple[Span, ...]
    quotes: tuple[tuple[Quote, tuple[ReportId, ...]], ...]
    reports: int


def check_report(keeper: Keeper, read: ReadReport) -> Checked:
    """
    Hold a read report against the record.

    Args:
        keeper: The open record with its options.
        read: The report; it keeps its words and loses its id.

    Returns:
        What is copied and from whom, what is new, and which quotes were seen before.
    """
    admission = keeper.store.admit(read.report)
    known = admission.report.id if admission.known else None
    draft = dataclasses.replace(read.report, id=ReportId(content_id("draft", read.report.text_sha256)))
    read = dataclasses.replace(read, report=draft)
    copies = sorted(keeper.copies_with(draft), key=lambda copy: (-share_of(copy, draft.id), copy.a, copy.b))
    shared = [span for copy in copies if copy.kind in FOLDED for span in spans_in(copy, draft.id)]
    body = draft.zones_of(Role.BODY)
    covered = covered_characters(shared)
    whole = sum(len(span) for span in body)
    inside = sum(1 for span in body for at in range(span.start, span.end) if at in covered)
    sentences = [sentence.span for sentence in read.sentences if sentence.role is Role.BODY]
    new = tuple(s for s in sentences if sum(at in covered for at in range(s.start, s.end)) < COVERED * len(s))
    asked = (quote for quote in read.quotes if is_quoted(draft.text, quote))
    quotes = tuple((quote, seen_in(keeper, draft.text, quote)) for quote in asked)
    return Checked(
        read, known, tuple(copies), round(inside / whole, 4) if whole else 0.0, new, quotes, len(keeper.store)
    )


def share_of(copy: Copy, report: ReportId) -> float:
    """The part of the report that a pair covers."""
    return copy.a_share if copy.a == report else copy.b_share


def spans_in(copy: Copy, report: ReportId) -> list[Span]:
    """The shared passages of a pair in one of its reports."""
    if copy.a == report:
        return [Span(span.a_start, span.a_end) for span in copy.spans]
    return [Span(span.b_start, span.b_end) for span in copy.spans]


def covered_characters(spans: list[Span]) -> set[int]:
    """Every code point that one of the spans covers."""
    return {at for span in spans for at in range(span.start, span.end)}


def is_quoted(text: str, quote: Quote) -> bool:
    """Whether a quote has enough words in quotation marks to be looked up."""
    return quote.type is QuoteType.DIRECT and sum(len(span.of(text).split()) for span in quote.content) >= FEW_WORDS


def seen_in(keeper: Keeper, text: str, quote: Quote) -> tuple[ReportId, ...]:
    """The reports of the record that have every stretch of the quote word for word."""
    stretches = [span.of(text) for span in quote.content if len(span.of(text).split()) >= FEW_WORDS]
    found: set[ReportId] | None = None
    for stretch in stretches:
        here = {summary.id for summary, _ in keeper.store.find_words(stretch)}
        found = here if found is None else found & here
    return tuple(sorted(found or ()))
