"""The values that every part of Dateline shares: frozen, typed, equal when their fields are equal."""

from dateline.model.actors import Actor, ActorRole, PartOf
from dateline.model.analysis import Analysis, Link, Mention, Name, NameLabel, Stamp, Word
from dateline.model.copies import (
    UNSEEN,
    AlignedSpan,
    Copy,
    CopyKind,
    Direction,
    Lineage,
    LineageAccount,
    LineageEdge,
    LineageMember,
    Reason,
)
from dateline.model.dates import GatheredDate, LinkKind, TimeExpression, TimeExpressionId, TimeLink, TimeType
from dateline.model.language import AnnotatedText, Paragraph, Sentence, Token
from dateline.model.names import NameItem, NameKind, NamePair, NamePart, NameScore, ReadName
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
    "UNSEEN",
    "Actor",
    "ActorRole",
    "AlignedSpan",
    "Analysis",
    "AnnotatedText",
    "Copy",
    "CopyKind",
    "Detail",
    "Direction",
    "GatheredDate",
    "Given",
    "Incoming",
    "Lineage",
    "LineageAccount",
    "LineageEdge",
    "LineageMember",
    "Link",
    "LinkKind",
    "Media",
    "Mention",
    "Metadata",
    "Name",
    "NameItem",
    "NameKind",
    "NameLabel",
    "NamePair",
    "NamePart",
    "NameScore",
    "Paragraph",
    "PartOf",
    "Problem",
    "Published",
    "Quote",
    "QuoteId",
    "QuoteType",
    "ReadName",
    "ReadReport",
    "Reason",
    "Report",
    "ReportId",
    "Role",
    "Sentence",
    "Source",
    "Span",
    "Stamp",
    "Status",
    "Story",
    "TimeExpression",
    "TimeExpressionId",
    "TimeLink",
    "TimeType",
    "Token",
    "Word",
    "Zone",
]
