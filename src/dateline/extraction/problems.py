"""The problems that reading a report's layout and metadata can meet, as a table of code words."""

from __future__ import annotations

__all__ = ["PROBLEM_CODES"]

PROBLEM_CODES: dict[str, str] = {
    "no-body": "Nothing in the page or text is a report: an empty page, a paywall stub, a list of links.",
    "given-date-unread": "The day given beside a report is no date that can be read; it is left out.",
    "page-cut": "A page is longer than the ceiling; its end was not read.",
    "page-nested": "A page nests elements deeper than pages do; the deepest were unwrapped, their text kept.",
}
