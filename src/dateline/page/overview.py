"""Write the top of the page: what was counted, how to read the marks, and the reports by time with what they share."""

from __future__ import annotations

from datetime import date

from dateline.model import Copy, CopyKind, Readout, ReadReport, Report, Role, Span
from dateline.page.article import show_title
from dateline.page.index import Pair, StoryIndex
from dateline.page.markup import Child, Markup, element, foreign, join, label
from dateline.page.wording import COPY_KINDS, count, say_days, say_percent, say_published

__all__ = ["show_counts", "show_legend", "show_reports", "show_strip"]

_MOST_SHARES = 3  # lines of sharing under a report; the table has all
_MANY = 40  # passages of a bar that are drawn one by one; of more, those with less than this between them are one:
_NEAR = 12  # thousandths of the body


def show_counts(story: Readout) -> Markup:
    """The numbers a reader wants first, whom the reports credit, and the days they span."""
    numbers = (
        (len(story.reports), "report", ""),
        (story.texts, "text", " (copies folded)"),
        (len(story.credited), "credited origin", ""),
        *([(story.independent, "independent account", "")] if story.independent is not None else []),
    )
    counted = [
        element("span", element("b", f"{number:,}"), f" {noun if number == 1 else noun + 's'}{more}", class_="count")
        for number, noun, more in numbers
    ]
    slash = element("span", " / ", class_="slash")
    credited = join([foreign(name) for name in story.credited], ", ")
    return join(
        [
            element("p", counted[0], *(part for one in counted[1:] for part in (slash, one)), class_="counts"),
            element("p", _days_covered(story), class_="covered"),
            element("p", "Credited: ", credited, ".", class_="covered") if story.credited else None,
        ]
    )


def _days_covered(story: Readout) -> str:
    days = [read.report.metadata.published.day for read in story.reports]
    known = sorted(day for day in days if day is not None)
    if not known:
        return "No report has a day of publication that is determined." if days else "The record holds no report."
    first, last = known[0], known[-1]
    told = say_days(first, _next(last))
    undated = len(days) - len(known)
    without = f"; the day of {count(undated, 'report')} is not determined" if undated else ""
    return f"Published {told}{without}."


def _next(day: date) -> date:
    return date.fromordinal(min(day.toordinal() + 1, date.max.toordinal()))


def show_legend(index: StoryIndex) -> Markup:
    """What each mark means, drawn with the mark itself."""
    toggles = (("quotes", "quotations"), ("passages", "shared passages"), ("dates", "times"), ("notes", "notes"))
    return element(
        "section",
        element("h2", "How to read this page", id="legend-title"),
        element(
            "p",
            "Every line opens the words it rests on: follow a link and the words are lit. What the reports leave open "
            "is called not determined; nothing is filled in. A character that cannot be printed is drawn, as in ␀.",
        ),
        element(
            "dl", *(element("div", element("dt", mark), element("dd", words)) for mark, words in _legend_rows(index))
        ),
        element(
            "fieldset",
            element("legend", "Show in the texts"),
            *(
                element("label", element("input", type="checkbox", id=f"show-{name}", checked=True), f" {words}")
                for name, words in toggles
            ),
            class_="toggles",
        ),
        id="legend",
        aria_labelledby="legend-title",
    )


def _legend_rows(index: StoryIndex) -> tuple[tuple[Child, Child], ...]:
    """Each mark with its meaning; that of retold passages only where there are such."""
    retold = any(place.retold for places in index.places.values() for place in places)
    return (
        (_sample("quote direct", "words"), "direct quotation: all of it in quotation marks; bars left and right"),
        (_sample("quote mixed", "words"), "mixed: partly in quotation marks; double bars"),
        (_sample("quote indirect", "words"), "indirect: retold without quotation marks; dashed bars"),
        (
            join([_sample("source", "name"), " ", _sample("cue", "said")]),
            "who says it (heavier) and the words that attribute it (slanted)",
        ),
        (
            element("span", label("7", class_="chip"), "words", class_="m passage h2 u3"),
            "shared passage: its number opens the same words in the next report; one number, one passage, one look",
        ),
        *(
            [(_retold_sample(), "retold passage: it says the same in other words; weaker than a copy")]
            if retold
            else []
        ),
        (_sample("date", "Thursday"), "a time; the note beside it says which day is meant and why"),
        (
            element("span", "Thursday", label("?", class_="doubt"), class_="m date open"),
            "what nothing in the record settles; after a quotation: doubtful",
        ),
        (element("span", "Caption", class_="zone-name"), "text apart from the reporting: mastheads, captions, footers"),
    )


def _retold_sample() -> Markup:
    return element("span", label("8", class_="chip"), "words", class_="m passage h3 retold")


def _sample(classes: str, words: str) -> Markup:
    return element("span", words, class_=f"m {classes} starts ends")


def show_reports(index: StoryIndex) -> Markup:
    """The reports by time, each with the part of its body that other reports have."""
    return element(
        "section",
        element("h2", "Reports by time", id="reports-title"),
        element(
            "p",
            "A bar is a report’s body from first to last word, filled where another has the same words.",
            class_="remark",
        ),
        element("ol", *(_entry(read, index) for read in index.whole), class_="reports"),
        id="reports",
        aria_labelledby="reports-title",
    )


def _entry(read: ReadReport, index: StoryIndex) -> Markup:
    report = read.report
    published = report.metadata.published
    known = say_published(published)
    agency, outlet = report.metadata.agency.value, report.metadata.outlet.value
    return element(
        "li",
        element("p", foreign(known) if known != "not determined" else "date not determined", class_="when"),
        element(
            "div",
            element("p", element("a", show_title(read, index), href=index.addresses.report(report.id)), class_="title"),
            element(
                "p",
                index.show_tag(report.id),
                " ",
                foreign(outlet) if outlet else element("span", "outlet not determined", class_="unknown"),
                join([", credits ", foreign(agency)]) if agency else None,
                f" · {count(len(read.quotes), 'quotation')}",
                class_="who-where",
            ),
            _shares(read, index),
            _further(read, index),
        ),
    )


def _further(read: ReadReport, index: StoryIndex) -> Markup | None:
    """The line for the prints of this report's text that the list does not hold."""
    held = index.prints.get(read.report.id, ())
    if not held:
        return None
    days = [index.reports[one.report].report.metadata.published.day for one in held]
    known = sorted(day for day in days if day is not None)
    when = f", {say_days(known[0], _next(known[-1]))}" if known else ""
    return element("p", "and ", index.prints_link(read.report.id, len(held)), when, class_="who-where")


def _shares(read: ReadReport, index: StoryIndex) -> Markup:
    pairs = [pair for pair in index.pairs_of.get(read.report.id, ()) if pair.copy.kind is not CopyKind.BOILERPLATE]
    if not pairs:
        return element("p", "no text found that other reports here have", class_="unshared")
    rows = [_share(read, pair, index) for pair in pairs[:_MOST_SHARES]]
    rest = len(pairs) - _MOST_SHARES
    if rest > 0:
        rows.append(
            element("li", element("a", f"and with {count(rest, 'other report')}", href=index.addresses.part("shared")))
        )
    return element("ul", *rows, class_="shares")


def _share(read: ReadReport, pair: Pair, index: StoryIndex) -> Markup:
    copy = pair.copy
    mine, other = (copy.a_share, copy.b) if copy.a == read.report.id else (copy.b_share, copy.a)
    how = "retold in" if copy.kind is CopyKind.REWRITE else "shared with"
    words = join([f"{say_percent(mine)} {how} ", index.show_name(other)])
    where = element("a", words, href=index.to_pair(pair)) if pair.laid_out else words
    return element("li", show_strip(read.report, copy), where, f" ({COPY_KINDS[copy.kind]})")


def show_strip(report: Report, copy: Copy) -> Markup:
    """The body as a bar, first words left, its shared passages filled; the text beside it says how much."""
    start, end = _body(report)
    spans = [Span(s.a_start, s.a_end) if copy.a == report.id else Span(s.b_start, s.b_end) for s in copy.spans]
    filled: list[tuple[int, int]] = []
    for span in sorted(spans):
        left = 1000 * (max(span.start, start) - start) // max(1, end - start)
        right = -(-1000 * (min(span.end, end) - start) // max(1, end - start))
        if right <= left:
            continue
        if filled and len(spans) > _MANY and left - filled[-1][1] < _NEAR:
            filled[-1] = (filled[-1][0], max(right, filled[-1][1]))
        else:
            filled.append((left, right))
    return element(
        "svg",
        element("rect", x=0, y=0, width=1000, height=10, class_="whole"),
        *(
            element("rect", x=left, y=0, width=max(4, right - left), height=10, class_="shared")
            for left, right in filled
        ),
        viewBox="0 0 1000 10",
        preserveAspectRatio="none",
        aria_hidden="true",
        class_="strip weak" if copy.kind is CopyKind.REWRITE else "strip",
    )


def _body(report: Report) -> tuple[int, int]:
    zones = report.zones_of(Role.BODY)
    return (zones[0].start, zones[-1].end) if zones else (0, len(report.text))
