"""Write one report as a section: what is known about it and why, its words, its problems and where it was read."""

from __future__ import annotations

from dataclasses import replace

from dateline.extraction.report_types import report_type
from dateline.model import Detail, GatheredDate, Media, Published, ReadReport, ReportId, Span, Status
from dateline.page.anchors import report_anchor
from dateline.page.index import StoryIndex
from dateline.page.markup import Markup, element, foreign, hidden, join
from dateline.page.wording import STATUSES, cut_short, say_days, say_published
from dateline.page.words import show_words

__all__ = ["NO_HEADLINE", "lines_within", "show_article", "show_problem", "show_title"]

NO_HEADLINE = "no headline in the text"
_FIELDS = ("title", "outlet", "agency", "place", "byline", "published", "language", "url")
_TERMS = {"url": "Address"}
_TYPES = {
    "corrected": "corrected report",
    "correction": "correction notice",
    "retraction": "retraction",
    "live": "live blog",
}
_GATHERED = 4  # words of other reports that are repeated beside a gathered day
_SOURCES = 20  # files that one text was read from
_MOST_EVIDENCE = 12  # words beside one detail
_PROBLEMS = 60  # of one report that its section lists
_PLACED = 120  # parts of the text with their places in the file
_EVIDENCE = 60  # characters of evidence repeated beside a detail


def show_article(read: ReadReport, index: StoryIndex, within: Span | None = None) -> Markup:
    """
    The section of one report.

    Args:
        read: The report.
        index: What is looked up while it is drawn.
        within: The part of its text that is written; its lines elsewhere are left out, and what is known of it stays.
    """
    shown = read if within is None else lines_within(read, within)
    anchor = report_anchor(read.report.id)
    return element(
        "article",
        element(
            "header",
            element("h3", index.show_tag(read.report.id), " ", show_title(read, index), id=f"{anchor}-title"),
            _about(read, index),
        ),
        show_words(shown, index, within),
        _problems(read, index),
        _places(read, within),
        _footer(read, index),
        id=anchor,
        aria_labelledby=f"{anchor}-title",
        class_="report",
    )


def lines_within(read: ReadReport, part: Span) -> ReadReport:
    """A report with the lines that have words in a part of its text."""

    def is_within(*spans: Span) -> bool:
        return any(span.overlaps(part) for span in spans)

    return replace(
        read,
        quotes=tuple(one for one in read.quotes if is_within(*one.content, *one.source, *one.cue)),
        dates=tuple(one for one in read.dates if is_within(one.span)),
        events=tuple(one for one in read.events if is_within(*one.trigger)),
    )


def show_title(read: ReadReport, index: StoryIndex) -> Markup:
    """The headline, or that the text has none."""
    title = read.report.metadata.title.value
    if not title:
        return element("span", NO_HEADLINE, class_="unknown")
    return foreign(cut_short(title, index.options.max_excerpt))


def _about(read: ReadReport, index: StoryIndex) -> Markup:
    rows = [_detail(name, getattr(read.report.metadata, name), read.report.id, index) for name in _FIELDS]
    kind = report_type(read.report)
    if kind.value != "report":
        rows.append(_detail("type", kind, read.report.id, index))
    return element(
        "details",
        element("summary", _in_short(read, index), hidden(": what is known about this report, and why")),
        element("dl", *rows, class_="about"),
        class_="known",
    )


def _in_short(read: ReadReport, index: StoryIndex) -> Markup:
    """The line under the headline: who, credited to whom, where, when."""
    known = read.report.metadata
    parts = [foreign(known.outlet.value) if known.outlet.value else _unknown("outlet not determined")]
    kind = report_type(read.report).value or ""
    if kind != "report":
        parts.insert(0, element("strong", _TYPES[kind]))
    if known.byline.value:
        parts.append(join(["by ", foreign(known.byline.value)]))
    if known.agency.value:
        parts.append(join(["credits ", foreign(known.agency.value)]))
    if known.place.value:
        parts.append(foreign(known.place.value))
    if known.published.status is Status.ABSENT:
        found = index.story.gathered.get(read.report.id)
        parts.append(_unknown("date not determined" if found is None else f"undated: {_say_gathered(found)}"))
    else:
        parts.append(join([foreign(say_published(known.published)), f" ({STATUSES[known.published.status]})"]))
    return join(parts, " · ")


def _unknown(words: str) -> Markup:
    return element("span", words, class_="unknown")


def _detail(name: str, detail: Detail, report: ReportId, index: StoryIndex) -> Markup:
    reason = " ".join(detail.because.split())
    links = [
        _evidence(detail, position, report, index) for position in range(min(_MOST_EVIDENCE, len(detail.evidence)))
    ]
    return element(
        "div",
        element("dt", _TERMS.get(name, name.capitalize())),
        element(
            "dd",
            _value(name, detail, index),
            element("span", STATUSES[detail.status], class_=f"status {detail.status.value}"),
            element("span", foreign(reason), class_="because") if reason else None,
            element("span", "words: ", join(links, ", "), class_="evidence") if links else None,
            _gathered(report, index) if name == "published" else None,
        ),
    )


def _gathered(report: ReportId, index: StoryIndex) -> Markup | None:
    """What the reports of the record together allow for the day of one that does not say it, with the words."""
    found = index.story.gathered.get(report)
    if found is None:
        return None
    held = [(own, span) for own, span in found.evidence if own in index.reports]
    links = [
        element("a", foreign(cut_short(index.words(own, span), _EVIDENCE)), href=index.to_words(own, span))
        for own, span in held[:_GATHERED]
    ]
    more = f" and {len(held) - _GATHERED} more" if len(held) > _GATHERED else None
    return element(
        "span",
        _say_gathered(found),
        element("span", foreign(" ".join(found.because.split())), class_="because"),
        element("span", "words: ", join(links, ", "), more, class_="evidence") if links else None,
        class_="gathered",
    )


def _say_gathered(found: GatheredDate) -> str:
    """The interval that was gathered, with the years where other reports tell them."""
    years = f" ({' or '.join(map(str, found.years))} by other reports)" if found.years else ""
    return f"gathered: {say_days(found.earliest, found.latest)}{years}"


def _value(name: str, detail: Detail, index: StoryIndex) -> Markup | None:
    if isinstance(detail, Published) and detail.status is not Status.ABSENT:
        return element("span", foreign(say_published(detail)), class_="value")
    if not detail.value:
        return element("span", NO_HEADLINE, class_="value unknown") if name == "title" else None
    if name == "url" and detail.value.startswith(("https://", "http://")):
        # The one link that leaves the page; nothing follows it unless a reader does, and it says not from where.
        return element("a", foreign(detail.value), href=detail.value, rel="noreferrer noopener", class_="value")
    return element("span", foreign(cut_short(detail.value, index.options.max_excerpt)), class_="value")


def _evidence(detail: Detail, position: int, report: ReportId, index: StoryIndex) -> Markup:
    span = detail.evidence[position]
    words = cut_short(index.words(report, span), _EVIDENCE) or "blank"
    return element("a", foreign(words), href=index.to_words(report, span))


def _problems(read: ReadReport, index: StoryIndex) -> Markup | None:
    if not read.report.problems:
        return None
    every = len(read.report.problems)
    shown = [element("li", show_problem(read, position, index)) for position in range(min(every, _PROBLEMS))]
    more = element("p", f"and {every - _PROBLEMS:,} more", class_="left-out") if every > _PROBLEMS else None
    return element("div", element("h4", "Problems met"), element("ul", *shown), more, class_="problems")


def show_problem(read: ReadReport, position: int, index: StoryIndex) -> Markup:
    """One problem of a report, with a link to the words it is about."""
    problem = read.report.problems[position]
    place = None
    if problem.span is not None and index.shows(read.report.id, problem.span):
        words = cut_short(index.words(read.report.id, problem.span), _EVIDENCE) or "blank"
        link = element("a", foreign(words), href=index.to_words(read.report.id, problem.span))
        place = join([" At: ", link])
    return join([foreign(problem.message), " ", element("code", f"[{problem.code}]"), place])


def _places(read: ReadReport, within: Span | None) -> Markup | None:
    """The way back: where each part of the text stands in the file that it was taken from."""
    every = [(span, at) for span, at in read.report.placed if at and (within is None or span.overlaps(within))]
    if not every:
        return None
    parts = every[:_PLACED]
    rows = [
        element("li", element("code", foreign(at)), ": ", foreign(cut_short(_first_words(read, span), _EVIDENCE)))
        for span, at in parts
    ]
    return element(
        "details",
        element("summary", "Where its parts stand in the file"),
        element("ul", *rows),
        element("p", f"and {len(every) - _PLACED:,} more", class_="left-out") if len(every) > _PLACED else None,
        class_="places",
    )


def _first_words(read: ReadReport, span: Span) -> str:
    """The words by which a part is known."""
    return " ".join(read.report.text[span.start : min(span.end, span.start + 4 * _EVIDENCE)].split())


def _footer(read: ReadReport, index: StoryIndex) -> Markup:
    places = [source.where for source in read.sources][:_SOURCES] or [read.report.where]
    kind = " (text taken out of HTML)" if read.report.media is Media.HTML else ""
    return element(
        "footer",
        "Read from ",
        join([foreign(place) for place in places], ", "),
        f"{kind}. Id ",
        foreign(read.report.id),
        ". SHA-256 of the text: ",
        element("code", read.report.text_sha256, class_="hash"),
        ". ",
        element("a", "To the list of reports", href=index.addresses.part("reports")),
        class_="provenance",
    )
