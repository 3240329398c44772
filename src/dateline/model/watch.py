"""What is watched: an address, what is known of it, and when it is read again."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from dateline.model.report import Given, ReportId

__all__ = ["Watched", "WatchedKind"]


class WatchedKind(StrEnum):
    """What stands at a watched address."""

    FEED = "feed"
    SITEMAP = "sitemap"
    PAGE = "page"
    ENTRY = "entry"  # of a feed that carries its whole text: it is never fetched itself


@dataclass(frozen=True, slots=True)
class Watched:
    """
    An address that is watched.

    Args:
        address: The address.
        kind: What stands there.
        source: The name of the source that it belongs to.
        given: What is known of it beside its text.
        report: The report that it gave, or None.
        etag, modified: What the site asks to be told next time, or None.
        sha256: The hash of the bytes that were read last, or None.
        read_at: When it was read last, ISO 8601 in UTC, or None.
        due_at: When it is to be read next, or None when it is not.
        reads: How often it was read.
        failures: How often in a row it could not be read.
        problem: Why it could not be read last, or None.
        forgotten: Whether what it gave was forgotten: it is not read again, and nothing that is said of it is kept.
    """

    address: str
    kind: WatchedKind
    source: str
    given: Given = field(default_factory=Given)
    report: ReportId | None = None
    etag: str | None = None
    modified: str | None = None
    sha256: str | None = None
    read_at: str | None = None
    due_at: str | None = None
    reads: int = 0
    failures: int = 0
    problem: str | None = None
    forgotten: bool = False
