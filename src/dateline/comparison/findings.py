"""Say, question by question, where the accounts of one event agree, differ, contradict each other or are silent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from dateline.comparison.answers import ANSWERS, Answer, Relation, numbers, relate
from dateline.comparison.groups import Passages, Voice, count_groups, group_voices
from dateline.comparison.texts import Texts
from dateline.comparison.told import Told
from dateline.comparison.values import ActorGraph
from dateline.model import (
    Account,
    Event,
    EventStatus,
    Finding,
    FindingKind,
    MergedEvent,
    Question,
    ReadReport,
    ReportId,
)
from dateline.text.ids import content_id

__all__ = ["Sources", "event_findings", "make_finding", "voice_of"]

NO_OTHER = re.compile(r"\b(?:no|not|any|never)\s+(?:\w+\s+)?(?:other|others|more|further|additional|second|else)\b")
TOLLS = ("dead", "wounded")  # what only grows as days go by
AT_HAND = 1 << 9  # reports whose events are at hand
HELD = 24  # kinds of answers, and answers of a kind, that a further one is held against
SAME_DAYS = 1  # days of publication apart up to which figures of a state are of one date


class Sources:
    """
    What accounts are read from.

    Args:
        reads: The reports.
        graph: Who is who.
        passages: What the reports share.
        texts: Their words alone.
    """

    def __init__(
        self, reads: Mapping[ReportId, ReadReport], graph: ActorGraph, passages: Passages, texts: Texts
    ) -> None:
        self.reads = reads
        self.texts = texts
        self.graph = graph
        self.passages = passages
        self.events: dict[ReportId, dict[str, Event]] = {}

    def event(self, told: Told) -> Event:
        """The event of an account."""
        if told.report not in self.events:
            if len(self.events) >= AT_HAND:
                self.events.clear()
            self.events[told.report] = {event.id: event for event in self.reads[told.report].events}
        return self.events[told.report][told.event]


def voice_of(answer: Answer, sources: Sources) -> Voice:
    """An answer as far as independence goes."""
    told = answer.told
    read = sources.reads[told.report]
    event = sources.event(told)
    outlet = read.report.metadata.outlet.value or told.report
    # A statement is on its speaker's word in what it says; that it was made is on the report's.
    speaker = told.by[-1] if told.by and not told.said else None
    return Voice(told.report, outlet, speaker, event.evidence, told.exact)


def event_findings(event: MergedEvent, members: Sequence[Told], sources: Sources) -> Iterator[Finding]:
    """
    The findings on one event.

    Args:
        event: The event.
        members: Its accounts, in order.
        sources: What they are read from.

    Returns:
        By question. Of a question that nobody answers there is none, nor of an event that one account tells.
    """
    if len(members) < 2:
        return
    uttered = {told.utterance for told in members if told.said}
    one_saying = len(uttered) == 1 and None not in uttered and all(told.said for told in members)
    for question, (field, answer) in ANSWERS.items():
        if one_saying and question in (Question.HAPPENED, Question.WHO):
            continue  # the findings on the utterance say it
        answers = [answer(told, sources.event(told), sources.reads[told.report], sources.graph) for told in members]
        yield from question_findings(event, question, field, answers, sources)
    counted: dict[str, list[Answer]] = {}
    for told in members:
        for of, found in numbers(told, sources.event(told), sources.reads[told.report]):
            if not any(one.told.report == told.report and one.spans == found.spans for one in counted.get(of, ())):
                counted.setdefault(of, []).append(found)  # two deeds of a report may share one number
    for of in sorted(counted):
        yield from question_findings(event, Question.HOW_MANY, "numbers", counted[of], sources, of)


def question_findings(
    event: MergedEvent, question: Question, field: str, answers: Sequence[Answer], sources: Sources, of: str = ""
) -> Iterator[Finding]:
    """The findings on one question."""
    given = [answer for answer in answers if answer.value]
    silent = [answer for answer in answers if not answer.value]
    if not given:
        return
    groups = dict(
        zip(
            map(id, given), group_voices([voice_of(answer, sources) for answer in given], sources.passages), strict=True
        )
    )
    subject = (event, question, field)
    if question is Question.HAPPENED:
        yield from contradictions(subject, given, groups, sources)
    kinds = sort_answers(question, given, sources)
    if len(kinds) > 1 and question is not Question.HAPPENED:
        yield apart(subject, given, kinds, groups, sources, of)
    for kind in kinds:
        if len({(answer.told.report, answer.told.by) for answer in kind}) > 1:
            yield agreement(subject, kind, groups, of)
    told = {answer.told.report for answer in given}
    quiet = [answer for answer in silent if answer.told.report not in told]
    if quiet and question not in (Question.HAPPENED, Question.CALLED):
        yield silence(subject, quiet, given, sources, of)


Subject = tuple[MergedEvent, Question, str]


def contradictions(
    subject: Subject, given: Sequence[Answer], groups: Mapping[int, str], sources: Sources
) -> Iterator[Finding]:
    """Every independent assertion against every independent denial."""
    asserting, denying = ([a for a in given if a.key == side] for side in ("asserted", "denied"))
    for asserted in by_group(asserting, groups):
        for denied in by_group(denying, groups):
            if groups[id(asserted[0])] == groups[id(denied[0])]:
                continue  # one voice denies nothing that it tells: its two sentences are of two things
            if all(is_of_another(one, other, sources) for one in asserted for other in denied):
                continue
            because = f"{say(asserted, sources)} that it happened; {say(denied, sources)} it"
            yield make_finding(subject, FindingKind.CONTRADICTS, accounts_of([*asserted, *denied], groups), because)


def is_of_another(asserted: Answer, denied: Answer, sources: Sources) -> bool:
    """Whether what is denied is another than what is asserted: "no other village", or what was done since."""
    if NO_OTHER.search(denied.told.exact):
        return True
    printed = sources.reads[denied.told.report].report.metadata.published.latest
    begins = asserted.told.earliest
    return printed is not None and begins is not None and begins >= printed


def say(answers: Sequence[Answer], sources: Sources) -> str:
    """What one side does, in words."""
    first = answers[0]
    by = [sources.graph.name(actor) for actor in first.told.by]
    source = f"“{by[-1]}” in {first.told.report}" if by and not first.told.said else first.told.report
    return f"{source} {'denies' if first.key == 'denied' else 'says'}"


def by_group(answers: Sequence[Answer], groups: Mapping[int, str]) -> list[list[Answer]]:
    """Answers by independent group, in order."""
    found: dict[str, list[Answer]] = {}
    for answer in answers:
        found.setdefault(groups[id(answer)], []).append(answer)
    return list(found.values())


def sort_answers(question: Question, given: Sequence[Answer], sources: Sources) -> list[list[Answer]]:
    """
    Answers that agree, put together.

    An answer joins the first kind in which it is at odds with none; of two that are open beside each other, neither
    makes a kind against the other. It is held against the first few kinds, and of each against the first few answers
    that are not the same one: a thousand reports of one event name their actors in a thousand ways.
    """
    kinds: list[tuple[list[Answer], dict[str, Answer]]] = []
    for answer in given:
        for kind, keys in kinds[:HELD]:
            if all(relate(question, answer, other, sources.graph) in AT_ONE for other in keys.values()):
                kind.append(answer)
                if len(keys) < HELD:
                    keys.setdefault(key_of(answer), answer)
                break
        else:
            kinds.append(([answer], {key_of(answer): answer}))
    return [kind for kind, _ in kinds]


AT_ONE = (Relation.EQUAL, Relation.LESS_PRECISE)


def key_of(answer: Answer) -> str:
    """What answers have that are the same one."""
    return repr(sorted(answer.key) if isinstance(answer.key, frozenset) else answer.key)


def apart(
    subject: Subject,
    given: Sequence[Answer],
    kinds: Sequence[Sequence[Answer]],
    groups: Mapping[int, str],
    sources: Sources,
    of: str,
) -> Finding:
    """The finding on answers that are not at one: they differ, or it is open whether they do."""
    question = subject[1]
    firsts = [kind[0] for kind in kinds]
    relations = {relate(question, a, b, sources.graph) for a, b in combinations(firsts[:HELD], 2)}
    values = "; ".join(dict.fromkeys(f"“{first.value}”" for first in firsts))
    if question is Question.HOW_MANY and not is_one_date(given, sources):
        because = f"figures of a state, told on different days, are not one fact: {values}"
        return make_finding(subject, FindingKind.UNDETERMINED, accounts_of(given, groups), because, of)
    if question is Question.HOW_MANY and of in TOLLS and has_grown(given, sources):
        because = f"counts of the {of} in reports of several days, each above the one before, may have grown: {values}"
        return make_finding(subject, FindingKind.UNDETERMINED, accounts_of(given, groups), because, of)
    if question is Question.HOW and not have_one_doer(firsts, sources):
        because = f"what one uses is not compared with what another does: {values}"
        return make_finding(subject, FindingKind.UNDETERMINED, accounts_of(given, groups), because, of)
    if Relation.OTHER in relations:
        because = f"the accounts answer differently{' on ' + of if of else ''}: {values}"
        return make_finding(subject, FindingKind.DIFFERS, accounts_of(given, groups), because, of)
    settled = "the day of a report is open" if question is Question.WHEN else "the words do not settle"
    because = f"whether these are one answer {settled}: {values}"
    return make_finding(subject, FindingKind.UNDETERMINED, accounts_of(given, groups), because, of)


def is_one_date(given: Sequence[Answer], sources: Sources) -> bool:
    """Whether figures are of one date: those of a deed are of its day; those of a state, of the day of the report."""
    if all(answer.told.status is not EventStatus.ONGOING for answer in given):
        return True
    days = [sources.reads[answer.told.report].report.metadata.published for answer in given]
    if any(day.earliest is None or day.latest is None for day in days):
        return len({answer.told.report for answer in given}) == 1
    first = min(day.earliest for day in days if day.earliest)
    last = max(day.earliest for day in days if day.earliest)
    return (last - first).days <= SAME_DAYS


def have_one_doer(answers: Sequence[Answer], sources: Sources) -> bool:
    """Whether some accounts tell of one who did it, as far as they name anybody."""
    linked = sources.graph.linked
    doers = [answer.told.actors for answer in answers if answer.told.actors]
    return all(any(linked(a, b) for a in one for b in other) for one, other in combinations(doers[:HELD], 2))


def has_grown(given: Sequence[Answer], sources: Sources) -> bool:
    """Whether counts are of reports of several days, one of each day, and none is below one of an earlier day."""
    dated: set[tuple[date, float]] = set()
    for answer in given:
        day = sources.reads[answer.told.report].report.metadata.published.earliest
        if day is None or not isinstance(answer.key, tuple):
            return False
        dated.add((day, answer.key[0]))
    days = [day for day, _ in sorted(dated)]
    values = [value for _, value in sorted(dated)]
    return len(set(days)) == len(days) > 1 and values == sorted(values)


def agreement(subject: Subject, kind: Sequence[Answer], groups: Mapping[int, str], of: str) -> Finding:
    """The finding on answers that agree, with how many of them count."""
    number = count_groups(groups[id(answer)] for answer in kind)
    equal = len({key_of(answer) for answer in kind}) == 1
    said = "the same answer" if equal else "answers of which some are less precise"
    counts = f"{len(kind)} accounts, {number} independent" if number > 1 else f"{len(kind)} accounts that count as one"
    return make_finding(
        subject, FindingKind.AGREES, accounts_of(kind, groups), f"{said}{' on ' + of if of else ''}: {counts}", of
    )


def silence(subject: Subject, quiet: Sequence[Answer], given: Sequence[Answer], sources: Sources, of: str) -> Finding:
    """The finding that some accounts do not say what others do."""
    accounts = tuple(
        Account(answer.told.report, answer.told.by, "", sources.event(answer.told).evidence, answer.told.report)
        for answer in quiet
    )
    asked = f" on {of}" if of else ""
    because = f"not stated here{asked}; another account has “{given[0].value}”. Silence contradicts nothing"
    return make_finding(subject, FindingKind.SILENT, accounts, because, of)


def accounts_of(answers: Sequence[Answer], groups: Mapping[int, str]) -> tuple[Account, ...]:
    """Answers as the accounts of a finding."""
    return tuple(
        Account(answer.told.report, answer.told.by, answer.value, answer.spans, groups[id(answer)])
        for answer in answers
    )


def make_finding(
    subject: Subject, kind: FindingKind, accounts: tuple[Account, ...], because: str, of: str = ""
) -> Finding:
    """A finding with its id."""
    event, question, field = subject
    places = [(a.report, *((s.start, s.end) for s in a.spans)) for a in accounts]
    own = content_id("finding", event.id, question.value, of, kind.value, *places)
    return Finding(own, event.id, event.story, kind, question, field, accounts, because)
