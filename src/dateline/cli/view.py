"""Show one report, or one checked report, to a person on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from dateline.cli.output import PLAIN, open_console
from dateline.extraction.report_types import report_type
from dateline.layers import RECORD_LAYERS
from dateline.model import (
    Copy,
    Detail,
    GatheredDate,
    Quote,
    ReadReport,
    Report,
    Role,
    Span,
    Status,
    TimeExpression,
)

if TYPE_CHECKING:
    from datetime import date

    from dateline.checking import Checked

__all__ = ["print_check", "print_report"]

STYLES = {Role.BODY: "", Role.HEADLINE: "bold"}
BEGINNING = 60  # characters by which a part is known
DETAILS = ("title", "outlet", "agency", "place", "byline", "published", "language", "url")


def print_report(read: ReadReport, gathered: GatheredDate | None = None) -> None:
    """Print what is known about a report, its text by zones, its quotes, dates and problems.

    Args:
        read: The report.
        gathered: What the other reports of the record allow for its publication, where it does not say it.
    """
    console = open_console()
    report = read.report
    console.print(
        Text(f"{report.id}  ({', '.join(source.where for source in read.sources) or report.where})", style="bold")
    )
    console.print(details_table(read, gathered))
    for zone in report.zones:
        console.print(
            Text(f"\n[{zone.role.value}] ", style="dim"),
            Text(zone.span.of(report.text), style=STYLES.get(zone.role, "dim")),
            sep="",
        )
    if report.places:
        console.print("", places_table(report))
    if read.quotes:
        console.print("", quotes_table(report.text, read.quotes))
    if read.dates:
        console.print("", dates_table(read, gathered))
    if read.actors:
        console.print("", actors_table(read))
    if read.events:
        console.print("", events_table(read))
    if missing := [layer for layer in RECORD_LAYERS if layer not in read.layers]:
        console.print(Text(f"not read: {', '.join(missing)} (`dateline reread`)", style="yellow"))
    for problem in report.problems:
        console.print(Text(problem.line, style="yellow"))


def details_table(read: ReadReport, gathered: GatheredDate | None) -> Table:
    """What is known about the report, how, and why."""
    table = plain_table("", "value", "known", "because")
    for name in DETAILS:
        detail: Detail = getattr(read.report.metadata, name)
        if detail.status is not Status.ABSENT or detail.because:
            table.add_row(name, Text(detail.value or "not determined"), detail.status.value, Text(detail.because))
    kind = report_type(read.report)
    if kind.value != "report":
        table.add_row("type", Text(kind.value or ""), kind.status.value, Text(kind.because))
    if gathered is not None:
        table.add_row("", days_of(gathered.earliest, gathered.latest), "gathered", Text(gathered.because))
    return table


def days_of(earliest: date | None, latest: date | None) -> str:
    """An interval of days, half open."""
    if earliest is None and latest is None:
        return "not determined"
    return " ".join(filter(None, (f"from {earliest}" if earliest else "", f"to before {latest}" if latest else "")))


def places_table(report: Report) -> Table:
    """Where the parts of the text stand in the file that it was taken from."""
    table = plain_table("place in the file", "begins")
    for span, at in report.placed:
        table.add_row(Text(at or "not known"), Text(shorten(span.of(report.text), BEGINNING)))
    return table


def quotes_table(text: str, quotes: tuple[Quote, ...]) -> Table:
    """Who said what."""
    table = plain_table("speaker", "class", "words", "sure")
    for quote in quotes:
        source = words(text, quote.source)
        speaker = quote.speaker or f"not determined ({source or 'no source'})"
        table.add_row(
            Text(speaker),
            f"{quote.klass}, {quote.type.value}",
            Text(words(text, quote.content)),
            f"{quote.confidence:.2f}",
        )
    return table


def dates_table(read: ReadReport, gathered: GatheredDate | None) -> Table:
    """What the time expressions stand for, and the words that they are counted from."""
    table = plain_table("words", "stands for", "counted from", "because")
    text = read.report.text
    again = {found.id: found for found in gathered.dates} if gathered is not None else {}
    for found in read.dates:
        days = days_of(found.earliest, found.latest)
        if found.id in again:
            later = again[found.id]
            days += f"; by the gathered day {days_of(later.earliest, later.latest)}"
        table.add_row(
            Text(found.span.of(text)), f"{found.value}  ({days})", Text(counted_from(text, found)), Text(found.because)
        )
    return table


def counted_from(text: str, found: TimeExpression) -> str:
    """The words that a time is counted from, with those that give their day; empty where there are none."""
    if found.link is None:
        return ""
    told = shorten(found.link.span.of(text))
    return told if found.link.dated is None else f"{told} ({shorten(found.link.dated.of(text))})"


def actors_table(read: ReadReport) -> Table:
    """Who is named, what they are said to be, and of what they are part."""
    table = plain_table("actor", "kind", "also", "is")
    names = {actor.id: actor.name for actor in read.actors}
    for actor in read.actors:
        bodies = [(role.role, f" of {names[role.organisation]}" if role.organisation else "") for role in actor.roles]
        told = [role + body for role, body in bodies]
        told += [f"part of {names[part.actor]}" for part in actor.part_of]
        also = [name for name in actor.names if name != actor.name]
        table.add_row(Text(actor.name), actor.kind.value, Text(", ".join(also)), Text("; ".join(dict.fromkeys(told))))
    return table


def events_table(read: ReadReport) -> Table:
    """What happens, to whom, when, and who says so."""
    table = plain_table("event", "who", "to whom", "when, where", "words", "sure")
    names = {actor.id: actor.name for actor in read.actors}

    def named(actors: tuple[str, ...]) -> str:
        return ", ".join(names.get(actor, actor) for actor in actors)

    for event in read.events:
        said = f"; says {named(event.attributed_to)}" if event.attributed_to else ""
        kind = " ".join(filter(None, (event.type or event.form.value, event.mode)))
        days = f"{event.date.earliest or ''} to before {event.date.latest or ''}" if event.date.latest else ""
        table.add_row(
            Text(f"{kind}, {'not ' if event.negated else ''}{event.status.value}{said}"),
            Text(named(event.actors)),
            Text(named(event.recipients)),
            Text("; ".join(filter(None, (days, event.place, f"with {event.instrument}" if event.instrument else "")))),
            Text(shorten(words(read.report.text, event.evidence))),
            f"{event.confidence:.2f}{f', proposed by {event.proposed_by}' if event.proposed_by else ''}",
        )
    return table


def print_check(checked: Checked) -> None:
    """Print what in a report is copied, from whom, what is new, and which quotes the record has."""
    console = open_console()
    text = checked.read.report.text
    console.print(Text(f"{checked.share:.0%} of the body is in the record already", style="bold"))
    for copy in checked.copies:
        console.print(
            Text(f"\n{copy.kind.value}: {other_of(copy, checked)}", style="bold"),
            Text(f"  {copy.because}", style="dim"),
        )
        for span in spans_here(copy, checked):
            console.print(Text(f"  {span.start}-{span.end}  {shorten(span.of(text))}"))
    console.print(Text("\nnew", style="bold"))
    for span in checked.new:
        console.print(Text(f"  {span.start}-{span.end}  {shorten(span.of(text))}"))
    if not checked.new:
        console.print(Text("  nothing: every sentence of the body is in the record"))
    console.print(Text("\nquotes", style="bold"))
    for quote, hits in checked.quotes:
        seen = ", ".join(hits) if hits else f"not seen in {checked.reports} reports"
        console.print(Text(f"  {quote.speaker or 'speaker not determined'}: {shorten(words(text, quote.content))}"))
        console.print(Text(f"      seen in: {seen}"))


def other_of(copy: Copy, checked: Checked) -> str:
    """The report of the record that a pair names."""
    return copy.b if copy.a == checked.read.report.id else copy.a


def spans_here(copy: Copy, checked: Checked) -> list[Span]:
    """The shared passages in the checked report."""
    here = copy.a == checked.read.report.id
    return [Span(s.a_start, s.a_end) if here else Span(s.b_start, s.b_end) for s in copy.spans]


def plain_table(*columns: str) -> Table:
    """A table without frame."""
    table = Table(**PLAIN)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def words(text: str, spans: tuple[Span, ...]) -> str:
    """The words of several spans, with a mark where words were left out between them."""
    return " ... ".join(span.of(text) for span in spans)


def shorten(passage: str, limit: int = 100) -> str:
    """A passage on one line, cut in the middle when it is long."""
    line = " ".join(passage.split())
    return line if len(line) <= limit else f"{line[: limit * 2 // 3].rstrip()} ... {line[-limit // 3 :].lstrip()}"
