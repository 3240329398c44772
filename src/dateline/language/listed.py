"""Give names of one list one kind: "Tudun Maidawa, Kwarin Ganye and Sabon Layi" are three of the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from dateline.language.known import known_label, lists
from dateline.language.marks import is_given
from dateline.model import Name, NameLabel

__all__ = ["listed_together"]

SHARED = 3  # weight beside one vote of the tagger
FEWEST = 3  # names of a list that says by its majority what all are
BETWEEN = frozenset((", ", " and ", ", and ", " or ", ", or ", " alias ", " and the ", ", the ", " y ", " et "))
LAST = frozenset((" and ", ", and ", " or ", ", or ", " and the ", " alias "))
PLACES = frozenset((NameLabel.GPE, NameLabel.LOC))
KINDS = (NameLabel.PERSON, NameLabel.GPE, NameLabel.ORG)
# Behind the last name of a list that no verb of its own follows.
ENDED = re.compile(r"\s*(?:[.,;:)]|\Z)|\s(?:on|in|last|this|since|after|where|over|before)\b")
SURE = 2  # weight of what tells that the first name is a place's, above which all the others are, too


def listed_together(
    text: str, names: Sequence[Name], votes: Mapping[int, Counter[NameLabel]]
) -> Iterator[tuple[int, NameLabel, int]]:
    """
    What each name is of by the list that it stands in.

    The list says it where more than half of its names are of one kind by everything else and none is known to be of
    another; a list of two only where the words before it say what the first is ("residents of").

    Args:
        text: The report.
        names: Its names, in reading order, disjoint.
        votes: For each name by its number what has been said for its kinds.

    Returns:
        The number of a name, the kind and its weight.
    """
    for run in runs(text, names):
        label = kind_of_run(text, [names[at] for at in run], [votes[at] for at in run])
        if label is not None:
            yield from ((at, label, SHARED) for at in run if may_be(text, names[at], label))


def runs(text: str, names: Sequence[Name]) -> Iterator[range]:
    """The lists: names with commas between, "and" or "or" before the last."""
    first = 0
    while first < len(names):
        last, closed = first, False
        while last + 1 < len(names) and (between := text[names[last].end : names[last + 1].start]) in BETWEEN:
            last += 1
            closed = closed or between in LAST
            if between in LAST and between != " alias ":
                break
        if closed and last > first:
            yield range(first, last + 1)
        first = last + 1


def kind_of_run(text: str, names: Sequence[Name], votes: Sequence[Counter[NameLabel]]) -> NameLabel | None:
    """What the names of a list are of; None where they may be of several kinds."""
    known = {kind_of(label) for name in names if (label := known_label(text[name.start : name.end])) is not None}
    tops = [top_of(vote) for vote in votes]
    count = Counter(tops)
    for name, top in zip(names, tops, strict=True):
        words = text[name.start : name.end].split()
        count[NameLabel.PERSON] += top is not NameLabel.PERSON and len(words) == 1 and is_given(words[0])
    # "residents of Old Tembo and Mlima Tatu": what is said before the first is said of all.
    ended = ENDED.match(text, names[-1].end) is not None
    placed = (SURE - ended) < sum(weight for label, weight in votes[0].items() if label in PLACES)
    best = NameLabel.GPE if placed and tops[0] is NameLabel.GPE else max(KINDS, key=lambda label: count[label])
    if len(known) > 1 or (known and best not in known):
        return None
    kindred = votes[0][NameLabel.PERSON] > SURE and ended and tops[0] is NameLabel.PERSON
    if kindred and len(names) < FEWEST and not known:
        return NameLabel.PERSON  # "her daughters, Ana Vale and Rohini"
    whole = placed and best is NameLabel.GPE
    return best if whole or (len(names) >= FEWEST and 2 * count[best] > len(names)) else None


def top_of(vote: Counter[NameLabel]) -> NameLabel:
    """The kind that most has been said for."""
    return kind_of(max(sorted(vote), key=lambda label: vote[label]))


def kind_of(label: NameLabel) -> NameLabel:
    """Kinds that are one in a list: places with a government and without."""
    return NameLabel.GPE if label in PLACES else label


def may_be(text: str, name: Name, label: NameLabel) -> bool:
    """Whether a name may be of the kind of its list: no list has it, and a given name begins no place."""
    words = text[name.start : name.end].split()
    if known_label(text[name.start : name.end]) is not None or kind_of(name.label) is label:
        return False
    if label is not NameLabel.PERSON and len(words) > 1 and is_given(words[0]):
        return False
    return words[-1].lower() not in lists()["body_nouns"] | lists()["governed"]
