"""List the quotations by speaker, most quoted first, each line opening its words."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.model import Quote, ReportId
from dateline.page.index import StoryIndex
from dateline.page.markup import Markup, element, foreign, join
from dateline.page.notes import describe_quote
from dateline.page.shared import show_left_out_lines
from dateline.page.wording import count

__all__ = ["show_speakers"]

_Line = tuple[ReportId, Quote]


def show_speakers(index: StoryIndex) -> Markup:
    """
    The table of who said what; quotations without a speaker stand last, under their own heading.

    Speakers, named or described, are told apart by their words alone: two spellings of one name are two groups.
    """
    groups = _group(index)
    total = sum(len(lines) for _, lines in groups)
    named = sum(1 for speaker, _ in groups if speaker is not None)
    body = [_speaker(speaker, lines, index) for speaker, lines in groups]
    head = [element("th", name, scope="col", role="columnheader") for name in ("Words", "How", "Report")]
    table = element(
        "table",
        element("caption", f"{count(total, 'quotation')} of {count(named, 'speaker')}, most quoted first"),
        element("thead", element("tr", *head, role="row"), role="rowgroup"),
        *body,
        role="table",
        class_="stacking",
    )
    return element(
        "section",
        element("h2", "Who said what", id="speakers-title"),
        element(
            "p",
            "Grouped by the name as the reports spell it, else by a description; two spellings are two groups.",
            class_="remark",
        ),
        table if groups else element("p", "No quotation was found."),
        show_left_out_lines(
            sum(len(read.quotes) for read in index.story.reports) - total, "quotation", "quotes", index
        ),
        id="speakers",
        aria_labelledby="speakers-title",
    )


def _group(index: StoryIndex) -> list[tuple[str | None, list[_Line]]]:
    found: dict[str | None, list[_Line]] = {}
    spelled: dict[str, str] = {}
    for read in index.story.reports:
        for quote in read.quotes:
            if not index.shows(read.report.id, *quote.content):
                continue
            # "The board" opens a sentence where "the board" stands inside one: capitals do not make two speakers.
            name = None if quote.speaker is None else spelled.setdefault(quote.speaker.casefold(), quote.speaker)
            found.setdefault(name, []).append((read.report.id, quote))
    return sorted(
        found.items(), key=lambda item: (item[0] is None, -len(item[1]), (item[0] or "").casefold(), item[0] or "")
    )


def _speaker(speaker: str | None, lines: list[_Line], index: StoryIndex) -> Markup:
    name = foreign(speaker) if speaker is not None else "Speaker not determined"
    number = element("span", count(len(lines), "quotation"), class_="number")
    head = element("th", name, " ", number, colspan=3, scope="rowgroup", role="rowheader")
    return element("tbody", element("tr", head, role="row", class_="group"), *_rows(lines, index), role="rowgroup")


def _rows(lines: list[_Line], index: StoryIndex) -> Iterator[Markup]:
    for report, quote in lines:
        words = foreign(index.excerpt(report, *quote.content))
        yield element(
            "tr",
            element(
                "td",
                element("a", words, href=index.to_quote(report, quote), class_="to-words"),
                role="cell",
            ),
            element("td", describe_quote(quote), role="cell", class_="how"),
            element("td", join([index.link(report)]), role="cell", class_="where"),
            role="row",
        )
