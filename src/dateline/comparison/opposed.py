"""Set denials against the accounts of what they deny."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from dateline.comparison.answers import ANSWERS, Answer
from dateline.comparison.denials import Denial
from dateline.comparison.findings import Sources, make_finding, voice_of
from dateline.comparison.groups import Voice, group_voices
from dateline.comparison.told import Told
from dateline.model import Account, Finding, FindingKind, MergedEvent, Question, ReportId, Span
from dateline.text.fold import fold_word

__all__ = ["denial_findings"]

FIELD, HAPPENED = ANSWERS[Question.HAPPENED]


def denial_findings(
    denials: Sequence[Denial], clusters: Iterable[tuple[MergedEvent, Sequence[Told]]], sources: Sources
) -> Iterator[Finding]:
    """
    Every statement that denies an event against every independent account that it happened.

    Args:
        denials: By report and place.
        clusters: The events that they may be of, with their accounts.
        sources: What they are read from.
    """
    held: defaultdict[str, list[tuple[int, Denial]]] = defaultdict(list)
    for at, denial in enumerate(denials):
        held[denial.told.id].append((at, denial))
    for event, members in clusters if denials else ():
        own = sorted((row for told in members for row in held.get(told.id, ())), key=lambda row: row[0])
        told_in: defaultdict[ReportId, list[Told]] = defaultdict(list)
        for told in members if own else ():
            told_in[told.report].append(told)
        denying = [d for _, d in own if not any(is_told_in(told, d, sources) for told in told_in[d.report])]
        asserting = [told for told in members if denying and answer_of(told, sources).key == "asserted"]
        if asserting:
            yield from against(event, asserting, denying, sources)


def is_told_in(told: Told, denial: Denial, sources: Sources) -> bool:
    """Whether an account of the same report is what the denial denies, read as an event: it is denied there already."""
    trigger = sources.event(told).trigger
    return any(content.overlaps(span) for content in denial.quote.content for span in trigger)


def against(
    event: MergedEvent, asserting: Sequence[Told], denials: Sequence[Denial], sources: Sources
) -> Iterator[Finding]:
    """The findings on one event: each independent assertion against each independent denial."""
    answers = [answer_of(told, sources) for told in asserting]
    voices = [voice_of(answer, sources) for answer in answers] + [voice(denial, sources) for denial in denials]
    groups = group_voices(voices, sources.passages)
    accounts = [
        *(Account(a.told.report, a.told.by, a.value, a.spans, g) for a, g in zip(answers, groups, strict=False)),
        *(
            Account(d.report, (d.speaker,) if d.speaker else (), "denied", spans_of(d), g)
            for d, g in zip(denials, groups[len(answers) :], strict=True)
        ),
    ]
    for asserted in grouped(accounts[: len(answers)]):
        for denied in grouped(accounts[len(answers) :]):
            if asserted[0].independent_group == denied[0].independent_group:
                continue
            because = "what the one says has happened, the other denies: " + denials[0].because
            subject = (event, Question.HAPPENED, FIELD)
            yield make_finding(subject, FindingKind.CONTRADICTS, (*asserted, *denied), because)


def answer_of(told: Told, sources: Sources) -> Answer:
    """Whether it happened, by this account."""
    return HAPPENED(told, sources.event(told), sources.reads[told.report], sources.graph)


def spans_of(denial: Denial) -> tuple[Span, ...]:
    """The words of a denial: who, that they deny, and what."""
    return tuple(sorted((*denial.quote.source, *denial.quote.cue, *denial.quote.content)))


def voice(denial: Denial, sources: Sources) -> Voice:
    """A denial as far as independence goes."""
    report = sources.reads[denial.report].report
    words = " ".join(fold_word(word) for span in denial.quote.content for word in span.of(report.text).split())
    return Voice(denial.report, report.metadata.outlet.value or report.id, denial.speaker, denial.quote.content, words)


def grouped(accounts: Sequence[Account]) -> list[list[Account]]:
    """Accounts by independent group, in order."""
    found: dict[str, list[Account]] = {}
    for account in accounts:
        found.setdefault(account.independent_group, []).append(account)
    return list(found.values())
