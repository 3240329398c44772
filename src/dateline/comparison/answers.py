"""What each account of an event answers to each question, and how two answers stand to each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from dateline.comparison.means import kinds_of_means, plainer
from dateline.comparison.things import named_things
from dateline.comparison.told import Told, stems_of
from dateline.comparison.values import ActorGraph
from dateline.model import Event, EventStatus, Question, ReadReport, Span

__all__ = ["ANSWERS", "Answer", "Relation", "numbers", "relate"]

NARROWEST = 1
ABOUT = 0.1  # "about 2,000" and 2,100 are one answer
BEFORE = 24  # characters before a number in which its hedge stands
ROUND = re.compile(
    r"\b(about|around|some|nearly|almost|roughly|approximately|an estimated|estimated)\s+(?:\w+\s+)?\Z", re.I
)
ONE_OF = re.compile(r"\s+of\b")
AT_LEAST = re.compile(r"\b(at least|more than|over|no fewer than|upwards of)\s+\Z", re.I)
AT_MOST = re.compile(r"\b(up to|as many as|at most|fewer than|less than|under)\s+\Z", re.I)


class Relation(Enum):
    """How two answers to one question stand to each other."""

    EQUAL = "equal"
    LESS_PRECISE = "less precise"
    OTHER = "other"
    OPPOSED = "opposed"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Answer:
    """
    One account's answer to one question.

    Args:
        told: The account.
        value: The answer in words; "" when the account is silent.
        spans: Where it stands.
        key: What answers are compared by; its shape is the question's.
    """

    told: Told
    value: str
    spans: tuple[Span, ...]
    key: object = None


def words_of(spans: Iterable[Span], text: str) -> str:
    """Words of a report on one line."""
    return " ... ".join(" ".join(span.of(text).split()) for span in spans)


def happened(told: Told, event: Event, read: ReadReport, graph: ActorGraph) -> Answer:
    """Whether it happened, by this account."""
    denied = event.status is EventStatus.DENIED or (
        event.negated and event.status in (EventStatus.ALLEGED, EventStatus.HAPPENED)
    )
    side = "denied" if denied else "asserted" if told.real else event.status.value
    return Answer(told, "denied" if denied else event.status.value, event.evidence, side)


def who(told: Told, event: Event, read: ReadReport, graph: ActorGraph) -> Answer:
    """Who did it."""
    return people(told, event.actors, told.actors, event, read, graph)


def to_whom(told: Told, event: Event, read: ReadReport, graph: ActorGraph) -> Answer:
    """To whom it was done."""
    return people(told, event.recipients, told.recipients, event, read, graph)


def people(
    told: Told, own: Sequence[str], wide: frozenset[str], event: Event, read: ReadReport, graph: ActorGraph
) -> Answer:
    """Some actors as an answer, with their names where they stand in the clause."""
    names = {actor.id: actor.name for actor in read.actors}
    spans = tuple(
        mention.span
        for mention in read.mentions
        if mention.actor in own and any(span.holds(mention.span) for span in event.evidence)
    )
    value = ", ".join(sorted(names.get(actor, actor) for actor in own))
    return Answer(told, value, spans or (event.evidence if own else ()), wide)


def when(told: Told, event: Event, read: ReadReport, graph: ActorGraph) -> Answer:
    """When it was; silent where no end, or but one, is stated; words of a time whose days are open have no key."""
    found = event.date
    if found.earliest is None and found.latest is None and found.evidence:
        return Answer(told, words_of(found.evidence, read.report.text), found.evidence)
    if found.earliest is None or found.latest is None:
        return Answer(told, "", ())
    last = date.fromordinal(found.latest.toordinal() - 1)
    value = (
        found.earliest.isoformat() if last == found.earliest else f"{found.earliest.isoformat()} to {last.isoformat()}"
    )
    return Answer(told, value, found.evidence or event.evidence, (found.earliest, found.latest))


def where(told: Told, event: Event, read: ReadReport, graph: ActorGraph) -> Answer:
    """Where it was."""
    return Answer(told, event.place or "", event.place_evidence, told.place)


def called(told: Told, event: Event, read: ReadReport, graph: ActorGraph) -> Answer:
    """What the thing is called that was passed, signed, held or struck: a word of a list, in the clause of a deed."""
    if told.said:
        return Answer(told, "", ())
    found = next(named_things(event.evidence, read.report.text), None)
    if found is None:
        return Answer(told, "", ())
    span, word, kind = found
    return Answer(told, word, (span,), (kind, word))


def how(told: Told, event: Event, read: ReadReport, graph: ActorGraph) -> Answer:
    """What it was done with."""
    return Answer(told, event.instrument or "", event.instrument_evidence, kinds_of_means(event.instrument or ""))


#: For every question, the contract's field and what gives the answer of an account.
ANSWERS: dict[Question, tuple[str, Callable[[Told, Event, ReadReport, ActorGraph], Answer]]] = {
    Question.HAPPENED: ("status", happened),
    Question.WHO: ("actors", who),
    Question.TO_WHOM: ("recipients", to_whom),
    Question.CALLED: ("called", called),
    Question.WHEN: ("date", when),
    Question.WHERE: ("place", where),
    Question.HOW: ("instrument", how),
}


def numbers(told: Told, event: Event, read: ReadReport) -> list[tuple[str, Answer]]:
    """How many of what, each kind of count with an answer of its own."""
    found: list[tuple[str, Answer]] = []
    for number in event.numbers:
        if any(span.overlaps(day) for span in number.evidence for day in event.date.evidence):
            continue  # "on March 2" counts nobody
        if number.value == 1 and number.evidence and ONE_OF.match(read.report.text, number.evidence[-1].end):
            continue  # "one of its commanders was killed" does not say how many died
        start = number.evidence[0].start if number.evidence else event.evidence[0].start
        before = read.report.text[max(0, start - BEFORE) : start]
        bound = (
            "about"
            if ROUND.search(before)
            else "least"
            if AT_LEAST.search(before)
            else "most"
            if AT_MOST.search(before)
            else ""
        )
        words = words_of(number.evidence or event.evidence, read.report.text)
        hedge = {"about": "about ", "least": "at least ", "most": "at most ", "": ""}[bound]
        value = f"{hedge}{number.value:g} {number.of}" if not words else f"{hedge}{number.value:g} ({words})"
        found.append((number.of, Answer(told, value, number.evidence or event.evidence, (float(number.value), bound))))
    return found


def relate(question: Question, one: Answer, other: Answer, graph: ActorGraph) -> Relation:
    """How two answers stand to each other, when neither account is silent."""
    if question is Question.HAPPENED:
        return sides(str(one.key), str(other.key))
    if question in (Question.WHO, Question.TO_WHOM):
        assert isinstance(one.key, frozenset)
        assert isinstance(other.key, frozenset)
        return bodies(one.key, other.key, graph)
    if question is Question.WHEN:
        return days(one.key, other.key)
    if question is Question.WHERE:
        assert isinstance(one.key, frozenset)
        assert isinstance(other.key, frozenset)
        if one.key == other.key:
            return Relation.EQUAL
        return Relation.LESS_PRECISE if one.key & other.key else Relation.OPEN
    if question is Question.HOW_MANY:
        return counts(one.key, other.key)
    if question is Question.HOW:
        return means(one, other)
    return names(one.key, other.key)


def means(one: Answer, other: Answer) -> Relation:
    """Two means: the same, one a plainer word for the other or one of several, of two kinds, or of no kind known."""
    assert isinstance(one.key, frozenset)
    assert isinstance(other.key, frozenset)
    if one.value.casefold() == other.value.casefold():
        return Relation.EQUAL
    if not one.key or not other.key:
        return Relation.OPEN
    if one.key & other.key or any(plainer(a, b) or plainer(b, a) for a in one.key for b in other.key):
        return Relation.LESS_PRECISE
    return Relation.OTHER


def names(one: object, other: object) -> Relation:
    """Two namings: the same, two of one kind, or of things that are not to be compared."""
    assert isinstance(one, tuple)
    assert isinstance(other, tuple)
    return Relation.EQUAL if one == other else Relation.OTHER if one[0] == other[0] else Relation.OPEN


def sides(one: str, other: str) -> Relation:
    """Whether it happened: only an assertion and a denial stand against each other."""
    if {one, other} == {"asserted", "denied"}:
        return Relation.OPPOSED
    return Relation.EQUAL if one == other else Relation.OPEN


def bodies(one: frozenset[str], other: frozenset[str], graph: ActorGraph) -> Relation:
    """Two sets of actors: the same, one within the other, or others."""
    if one == other:
        return Relation.EQUAL
    if one <= other or other <= one or any(graph.linked(a, b) for a in one for b in other):
        return Relation.LESS_PRECISE
    words = [stems_of(map(graph.name, side)) for side in (one, other)]
    if words[0] & words[1]:
        return Relation.LESS_PRECISE  # "five protesters" and "protesters in the square"
    if len(graph.definite(one)) < len(one) or len(graph.definite(other)) < len(other):
        return Relation.OPEN  # "a senior official" may be whom the other account names
    if one & graph.states or other & graph.states:
        return Relation.OPEN  # a state may act through whoever the other account names
    return Relation.OTHER


def days(one: object, other: object) -> Relation:
    """Two intervals of days: the same, one within the other, or apart; of one whose days are open nothing is known."""
    if one is None or other is None:
        return Relation.OPEN
    assert isinstance(one, tuple)
    assert isinstance(other, tuple)
    if one == other:
        return Relation.EQUAL
    if one[1] <= other[0] or other[1] <= one[0]:
        return Relation.OTHER
    return Relation.LESS_PRECISE


def counts(one: object, other: object) -> Relation:
    """Two numbers of one thing: the same, the same as far as the words go, or others."""
    assert isinstance(one, tuple)
    assert isinstance(other, tuple)
    (a, a_bound), (b, b_bound) = one, other
    if a == b:
        return Relation.EQUAL if a_bound == b_bound else Relation.LESS_PRECISE
    if a > b:
        (a, a_bound), (b, b_bound) = (b, b_bound), (a, a_bound)
    if a_bound == "least" or b_bound == "most":
        return Relation.LESS_PRECISE
    if "about" in (a_bound, b_bound) and b - a <= ABOUT * b:
        return Relation.LESS_PRECISE
    return Relation.OTHER
