"""Time of clustering generated names: names.py [COUNT...] prints CPU seconds, clusters, memory and the log-log slope.

Given names of the lexicon with invented surnames, three to a surname, in five forms; the same names for the same count.
"""

from __future__ import annotations

import math
import random
import resource
import sys
import time

from dateline.actors import cluster_names
from dateline.lexicon import load_table
from dateline.model import NameItem, NameKind

SYLLABLES = [c + v for c in "b d f g h j k l m n p r s sh t v z kh".split() for v in "aeiou"]


def generate(count: int) -> list[str]:
    """Names of persons."""
    chance = random.Random(1)
    given = [name.lstrip("~").title() for name in load_table("given_names", "mul")]
    surnames = [
        "".join(chance.choice(SYLLABLES) for _ in range(chance.choice((2, 3, 3, 4)))) + chance.choice(["", *"nrls"])
        for _ in range(max(10, count // 3))
    ]
    names = []
    for _ in range(count):
        first, last = chance.choice(given), chance.choice(surnames).title()
        middle = chance.choice(given)
        shapes = ("{0} {1}", "{0} al-{1}", "{1}, {0}", "{0[0]}. {1}", "{0} {2} {1}")
        names.append(chance.choice(shapes).format(first, last, middle))
    return names


def main() -> None:
    """Cluster each count and print a line."""
    before: tuple[int, float] | None = None
    for count in map(int, sys.argv[1:] or ["4000", "8000", "16000"]):
        items = [NameItem(str(at), name, NameKind.PERSON) for at, name in enumerate(generate(count))]
        begun = time.process_time()
        clusters = len(set(cluster_names(items).values()))
        seconds = time.process_time() - begun
        slope = math.log(seconds / before[1]) / math.log(count / before[0]) if before else float("nan")
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{count:7,} names  {seconds:7.2f} s  {clusters:7,} clusters  {memory} MB  slope {slope:.2f}", flush=True)
        before = (count, seconds)


if __name__ == "__main__":
    main()
