"""Rows of edits: what a changed report said before and after, with the words of both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, Protocol, TypeAlias

from dateline.errors import UsageError
from dateline.exports.versions import change_object, lost_object
from dateline.model import Change, EarlierText, LostLine, ReportId, Span, Substance
from dateline.record import Store

__all__ = ["edit_rows", "parse_touches", "seen_row"]

Row: TypeAlias = dict[str, Any]


class WhatWasSeen(Protocol):
    """What a run of `watch` tells of an address."""

    @property
    def kind(self) -> str: ...
    @property
    def at(self) -> str: ...
    @property
    def report(self) -> ReportId | None: ...
    @property
    def changes(self) -> tuple[Change, ...]: ...
    @property
    def lost(self) -> tuple[LostLine, ...]: ...
    @property
    def message(self) -> str: ...


def seen_row(seen: WhatWasSeen) -> Row:
    """What a run of `watch` saw at an address, as an object."""
    return {
        "kind": seen.kind,
        "at": seen.at,
        "report": seen.report,
        "changes": [change_object(change) for change in seen.changes],
        "lost": [lost_object(line) for line in seen.lost],
        "message": seen.message,
    }


def edit_rows(store: Store, report: ReportId | None) -> Iterator[Row]:
    """
    The edits of a report, or of all, by report: the first edit first.

    Each has the words before and after, and the lines of the record that rested on the words before.
    """
    for own, group in groupby(store.earlier_texts(report), key=lambda one: one.report):
        texts = list(group)
        later = [one.text for one in texts[1:]] + [store.text(own)]
        for earlier, after in zip(texts, later, strict=True):
            for change in earlier.changes:
                yield edit_row(earlier, change, after)


def edit_row(earlier: EarlierText, change: Change, after: str) -> Row:
    """One edit."""
    rests = [line for line in earlier.lost if change.before is not None and meets(line.spans, change.before)]
    return {
        "report": earlier.report,
        "position": earlier.position,
        "address": earlier.address,
        "replaced_at": earlier.read_at,
        "text_sha256": earlier.text_sha256,
        **change_object(change),
        "before_words": change.before.of(earlier.text) if change.before else "",
        "after_words": change.after.of(after) if change.after else "",
        "lost": [lost_object(line) for line in rests],
    }


def meets(spans: Iterable[Span], other: Span) -> bool:
    """Whether one of the spans has words in common with another."""
    return any(span.start < other.end and other.start < span.end for span in spans)


def parse_touches(names: Sequence[str] | None) -> frozenset[str] | None:
    """
    What edits are asked for.

    Raises:
        UsageError: If there is no such word.
    """
    if names is None:
        return None
    known = [touch.value for touch in Substance]
    if unknown := next((name for name in names if name not in known), None):
        raise UsageError(f"edits do not touch {unknown!r}", hint=f"they touch {', '.join(known)}")
    return frozenset(names)
