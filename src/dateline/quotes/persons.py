"""Find whom "he" or "she" stands for: the person that is subject or speaker nearest before, when one stands out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from dateline.quotes.capitals import POSSESSIVE
from dateline.quotes.grammar import (
    AUXILIARIES,
    DETERMINERS,
    FEMALE,
    FEMALE_NAMES,
    FINITE,
    HONORIFICS,
    MALE,
    MALE_NAMES,
    OPENERS,
    PORTFOLIOS,
    PREPOSITIONS,
)
from dateline.quotes.memory import Memory, Speaker
from dateline.quotes.names import Mention, mentions_between
from dateline.quotes.verbs import cue_forms

__all__ = ["Candidate", "gender_of", "rank_persons"]

FARTHEST = 4  # paragraphs looked back; farther off, agencies name the speaker again
WIDEST = 400  # tokens looked back
FADING = 0.55  # what a mention is worth one sentence further off
SUBJECT, PLAIN, OBLIQUE = 2.0, 1.0, 0.6  # "Orr went", "met Orr", "of Orr" or "Orr's"
SPOKE = 2.5  # the speaker of an attribution, named or described
APART = 1.4  # how much more the first must be worth than the second
HIS, HERS = frozenset(("his", "himself", "husband")), frozenset(("her", "hers", "herself", "wife"))


class Place(NamedTuple):
    """
    Where a person is named outside of quotations.

    Args:
        at: The first token.
        sentence: The number of the sentence.
        worth: By its place in the sentence.
        person: The fullest mention of the name.
    """

    at: int
    sentence: int
    worth: float
    person: Mention


class Candidate(NamedTuple):
    """
    One who may be meant.

    Args:
        speaker: Who, as the reports calls them.
        worth: How much speaks for them.
        person: The mention of a named one, or None for a description.
    """

    speaker: Speaker
    worth: float
    person: Mention | None


def rank_persons(memory: Memory, at: int, gender: str) -> list[Candidate]:
    """
    Rank those whom a pronoun may mean.

    Args:
        memory: What was named and said so far.
        at: The pronoun.
        gender: "male" or "female"; those who are known to be the other are left out.

    Returns:
        The likeliest first; one entry a person.
    """
    heads = memory.sentence_heads
    here = bisect_right(heads, at)
    floor = max(memory.floor(at, FARTHEST), at - WIDEST)
    worth: dict[object, float] = {}
    who: dict[object, Candidate] = {}

    def count(key: object, speaker: Speaker, person: Mention | None, value: float, sentence: int) -> None:
        worth[key] = worth.get(key, 0.0) + value * FADING ** (here - sentence)
        who.setdefault(key, Candidate(speaker, 0.0, person))

    for place in places_between(memory, floor, at):
        if gender_of(memory, place.person) in (gender, ""):
            count(place.person.key, memory.named(place.person), place.person, place.worth, place.sentence)
    for spoken in reversed(memory.spoken):
        if spoken.at < floor:
            break
        sentence = bisect_right(heads, spoken.at)
        if spoken.person is not None and gender_of(memory, spoken.person) in (gender, ""):
            count(spoken.person.key, memory.named(spoken.person), spoken.person, SPOKE, sentence)
        elif spoken.human and described_gender(spoken.speaker.name or "") in (gender, ""):
            count(spoken.speaker.name, spoken.speaker, None, SPOKE, sentence)
    ranked = [who[key]._replace(worth=value) for key, value in worth.items()]
    return sorted(ranked, key=lambda one: (-one.worth, one.speaker.name or ""))


def places_between(memory: Memory, start: int, end: int) -> list[Place]:
    """The persons that the report names in its own words between two tokens."""
    found = memory.person_places
    if found is None:
        found = memory.person_places = list(find_places(memory))
    first = bisect_left(found, start, key=lambda place: place.at)
    last = bisect_left(found, end, key=lambda place: place.at)
    return found[first:last]


def find_places(memory: Memory) -> list[Place]:
    """Every mention of a person outside of quotations, with its worth."""
    reading, heads = memory.reading, memory.sentence_heads
    found = []
    for mention in mentions_between(reading, 0, len(reading.words)):
        if mention.body or reading.inside[mention.start] >= 0:
            continue
        full = memory.names.resolve(mention)
        if full is not None and is_person(full):
            sentence = bisect_right(heads, mention.start)
            found.append(Place(mention.start, sentence, worth_of(memory, mention, sentence), full))
    return found


def worth_of(memory: Memory, mention: Mention, sentence: int) -> float:
    """By the place in the sentence: subject, object, or after a preposition."""
    reading, lows = memory.reading, memory.reading.lows
    if POSSESSIVE.search(reading.words[mention.end - 1]):
        return OBLIQUE
    start = mention.start
    while start > 0 and (
        lows[start - 1] in HONORIFICS or lows[start - 1] in PORTFOLIOS or lows[start - 1] in DETERMINERS
    ):
        start -= 1
    if start > 0 and lows[start - 1] in PREPOSITIONS:
        return OBLIQUE
    head = memory.sentence_heads[sentence - 1] if sentence else 0
    while head < start and (lows[head] in OPENERS or lows[head] in DETERMINERS or not lows[head][0].isalnum()):
        head += 1
    after = lows[mention.end] if mention.end < len(lows) else "."
    verb = after in FINITE or after in AUXILIARIES or after in cue_forms() or (after.endswith("ed") and len(after) > 3)
    return SUBJECT if verb or start <= head else PLAIN


def is_person(mention: Mention) -> bool:
    """Whether a name is a person's, as far as its form tells: two words or more, or a title before it."""
    return not mention.body and (len(mention.key) > 1 or not HONORIFICS.isdisjoint(mention.titles))


def gender_of(memory: Memory, person: Mention) -> str:
    """ "male", "female" or "": by titles, else by the first name, else by "his" and "her" right after it."""
    known = memory.genders
    if person.key not in known:
        titles = memory.names.titles.get(person.key, set()) | set(person.titles)
        known[person.key] = gender_of_words(titles, MALE, FEMALE) or gender_of_words(
            set(person.key[:1]) if len(person.key) > 1 else set(), MALE_NAMES, FEMALE_NAMES
        )
        if not known[person.key]:
            known[person.key] = gender_of_context(memory, person)
    return known[person.key]


def gender_of_words(words: set[str], male: frozenset[str], female: frozenset[str]) -> str:
    """The gender that some of the words and none of the others tell."""
    he, she = not words.isdisjoint(male), not words.isdisjoint(female)
    return "" if he == she else "male" if he else "female"


def gender_of_context(memory: Memory, person: Mention) -> str:
    """By "his" or "her" in a sentence that names this person alone, as its subject."""
    lows, heads = memory.reading.lows, memory.sentence_heads
    places = places_between(memory, 0, len(lows))
    by_sentence: dict[int, set[tuple[str, ...]]] = {}
    for place in places:
        by_sentence.setdefault(place.sentence, set()).add(place.person.key)
    he = she = 0
    for place in places:
        if place.person.key != person.key or place.worth < SUBJECT or len(by_sentence[place.sentence]) > 1:
            continue
        end = heads[place.sentence] if place.sentence < len(heads) else len(lows)
        words = {lows[at] for at in range(place.at, end) if memory.reading.inside[at] < 0}
        he += not words.isdisjoint(HIS)
        she += not words.isdisjoint(HERS)
    return "" if he == she else "male" if he > she else "female"


def described_gender(words: str) -> str:
    """The gender that a description tells: "a spokeswoman"."""
    return gender_of_words(set(words.lower().split()), MALE, FEMALE)
