"""Leave out what only the capitals of a headline make look like a name: "LEAKED CABLES", "Rovers Lose Sixth"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.language.known import closes_built, is_body_noun, is_letters, known_label
from dateline.language.marks import is_given
from dateline.model import Name, Word
from dateline.text.grammar import range_of

__all__ = ["headlines", "without_capitals"]

LINE = re.compile(r"[^\n]+")
WORD = re.compile(r"[^\W\d_][\w’'-]*")
LINES, LONGEST = 3, 160  # of the first lines of a report, those up to so many characters may be its headline
FEWEST = 5  # words of a headline
COMMON = 2  # long words of a headline that the report has in small letters, too
FURNITURE = re.compile(r"[|·•]|\d{4}|^(?:By|From|BY|FROM)\b")
LONG = 4  # letters of a word that a title in capitals writes with one
SHARE = 0.85  # of the long words


def without_capitals(text: str, names: Sequence[Name], words: Sequence[Word], forms: Sequence[str]) -> list[Name]:
    """
    The names; in a headline whose every word has a capital only what the rest of the report, or a list, shows for one.

    Args:
        text: The report.
        names: Raw names, disjoint.
        words: The words of the report.
        forms: The same as they are written, with plain marks.
    """
    small = {form for form in forms if form.islower()}
    lines = [span for span in headlines(text, small) if not is_masthead(span, names)]
    if not lines:
        return list(names)
    rest = {
        form
        for word, form in zip(words, forms, strict=True)
        if form[:1].isupper() and not any(start <= word.start < end for start, end in lines)
    }
    kept: list[Name] = []
    for name in names:
        within = any(start <= name.start < end for start, end in lines)
        kept += [name] if not within else shown(name, words, forms, rest)
    return kept


def headlines(text: str, small: set[str]) -> Iterator[tuple[int, int]]:
    """The first lines of a report that have a capital at every long word, some of which it writes small elsewhere."""
    for number, line in enumerate(LINE.finditer(text)):
        if number == LINES or line.end() >= len(text.rstrip()):
            return
        told = WORD.findall(line[0])
        long = [word for word in told if len(word) >= LONG]
        capitals = sum(word[0].isupper() for word in long)
        common = sum(word.lower() in small for word in long)
        titled = len(told) >= FEWEST and len(line[0]) <= LONGEST and capitals >= SHARE * len(long)
        fewest = 1 if line[0].isupper() else COMMON  # nothing in capitals alone shows a name
        if titled and common >= fewest and FURNITURE.search(line[0]) is None:
            yield line.span()


def is_masthead(line: tuple[int, int], names: Sequence[Name]) -> bool:
    """Whether one name is most of a line."""
    start, end = line
    return any(start <= name.start < end and 2 * (name.end - name.start) > end - start for name in names)


def shown(name: Name, words: Sequence[Word], forms: Sequence[str], rest: set[str]) -> list[Name]:
    """A name of a headline as far as the report shows its words with capitals elsewhere; whole where a list has it."""
    inside = range_of(words, name.start, name.end)
    key = " ".join(forms[at] for at in inside)
    if known_label(key) is not None or is_letters(key) or not inside:
        return [name]
    runs: list[list[int]] = [[]]
    for at in inside:
        closes = bool(runs[-1]) and (is_body_noun(forms[at]) or closes_built(forms[at].lower()))
        if closes or stands(forms[at], rest):
            runs[-1].append(at)
        else:
            runs.append([])
    best = max(runs, key=len)
    if any(forms[at][:1].isupper() for at in best):
        return [name._replace(start=words[best[0]].start, end=words[best[-1]].end)]
    person = len(inside) > 1 and is_given(forms[inside.start].title())
    return [name] if person else []


def stands(form: str, rest: set[str]) -> bool:
    """Whether a word stands elsewhere with its capital, or is a mark or small word within a name."""
    return form in rest or form.title() in rest or not form[:1].isupper()
