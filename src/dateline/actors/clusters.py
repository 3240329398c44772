"""Put names together that are one name: keys bring likely ones together, each is held against the whole cluster."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from dateline.actors.compare import compare_names
from dateline.actors.read import alternatives, read_name
from dateline.actors.sounds import coarse_sounds
from dateline.model import NameItem, NameKind, NamePart, ReadName

__all__ = ["JOINED", "JOINED_ALONE", "cluster_names"]

# Above SAME: among many names near ones are met that are never met in a pair somebody asks about.
JOINED = 0.86
JOINED_ALONE = 0.96  # for names of one part
WIDEST = 12  # names under one key that are all compared; of more, each with those next to it
NEXT = 6
FEW_PARTS = 6

Node = tuple[str, str, NameKind | None]  # the name folded, the name as it is compared, its kind


def cluster_names(items: Iterable[NameItem]) -> dict[str, str]:
    """
    Put the names of a list together, by the names alone.

    Names that are the same but for case, marks and titles are one from the start. Others are compared when they share a
    key (two parts that sound alike in a rough way; for names of one part, the part), so the work grows with the number
    of names, not of pairs. A name joins a cluster only when it fits every name in it.

    Args:
        items: Names with their ids, each id once; names of different kinds never join.

    Returns:
        For each id the cluster, called by its kind and fullest name. The order of the items does not count.

    Example:
        >>> names = [NameItem("1", "Velidar, Osmet"), NameItem("2", "Hana Orlen"), NameItem("3", "Osmet al-Velidar")]
        >>> cluster_names(names)
        {'1': 'Osmet al-Velidar', '2': 'Hana Orlen', '3': 'Osmet al-Velidar'}
    """
    items = list(items)
    nodes: dict[tuple[str, NameKind | None], list[NameItem]] = defaultdict(list)
    for item in items:
        nodes[same_form(item.name, item.kind), item.kind].append(item)
    shown = {node: min(item.name for item in held) for node, held in nodes.items()}
    names = sorted(
        ((key, shown[key, kind], kind) for key, kind in nodes), key=lambda node: (node[1], node[0], node[2] or "")
    )
    clusters = joined(names)
    found: dict[str, str] = {}
    for members in clusters:
        held = [item for key, _, kind in members for item in nodes[key, kind]]
        found.update(dict.fromkeys((item.id for item in held), called(held)))
    return {item.id: found[item.id] for item in items}


def called(items: Sequence[NameItem]) -> str:
    """What a cluster is called: its kind, and the name with the most parts, of several the first in the alphabet."""
    first = min(items, key=lambda item: (-len(read_name(item.name, item.kind).parts), item.name))
    return f"{first.kind}: {first.name}" if first.kind else first.name


def same_form(name: str, kind: NameKind | None) -> str:
    """What names share that are the same from the start."""
    read = read_name(name, kind)
    words = [f"{part.bound}:{part.form}" for part in read.parts]
    return " ".join([*words, *read.numbers, read.age]) if words else f"= {' '.join(name.split()).casefold()}"


def joined(names: Sequence[Node]) -> list[list[Node]]:
    """The names in clusters: the best pairs first, each new name checked against the whole cluster."""
    scores: dict[tuple[int, int], float] = {}

    def score(one: int, other: int) -> float:
        pair = (min(one, other), max(one, other))
        if pair not in scores:
            scores[pair] = compare_names(names[one][1], names[other][1], names[one][2]).score
        return scores[pair]

    wanted = {at: needed(read_name(name, kind)) for at, (_, name, kind) in enumerate(names)}
    found = [(score(*pair), pair) for pair in sorted(likely_pairs(names))]
    cluster_of = {at: [at] for at in range(len(names))}
    for likeness, (one, other) in sorted(found, key=lambda row: (-row[0], row[1])):
        here, there = cluster_of[one], cluster_of[other]
        if likeness < max(wanted[one], wanted[other]) or here is there:
            continue
        if all(score(a, b) >= max(wanted[a], wanted[b]) for a in here for b in there):
            here.extend(there)
            cluster_of.update(dict.fromkeys(there, here))
    distinct = {id(members): members for members in cluster_of.values()}
    return [[names[at] for at in members] for members in distinct.values()]


def needed(name: ReadName) -> float:
    """The score that a name must reach with another to be put with it."""
    return JOINED_ALONE if len(name.parts) <= 1 else JOINED


def likely_pairs(names: Sequence[Node]) -> set[tuple[int, int]]:
    """The places of every two names to compare: those that share a key, and initials with what they may stand for."""
    under: dict[tuple[str, ...], list[int]] = defaultdict(list)
    initials: set[int] = set()
    for at, (_, name, kind) in enumerate(names):
        for one in alternatives(name):
            read = read_name(one, kind)
            if any(part.initial for part in read.parts):
                initials.add(at)
            for key in keys_of(read):
                if not under[kind or "", *key] or under[kind or "", *key][-1] != at:
                    under[kind or "", *key].append(at)
    pairs: set[tuple[int, int]] = set()
    for key, block in under.items():
        if key[1] == "initial":
            pairs.update(pair for pair in pairs_of(block) if not initials.isdisjoint(pair))
        else:
            pairs.update(pairs_of(block))
    return pairs


def keys_of(name: ReadName) -> set[tuple[str, ...]]:
    """
    The keys of a name: its part, or every two of its parts, by their rough sound.

    A third kind of key brings initials to full names, a fourth parts that are written as one elsewhere.
    """
    parts = name.parts[:FEW_PARTS]
    rough = [rough_keys(part) for part in parts]
    if len(parts) <= 1:
        return {("part", key) for keys in rough for key in keys}
    keys = {("parts", *sorted((a, b))) for one, other in combinations(rough, 2) for a in one for b in other}
    keys.update(("initial", parts[0].plain[:1], key) for key in rough[-1])
    keys.update(("initial", parts[-1].plain[:1], key) for key in rough[0])
    keys.add(("whole", "".join(sorted("".join(part.plain for part in parts)))))
    return keys


def rough_keys(part: NamePart) -> tuple[str, ...]:
    """A part by its rough sound; an initial by its letter."""
    return (f"{part.plain}.",) if part.initial else tuple(f"{part.bound}{key}" for key in coarse_sounds(part.form))


def pairs_of(block: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs among names under one key: all of few, of many each with those next in the alphabet."""
    if len(block) <= WIDEST:
        yield from combinations(block, 2)
        return
    for at, one in enumerate(block):
        for other in block[at + 1 : at + 1 + NEXT]:
            yield one, other
