"""Find the words that a time is counted from when they tell what happened: "two days after the attack"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.dates.tense import is_past_form
from dateline.dates.vocabulary import word_set
from dateline.dates.words import Words
from dateline.model import Role, Sentence, Span

__all__ = ["Happening", "happening_after", "happening_before"]

MOST_WORDS = 40  # of a clause: longer than nearly every one
MOST_WORDS_BACK = 200
MOST_SENTENCES_BACK = 6  # how far "the request" looks for "requested"
SHORTEST_NOUN = 4
LONGEST_ENDING = 3  # "request" and "requested", "requests"
STOP = re.compile(r"[,;:!?()\[\]“”\"–—…]|(?<=\s)-+(?=\s)|\n")
CLAUSE_MARK = re.compile(r"[,;–—]|\n")
JOINING = frozenset(("and", "but", "then"))


@dataclass(frozen=True, slots=True)
class Happening:
    """
    What happened, in the report's words.

    Args:
        span: The words.
        head: The noun that names it in small letters; empty when a clause tells it ("the cleric spoke").
        traits: The other words of the noun phrase before its noun, without the determiner.
        definite: Whether the words point to one that the reader knows: "the attack", not "an attack".
    """

    span: Span
    head: str = ""
    traits: frozenset[str] = frozenset()
    definite: bool = False


def happening_after(words: Words, at: int, end: int) -> Happening | None:
    """
    What the words after "two days after" tell.

    Args:
        words: The paragraph.
        at: Where these words begin.
        end: The end of their sentence.

    Returns:
        The clause up to its verb ("the cleric demanded"), else the noun phrase ("the attack in Orsun"); None when no
        word follows.
    """
    first = words.index_at(at)
    last = min(words.index_at(end), first + MOST_WORDS)
    bound = first_stop(words, first, last)
    if bound == first:
        return None
    verb = first_verb(words, first, bound)
    if verb is None and bound < last and words.text[words.ends[bound - 1] : words.starts[bound]].startswith(","):
        verb = verb_behind_apposition(words, bound, last)
    if verb is not None:
        return Happening(Span(words.starts[first], words.ends[verb]))
    return noun_phrase(words, first, bound)


def first_stop(words: Words, first: int, last: int) -> int:
    """The first word behind a mark that ends a clause."""
    for index in range(first + 1, last):
        # "The day after her death they met": the clause of the count begins without a comma.
        if words.lower[index] in word_set("happenings", "subjects") and index > first + 1:
            return index
        if STOP.search(words.text, words.ends[index - 1], words.starts[index]):
            return index
    return last


def first_verb(words: Words, first: int, bound: int) -> int | None:
    """The first past form that is the verb of its clause: no participle before a noun, none with "by" behind it."""
    skipped = word_set("happenings", "determiners") | word_set("happenings", "indefinite")
    for index in range(first + 1, bound):
        if not is_past_form(words, index) or words.capital(index) or words.lower[index - 1] in skipped:
            continue
        if words.text[words.starts[index] - 1] == "-" or words.lower[index + 1 : index + 2] == ("by",):
            continue
        return None if words.lower[index - 1] in ("that", "which", "who", "when", "where") else index
    return None


def verb_behind_apposition(words: Words, start: int, last: int) -> int | None:
    """ "the group, another faction, said": the verb right behind the second comma."""
    close = first_stop(words, start, last)
    if close >= last or is_past_form(words, start):  # "after the attack, killed ..." is no apposition
        return None
    follows = words.text[words.ends[close - 1] : words.starts[close]].startswith(",")
    return close if follows and is_past_form(words, close) and not words.capital(close) else None


def noun_phrase(words: Words, first: int, bound: int) -> Happening | None:
    """The noun phrase that begins here, with what its noun is."""
    ends, lower = word_set("happenings", "noun_ends"), words.lower
    own = next((index for index in range(first + 1, bound) if lower[index] in ends), bound)
    begins = first
    definite = lower[first] in word_set("happenings", "determiners")
    if definite or lower[first] in word_set("happenings", "indefinite"):
        begins = first + 1
    for index in range(first, own):  # "Friday’s attack", "the group’s raid": what stands before is whose it is
        if lower[index] == "s" and words.text[words.starts[index] - 1] in "'’":
            definite, begins = True, index + 1
    if own <= begins:
        return None if bound == first + 1 else Happening(Span(words.starts[first], words.ends[bound - 1]))
    traits = frozenset(word for word in lower[begins : own - 1] if not word.isdigit())
    return Happening(Span(words.starts[first], words.ends[bound - 1]), lower[own - 1], traits, definite)


def happening_before(words: Words, at: int, sentences: Sequence[Sentence], starts: Sequence[int]) -> Happening | None:
    """
    What "the following day" is counted from when no date stands before it.

    Args:
        words: The whole report.
        at: Where the expression begins.
        sentences: All sentences; their starts beside them.

    Returns:
        What the last noun with "the" of its sentence was told by before ("rejected the request": "requested"); else the
        clause before it in the sentence, else the sentence before it, each up to its verb. None when there is none.
    """
    here = bisect_right(starts, at) - 1
    own = sentences[here]
    noun = last_definite_noun(words, words.index_at(own.span.start), words.index_at(at))
    if noun and (told := told_before(words, noun, here, sentences)):
        return told
    if clause := clause_before(words, words.index_at(own.span.start), words.index_at(at)):
        return clause
    before = sentences[here - 1] if here else None
    if before is None or before.role is not Role.BODY or own.role is not Role.BODY:
        return None
    first = words.index_at(before.span.start)
    last = min(words.index_at(before.span.end), first + MOST_WORDS)
    verb = first_verb(words, first, last)
    return Happening(Span(words.starts[first], words.ends[verb])) if verb is not None else None


def last_definite_noun(words: Words, first: int, here: int) -> str:
    """The noun of the last "the ..." before the expression, when it stands at the end of its phrase."""
    for index in range(here - 1, max(first, here - MOST_WORDS), -1):
        if words.lower[index - 1] in ("the", "this", "that") and not words.capital(index):
            return words.lower[index] if len(words.lower[index]) >= SHORTEST_NOUN else ""
    return ""


def told_before(words: Words, noun: str, here: int, sentences: Sequence[Sentence]) -> Happening | None:
    """The nearest word before the sentence that is the noun or its verb."""
    low = words.index_at(sentences[max(0, here - MOST_SENTENCES_BACK)].span.start)
    high = words.index_at(sentences[here].span.start)
    for index in range(high - 1, max(low, high - MOST_WORDS_BACK) - 1, -1):
        word = words.lower[index]
        if word.startswith(noun) and len(word) <= len(noun) + LONGEST_ENDING and not words.capital(index):
            return Happening(Span(words.starts[index], words.ends[index]))
    return None


def clause_before(words: Words, first: int, here: int) -> Happening | None:
    """ "He called, and the following day they came": the clause that ends right before the expression."""
    first, end = max(first, here - MOST_WORDS), here
    while end > first and words.lower[end - 1] in JOINING:
        end -= 1
    if end <= first or (end == here and not CLAUSE_MARK.search(words.text, words.ends[end - 1], words.starts[here])):
        return None
    verb = first_verb(words, first, end)
    return Happening(Span(words.starts[first], words.ends[verb])) if verb is not None else None
