"""Who says what: attributions as source, cue and content, found by rules."""

from dateline.quotes.find import DEFAULT, QuoteOptions, find_quotes

__all__ = ["DEFAULT", "QuoteOptions", "find_quotes"]
