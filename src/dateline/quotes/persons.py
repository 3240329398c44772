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

__all__ = ["APART", "Candidate", "agrees", "described_gender", "gender_of", "rank_persons"]

FARTHEST = 4  # paragraphs looked back; farther off, agencies name the speaker again
WIDEST = 400  # tokens looked back
FADING = 0.4  # what a mention is worth one sentence further off; swept .3 to .7 on the open gold (train, dev)
SUBJECT, PLAIN, OBLIQUE = 2.0, 1.0, 0.6  # "Orr went", "met Orr", "of Orr" or "Orr's"
SPOKE = 2.5  # the speaker of an attribution, named or described
APART = 1.15  # how much more the first must be worth than the second
NARRATED = 3  # sentences a pronoun of the narration looks back
SINGULAR = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female", "hers": "female"}


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
        gender: "male" or "female"; those who are known to be the other are left out. "" leaves out nobody.

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
        if agrees(gender, gender_of(memory, place.person)):
            count(place.person.key, memory.named(place.person), place.person, place.worth, place.sentence)
    for spoken in reversed(memory.spoken):
        if spoken.at < floor:
            break
        sentence = bisect_right(heads, spoken.at)
        if spoken.person is not None and agrees(gender, gender_of(memory, spoken.person)):
            count(spoken.person.key, memory.named(spoken.person), spoken.person, SPOKE, sentence)
        elif spoken.human and agrees(gender, described_gender(spoken.speaker.name or "")):
            count(spoken.speaker.name, spoken.speaker, None, SPOKE, sentence)
    ranked = [who[key]._replace(worth=value) for key, value in worth.items()]
    return sorted(ranked, key=lambda one: (-one.worth, one.speaker.name or ""))


def agrees(asked: str, known: str) -> bool:
    """Whether a person of a known gender can be meant; "" is not known, or not asked."""
    return not asked or not known or asked == known


def places_between(memory: Memory, start: int, end: int) -> list[Place]:
    """The persons that the report names in its own words between two tokens."""
    found = memory.person_places
    if found is None:
        found = memory.person_places = list(find_places(memory))
    first = bisect_left(found, start, key=lambda place: place.at)
    last = bisect_left(found, end, key=lambda place: place.at)
    return found[first:last]


def find_places(memory: Memory) -> list[Place]:
    """Every mention of a person outside of quotations, with its worth; pronouns too, where it is plain whose."""
    reading, heads = memory.reading, memory.sentence_heads
    named: dict[int, tuple[Mention, Mention]] = {}
    for mention in mentions_between(reading, 0, len(reading.words)):
        if not mention.body and reading.inside[mention.start] < 0:
            full = memory.names.resolve(mention)
            if full is not None and is_person(full):
                named[mention.start] = (mention, full)
    found: list[Place] = []
    for at, low in enumerate(reading.lows):
        if at in named:
            mention, full = named[at]
            sentence = bisect_right(heads, at)
            found.append(Place(at, sentence, worth_of(memory, mention, sentence), full))
        elif low in SINGULAR and reading.inside[at] < 0:
            sentence = bisect_right(heads, at)
            person = follow(memory, found, sentence, SINGULAR[low], at)
            if person is not None:
                found.append(Place(at, sentence, SUBJECT if low in ("he", "she") else OBLIQUE, person))
    return found


def follow(memory: Memory, places: list[Place], sentence: int, gender: str, at: int) -> Mention | None:
    """Whom a pronoun of the narration goes on with: by the places before it alone."""
    worth: dict[tuple[str, ...], float] = {}
    who: dict[tuple[str, ...], Mention] = {}
    for place in reversed(places):
        if sentence - place.sentence > NARRATED or at - place.at > WIDEST:
            break
        known = memory.genders.get(place.person.key)
        if known is None:
            known = memory.genders[place.person.key] = gender_by_name(memory, place.person)
        if agrees(gender, known):
            worth[place.person.key] = worth.get(place.person.key, 0.0) + place.worth * FADING ** (
                sentence - place.sentence
            )
            who[place.person.key] = place.person
    ranked = sorted(worth, key=lambda key: (-worth[key], key))
    if not ranked or (len(ranked) > 1 and worth[ranked[0]] < APART * worth[ranked[1]]):
        return None
    return who[ranked[0]]


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
    """ "male", "female" or "": by titles, else by the first name; "" where neither tells."""
    known = memory.genders
    if person.key not in known:
        known[person.key] = gender_by_name(memory, person)
    return known[person.key]


def gender_by_name(memory: Memory, person: Mention) -> str:
    """By titles, else by the first name."""
    titles = memory.names.titles.get(person.key, set()) | set(person.titles)
    first = set(person.key[:1]) if len(person.key) > 1 else set()
    return gender_of_words(titles, MALE, FEMALE) or gender_of_words(first, MALE_NAMES, FEMALE_NAMES)


def gender_of_words(words: set[str], male: frozenset[str], female: frozenset[str]) -> str:
    """The gender that some of the words and none of the others tell."""
    he, she = not words.isdisjoint(male), not words.isdisjoint(female)
    return "" if he == she else "male" if he else "female"


def described_gender(words: str) -> str:
    """The gender that a description tells: "a spokeswoman"."""
    return gender_of_words(set(words.lower().split()), MALE, FEMALE)
