"""Read whom a report has its text from, by the brackets of its dateline, a source line or a note of first print."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from dateline.copies.values import CopyInput
from dateline.lexicon.loader import load_lexicon
from dateline.model import Role, Span
from dateline.text.fold import fold_word

__all__ = ["Credit", "find_credits", "name_key", "same_name"]

# A credit stands above the first paragraph, at its start, or among the last lines of a page.
_PARAGRAPH = 150  # characters: a line this long is the first paragraph of the report
_TAIL = 12  # lines
_NOTE = 200  # characters: a note of first print is one short sentence
_LONG = 2 * _NOTE  # with blanks
_OPENINGS = frozenset("TtSs([")  # a note without a colon begins with "This", "The" or a bracket

_LINE = re.compile(r"\S(?:[^\n\r]*\S)?")
_BRACKET = re.compile(
    r"[ \t]*(?P<place>[^\W\d_a-z][^()\n]{0,60})?\((?P<name>[^()\n]{2,60})\)[ \t]*(?P<dash>–|—|-{1,2}|:)?"
)
_DOMAIN = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}")
_SMALL = frozenset({"of", "de", "da", "do", "and", "the", "for", "&"})


@dataclass(frozen=True, slots=True)
class Credit:
    """
    A name that a report gives as the source of its text.

    Args:
        name: The name as written.
        span: Its place in the text; None when it was given beside it.
    """

    name: str
    span: Span | None


def find_credits(report: CopyInput) -> tuple[Credit, ...]:
    """
    Find whom a report credits, nearest source first.

    A note ("Source: X", "This report first appeared in X.") says whom the page has it from; the brackets of a dateline
    ("KOLVESH (X) –", "(X) ...") come after it, from the left; an agency that was given stands last, if it is new.
    A caption's credit is for its picture and is not read.

    Example:
        >>> from dateline.model import ReportId
        >>> report = CopyInput(ReportId("1"), "KOLVESH (Ashvala Wire) – Guards left.\\n\\nSource: Lissend Gazette")
        >>> [credit.name for credit in find_credits(report)]
        ['Lissend Gazette', 'Ashvala Wire']
    """
    captions = [zone.span for zone in report.zones if zone.role is Role.CAPTION]
    head = _head(report.text, captions)
    tail = _tail(report.text, head[-1].end if head else 0, captions)
    found = [credit for line in (*head, *tail) for credit in _notes(report.text, line)]
    found += [credit for line in head for credit in _brackets(report.text, line)]
    found += [Credit(report.agency, None)] if report.agency else []
    if len(found) < 2:
        return tuple(found)
    kept: list[Credit] = []
    for credit in found:
        if not any(same_name(credit.name, other.name) for other in kept):
            kept.append(credit)
    return tuple(kept)


@lru_cache(maxsize=1 << 16)  # pairs of names; asked again for every pair of reports
def same_name(one: str | None, two: str | None) -> bool:
    """
    Whether two names are the same outlet's, by the words alone.

    Example:
        >>> same_name("Ashvala News Agency", "ANA"), same_name("lissend.example", "Lissend"), same_name("A", "B")
        (True, True, False)
    """
    if not one or not two:
        return False
    return not _keys(one).isdisjoint(_keys(two)) or _is_short_for(one, two) or _is_short_for(two, one)


@lru_cache(maxsize=1 << 14)
def _is_short_for(short: str, name: str) -> bool:
    """Whether one name is the initials of the other; two letters fit too many names."""
    letters = "".join(word[0] for word in re.findall(r"[^\W\d_]+", name) if word.lower() not in _SMALL)
    return len(letters) >= 3 and short.isupper() and short.replace(".", "") == letters.upper()


def name_key(name: str | None) -> str:
    """The plain form of a name, to group reports by outlet; empty for none."""
    return min(_keys(name), default="") if name else ""


@lru_cache(maxsize=1 << 14)  # names of outlets; a record may have any number
def _keys(name: str) -> frozenset[str]:
    """The forms under which a name is known: without its brackets, what stands in them, without "Agency"."""
    forms = set()
    for part in re.split(r"[()]", name):
        bare = re.sub(r"^www\.|\.[a-z]{2,7}$", "", part.strip())
        words = [fold_word(word) for word in re.findall(r"[^\W_]+", bare)]
        words = words[1:] if words[:1] == ["the"] else words
        forms.add("".join(words))
        for kind in load_lexicon("credits")["kinds"]:
            rest = words[: -len(kind.split())]
            if rest and words[len(rest) :] == kind.split():
                forms.add("".join(rest))
    return frozenset(forms - {""})


def _head(text: str, captions: Collection[Span]) -> list[Span]:
    """The lines up to the first paragraph, and that; without blank lines, blanks at their edges, and captions."""
    lines: list[Span] = []
    for found in _LINE.finditer(text):
        line = Span(*found.span())
        if not any(caption.overlaps(line) for caption in captions):
            lines.append(line)
            if len(line) >= _PARAGRAPH:
                break
    return lines


def _tail(text: str, start: int, captions: Collection[Span]) -> list[Span]:
    """Of the last lines behind a place those that are short enough for a note, from the first on."""
    lines: list[Span] = []
    end, count = len(text), 0
    while end > start and count < _TAIL:
        cut = max(text.rfind("\n", start, end), text.rfind("\r", start, end), start - 1) + 1
        if end - cut > _LONG:
            count += 1
        elif words := text[cut:end].strip():
            first = text.index(words[0], cut)
            line = Span(first, first + len(words))
            if not any(caption.overlaps(line) for caption in captions):
                count += 1
                if len(words) <= _NOTE:
                    lines.append(line)
        end = cut - 1
    return lines[::-1]


def _notes(text: str, line: Span) -> Iterator[Credit]:
    """The names of a source line ("Source: TTA, Orvan Voice") or of a note of first print."""
    if len(line) <= _NOTE and (":" in text[line.start : line.end] or text[line.start] in _OPENINGS) and (found := _note_pattern().match(text, line.start, line.end)):
        start, end = found.span("labelled" if found["labelled"] else "named")
        for name in re.finditer(r"[^\s,/](?:[^,/]*[^\s,/])?", text[start:end]):
            if _is_name(name[0]):
                yield Credit(name[0], Span(start + name.start(), start + name.end()))


@cache
def _note_pattern() -> re.Pattern[str]:
    """A line that is only a label and a name, or one sentence about this report that ends with a name."""
    words = load_lexicon("credits")
    labels, phrases, subjects = ("|".join(map(re.escape, words[key])) for key in ("labels", "phrases", "subjects"))
    return re.compile(
        rf"[(\[]?(?:(?i:{labels}):[ \t]*(?P<labelled>[^\n;:|]{{2,60}}?)"
        rf"|(?i:(?:this|the)[ ](?:{subjects})[ ](?:was[ ])?(?:{phrases}))[ ](?:the[ ])?(?P<named>[^\n,;:|]{{2,60}}?))"
        r"[.)\]]*[ \t]*(?:\Z|$)",
        re.MULTILINE,
    )


def _brackets(text: str, line: Span) -> Iterator[Credit]:
    """The names in brackets that open a line: behind a place in capitals and before a dash, or at the very start."""
    at = line.start
    while found := _BRACKET.match(text, at, line.end):
        place, name = (found["place"] or "").split(), found["name"].strip()
        if not _is_name(name) or (
            place and not (found["dash"] and len(place[0]) > 2 and place[0].strip(",").isupper())
        ):
            return
        yield Credit(name, Span(found.start("name"), found.start("name") + len(found["name"].rstrip())))
        at = found.end()


def _is_name(words: str) -> bool:
    """Whether the words are written like a name: capitals, no figures, not the start of a note to the reader."""
    if _DOMAIN.fullmatch(words):
        return True
    parts = words.split()
    words_of_none = load_lexicon("credits")["not_names"]
    if not 1 <= len(parts) <= 7 or words.lower() in words_of_none or parts[0].lower().strip(":") in words_of_none:
        return False
    return all(part in _SMALL or (part[0].isupper() and not any(map(str.isdigit, part))) for part in parts) and (
        parts[0] not in _SMALL
    )
