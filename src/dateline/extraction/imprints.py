"""Read of a report no more than the search for shared text asks for: its zones, whose it is, and its day."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extraction.extract import body_of, extract, no_text
from dateline.extraction.given import chosen, with_given_date
from dateline.extraction.languages import read_language
from dateline.extraction.options import DEFAULT, ExtractionOptions
from dateline.extraction.published import is_order_open, published_in_text, with_address
from dateline.extraction.signatures import agency_of, read_outlet
from dateline.extraction.zones import read_layout
from dateline.model import Incoming, Media, Problem, Published, Report, ReportId, Zone

__all__ = ["Imprint", "extract_imprint"]


@dataclass(frozen=True, slots=True)
class Imprint:
    """
    What tells one print of a text from another.

    Args:
        id, text, where, zones: As in the report.
        published: When it was published, as far as that is known.
        outlet: Who published it, or None.
        agency: Whom it credits, or None.
    """

    id: ReportId
    text: str
    where: str
    zones: tuple[Zone, ...]
    published: Published
    outlet: str | None
    agency: str | None


def extract_imprint(incoming: Incoming, options: ExtractionOptions = DEFAULT) -> Imprint | Problem:
    """
    Read what :func:`extract` reads, the title, place, byline, language and hash of the text left out.

    Args:
        incoming: Decoded content, with what was said beside it.
        options: How far a page is read.

    Returns:
        The imprint, the same as that of the whole report; or the fatal problem.

    Example:
        >>> incoming = Incoming("OSLO (Northwire) – They left.", Media.TEXT, "a.txt", "")
        >>> found = extract_imprint(incoming)
        >>> found.agency, found == imprint_of(extract(incoming))
        ('Northwire', True)
    """
    given, text = incoming.given, incoming.content
    known = (given.id or "").strip()
    if incoming.media is Media.HTML or not known:  # an id made from the content asks for its hash and address
        report = extract(incoming, options)
        return report if isinstance(report, Problem) else imprint_of(report)
    if not text.strip():
        return no_text(incoming)
    layout = read_layout(text, given.title)
    agency, named = agency_of(text, layout), (given.outlet or "").strip()
    language = read_language(body_of(text, layout)).value if is_order_open(layout) else None
    found = published_in_text(text, layout, language)
    found = with_address(found, (given.url or "").strip(), options.earliest, options.latest)
    return Imprint(
        id=ReportId(known),
        text=text,
        where=incoming.where,
        zones=layout.zones,
        published=with_given_date(found, given.published, incoming.where)[0],
        outlet=named or read_outlet(text, layout, agency).value,  # what was given wins
        agency=chosen(agency, given.agency).value,
    )


def imprint_of(report: Report) -> Imprint:
    """The imprint of a report that was read whole."""
    known = report.metadata
    return Imprint(
        report.id, report.text, report.where, report.zones, known.published, known.outlet.value, known.agency.value
    )
