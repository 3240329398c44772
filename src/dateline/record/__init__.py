"""Keep the record: one SQLite file of reports, lines, shared text and problems, added to and read back."""

from dateline.record.paging import Asked, Cut, FoundProblem, Pager
from dateline.record.problems import PROBLEM_CODES
from dateline.record.store import Store
from dateline.record.values import (
    Added,
    Admission,
    Failure,
    FoundQuote,
    Hit,
    Judgement,
    PairRow,
    ReportSummary,
    TimelineEntry,
    VerifyResult,
)

__all__ = [
    "PROBLEM_CODES",
    "Added",
    "Admission",
    "Asked",
    "Cut",
    "Failure",
    "FoundProblem",
    "FoundQuote",
    "Hit",
    "Judgement",
    "Pager",
    "PairRow",
    "ReportSummary",
    "Store",
    "TimelineEntry",
    "VerifyResult",
]
