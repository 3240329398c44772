"""The problems that adding a report to the record can meet, as a table of code words."""

from __future__ import annotations

__all__ = ["PROBLEM_CODES"]

PROBLEM_CODES: dict[str, str] = {
    "id-reused": "Another text already has the id of this report; this one is kept under the id and its hash.",
    "details-differ": "The record has this text with other details; those that came first stay.",
    "layers-missing": "Some reports were read without layers that the record keeps now, by an older Dateline or with "
    "`--layers`; `dateline reread` reads their words again, and nothing else of them changes.",
    "index-made-again": "The index of shared text beside the record was missing, damaged or of another version's rule; "
    "it was made again from the texts, and nothing is lost.",
}
