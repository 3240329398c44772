"""Find the stretches in single quotation marks, as British papers and headlines set them, among apostrophes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache

from dateline.lexicon import load_lexicon
from dateline.model import Span

__all__ = ["find_single_stretches"]

OPENS = "'‘‚‛"
CLOSES = "'’"
LONGEST_PHRASE = 8  # words of a stretch whose closing mark may as well be an apostrophe: the dockers' union
LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
OPENER = re.compile(rf"(?<![^\s(\[—–\"“«:])[{OPENS}](?=[^\s{OPENS}{CLOSES}.,;!?)])")
CLOSER = re.compile(rf"(?<=\S)(?<![{OPENS}{CLOSES}(\[—–])[{CLOSES}](?=[\s.,;:!?…)\]—–\"”»-]|\Z)(?![{CLOSES}])")
SURE = frozenset('.,!?…;:)]"”»—–')


def find_single_stretches(text: str) -> tuple[tuple[Span, bool], ...]:
    """
    Find the stretches between single quotation marks.

    An apostrophe looks like a mark that closes. A mark that opens has a blank before it and a word behind it; of
    those that may close it, up to the next that opens, the first counts behind which no word goes on: after a stop
    or comma, then after a letter that is no "s" (the dockers' union), then, for a phrase of a few words, any.

    Args:
        text: Any text.

    Returns:
        Spans in reading order, marks included, disjoint, each within its line, with whether it is closed. One that
        opens its line and has no end is open when the next line with words opens with such a mark too.

    Example:
        >>> text = "'It's the dockers' money,' he said. 'The men' didn't agree in the '90s."
        >>> [span.of(text) for span, _ in find_single_stretches(text)]
        ["'It's the dockers' money,'", "'The men'"]
    """
    if not any(mark in text for mark in OPENS):
        return ()
    lines = [match for match in LINE.finditer(text) if not match[0].isspace()]
    found: list[tuple[Span, bool]] = []
    for at, line in enumerate(lines):
        goes_on = at + 1 < len(lines) and opens_line(text, lines[at + 1])
        found.extend(stretches_of(text, line, goes_on))
    return tuple(found)


def stretches_of(text: str, line: re.Match[str], goes_on: bool) -> Iterator[tuple[Span, bool]]:
    """The stretches of one line."""
    openers = [m.start() for m in OPENER.finditer(text, *line.span()) if not cut_words().match(text, m.start())]
    if not openers:
        return
    closers = [m.start() for m in CLOSER.finditer(text, *line.span())]
    for number, start in enumerate(openers):
        limit = openers[number + 1] if number + 1 < len(openers) else line.end()
        end = closing_mark(text, start, closers[bisect_right(closers, start + 1) : bisect_left(closers, limit)])
        if end is not None:
            yield Span(start, end + 1), True
        elif goes_on and number + 1 == len(openers) and opens_line(text, line, start):
            yield Span(start, line.start() + len(line[0].rstrip())), False


def closing_mark(text: str, start: int, closers: list[int]) -> int | None:
    """Which of the marks closes a stretch; None when none does."""
    for rank in (2, 1):
        found = next((at for at in closers if rank_of(text, at) == rank), None)
        if found is not None:
            return found
    return next((at for at in closers[:1] if len(text[start:at].split()) <= LONGEST_PHRASE), None)


def rank_of(text: str, at: int) -> int:
    """How sure it is that a mark closes: 2 behind a stop, 1 behind a word that no apostrophe ends, else 0."""
    before, behind = text[at - 1], text[at + 1 : at + 2]
    if before in SURE or behind in SURE:
        return 2
    return int(before.lower() != "s" and not (before.lower() in "nio" and text[at - 2 : at - 1].isalpha()))


def opens_line(text: str, line: re.Match[str], start: int | None = None) -> bool:
    """Whether a mark opens a line."""
    head = line.end() - len(line[0].lstrip())
    if start is not None:
        return head == start
    return OPENER.match(text, head) is not None and cut_words().match(text, head) is None


@cache
def cut_words() -> re.Pattern[str]:
    """Years and words with an apostrophe before them, and names that begin with an ayn: no mark opens there."""
    words = load_lexicon("apostrophes")
    names, cut = "|".join(words["ayn"].split()), "|".join(words["cut"].split())
    return re.compile(rf".(?:\d\ds?\b|(?-i:{names})|(?:{cut})\b(?!\s*,['’]))", re.IGNORECASE)
