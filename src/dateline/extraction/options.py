"""The knobs of extraction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["DEFAULT", "ExtractionOptions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractionOptions:
    """
    How far a page is read.

    Args:
        longest_page: Characters of HTML read once scripts and styles are gone; the rest is left out and told as a
            problem. 2,000,000: the longest article page met has 0.3 million, and the extractor needs about a second
            a million.
        deepest: Elements within each other; deeper ones are unwrapped, their text kept. 200: libxml2 refuses text
            below 256, real pages nest 30-60 deep.
        shortest_body: Characters below which what the extractor found is compared with the page's plain paragraphs.
            250 is the extractor's own bound.
        surest_body: Characters from which the extractor's first find is taken without its second opinions. 1,000: on
            222 development pages these changed finds of at most 460.
        earliest, latest: Days between which a page's date is believed, both included. News pages begin in 1995, and a
            fixed end keeps the clock out: the same page gives the same record in every year.
    """

    longest_page: int = 2_000_000
    deepest: int = 200
    shortest_body: int = 250
    surest_body: int = 1_000
    earliest: date = date(1995, 1, 1)
    latest: date = date(2099, 12, 31)


DEFAULT = ExtractionOptions()
