"""What a bibliography says of a report: a key of its own, and its day only as far as it is known."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dateline.exports.material import Material
from dateline.exports.wording import last_day, published_words
from dateline.model import Report, Status

__all__ = ["Entry", "entries"]

HASH_SIGNS = 8
WORD = re.compile(r"[a-z0-9]+")
BY = re.compile(r"^\s*by\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """
    One report for a bibliography.

    Args:
        key: Made of outlet, year and content: it stays when reports are added.
        report: The report's id.
        title, outlet, byline, agency, place, language, url: As the report has them; None where it does not. A byline is
            one text: who of it is a person is not guessed.
        first, last: The first and last day of publication it allows; None is open.
        published: Publication in words.
        text_sha256: The hash of the text.
    """

    key: str
    report: str
    title: str | None
    outlet: str | None
    byline: str | None
    agency: str | None
    place: str | None
    language: str | None
    url: str | None
    first: date | None
    last: date | None
    published: str
    text_sha256: str

    @property
    def note(self) -> str:
        """What a reader is to know beside the fields: doubt about the day, who was credited, and the very text."""
        doubt = "" if self.first is not None and self.first == self.last else f"Published: {self.published}. "
        credited = f"Credits {self.agency}. " if self.agency else ""
        return f"{doubt}{credited}Dateline report {self.report}, text SHA-256 {self.text_sha256}."


def entries(material: Material) -> Iterator[Entry]:
    """The reports as persons left them, by id."""
    taken: dict[str, int] = {}
    for read in material.plain_reads():
        report = read.report
        known = report.metadata
        published = known.published
        byline = known.byline.value if known.byline.status is not Status.ABSENT else None
        key = key_of(report)
        taken[key] = taken.get(key, 0) + 1
        yield Entry(
            key if taken[key] == 1 else f"{key}-{taken[key]}",
            report.id,
            known.title.value,
            known.outlet.value,
            BY.sub("", byline) if byline else None,
            known.agency.value,
            known.place.value,
            known.language.value,
            known.url.value,
            published.earliest,
            last_day(published.latest),
            published_words(published),
            report.text_sha256,
        )


def key_of(report: Report) -> str:
    """A key of outlet, year and content."""
    known = report.metadata
    words = WORD.findall(unicodedata.normalize("NFKD", known.outlet.value or "").lower())
    first, last = known.published.earliest, last_day(known.published.latest)
    year = str(first.year) if first is not None and last is not None and first.year == last.year else "nd"
    return f"{words[0] if words else 'report'}-{year}-{report.text_sha256[:HASH_SIGNS]}"
