"""Cut a text into its lines, or into its paragraphs where lines were wrapped at a width."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from dateline.model import Span

__all__ = ["Line", "cut_lines", "fold", "unwrapped"]

# One character for one, so that every offset holds in the folded text too.
FOLDS = {
    **dict.fromkeys("‘’‚‛ʼ′´`＇", "'"),
    **dict.fromkeys("“”„‟«»″＂", '"'),
    **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000\t\ufeff\u200b\u200e\u200f", " "),
    **dict.fromkeys("‐‑‒", "-"),
    **dict.fromkeys("―", "—"),
    "،": ",",
    "：": ":",
    "﹣": "-",
}
ASCII_FOLDS = {mark: plain for mark, plain in FOLDS.items() if mark.isascii()}
BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Mail and old agency wires break lines at 60-80 characters; a web page's paragraph is one line.
SHORTEST_WRAP, LONGEST_WRAP = 40, 100
STOP = re.compile(r"[.!?…。！？؟।۔][\"')\]」』]*$")
EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


class Line:
    """
    A line, or a paragraph of wrapped lines, without blanks at its edges.

    Args:
        plain: Its words with quotes straight, dashes and blanks simple, no break or tab among them; as long as the
            text it stands for.
        start: Where it begins in the text.
        gap: True when a blank line, or the start of the text, is above it.
        is_text: True when it is known that no test of its shape and no date line can hold.
        headless: True when it is known that it has no dateline.
    """

    __slots__ = ("_low", "end", "gap", "headless", "is_text", "plain", "start")

    def __init__(
        self, plain: str, start: int = 0, *, gap: bool = False, is_text: bool = False, headless: bool = False
    ) -> None:
        self.plain, self.start, self.end = plain, start, start + len(plain)
        self.gap, self.is_text, self.headless = gap, is_text, headless
        self._low: str | None = None

    @property
    def span(self) -> Span:
        """Its place as a span."""
        return Span(self.start, self.end)

    @property
    def low(self) -> str:
        """Its words in small letters, with single blanks."""
        if self._low is None:
            self._low = in_small_letters(self.plain)
        return self._low

    @property
    def key(self) -> str:
        """Its words for comparison: small letters, single blanks, no mark at the end."""
        return self.low.strip(" .,;:!?\"'-–—")

    @property
    def stopped(self) -> bool:
        """Whether it ends as a sentence does."""
        return STOP.search(self.plain[-6:]) is not None

    @property
    def words(self) -> int:
        """The number of its words; two letters of a script without blanks count as one."""
        words = self.low.count(" ") + 1 if self.low else 0
        return words if self.plain.isascii() else words + len(EAST_ASIAN.findall(self.plain[:400])) // 2


def in_small_letters(plain: str) -> str:
    """Folded words in small letters, with single blanks."""
    low = plain.lower().strip(" ")
    if "\x1f" in low if low.isascii() else not low.isprintable():  # other blanks than the plain one
        low = " ".join(low.split())
    while "  " in low:
        low = low.replace("  ", " ")
    return low


def fold(text: str) -> str:
    """The text with quotes straight and blanks simple, character for character."""
    # Thirty searches for one character are faster than one table look-up for every character.
    for mark, plain in (ASCII_FOLDS if text.isascii() else FOLDS).items():
        if mark in text:
            text = text.replace(mark, plain)
    return text


def cut_lines(text: str, plain: str | None = None) -> list[Line]:
    """
    Cut a text into lines; wrapped lines are joined to their paragraph.

    Args:
        text: Any text.
        plain: The same text folded, where that is at hand.

    Returns:
        Lines in reading order that together hold every non-blank character.

    Example:
        >>> [line.plain for line in cut_lines("Title\\n\\n  “One.”  \\n")]
        ['Title', '"One."']
    """
    plain = fold(text) if plain is None else plain
    return unwrapped(single_lines(text, plain), plain)


def unwrapped(lines: list[Line], plain: str) -> list[Line]:
    """The lines of a folded text, those that were wrapped at a width joined to their paragraph."""
    width = wrap_width(lines)
    return joined(lines, plain, width) if width else lines


def single_lines(text: str, plain: str) -> list[Line]:
    """The non-blank lines."""
    lines: list[Line] = []
    start, gap = 0, True
    for raw in text.splitlines(keepends=True):  # at the same marks as BREAK; "\r\n" is one end
        words = raw.strip()
        if words:
            first = start + len(raw) - len(raw.lstrip())
            lines.append(Line(plain[first : first + len(words)], first, gap=gap))
        gap = not words
        start += len(raw)
    return lines


def wrap_width(lines: Sequence[Line]) -> int:
    """The width at which the lines were broken, or 0 when they were not."""
    if not lines or any(len(line.plain) > LONGEST_WRAP for line in lines):
        return 0
    followed = [line for line, after in pairwise(lines) if not after.gap]
    open_ended = [line for line in followed if not line.stopped and len(line.plain) >= SHORTEST_WRAP]
    if len(open_ended) < 3 or 2 * len(open_ended) < len(followed):
        return 0
    return max(len(line.plain) for line in open_ended)


def joined(lines: Sequence[Line], plain: str, width: int) -> list[Line]:
    """Lines joined to the one above when that one ran to the width, or they go on in small letters."""
    out: list[Line] = []
    last = 0
    for line in lines:
        full = last >= 0.75 * width or (line.plain[0].islower() and last >= SHORTEST_WRAP)
        if out and not line.gap and full:
            above = out[-1]
            words = BREAK.sub(" ", plain[above.start : line.end])
            out[-1] = Line(words, above.start, gap=above.gap)
        else:
            out.append(line)
        last = len(line.plain)
    return out
