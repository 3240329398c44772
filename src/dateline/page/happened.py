"""Draw when events were, beside when they were reported: a bar for the days an event may be, a mark for each report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dateline.model import Event, MergedEvent
from dateline.page.index import StoryIndex
from dateline.page.markup import Markup, element, foreign, join
from dateline.page.wording import count, say_days

__all__ = ["show_happened"]

WIDTH, HEIGHT, EDGE = 600, 26, 6
LEAST = 5  # the width of a day's bar
MOST = 80  # events on a page


def show_happened(index: StoryIndex) -> Markup:
    """The events that more than one account tells, in the order of time, with their days and those of the reports."""
    dated = [
        event
        for event in index.story.comparison.events
        if len(event.events) > 1 and event.type is not None and (event.earliest or event.latest)
    ]
    dated.sort(key=lambda event: (event.earliest or date.min, event.latest or date.max, event.id))
    days = [day for event in dated for day in (event.earliest, event.latest) if day]
    days += [day for event in dated for day in published(event, index)]
    if not days:
        return element("section", hidden="hidden", id="happened")
    first, last = min(days), max(days)
    items = [show_event(event, first, last, index) for event in dated[:MOST]]
    left = len(dated) - MOST
    return element(
        "section",
        element("h2", "What happened, and when it was reported", id="happened-title"),
        element(
            "p",
            f"From {first} to {last}. The upper bar is the days that the accounts allow for the event (pale where"
            " an end is open), each lower mark the day of a report.",
            class_="remark",
        ),
        element("ol", *items, class_="happened"),
        element("p", f"{count(left, 'more event')}: dateline events", class_="remark") if left > 0 else None,
        id="happened",
        aria_labelledby="happened-title",
    )


def published(event: MergedEvent, index: StoryIndex) -> list[date]:
    """The days of the reports of an event, where they are known."""
    found = {index.reports[report].report.metadata.published.day for report, _ in event.events}
    return sorted(day for day in found if day is not None)


def show_event(event: MergedEvent, first: date, last: date, index: StoryIndex) -> Markup:
    """One event: its days, its drawing, and every account in its own words."""
    told = say_days(event.earliest, event.latest, weekday=True)
    reported = published(event, index)
    said = ", ".join(day.isoformat() for day in reported) or "days that are not determined"
    return element(
        "li",
        element("p", element("b", told), f", reported {said}", ", contested" if event.contested else None),
        draw(event, reported, first, last),
        element("ul", *(show_account(event, at, index) for at in range(len(event.events)))),
    )


def draw(event: MergedEvent, reported: Sequence[date], first: date, last: date) -> Markup:
    """The days of an event over those of its reports; a picture for those who see it, told in words above."""
    whole = max(1, (last - first).days)

    def at(day: date) -> float:
        return EDGE + (WIDTH - 2 * EDGE) * (day - first).days / whole

    start, end = at(event.earliest or first), at(event.latest or last)
    is_open = event.earliest is None or event.latest is None
    width = f"{max(LEAST, end - start):.1f}"
    bar = element("rect", x=f"{start:.1f}", y="3", width=width, height="8", class_="open" if is_open else "days")
    marks = [element("circle", cx=f"{at(day):.1f}", cy="19", r="4", class_="report") for day in reported]
    line = element("line", x1=str(EDGE), x2=str(WIDTH - EDGE), y1="19", y2="19", class_="lane")
    return element("svg", line, bar, *marks, viewBox=f"0 0 {WIDTH} {HEIGHT}", class_="bars", aria_hidden="true")


def show_account(event: MergedEvent, number: int, index: StoryIndex) -> Markup:
    """One account: its words, which open in the report, and who tells it."""
    report, own = event.events[number]
    told: Event = next(one for one in index.reports[report].events if one.id == own)
    words = foreign(index.excerpt(report, *told.evidence))
    link = index.shows(report, *told.evidence) and told.evidence in index.asked.get(report, ())
    shown = element("a", words, href=index.to_words(report, *told.evidence)) if link else words
    return element("li", shown, join([" ", index.show_name(report), f", {told.status.value}"]))
