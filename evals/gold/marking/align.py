"""Pair what two annotators marked in one report, and say in which fields a pair differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from marking.find import Span
from marking.measures import word_places
from marking.resolve import Marked, MarkedAttribution

__all__ = ["Pair", "align_actors", "align_attributions", "differing", "overlap"]

Pair = tuple[MarkedAttribution | None, MarkedAttribution | None]
LEAST = 0.5  # of the union of two contents that is in both: as in the scorer


def overlap(text: str, a: tuple[Span, ...], b: tuple[Span, ...]) -> float:
    """
    Intersection over union of the words of two groups of spans; 1 when both hold none.

    Example:
        >>> overlap("one two three", ((0, 7),), ((4, 13),))
        0.3333333333333333
    """
    ours, theirs = word_places(text, a), word_places(text, b)
    union = ours | theirs
    return len(ours & theirs) / len(union) if union else 1.0


def align_attributions(a: Marked, b: Marked) -> list[Pair]:
    """
    Pair the attributions of two passes, one to one, the most alike first.

    Two can be a pair when their contents share half of their words, or share any words and the cues do too. A pair that
    shares the cue goes before one that does not: an outer and an inner attribution may have the same content.

    Returns:
        Pairs and, with None on the other side, what only one pass has; by the first place of their content.
    """
    weighed = []
    for i, ours in enumerate(a.attributions):
        for j, theirs in enumerate(b.attributions):
            shared = overlap(a.text, ours.content, theirs.content)
            cue = overlap(a.text, ours.cue, theirs.cue)
            if shared >= LEAST or (shared > 0 and cue > 0 and ours.cue):
                source = overlap(a.text, ours.source, theirs.source)
                weighed.append((-(bool(cue) + shared + source / 4 + cue / 8), i, j))
    left, right = dict(enumerate(a.attributions)), dict(enumerate(b.attributions))
    pairs: list[Pair] = []
    for _, i, j in sorted(weighed):
        if i in left and j in right:
            pairs.append((left.pop(i), right.pop(j)))
    pairs.extend((ours, None) for ours in left.values())
    pairs.extend((None, theirs) for theirs in right.values())
    return sorted(pairs, key=place)


def place(pair: Pair) -> tuple[int, int, str]:
    """Where a pair stands: by content, the longer first, so that the outer goes before the inner."""
    own = pair[0] or pair[1]
    if own is None:
        raise ValueError("a pair of nothing")
    return own.content[0][0], -own.content[-1][1], own.key


def align_actors(a: Marked, b: Marked) -> dict[str, str]:
    """The actor of pass a for each actor of pass b with which it shares most names; others stay as they are."""
    ours = {(name.start, name.end): name.actor for name in a.names}
    votes: dict[str, Counter[str]] = {}
    for name in b.names:
        own = ours.get((name.start, name.end))
        if own is not None:
            votes.setdefault(name.actor, Counter())[own] += 1
    return {actor: min(count, key=lambda own: (-count[own], own)) for actor, count in votes.items()}


def differing(
    text: str, ours: MarkedAttribution, theirs: MarkedAttribution, actors: dict[str, str], parents: dict[str, str]
) -> Iterator[str]:
    """
    The fields in which a pair differs: cls, src, cue, con, spk, in.

    Args:
        text: The report.
        ours, theirs: The pair, of pass a and pass b.
        actors: As `align_actors` gives them.
        parents: The key in pass a of each paired key of pass b.
    """
    if ours.klass != theirs.klass:
        yield "cls"
    for name, mine, other in (
        ("src", ours.source, theirs.source),
        ("cue", ours.cue, theirs.cue),
        ("con", ours.content, theirs.content),
    ):
        if word_places(text, mine) != word_places(text, other):
            yield name
    if not same_speaker(text, ours, theirs, actors):
        yield "spk"
    if ours.parent != (None if theirs.parent is None else parents.get(theirs.parent, "?")):
        yield "in"


def same_speaker(text: str, ours: MarkedAttribution, theirs: MarkedAttribution, actors: dict[str, str]) -> bool:
    """Whether both are led to the same actors, to descriptions that share a word, or to nobody."""
    mine, other = ours.speaker, theirs.speaker
    if mine.kind != other.kind:
        return False
    if mine.kind == "name":
        return set(mine.names) == {actors.get(name, name) for name in other.names}
    if mine.kind == "description":
        shared = word_places(text, mine.spans) & word_places(text, other.spans)
        return bool(shared) or mine.words.lower() == other.words.lower()
    return True
