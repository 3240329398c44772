"""Keep the record: one SQLite file of reports, lines, shared text and problems, added to and read back."""

from dateline.record.jobs import Job, Jobs, Upload
from dateline.record.paging import Asked, Cut, FoundProblem, Pager
from dateline.record.problems import PROBLEM_CODES
from dateline.record.reading import summary_of
from dateline.record.store import Store
from dateline.record.values import (
    Added,
    Admission,
    Failure,
    FoundQuote,
    Hit,
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
    "Job",
    "Jobs",
    "Pager",
    "PairRow",
    "ReportSummary",
    "Store",
    "TimelineEntry",
    "Upload",
    "VerifyResult",
    "summary_of",
]
