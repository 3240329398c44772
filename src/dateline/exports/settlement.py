"""What is settled over all reports of a record, as exports take it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.model import Across, Comparison, Copy, Lineage, Mark, RecordActors, ReportId

__all__ = ["Settlement"]


@dataclass(frozen=True, slots=True)
class Settlement:
    """
    What is settled over a record.

    Args:
        copies: What the reports share, by ``(a, b)``.
        copy_marks: What persons left of them.
        lineages: Who had what from whom, by the first report.
        across: Who is who, and what is one event, by the lines of the reports.
        who: The actors of the whole record.
        comparison: What the reports say of each other.
    """

    copies: tuple[Copy, ...] = ()
    copy_marks: Mapping[tuple[ReportId, ReportId], Mark] = field(default_factory=dict)
    lineages: tuple[Lineage, ...] = ()
    across: Across = Across()  # noqa: RUF009  # frozen
    who: RecordActors = RecordActors(())  # noqa: RUF009  # frozen
    comparison: Comparison = Comparison()  # noqa: RUF009  # frozen
