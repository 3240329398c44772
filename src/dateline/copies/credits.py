"""Read whom a report has its text from, by the brackets of its dateline, a source line or a note of first print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from dateline.copies.values import CopyInput
from dateline.lexicon.loader import load_lexicon
from dateline.model import Role, Span
from dateline.text.fold import fold_word
from dateline.text.kernel import KERNEL

__all__ = ["Credit", "Lines", "find_credits", "lines_in_python", "name_key", "same_name"]

# A credit stands above the first paragraph, at its start, or among the last lines of a page.
_PARAGRAPH = 150  # characters: a line this long is the first paragraph of the report
_TAIL = 12  # lines
_NOTE = 200  # characters: a note of first print is one short sentence
_LONG = 2 * _NOTE  # with blanks
_OPENINGS = frozenset("TtSs([")  # a note without a colon begins with "This", "The" or a bracket, or
_WITH = "with "  # so, in small or large letters

_BRACKET = re.compile(
    r"[ \t]*(?P<place>[^\W\d_a-z][^()\n]{0,60})?\((?P<name>[^()\n]{2,60})\)[ \t]*(?P<dash>–|—|-{1,2}|:)?"
)
_DOMAIN = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}")
Lines = list[tuple[int, int]]
"""Where lines stand: start and end in the text."""

_SMALL = frozenset({"of", "de", "da", "do", "and", "the", "for", "&"})


@dataclass(frozen=True, slots=True)
class Credit:
    """
    A name that a report gives as the source of its text.

    Args:
        name: The name as written.
        span: Its place in the text; None when it was given beside it.
        note: It stands in a note of the page on its own text, not in the brackets of a dateline.
    """

    name: str
    span: Span | None
    note: bool = False


def find_credits(report: CopyInput) -> tuple[Credit, ...]:
    """
    Find whom a report credits, nearest source first.

    A note ("Source: X", "This report first appeared in X.") says whom the page has it from; the brackets of a dateline
    ("KOLVESH (X) –", "(X) ...") come after it, from the left; then who gave a part ("With inputs from X"); an agency
    that was given stands last, if it is new.
    A caption's credit is for its picture and is not read.

    Example:
        >>> from dateline.model import ReportId
        >>> report = CopyInput(ReportId("1"), "KOLVESH (Ashvala Wire) – Guards left.\\n\\nSource: Lissend Gazette")
        >>> [credit.name for credit in find_credits(report)]
        ['Lissend Gazette', 'Ashvala Wire']
    """
    text = report.text.replace("\r", "\n")
    head, tail = (KERNEL.credit_lines if KERNEL else lines_in_python)(
        text,
        [(zone.span.start, zone.span.end) for zone in report.zones if zone.role is Role.CAPTION],
        (_PARAGRAPH, _NOTE, _LONG, _TAIL),
    )
    notes = [note for start, end in (*head, *tail) if (note := _note(text, start, end))]
    found = [credit for note in notes if note.lastgroup != "part" for credit in _names(note)]
    found += [credit for line in head if text.find("(", *line) >= 0 for credit in _brackets(text, *line)]
    found += [credit for note in notes if note.lastgroup == "part" for credit in _names(note)]
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


def lines_in_python(text: str, captions: Lines, lengths: tuple[int, int, int, int]) -> tuple[Lines, Lines]:
    """
    What the kernel gives: where lines stand that may credit somebody.

    Args:
        text: The text.
        captions: Where captions stand.
        lengths: Of a paragraph at least, of a note and of a line with its blanks at most; and how many last lines.

    Returns:
        The lines up to the first paragraph, and that; and those of the last lines behind it that may be a note. All in
        order, without blanks at their edges.
    """
    paragraph, note, longest, most = lengths
    head: Lines = []
    at, size = 0, len(text)
    while at < size:
        end = text.find("\n", at)
        end = size if end < 0 else end
        words = text[at:end].strip()
        if words and not _touch(captions, at, end):
            first = text.index(words[0], at)
            head.append((first, first + len(words)))
            if len(words) >= paragraph:
                break
        at = end + 1
    tail: Lines = []
    count, end = 0, size
    for part in reversed(text[head[-1][1] if head else 0 :].split("\n")):
        begin, words = end - len(part), part.strip() if len(part) <= longest else ""
        if (words or len(part) > longest) and not _touch(captions, begin, end):
            count += 1
            if words and len(words) <= note and _may_be_note(words):
                first = begin + part.index(words[0])
                tail.append((first, first + len(words)))
            if count == most:
                break
        end = begin - 1
    return head, tail[::-1]


def _touch(spans: Lines, start: int, end: int) -> bool:
    """Whether a stretch has something in common with one of the spans."""
    return any(first < end and start < last for first, last in spans)


def _may_be_note(words: str) -> bool:
    """Whether a line may be a source line or a note of first print, by its looks."""
    return ":" in words or words[0] in _OPENINGS or words[: len(_WITH)].lower() == _WITH


def _note(text: str, first: int, last: int) -> re.Match[str] | None:
    """A source line ("Source: TTA, Orvan Voice"), a note of first print, or of who gave a part."""
    if last - first > _NOTE or not _may_be_note(text[first:last]):
        return None
    return _note_pattern().match(text, first, last)


def _names(note: re.Match[str]) -> Iterator[Credit]:
    """The names in a note; initials may be joined by "and" ("PTI and ANI"), in other names it belongs to them."""
    assert note.lastgroup is not None
    start, end = note.span(note.lastgroup)
    for name in re.finditer(r"[^\s,/](?:[^,/]*[^\s,/])?", note.string[start:end]):
        initials = re.fullmatch(r"(?:and )?([A-Z]{2,5})(?: and ([A-Z]{2,5}))?", name[0])
        places = [initials.span(k) for k in (1, 2) if initials[k]] if initials else [(0, len(name[0]))]
        for left, right in places:
            at = start + name.start() + left
            if _is_name(name[0][left:right]):
                yield Credit(name[0][left:right], Span(at, at + right - left), note=True)


@cache
def _note_pattern() -> re.Pattern[str]:
    """A line that is only a label and a name, or one sentence about this report that ends with a name."""
    words = load_lexicon("credits")
    labels, phrases, subjects, inputs = (
        "|".join(map(re.escape, words[key])) for key in ("labels", "phrases", "subjects", "inputs")
    )
    return re.compile(
        rf"[(\[]?(?:(?i:{labels}):[ \t]*(?P<labelled>[^\n;:|]{{2,60}}?)"
        rf"|(?i:(?:this|the)[ ](?:{subjects})[ ](?:was[ ])?(?:{phrases}))[ ](?:the[ ])?(?P<named>[^\n,;:|]{{2,60}}?)"
        rf"|(?i:{inputs})[ ](?:the[ ])?(?P<part>[^\n;:|]{{2,60}}?))"
        r"[.)\]]*[ \t]*(?:\Z|$)",
        re.MULTILINE,
    )


def _brackets(text: str, at: int, last: int) -> Iterator[Credit]:
    """The names in brackets that open a line: behind a place in capitals and before a dash, or at the very start."""
    while found := _BRACKET.match(text, at, last):
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
