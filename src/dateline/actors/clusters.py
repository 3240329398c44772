"""Put names together that are one name: keys bring likely ones together, each is held against the whole cluster."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from rapidfuzz.distance import Indel

from dateline.actors.compare import compare_names
from dateline.actors.read import alternatives, read_name
from dateline.actors.sounds import coarse_sounds
from dateline.actors.words import full_names_of, given_names
from dateline.model import NameItem, NameKind, NamePart, ReadName
from dateline.text.memory import without_collecting

__all__ = ["JOINED", "JOINED_ALONE", "cluster_names"]

# Above SAME: among many names near ones are met that are never met in a pair somebody asks about.
JOINED = 0.86
JOINED_ALONE = 0.96  # for names of one part
WIDEST = 12  # names under one key that are all compared; of more, each with those next to it
NEXT = 6
FEW_PARTS = 6
SPELT_ALIKE = 0.65  # letters that a surname shares with another, so that an initial may stand for the rest

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
    with without_collecting():
        return clusters_of(list(items))


def clusters_of(items: Sequence[NameItem]) -> dict[str, str]:
    """The same, of a list."""
    nodes: dict[tuple[str, NameKind | None], list[NameItem]] = defaultdict(list)
    reads = {(item.name, item.kind): read_name(item.name, item.kind) for item in items}
    for item in items:
        nodes[form_of(reads[item.name, item.kind]), item.kind].append(item)
    shown = {node: min(item.name for item in held) for node, held in nodes.items()}
    names = sorted(
        ((key, shown[key, kind], kind) for key, kind in nodes), key=lambda node: (node[1], node[0], node[2] or "")
    )
    clusters = joined(names, [reads[name, kind] for _, name, kind in names])
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
    return form_of(read_name(name, kind))


def form_of(read: ReadName) -> str:
    """The same of a name that was read."""
    words = [f"{part.bound}:{part.form}" for part in read.parts]
    return " ".join([*words, *read.numbers, read.age]) if words else f"= {' '.join(read.text.split()).casefold()}"


def joined(names: Sequence[Node], read: Sequence[ReadName]) -> list[list[Node]]:
    """The names in clusters: the best pairs first, each new name checked against the whole cluster."""
    wanted = [needed(name) for name in read]

    @lru_cache(1 << 18)  # of a hundred thousand reports a few times more pairs are asked for than 1 << 16
    def likeness(one: int, other: int) -> float:
        """The score of two names, or nothing where it is not enough for them."""
        score = compare_names(names[one][1], names[other][1], names[one][2]).score
        return score if score >= max(wanted[one], wanted[other]) else 0.0

    found = [
        (-likeness(one, other), one, other)
        for one, other in sorted(likely_pairs(names, read))
        if not are_far(read[one], read[other]) and likeness(one, other)
    ]
    cluster_of = [[at] for at in range(len(names))]
    for _, one, other in sorted(found):
        here, there = cluster_of[one], cluster_of[other]
        if here is not there and all(likeness(min(a, b), max(a, b)) for a in here for b in there):
            here.extend(there)
            for at in there:
                cluster_of[at] = here
    distinct = {id(members): members for members in cluster_of}
    return [[names[at] for at in members] for members in distinct.values()]


def needed(name: ReadName) -> float:
    """The score that a name must reach with another to be put with it."""
    return JOINED_ALONE if len(name.parts) <= 1 else JOINED


def are_far(one: ReadName, other: ReadName) -> bool:
    """
    Whether two names that share a key are far apart at a glance, so that they need not be compared.

    Either their given names are other ones of the list, or one writes an initial and no part that both write out has
    most of its letters in the other.
    """
    if one.unvowelled or other.unvowelled:
        return False
    ours, theirs = given_of(one), given_of(other)
    if ours and theirs and ours.isdisjoint(theirs):
        return True
    if not any(part.initial for part in (*one.parts, *other.parts)):
        return False
    return not any(
        Indel.normalized_similarity(a.plain, b.plain) >= SPELT_ALIKE
        for a in one.parts
        for b in other.parts
        if not a.initial and not b.initial
    )


def given_of(name: ReadName) -> frozenset[str]:
    """The given names of the list that a name's first part may be; none where the list does not have it."""
    known = given_names().get(name.parts[0].form) if name.parts else None
    short = full_names_of(name.parts[0].form) if name.parts else frozenset()
    if known is None:
        return frozenset()
    return frozenset((known, *(given_names()[form] for form in short if form in given_names())))


def likely_pairs(names: Sequence[Node], reads: Sequence[ReadName]) -> set[tuple[int, int]]:
    """The places of every two names to compare: those that share a key, and initials with what they may stand for."""
    # Most keys are of one name: a list is made for the others alone.
    first: dict[str, int] = {}
    under: dict[str, list[int]] = {}
    initials: set[int] = set()
    for at, (_, name, kind) in enumerate(names):
        for one in alternatives(name):
            read = reads[at] if one == name else read_name(one, kind)
            if any(part.initial for part in read.parts):
                initials.add(at)
            for key in keys_of(read):
                kept = f"{kind or ''} {key}"
                before = first.setdefault(kept, at)
                if before != at:
                    block = under.setdefault(kept, [before])
                    if block[-1] != at:
                        block.append(at)
    pairs: set[tuple[int, int]] = set()
    for key, block in under.items():
        if key.split(" ", 2)[1] != "initial":
            pairs.update(pairs_of(block))
        elif not initials.isdisjoint(block):
            pairs.update(pair for pair in pairs_of(block) if not initials.isdisjoint(pair))
    return pairs


def keys_of(name: ReadName) -> set[str]:
    """
    The keys of a name: its part, or every two of its parts, by their rough sound.

    A third kind of key brings initials to full names, a fourth parts that are written as one elsewhere.
    """
    parts = name.parts[:FEW_PARTS]
    rough = [rough_keys(part) for part in parts]
    if len(parts) <= 1:
        return {f"part {key}" for keys in rough for key in keys}
    keys = {f"parts {min(a, b)} {max(a, b)}" for one, other in combinations(rough, 2) for a in one for b in other}
    # What an initial may stand for is sought by the part that is written out: of "A. Vale" by "Vale", not by "A.".
    for letter, other in ((0, -1), (-1, 0)):
        if not parts[other].initial:
            keys.update(f"initial {parts[letter].plain[:1]} {key}" for key in rough[other])
    keys.add("whole " + "".join(sorted("".join(part.plain for part in parts))))
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
