"""Find the words by which a clause tells an act of the lexicon, or a state that stands where it was not done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from dateline.comparison.clauses import Word
from dateline.comparison.stems import irregular, is_form
from dateline.lexicon import load_lexicon

__all__ = ["PREPOSITIONS", "Phrase", "is_verb", "phrases_in"]

GAP = 4  # words between those of a phrase: "in the custody", "let foreign inspectors into"
LASTING = frozenset(("still", "remain", "stay"))
ARTICLES = frozenset(
    "a an the this these those its his her their our my your any no some every each another such".split()
)
PREPOSITIONS = frozenset(
    "of in on at to from by with for into onto over under near during after before since until against about as than"
    " between among through within without and or off out upon around inside outside towards along".split()
)
GERUND_LEADS = frozenset("of for without by from after before in".split())


class Phrase(NamedTuple):
    """
    Words that tell an act.

    Args:
        words: In their dictionary form.
        act: The act, as the lexicon calls it.
        still: Whether they tell the state that stands where it was not done.
        thing: Whether they are a noun ("a mayday"): an article may stand before it.
        vague: Whether they also mean other things.
        moves: Whether they are told of who does it, and what is behind them is a place: "visited Orsan".
        once: Whether a story has one such thing.
        past: Whether its states too are of a deed that is over ("opened on time").
    """

    words: tuple[str, ...]
    act: str
    still: bool
    thing: bool
    vague: bool
    moves: bool
    once: bool
    past: bool


def phrases_in(words: Sequence[Word]) -> Iterator[tuple[int, int, Phrase]]:
    """The words of a clause that tell an act, the longest phrase at each place first: from, to, what they are."""
    for at, word in enumerate(words):
        for phrase in phrases_from(word.form):
            stop = match(words, at, phrase.words)
            if stop is not None and (len(phrase.words) > 1 or phrase.thing or is_verb(words, at)):
                yield at, stop, phrase


def match(words: Sequence[Word], at: int, wanted: Sequence[str]) -> int | None:
    """Where a phrase that begins at a word ends; None where it does not stand there."""
    if words[at].name or not is_form(words[at].form, wanted[0]):
        return None
    place = at
    gap = 1 if wanted[0] in PREPOSITIONS or wanted[0] in LASTING else GAP
    for one in wanted[1:]:
        near = range(place + 1, min(len(words), place + 2 + gap))
        place = next((number for number in near if is_form(words[number].form, one)), -1)
        if place < 0:
            return None
    if wanted[0] in LASTING and any(word.form not in ARTICLES for word in between(words, at, place, wanted)):
        return None  # "remains the favourite on": nothing but "the" may stand between
    return place + 1


def between(words: Sequence[Word], at: int, place: int, wanted: Sequence[str]) -> list[Word]:
    """The words from one to another that are none of a phrase."""
    return [word for word in words[at : place + 1] if not any(is_form(word.form, one) for one in wanted)]


def is_verb(words: Sequence[Word], at: int) -> bool:
    """Whether a word is told of something, as far as the word before it shows."""
    before = words[at - 1].form if at else ""
    if before in ARTICLES or before.endswith(("'s", "’s", "s'", "s’")):
        return False
    ends = words[at].form.endswith("ing")
    return before not in PREPOSITIONS or before in ("and", "or", "to") or (ends and before in GERUND_LEADS)


@lru_cache(1 << 15)
def phrases_from(form: str) -> tuple[Phrase, ...]:
    """The phrases that a word may begin, the longest first."""
    near = by_letter().get(irregular().get(form, form)[0], ())
    return tuple(phrase for phrase in near if is_form(form, phrase.words[0]))


@cache
def by_letter() -> dict[str, list[Phrase]]:
    """The phrases by the first letter, the longest first."""
    found: defaultdict[str, list[Phrase]] = defaultdict(list)
    for phrase in phrases():
        found[phrase.words[0][0]].append(phrase)
    return found


@cache
def phrases() -> tuple[Phrase, ...]:
    """The phrases of the lexicon, the longest first."""
    found: list[Phrase] = []
    for act, sides in load_lexicon("acts").items():
        for side in ("done", "things", "still"):
            for listed in sides.get(side, "").split(";"):
                words = tuple(listed.replace("~", "").replace("^", "").split())
                how = (
                    side == "still",
                    side == "things",
                    "~" in listed,
                    "^" in listed,
                    "once" in sides,
                    "past" in sides,
                )
                if words:
                    found.append(Phrase(words, act, *how))
    return tuple(sorted(found, key=lambda one: (-len(one.words), one)))
