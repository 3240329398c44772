"""What can go wrong with a second reader; the report is read all the same."""

from __future__ import annotations

__all__ = ["PROBLEM_CODES"]

PROBLEM_CODES: dict[str, str] = {
    "second-reader-unreachable": "nobody answers at the address of the second reader, or the line breaks off",
    "second-reader-slow": "the second reader did not answer within the time that `[second_reader] seconds` gives it",
    "second-reader-refused": "the second reader answered with an error: no key, no such model, too many requests",
    "second-reader-answer": "the answer of the second reader is too long, no JSON, or not in the form asked for",
}
