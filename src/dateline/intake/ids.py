"""Notice when two different reports of one run carry the same id."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from dateline.intake.problems import noted, shown
from dateline.intake.rows import without_id
from dateline.model import Incoming

__all__ = ["SeenIds"]


class SeenIds:
    """
    The ids met in one run, each with a hash of its content: some 250 bytes a report.

    Args:
        keep: True to leave a repeated id as it is, where each line has to be answered under its own id; False to take
            it away, so that the second report gets an id from its content and neither is lost.
    """

    def __init__(self, *, keep: bool) -> None:
        self.keep = keep
        self.seen: dict[bytes, tuple[int, str]] = {}  # Python's own hash of a text is enough within one run

    def checked(self, report: Incoming) -> Incoming:
        """The report, with a problem when its id was met before with another content."""
        if report.given.id is None:
            return report
        content = hash(report.content)
        before, where = self.seen.setdefault(digest(report.given.id), (content, report.where))
        if before == content:
            return report
        message = f"the id {shown(report.given.id[:60])} stands at {where} with another text: give each report its own"
        told = noted("id-repeated", message, report.where)
        given = report.given if self.keep else without_id(report.given)
        return replace(report, given=given, problems=(*report.problems, told))


def digest(words: str) -> bytes:
    """Sixteen bytes that stand for an id, however long it is."""
    return hashlib.sha256(words.encode("utf-8", "replace")).digest()[:16]
