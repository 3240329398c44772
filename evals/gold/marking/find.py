"""Find quoted words in a text: exactly, at word edges, with one way of writing marks and blanks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from marking.cut import cut_sentences
from marking.lines import Words

__all__ = ["NotFoundError", "Text", "find_words", "places_of", "settle_edges"]

Span = tuple[int, int]
FORWARD = 8  # sentences after the named one in which words are still looked for: a quotation that runs on
END_PLACE = re.compile(r"\s@(?:s(\d+)(?:\.(?=\d))?)?(\d+)?$")
ELLIPSIS = re.compile(r"(?:^|\s)(?:\.\.\.|…)(?=\s|$)")
# Straight and curly marks, and the dashes, are one: an annotator types what the keyboard has.
ALIKE = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u00ad": "-"}
)
OPENING = '“«„"'
CLOSES_AFTER = re.compile(r"[.,!?;:…]*[”»\"]")


class NotFoundError(ValueError):
    """Words that stand nowhere, or in more places than one; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its numbered sentences, and a form of the same length in which marks of one kind look alike."""

    text: str
    alike: str
    sentences: tuple[Span, ...]

    @classmethod
    def of(cls, text: str) -> Text:
        """
        Make ready a text.

        Example:
            >>> Text.of("“No,” he said.").alike
            '"No," he said.'
        """
        return cls(text, text.translate(ALIKE), tuple(cut_sentences(text)))

    def sentence_at(self, place: int) -> int:
        """The number, from 1, of the sentence that holds a place; 0 before the first."""
        return sum(start <= place for start, _ in self.sentences)


def places_of(text: Text, words: str, start: int = 0, end: int | None = None) -> list[Span]:
    """
    Every place of the words in ``text[start:end]``, whole words only, in reading order.

    Example:
        >>> places_of(Text.of("the US-led force, the\\u00a0US"), "US")
        [(4, 6), (22, 24)]
    """
    parts = [re.escape(part) for part in words.translate(ALIKE).split()]
    body = r"\s+".join(parts)
    left = r"(?<!\w)" if re.match(r"\w", words) else ""
    right = r"(?!\w)" if re.search(r"\w$", words) else ""
    pattern = re.compile(left + body + right)
    return [found.span() for found in pattern.finditer(text.alike, start, len(text.text) if end is None else end)]


def find_words(text: Text, words: Words, sentence: int, taken: Sequence[Span] = ()) -> Span:
    """
    The one place that quoted words mean.

    Args:
        text: The report.
        words: With "..." between first and last words, or at either end for "from the sentence's start", "to its end".
        sentence: Where the search begins; the first sentence from there on that has the words is the one.
        taken: Spans already settled (the content); of several places, those inside them are left aside.

    Returns:
        ``(start, end)`` without blanks at the edges.

    Raises:
        NotFoundError: When the words stand nowhere near, or several times in the sentence and no ``@`` says which.

    Example:
        >>> text = Text.of("He said the port would open by noon, and he left.")
        >>> text.text[slice(*find_words(text, Words("the port ... noon"), 1))]
        'the port would open by noon'
    """
    parts = [part.strip() for part in ELLIPSIS.split(words.words)]
    if len(parts) > 2:
        raise NotFoundError(f"“{words.words}”: only one ... in a span; give another con: for another span")
    own = len(parts) > 1 and END_PLACE.search(parts[0])  # then what stands at the end speaks of the last words alone
    first = split_place(parts[0], words if len(parts) == 1 else Words("", (), () if own else words.sentences))
    at = first.sentences[0] if first.sentences else sentence
    if not 1 <= at <= len(text.sentences):
        raise NotFoundError(f"no sentence {at}: the text has {len(text.sentences)}")
    start = find_head(text, first, at, taken) if first.words else (text.sentences[at - 1][0],) * 2
    if len(parts) == 1:
        return start
    last = split_place(parts[1], Words("", words.places, words.sentences if own else ()))
    if not last.words:
        return start[0], text.sentences[max(1, text.sentence_at(start[0])) - 1][1]
    return start[0], find_tail(text, last, start[1])[1]


def split_place(part: str, otherwise: Words) -> Words:
    """One end of a span with "...": at the place that it names for itself ("the @2 ... noon"), or the span's."""
    found = END_PLACE.search(part)
    if not found:
        return Words(part, otherwise.places, otherwise.sentences)
    places = (int(found[2]),) if found[2] else ()
    return Words(part[: found.start()], places, (int(found[1]),) if found[1] else otherwise.sentences)


def find_head(text: Text, words: Words, at: int, taken: Sequence[Span]) -> Span:
    """The place of words that begin a span."""
    only = words.sentences
    last = at if only else min(len(text.sentences), at + FORWARD)
    for number in range(at, last + 1):
        begin, end = text.sentences[number - 1]
        found = [place for place in places_of(text, words.words, begin) if place[0] < end]
        if found:
            return choose(words, found, taken, f"in sentence {number}")
    elsewhere = sorted({text.sentence_at(start) for start, _ in places_of(text, words.words)})
    hint = (
        f"it stands in sentence {', '.join(map(str, elsewhere))}: add @s{elsewhere[0]}"
        if elsewhere
        else near_miss(text, words.words)
    )
    raise NotFoundError(f"“{words.words}” is not in sentence {at}{'' if only else f' to {last}'}; {hint}")


def find_tail(text: Text, words: Words, after: int) -> Span:
    """
    The place of words that end a span which has begun before ``after``.

    Its sentence is the one named, or the first one that has them after the first words; places are counted in it, or,
    where that one lies before the first words, from the first words on.
    """
    later = places_of(text, words.words, after)
    if not later:
        raise NotFoundError(f"“... {words.words}”: these last words do not stand after the first ones")
    number = words.sentences[0] if words.sentences else text.sentence_at(later[0][0])
    later = [place for place in later if text.sentence_at(place[0]) == number]
    if not later:
        raise NotFoundError(f"“... {words.words}”: these last words do not stand in sentence {number}")
    start, end = text.sentences[number - 1]
    every = places_of(text, words.words, start, end)
    if words.places:
        for places in (every, later):
            if words.places[0] <= len(places) and places[words.places[0] - 1] in later:
                return places[words.places[0] - 1]
        raise NotFoundError(
            f"“... {words.words}”: there is no @{words.places[0]} after the first words in sentence {number}; "
            "for another sentence give each end its own place, as in: the @s4 ... noon @s6"
        )
    if len(later) > 1:
        numbers = " or ".join(f"@{every.index(place) + 1}" for place in later)
        raise NotFoundError(
            f"“... {words.words}” could be {numbers} in sentence {number}: add which, or write more words"
        )
    return later[0]


def choose(words: Words, found: list[Span], taken: Sequence[Span], where: str) -> Span:
    """The one place meant, of those found."""
    if words.places:
        if words.places[0] > len(found):
            raise NotFoundError(f"“{words.words}” stands {len(found)} times {where}: there is no @{words.places[0]}")
        return found[words.places[0] - 1]
    if len(found) > 1:
        found = [place for place in found if not any(s < place[1] and place[0] < e for s, e in taken)] or found
    if len(found) > 1:
        raise NotFoundError(
            f"“{words.words}” stands {len(found)} times {where}: add @1 .. @{len(found)}, or write more words"
        )
    return found[0]


def near_miss(text: Text, words: str) -> str:
    """A hint for words that the text does not have: the longest beginning that it does have."""
    parts = words.split()
    for count in range(len(parts) - 1, 0, -1):
        head = " ".join(parts[:count])
        if places := places_of(text, head):
            shown = " ".join(text.text[places[0][0] : places[0][1] + 30].split())
            return f"the text has “{shown}”"
    return "the text has no such words: copy them from `show`"


def settle_edges(text: str, spans: Iterable[Span]) -> list[Span]:
    """
    A content with the quotation marks that touch it, without the stop or comma that closes the sentence around it.

    Spans with nothing but blanks between them become one.

    Example:
        >>> text = "He said “we won,” and “they lost. I know.” It was late."
        >>> [text[a:b] for a, b in settle_edges(text, [(9, 15), (23, 33), (34, 40), (43, 55)])]
        ['“we won,”', '“they lost. I know.”', 'It was late']
        >>> [text[a:b] for a, b in settle_edges(text, [(23, 33), (34, 40)])]
        ['“they lost. I know.”']
    """
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return [settle(text, span) for span in joined]


def settle(text: str, span: Span) -> Span:
    """One span with its marks."""
    start, end = span
    if start and text[start - 1] in OPENING and (start == 1 or not text[start - 2].isalnum()):
        start -= 1
    if closed := CLOSES_AFTER.match(text, end):
        return start, closed.end()
    while end > start + 1 and text[end - 1] in ",;:. \n":
        end -= 1
    return start, end
