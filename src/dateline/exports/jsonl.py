"""Write the record as JSON lines, one object a line, sorted: the same record gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from dateline.exports.compared import compared_lines
from dateline.exports.lines import (
    Object,
    attribution_object,
    dates_object,
    gathered_object,
    head,
    line_id,
    meta_object,
    place_objects,
    problem_objects,
    spans_of,
    timex_objects,
)
from dateline.exports.material import Material
from dateline.exports.named_lines import actor_id, named_lines, told_id
from dateline.exports.record_lines import copy_object, cut_words, judgement_object, lineage_object, marked, marks_of
from dateline.exports.settlement import Settlement
from dateline.exports.versions import version_object
from dateline.exports.who import actors_lines
from dateline.model import (
    Across,
    Comparison,
    Copy,
    GatheredDate,
    JudgedReport,
    Lineage,
    Mark,
    Problem,
    Quote,
    ReadReport,
    RecordActors,
    ReportId,
    Span,
)
from dateline.record import Store
from dateline.text.ids import content_id

__all__ = ["encode_line", "export_jsonl", "export_lines"]


def export_jsonl(
    store: Store,
    copies: Iterable[Copy],
    *,
    lineages: Iterable[Lineage] = (),
    words: int | None = None,
    gathered: Mapping[ReportId, GatheredDate] | None = None,
    across: Across = Across(),  # noqa: B008  # frozen
    who: RecordActors = RecordActors(()),  # noqa: B008  # frozen
    judge: Callable[[ReadReport], JudgedReport] = JudgedReport,
    copy_marks: Mapping[tuple[ReportId, ReportId], Mark] | None = None,
    comparison: Comparison = Comparison(),  # noqa: B008  # frozen
) -> Iterator[str]:
    """
    Write every line of a record.

    Reports come by id, each with its zones, attributions, time expressions, mentions, actors, events and problems in
    reading order; then who is named, by id, with what is near each other and with conflicts of judgements; then copies
    by ``(a, b)``, then lineages by their first report, then inputs that gave no report by place, then judgements.
    Texts that reports had before come behind the lineages.
    Nothing depends on when or in what order reports were added.

    Args:
        store: The open record.
        copies: What the reports share, as settled over the whole record.
        lineages: Who had what from whom, traced from these copies.
        words: For sharing where the texts may not be given away: at most so many words of each line, and no text of a
            report. Titles, names and reasons stay; offsets and hashes open the words for whoever has the text. None
            gives everything.
        gathered: What the record allows for the publication of reports that do not say it.
        across: Who is who, and what is one event, over the whole record.
        who: The actors of the whole record, each a line with its names, roles and the grounds of its joins.
        judge: Gives a report as persons left it; the line of a judged line says so (``judged``, ``judgements``), and a
            rejected one is there as its judgement alone.
        copy_marks: What persons left of the copies.
        comparison: What is settled over the reports: its lines stand behind the lineages.

    Returns:
        Lines with their line ends. ``id`` is made from content and stands once in the export.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder, Store(f"{folder}/dateline.db") as store:
        ...     list(export_jsonl(store, []))
        []
    """
    material = Material(
        store=store,
        words=words,
        judge=judge,
        settle=lambda: Settlement(
            tuple(sorted(copies, key=lambda copy: (copy.a, copy.b))),
            copy_marks or {},
            tuple(sorted(lineages, key=lambda lineage: lineage.cluster)),
            across,
            who,
            comparison,
        ),
        gather=lambda: gathered or {},
    )
    with store.snapshot():
        yield from map(encode_line, export_lines(material, words))


def export_lines(material: Material, words: int | None) -> Iterator[Object]:
    """The lines of a record as objects, in their order; see :func:`export_jsonl`."""
    store, settled = material.store, material.settled
    pair_marks = {content_id("copy", *pair): mark for pair, mark in settled.copy_marks.items()}
    for judged in material.judged():
        marks = marks_of(judged)
        gathered = material.gathered.get(judged.read.report.id)
        for line in report_lines(judged.read, words, gathered, settled.across):
            yield marked(line, marks)
    yield from actors_lines(settled.who, cache(store.text_hash))
    for copy in settled.copies:
        yield marked(copy_line(copy, store), pair_marks)
    for lineage in settled.lineages:
        yield lineage_line(lineage, store)
    if settled.comparison.stories:
        yield from compared_lines(settled.comparison, material.texts, material.hashes, words)
    for earlier in material.earlier_texts():
        yield version_object(earlier, words)
    for number, problem in enumerate(material.unread()):
        yield unread_line(problem, number)
    for judgement in material.judgements():
        yield judgement_object(judgement, words)


def report_lines(
    read: ReadReport, words: int | None, gathered: GatheredDate | None, across: Across
) -> Iterator[Object]:
    """All lines of one report."""
    report = read.report
    whole = [Span(0, len(report.text))]
    yield {
        **head("report", read, report.text_sha256, whole),
        "meta": meta_object(report),
        **({"published_gathered": gathered_object(gathered)} if gathered else {}),
        "media": report.media.value,
        "source_sha256": report.source_sha256,
        "sources": [{"where": source.where, "sha256": source.sha256} for source in read.sources],
        **({"places": place_objects(report)} if report.places else {}),
        **({"text": report.text} if words is None else {}),
    }
    for number, zone in enumerate(report.zones):
        yield {**head("zone", read, number, [zone.span]), "role": zone.role.value}
    for quote in read.quotes:
        parent = line_id("attribution", report.id, quote.parent) if quote.parent else None
        yield {
            **head("attribution", read, quote.id, quote.content),
            "words": cut_words([span.of(report.text) for span in quote.content], words),
            **attribution_object(quote, parent, line_id("utterance", report.id, quote.utterance or quote.id)),
            "speaker": told_id(report.id, quote.actor, across),
            "speakers": [actor_id(report.id, actor, across) for actor in quote.actors],
            "speaker_evidence": spans_of(quote.speaker_evidence),
            "closed": quote.closed,
            "rule": quote.rule,
        }
    yield from utterance_lines(read, words, across)
    again = {found.id: found for found in gathered.dates} if gathered else {}
    for found, written in zip(read.dates, timex_objects(read.dates), strict=True):
        yield {
            **head("timex", read, found.id, [found.span]),
            "words": cut_words([found.span.of(report.text)], words),
            **written,
            "candidates": [day.isoformat() for day in found.candidates],
            "rule": found.rule,
            **({"gathered": dates_object(again[found.id])} if found.id in again else {}),
        }
    yield from named_lines(read, words, across, gathered)
    for number, (problem, written) in enumerate(zip(report.problems, problem_objects(report.problems), strict=True)):
        spans = [problem.span] if problem.span is not None else []
        yield {**head("problem", read, number, spans), **written, "where": problem.where, "stage": problem.stage}


def utterance_lines(read: ReadReport, words: int | None, across: Across) -> Iterator[Object]:
    """What was said, once: a statement with all attributions of it in the report."""
    joined: dict[object, list[Quote]] = {}
    for quote in read.quotes:
        joined.setdefault(quote.utterance or quote.id, []).append(quote)
    for own, quotes in joined.items():
        spans = [span for quote in quotes for span in quote.content]
        named = next((quote for quote in quotes if quote.speaker is not None), quotes[0])
        yield {
            **head("utterance", read, own, spans),
            "scope": "report",
            "words": cut_words([span.of(read.report.text) for span in spans], words),
            "speaker": told_id(read.report.id, named.actor, across),
            "speaker_name": named.speaker,
            "speakers": [actor_id(read.report.id, actor, across) for actor in named.actors],
            "speaker_names": list(named.speakers),
            "class": quotes[0].klass,
            "attributions": [line_id("attribution", read.report.id, quote.id) for quote in quotes],
        }


def copy_line(copy: Copy, store: Store) -> Object:
    """What two reports share; ``report`` and ``text_sha256`` are those of a, ``spans`` the contract's fours."""
    written = copy_object(copy)
    return {
        "kind": "copy",
        "id": content_id("copy", copy.a, copy.b),
        "report": copy.a,
        "text_sha256": store.text_hash(copy.a),
        "b_text_sha256": store.text_hash(copy.b),
        **{("copy_kind" if key == "kind" else key): value for key, value in written.items()},
    }


def lineage_line(lineage: Lineage, store: Store) -> Object:
    """One cluster: ``report``, ``text_sha256`` and ``spans`` stand with each member, since it is about several."""
    written = lineage_object(lineage)
    for member in written["members"]:
        member["text_sha256"] = store.text_hash(member["report"])
    return {
        "kind": "lineage",
        "id": content_id("lineage", *lineage.cluster),
        "report": None,
        "text_sha256": None,
        "spans": [],
        **written,
    }


def unread_line(problem: Problem, number: int) -> Object:
    """An input that gave no report."""
    (written,) = problem_objects([problem])
    return {
        "kind": "problem",
        "id": content_id("problem", problem.where, problem.code, problem.message, number),
        "report": None,
        "text_sha256": None,
        "spans": [],
        **written,
        "where": problem.where,
        "stage": problem.stage,
    }


def encode_line(line: Object) -> str:
    """A line of JSON; signs that UTF-8 cannot hold are escaped."""
    written = json.dumps(line, ensure_ascii=False) + "\n"
    try:
        written.encode()
    except UnicodeEncodeError:
        return json.dumps(line) + "\n"
    return written
