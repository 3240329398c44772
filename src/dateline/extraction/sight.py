"""Cut a text into its lines, and tell those that are surely text on the way: by the kernel, where there is one."""

from __future__ import annotations

from array import array
from functools import cache
from typing import Any

from dateline.extraction.captions import LABEL_WITHIN, LONGEST_CAPTION, PICTURES
from dateline.extraction.datelines import LONGEST as LONGEST_DATELINE
from dateline.extraction.glance import (
    LONGEST_CHROME,
    LONGEST_CODE,
    LONGEST_NAME,
    LONGEST_TAGLINE,
    MARKS,
    caption_ends,
    openings,
    phrases,
    small_agencies,
)
from dateline.extraction.lines import Line, cut_lines, unwrapped
from dateline.extraction.stamps import AGES, LONGEST, MOST_WORDS, NAMED_LABELS, heads
from dateline.extraction.words import names_of
from dateline.text.kernel import KERNEL

__all__ = ["sight_lines"]

_GAP, _TEXT, _HEADLESS = 1, 2, 4  # flags of kernel/glance.c


def sight_lines(text: str, plain: str) -> list[Line]:
    """
    The lines that :func:`~dateline.extraction.lines.cut_lines` gives, those that are surely text marked as such.

    Args:
        text: The text.
        plain: The same text folded.

    Example:
        >>> text = "Read more: Votes\\n\\nThe council voted on the closing of the old ferry, and it will."
        >>> [line.plain[:9] for line in sight_lines(text, text)]
        ['Read more', 'The counc']
    """
    reader = _reader()
    if reader is None:
        return cut_lines(text, plain)
    found = array("I", reader.lines(text, plain)).tolist()
    lines = [
        Line(plain[start:end], start, gap=bool(flags & _GAP), is_text=bool(flags & _TEXT), headless=flags >= _HEADLESS)
        for start, end, flags in zip(found[::3], found[1::3], found[2::3], strict=True)
    ]
    return unwrapped(lines, plain)


@cache
def _reader() -> Any:
    """The kernel's reader of lines with the lists of the lexicon; None without a kernel."""
    if not KERNEL:
        return None
    lists = (
        sorted(openings()),
        sorted(caption_ends()),
        sorted(phrases()),
        sorted(names_of("masthead", "taglines")),
        sorted(PICTURES),
        sorted(AGES + NAMED_LABELS),
        sorted(heads()),
        sorted(small_agencies()),
    )
    lengths = (
        *(LONGEST_CHROME, LONGEST_TAGLINE, LONGEST_NAME, LONGEST_CAPTION, LABEL_WITHIN, LONGEST, MOST_WORDS),
        *(LONGEST_CODE, LONGEST_DATELINE),
    )
    return KERNEL.Sight(lists, list(MARKS), lengths)
