"""From an incoming report to a read one, stage by stage: the only place that knows their order."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, timedelta

from dateline.actors import (
    find_organs,
    find_state_bodies,
    gather_actors,
    join_aliases,
    lead_appositions,
    lead_speakers,
    number_actors,
)
from dateline.actors.referred import lead_referred
from dateline.config import Config
from dateline.copies import CopyInput
from dateline.dates import find_dates, gather_publication, published_by_events
from dateline.events import describe_parties, find_events
from dateline.extraction import extract
from dateline.language import Memory, analyse, analyse_words, find_mentions, in_small_letters, read_as_english
from dateline.layers import (
    GRAMMAR_LAYERS,
    LAYERS,
    NAME_LAYERS,
    PROPOSAL_LAYERS,
    QUICK_LAYERS,
    RECORD_LAYERS,
    WHO_LAYERS,
    WORD_LAYERS,
    WORD_STAGES,
    check_layers,
)
from dateline.model import (
    Analysis,
    AnnotatedText,
    Event,
    GatheredDate,
    Incoming,
    Mention,
    Problem,
    Published,
    Quote,
    ReadReport,
    Report,
    ReportId,
    Source,
    Status,
    TimeExpression,
)
from dateline.proposing import propose_events
from dateline.quotes import LEARNED, RULES, find_quotes, has_shipped

__all__ = [
    "LAYERS",
    "QUICK_LAYERS",
    "RECORD_LAYERS",
    "WORD_STAGES",
    "check_layers",
    "copy_input",
    "gather_dates",
    "read_again",
    "read_report",
    "read_twice",
    "read_who",
    "read_words",
    "with_proposals",
]


def read_report(incoming: Incoming, config: Config, layers: Collection[str] = RECORD_LAYERS) -> ReadReport | Problem:
    """
    Read one report: its layout and metadata first, then its words.

    Args:
        incoming: The decoded content and what was said beside it.
        config: The options of every stage.
        layers: What to read; the others stay empty.

    Returns:
        The read report, or the problem that left nothing to read.
    """
    report = extract(incoming, config.extraction)
    if isinstance(report, Problem):
        return report
    return read_words(report, config, layers)


def read_words(
    report: Report, config: Config, layers: Collection[str] = RECORD_LAYERS, memory: Memory | None = None
) -> ReadReport:
    """
    Read the words of a report whose layout and metadata are known.

    Args:
        report: The report.
        config: The options of every stage.
        layers: What to read; the others stay empty.
        memory: What the language pipeline found in paragraphs before.
    """
    source = Source(report.where, report.source_sha256)
    had = {"meta", "zones"} if WORD_LAYERS.isdisjoint(layers) else {"meta", "zones", "sentences"}
    asked = tuple(layer for layer in LAYERS if layer in had.union(layers))
    if WORD_LAYERS.isdisjoint(layers):
        return ReadReport(report, sources=(source,), layers=asked)
    if "attributions" in layers and config.quotes.reader == LEARNED and not has_shipped():
        report = noted(report)
    text = analyse(report)
    dates = (
        find_dates(text, report.metadata.published, config.dates)
        if not {"timexes", "events"}.isdisjoint(layers) or not WHO_LAYERS.isdisjoint(layers)
        else ()
    )
    if WHO_LAYERS.isdisjoint(layers):
        return ReadReport(report, text.sentences, (), tuple(dates), (source,), layers=asked)
    analysis: Analysis | None = None
    pipeline = ""
    if not GRAMMAR_LAYERS.isdisjoint(layers) or config.quotes.reader != RULES:
        problem = read_as_english(report)
        if problem is None:
            analysis = analyse_words(text, config.language, memory)
            pipeline = f"{analysis.stamp.pipeline} {analysis.stamp.version} {analysis.stamp.sha256}".strip()
        elif not GRAMMAR_LAYERS.isdisjoint(layers):
            report = dataclasses.replace(report, problems=(*report.problems, problem))
    plain = in_plain_letters(text, analysis, config, memory) if analysis is not None else None
    mentions, quotes = read_who(text, analysis, config, plain, dates)
    events: tuple[Event, ...] = ()
    if "events" in layers and plain is not None:
        events = read_events(text, plain, mentions, quotes, dates, config)
    return ReadReport(
        report,
        text.sentences,
        quotes if "attributions" in layers else (),
        tuple(dates) if "timexes" in layers else (),
        (source,),
        mentions if not NAME_LAYERS.isdisjoint(layers) else (),
        gather_actors(text.text, mentions, outlets_of(report)) if "actors" in layers else (),
        events,
        asked,
        pipeline,
    )


def outlets_of(report: Report) -> tuple[str, ...]:
    """Who published a report and who wrote it, as far as its metadata know."""
    told = (report.metadata.outlet.value, report.metadata.agency.value)
    return tuple(name for name in told if name)


def read_events(
    text: AnnotatedText,
    analysis: Analysis,
    mentions: Sequence[Mention],
    quotes: Sequence[Quote],
    dates: Sequence[TimeExpression],
    config: Config,
) -> tuple[Event, ...]:
    """
    The events of a report; where it dates one of them twice, its year is known, and the others are read by that.

    Args:
        text: The report with its sentences and tokens.
        analysis: Its grammar.
        mentions: Its names, led to actors.
        quotes: Its attributions.
        dates: Its time expressions.
        config: The options of every stage.
    """
    published = text.report.metadata.published
    found = find_events(text, analysis, mentions, quotes, dates, last_day(published))
    if published.latest is not None:
        return found
    dated = [
        (span, event.date.earliest, event.date.latest)
        for event in found
        for span in event.date.evidence
        if event.date.earliest and event.date.latest
    ]
    told = published_by_events(text.text, dated)
    if told is None:
        return found
    again = find_dates(text, told, config.dates)
    before = {event.id: event.date for event in found}
    return tuple(
        event
        if event.date == before.get(event.id)
        else dataclasses.replace(event, because=f"{event.because}; {told.because}")
        for event in find_events(text, analysis, mentions, quotes, again, last_day(told))
    )


def last_day(published: Published) -> date | None:
    """The last day on which a report may have been published; None where that is open."""
    return published.latest - timedelta(days=1) if published.latest is not None else None


def read_who(
    text: AnnotatedText,
    analysis: Analysis | None,
    config: Config,
    plain: Analysis | None = None,
    dates: Sequence[TimeExpression] = (),
) -> tuple[tuple[Mention, ...], tuple[Quote, ...]]:
    """
    Who is named or described in a report, and who said what; each speaker is an actor of the mentions.

    Args:
        text: The report with its sentences and tokens.
        analysis: Its grammar and names; None where they were not read, and the only actors are then the speakers.
        config: The options of every stage.
        plain: The same grammar with paragraphs in capitals read in small letters; None where there are none.
        dates: Its time expressions, which are no part of a description.
    """
    quotes = find_quotes(text, config.quotes, analysis)
    times = tuple(sorted(date.span for date in dates))
    if analysis is None:
        return number_actors(*lead_speakers(text.text, (), quotes, (), times))
    names = join_aliases(text.text, find_mentions(text.text, analysis))
    bodies = find_organs(text.text, find_state_bodies(text.text, names))
    referred = lead_referred(text.text, bodies)
    mentions, led = lead_speakers(text.text, referred, quotes, analysis.words, times)
    described = describe_parties(text, plain or analysis, mentions, led, times)
    return number_actors(*lead_appositions(text.text, described, led))


def read_again(known: ReadReport, config: Config, layers: Collection[str], memory: Memory | None = None) -> ReadReport:
    """
    Read the words of a report of the record again, as this version reads them.

    Args:
        known: The report; its text, zones and details are kept.
        config: The options of every stage.
        layers: What to read; layers that it has are read again in any case.
        memory: What the language pipeline found in paragraphs before.
    """
    kept = tuple(problem for problem in known.report.problems if problem.stage not in WORD_STAGES)
    report = dataclasses.replace(known.report, problems=kept)
    read = read_words(report, config, {*known.layers, *layers}, memory)
    return dataclasses.replace(read, sources=known.sources)


def gather_dates(
    reads: Iterable[ReadReport], read_of: Callable[[ReportId], ReadReport], config: Config
) -> dict[ReportId, GatheredDate]:
    """
    When undated reports were published as far as a record allows, and what their time expressions then stand for.

    Args:
        reads: The reports of the record.
        read_of: Gives one of them: most say themselves when they were published, and are read once.
        config: The options of every stage.
    """
    gathered = gather_publication(reads)
    for report, own in [*gathered.items()]:
        if own.latest:
            read = read_of(report)
            published = Published(None, Status.INFERRED, (), own.because, own.earliest, own.latest)
            again = find_dates(analyse(read.report), published, config.dates)
            open_before = {one.id for one in read.dates if one.earliest is None}
            dates = tuple(one for one in again if one.earliest and one.id in open_before)
            gathered[report] = dataclasses.replace(own, dates=dates)
    return gathered


def in_plain_letters(text: AnnotatedText, analysis: Analysis, config: Config, memory: Memory | None) -> Analysis:
    """The grammar that events are read by: that of paragraphs in capitals is made of small letters."""
    lowered = in_small_letters(text)
    if lowered is text:
        return analysis
    return dataclasses.replace(analysis, words=analyse_words(lowered, config.language, memory).words)


def read_twice(incoming: Incoming, config: Config, layers: Collection[str]) -> ReadReport | Problem:
    """
    Read one report, and ask the second reader for events that the rules do not see.

    Args:
        incoming: The decoded content and what was said beside it.
        config: The options of every stage; without an address of a second reader nobody is asked.
        layers: What to read; with a second reader also all that its proposals are checked against.

    Returns:
        As :func:`read_report`; proposals stand behind the events of the rules, each with ``proposed_by``.
    """
    if not config.second_reader.url or "events" not in layers:
        return read_report(incoming, config, layers)
    read = read_report(incoming, config, PROPOSAL_LAYERS.union(layers))
    return read if isinstance(read, Problem) else with_proposals(read, config)


def with_proposals(read: ReadReport, config: Config) -> ReadReport:
    """
    A report with the events that a second reader proposes behind those of the rules; as it is when nobody is asked.

    Args:
        read: The report as the rules read it.
        config: The options of every stage; without an address of a second reader nobody is asked.
    """
    if not config.second_reader.url or not read.mentions or "events" not in read.layers:
        return read
    text = analyse(read.report)
    more, problems = propose_events(text, read.mentions, read.quotes, read.dates, read.events, config.second_reader)
    report = dataclasses.replace(read.report, problems=(*read.report.problems, *problems))
    return dataclasses.replace(read, report=report, events=(*read.events, *more))


def noted(report: Report) -> Report:
    """The report with the note that the learned reader has no weights here."""
    message = "the learned reader has no weights here: read by the rules alone (--reader rules says so beforehand)"
    return dataclasses.replace(
        report, problems=(*report.problems, Problem("no-weights", message, report.where, "quotes"))
    )


def copy_input(report: Report) -> CopyInput:
    """What the search for shared text needs of a report."""
    known = report.metadata
    return CopyInput(report.id, report.text, report.zones, known.published, known.outlet.value, known.agency.value)
