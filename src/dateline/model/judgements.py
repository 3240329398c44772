"""What persons say of lines: signed, dated, undone rather than deleted, and held to words, never to rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from dateline.model.readout import ReadReport

__all__ = ["JudgedReport", "Judgement", "Mark", "Standing", "Verdict"]


class Verdict(StrEnum):
    """
    What a judgement says.

    ``SET`` gives fields of a line other values, ``CONFIRM`` holds it for right as it was, ``REJECT`` for wrong.
    ``SAME``, ``DIFFERENT`` and ``RENAME`` are of actors; ``JOIN`` and ``PART`` of events, utterances and stories.
    """

    CONFIRM = "confirm"
    REJECT = "reject"
    SET = "set"
    SAME = "same"
    DIFFERENT = "different"
    RENAME = "rename"
    JOIN = "join"
    PART = "part"


class Standing(StrEnum):
    """
    What persons left of a line.

    ``CONTESTED``: two persons do not agree, and what they do not agree on stays as the machine has it.
    """

    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    CONTESTED = "contested"


@dataclass(frozen=True, slots=True)
class Judgement:
    """
    What a person says of a line.

    Args:
        id: Made from subject, verdict, value, by and at.
        subject: JSON: ``{"line": kind, "anchors": [{"text_sha256", "spans", "words"}, ...]}``, with ``report`` in an
            anchor where the line is about a report rather than about its words. Never a row or the id of a line.
        verdict: A :class:`Verdict`.
        value: JSON: of ``set`` the fields, of ``confirm`` those that were confirmed.
        by: Who says it.
        at: When, ISO 8601 in UTC.
        because: Why, in the person's words.
        undone: None, or JSON: ``{"by", "at", "because"}``.
    """

    id: str
    subject: Any
    verdict: str
    value: Any
    by: str
    at: str
    because: str
    undone: Any = None


@dataclass(frozen=True, slots=True)
class Mark:
    """
    What persons left of one line.

    Args:
        standing: Confirmed, corrected, rejected or contested.
        judgements: The ids of those that are live on it, by time.
        contested: The fields on which persons do not agree; ``stands`` is whether the line holds at all.
    """

    standing: Standing
    judgements: tuple[str, ...]
    contested: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class JudgedReport:
    """
    A report as persons left it.

    Args:
        read: The report with corrected lines, without those that were rejected.
        marks: By kind of line and its own id in the report, what persons left of it; also of lines that are gone.
        orphans: Judgements on this text of which no line stands on the words any more.
    """

    read: ReadReport
    marks: Mapping[tuple[str, str], Mark] = field(default_factory=dict)
    orphans: tuple[Judgement, ...] = ()
