"""The values that every part of Dateline shares: frozen, typed, equal when their fields are equal."""

from dateline.model.copies import AlignedSpan, Copy, CopyKind, Direction
from dateline.model.dates import TimeExpression, TimeExpressionId, TimeType
from dateline.model.language import AnnotatedText, Paragraph, Sentence, Token
from dateline.model.problem import Problem
from dateline.model.quote import Quote, QuoteId, QuoteType
from dateline.model.report import (
    Detail,
    Given,
    Incoming,
    Media,
    Metadata,
    Published,
    Report,
    ReportId,
    Role,
    Status,
    Zone,
)
from dateline.model.span import Span
from dateline.model.story import ReadReport, Source, Story

__all__ = [
    "AlignedSpan",
    "AnnotatedText",
    "Copy",
    "CopyKind",
    "Detail",
    "Direction",
    "Given",
    "Incoming",
    "Media",
    "Metadata",
    "Paragraph",
    "Problem",
    "Published",
    "Quote",
    "QuoteId",
    "QuoteType",
    "ReadReport",
    "Report",
    "ReportId",
    "Role",
    "Sentence",
    "Source",
    "Span",
    "Status",
    "Story",
    "TimeExpression",
    "TimeExpressionId",
    "TimeType",
    "Token",
    "Zone",
]
