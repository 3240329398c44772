"""Read the facts and wordings of a report: names by their capitals, figures by value, pairs of telling words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from dateline.copies.extents import body_of
from dateline.copies.story_figures import Token, figure_at
from dateline.copies.story_numbers import (
    LONG,
    MASK,
    Kind,
    Use,
    mix,
    name_number,
    use_of,
    with_kind,
    word_number,
)
from dateline.copies.values import CopyInput
from dateline.model import Role, Span
from dateline.text.fold import fold_word

__all__ = ["SIGN_KINDS", "Story", "read_story", "read_word", "stretches_of"]

# The signs that belong to words, as in dateline.text.fold.
_SIGNS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u00ad\u200b-\u200d\u2060"
_APOSTROPHES = "'’‘ʼ`´ʻʾʿ"
_LETTER = r"[^\W\d_]"
_LINE, _STOP, _CLOSE = r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]", "[.!?…。！？؟۔]", "[\"'”’»)\\]]"
_TOKEN = re.compile(
    rf"(?P<word>{_LETTER}(?:{_LETTER}|[0-9{_SIGNS}]|[{_APOSTROPHES}](?={_LETTER}))*)"
    r"|(?P<figure>[0-9]+(?:[.,:][0-9]+)*)"
    rf"|(?P<line>{_LINE})"
    rf"|(?P<stop>{_STOP}+)(?P<close>{_CLOSE}*)"
)
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}][sS]\Z")
_QUOTES: Final = frozenset('"“”„«»‘([')  # a word right behind one begins what is quoted
_LEADS: Final = frozenset(":–—")
_OPENERS: Final = frozenset("\"'“‘„«([—–-")
_BRIEF = 3  # letters: a stop behind so short a word with a capital belongs to it ("Gen.", "St.", "B.")
_STEM = 6  # letters: "deputies" and "deputy"
_TITLE = 4  # long words at least, of which three in four have capitals, make a headline
_HEADS = frozenset({Role.HEADLINE, Role.KICKER, Role.DATELINE})
_FACTOR: Final = 0x9E3779B97F4A7C15  # 2**64 / golden ratio

Placed = tuple[int, int, int, int]  # a number, its sentence, and its place in the text


# What a sign may be, one bit each, for the kernel: the order is that of kernel/rewrites.h.
SIGN_KINDS: Final[tuple[Callable[[str], object], ...]] = (
    re.compile(_LETTER).fullmatch,
    frozenset("0123456789").__contains__,
    re.compile(f"[{_SIGNS}]").fullmatch,
    frozenset(_APOSTROPHES).__contains__,
    re.compile(_LINE).fullmatch,
    re.compile(_STOP).fullmatch,
    re.compile(_CLOSE).fullmatch,
    _QUOTES.__contains__,
    _LEADS.__contains__,
    _OPENERS.__contains__,
    str.isspace,
    lambda sign: sign.isupper() or sign.istitle(),
    lambda sign: sign.isalpha() and not sign.islower(),
)


@dataclass(frozen=True, slots=True)
class Story:
    """
    What a report states, as far as names, figures and wordings tell it.

    Args:
        sentences: Their places in the text, in reading order, without blanks at the edges.
        facts: Every name and figure, by number, each with its sentence and place; sorted.
        loose: The same for what may be a name, by its capital alone, and for the figures of headlines and datelines: a
            report that has these does not lack them, but is not held to state them.
        wordings: Pairs of neighbouring telling words, by number, each with its sentence; sorted.
    """

    sentences: tuple[Span, ...]
    facts: tuple[Placed, ...]
    loose: tuple[Placed, ...]
    wordings: tuple[tuple[int, int], ...]


def read_story(report: CopyInput) -> Story:
    """
    Read what a report states.

    A name is a word that has a capital inside a sentence and never stands in small letters; weekdays and months are
    none. Capitals of headlines and of first words tell nothing. A name is known by its consonants
    (:func:`~dateline.copies.story_numbers.sound_of`), a figure by its value. A wording is two neighbouring words of
    four letters or more that are no names, by their first six letters, small words passed over.

    Args:
        report: Its headline, dateline and body count; of one whose layout is not known, the whole text.

    Returns:
        Numbers that any report which states the same has too.

    Example:
        >>> from dateline.model import ReportId
        >>> texts = "It was Temir Orsan who lost 2,500 goats.", "He, Orsan, owned 2500 of them."
        >>> one, two = (read_story(CopyInput(ReportId("1"), text)) for text in texts)
        >>> from dateline.copies.story_numbers import kind_of
        >>> shared = {fact[0] for fact in one.facts} & {fact[0] for fact in two.facts}
        >>> sorted(kind_of(number).name for number in shared)
        ['BIG', 'NAME']
    """
    sentences: list[Span] = []
    tokens: list[Token] = []
    for span, head in stretches_of(report):
        _read_stretch(report.text, span, head, sentences, tokens)
    _mark_titles(tokens)
    inside = {t.number for t in tokens if t.upper and not (t.led or t.title) and _may_be_name(t)}
    names = inside - {t.number for t in tokens if not (t.upper or t.figure)}
    facts: set[Placed] = set()
    loose: set[Placed] = set()
    wordings: set[tuple[int, int]] = set()
    before: Token | None = None
    k = 0
    while k < len(tokens):
        token = tokens[k]
        found = figure_at(tokens, k)
        if found:
            number, k = found
            if number:
                (loose if token.title else facts).add((number, token.sentence, token.start, tokens[k - 1].end))
            before = None
            continue
        k += 1
        if token.upper and _may_be_name(token):
            place = (token.name, token.sentence, token.start, token.end)
            (facts if token.number in names else loose).add(place)
        if token.number in names:
            before = None
        elif token.length >= LONG and token.use is Use.NONE:
            if before and before.sentence == token.sentence:
                pair = mix((before.stem * _FACTOR + token.stem) & MASK)
                wordings.add((with_kind(pair, Kind.WORDING), token.sentence))
            before = token
    return Story(tuple(sentences), tuple(sorted(facts)), tuple(sorted(loose)), tuple(sorted(wordings)))


def stretches_of(report: CopyInput) -> list[tuple[Span, bool]]:
    """The stretches to read, in order, each with whether it stands above the body."""
    heads = [(zone.span, True) for zone in report.zones if zone.role in _HEADS]
    return sorted([*heads, *((span, False) for span in body_of(report))])


def _read_stretch(text: str, span: Span, head: bool, sentences: list[Span], tokens: list[Token]) -> None:
    """The sentences and tokens of a stretch of text."""
    begin = span.start
    held = len(tokens)  # tokens of the sentences before
    for match in _TOKEN.finditer(text, span.start, span.end):
        if match["line"] or match["stop"]:
            if match["stop"] and not _ends_sentence(text, span.end, match, tokens[-1] if len(tokens) > held else None):
                continue
            _close(text, begin, match.start() if match["line"] else match.end(), sentences, tokens, held)
            begin, held = match.end(), len(tokens)
            continue
        token = Token(len(sentences), *match.span(), title=head)
        if match["figure"]:
            token.figure = match[0]
        else:
            token.use, token.value, token.number, token.name, token.stem, token.length = read_word(match[0])
            token.upper = match[0][0].isupper() or match[0][0].istitle()
            token.led = held == len(tokens) or _is_led(text, begin, match.start())
        tokens.append(token)
    _close(text, begin, span.end, sentences, tokens, held)


def _close(text: str, begin: int, end: int, sentences: list[Span], tokens: Sequence[Token], held: int) -> None:
    """Add a sentence, if it has tokens."""
    if len(tokens) > held:
        words = text[begin:end]
        sentences.append(Span(begin + len(words) - len(words.lstrip()), begin + len(words.rstrip())))


def _ends_sentence(text: str, end: int, match: re.Match[str], last: Token | None) -> bool:
    """Whether a stop ends the sentence: blanks, and then a capital, a figure or a letter without case."""
    k = match.end()
    while k < end and text[k].isspace():
        k += 1
    if k in (match.end(), end):
        return False
    while k < end and text[k] in _OPENERS:
        k += 1
    if k == end or not (text[k] in "0123456789" or (text[k].isalpha() and not text[k].islower())):
        return False
    if match["stop"] != "." or match["close"] or last is None or last.end != match.start():
        return True
    size = last.end - last.start
    return bool(last.figure) or not (size == 1 or (size <= _BRIEF and last.upper))


def _is_led(text: str, begin: int, start: int) -> bool:
    """Whether a mark before the word, an opening quotation mark or a colon, may have given it its capital."""
    if start > begin and text[start - 1] in _QUOTES:
        return True
    k = start
    while k > begin and text[k - 1].isspace():
        k -= 1
    return begin < k < start and text[k - 1] in _LEADS


@lru_cache(maxsize=1 << 16)
def read_word(word: str) -> tuple[Use, int, int, int, int, int]:
    """What a word is for and its value, the number of it, of it as a name, of its stem, and its letters."""
    folded = fold_word(_POSSESSIVE.sub("", word))
    number = word_number(folded)
    return *use_of(number), number, name_number(folded), word_number(folded[:_STEM]), len(folded)


def _may_be_name(token: Token) -> bool:
    return token.length >= 2 and token.use is Use.NONE


def _mark_titles(tokens: Sequence[Token]) -> None:
    """Mark the words of headlines: sentences in which most long words have capitals."""
    k = 0
    while k < len(tokens):
        end = k
        while end < len(tokens) and tokens[end].sentence == tokens[k].sentence:
            end += 1
        long = [t for t in tokens[k:end] if t.length >= LONG]
        if len(long) >= _TITLE and 4 * sum(t.upper for t in long) >= 3 * len(long):
            for token in tokens[k:end]:
                token.title = True
        k = end
