"""List what went wrong while reading and what the reports leave open, so that no gap passes for knowledge."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.model import Detail, Quote, ReadReport, Status
from dateline.page.article import NO_HEADLINE, show_problem
from dateline.page.index import StoryIndex
from dateline.page.markup import Child, Markup, element, foreign, join
from dateline.page.notes import FIT, describe_quote, show_speaker
from dateline.page.shared import UNSETTLED, show_left_out, show_reason
from dateline.page.timeline import show_open_times
from dateline.page.wording import say_published

__all__ = ["show_open_questions", "show_problems"]

# A report without an agency or a byline is usual; without one of these a reader cannot place it.
_WANTED = (
    ("title", NO_HEADLINE),
    ("outlet", "outlet not determined"),
    ("language", "language not determined"),
)


def show_problems(index: StoryIndex) -> Markup:
    """What was met while reading: inputs that gave no report, then the problems of each report."""
    lost = [
        element("li", foreign(problem.where), ": ", foreign(problem.message), " ", element("code", f"[{problem.code}]"))
        for problem in index.story.problems
    ]
    met = [
        element("li", index.link(read.report.id), ": ", show_problem(read, position, index))
        for read in index.story.reports
        for position in range(len(read.report.problems))
    ]
    return element(
        "section",
        element("h2", "Problems", id="problems-title"),
        *_list("Inputs that gave no report", lost),
        *_list("Met while reading reports", met),
        None if lost or met else element("p", "None was met."),
        id="problems",
        aria_labelledby="problems-title",
    )


def show_open_questions(index: StoryIndex) -> Markup:
    """What is not determined, kind by kind, each line with the words or the report it is about."""
    doubtful = list(_doubtful(index))
    lists = (
        ("Reports whose day of publication is open", list(_open_days(index))),
        ("Reports without a headline, an outlet or a language", list(_open_details(index))),
        ("Times whose day is open", show_open_times(index)),
        ("Quotations whose speaker is open", list(_open_speakers(index))),
        ("Shared text of which nobody knows who had it first", list(_open_directions(index))),
    )
    return element(
        "section",
        element("h2", "What is not determined", id="open-title"),
        *(part for heading, items in lists for part in _list(heading, items)),
        _folded(f"Quotations held for doubtful (confidence under {FIT})", doubtful),
        None if any(items for _, items in lists) or doubtful else element("p", "Nothing was left open."),
        id="open",
        aria_labelledby="open-title",
    )


def _list(heading: str, items: list[Markup]) -> Iterator[Markup]:
    if items:
        yield element("h3", f"{heading} ", element("span", str(len(items)), class_="number"))
        yield element("ul", *items, class_="open-list")


def _folded(heading: str, items: list[Markup]) -> Markup | None:
    """A list whose lines the table of quotations tells too, so it can stay closed."""
    if not items:
        return None
    return element(
        "details",
        element("summary", element("h3", f"{heading} ", element("span", str(len(items)), class_="number"))),
        element("ul", *items, class_="open-list"),
        class_="folded",
    )


def _open_days(index: StoryIndex) -> Iterator[Markup]:
    for read in index.whole:
        known = read.report.metadata.published
        if known.day is None:
            yield element("li", index.link(read.report.id), ": ", foreign(say_published(known)), _why(known))
    for first, held in index.prints.items():
        undated = sum(1 for one in held if index.reports[one.report].report.metadata.published.day is None)
        if undated:
            yield element("li", index.prints_link(first, undated))


def _why(detail: Detail) -> Markup | None:
    return join([": ", foreign(detail.because)]) if detail.because.strip() else None


def _open_details(index: StoryIndex) -> Iterator[Markup]:
    for read in index.whole:
        missing = list(_missing(read))
        if missing:
            yield element("li", index.link(read.report.id), ": ", join(missing, "; "))


def _missing(read: ReadReport) -> Iterator[Markup]:
    for name, told in _WANTED:
        detail: Detail = getattr(read.report.metadata, name)
        if detail.status is Status.ABSENT:
            yield join([told, join([" (", foreign(detail.because), ")"]) if detail.because.strip() else None])


def _open_speakers(index: StoryIndex) -> Iterator[Markup]:
    for read in index.story.reports:
        for quote in read.quotes:
            if quote.speaker is None and index.shows(read.report.id, *quote.content):
                told = foreign(quote.because) if quote.because.strip() else "no reason was recorded"
                yield _quote_line(read, quote, told, index)


def _doubtful(index: StoryIndex) -> Iterator[Markup]:
    for read in index.story.reports:
        for quote in read.quotes:
            if quote.confidence < FIT and index.shows(read.report.id, *quote.content):
                told = join([show_speaker(quote), ", ", describe_quote(quote)])
                yield _quote_line(read, quote, told, index)


def _quote_line(read: ReadReport, quote: Quote, told: Child, index: StoryIndex) -> Markup:
    words = foreign(index.excerpt(read.report.id, *quote.content))
    link = element("a", words, href=index.to_quote(read.report.id, quote), class_="to-words")
    return element("li", link, ", ", index.show_name(read.report.id), ": ", told)


def _open_directions(index: StoryIndex) -> Iterator[Markup]:
    unsettled = [pair for pair in index.pairs if pair.copy.direction is None and pair.copy.kind in UNSETTLED]
    most = index.options.max_listed
    for pair in unsettled[:most]:
        both = join([index.show_name(pair.copy.a), " and ", index.show_name(pair.copy.b)])
        told = element("a", both, href=index.to_pair(pair) if pair.laid_out else index.addresses.part("shared"))
        yield element("li", told, ": ", show_reason(pair.copy, index))
    if unsettled[most:]:
        yield element("li", show_left_out(len(unsettled) - most, "pair", "this list"))
