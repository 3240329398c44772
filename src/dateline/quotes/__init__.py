"""Who says what: attributions as source, cue and content, found by rules."""

from dateline.quotes.find import DEFAULT, QuoteOptions, find_quotes
from dateline.quotes.learned.shipped import LEARNED, RULES, has_shipped, open_reader
from dateline.quotes.problems import PROBLEM_CODES

__all__ = ["DEFAULT", "LEARNED", "PROBLEM_CODES", "RULES", "QuoteOptions", "find_quotes", "has_shipped", "open_reader"]
