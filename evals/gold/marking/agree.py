"""How far two passes agree, kind by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from marking.align import LEAST, Pair, align_actors, align_attributions, differing, overlap
from marking.build import as_row
from marking.lines import LABELS
from marking.measures import attribution_type, count, is_speech, merge, prf
from marking.resolve import Marked, MarkedAttribution

__all__ = ["PRONOUNS", "Agreement", "measure_agreement"]

PRONOUNS = frozenset("he she they it i we you who which that him her them one both".split())
TYPES = ("direct", "mixed", "indirect")


@dataclass(frozen=True, slots=True)
class Agreement:
    """
    One figure.

    Args:
        what: In words.
        value: F1 or a share, 0 to 1.
        ours, theirs: What it is counted over: how many in pass a and in pass b, or the pairs twice.
    """

    what: str
    value: float
    ours: int
    theirs: int


def measure_agreement(passes: Sequence[tuple[Marked, Marked]]) -> list[Agreement]:
    """
    The agreement of two passes over the same reports.

    Names: exact place and label. Attributions: the scorer's measures, nested ones too, pass a as the gold. Class,
    speaker and parent: over pairs whose contents share half of their words.
    """
    return [*name_figures(passes), *attribution_figures(passes), *pair_figures(passes)]


def f1(both: int, ours: int, theirs: int) -> float:
    """F1 of two sets; 1 when both are empty."""
    return 2 * both / (ours + theirs) if ours + theirs else 1.0


def name_figures(passes: Sequence[tuple[Marked, Marked]]) -> Iterator[Agreement]:
    """Names by label, by place alone, and which names are one actor's."""
    ours: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    both: Counter[str] = Counter()
    for a, b in passes:
        mine = {(n.start, n.end): n.label for n in a.names}
        other = {(n.start, n.end): n.label for n in b.names}
        ours.update(mine.values())
        theirs.update(other.values())
        both.update(label for place, label in mine.items() if other.get(place) == label)
        both["place"] += len(mine.keys() & other.keys())
        left, right = links(a), links(b)
        ours["link"] += len(left)
        theirs["link"] += len(right)
        both["link"] += len(left & right)
    totals = [sum(counts[label] for label in LABELS) for counts in (both, ours, theirs)]
    yield Agreement("names", f1(*totals), totals[1], totals[2])
    for label in LABELS:
        yield Agreement(f"names: {label}", f1(both[label], ours[label], theirs[label]), ours[label], theirs[label])
    yield Agreement("names: place alone", f1(both["place"], totals[1], totals[2]), totals[1], totals[2])
    linked = ours["link"], theirs["link"]
    yield Agreement("names: two of one actor", f1(both["link"], *linked), *linked)


def links(marked: Marked) -> set[tuple[int, int]]:
    """Pairs of names of one actor, by their first places."""
    names = marked.names
    return {(x.start, y.start) for i, x in enumerate(names) for y in names[i + 1 :] if x.actor == y.actor}


def attribution_figures(passes: Sequence[tuple[Marked, Marked]]) -> Iterator[Agreement]:
    """The scorer's figures, pass a as the gold."""
    parts = []
    for a, b in passes:
        rows = as_row(b)["attributions"]
        parts.append(count({"text": a.text, "attributions": as_row(a)["attributions"]}, rows, nested=True))
    total = merge(parts)
    for measure, kinds in (
        ("attribution", ("all", "speech cues", *TYPES)),
        ("attribution content", ("all", *TYPES)),
        ("cue overlap", ("all",)),
        ("cue exact", ("all",)),
        ("source exact", ("all",)),
        ("content exact", ("all",)),
    ):
        for kind in kinds:
            counts = total.get((measure, kind), [0.0, 0, 0.0, 0])
            value = prf(counts)[2] if counts[1] + counts[3] else 1.0
            yield Agreement(f"{measure}: {kind}", value, int(counts[3]), int(counts[1]))


def pair_figures(passes: Sequence[tuple[Marked, Marked]]) -> Iterator[Agreement]:
    """Class, speaker and parent of what both marked, by type and by kind of cue and source."""
    found: dict[str, list[set[str]]] = {}
    nested: list[bool] = []
    classes: list[tuple[str, str]] = []
    for a, b in passes:
        actors, pairs = align_actors(a, b), align_attributions(a, b)
        parents = {theirs.key: ours.key for ours, theirs in pairs if ours and theirs}
        for ours, theirs in close_pairs(a.text, pairs):
            fields = set(differing(a.text, ours, theirs, actors, parents))
            classes.append((ours.klass, theirs.klass))
            nested.extend(["in" not in fields] if ours.parent or theirs.parent else [])
            for kind in kinds_of(a.text, ours):
                found.setdefault(kind, []).append(fields)
    for field, what in (("cls", "class"), ("spk", "speaker")):
        for kind, pairs_of_kind in sorted(found.items()):
            size = len(pairs_of_kind)
            yield Agreement(f"{what}: {kind}", sum(field not in one for one in pairs_of_kind) / size, size, size)
    if nested:
        yield Agreement("parent: where one has it nested", sum(nested) / len(nested), len(nested), len(nested))
    if classes:
        yield Agreement("class: kappa", kappa(classes), len(classes), len(classes))


def close_pairs(text: str, pairs: Iterable[Pair]) -> Iterator[tuple[MarkedAttribution, MarkedAttribution]]:
    """Those of which both passes have one, with half of the words in both contents."""
    for ours, theirs in pairs:
        if ours and theirs and overlap(text, ours.content, theirs.content) >= LEAST:
            yield ours, theirs


def kinds_of(text: str, own: MarkedAttribution) -> Iterator[str]:
    """The kinds under which an attribution is counted."""
    yield "all"
    yield attribution_type(text, own.content)
    yield "speech cue" if is_speech(text, own.cue) else "other cue"
    source = " ".join(text[start:end] for start, end in own.source).lower()
    yield "no source" if not source else "pronoun source" if source in PRONOUNS else "other source"


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """
    Cohen's kappa: agreement beyond what the frequencies alone would give.

    Example:
        >>> kappa([("said", "said"), ("asked", "asked"), ("said", "asked"), ("asked", "said")])
        0.0
    """
    ours, theirs = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(ours[name] * theirs[name] for name in ours) / len(pairs) ** 2
    agreed = sum(a == b for a, b in pairs) / len(pairs)
    return (agreed - chance) / (1 - chance) if chance < 1 else 1.0
