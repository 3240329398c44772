"""Write earlier texts of reports, and what a run of `watch` saw, as objects."""

from __future__ import annotations

from typing import Any, TypeAlias

from dateline.exports.lines import spans_of
from dateline.model import Change, EarlierText, LostLine, Span
from dateline.text.ids import content_id

__all__ = ["change_object", "lost_object", "version_object"]

Object: TypeAlias = dict[str, Any]


def version_object(earlier: EarlierText, words: int | None = None) -> Object:
    """
    The contract's ``version``: a text that a report had before, and what the next one changed.

    Args:
        earlier: The text; ``spans`` are the words of it that were cut, moved or reworded.
        words: Where texts may not be given away, any number: the text is then left out.

    Example:
        >>> from dateline.model import ReportId
        >>> address = "https://post.example/a"
        >>> earlier = EarlierText(ReportId("a"), 0, "Rain.", "0" * 64, "1" * 64, None, address, "2026-03-02", ())
        >>> version_object(earlier)["kind"], version_object(earlier)["position"]
        ('version', 0)
    """
    before = [change.before for change in earlier.changes if change.before is not None]
    return {
        "kind": "version",
        "id": content_id("v", earlier.report, earlier.position, earlier.text_sha256),
        "report": earlier.report,
        "text_sha256": earlier.text_sha256,
        "spans": spans_of(before),
        "position": earlier.position,
        "source_sha256": earlier.source_sha256,
        "title": earlier.title,
        "address": earlier.address,
        "replaced_at": earlier.read_at,
        "changes": [change_object(change) for change in earlier.changes],
        "lost": [lost_object(line, words) for line in earlier.lost],
        **({"text": earlier.text} if words is None and earlier.text else {}),
    }


def change_object(change: Change) -> Object:
    """A change; ``before`` is a place in the earlier text, ``after`` in the later one."""
    return {
        "change_kind": change.kind.value,
        "before": pair_of(change.before),
        "after": pair_of(change.after),
        "touches": [touch.value for touch in change.touches],
    }


def lost_object(line: LostLine, words: int | None = None) -> Object:
    """A line of the record that rested on words which are gone."""
    shown = {} if words is not None else {"words": line.words}
    return {"line": line.kind, "spans": spans_of(line.spans), **shown}


def pair_of(span: Span | None) -> list[int] | None:
    """A span as a pair of code points."""
    return None if span is None else [span.start, span.end]
