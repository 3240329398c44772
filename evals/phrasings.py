"""Score roles and part-of on sentences of our own: phrasings.py prints precision, recall and F1, and what went wrong.

The sentences (`phrasings/roles.tsv`) hold invented names in many ways to say one thing; each is read as a report by the
whole pipeline. A role counts when person, role and body are right, a link when part and whole are; bodies and roles are
compared without article and case.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from dateline.config import Config
from dateline.model import Incoming, Media, Problem, ReadReport
from dateline.pipeline import read_report

LINES = Path(__file__).parent / "phrasings/roles.tsv"


def plain(words: str) -> str:
    """Words in small letters without an article."""
    return words.casefold().removeprefix("the ").strip()


def wanted(told: str) -> set[str]:
    """What a line says its words tell."""
    return {" ".join(plain(part).split()) for part in told.split(";") if part.strip()}


def said(read: ReadReport) -> set[str]:
    """What the pipeline reads in a report; actors without a name have no roles here."""
    names = {actor.id: actor.name for actor in read.actors}
    by_id = {None: "-"} | {key: plain(name) for key, name in names.items()}
    people = {m.actor for m in read.mentions if m.label.value == "PERSON"}
    roles = {
        f"{plain(actor.name)} = {plain(role.role)} @ {by_id[role.organisation]}"
        for actor in read.actors
        if actor.id in people
        for role in actor.roles
    }
    return roles | {f"{by_id[actor.id]} < {by_id[part.actor]}" for actor in read.actors for part in actor.part_of}


def score(misses: list[str]) -> tuple[int, int, int]:
    """How many are right, of how many told, of how many in the sentences; what is wrong goes to the misses."""
    right = told = real = 0
    for number, line in enumerate(LINES.read_text("utf-8").splitlines(), 1):
        if line.startswith("#"):
            continue
        words, _, gold = line.partition("\t")
        read = read_report(Incoming(words, Media.TEXT, f"{LINES.name}:{number}", ""), Config())
        if isinstance(read, Problem):
            raise SystemExit(f"line {number}: {read.message}")
        want, found = wanted(gold), said(read)
        right, told, real = right + len(want & found), told + len(found), real + len(want)
        if want != found:
            misses.append(f"roles {number}: missed {sorted(want - found)}, wrong {sorted(found - want)}")
    return right, told, real


def score_phrasings(misses: list[str]) -> Iterator[tuple[str, float]]:
    """The figures of the gate."""
    right, told, real = score(misses)
    yield "roles and parts in phrasings: precision", right / told
    yield "roles and parts in phrasings: recall", right / real


def main() -> int:
    """Print what is wrong, and the figures."""
    misses: list[str] = []
    right, told, real = score(misses)
    print("\n".join(misses))
    print(f"P {right / told:.3f} R {right / real:.3f} F1 {2 * right / (told + real):.3f} of {real}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
