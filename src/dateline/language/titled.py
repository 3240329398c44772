"""Add persons whom the tagger missed and a title before their name tells: ", Mr Innocent Uzoma-Kalu,"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from dateline.language.filial import FILIAL
from dateline.language.known import (
    closes_built,
    governs,
    has_capital,
    is_body_noun,
    is_calendar,
    is_honorific,
    is_people,
    is_person_noun,
    is_rank,
    is_title,
    known_label,
    lists,
)
from dateline.lexicon import load_lexicon
from dateline.model import Name, NameLabel, Word

__all__ = ["with_titled"]

MAKER = "title before it"
LONGEST = 4  # words of a name behind its title, before what "bin" joins to it
NUMBER = re.compile(r"[IVX]{1,5}")  # "King Orr II"
NOUNS = frozenset(("PROPN", "NOUN", "ADJ"))
FEWEST = 2  # words of one that only its title tells


def with_titled(names: Sequence[Name], words: Sequence[Word], forms: Sequence[str]) -> list[Name]:
    """
    The names, and the runs of two to four proper nouns behind a title that stand in none of them.

    Args:
        names: Raw names, disjoint.
        words: The words of the report.
        forms: The same as they are written, with plain marks.

    Returns:
        Disjoint names in reading order.

    Example:
        >>> forms = "Mr Innocent Uzoma left".split()
        >>> starts = (0, 3, 12, 18)
        >>> words = [Word(at, at + len(form), "", "PROPN" if form.istitle() else "VERB", "", "", 0, "")
        ...          for at, form in zip(starts, forms)]
        >>> [(name.start, name.end) for name in with_titled([], words, forms)]
        [(3, 17)]
    """
    kept = sorted(names)
    starts = [name.start for name in kept]
    added: list[Name] = []
    dropped: set[Name] = set()
    for run in titled_runs(words, forms):
        start, end = words[run.start].start, words[run.stop - 1].end
        before = bisect_left(starts, end) - 1
        if before >= 0 and kept[before].maker == "list" and start <= kept[before].start and kept[before].end < end:
            dropped.add(kept[before])
            before -= 1
        if before < 0 or kept[before].end <= start:
            added.append(Name(start, end, NameLabel.PERSON, MAKER))
    return sorted([*(name for name in kept if name not in dropped), *added])


def titled_runs(words: Sequence[Word], forms: Sequence[str]) -> Iterator[range]:
    """The runs of proper nouns behind a title with a capital, when nothing of a body or a place goes on behind them."""
    for at, form in enumerate(forms[:-1]):
        trade = words[at].upos in NOUNS and is_person_noun(form.lower(), sure=True)
        led = trade or is_rank(form) or (is_honorific(form) and words[at].upos in NOUNS)
        small = form.islower() and is_person_noun(form, sure=True)  # "retired general Ilo Venn"
        if not (small or (form[:1].isupper() and led)):
            continue
        first = at + 2 if forms[at + 1] == "." else at + 1
        if forms[first : first + 1] in (["of"], ["for"]) and is_of_office(forms[first + 1 : first + 2]):
            first += 2  # "Superintendent of Police Ilo Venn", "Vice President for Legal Affairs Ilo Venn"
            while is_of_office(forms[first : first + 1]):
                first += 1
        last = first
        while last < len(words) and last - first < LONGEST and goes_on(words, forms, first, last):
            last += 1
        last = past_hyphen(words, forms, first, last)
        following = forms[last] if last < len(forms) else ""
        whole = last - first >= FEWEST or (last > first and following in FILIAL)
        if whole and not (following[:1].isupper() or following in ("'s", "-") or places(following)):
            yield range(first, last)


def past_hyphen(words: Sequence[Word], forms: Sequence[str], first: int, last: int) -> int:
    """Where a name goes on behind a hyphen: "Moon Hye-rin", whatever list knows the first word."""
    at = last
    if at == first and at + 1 < len(words) and forms[at][:1].isupper() and forms[at + 1][:1].isupper():
        at += 2  # a family name that is a word, too
    joined = at < len(words) - 1 and forms[at] == "-" and words[at - 1].end == words[at].start
    return at + 2 if joined and at > first and words[at].end == words[at + 1].start else last


def is_of_office(forms: Sequence[str]) -> bool:
    """Whether a word with a capital is of a title or what an office has charge of: "Police", "Legal"."""
    charged = load_lexicon("roles")["charges"].split()
    return any(form[:1].isupper() and (is_title(form) or form.lower() in charged) for form in forms)


def goes_on(words: Sequence[Word], forms: Sequence[str], first: int, at: int) -> bool:
    """Whether a name goes on with a word: one of its own, or a king's number."""
    return can_name(words[at], forms[at]) or (at > first and NUMBER.fullmatch(forms[at]) is not None)


def can_name(word: Word, form: str) -> bool:
    """Whether a word can be one of a person's names."""
    if word.upos != "PROPN" or not has_capital(form) or form.isupper():
        return False
    other = is_title(form) or is_people(form) or is_body_noun(form) or is_calendar(form) or governs(form)
    return not other and not closes_built(form.lower()) and known_label(form) is None


def places(form: str) -> bool:
    """Whether a word in small letters says that the name before it is a place's."""
    return form in lists()["placed"] or form in lists()["governed"]
