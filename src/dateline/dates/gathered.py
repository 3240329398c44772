"""Gather when undated reports were published: not before what they tell as past, and a year from what others date."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.dates.tense import Tense, tense_at
from dateline.dates.vocabulary import any_of, table, word_set
from dateline.dates.words import words_of
from dateline.model import (
    GatheredDate,
    Published,
    ReadReport,
    ReportId,
    Role,
    Sentence,
    Span,
    Status,
    TimeExpression,
    TimeType,
)
from dateline.text.calendar import make_day

__all__ = ["gather_publication", "published_by_events"]

LEAST_SHARED = 6  # words that two sentences about one event have in common; swept on no text that is scored
LEAST_SHARE = 0.5  # of the words of the undated sentence
MOST_SENTENCES = 500  # a word that stands in more of them tells nothing
STEM = 6  # letters, so that "approve" and "approved" are one
WORD = re.compile(r"[^\W\d_]{4,}")
BEFORE = re.compile(rf"\b(?:{any_of(word_set('gathered', 'prepositions'))})\s\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of a report that gives the year of what it tells."""

    report: ReportId
    span: Span
    year: int


def gather_publication(reads: Iterable[ReadReport]) -> dict[ReportId, GatheredDate]:
    """
    What the reports of a record together allow for those that do not say when they were published.

    A report was published no earlier than a date that it tells as past. "Last year" gives a year when another report
    dates the same event: their sentences share most words. Several years stay several; nothing is a day unless the
    report names one.

    Args:
        reads: The reports; their order does not count.

    Returns:
        For each report whose publication is open at one end at least and of which something is known. English alone.
    """
    known = sorted(reads, key=lambda read: read.report.id)
    undated = [read for read in known if is_open(read.report.metadata.published) and is_english(read)]
    if not undated:
        return {}
    index = Index(known)
    return {read.report.id: found for read in undated if (found := gathered(read, index))}


def is_open(published: Published) -> bool:
    """Whether one end of the interval of publication is open."""
    return published.earliest is None or published.latest is None


def is_english(read: ReadReport) -> bool:
    """Whether the words are read by the English rules."""
    return read.report.metadata.language.value in (None, "en")


class Index:
    """The sentences of a record that date what they tell, by their words."""

    def __init__(self, reads: Sequence[ReadReport]) -> None:
        self.told: list[Told] = []
        self.by_stem: dict[str, list[int]] = defaultdict(list)
        for read in reads:
            for sentence, found in dated_sentences(read):
                assert found.earliest
                number = len(self.told)
                self.told.append(Told(read.report.id, sentence.span, found.earliest.year))
                for stem in stems(sentence.span.of(read.report.text)):
                    self.by_stem[stem].append(number)

    def like(self, words: str, own: ReportId) -> list[Told]:
        """The sentences of other reports that tell the same."""
        wanted = stems(words)
        shared: Counter[int] = Counter()
        for stem in sorted(wanted):
            numbers = self.by_stem.get(stem, ())
            if len(numbers) <= MOST_SENTENCES:
                shared.update(numbers)
        least = max(LEAST_SHARED, LEAST_SHARE * len(wanted))
        return [
            self.told[number]
            for number, count in sorted(shared.items())
            if count >= least and self.told[number].report != own
        ]


def stems(words: str) -> frozenset[str]:
    """The beginnings of the telling words."""
    small = word_set("gathered", "small")
    return frozenset(word[:STEM] for word in WORD.findall(words.lower()) if word not in small)


def sentences_with(read: ReadReport, wanted: Iterable[TimeExpression]) -> list[tuple[Sentence, TimeExpression]]:
    """Expressions of the body with the sentence each stands in."""
    body = [sentence for sentence in read.sentences if sentence.role is Role.BODY]
    found, at = [], 0
    for one in wanted:
        while at < len(body) and body[at].span.end <= one.span.start:
            at += 1
        if at < len(body) and body[at].span.start <= one.span.start:
            found.append((body[at], one))
    return found


def dated_sentences(read: ReadReport) -> list[tuple[Sentence, TimeExpression]]:
    """The sentences with a date that lies in one year."""
    return sentences_with(read, (one for one in read.dates if one.type is not TimeType.DURATION and one_year(one)))


def one_year(found: TimeExpression) -> bool:
    """Whether the days are determined and of one year."""
    first, end = found.earliest, found.latest
    return bool(first and end and "X" not in found.value and first.year == (end - timedelta(days=1)).year)


def gathered(read: ReadReport, index: Index) -> GatheredDate | None:
    """What is known of one report."""
    bound = told_as_past(read)
    years, evidence = years_told(read, index)
    first_year = bound.earliest.year if bound and bound.earliest else 0
    years = tuple(year for year in years if year >= first_year)
    earliest = bound.earliest if bound else None
    because, own = [], read.report.id
    if bound and earliest:
        because.append(f"“{bound.span.of(read.report.text)}” is told as past")
        evidence = [(own, bound.span), *evidence]
    if years:
        told = " or ".join(map(str, years))
        because.append(f"other reports date what is told of “last year” or “this year”, which makes it {told}")
    if not because:
        return None
    if years:
        earliest = max(filter(None, (earliest, date(years[0], 1, 1))))
    latest = date(years[-1] + 1, 1, 1) if years else None
    earliest, latest = on_named_day(read.report.metadata.published, earliest, latest, years)
    return GatheredDate(earliest, latest, years, "; ".join(because) + ".", tuple(dict.fromkeys(evidence)))


def on_named_day(
    published: Published, earliest: date | None, latest: date | None, years: Sequence[int]
) -> tuple[date | None, date | None]:
    """The interval of a report that names its day without the year: from the first such day, to the last told."""
    value = published.value or ""
    if earliest is None or not re.fullmatch(r"--\d\d-\d\d", value):
        return earliest, latest
    month, day = int(value[2:4]), int(value[5:7])
    days = [made for year in range(earliest.year, earliest.year + 9) if (made := make_day(year, month, day))]
    first = next((made for made in days if made >= earliest), earliest)
    last = make_day(years[-1], month, day) if years else None
    return first, last + timedelta(days=1) if last and last >= first else latest


def told_as_past(read: ReadReport) -> TimeExpression | None:
    """The latest date with its own year that a sentence in the past tense tells of."""
    text = read.report.text
    own = [one for one in read.dates if one.anchor == "itself" and one.type is TimeType.DATE and one_year(one)]
    past = [
        one
        for sentence, one in sentences_with(read, own)
        if BEFORE.search(text[max(sentence.span.start, one.span.start - 12) : one.span.start])
        and tense_at(words_of(text, *bounds(sentence)), one.span.start, one.span.end, *bounds(sentence)) is Tense.PAST
    ]
    return max(past, key=lambda one: (one.earliest or date.min, -one.span.start), default=None)


def bounds(sentence: Sentence) -> tuple[int, int]:
    """The ends of a sentence."""
    return sentence.span.start, sentence.span.end


def published_by_events(text: str, dated: Iterable[tuple[Span, date, date]]) -> Published | None:
    """
    The year of a report that does not say it, by an event that it dates twice.

    Args:
        text: The report.
        dated: For each time expression beside an event the days of that event, half open, as other words of the report
            give them.

    Returns:
        "Last year's killing of Orr" and "Orr was killed on 3 January 2020" make it 2021; None where no year is told so,
        or more than one.

    Example:
        >>> words = "Orr was killed on 3 January 2020. Last year's killing ..."
        >>> published_by_events(words, [(Span(34, 43), date(2020, 1, 3), date(2020, 1, 4))]).earliest
        datetime.date(2021, 1, 1)
    """
    steps = year_steps()
    told: dict[int, Span] = {}
    for span, first, end in sorted(dated):
        words = span.of(text).lower()
        if words in steps and first.year == (end - timedelta(days=1)).year:
            told.setdefault(first.year + steps[words], span)
    if len(told) != 1:
        return None
    [(year, span)] = told.items()
    because = f"the report is of {year}: “{span.of(text)}” is said of {year - steps[span.of(text).lower()]}"
    return Published(None, Status.INFERRED, (span,), because, date(year, 1, 1), date(year + 1, 1, 1))


def year_steps() -> dict[str, int]:
    """The words that name a year by that of the report, with the years between."""
    return dict.fromkeys(table("gathered", "last"), 1) | dict.fromkeys(table("gathered", "this"), 0)


def years_told(read: ReadReport, index: Index) -> tuple[tuple[int, ...], list[tuple[ReportId, Span]]]:
    """The years of publication that other reports allow, and the sentences that say so."""
    steps = year_steps()
    text, years, evidence = read.report.text, set(), []
    relative = [one for one in read.dates if one.span.of(text).lower() in steps]
    for sentence, one in sentences_with(read, relative):
        for told in index.like(sentence.span.of(text), read.report.id):
            years.add(told.year + steps[one.span.of(text).lower()])
            evidence += [(read.report.id, one.span), (told.report, told.span)]
    return tuple(sorted(years)), evidence
