"""What a saved question found anew: told once, with the words that it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dateline.model.report import ReportId
from dateline.model.span import Span

__all__ = ["Alert", "AlertLine", "SavedQuestion"]


@dataclass(frozen=True, slots=True)
class AlertLine:
    """
    Words of a report that an alert rests on.

    Args:
        report: The report.
        called: What it is called in lists.
        text_sha256: The hash of the text that the spans are in; for words of an earlier text, of that.
        spans: Their places.
        words: The words themselves, in a row.
        note: What they are beside the others: "new", "known", "before", "after", or "".
        url: Where the report stands on the web, or None.
    """

    report: ReportId
    called: str
    text_sha256: str
    spans: tuple[Span, ...]
    words: str
    note: str = ""
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Alert:
    """
    One thing that is told.

    Args:
        id: Made from the question and from what was found, so that it is one however often it is found.
        question: The name of the question.
        kind: What is asked: "phrase", "speaker", "actor", "story", "contradictions", "altered_quotes", "edits" or
            "first_account".
        found_at: When it was found, ISO 8601 in UTC.
        title: What it is, in one line.
        lines: The words that it rests on, those that are new marked so.
        because: Why it is told, in plain words.
    """

    id: str
    question: str
    kind: str
    found_at: str
    title: str
    lines: tuple[AlertLine, ...]
    because: str

    @property
    def reports(self) -> tuple[ReportId, ...]:
        """The reports that it has words of, each once, sorted."""
        return tuple(sorted({line.report for line in self.lines}))


@dataclass(frozen=True, slots=True)
class SavedQuestion:
    """
    A question that a person saved in the record.

    Args:
        id: Made from what it asks.
        asks: What it asks, as a table of a file of alerts says it: {"phrase": "harbour strike"}.
        by: Who saved it.
        at: When, ISO 8601 in UTC.
        paused_by, paused_at: Who paused it, and when; None while it is asked.
    """

    id: str
    asks: Mapping[str, Any]
    by: str
    at: str
    paused_by: str | None = None
    paused_at: str | None = None
