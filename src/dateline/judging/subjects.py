"""Say which line a judgement is about by the words it stands on, and find that line again, however it is read then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dateline.errors import UsageError
from dateline.exports.lines import line_id
from dateline.model import ReadReport, Span

__all__ = ["Line", "find_line", "lines_of", "match_line", "subject_of"]

SHARED = 0.5  # of the characters of two readings together: then both are readings of one line
SHOWN = 5
FEWEST = 4  # characters of an id's beginning


@dataclass(frozen=True, slots=True)
class Line:
    """
    A line of a report, as a person or a judgement names it.

    Args:
        kind: "attribution", "timex", "zone", "mention", "actor", "event" or "report".
        own: Its id among the lines of its kind in the report.
        id: Its id in the export.
        spans: The words it stands on, in order; none for the report itself.
    """

    kind: str
    own: str
    id: str
    spans: tuple[Span, ...]


def lines_of(read: ReadReport) -> Iterator[Line]:
    """Every line of a report that can be judged, in the order of the export."""
    report = read.report
    named = {mention.actor: mention.span for mention in reversed(read.mentions)}
    found: list[tuple[str, object, Iterable[Span]]] = [
        ("report", report.text_sha256, ()),
        *(("zone", number, (zone.span,)) for number, zone in enumerate(report.zones)),
        *(("attribution", quote.id, (*quote.content, *quote.cue)) for quote in read.quotes),
        *(("timex", one.id, (one.span,)) for one in read.dates),
        *(("mention", (m.span.start, m.span.end, m.label.value), (m.span,)) for m in read.mentions),
        *(("actor", actor.id, (named[actor.id],)) for actor in read.actors if actor.id in named),
        *(("event", event.id, event.trigger) for event in read.events),
    ]
    for kind, own, spans in found:
        yield Line(kind, str(own), line_id(kind, report.id, own), tuple(sorted(set(spans))))


def subject_of(read: ReadReport, line: Line) -> dict[str, Any]:
    """
    What a judgement on a line is about.

    The report itself is named beside its text: two outlets may have published the same words on two days.
    """
    text = read.report.text
    anchor: dict[str, Any] = {
        "text_sha256": read.report.text_sha256,
        "spans": [[span.start, span.end] for span in line.spans],
        "words": [span.of(text) for span in line.spans],
    }
    if line.kind == "report":
        anchor["report"] = read.report.id
    return {"line": line.kind, "anchors": [anchor]}


def find_line(read: ReadReport, name: str | None, kind: str | None = None) -> Line:
    """
    The line that a person means.

    Args:
        read: The report.
        name: Its id in the export or the beginning of it, or words that it stands on; None is the report itself.
        kind: Only lines of this kind.

    Raises:
        UsageError: If no line fits, or several do.
    """
    lines = [line for line in lines_of(read) if kind is None or line.kind == kind]
    if name is None:
        kind = kind or "report"
        lines = [line for line in lines if line.kind == kind]
        found = lines if len(lines) == 1 else []
    else:
        found = next(filter(None, ways_to_name(read, lines, name)), [])
    if len(found) == 1:
        return found[0]
    if found:
        told = ", ".join(f"{line.id} ({line.kind})" for line in found[:SHOWN])
        raise UsageError(f"{name!r} could be {told}", hint="give the id, or --kind")
    raise UsageError(
        f"report {read.report.id} has no line {name!r}", hint="give an id of `dateline export`, or words of the line"
    )


def ways_to_name(read: ReadReport, lines: list[Line], name: str) -> Iterator[list[Line]]:
    """The lines that a name fits, for each way to name one, the strictest first."""
    yield [line for line in lines if name in (line.id, line.own)]
    if len(name) >= FEWEST:
        yield [line for line in lines if line.id.startswith(name) or line.id.partition("-")[2].startswith(name)]
    words = " ".join(name.split())
    said = [(line, [" ".join(span.of(read.report.text).split()) for span in line.spans]) for line in lines]
    if words:
        yield [line for line, stretches in said if words in stretches]
        yield [line for line, stretches in said if line.kind != "zone" and any(words in one for one in stretches)]
        yield [line for line, stretches in said if any(words in one for one in stretches)]


def match_line(subject: Mapping[str, Any], lines: Iterable[Line]) -> Line | None:
    """
    The line of a report that a judgement on its text is about.

    Args:
        subject: With one anchor, on the text of the report.
        lines: Those of the report.

    Returns:
        The line on exactly these words; else the one line that shares most characters with them, at least half of
        both together: a newer version may read a line with a mark more. None when there is no such line.
    """
    spans = tuple(Span(start, end) for start, end in subject["anchors"][0]["spans"])
    held = [line for line in lines if line.kind == subject["line"]]
    exact = [line for line in held if line.spans == spans]
    if exact or not spans:
        return exact[0] if len(exact) == 1 else None
    wanted = characters(spans)
    near = sorted(((share(wanted, characters(line.spans)), line.id, line) for line in held), reverse=True)
    near = [one for one in near if one[0] >= SHARED]
    if not near or (len(near) > 1 and near[0][0] == near[1][0]):
        return None
    return near[0][2]


def characters(spans: Iterable[Span]) -> frozenset[int]:
    """Every code point that one of the spans covers."""
    return frozenset(at for span in spans for at in range(span.start, span.end))


def share(one: frozenset[int], other: frozenset[int]) -> float:
    """What two sets of characters share, of both together."""
    return len(one & other) / len(one | other) if one & other else 0.0
