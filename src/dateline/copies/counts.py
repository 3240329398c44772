"""Count the texts and the credited origins behind a number of reports: copies are not witnesses."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.copies.credits import same_name
from dateline.model import Copy, CopyKind, ReportId

__all__ = ["count_texts", "credited_origins"]

HALF = 0.5  # both bodies are mostly the same words
NEARLY_ALL = 0.9  # one body is a cut of the other: the contract's bound for "copy"
SEVERAL = re.compile(r"\s*[,;/]\s*|\s+and\s+")


def count_texts(reports: Iterable[ReportId], copies: Iterable[Copy]) -> int:
    """
    The number of texts when reports that are mostly the same words count as one.

    Two reports are one text when they share half of either body, or when nearly all of one stands in the other.
    Boilerplate and quotations fold nothing.

    Example:
        >>> a, b, c = (ReportId(name) for name in "abc")
        >>> count_texts([a, b, c], [Copy(a, b, (), 0.55, 0.52, CopyKind.PARTIAL, None, None, "")])
        2
    """
    root = {report: report for report in reports}

    def root_of(report: ReportId) -> ReportId:
        while root[report] != report:
            root[report] = root[root[report]]
            report = root[report]
        return report

    for copy in copies:
        if is_one_text(copy) and copy.a in root and copy.b in root:
            root[root_of(copy.b)] = root_of(copy.a)
    return sum(report == parent for report, parent in root.items())


def is_one_text(copy: Copy) -> bool:
    """Whether two reports are mostly the same words."""
    if copy.kind not in (CopyKind.COPY, CopyKind.PARTIAL):
        return False
    return min(copy.a_share, copy.b_share) >= HALF or max(copy.a_share, copy.b_share) >= NEARLY_ALL


def credited_origins(names: Iterable[str | None]) -> tuple[str, ...]:
    """
    The names that reports credit, each once: a name and its initials are one, and the longer is shown.

    Example:
        >>> credited_origins(["TTA", "Teshkara Telegraph Agency", None, "Chemra Wire, TTA"])
        ('Chemra Wire', 'Teshkara Telegraph Agency')
    """
    parts = {part.strip() for name in names if name for part in SEVERAL.split(name)} - {""}
    kept: list[str] = []
    for name in sorted(parts, key=lambda part: (-len(part), part)):
        if not any(same_name(name, other) for other in kept):
            kept.append(name)
    return tuple(sorted(kept))
