"""Keep in sorted files beside the record which reports have which shingles, and find those that share some."""

from dateline.postings.engine import ENGINE, keys_of
from dateline.postings.index import Index, Tended
from dateline.postings.values import Merge, Plan, PostingsOptions, Progress, Segment

__all__ = [
    "ENGINE",
    "Index",
    "Merge",
    "Plan",
    "PostingsOptions",
    "Progress",
    "Segment",
    "Tended",
    "keys_of",
]
