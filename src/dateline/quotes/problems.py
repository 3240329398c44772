"""What can go wrong with the quotes of one report."""

from __future__ import annotations

__all__ = ["PROBLEM_CODES"]

PROBLEM_CODES: dict[str, str] = {
    "no-weights": "The learned reader was asked for and has no weights in this installation; the rules alone read.",
}
