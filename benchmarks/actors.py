"""Time and truth of actors across generated reports: actors.py [REPORTS...] prints CPU seconds, memory, slope, B-cubed.

Five mentions a report: persons with roles and bodies, half of the times spelt otherwise, with namesakes among them (one
name in twenty is that of two persons of other bodies), bodies with acronyms, countries. The same reports for the same
count; the more reports, the more persons. Namesakes called one are in the precision, persons left apart in the recall.
"""

from __future__ import annotations

import math
import random
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from dateline.actors import resolve_actors
from dateline.lexicon import load_table
from dateline.model import Actor, ActorRole, ActorSheet, NameKind, NameLabel, ReportId, SheetMention, Span

SYLLABLES = [c + v for c in "b d f g h j k l m n p r s sh t v z kh".split() for v in "aeiou"]
FIRST = "River Mountain Border Harbour Northern Eastern National People's Free United Coastal Valley".split()
LAST = "Guard Council Front Party Ministry Bank Union Agency League Committee Institute Company".split()
ROLES = "leader commander spokesman minister director governor chairman president secretary mayor judge founder".split()
STATES = "Norway Kenya Peru Japan Ghana Chile Nepal Jordan Mali Oman".split()
PER_REPORT = 5


@dataclass(frozen=True, slots=True)
class Person:
    """One of the generated."""

    id: int
    name: str
    other: str
    role: str
    body: int


def people(reports: int, chance: random.Random) -> tuple[list[Person], list[str]]:
    """Persons and bodies for so many reports."""
    given = [name.lstrip("~").title() for name in load_table("given_names", "mul")]
    bodies = [f"{chance.choice(FIRST)} {invented(chance)} {chance.choice(LAST)}" for _ in range(max(8, reports // 8))]
    found: list[Person] = []
    for own in range(max(10, reports // 2)):
        first, last = chance.choice(given), invented(chance)
        if own % 20 == 19:
            first, last = found[-1].name.split()
        other = chance.choice((f"{first} al-{last}", f"{first.upper()} {last.upper()}", f"{first} {doubled(last)}"))
        found.append(Person(own, f"{first} {last}", other, chance.choice(ROLES), chance.randrange(len(bodies))))
    return found, bodies


def invented(chance: random.Random) -> str:
    """A surname."""
    return (
        "".join(chance.choice(SYLLABLES) for _ in range(chance.choice((2, 3, 3, 4)))) + chance.choice("nrls")
    ).title()


def doubled(name: str) -> str:
    """A name with its last consonant doubled."""
    return name + name[-1]


def generate(reports: int) -> tuple[list[ActorSheet], dict[tuple[str, int], Hashable]]:
    """The reports, and who every mention is of."""
    chance = random.Random(1)
    persons, bodies = people(reports, chance)
    sheets: list[ActorSheet] = []
    truth: dict[tuple[str, int], Hashable] = {}
    for at in range(reports):
        named = chance.sample(persons, 2)
        rows: list[tuple[str, NameLabel, Hashable]] = []
        for person in named:
            rows.append((chance.choice((person.name, person.other)), NameLabel.PERSON, ("person", person.id)))
            rows.append((bodies[person.body], NameLabel.ORG, ("body", bodies[person.body])))
        state = chance.choice(STATES)
        rows.append((state, NameLabel.GPE, ("state", state)))
        sheets.append(sheet_of_rows(f"r{at:06}", rows, named, truth))
    return sheets, truth


def sheet_of_rows(
    report: str,
    rows: list[tuple[str, NameLabel, Hashable]],
    named: list[Person],
    truth: dict[tuple[str, int], Hashable],
) -> ActorSheet:
    """A report out of its names; persons stand before their bodies."""
    kinds = {NameLabel.PERSON: NameKind.PERSON, NameLabel.ORG: NameKind.ORGANISATION, NameLabel.GPE: NameKind.COUNTRY}
    ids: dict[Hashable, str] = {}
    mentions: list[SheetMention] = []
    actors: dict[str, Actor] = {}
    place = 0
    for k, (name, label, who) in enumerate(rows):
        own = ids.setdefault(who, f"a{len(ids) + 1}")
        span = Span(place, place + len(name))
        mentions.append(SheetMention(span, name, label, own))
        truth[report, place] = who
        roles: tuple[ActorRole, ...] = ()
        if label is NameLabel.PERSON:
            body = ids.setdefault(rows[k + 1][2], f"a{len(ids) + 1}")
            person = named[k // 2]
            # Two of three reports say who somebody is.
            if (person.id + place) % 3:
                roles = (ActorRole(span, person.role, body, "a title before the name"),)
        actors.setdefault(own, Actor(own, name, kinds[label], (name,), roles))
        place += len(name) + 30
    return ActorSheet(ReportId(report), report, tuple(actors.values()), tuple(mentions))


def b_cubed(gold: Mapping[tuple[str, int], Hashable], found: Mapping[tuple[str, int], Hashable]) -> tuple[float, float]:
    """Precision and recall over all mentions."""
    ours, theirs = defaultdict(set), defaultdict(set)
    for item, who in gold.items():
        ours[who].add(item)
        theirs[found[item]].add(item)
    pairs = [(ours[who], theirs[found[item]]) for item, who in gold.items()]
    shared: dict[tuple[int, int], int] = {}
    for one, other in pairs:
        if (id(one), id(other)) not in shared:
            shared[id(one), id(other)] = len(one & other)
    both = [(shared[id(one), id(other)], len(one), len(other)) for one, other in pairs]
    return sum(n / m for n, _, m in both) / len(both), sum(n / m for n, m, _ in both) / len(both)


def main() -> None:
    """Resolve each count and print a line."""
    before: tuple[int, float] | None = None
    for count in map(int, sys.argv[1:] or ["2500", "5000", "10000"]):
        sheets, truth = generate(count)
        start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        begun = time.process_time()
        found = resolve_actors(sheets)
        seconds = time.process_time() - begun
        slope = math.log(seconds / before[1]) / math.log(count / before[0]) if before else float("nan")
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        precision, recall = b_cubed(truth, {(words.report, words.span.start): own for words, own in found.at})
        print(
            f"{count:7,} reports {len(truth):8,} mentions {seconds:7.2f} s  {len(found.actors):7,} actors "
            f"{len(found.candidates):7,} candidates  {memory} MB (of them {start} before)  slope {slope:.2f}  "
            f"B3 P {precision:.3f} R {recall:.3f}",
            flush=True,
        )
        before = (count, seconds)


if __name__ == "__main__":
    main()
