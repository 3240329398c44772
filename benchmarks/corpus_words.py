"""Make the words of a generated corpus: some 50,000 invented ones, in set phrases as common as those of news."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

__all__ = ["AGENCIES", "DAYS", "STOCK", "VERBS", "Outlet", "World", "make_world"]

# The most frequent words are English ones, as they make up 45 % of a text whose words follow Zipf's law.
COMMON = """the of to a in and for that on is was with as by at from it he said be has have an not are his but they this
who which were had will its their she been or would one more after there about up out than her all new when if also can
over no some first other time two so into could last people we what only him years most may now them made year before
like these down because between where three while since against both many under back off through during until each any
much""".split()
ONSETS = "b br c d dr f g gr h j k l m n p pr r s sh st t th tr v w y z".split()
HEARTS = "a a e e i o o u ai ea".split()
ENDS = ["", "", "", "", "", *"n r l s t m nd rk".split()]
CLOSING = ("ise", "tre", "ation", "er", "al", "y")  # of longer words; the first two are spelt in two ways
# Phrases that stand in one story of a hundred each.
STOCK = tuple(
    """according to a statement seen by reporters;who spoke on condition of anonymity;as the case is still open;and
could not be reached for comment;who did not answer calls on Friday;after months of talks behind closed doors;in
the worst flood in living memory;the largest of its kind in the region;at the end of the day;for the first time
in years;people familiar with the matter said;as soon as the weather allows it;one of the most disputed laws of
the year;in a sign of growing unease;which has yet to be confirmed;on the other side of the border;in the middle
of the night;as well as a number of others;with a view to a lasting peace;despite repeated calls for an
inquiry;at a time of rising prices;as part of a wider plan;until the end of the month;in what is seen as a
warning;by a margin of two to one;in line with what had been expected;to the surprise of most observers;the head
of the commission added;as it has done every winter;but no one has been charged""".replace("\n", " ").split(";")
)
VERBS = "said warned added insisted explained noted argued".split()
DAYS = ("", "", "", *(f" on {day}" for day in "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()))
TITLES = "minister mayor spokesman spokeswoman director general analyst governor secretary judge farmer trader".split()
VOCABULARY = 50_000
PHRASES = 150_000
# Zipf-Mandelbrot: the phrase of rank k is drawn 1 / (k + SHIFT). With 55 the median story has 1.2 % of its runs of five
# words in common with one of 999 unrelated ones, 2.0 % with one of 1,999; 1,000 and 2,000 real news texts of two
# development sets have 1.1 and 1.9 % (stories alone, without furniture).
SHIFT = 55
DRAWS = 1 << 20  # the size of the table that phrases are drawn from: the rarest stand there once
SYNONYM_RANKS = range(100, 220)  # invented words that a paraphrase replaces: 6 % of a text
PEOPLE, PLACES = 4_000, 300
NAMES = ("Post", "Courier", "Gazette", "Herald", "Observer", "Times", "Ledger", "Tribune", "Record", "Star")
TOPS = (
    "{o} | News, Weather and Harbour Reports\n\n",
    "{o}  /  Home  /  World  /  Markets\n\n",
    "{o} - a newspaper of {p} since {y}\n\n",
)
ENDINGS = (
    "\n\nCopyright {y} {o}. No part of this page may be copied, sold or read out without the leave of {o}, {p}.",
    "\n\nRead more from {o} in the evening letter, which goes out to subscribers in {p} on every working day.",
    "\n\n{o} is printed in {p}. Corrections are made on the second page; write to the editor at the same address.",
    "\n\n(Desk: {o}, {p}. Agencies contributed to this page.)",
)
AGENCIES = ("World Wire", "Meridian Press Agency", "Northern Agency", "Crescent News Agency")


@dataclass(frozen=True, slots=True)
class Outlet:
    """An invented outlet: its name, and the furniture of its pages."""

    name: str
    top: str
    end: str


@dataclass(frozen=True, slots=True)
class World:
    """
    What reports are made of.

    Args:
        phrases: Set phrases of two or three words, each as often as it is drawn.
        people: Names with an office.
        places, outlets, agencies: What their names say.
        synonyms: Another word for some frequent ones.
    """

    phrases: list[str]
    people: list[str]
    places: list[str]
    outlets: tuple[Outlet, ...]
    agencies: tuple[str, ...]
    synonyms: dict[str, str]


@cache
def make_world(seed: int) -> World:
    """Words, phrases, people, places and outlets; the same seed gives the same world."""
    chance = random.Random(seed)
    words = invent(chance)
    weights = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
    drawn = chance.choices(words, cum_weights=weights, k=3 * PHRASES)
    phrases = [
        " ".join(drawn[at : at + (2 if at % 2 else 3)]) if at % 50 else f"{at % 977 + 2} {drawn[at]}"
        for at in range(0, 3 * PHRASES, 3)
    ]
    table = chance.choices(phrases, cum_weights=list(accumulate(1 / (k + SHIFT) for k in range(PHRASES))), k=DRAWS)
    names = [word.capitalize() for word in words[1000:9000]]
    places = chance.sample(names, PLACES)
    people = [
        f"{chance.choice(names)} {chance.choice(names)}, {chance.choice(TITLES)} of {chance.choice(places)}"
        for _ in range(PEOPLE)
    ]
    outlets = tuple(make_outlet(chance, f"{place} {kind}", place) for place in places[:6] for kind in NAMES)
    frequent = [words[len(COMMON) + rank] for rank in SYNONYM_RANKS]
    return World(table, people, places, outlets, AGENCIES, dict(zip(frequent, words[-len(frequent) :], strict=True)))


def invent(chance: random.Random) -> list[str]:
    """The vocabulary by falling frequency: short words first, longer ones behind."""
    seen = dict.fromkeys(COMMON)
    while len(seen) < VOCABULARY:
        syllables = 1 if len(seen) < 600 else 2 if len(seen) < 12_000 else 3
        parts = [chance.choice(ONSETS) + chance.choice(HEARTS) + chance.choice(ENDS) for _ in range(syllables)]
        if syllables > 1 and chance.random() < 0.4:
            parts[-1] = parts[-1][:2] + chance.choice(CLOSING)
        seen["".join(parts)] = None
    return list(seen)


def make_outlet(chance: random.Random, name: str, place: str) -> Outlet:
    """An outlet with the words at the top and at the end of its pages."""
    said = {"o": name, "p": place, "y": chance.randrange(1850, 1990)}
    return Outlet(name, chance.choice(TOPS).format(**said), chance.choice(ENDINGS).format(**said))
