"""Lay a report out for reading: its words in a row, which stand in quotation marks, and where one utterance can run."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress
from operator import ne
from typing import NamedTuple

from dateline.model import AnnotatedText, Name, NameLabel, Role, Span, Token, Word
from dateline.quotes.parse import Parsed, parse_tokens
from dateline.quotes.verbs import cue_forms, marker_words
from dateline.text.marks import QuotedRegion, find_quoted_stretches

__all__ = ["Quoted", "Reading", "Unit", "paragraphs_of", "read_text"]

SPOKEN = frozenset((",", "?", "!", "…", "...", "—", "–", "--"))
ASKING = frozenset(("?", "!", "…", "...", "—", "–", ",", "--"))


class Quoted(NamedTuple):
    """
    A stretch in quotation marks, as tokens ``[start, end)`` with the marks.

    Args:
        start, end: Its tokens.
        closed: Whether it has its closing mark.
        words: How many words it holds.
        speech: Whether it is long enough, or ends, as speech does; else it may be a word or title in marks.
    """

    start: int
    end: int
    closed: bool
    words: int
    speech: bool


class Unit(NamedTuple):
    """
    One or more sentences of a paragraph that quotation marks tie together, as tokens ``[start, end)``.

    A named tuple, as are its parts: most sentences of a report make one.

    Args:
        start, end: Its tokens.
        paragraph: Index of its paragraph.
        role: The role of its zone.
        sentences: Where its sentences begin.
        quoted: The quoted stretches in it.
    """

    start: int
    end: int
    paragraph: int
    role: Role
    sentences: tuple[int, ...]
    quoted: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """
    A report as rows of equal length: tokens, their words, their words in small letters, the quoted stretch each is in.

    Args:
        text: The report's text.
        tokens: Where each stands.
        words: Each token's word.
        lows: The same in small letters.
        inside: For each token the index of its quoted stretch, or -1.
        quoted: All quoted stretches.
        capitals: The tokens with a capital letter.
        cues: The tokens that are a form of a cue verb.
        markers: The tokens that may attribute without being a verb of saying.
        units: In reading order.
        parsed: The grammar of each token; empty where it is not known.
        persons: Where the names of persons end, each with its first token, as far as the language pipeline tells.
    """

    text: str
    tokens: tuple[Token, ...]
    words: list[str]
    lows: list[str]
    inside: list[int]
    quoted: list[Quoted]
    capitals: list[int]
    cues: list[int]
    markers: list[int]
    units: list[Unit]
    parsed: list[Parsed]
    persons: dict[int, int] = field(default_factory=dict)

    def span(self, start: int, end: int) -> Span:
        """The characters of the tokens ``[start, end)``, which hold at least one."""
        return Span(self.tokens[start][0], self.tokens[end - 1][1])


def read_text(
    annotated: AnnotatedText, roles: frozenset[Role], grammar: Sequence[Word] = (), names: Sequence[Name] = ()
) -> Reading:
    """
    Lay out the zones of a report that have one of the roles.

    Args:
        annotated: The report with its sentences and tokens.
        roles: The zones to make units of; the words of others are in the rows but in no unit.
        grammar: Its analysed words, where they are known.
        names: Its names, where they are known.

    Returns:
        The rows and the units.
    """
    text, tokens = annotated.text, annotated.tokens
    words = [text[start:end] for start, end in tokens]
    lows = list(map(str.lower, words))
    inside = [-1] * len(words)
    quoted: list[Quoted] = []
    for region in find_quoted_stretches(text):
        found = quoted_tokens(region, tokens, words)
        if found.start < found.end:
            inside[found.start : found.end] = [len(quoted)] * (found.end - found.start)
            quoted.append(found)
    everywhere = range(len(words))
    capitals = list(compress(everywhere, map(ne, words, lows)))
    cues = list(compress(everywhere, map(cue_forms().__contains__, words)))
    markers = list(compress(everywhere, map(marker_words().__contains__, lows)))
    reading = Reading(
        text, tokens, words, lows, inside, quoted, capitals, cues, markers, [], parse_tokens(tokens, grammar)
    )
    reading.persons.update(find_persons(tokens, names))
    reading.units.extend(find_units(annotated, roles, reading))
    return reading


def find_persons(tokens: Sequence[Token], names: Sequence[Name]) -> Iterator[tuple[int, int]]:
    """One past the last token of each name of a person of several words, and its first token."""
    for name in names:
        first, last = bisect_left(tokens, (name.start,)), bisect_left(tokens, (name.end,))
        if name.label is NameLabel.PERSON and last - first > 1:
            yield last, first


def paragraphs_of(units: Sequence[Unit]) -> Iterator[list[Unit]]:
    """The units of each paragraph, in reading order."""
    held: list[Unit] = []
    for unit in units:
        if held and held[-1].paragraph != unit.paragraph:
            yield held
            held = []
        held.append(unit)
    if held:
        yield held


def quoted_tokens(region: QuotedRegion, tokens: tuple[Token, ...], words: list[str]) -> Quoted:
    """The tokens of a quoted stretch; how many of them are words."""
    start = bisect_left(tokens, (region.span.start,))
    end = bisect_left(tokens, (region.span.end,), start)
    count = len([word for word in words[start:end] if word[0].isalnum()])
    speech = count > 2 or (count > 0 and end - start > 2 and words[end - 2] in SPOKEN)
    return Quoted(start, end, region.closed, count, speech)


def find_units(annotated: AnnotatedText, roles: frozenset[Role], reading: Reading) -> Iterator[Unit]:
    """Sentences that a quoted stretch runs across, or that only name the speaker of the one before, are one unit."""
    tokens, inside, quoted, sentences = reading.tokens, reading.inside, reading.quoted, annotated.sentences
    places = [bisect_left(tokens, (sentence.span.start,)) for sentence in sentences]
    places.append(len(tokens))
    heads: list[int] = []
    begin = next_quoted = 0
    joined = False
    for number, sentence in enumerate(sentences):
        if sentence.role not in roles:
            continue
        begin, end = begin if heads else places[number], places[number + 1]
        if not joined:
            heads.append(places[number])
        joined = False
        if number + 1 < len(sentences) and sentences[number + 1].paragraph == sentence.paragraph:
            if inside[end] >= 0 and inside[end] == inside[end - 1]:
                continue
            if inside[end - 1] >= 0 > inside[end] and asks_for_speaker(reading, end):
                joined = True  # “Why?” Hill asked.
                continue
        mine: list[Quoted] = []
        while next_quoted < len(quoted) and quoted[next_quoted].start < end:
            if quoted[next_quoted].start >= begin:
                mine.append(quoted[next_quoted])
            next_quoted += 1
        yield Unit(begin, end, sentence.paragraph, sentence.role, tuple(heads), tuple(mine))
        heads = []


def asks_for_speaker(reading: Reading, at: int) -> bool:
    """Whether the quotation before the token ends so that its speaker may stand as a new sentence."""
    return reading.words[at - 2] in ASKING and names_speaker(reading.words, at)


def names_speaker(words: list[str], at: int) -> bool:
    """Whether the sentence that begins at the token is as short as a speaker with a verb."""
    for place in range(at, min(len(words), at + 30)):
        if words[place] in (".", "?", "!") and (place - at > 2 or words[place - 1][0].islower()):
            return place - at < 30
    return False
