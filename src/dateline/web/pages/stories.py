"""Stories: the reports of one affair, how many accounts stand behind them, and where they differ."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from fastapi import APIRouter, Request, Response

from dateline.api import Record
from dateline.errors import UsageError
from dateline.model import Finding, ReadReport, ReportId, Span, Story
from dateline.page.article import show_article
from dateline.page.markup import Markup
from dateline.page.parts import cut_report
from dateline.web.addresses import slug
from dateline.web.asking import Number, Words, paging, state_of
from dateline.web.desk import Desk
from dateline.web.differing import SIGNS, TOLD, mark_differences
from dateline.web.drawing import index_part, plain_reports
from dateline.web.forms import led
from dateline.web.frame import Paging, show_page
from dateline.web.history import hashes_of, judgements_on
from dateline.web.listing import listing
from dateline.web.lists import Lists
from dateline.web.looking import Compared, find
from dateline.web.naming import Names
from dateline.web.pages.report import Part
from dateline.web.pages.reports import entry_of
from dateline.web.saying import Sent, Word, take
from dateline.web.settled import Settled
from dateline.web.shelves import Shelves

__all__ = ["router"]

router = APIRouter()
SHOWN = 8  # differences on the page of a story; the table has all
LISTED = 20  # reports on a page
WEIGHT = 80_000  # bytes that the words laid out, their notes and the rows of the differences in them come to, about
DIFFERENCE = 3_500  # of these, what one difference comes to
MARKED = 99  # differences written into the words of the report that is laid out
MOVABLE = 60  # reports offered in a form; any other is named by its id
CHOICE = 40  # stories offered


@router.get("/stories")
def show_stories(request: Request, page: Number = 1) -> Response:
    """The list."""
    with listing(request, page) as here:
        found = here.compared.list_stories(offset=here.offset, limit=here.size)
        rows = [(one, here.lists.summary(one.story.reports[0])) for one in found.items]
        return here.show("stories.html", found.total, "story", title="Stories", rows=rows, compared=here.compared)


@router.get("/story/{own}")
def show_story(request: Request, own: str, lead: Words = "", page: Number = 1, part: Part = 0) -> Response:
    """
    One story; ``lead`` names the report that is laid out, with what others tell otherwise in its words.

    ``page`` is that of the list of its reports, ``part`` that of the words of a long report.
    """
    state = state_of(request)
    with state.desk.reading() as record:
        return draw_story(request, record, own, lead, page, part)


@router.get("/story-of/{name}")
def lead_to_story(request: Request, name: str) -> Response:
    """The story of a report, whatever its address is now."""
    state = state_of(request)
    with state.desk.reading() as record:
        report = state.desk.id_of(name, record)
        found = state.desk.compared(record).story_of.get(report)
        if found is None:
            raise UsageError("the record has no story with this report", hint="it has no text")
        return led(f"/story/{found.id}")


@router.post("/story/{own}")
async def sort_story(request: Request, own: str) -> Response:
    """Take a report out of a story, into another one, or make two stories one."""

    def decide(record: Record, sent: Sent) -> Word:
        return word_on(own, sent, state_of(request).desk, record)

    def draw(record: Record, failed: str, sent: Sent) -> Response:
        return draw_story(request, record, own, "", failed=failed, typed=sent.typed)

    return await take(request, decide, draw)


def word_on(own: str, sent: Sent, desk: Desk, record: Record) -> Word:
    """
    What a form says of a story.

    Raises:
        UsageError: If there is none, or the form says nothing, not why, or not of which.
    """
    compared = desk.compared(record)
    find(compared.stories, own, "story")
    why, named = sent.reason(), last_part(sent.one("report-by")) or sent.one("report")
    report = desk.id_of(named, record) if named else compared.stories[own].reports[0]
    other = other_of(last_part(sent.one("other-by")) or sent.one("other"), desk, record, compared)
    if sent.verdict not in ("part", "move", "join"):
        raise UsageError("nothing was said of the story", hint="use one of the buttons")
    if sent.verdict != "part" and other is None:
        raise UsageError("no other story was chosen", hint="choose one from the list")

    def say(record: Record, by: str) -> str:
        if other is None or sent.verdict == "part":
            record.part(report, because=why, by=by)
        elif sent.verdict == "move":
            record.move(report, other.reports[0], because=why, by=by)
        else:
            record.join(report, other.reports[0], because=why, by=by)
        return report

    return Word(f"{sent.verdict} story", f"/story-of/{slug(report)}", say)


def other_of(named: str, desk: Desk, record: Record, compared: Compared) -> Story | None:
    """The other story of a form: by its id, or by a report in it."""
    if not named or named in compared.stories:
        return compared.stories.get(named)
    return compared.story_of.get(desk.id_of(named, record))


def last_part(address: str) -> str:
    """
    The id at the end of an address that somebody pasted.

    Example:
        >>> last_part("http://127.0.0.1:8642/report/kayhan-7?at=1-9#lead"), last_part("kayhan-7")
        ('kayhan-7', 'kayhan-7')
    """
    return re.split("[?#]", address)[0].rstrip("/").rpartition("/")[2]


def draw_story(
    request: Request,
    record: Record,
    own: str,
    lead: str,
    page: int = 1,
    part: int = 0,
    *,
    failed: str = "",
    typed: Mapping[str, str] | None = None,
) -> Response:
    """The page of a story."""
    desk = state_of(request).desk
    settled, compared, lists = desk.settled(record), desk.compared(record), desk.lists(record)
    find(compared.stories, own, "story")
    story = compared.stories[own]
    line, differing = compared.story_line(story), compared.differences(own)
    chosen = desk.id_of(lead, record) if lead else lead_of(story, differing)
    if chosen not in story.reports:
        raise UsageError(f"the record has no report {lead[:80]!r} in this story", hint="open the report by itself")
    summaries = {one.report: lists.summary(one.report) for finding in differing[:MARKED] for one in finding.accounts}
    names = Names(settled)
    laid_out = lists.whole(chosen)
    parts = parts_of(laid_out, differing[:MARKED])
    number = min(part, len(parts)) or 1
    within = parts[number - 1]
    whole = len(parts) == 1
    article = article_of(
        laid_out, story, settled, compared, lists, differing[:MARKED], names, None if whole else within
    )
    size = min(LISTED, state_of(request).options.per_page)
    asked = {"lead": slug(chosen) if lead else ""}
    hashes = {compared.hashes[report] for report in story.reports}
    inline = {
        number
        for number, finding in enumerate(differing[:MARKED], 1)
        if any(one.report == chosen and any(map(within.overlaps, one.spans)) for one in finding.accounts)
    }
    headline = compared.title_of(own) or "A story without a headline"
    members = [lists.summary(report) for report in story.reports[:MOVABLE]]
    begins = headline.rstrip("… ")
    return show_page(
        request,
        "story.html",
        title=headline,
        headline=headline,
        status=400 if failed else 200,
        names=names,
        story=story,
        texts=line.texts,
        independent=line.independent,
        houses=compared.owners.behind(story.reports),
        entries=[
            entry_of(lists.summary(one), lists, settled) for one in story.reports[(page - 1) * size : page * size]
        ],
        paging=paging(
            request,
            page,
            len(story.reports),
            "report",
            {**asked, "part": part or ""},
            size=size,
            part="reports-title",
        ),
        text=Paging(
            request.url.path, {**asked, "page": page if page > 1 else ""}, number, 1, len(parts), "part", "lead", "part"
        ),
        differing=[one for one in enumerate(differing[:MARKED], 1) if one[0] <= SHOWN or one[0] in inline],
        all_differing=len(differing),
        inline=inline,
        compared=compared,
        summaries=summaries,
        lead=lists.summary(chosen),
        article=article,
        members=members,
        headed=next((one for one in members if (one.title or "").startswith(begins)), None),
        others=[one for one in compared.titles_of_stories(CHOICE) if one[0] != own],
        history=[row for row in judgements_on(record, "story") if hashes & hashes_of(row)],
        failed=failed,
        typed=typed or {},
        signs=SIGNS,
        told=TOLD,
        shelf=Shelves.of(record, request).about([*story.reports]),
    )


def parts_of(read: ReadReport, differing: Sequence[Finding]) -> list[Span]:
    """The parts in which a report is laid out; a difference takes room beside its words and in the table."""
    marked = (
        account.spans[0]
        for finding in differing
        for account in finding.accounts
        if account.report == read.report.id and account.spans
    )
    return cut_report(read, WEIGHT, marked, DIFFERENCE)


def lead_of(story: Story, differing: Sequence[Finding]) -> ReportId:
    """The report that is laid out: the one that most differences are about, else the first."""
    counted = dict.fromkeys(story.reports, 0)
    for finding in differing:
        for account in finding.accounts:
            if account.report in counted:  # what one story says may be told by reports of another too
                counted[account.report] += 1
    return max(story.reports, key=lambda report: counted[report])


def article_of(
    lead: ReadReport,
    story: Story,
    settled: Settled,
    compared: Compared,
    lists: Lists,
    differing: Sequence[Finding],
    names: Names,
    within: Span | None,
) -> Markup:
    """The leading report with every mark, and in its words what others tell otherwise."""
    own = lead.report.id
    pairs = [copy for copy in settled.copies_of.get(own, ()) if {copy.a, copy.b} <= set(story.reports)]
    others = plain_reports(lists, (copy.b if copy.a == own else copy.a for copy in pairs))
    summaries = {one.report: lists.summary(one.report) for finding in differing for one in finding.accounts}
    lineage = settled.lineage_of.get(own)
    index = index_part(
        settled,
        [lead, *others],
        pairs,
        [lineage] if lineage is not None else (),
        told={own: mark_differences(own, differing, compared, names, summaries)},
    )
    return show_article(lead, index, within)
