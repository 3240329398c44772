"""Affairs of an invented world, told by several outlets: English frames around invented names and nouns."""

from __future__ import annotations

import random
from dataclasses import dataclass

__all__ = ["OUTLETS", "Told", "affairs", "invented_word"]

ONSETS = "b br d dr f g gr k kr l m n p pr r s sh st t tr v z".split()
HEARTS = "a e i o u ai ea".split()
ENDS = "n r l s t m nd rk lt".split()
OUTLETS = tuple(
    f"{place} {kind}" for place in ("Ostrel", "Marvane", "Kelim", "Dorvast") for kind in ("Post", "Herald", "Wire")
)
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
# {P} a place, {O} a body, {L} {K} persons by surname, {F} {G} their first names, {W} the capital, {n} a number,
# {d} a day of the week; {1} to {9} are nouns of the affair.
LEADS = (
    "Gunmen killed {n} people in an attack on a {1} {2} in {P} on {d}, {O} said.",
    "Protesters threw {3}s at the {1} {4} in {P} on {d}, wounding {n} officers, police said.",
    "The army of {W} bombed a {2} {5} near {P} on {d}, killing at least {n} villagers.",
    "{O} accused {G} {K} of taking {n} million {6}s from the {1} fund of {P} on {d}.",
    "Police in {P} arrested {n} people over the {1} {3} on {d}, {O} said.",
)
SENTENCES = (
    "“The {1} {3} was a {4} and we will not {7} it again,” {F} {L}, mayor of {P}, said on {d}.",
    "{F} {L} told reporters that {O} had warned of the {5} {6} before the {8} of {P}.",
    "{G} {K}, a spokesman for {O}, denied that any {2} had been {7}ed by the {9} guards.",
    "“We ask the {9} of {P} to stay at home until the {8} {6} is over,” {K} said.",
    "The {4} {8} of {P} was closed on {d}, and {n} {5}s were taken to a {2} hospital.",
    "{L} said the {3} {9} would be {7}ed by the end of the week.",
    "According to {O}, {n} {6}s were found beside the {1} {8} near {P}.",
    "{O} said that {n} people were injured when the {5} {4} fell on the {9} road.",
    "{K} accused the {2} {6} of {L} of hiding the {1} {7}s from {O}.",
    "The government in {W} promised {n} million {6}s for the {3} {5} of {P}.",
    "“Nobody saw the {2} {7},” {K} told the {4} council of {P} on {d}.",
    "{L} will meet {K} in {W} on {d} to talk about the {8} {9}.",
)
LENGTH = (3, 6)  # sentences of a report behind its lead
REPORTS = (1, 1, 2, 3, 4, 5, 6, 8)  # of an affair
COPIED = 0.4  # reports that print another one of the affair with cuts


@dataclass(frozen=True, slots=True)
class Told:
    """
    One report of an affair.

    Args:
        affair: Its number.
        outlet: Who prints it.
        day: Days behind the first day of the world.
        text: Headline and body.
    """

    affair: int
    outlet: str
    day: int
    text: str


def invented_word(chance: random.Random, length: int) -> str:
    """
    A word of so many letters that no language has.

    Example:
        >>> len(invented_word(random.Random(1), 6))
        6
    """
    while True:
        word = ""
        while len(word) < length:
            word += chance.choice(ONSETS) + chance.choice(HEARTS) + chance.choice(("", "", *ENDS))
        if len(word) == length:
            return word


def affairs(count: int, seed: int = 7) -> tuple[list[Told], frozenset[str], frozenset[str]]:
    """
    So many affairs with all their reports.

    Returns:
        The reports; the invented words of one affair each; and those that all affairs may share (capitals, surnames).
    """
    chance = random.Random(seed)
    wide = [invented_word(chance, 7).capitalize() for _ in range(12)]
    told: list[Told] = []
    own: set[str] = set()
    for number in range(count):
        words = slots_of(chance, wide)
        own |= {word for name, word in words.items() if name not in "WLK"}
        told += reports_of(number, words, chance)
    return told, frozenset(own), frozenset(wide)


def slots_of(chance: random.Random, wide: list[str]) -> dict[str, str]:
    """The names and nouns of one affair."""
    capital, *surnames = chance.sample(wide, 3)
    found = {name: invented_word(chance, chance.choice((6, 7, 8))).capitalize() for name in "PFG"}
    found |= {str(noun): invented_word(chance, chance.choice((6, 7, 8))) for noun in range(1, 10)}
    body = invented_word(chance, 7).capitalize()
    return {**found, "W": capital, "L": surnames[0], "K": surnames[1], "O": body}


def reports_of(number: int, words: dict[str, str], chance: random.Random) -> list[Told]:
    """The reports of one affair: some tell it in sentences of their own, some print another with cuts."""
    found: list[tuple[str, list[str]]] = []
    lead, day = chance.choice(LEADS), chance.choice(DAYS)
    size, first = chance.choice(REPORTS), chance.randrange(0, 700)
    told = []
    for place, outlet in enumerate(chance.sample(OUTLETS, size)):
        if found and chance.random() < COPIED:
            headline, body = chance.choice(found)
            body = [body[0], *(sentence for sentence in body[1:] if chance.random() < 0.8)]
        else:
            chosen = chance.sample(SENTENCES, chance.randint(*LENGTH))
            body = [filled(frame, words, chance, day) for frame in (lead, *chosen)]
            headline = filled("{O}: {1} {3} in {P}", words, chance, day)
        found.append((headline, body))
        paragraphs = [" ".join(body[at : at + 2]) for at in range(0, len(body), 2)]
        told.append(Told(number, outlet, first + place, "\n\n".join([headline, *paragraphs])))
    return told


def filled(frame: str, words: dict[str, str], chance: random.Random, day: str) -> str:
    """A sentence with the words of the affair; numbers and days differ from report to report now and then."""
    named = {**words, "O": f"the {words['O']} Council"}
    sentence = frame
    for slot, word in named.items():
        sentence = sentence.replace(f"{{{slot}}}", word)
    number = chance.choice((12, 12, 12, 14, 21))
    sentence = sentence.replace("{n}", str(number)).replace(
        "{d}", day if chance.random() < 0.8 else chance.choice(DAYS)
    )
    return sentence[0].upper() + sentence[1:]
