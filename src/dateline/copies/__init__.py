"""Who shares text with whom: which passages, how much of each report, who copied, and how many accounts that leaves."""

from typing import TYPE_CHECKING

from dateline.text.later import face

if TYPE_CHECKING:
    from dateline.copies.align import align
    from dateline.copies.branches import Branch, Line, branches, line_of, nearest_source
    from dateline.copies.counts import count_texts, credited_origins
    from dateline.copies.evidence import Witness, compare, read_witness
    from dateline.copies.find import find_copies, find_first_tier, find_lines
    from dateline.copies.lineage import independent_accounts, trace_lineage
    from dateline.copies.rows import Change, Row, align_rows, find_changes, find_common
    from dateline.copies.rule import rule_mark
    from dateline.copies.settle import settle
    from dateline.copies.shingles import family_of, is_candidate, is_worth, leading, shingles
    from dateline.copies.values import CopyInput, CopyOptions, PairEvidence, Passage, is_telling

__all__ = [
    "Branch",
    "Change",
    "CopyInput",
    "CopyOptions",
    "Line",
    "PairEvidence",
    "Passage",
    "Row",
    "Witness",
    "align",
    "align_rows",
    "branches",
    "compare",
    "count_texts",
    "credited_origins",
    "family_of",
    "find_changes",
    "find_common",
    "find_copies",
    "find_first_tier",
    "find_lines",
    "independent_accounts",
    "is_candidate",
    "is_telling",
    "is_worth",
    "leading",
    "line_of",
    "nearest_source",
    "read_witness",
    "rule_mark",
    "settle",
    "shingles",
    "trace_lineage",
]

__getattr__ = face(
    __name__,
    {
        "align": "align",
        "branches": "Branch Line branches line_of nearest_source",
        "counts": "count_texts credited_origins",
        "evidence": "Witness compare read_witness",
        "find": "find_copies find_first_tier find_lines",
        "lineage": "independent_accounts trace_lineage",
        "rows": "Change Row align_rows find_changes find_common",
        "rule": "rule_mark",
        "settle": "settle",
        "shingles": "family_of is_candidate is_worth leading shingles",
        "values": "CopyInput CopyOptions PairEvidence Passage is_telling",
    },
)
