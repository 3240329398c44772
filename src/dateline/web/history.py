"""What people said of lines of one kind, for the pages that take corrections of it."""

from __future__ import annotations

from typing import Any

from dateline.api import Record

__all__ = ["hashes_of", "judgements_on", "places_of"]


def judgements_on(record: Record, line: str) -> list[dict[str, Any]]:
    """The judgements on lines of a kind, the newest first; none is asked for where there is none."""
    if not any(one.subject["line"] == line for one in record.store.judgements()):
        return []
    return [row for row in reversed(list(record.judgements())) if row["subject"]["line"] == line]


def hashes_of(row: dict[str, Any]) -> set[str]:
    """The texts that a judgement is about."""
    return {anchor["text_sha256"] for anchor in row["subject"]["anchors"]}


def places_of(row: dict[str, Any]) -> set[tuple[str, int, int]]:
    """The words that a judgement is about."""
    return {
        (anchor["text_sha256"], start, end) for anchor in row["subject"]["anchors"] for start, end in anchor["spans"]
    }
