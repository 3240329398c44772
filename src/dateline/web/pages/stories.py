"""Stories: the reports of one affair, how many accounts stand behind them, and where they differ."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from dateline.copies import count_texts
from dateline.model import Finding, FindingKind, ReadReport, Story
from dateline.page.article import show_article
from dateline.page.markup import Markup
from dateline.web.asking import Number, paging, state_of
from dateline.web.drawing import index_part, plain_reports
from dateline.web.frame import show_page
from dateline.web.lists import Lists
from dateline.web.looking import Compared, find, independent_in
from dateline.web.naming import Names
from dateline.web.pages.reports import entry_of
from dateline.web.settled import Settled

__all__ = ["router"]

router = APIRouter()
DIFFERENT = (FindingKind.CONTRADICTS, FindingKind.DIFFERS, FindingKind.RESPONDS)
SHOWN = 12  # differences on the page of a story; the table has all
LISTED = 60  # reports


@router.get("/stories")
def show_stories(request: Request, page: Number = 1) -> Response:
    """The list."""
    state = state_of(request)
    size = state.options.per_page
    with state.desk.reading() as record:
        settled, compared = state.desk.settled(record), state.desk.compared(record)
        lists = state.desk.lists(record)
        every = sorted(compared.stories.values(), key=lambda story: (-len(story.reports), story.id))
        rows = [
            (story, lists.summary(story.reports[0]), *numbers(story, settled), differences(story, compared))
            for story in every[(page - 1) * size : page * size]
        ]
        return show_page(
            request,
            "stories.html",
            title="Stories",
            names=Names(settled),
            rows=rows,
            paging=paging(request, page, len(every), "story"),
        )


@router.get("/story/{own}")
def show_story(request: Request, own: str) -> Response:
    """One story."""
    state = state_of(request)
    with state.desk.reading() as record:
        settled, compared = state.desk.settled(record), state.desk.compared(record)
        find(compared.stories, own, "story")
        story, lists = compared.stories[own], state.desk.lists(record)
        texts, independent = numbers(story, settled)
        differing = differences(story, compared)
        lead = lead_of(story, compared)
        return show_page(
            request,
            "story.html",
            title=f"Story: {', '.join(story.words[:4])}",
            names=Names(settled),
            story=story,
            texts=texts,
            independent=independent,
            entries=[entry_of(lists.summary(report), lists, settled) for report in story.reports[:LISTED]],
            further=max(0, len(story.reports) - LISTED),
            differing=differing[:SHOWN],
            all_differing=len(differing),
            compared=compared,
            summaries={one.report: lists.summary(one.report) for finding in differing for one in finding.accounts},
            lead=lists.summary(lead.report.id),
            article=article_of(lead, story, settled, state.desk.lists(record), differing),
        )


def numbers(story: Story, settled: Settled) -> tuple[int, int]:
    """How many texts the reports of a story are, and how many independent accounts."""
    own = set(story.reports)
    copies = [copy for report in own for copy in settled.copies_of.get(report, ()) if {copy.a, copy.b} <= own]
    return count_texts(own, copies), independent_in(own, settled.lineage_of)


def differences(story: Story, compared: Compared) -> list[Finding]:
    """Where the accounts of a story differ."""
    return [finding for finding in compared.findings.get(story.id, ()) if finding.kind in DIFFERENT]


def lead_of(story: Story, compared: Compared) -> ReadReport:
    """The report that is laid out: the one that most differences are about, else the first."""
    counted = dict.fromkeys(story.reports, 0)
    for finding in differences(story, compared):
        for account in finding.accounts:
            if account.report in counted:  # what one story says may be told by reports of another too
                counted[account.report] += 1
    best = max(story.reports, key=lambda report: counted[report])
    return compared.settled.reads[best]


def article_of(lead: ReadReport, story: Story, settled: Settled, lists: Lists, differing: list[Finding]) -> Markup:
    """The leading report with every mark; the words that others put otherwise have names to be opened by."""
    own = lead.report.id
    pairs = [copy for copy in settled.copies_of.get(own, ()) if {copy.a, copy.b} <= set(story.reports)]
    others = plain_reports(lists, (copy.b if copy.a == own else copy.a for copy in pairs))
    asked = tuple({account.spans for one in differing for account in one.accounts if account.report == own})
    lineage = settled.lineage_of.get(own)
    index = index_part(
        settled, [lead, *others], pairs, [lineage] if lineage is not None else (), asked={own: asked} if asked else None
    )
    return show_article(lead, index)
