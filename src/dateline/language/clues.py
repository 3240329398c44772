"""What the words around a name say of its kind: "in Orvale", "Mayor Vale", "Orvale's army", "Orvali troops"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from dateline.language.known import is_body_noun, is_calendar, is_honorific, is_people, is_title
from dateline.lexicon import load_lexicon
from dateline.model import NameLabel, Word

__all__ = ["PEOPLED", "clues", "people_of"]

# Weights beside one vote of the tagger.
WITHIN, TITLED, GOVERNING, PEOPLED = 1, 3, 2, 6
SUFFIXES = ("i", "is", "ian", "ians", "an", "ans", "n", "ns", "ese", "ish", "er", "ers")
SHORTEST = 4  # letters of a place that a people is named after


def clues(forms: Sequence[str], inside: range) -> Iterator[tuple[NameLabel, int]]:
    """
    What stands around one place of a name, as kinds with weights.

    Args:
        forms: The words of the report, with plain marks.
        inside: The words of the name.
    """
    before = forms[inside.start - 1] if inside.start else ""
    if before.lower() in words("within"):
        yield NameLabel.LOC, WITHIN
    if before[:1].isupper() and is_honorific(before):
        yield NameLabel.PERSON, TITLED
    after = forms[inside.stop : inside.stop + 2]
    if len(after) == 2 and after[0] == "'s" and after[1] in words("state_nouns"):
        yield NameLabel.LOC, GOVERNING


def people_of(words_of_report: Sequence[Word], forms: Sequence[str]) -> dict[str, str]:
    """
    Words that name a people after a place of the report, each with the place: "Orvali troops" with "Orval".

    The word must stand as an adjective, before a noun or in the plural, and the place as a proper noun.

    Args:
        words_of_report: With their parts of speech.
        forms: The same words with plain marks.
    """
    places = {form for word, form in zip(words_of_report, forms, strict=True) if may_be_place(word, form)}
    named = {
        stem + suffix: place
        for place in sorted(places)
        for stem in {place, place.rstrip("aeiou")}
        if len(stem) >= SHORTEST
        for suffix in SUFFIXES
        if stem + suffix != place
    }
    found: dict[str, str] = {}
    for at, (word, form) in enumerate(zip(words_of_report, forms, strict=True)):
        if form in named and (word.upos == "ADJ" or form.endswith("s") or before_noun(words_of_report, at)):
            found[form] = named[form]
    return found


def may_be_place(word: Word, form: str) -> bool:
    """Whether a word can be the place that a people is named after."""
    proper = word.upos == "PROPN" and form.isalpha() and len(form) >= SHORTEST and form[:1].isupper()
    return proper and not (is_people(form) or is_title(form) or is_body_noun(form) or is_calendar(form))


def before_noun(words_of_report: Sequence[Word], at: int) -> bool:
    """Whether the next word is a noun."""
    return at + 1 < len(words_of_report) and words_of_report[at + 1].upos == "NOUN"


@cache
def words(name: str) -> frozenset[str]:
    """A list of ``entities.toml``."""
    return frozenset(load_lexicon("entities")[name].split())
