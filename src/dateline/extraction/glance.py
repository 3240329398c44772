"""Tell at a glance the lines that are text: they open, go on and end as no part of a page does, and hold none of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from dateline.extraction.captions import names_a_picture
from dateline.extraction.words import caseless, names_of, one_of, phrase_pattern, words_of
from dateline.lexicon import load_lexicon

__all__ = [
    "LONGEST_CHROME",
    "LONGEST_CODE",
    "LONGEST_NAME",
    "LONGEST_TAGLINE",
    "MARKS",
    "can_be_tagline",
    "caption_ends",
    "is_joined",
    "is_plain_text",
    "openings",
    "phrases",
    "small_agencies",
]

LONGEST_CHROME = 400  # characters; AP's standing text has about 250, captions up to 700
LONGEST_TAGLINE = 140
LONGEST_NAME = 40  # characters; the longest name of an agency, by which a line can be signed, has 26
LONGEST_CODE = 24  # characters of desk hands' initials
COUNTED_WITHIN = 60  # characters from the head of the line to what a number counts, and more
# What can stand before the opening of a line, and behind its end.
MARKS = " .,:;!?-–—*#|()[]<>»›→•·+=/"
# Openings that stand in the patterns of shapes.py and credits.py and in no list.
OPENINGS = (
    *("attn", "eds", "editors", "corrects", "refiles", "recasts", "repeats", "updates", "adds", "rewrites"),
    *("writes through", "one thought", "one comment", "one repl", "one response", "copyright", "by", "author"),
    *("text by", "written by", "words by", "story by", "report", "to:", "cc:", "bcc:", "from:", "sent:", "reply-to:"),
    *("message-id:", "return-path:", "content-type:", "mime-version:", "follow ", "like ", "find ", "join ", "watch "),
    *("exclusive by", "exclusively by", "analysis by", "interview by", "investigation by", "special report by"),
    *("dispatch by", "comment by", "opinion by", "review by", "from "),
    *("visit ", "connect with ", "subscribe to ", "stay tuned to "),
)
COUNTED = (
    *("comment", "share", "view", "like", "read", "vote", "tweet", "reaction", "repl", "follower", "min", "word"),
    *("thought", "response"),
)
BYLINE_LEADS = ("leads", "leads_without_capitals")
OPENING_LISTS = (
    *(("furniture", name) for name in ("labels", "whole", "pointers", "list_heads", "comments")),
    *(("footer", name) for name in ("starts", "ends")),
    *(("credit", name) for name in ("labels", "people")),
    ("caption", "starts"),
)


def is_plain_text(plain: str, low: str) -> bool:
    """
    Whether no test of a line's shape can hold, so that it is text.

    Each test asks for an opening, an ending, a mark that joins pieces, a name that fills the line, or a phrase. A
    line that has none of them need not be tested: nearly every paragraph.

    Args:
        plain: The line, folded.
        low: The line in small letters, with single blanks.

    Example:
        >>> lines = ("The council voted on Tuesday to close the ferry.", "Read more: Votes", "Ferry (AFP photo)")
        >>> [is_plain_text(line, line.lower()) for line in lines]
        [True, False, False]
    """
    words = caseless(low)
    return not (
        chrome_opening().match(words)
        or ends_as_caption(words)
        or is_joined(words)
        or can_be_tagline(words)
        or is_name(plain, words)
        or (len(words) <= LONGEST_CHROME and '"' not in words and telling_phrases().search(words))
    )


@cache
def chrome_opening() -> re.Pattern[str]:
    """
    What lines of a page begin with: a label, a link, a count, or a mark that no text begins with.

    A line without any letter is one as well.
    """
    opening, counted = one_of(openings()), one_of(frozenset((*COUNTED, *names_of("furniture", "comments"))))
    return re.compile(rf"[{re.escape(MARKS)}]*(?:{opening}|\d.{{0,{COUNTED_WITHIN}}}{counted}|[^\w\"'])|[^a-z]*\Z")


@cache
def openings() -> frozenset[str]:
    """The labels, links and words that lines of a page begin with, in small letters."""
    listed = (entry for table, name in OPENING_LISTS for entry in names_of(table, name))
    bylines = load_lexicon("bylines", "mul")
    leads = (f"{lead}{mark}" for name in BYLINE_LEADS for lead in bylines[name] for mark in (" ", ":"))
    return frozenset(entry.lstrip(MARKS) for entry in (*OPENINGS, *listed, *leads)) - {""}


def ends_as_caption(low: str) -> bool:
    """Whether a line ends in a bracket or in words for a picture, or names a picture before a mark."""
    end = low.rstrip(" .")
    return end.endswith(endings().get(end[-1:], ())) or names_a_picture(low)


@cache
def endings() -> Mapping[str, tuple[str, ...]]:
    """What captions end with, by its last letter."""
    groups: dict[str, tuple[str, ...]] = {}
    for entry in caption_ends():
        groups[entry[-1]] = (*groups.get(entry[-1], ()), entry)
    return groups


def caption_ends() -> tuple[str, ...]:
    """What captions end with."""
    return (*names_of("caption", "ends"), ")", "]")


def is_joined(low: str) -> bool:
    """Whether a line can be an address or a row of links."""
    if "/" in low or "@" in low or "|" in low or ">" in low or "<" in low or "\\" in low or "::" in low:
        return True
    return not low.isascii() and any(mark in low for mark in "»›→•·«")


def can_be_tagline(low: str) -> bool:
    """Whether a line has a dash or bar, and a phrase with which outlets praise themselves."""
    if len(low) > LONGEST_TAGLINE or not any(sign in low for sign in (" - ", "--", "–", "—", "|", "::")):
        return False
    return any(phrase in low for phrase in names_of("masthead", "taglines"))


def is_name(plain: str, low: str) -> bool:
    """Whether a line can be an address without a blank, a desk's initials, or an agency's signature."""
    bare = low.strip(MARKS)
    if " " not in bare or (len(plain) <= LONGEST_CODE and plain.isupper()):
        return True
    return len(bare) <= LONGEST_NAME and bare in small_agencies()


@cache
def telling_phrases() -> re.Pattern[str]:
    """What finds one of the phrases."""
    return phrase_pattern(phrases())


def phrases() -> tuple[str, ...]:
    """The phrases of standing text, of thanks to helpers, and of where a text was reported from."""
    return (*names_of("footer", "anywhere"), *names_of("credit", "thanks"), "reported from")


@cache
def small_agencies() -> frozenset[str]:
    """Known agencies in small letters, without marks."""
    return frozenset(name.lower().strip(MARKS) for name in words_of("agencies", "names"))
