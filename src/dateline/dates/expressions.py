"""Find the words of time, with no date in mind: rules called by their head words, the longest match wins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dateline.dates import (
    rules_business,
    rules_days,
    rules_lengths,
    rules_parts_of_month,
    rules_relative,
    rules_seasons,
    rules_years,
)
from dateline.dates.rule import Rule
from dateline.dates.slots import Expression
from dateline.dates.vocabulary import NUMBERS, ORDINAL_WORDS, UNITS, table, word_set
from dateline.dates.words import Words
from dateline.text.calendar import MONTHS, WEEKDAYS

__all__ = ["find_expressions"]

MOST_WORDS_BEFORE = 9  # "in the last of the first half of": longer leads are not written
PARTS_AFTER = re.compile(r"[-/.]\d\d?[-/.]\d")  # after "2020": "-01-17"
LONGEST_GAP = 4  # characters between two words of an expression: " – " and room
MARKS = frozenset(("", "-", "–", ",", ".", ":", "'", "’", "‘", "/", "(", ")", "),", ".("))


@cache
def leading_words() -> frozenset[str]:
    """The words that may stand in an expression before its head."""
    names = [*NUMBERS, *ORDINAL_WORDS, *WEEKDAYS, *UNITS, *table("parts")]
    return word_set("leading", "words").union(names)


@cache
def rules_by_head() -> dict[str, tuple[tuple[int, Rule], ...]]:
    """For each head word the rules it calls, with their rank."""
    # Of equal matches the first wins.
    books = (
        rules_days,
        rules_parts_of_month,
        rules_years,
        rules_seasons,
        rules_relative,
        rules_business,
        rules_lengths,
    )
    rules = [rule for book in books for rule in book.BOOK.compiled()]
    heads: dict[str, list[tuple[int, Rule]]] = {}
    for rank, rule in enumerate(rules):
        for head in rule.heads:
            heads.setdefault(head, []).append((rank, rule))
    return {head: tuple(called) for head, called in heads.items()}


def find_expressions(words: Words) -> list[Expression]:
    """
    Find the expressions of one paragraph.

    Args:
        words: The paragraph.

    Returns:
        Disjoint expressions in reading order. They depend on the words alone: no date is an argument.
    """
    heads = rules_by_head()
    found: list[tuple[int, int, int, Expression]] = []
    for index, word in enumerate(words.lower):
        called = heads.get(word)
        if called is None:
            if not word[0].isdigit():
                continue
            called = heads.get(kind_of_figures(words, index))
            if called is None:
                continue
        elif word in MONTHS and not words.capital(index):
            continue  # "may" and "march" are verbs
        found.extend(matches_at(words, index, called))
    return longest(found)


def kind_of_figures(words: Words, index: int) -> str:
    """Which rules a number calls: by its length and the mark after it."""
    word, end = words.lower[index], words.ends[index]
    after = words.text[end : end + 1]
    if len(word) <= 2:
        if after == ":":
            return "#clock"
        if after in ("s", "’", "'") and len(word) == 2 and word[1] == "0":
            return "#decade"
        return "#parts" if after and after in "/.-" else ""
    if len(word) != 4:
        return ""
    if PARTS_AFTER.match(words.text, end):
        return "#parts"
    if word[3] == "0" and after in ("s", "’", "'") and words.text[end : end + 2] not in ("'s", "’s"):
        return "#decade"
    return "#year"


def matches_at(
    words: Words, index: int, called: tuple[tuple[int, Rule], ...]
) -> Iterator[tuple[int, int, int, Expression]]:
    """The matches that hold one head, each from the leftmost word where its pattern fits."""
    text, end = words.text, words.end
    starts = possible_starts(words, index)
    head_end = words.ends[index]
    for rank, rule in called:
        for start in starts:
            match = rule.pattern.match(text, start, end)
            if match is None or match.end() < head_end:
                continue
            expressions = list(rule.expressions(match, text))
            for expression in expressions:
                yield expression.start, expression.end, rank, expression
            if expressions:
                break


def possible_starts(words: Words, index: int) -> list[int]:
    """Where an expression with this head may begin, leftmost first; also at an apostrophe before a figure."""
    text, leading = words.text, leading_words()
    starts = [words.starts[index]]
    if starts[0] > words.start and text[starts[0] - 1] in "'’‘":
        starts.append(starts[0] - 1)
    low = max(0, index - MOST_WORDS_BEFORE)
    while index > low:
        gap = text[words.ends[index - 1] : words.starts[index]]
        if len(gap) > LONGEST_GAP or "".join(gap.split()) not in MARKS:
            break
        index -= 1
        word = words.lower[index]
        if word not in leading and not word[0].isdigit():
            break
        starts.append(words.starts[index])
    starts.reverse()
    return starts


def longest(found: list[tuple[int, int, int, Expression]]) -> list[Expression]:
    """Of overlapping matches the longest, of equals the one whose rule comes first: one sweep over sorted starts."""
    found.sort(key=lambda item: (item[0], -item[1], item[2]))
    kept: list[tuple[int, int, int, Expression]] = []
    for item in found:
        if not kept or item[0] >= kept[-1][1]:
            kept.append(item)
        elif item[1] - item[0] > kept[-1][1] - kept[-1][0]:
            kept[-1] = item
    return [item[3] for item in kept]
