"""Keep the record, an SQLite file or a schema on a PostgreSQL server: reports, lines, shared text and problems."""

from dateline.record.alerts import Alerts, Batch, Delivery
from dateline.record.asked import Asked
from dateline.record.copying import restore_into
from dateline.record.jobs import Job, Jobs, Upload
from dateline.record.paging import Cut, FoundProblem, Pager
from dateline.record.problems import PROBLEM_CODES
from dateline.record.raw import Raw
from dateline.record.reading import summary_of
from dateline.record.server import is_address, place_of
from dateline.record.shelf import Aside, Putting, Shelf
from dateline.record.standing import AtHand, Standing, StandingWriter, forget_standing, standing_path
from dateline.record.store import Store
from dateline.record.values import (
    Added,
    Admission,
    Failure,
    Forgotten,
    FoundQuote,
    Gone,
    Hit,
    PairRow,
    ReportState,
    ReportSummary,
    TimelineEntry,
    VerifyResult,
)

__all__ = [
    "PROBLEM_CODES",
    "Added",
    "Admission",
    "Alerts",
    "Aside",
    "Asked",
    "AtHand",
    "Batch",
    "Cut",
    "Delivery",
    "Failure",
    "Forgotten",
    "FoundProblem",
    "FoundQuote",
    "Gone",
    "Hit",
    "Job",
    "Jobs",
    "Pager",
    "PairRow",
    "Putting",
    "Raw",
    "ReportState",
    "ReportSummary",
    "Shelf",
    "Standing",
    "StandingWriter",
    "Store",
    "TimelineEntry",
    "Upload",
    "VerifyResult",
    "forget_standing",
    "is_address",
    "place_of",
    "restore_into",
    "standing_path",
    "summary_of",
]
