"""Find what is marked one way here and another way there: cues with several classes, words with several labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from marking.resolve import Marked

__all__ = ["find_odd"]

RARE = 0.34  # of the places of a cue: a class or label with a smaller part is shown with its places


def find_odd(reports: Iterable[Marked]) -> Iterator[str]:
    """
    One line for each rare class of a cue, and for each rare label of a name, with where it stands.

    A cue is its words in small letters. What is odd need not be wrong: *claimed* may be alleged here and said there.

    Example:
        >>> from marking.resolve import MarkedName
        >>> names = tuple(MarkedName(at, at + 4, "ORG" if at else "GPE", "Tolm") for at in (0, 5, 10, 15))
        >>> list(find_odd([Marked("x", "Tolm Tolm Tolm Tolm", names, ())]))
        ['Tolm: GPE 1 of 4 (ORG 3): x']
    """
    cues: dict[str, list[tuple[str, str]]] = {}
    names: dict[str, list[tuple[str, str]]] = {}
    for own in reports:
        for told in own.attributions:
            words = " ".join(own.text[start:end].lower() for start, end in told.cue)
            if words:
                cues.setdefault(words, []).append((told.klass, f"{own.report} {told.key}"))
        for name in own.names:
            names.setdefault(own.text[name.start : name.end], []).append((name.label, own.report))
    yield from rare(cues)
    yield from rare(names)


def rare(places: dict[str, list[tuple[str, str]]]) -> Iterator[str]:
    """The lines for what has several values."""
    for words, found in sorted(places.items()):
        count = Counter(value for value, _ in found)
        for value, number in sorted(count.items()):
            if len(count) > 1 and number <= RARE * len(found):
                others = ", ".join(f"{other} {size}" for other, size in count.most_common() if other != value)
                where = "; ".join(sorted({place for own, place in found if own == value}))
                yield f"{words}: {value} {number} of {len(found)} ({others}): {where}"
