"""Put what was said beside a report in the place of what its text says, and say so."""

from __future__ import annotations

from dataclasses import replace

from dateline.extraction.published import published_beside
from dateline.model import Detail, Given, Metadata, Problem, Published, Status

__all__ = ["with_given"]

STAGE = "extraction"


def with_given(found: Metadata, given: Given, where: str) -> tuple[Metadata, tuple[Problem, ...]]:
    """
    Let what was given win over what was found.

    Args:
        found: What the text or page says.
        given: What was said beside it; empty strings count as not given.
        where: The input, for messages.

    Returns:
        The metadata, and a problem when a given date could not be read (what the text says then stands).

    Example:
        >>> with_given(Metadata(), Given(outlet="The Ledger"), "a.txt")[0].outlet.status.value
        'given'
    """
    published, problems = with_given_date(found.published, given.published, where)
    return (
        Metadata(
            title=chosen(found.title, given.title),
            outlet=chosen(found.outlet, given.outlet),
            agency=chosen(found.agency, given.agency),
            place=found.place,
            byline=chosen(found.byline, given.byline),
            published=published,
            language=chosen(found.language, given.language),
            url=chosen(found.url, given.url),
        ),
        problems,
    )


def chosen(found: Detail, value: str | None) -> Detail:
    """The given value, with what the text says in its reason; the words that agree with it stay its evidence."""
    value = (value or "").strip()
    if not value:
        return found
    if found.value is None:
        return Detail(value, Status.GIVEN, (), "given beside the report")
    if found.value.casefold() == value.casefold():
        return Detail(value, Status.GIVEN, found.evidence, "given beside the report; the text says the same")
    return Detail(value, Status.GIVEN, (), f"given beside the report; the text has {found.value!r} ({found.because})")


def with_given_date(found: Published, value: str | None, where: str) -> tuple[Published, tuple[Problem, ...]]:
    """The given date, or the found one when the given words are no date."""
    value = (value or "").strip()
    if not value:
        return found, ()
    published = published_beside(value)
    if published is None:
        message = f"the given publication date {value[:60]!r} is not a date: write it as 2020-01-17 or 2020-01-17T22:50"
        return found, (Problem("given-date-unread", message, where, STAGE),)
    if found.status is Status.ABSENT:
        return published, ()
    if found.value and published.value and found.value[:10] == published.value[:10]:
        return replace(published, evidence=found.evidence, because=f"{published.because}; the text says the same"), ()
    says = found.value or "an open date"
    return replace(published, because=f"{published.because}; the text has {says} ({found.because})"), ()
