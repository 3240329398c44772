"""Ask a saved question of a record: each answer with the words that it rests on; copies are no new accounts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from dateline.alerting.found import Found, Part, mark
from dateline.alerting.plan import Question
from dateline.alerting.view import CONTEXT, View
from dateline.compared import holds
from dateline.model import (
    Account,
    AlertLine,
    Finding,
    FindingKind,
    Quote,
    QuoteType,
    RecordActor,
    ReportId,
    Saying,
    SayingKind,
    Span,
    Utterance,
)
from dateline.model import Question as Asked
from dateline.text.fold import fold

__all__ = ["ask"]

PLACES = 3  # of a name in a report that are shown


def ask(question: Question, view: View) -> list[Found]:
    """
    What a question finds in a record now.

    Args:
        question: The question.
        view: The record.

    Raises:
        UsageError: If the report that it names is not in the record.
    """
    within = view.of_story(question.within)
    return list(ASK[question.kind](question, view, within))


Within = frozenset[ReportId] | None


def counts(report: ReportId, within: Within) -> bool:
    """Whether a report is one of those that are meant."""
    return within is None or report in within


# Questions whose answers are reports: new independent accounts


def accounts(view: View, lines: Mapping[ReportId, Sequence[AlertLine]], because: str) -> Iterator[Found]:
    """Reports as answers: each once, and those that are one account with it never."""
    for own in view.in_order(lines):
        marks = frozenset(mark("report", other) for other in view.account(own))
        yield Found(view.title(own), because, (Part(marks, tuple(lines[own])),))


def ask_phrase(question: Question, view: View, within: Within) -> Iterator[Found]:
    """Accounts in which words stand in a row."""
    lines: dict[ReportId, list[AlertLine]] = {}
    for summary, spans in view.phrases(question.words):
        told = view.told(summary.id, spans) if summary.id in view.settled.reads else []
        if told and counts(summary.id, within):
            lines[summary.id] = [view.line(summary.id, [span], "new", around=CONTEXT) for span in told[:PLACES]]
    return accounts(view, lines, f"an account of its own has the words “{question.words}”")


def ask_actor(question: Question, view: View, within: Within) -> Iterator[Found]:
    """Accounts that name somebody."""
    lines: dict[ReportId, list[AlertLine]] = {}
    for actor in view.settled.actors.actors:
        if not is_called(actor, question.words):
            continue
        places: defaultdict[ReportId, list[Span]] = defaultdict(list)
        for name in actor.names:
            for place in name.places:
                places[place.report].append(place.span)
        for report in actor.reports:
            if counts(report, within):
                told = sorted(places[report])[:PLACES]
                found = [view.line(report, [span], "new", around=CONTEXT) for span in told]
                lines.setdefault(report, []).extend(found or [view.headline(report, "new")])
    return accounts(view, lines, f"an account of its own names {question.words}")


def ask_story(question: Question, view: View, _: Within) -> Iterator[Found]:
    """Accounts of the story that a report is of."""
    reports = view.of_story(question.words) or frozenset()
    lines = {report: [view.headline(report, "new")] for report in reports}
    return accounts(view, lines, f"an account of its own in the story of {question.words}")


def ask_first_account(_: Question, view: View, within: Within) -> Iterator[Found]:
    """Stories that until now one origin told, and now a second account tells that does not rest on it."""
    for story in view.settled.comparison.stories:
        reports = [own for own in story.reports if counts(own, within)]
        firsts: list[ReportId] = []
        taken: set[ReportId] = set()
        for own in view.in_order(reports):
            if own not in taken:
                firsts.append(own)
                taken |= view.account(own)
        if len(firsts) > 1:
            marks = frozenset(mark("second", own) for own in reports)
            lines = (view.headline(firsts[0], "known"), view.headline(firsts[1], "new"))
            because = f"the first account that does not rest on {view.settled.called[firsts[0]]}"
            yield Found(view.title(firsts[1]), because, (Part(marks, lines),))


# Questions whose answers are words that were said


def ask_speaker(question: Question, view: View, within: Within) -> Iterator[Found]:
    """What somebody said: each utterance once, however many give it."""
    names = {
        (member.report, member.actor)
        for actor in view.settled.actors.actors
        if is_called(actor, question.words)
        for member in actor.members
    }
    uttered = {
        (saying.report, saying.quote): utterance
        for utterance in view.settled.comparison.utterances
        for saying in utterance.sayings
    }
    done: set[str] = set()
    for own in view.in_order(view.settled.reads):
        for quote in view.settled.reads[own].quotes:
            if not counts(own, within) or not is_by(own, quote, names, question.words):
                continue
            utterance = uttered.get((own, quote.id))
            if utterance is not None and utterance.id in done:
                continue
            if utterance is not None:
                done.add(utterance.id)
            marks = marks_of(view, own, quote, utterance)
            said = view.line(own, (*quote.source, *quote.cue, *quote.content), "new")
            title = f"{quote.speaker or question.words}, in {view.settled.called[own]}"
            yield Found(title, f"said by {question.words}, and not met before", (Part(marks, (said,)),))


def marks_of(view: View, report: ReportId, quote: Quote, utterance: Utterance | None) -> frozenset[str]:
    """The marks of something said: of all reports that give it."""
    given = [(report, quote.content)]
    if utterance is not None:
        given += [(saying.report, saying.spans) for saying in utterance.sayings]
    return frozenset(mark("said", own, folded(view, own, spans)) for own, spans in given)


def ask_altered_quotes(_: Question, view: View, within: Within) -> Iterator[Found]:
    """Utterances that somebody gives in other words between quotation marks."""
    for utterance in view.settled.comparison.utterances:
        full = utterance.sayings[0]
        altered: defaultdict[str, list[tuple[ReportId, tuple[Span, ...]]]] = defaultdict(list)
        for saying in utterance.sayings:
            is_other = saying.kind is SayingKind.REWORDED and saying.report != full.report
            if is_other and counts(saying.report, within) and is_quoted(view, saying):
                altered[folded(view, saying.report, saying.spans)].append((saying.report, saying.spans))
        parts = tuple(
            Part(
                frozenset(mark("altered", own, words) for own, _ in given),
                (view.line(given[0][0], given[0][1], "altered"),),
            )
            for words, given in sorted(altered.items())
        )
        if parts:
            named = ", ".join(view.settled.names.get(name, name) for name in utterance.speakers)
            title = f"{named or 'Somebody'} is quoted in other words"
            because = f"{view.settled.called[full.report]} has the fullest form"
            yield Found(title, because, parts, (view.line(full.report, full.spans, "fullest"),))


def is_quoted(view: View, saying: Saying) -> bool:
    """Whether a saying stands between quotation marks, in part at least: words told indirectly are nobody's own."""
    quotes = view.settled.reads[saying.report].quotes
    return any(quote.id == saying.quote and quote.type is not QuoteType.INDIRECT for quote in quotes)


# Questions whose answers are differences


def ask_contradictions(question: Question, view: View, within: Within) -> Iterator[Found]:
    """Where accounts contradict each other, and figures that differ; each value once, whoever copies it."""
    for finding in view.settled.comparison.findings:
        spoken = [account for account in finding.accounts if account.value and counts(account.report, within)]
        if not is_difference(finding) or (question.only and finding.question.value not in question.only):
            continue
        values: dict[str, list[Account]] = {}
        for account in spoken:
            values.setdefault(" ".join(account.value.casefold().split()), []).append(account)
        if len(values) < 2:
            continue
        parts = tuple(
            Part(
                frozenset(mark("value", one.report, finding.question.value, value) for one in told),
                (view.line(told[0].report, told[0].spans, f"says {told[0].value}"),),
            )
            for value, told in sorted(values.items())
        )
        others = tuple(view.line(told[0].report, told[0].spans, f"says {told[0].value}") for told in values.values())
        subject = " ".join(view.settled.subjects.get(finding.subject, "").split())[:120]
        title = f"{finding.question.value}: {', '.join(told[0].value for told in values.values())}"
        yield Found(title + (f" ({subject})" if subject else ""), finding.because, parts, others)


def is_difference(finding: Finding) -> bool:
    """Whether a finding is one that is told."""
    differs = finding.kind is FindingKind.DIFFERS and finding.question is Asked.HOW_MANY
    return finding.kind is FindingKind.CONTRADICTS or differs


def ask_edits(question: Question, view: View, within: Within) -> Iterator[Found]:
    """What was changed in watched pages, with the words before and after."""
    rows = [
        row
        for row in view.edits
        if counts(row["report"], within) and (not question.only or not question.only.isdisjoint(row["touches"]))
    ]
    for (own, _), group in groupby(rows, key=lambda row: (row["report"], row["position"])):
        changes = list(group)
        parts = tuple(
            Part(
                frozenset((mark("edit", own, row["text_sha256"], row["before"], row["after"], row["change_kind"]),)),
                tuple(lines_of_edit(view, row)),
            )
            for row in changes
        )
        touches = sorted({touch for row in changes for touch in row["touches"]})
        because = f"the page was changed, first met {changes[0]['replaced_at'][:16].replace('T', ' ')} UTC"
        yield Found(f"{view.title(own)} was changed ({', '.join(touches)})", because, parts)


def lines_of_edit(view: View, row: Mapping[str, Any]) -> Iterator[AlertLine]:
    """The words before and after an edit."""
    own: ReportId = row["report"]
    hashes = {"before": row["text_sha256"], "after": view.settled.hashes[own]}
    url = view.settled.reads[own].report.metadata.url.value
    for side in ("before", "after"):
        if row[side] is not None:
            words = " ".join(row[f"{side}_words"].split())
            yield AlertLine(own, view.settled.called[own], hashes[side], (Span(*row[side]),), words, side, url)


# Names and words


def is_called(actor: RecordActor, words: str) -> bool:
    """Whether an actor has a name with these words."""
    return any(holds(name.name, words) for name in actor.names if not name.described) or holds(actor.name, words)


def is_by(report: ReportId, quote: Quote, names: Iterable[tuple[ReportId, str]], words: str) -> bool:
    """Whether somebody said it: by the record-wide names, or by those of the report alone."""
    speakers = {own for own in (quote.actor, *quote.actors) if own is not None}
    named = [name for name in (quote.speaker, *quote.speakers) if name]
    return any((report, own) in names for own in speakers) or any(holds(name, words) for name in named)


def folded(view: View, report: ReportId, spans: Iterable[Span]) -> str:
    """Words in the one form that reprints keep."""
    text = view.settled.texts[report]
    return " ".join(str(number) for span in spans for number in fold(span.of(text)).words)


ASK: Mapping[str, Callable[[Question, View, Within], Iterator[Found]]] = {
    "phrase": ask_phrase,
    "speaker": ask_speaker,
    "actor": ask_actor,
    "story": ask_story,
    "contradictions": ask_contradictions,
    "altered_quotes": ask_altered_quotes,
    "edits": ask_edits,
    "first_account": ask_first_account,
}
