"""
A report to print: stories, what the accounts say of each other, events, quotations, lineage, and reports with hashes.

Self-contained, without script and without anything to fetch. Every line ends with the report and the offsets of its
words; with texts, these stand at the end with the offset of every paragraph, so that a reader of paper finds the place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape as escape_signs

from dateline.exports.format import Format
from dateline.exports.material import Material
from dateline.exports.record_lines import cut_words
from dateline.exports.wording import clean_xml, day_words, outlet_of, places, published_words, quoted
from dateline.model import Event, MergedEvent, Quote, ReadReport, ReportId
from dateline.version import VERSION

__all__ = ["HTML"]

STYLE = """
body { font: 11pt/1.45 Georgia, "Times New Roman", serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem;
  color: #111; background: #fff; }
h1, h2, h3 { line-height: 1.2; break-after: avoid; }
h2 { margin-top: 2.5rem; border-bottom: 2px solid #111; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-style: italic; }
th, td { border: 1px solid #888; padding: .25rem .4rem; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; }
tr, li, blockquote { break-inside: avoid; }
cite { font-style: normal; font-size: 85%; color: #333; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; margin: 0; }
.offset { font-size: 75%; color: #444; }
code { font-size: 80%; overflow-wrap: anywhere; }
@page { margin: 20mm 18mm; }
@media print { body { margin: 0; max-width: none; } section { break-before: page; }
  section:first-of-type { break-before: auto; } }
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
FIT = 0.8


def write(material: Material, words: int | None) -> Iterator[str]:
    """The page, part by part."""
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Dateline report</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>Dateline report</h1>\n"
    )
    yield from overview(material, words)
    for title, lines in (
        ("Stories", stories(material)),
        ("What the accounts say of each other", findings(material, words)),
        ("What is told", events(material, words)),
        ("Who said what", quotations(material, words)),
        ("Who had it from whom", lineages(material)),
        ("Reports", reports(material)),
        *([("Texts", texts(material))] if words is None else []),
    ):
        yield f"<section>\n<h2>{title}</h2>\n"
        yield from lines
        yield "</section>\n"
    yield "</main>\n</body>\n</html>\n"


def overview(material: Material, words: int | None) -> Iterator[str]:
    """Counts, and how the page is to be read."""
    comparison = material.settled.comparison
    counts = (
        f"{material.size} reports, {len(comparison.stories)} stories, {len(comparison.events)} events, "
        f"{len(comparison.findings)} findings. Made by Dateline {VERSION}."
    )
    how = (
        "A reference such as [a1: 537-692] names a report and the characters of its text, from 0, the last one not "
        "counted. The hash in the list of reports says which text that is. Copies are no witnesses: accounts in one "
        "group count once. What is not known is called not determined."
    )
    shown = "Texts stand at the end." if words is None else f"Of each line, at most {words} words are given."
    yield paragraph(counts) + paragraph(how) + paragraph(shown)


def stories(material: Material) -> Iterator[str]:
    """The stories."""
    lines = (
        f"{', '.join(story.words) or 'story'}: {len(story.reports)} reports, published "
        f"{day_words(story.earliest, story.latest)}: {', '.join(story.reports)}. {story.because}"
        for story in material.settled.comparison.stories
    )
    yield from listed(map(escape, lines))


def findings(material: Material, words: int | None) -> Iterator[str]:
    """A table for every finding, an account a row."""
    for finding in material.settled.comparison.findings:
        caption = f"{finding.question.value}: {finding.kind.value}. {finding.because}"
        yield f"<table>\n<caption>{escape(caption)}</caption>\n"
        yield "<thead><tr><th scope=col>Account</th><th scope=col>Answer</th><th scope=col>Words</th>"
        yield "<th scope=col>Group</th></tr></thead>\n<tbody>\n"
        for account in finding.accounts:
            read = material.reads[account.report]
            chain = "".join(f"; {material.names.get(who, who)}" for who in account.chain)
            value = cut_words([account.value], words)[0] if account.value else "silent"
            yield (
                f"<tr><th scope=row>{escape(outlet_of(read) + chain)}</th><td>{escape(value)}</td>"
                f"<td>{escape(quoted(read.report.text, account.spans, words))} "
                f"{reference(account.report, places(account.spans))}</td>"
                f"<td>{escape(account.independent_group)}</td></tr>\n"
            )
        yield "</tbody>\n</table>\n"
    if not material.settled.comparison.findings:
        yield paragraph("None.")


def events(material: Material, words: int | None) -> Iterator[str]:
    """The merged events with their accounts."""
    yield from listed(event_item(event, material, words) for event in material.settled.comparison.events)


def event_item(event: MergedEvent, material: Material, words: int | None) -> str:
    """One event."""
    told = [
        (report, next(one for one in material.reads[report].events if one.id == own)) for report, own in event.events
    ]
    kind = f"{event.type or 'no type'}{', contested' if event.contested else ''}"
    head = escape(f"{day_words(event.earliest, event.latest)} ({kind})")
    return f"<strong>{head}</strong>\n" + "".join(
        listed(account_item(report, one, material, words) for report, one in told)
    )


def account_item(report: ReportId, event: Event, material: Material, words: int | None) -> str:
    """One account of an event."""
    read = material.reads[report]
    local = {actor.id: actor.name for actor in read.actors}
    chain = ", ".join(material.local_names.get((report, one), local.get(one, one)) for one in event.attributed_to)
    says = f", as told by {chain}" if chain else ""
    unsure = "" if event.confidence >= FIT else ", below the confidence to publish"
    head = escape(f"{outlet_of(read)}: {event.status.value}{', negated' if event.negated else ''}{says}{unsure}: ")
    return (
        f"{head}{escape(quoted(read.report.text, event.evidence, words))} {reference(report, places(event.evidence))}"
    )


def quotations(material: Material, words: int | None) -> Iterator[str]:
    """What every report says that others said."""
    for judged in material.judged():
        if judged.read.quotes:
            yield f"<h3>{heading(judged.read)}</h3>\n"
            yield from listed(quote_item(judged.read, quote, words) for quote in judged.read.quotes)


def quote_item(read: ReadReport, quote: Quote, words: int | None) -> str:
    """One attribution."""
    unsure = "" if quote.confidence >= FIT else ", below the confidence to publish"
    head = escape(f"{quote.speaker or 'Speaker not determined'} ({quote.klass}, {quote.type.value}{unsure}): ")
    shown = escape(quoted(read.report.text, quote.content, words))
    return f"{head}{shown} {reference(read.report.id, places(quote.content))}"


def lineages(material: Material) -> Iterator[str]:
    """Who had it from whom."""
    for lineage in material.settled.lineages:
        yield paragraph(f"{len(lineage.cluster)} reports, {lineage.independent} independent. {lineage.because}")
        yield from listed(
            escape(
                f"{step.to} {'shares text with' if step.undirected else 'had it from'} {step.source}: "
                f"{'; '.join(reason.words for reason in step.basis)}"
            )
            for step in lineage.edges
        )


def reports(material: Material) -> Iterator[str]:
    """The reports with days and hashes."""
    yield "<table>\n<thead><tr><th scope=col>Report</th><th scope=col>Outlet and title</th><th scope=col>Published</th>"
    yield "<th scope=col>Text</th></tr></thead>\n<tbody>\n"
    for read in material.plain_reads():
        known = read.report.metadata
        byline = f", {known.byline.value}" if known.byline.value else ""
        yield (
            f"<tr><th scope=row>{escape(read.report.id)}</th>"
            f"<td>{escape(f'{outlet_of(read)}: {known.title.value or str()}{byline}')}</td>"
            f"<td>{escape(published_words(known.published))}</td>"
            f"<td>{len(read.report.text)} characters, SHA-256 <code>{read.report.text_sha256}</code></td></tr>\n"
        )
    yield "</tbody>\n</table>\n"


def texts(material: Material) -> Iterator[str]:
    """The texts, every paragraph with its offset."""
    for read in material.plain_reads():
        yield f"<h3>{heading(read)}</h3>\n"
        at = 0
        for line in read.report.text.splitlines(keepends=True):
            if line.strip():
                yield f'<pre><span class="offset">{at}</span> {escape(line.rstrip())}</pre>\n'
            at += len(line)


def escape(text: str) -> str:
    """Text as HTML shows it."""
    return escape_signs(clean_xml(text))


def heading(read: ReadReport) -> str:
    """What a report is called above its lines."""
    return escape(f"{read.report.id}: {outlet_of(read)}, {read.report.metadata.title.value or 'without a title'}")


def reference(report: ReportId, at: str) -> str:
    """Report and offsets."""
    return f"<cite>[{escape(report)}: {at}]</cite>"


def listed(items: Iterable[str]) -> Iterator[str]:
    """A list; "None." where it has nothing."""
    begun = False
    for item in items:
        yield "" if begun else "<ul>\n"
        begun = True
        yield f"<li>{item}</li>\n"
    yield "</ul>\n" if begun else paragraph("None.")


def paragraph(words: str) -> str:
    """A paragraph of plain words."""
    return f"<p>{escape(words)}</p>\n"


HTML = Format("html", ".html", "text/html", "a report to print, self-contained", write)
