"""Finds quoted words in a report: "[...]" skips words of one paragraph, " #2" at the end is the second place."""

import re
from dataclasses import dataclass

SKIP = "[...]"
MARKS = {'"': '["“”]', "“": '["“”]', "”": '["“”]', "'": "['’‘]", "’": "['’‘]", "‘": "['’‘]", " ": "[ \u00a0]"}
TAGS = {"s": "source", "q": "cue", "c": "content", "t": "time"}


class NotFoundError(ValueError):
    """The quoted words stand nowhere in the report, or in more than one place."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where quoted words stand, and where the tagged pieces inside them stand."""

    start: int
    end: int
    pieces: tuple[tuple[str, int, int], ...] = ()

    def spans(self, tag: str) -> list[list[int]]:
        """Spans of the pieces with this tag, in reading order."""
        return [[s, e] for name, s, e in self.pieces if name == tag]


def literal(words: str) -> str:
    """A pattern for the words that takes straight and curly marks, and both kinds of space, as one."""
    return "".join(MARKS.get(c, re.escape(c)) for c in words)


def pattern(words: str, across: bool) -> tuple[re.Pattern[str], list[str]]:
    """The pattern for quoted words, and the tag of each of its groups in order."""
    skip, out, tags = (".*?" if across else r"[^\n]*?"), [], []
    for piece in re.split(r"( ?\[\.\.\.\] ?|</?[sqct]>)", words):
        if piece.strip() == SKIP:
            out.append(skip)
        elif piece.startswith("</"):
            out.append(")")
        elif re.fullmatch(r"<[sqct]>", piece):
            out.append("(")
            tags.append(piece[1])
        else:
            out.append(literal(piece))
    return re.compile("".join(out), re.DOTALL), tags


def find(text: str, words: str, across: bool = False, start: int = 0, end: int | None = None) -> Place:
    """
    The one place where the words stand in ``text``, between ``start`` and ``end``.

    Args:
        text: The report.
        words: Quoted words, with "[...]", tags such as <s>...</s>, and an optional " #n" at the end.
        across: Whether "[...]" may run over paragraphs.

    Raises:
        NotFoundError: When the words stand nowhere, or in several places and no "#n" says which.
    """
    number = next(iter(re.findall(r" #(\d+)$", words)), None)
    matcher, tags = pattern(words.removesuffix(f" #{number}"), across)
    found = list(matcher.finditer(text, start, len(text) if end is None else end))
    if len(found) < int(number or 1) or (len(found) > 1 and not number):
        raise NotFoundError(f"{len(found)} places for: {words}")
    match = found[int(number or 1) - 1]
    pieces = tuple((tag, *match.span(n + 1)) for n, tag in enumerate(tags))
    return Place(match.start(), match.end(), pieces)


def find_all(text: str, words: str) -> list[tuple[int, int]]:
    """Every place of a name, with no letter or digit directly before or after it."""
    return [m.span() for m in re.finditer(rf"(?<!\w){literal(words)}(?!\w)", text)]
