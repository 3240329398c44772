"""Settle what persons say is one or two: actors, stories, events, utterances; who disagree leave it open."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dateline.model import Judgement, Verdict

__all__ = ["APART", "TOGETHER", "Gathered", "rule_together"]

TOGETHER = frozenset((Verdict.SAME.value, Verdict.JOIN.value))
APART = frozenset((Verdict.DIFFERENT.value, Verdict.PART.value))
Node = tuple[str, str, tuple[tuple[int, int], ...]]
Pair = frozenset[Node]


@dataclass(frozen=True, slots=True)
class Gathered:
    """
    What persons say is one or two, taken together.

    Args:
        counted: The judgements that count, in the order given; of one that holds in part, the part.
        contested: The ids of those on which two persons do not agree; none of them counts.
        replaced: The ids of those of which a later word of the same person leaves nothing.
    """

    counted: tuple[Judgement, ...]
    contested: frozenset[str] = frozenset()
    replaced: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Word:
    """One judgement's word on two places, or on the name of one."""

    judgement: Judgement
    pair: Pair
    anchors: tuple[Mapping[str, Any], ...]
    together: bool

    @property
    def order(self) -> tuple[str, str, list[Node]]:
        """By when it was said, then by the places."""
        return self.judgement.at, self.judgement.id, sorted(self.pair)


def rule_together(judgements: Iterable[Judgement]) -> Gathered:
    """
    Take together what is said to be one, two, or called so.

    A judgement on several places says of the first and each other one that they are one, or two. What follows counts as
    said: whoever joins A with B and B with C joins A with C. A person's later word replaces the same person's earlier
    one; where two persons do not agree, none of the judgements that say so counts, and the machine has its way until
    one of them is undone.

    Args:
        judgements: Live ones, in any order. Those that confirm, reject or set pass through.

    Example:
        >>> def said(verdict, by, at, *places):
        ...     anchors = [{"text_sha256": place, "spans": [], "words": []} for place in places]
        ...     return Judgement(f"{by}{at}", {"line": "story", "anchors": anchors}, verdict, None, by, at, "")
        >>> found = rule_together([said("join", "Ana", "1", "a", "b"), said("part", "Dov", "2", "a", "b")])
        >>> found.counted, sorted(found.contested)
        ((), ['Ana1', 'Dov2'])
    """
    held = list(judgements)
    words = [word for judgement in held for word in words_of(judgement)]
    last = list(last_words(words))
    names, lasting = contested_names(held)
    disputed = names | contested_pairs(last)
    standing: defaultdict[str, list[Word]] = defaultdict(list)
    for word in last:
        standing[word.judgement.id].append(word)
    whole = Counter(word.judgement.id for word in words)
    gone = {word.judgement.id for word in words} - standing.keys()
    gone |= {one.id for one in held if one.verdict == Verdict.RENAME.value} - lasting
    counted = [
        part
        for judgement in held
        if judgement.id not in disputed and judgement.id not in gone
        for part in parts_of(judgement, standing.get(judgement.id, ()), whole[judgement.id])
    ]
    return Gathered(tuple(counted), frozenset(disputed), frozenset(gone))


def words_of(judgement: Judgement) -> Iterator[Word]:
    """What a judgement says of its first place and each other one."""
    if judgement.verdict not in TOGETHER | APART:
        return
    first, *others = judgement.subject["anchors"]
    line = judgement.subject["line"]
    for other in others:
        pair = frozenset((node_of(line, first), node_of(line, other)))
        if len(pair) == 2:
            yield Word(judgement, pair, (first, other), judgement.verdict in TOGETHER)


def node_of(line: str, anchor: Mapping[str, Any]) -> Node:
    """A place as it is told from others."""
    return line, anchor["text_sha256"], tuple((start, end) for start, end in anchor["spans"])


def parts_of(judgement: Judgement, standing: Iterable[Word], whole: int) -> Iterator[Judgement]:
    """A judgement whole, or for each word of it that stands."""
    words = list(standing)
    if len(words) == whole:
        yield judgement
        return
    for word in words:
        subject = {**judgement.subject, "anchors": list(word.anchors)}
        yield dataclasses.replace(judgement, subject=subject)


def last_words(words: Iterable[Word]) -> Iterator[Word]:
    """The words that no later one of the same person takes back, by time."""
    by_person: defaultdict[str, list[Word]] = defaultdict(list)
    for word in sorted(words, key=lambda word: word.order):
        said = by_person[word.judgement.by]
        against = {id(one) for one in opposed_by(word, said)}
        by_person[word.judgement.by] = [one for one in said if id(one) not in against]
        by_person[word.judgement.by].append(word)
    kept = [word for said in by_person.values() for word in said]
    return iter(sorted(kept, key=lambda word: word.order))


def opposed_by(word: Word, said: Iterable[Word]) -> Iterator[Word]:
    """The earlier words of a person that cannot hold beside a later one."""
    earlier = list(said)
    joined = [one for one in earlier if one.together]
    if not word.together:
        yield from ways_between(word.pair, joined)
        return
    as_one = reached(min(word.pair), [*joined, word])
    yield from (one for one in earlier if not one.together and one.pair <= as_one)


def reached(place: Node, joined: Iterable[Word]) -> set[Node]:
    """All places that are one with a place."""
    steps: defaultdict[Node, set[Node]] = defaultdict(set)
    for word in joined:
        for here in word.pair:
            steps[here] |= word.pair
    found, waiting = {place}, [place]
    while waiting:
        fresh = steps[waiting.pop()] - found
        found |= fresh
        waiting += fresh
    return found


def ways_between(pair: Pair, joined: Iterable[Word]) -> list[Word]:
    """The words that make two places one, over whichever others: those of every way from the one to the other."""
    one, other = sorted(pair)
    left, found = list(joined), []
    while way := shortest_way(one, other, left):
        found += way
        taken = {id(word) for word in way}
        left = [word for word in left if id(word) not in taken]
    return found


def shortest_way(one: Node, other: Node, joined: Iterable[Word]) -> list[Word]:
    """The fewest words that lead from one place to another; all that say the same step count as it. Empty: none do."""
    steps: defaultdict[Node, dict[Node, list[Word]]] = defaultdict(lambda: defaultdict(list))
    for word in joined:
        here, there = sorted(word.pair)
        steps[here][there].append(word)
        steps[there][here].append(word)
    came: dict[Node, Node] = {one: one}
    waiting = deque([one])
    while waiting and other not in came:
        here = waiting.popleft()
        for there in sorted(steps[here]):
            if there not in came:
                came[there] = here
                waiting.append(there)
    found: list[Word] = []
    here = other
    while here in came and here != one:
        found += steps[here][came[here]]
        here = came[here]
    return found


def contested_pairs(words: Iterable[Word]) -> set[str]:
    """The ids of judgements of several persons that cannot all hold."""
    held = list(words)
    joined = [word for word in held if word.together]
    found: set[str] = set()
    for word in held:
        if not word.together and (way := ways_between(word.pair, joined)):
            found |= {word.judgement.id, *(one.judgement.id for one in way)}
    return found


def contested_names(judgements: Iterable[Judgement]) -> tuple[set[str], set[str]]:
    """The ids of names on which persons do not agree, and of those that are a person's last word."""
    said: defaultdict[Node, dict[str, Judgement]] = defaultdict(dict)
    for judgement in sorted(judgements, key=lambda one: (one.at, one.id)):
        if judgement.verdict == Verdict.RENAME.value:
            place = node_of(judgement.subject["line"], judgement.subject["anchors"][0])
            said[place][judgement.by] = judgement
    contested = {
        one.id
        for by_person in said.values()
        if len({str(one.value) for one in by_person.values()}) > 1
        for one in by_person.values()
    }
    return contested, {one.id for by_person in said.values() for one in by_person.values()}
