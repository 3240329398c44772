"""Read the facts and wordings of a report: names by capitals inside sentences, figures by value, pairs of telling words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from typing import Final

from dateline.copies.extents import body_of
from dateline.copies.values import CopyInput
from dateline.lexicon.loader import load_lexicon
from dateline.model import Role, Span
from dateline.text.calendar import MONTHS, OTHER_MONTHS, WEEKDAYS
from dateline.text.fold import fold_word

__all__ = ["FIGURES", "Kind", "Story", "kind_of", "mix", "read_story", "word_number"]

_MASK: Final = (1 << 64) - 1
_KIND_BITS = 3
_KIND_MASK: Final = (1 << _KIND_BITS) - 1

_LETTER = r"[^\W\d_]"
_SIGNS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u00ad\u200b-\u200d\u2060"
_APOSTROPHES = "'’‘ʼ`´ʻʾʿ"
_TOKEN = re.compile(
    rf"(?P<word>{_LETTER}(?:{_LETTER}|[0-9{_SIGNS}]|[{_APOSTROPHES}](?={_LETTER}))*)"
    r"|(?P<figure>[0-9]+(?:[.,:][0-9]+)*)"
    r"|(?P<line>[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])"
    r"|(?P<stop>[.!?…。！？؟۔]+)(?P<close>[\"'”’»)\]]*)"
)
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}][sS]\Z")
_QUOTES: Final = frozenset("\"“”„«»‘([")
_LEADS: Final = frozenset(":–—")
_OPENERS: Final = frozenset("\"'“”„«‘([—–-")
_SHORT = 3  # letters: a stop behind so short a word with a capital belongs to it ("Gen.", "St.", "B.")
_LONG = 4  # letters: the words that can be telling, and those that show a headline's capitals
_STEM = 6  # letters: "deputies" and "deputy"
_HEADS = frozenset({Role.HEADLINE, Role.KICKER, Role.DATELINE})
_TITLE_WORDS, _TITLE_PART = 3, 4  # a headline has three long words or more, three of four with capitals


class Kind(IntEnum):
    """What a fact is; the figures differ in how telling they are. The numbers are those of kernel/rewrites.c."""

    NAME = 1
    DATE = 2
    BIG = 3
    MID = 4
    YEAR = 5
    SMALL = 6
    WORDING = 7


FIGURES = frozenset({Kind.DATE, Kind.BIG, Kind.MID, Kind.YEAR, Kind.SMALL})


@dataclass(frozen=True, slots=True)
class Story:
    """
    What a report says, as far as names, figures and wordings tell it.

    Args:
        sentences: Their places in the text, in reading order, without blanks at the edges.
        facts: ``(number, sentence)`` for every name and figure, sorted; the kind is in the number (``kind_of``).
        loose: The same for what may be a name, by its capital alone, and for the figures of headlines and datelines: a
            report that has these is not held to lack them, and it is not held to state them.
        wordings: The same for pairs of neighbouring telling words.
    """

    sentences: tuple[Span, ...]
    facts: tuple[tuple[int, int], ...]
    loose: tuple[tuple[int, int], ...]
    wordings: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class _Token:
    sentence: int
    start: int
    end: int
    number: int  # of the folded word; 0 for a figure
    length: int  # letters
    upper: bool
    first: bool
    stem: int
    figure: str
    title: bool = False


def kind_of(number: int) -> Kind:
    """The kind of a fact, by its number."""
    return Kind(number & _KIND_MASK)


def read_story(report: CopyInput) -> Story:
    """
    Read what a report says.

    A name is a word with a capital that has one inside a sentence too and never stands in small letters; weekdays and
    months are none. Capitals of headlines and of first words tell nothing. A figure is its value, in digits or words:
    "2,500", "2500" and "2.5 thousand" are one. A wording is two neighbouring words of four letters or more in small
    letters, by their first six letters, small words apart.

    Args:
        report: Its body counts; of one whose layout is not known, the whole text.

    Returns:
        Numbers that any report with the same fact has too.

    Example:
        >>> from dateline.model import ReportId
        >>> one, two = (
        ...     read_story(CopyInput(ReportId("1"), text))
        ...     for text in ("It was Temir Orsan who lost 2,500 goats.", "He, Orsan, owned 2500 of them.")
        ... )
        >>> sorted(kind_of(number).name for number in {n for n, _ in one.facts} & {n for n, _ in two.facts})
        ['BIG', 'NAME']
    """
    sentences: list[Span] = []
    tokens: list[_Token] = []
    for span, head in _stretches(report):
        _read_span(report.text, span, sentences, tokens, head)
    _mark_titles(tokens)
    mid = {t.number for t in tokens if t.upper and not t.first and not t.title and _may_be_name(t)}
    small = {t.number for t in tokens if t.number and not t.upper}
    facts: set[tuple[int, int]] = set()
    loose: set[tuple[int, int]] = set()
    wordings: set[tuple[int, int]] = set()
    before: _Token | None = None
    k = 0
    while k < len(tokens):
        token = tokens[k]
        reading = _figure_at(report.text, tokens, k)
        if reading:
            number, k = reading
            if number:
                (loose if token.title else facts).add((number, token.sentence))
            before = None
            continue
        k += 1
        if token.upper and _may_be_name(token):
            named = token.number in mid and token.number not in small
            (facts if named else loose).add((_number(token.number, Kind.NAME), token.sentence))
            if named:
                before = None
                continue
        if token.length < _LONG or _words().get(token.number):
            continue
        if before and before.sentence == token.sentence:
            pair = mix((before.stem * _FACTOR + token.stem) & _MASK)
            wordings.add((_number(pair, Kind.WORDING), token.sentence))
        before = token
    return Story(tuple(sentences), tuple(sorted(facts)), tuple(sorted(loose)), tuple(sorted(wordings)))


_FACTOR: Final = 0x9E3779B97F4A7C15


@lru_cache(maxsize=1 << 16)
def word_number(folded: str) -> int:
    """The number of a word by its folded form (FNV-1a, then mixed): never 0."""
    number = 0xCBF29CE484222325
    for byte in folded.encode("utf-8", "surrogatepass"):
        number = ((number ^ byte) * 0x100000001B3) & _MASK
    return mix(number) or 1


def mix(number: int) -> int:
    """A number with its bits well mixed (the finalizer of splitmix64)."""
    number = ((number ^ (number >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    number = ((number ^ (number >> 27)) * 0x94D049BB133111EB) & _MASK
    return number ^ (number >> 31)


def _number(number: int, kind: Kind) -> int:
    """A number with its kind in the lowest bits."""
    return (number & ~_KIND_MASK & _MASK) | kind


# What a word of the lexicon is: the kind, and its value.
_VALUE, _TENS, _POWER, _SHORT_POWER, _MONTH, _DAY, _LINK, _PLAIN = range(1, 9)


@cache
def _words() -> dict[int, tuple[int, int]]:
    """The words of the lexicon by their numbers, each with what it is and its value."""
    lexicon = load_lexicon("story_words", "mul")
    found: dict[int, tuple[int, int]] = {}
    plain = lexicon["small"]["words"].split()
    for language in load_lexicon("languages", "mul").values():
        plain += [fold_word(word) for word in language.split() if len(word) >= _LONG]
    for word in plain:
        found[word_number(word)] = (_PLAIN, 0)
    for word in (*lexicon["days"]["names"].split(), *WEEKDAYS):
        found[word_number(word)] = (_DAY, 0)
    for word, month in (*MONTHS.items(), *OTHER_MONTHS.items()):
        found[word_number(fold_word(word))] = (_MONTH, month)
    for word in lexicon["days"]["links"].split():
        found[word_number(word)] = (_LINK, 0)
    for value, words in lexicon["numbers"].items():
        kind = _TENS if int(value) >= 20 else _VALUE
        found.update({word_number(word): (kind, int(value)) for word in words.split()})
    for table, kind in (("multipliers", _POWER), ("short_multipliers", _SHORT_POWER)):
        for power, words in lexicon[table].items():
            found.update({word_number(word): (kind, int(power)) for word in words.split()})
    return found


def _stretches(report: CopyInput) -> list[tuple[Span, bool]]:
    """The stretches to read, in order, each with whether it stands above the body."""
    heads = [(zone.span, True) for zone in report.zones if zone.role in _HEADS]
    return sorted([*heads, *((span, False) for span in body_of(report))])


def _read_span(text: str, span: Span, sentences: list[Span], tokens: list[_Token], head: bool) -> None:
    """The sentences and tokens of a stretch of text."""
    begin, end = span.start, span.end
    first = True
    before: re.Match[str] | None = None
    for match in _TOKEN.finditer(text, span.start, span.end):
        if match["line"] or match["stop"]:
            if match["stop"] and not _ends_sentence(text, match, before, span.end):
                continue
            cut = match.start() if match["line"] else match.end()
            _close(text, begin, cut, sentences, len(tokens), first)
            begin, first, before = (match.end() if match["line"] else cut), True, None
            continue
        raw = match[0]
        place = len(sentences)
        if match["figure"]:
            tokens.append(_Token(place, *match.span(), 0, 0, upper=False, first=first, stem=0, figure=raw, title=head))
        else:
            number, length, stem = _fold(raw)
            upper = raw[0].isupper() or raw[0].istitle()
            leads = first or _is_led(text, begin, match.start())
            tokens.append(_Token(place, *match.span(), number, length, upper, leads, stem, "", title=head))
        first, before = False, match
    _close(text, begin, end, sentences, len(tokens), first)


def _close(text: str, begin: int, end: int, sentences: list[Span], count: int, empty: bool) -> None:
    """Add a sentence, if it has words."""
    if not empty:
        lead = len(text[begin:end]) - len(text[begin:end].lstrip())
        sentences.append(Span(begin + lead, begin + len(text[begin:end].rstrip())))


def _ends_sentence(text: str, match: re.Match[str], before: re.Match[str] | None, end: int) -> bool:
    """Whether a stop ends the sentence: blanks and a capital, a figure or a caseless letter follow."""
    k = match.end()
    while k < end and text[k].isspace():
        k += 1
    if k == match.end() or k == end:
        return False
    while k < end and text[k] in _OPENERS:
        k += 1
    if k == end or not (text[k] in "0123456789" or (text[k].isalpha() and not text[k].islower())):
        return False
    if match["stop"] != "." or match["close"] or before is None or before.end() != match.start():
        return True
    word = before[0]
    return bool(before["figure"]) or not (len(word) == 1 or (len(word) <= _SHORT and word[0].isupper()))


def _is_led(text: str, begin: int, start: int) -> bool:
    """Whether a mark before the word, an opening quotation mark or a colon, gives it its capital."""
    if start > begin and text[start - 1] in _QUOTES:
        return True
    k = start
    while k > begin and text[k - 1].isspace():
        k -= 1
    return begin < k < start and text[k - 1] in _LEADS


@lru_cache(maxsize=1 << 16)
def _fold(raw: str) -> tuple[int, int, int]:
    """The number, the letters and the stem's number of a word."""
    folded = fold_word(_POSSESSIVE.sub("", raw))
    return word_number(folded), len(folded), word_number(folded[:_STEM])


def _may_be_name(token: _Token) -> bool:
    return token.length >= 2 and token.number not in _words()


def _mark_titles(tokens: Sequence[_Token]) -> None:
    """Mark the words of headlines, in which most long words have capitals."""
    k = 0
    while k < len(tokens):
        end = k
        while end < len(tokens) and tokens[end].sentence == tokens[k].sentence:
            end += 1
        long = [t for t in tokens[k:end] if t.length >= _LONG]
        if len(long) >= _TITLE_WORDS and sum(t.upper for t in long) * 4 >= len(long) * 3:
            for token in tokens[k:end]:
                token.title = True
        k = end


def _figure_at(text: str, tokens: Sequence[_Token], k: int) -> tuple[int, int] | None:
    """The number of the figure or date that begins at a token (0 when it says nothing) and the token behind it."""
    token = tokens[k]
    known = _words().get(token.number, (0, 0))
    if known[0] == _MONTH:
        day = _next(text, tokens, k, 1)
        if day is not None and (value := _day_value(tokens[day])) and token.upper:
            return _number(mix(known[1] * 32 + value), Kind.DATE), day + 1
        return None
    if token.figure:
        found = _value_of(token.figure)
        if found is None:
            return 0, k + 1
        mantissa, power, plain = found
    elif known[0] in (_VALUE, _TENS):
        mantissa, power, plain = known[1], 0, False
        if known[0] == _TENS:
            unit = _next(text, tokens, k, 1)
            if unit is not None:
                kind, value = _words().get(tokens[unit].number, (0, 0))
                if kind == _VALUE and 1 <= value <= 9:
                    mantissa, k = mantissa + value, unit
    else:
        return None
    day_value = _day_value(token)
    after = _next(text, tokens, k, 1)
    if day_value and after is not None:
        month = after
        if _words().get(tokens[after].number, (0, 0))[0] == _LINK:
            beyond = _next(text, tokens, after, 1)
            month = after if beyond is None else beyond
        kind, value = _words().get(tokens[month].number, (0, 0))
        if kind == _MONTH:
            return _number(mix(value * 32 + day_value), Kind.DATE), month + 1
    while after is not None:
        kind, value = _words().get(tokens[after].number, (0, 0))
        if kind != _POWER and not (kind == _SHORT_POWER and token.figure):
            break
        power, plain, k = power + value, False, after
        after = _next(text, tokens, k, 1)
    return _figure_number(mantissa, power, plain), k + 1


def _next(text: str, tokens: Sequence[_Token], k: int, gap: int) -> int | None:
    """The token behind, if at most a sign stands between."""
    if k + 1 < len(tokens) and tokens[k + 1].sentence == tokens[k].sentence:
        if tokens[k + 1].start - tokens[k].end <= gap:
            return k + 1
    return None


def _day_value(token: _Token) -> int:
    """The day of a month that a token may be, or 0."""
    if token.figure:
        value = int(token.figure) if len(token.figure) <= 2 and token.figure.isdigit() else 0
    else:
        kind, value = _words().get(token.number, (0, 0))
        value = value if kind == _VALUE else 0
    return value if 1 <= value <= 31 else 0


def _value_of(figure: str) -> tuple[int, int, bool] | None:
    """The digits, the power of ten and whether it is a bare whole number; None for clock times to the second and the like."""
    parts = re.split(r"[.,:]", figure)
    marks = [sign for sign in figure if sign in ".,:"]
    digits = "".join(parts)
    if len(digits) > 15:
        return None
    if not marks:
        return int(digits), 0, True
    grouped = all(len(part) == 3 for part in parts[1:]) and len(parts[0]) <= 3
    if grouped and len(set(marks)) == 1 and marks[0] != ":":
        return int(digits), 0, False
    if len(marks) == 1:
        return int(digits), -len(parts[-1]), False
    whole = all(len(part) == 3 for part in parts[1:-1]) and len(parts[0]) <= 3
    if whole and len(set(marks[:-1])) == 1 and marks[-1] != marks[0] and ":" not in marks:
        return int(digits), -len(parts[-1]), False
    return None


def _figure_number(mantissa: int, power: int, plain: bool) -> int:
    """The number of a figure; its kind says how telling it is."""
    year = plain and power == 0 and 1900 <= mantissa <= 2099
    while mantissa and mantissa % 10 == 0:
        mantissa, power = mantissa // 10, power + 1
    value = mix((mantissa * 64 + (power & 63)) & _MASK)
    if year:
        return _number(value, Kind.YEAR)
    if power < 0:
        return _number(value, Kind.MID if mantissa < 100 else Kind.BIG)
    if power > 2 or mantissa * 10**power >= 100:
        return _number(value, Kind.BIG)
    return _number(value, Kind.SMALL if mantissa * 10**power <= 12 else Kind.MID)
