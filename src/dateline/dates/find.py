"""Find time expressions and resolve each against its own words, a date before it in the text, or publication."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.dates.around import Order
from dateline.dates.counted_from import Counting
from dateline.dates.expressions import find_expressions
from dateline.dates.options import DateOptions
from dateline.dates.other_languages import LANGUAGES, find_in_language
from dateline.dates.publication import Publication
from dateline.dates.reader import Reader
from dateline.dates.slots import Expression, MonthDay, MonthName, OpenOrder
from dateline.dates.titles import as_the_text_has_it
from dateline.dates.words import Words, words_of
from dateline.model import AnnotatedText, Published, Role, TimeExpression

__all__ = ["DEFAULT", "DateOptions", "find_dates"]

# What the outlet, or the photographer, says; the page's furniture is left to the reader of the layout.
READ = frozenset((Role.BODY, Role.HEADLINE, Role.KICKER, Role.CAPTION, Role.DATELINE, Role.DATE))


DEFAULT = DateOptions()


def find_dates(text: AnnotatedText, published: Published, options: DateOptions = DEFAULT) -> list[TimeExpression]:
    """
    Find time expressions and the days they may mean.

    An expression is read by its own year; else from a date before it in its paragraph, when its words ask for one
    ("the following day"); else from publication. "Today" and its like are those of the dateline, where that has a day
    of the week before publication: the text was written then. What these leave open stays open: no day is made up.

    Args:
        text: The report, cut into paragraphs and sentences.
        published: What is known of its publication; a day, an interval, a day without a year, or nothing.
        options: How numbers are read, and how many candidates are listed.

    Returns:
        Expressions of body, headline, kicker, captions, dateline and date lines, disjoint, in reading order. Offsets
        are code points into ``text.text``; ``earliest`` and ``latest`` are days, half open.

    Example:
        >>> from datetime import date
        >>> from dateline.model import Media, Report, ReportId, Span, Zone
        >>> words = "The vote was held on Thursday, two days before the fourth anniversary."
        >>> zones = (Zone(Role.BODY, Span(0, len(words))),)
        >>> report = Report(ReportId("r"), words, "", "", Media.TEXT, "-", zones)
        >>> from dateline.model import Paragraph, Sentence
        >>> whole = Span(0, len(words))
        >>> text = AnnotatedText(report, (Paragraph(whole, Role.BODY),), (Sentence(whole, Role.BODY, 0),), ())
        >>> published = Published("2020-01-17", earliest=date(2020, 1, 17), latest=date(2020, 1, 18))
        >>> [(found.span.of(words), found.value) for found in find_dates(text, published)]
        [('Thursday', '2020-01-16'), ('two days', 'P2D')]

    Source: types and values after TIMEX3 (TimeML 1.2.1; docs/sources.md).
    """
    told = text.report.metadata.language.value
    language = told if told in LANGUAGES else "en"
    paragraphs = [
        (words, find_expressions(words) if language == "en" else find_in_language(words, language), role)
        for words, role in (
            (words_of(text.text, part.span.start, part.span.end), part.role)
            for part in text.paragraphs
            if part.role in READ
        )
    ]
    expressions = [found for _, every, _ in paragraphs for found in every]
    first = Reader(
        text,
        Publication(published, options.most_candidates, latest_year(expressions)),
        order_of_numbers(expressions, options),
        [sentence.span.start for sentence in text.sentences],
        language=language,
        order=Order(expressions),
    )
    made = read_all(first, paragraphs)
    if not first.has_open_counts:
        return made
    # What counts run from may be dated anywhere in the report, so they are read again once its days are known.
    second = Reader(
        text,
        first.publication,
        first.day_first,
        first.sentence_starts,
        counting=Counting(text, first.dated, language),
        language=language,
        order=first.order,
    )
    return read_all(second, paragraphs)


def read_all(reader: Reader, paragraphs: Sequence[tuple[Words, list[Expression], Role]]) -> list[TimeExpression]:
    """The expressions of all paragraphs in reading order, a weekday of a title as the text has it."""
    read = [(reader.read(words, every, role), role) for words, every, role in paragraphs]
    made = [one for found, _ in read for one in found]
    roles = [role for found, role in read for _ in found]
    return as_the_text_has_it(made, roles, [one.span.of(reader.text.text) for one in made])


def latest_year(expressions: Iterable[Expression]) -> int | None:
    """The latest year that the text names with a month or by itself in figures."""
    named = [found.slots.year for found in expressions if isinstance(found.slots, MonthDay | MonthName)]
    return max((year for year in named if year), default=None)


def order_of_numbers(expressions: Iterable[Expression], options: DateOptions) -> bool | None:
    """Whether 03/04/2021 has the day before the month: as told, else as the other dates of the text show."""
    if options.numbers:
        return options.numbers == "day-first"
    shown = set()
    for found in expressions:
        slots = found.slots
        if isinstance(slots, OpenOrder) and max(slots.first, slots.second) > 12:
            shown.add(slots.first > 12)
    return shown.pop() if len(shown) == 1 else None
