"""Turn what came in into a report: its text, the zones of its page, and what is known about it."""

from __future__ import annotations

from dataclasses import replace

from dateline.extraction.languages import read_language
from dateline.extraction.options import DEFAULT, ExtractionOptions
from dateline.extraction.published import published_in_text, with_address
from dateline.extraction.reports import build_report
from dateline.extraction.signatures import read_signatures
from dateline.extraction.zones import Layout, read_layout
from dateline.model import Detail, Incoming, Media, Metadata, Problem, Report, Role, Status

__all__ = ["body_of", "extract", "no_text"]


def extract(incoming: Incoming, options: ExtractionOptions = DEFAULT) -> Report | Problem:
    """
    Read the layout and the metadata of what came in.

    Plain text stays as it is, character for character; from HTML the article's text is taken first. Each line has
    one role, and every detail says how it is known; what is given beside the report wins, what nobody says stays
    absent.

    Args:
        incoming: Decoded content, with what was said beside it.
        options: How far a page is read.

    Returns:
        The report, or a fatal problem: ``no-body`` when no text can be found.

    Example:
        >>> report = extract(Incoming("Troops leave\\n\\nOSLO (Northwire) – They left.", Media.TEXT, "a.txt", ""))
        >>> report.metadata.place.value, report.metadata.agency.value, report.metadata.published.status.value
        ('Oslo', 'Northwire', 'absent')

    Source: line rules and date tiers of the design note on intake (docs/sources.md).
    """
    if incoming.media is Media.HTML:
        from dateline.extraction.pages import extract_page  # trafilatura and lxml cost 0.5 s to import

        return extract_page(incoming, options)
    text = incoming.content
    if not text.strip():
        return no_text(incoming)
    layout = read_layout(text, incoming.given.title)
    found = metadata_of_text(text, layout)
    address = (incoming.given.url or "").strip()
    published = with_address(found.published, address, options.earliest, options.latest)
    return build_report(incoming, text, layout, replace(found, published=published))


def no_text(incoming: Incoming) -> Problem:
    """The problem of a text that is blank."""
    return Problem("no-body", "there is no text in it: nothing to read", incoming.where, "extraction", fatal=True)


def metadata_of_text(text: str, layout: Layout) -> Metadata:
    """What the words of a plain text say about it."""
    signed = read_signatures(text, layout)
    language = read_language(body_of(text, layout))
    return Metadata(
        title=title_of_text(text, layout),
        outlet=signed.outlet,
        agency=signed.agency,
        place=signed.place,
        byline=signed.byline,
        published=published_in_text(text, layout, language.value),
        language=language,
        url=Detail(because="a plain text has no address of its own"),
    )


def body_of(text: str, layout: Layout) -> str:
    """The words of the body."""
    return " ".join(zone.span.of(text) for zone in layout.zones if zone.role is Role.BODY)


def title_of_text(text: str, layout: Layout) -> Detail:
    """The headline."""
    if layout.headline is None:
        return Detail(because="no line above the text is a headline")
    return Detail(layout.headline.of(text), Status.STATED, (layout.headline,), "the headline")
