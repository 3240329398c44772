"""Who says what: attributions as source, cue and content, found by rules."""

from typing import TYPE_CHECKING

from dateline.text.later import face

if TYPE_CHECKING:
    from dateline.quotes.find import DEFAULT, find_quotes
    from dateline.quotes.learned.shipped import has_shipped, open_reader
    from dateline.quotes.options import LEARNED, RULES, QuoteOptions
    from dateline.quotes.problems import PROBLEM_CODES

__all__ = ["DEFAULT", "LEARNED", "PROBLEM_CODES", "RULES", "QuoteOptions", "find_quotes", "has_shipped", "open_reader"]

__getattr__ = face(
    __name__,
    {
        "find": "DEFAULT find_quotes",
        "learned.shipped": "has_shipped open_reader",
        "options": "LEARNED RULES QuoteOptions",
        "problems": "PROBLEM_CODES",
    },
)
