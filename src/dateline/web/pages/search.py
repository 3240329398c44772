"""Search: where words stand, narrowed by outlet, days, speaker or story; whether something was said, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from dateline.api import Record
from dateline.model import ReportId, Span
from dateline.page.markup import Markup, element, escape, join
from dateline.page.wording import cut_short, say_days
from dateline.record import Asked, Hit, ReportSummary
from dateline.record.search import fold_places, parse_query
from dateline.typed import parse_day
from dateline.web.addresses import SITE
from dateline.web.asking import Day, Number, Words, paging, state_of
from dateline.web.frame import show_page
from dateline.web.here import Here, here_of
from dateline.web.lists import Lists, is_asked
from dateline.web.looking import Compared
from dateline.web.naming import Names
from dateline.web.owners import accounts_in
from dateline.web.pages.quotes import speakers_called
from dateline.web.quoting import look_up
from dateline.web.settled import Settled
from dateline.web.spelling import Spellings

__all__ = ["LOOKED_AT", "MOST", "Many", "Narrowed", "hits", "how_many", "router", "show_excerpt", "within"]

router = APIRouter()
MOST = 50
LOOKED_AT = 2_000  # hits that are held to what a search is narrowed to
ALIKE_SHOWN = 4  # other spellings offered for a word
STORIES = 60  # stories to choose from
Order = Literal["best", "first"]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a search is narrowed to: days and outlet, and only these reports unless None."""

    asked: Asked
    within: frozenset[ReportId] | None

    @property
    def narrows(self) -> bool:
        """Whether any report is left out."""
        return self.within is not None or self.asked != Asked()

    def holds(self, report: ReportSummary) -> bool:
        """Whether a report is meant."""
        return is_asked(report, self.asked) and (self.within is None or report.id in self.within)


@dataclass(frozen=True, slots=True)
class Many:
    """
    How many reports a search finds.

    Args:
        number: So many, or at most so many.
        is_exact: Whether there may not be fewer.
    """

    number: int
    is_exact: bool = True


@router.get("/search")
def show_search(
    request: Request,
    q: Words = "",
    outlet: Words = "",
    speaker: Words = "",
    story: Words = "",
    after: Day = "",
    before: Day = "",
    order: Order = "best",
    page: Annotated[int, Query(ge=1, le=LOOKED_AT // MOST)] = 1,
) -> Response:
    """The form and what was found; words that stand nowhere are tried in the spellings nearest to them."""
    with state_of(request).desk.reading() as record:
        here = here_of(request, record)
        settled, lists, compared = here.settled, here.lists, here.compared
        asked = Asked(outlet=outlet or None, earliest=parse_day(after, "after"), latest=parse_day(before, "before"))
        narrowed = Narrowed(asked, within(settled, lists, speaker, compared if story else None, story))
        start = (page - 1) * MOST
        spellings = Spellings(compared.words_near, compared.words_sounding)
        found, tried = find_hits(here, q, narrowed, start, spellings)
        is_more, found = len(found) > MOST, found[:MOST]
        there = how_many(record, tried or q, narrowed, start + len(found)) if is_more else Many(start + len(found))
        if order == "first":
            found.sort(key=lambda hit: settled.tags.get(hit.report.id, len(settled.tags)))
        return show_page(
            request,
            "search.html",
            title=f"Search: {q[:60]}" if q.strip() else "Search",
            names=here.names,
            q=q,
            tried=tried if found else "",
            start=start,
            page=page,
            is_more=is_more and page < LOOKED_AT // MOST,
            there=there,
            hits=[(hit, show_excerpt(hit)) for hit in found],
            most=MOST,
            searched=settled.once("searched", lambda: say_searched(lists, len(settled.tags))),
            asked={
                "outlet": outlet,
                "speaker": speaker,
                "story": story,
                "after": after,
                "before": before,
                "order": order,
            },
            stories=story_choices(story, compared) if story else [],
            offered=settled.once("stories", lambda: offered(story_choices("", compared))),
            alike=alike_names(q, spellings),
            earliest=earliest_of(found, settled),
        )


def find_hits(here: Here, q: str, narrowed: Narrowed, start: int, spellings: Spellings) -> tuple[list[Hit], str]:
    """The hits of a page and one more; of words that stand nowhere those of the nearest spelling, with that."""
    found = list(hits(here.record, here.lists, q, narrowed, start, MOST + 1))
    if found or not q.strip():
        return found, ""
    tried = respelled(q, here.record, spellings)
    return (list(hits(here.record, here.lists, tried, narrowed, start, MOST + 1)) if tried else []), tried


@router.get("/quotation")
def show_quotation(request: Request, q: Words = "", page: Number = 1) -> Response:
    """Whether something was said: word for word, altered, retold, or not found in so many reports."""
    state = state_of(request)
    with state.desk.reading() as record:
        settled, lists = state.desk.settled(record), state.desk.lists(record)
        found = look_up(record, q)
        summaries = {one.report: lists.summary(one.report) for one in found}
        dated = [one for one in found if summaries[one.report].published.day is not None]
        first = min(dated, key=lambda one: str(summaries[one.report].published.day), default=None)
        undated = dict.fromkeys(one.report for one in found if summaries[one.report].published.day is None)
        return show_page(
            request,
            "quotation.html",
            title="Was it said",
            names=Names(settled),
            q=q,
            found=found[(page - 1) * MOST : page * MOST],
            paging=paging(request, page, len(found), "place", {"q": q}, size=MOST),
            first=first,
            undated=[*undated],
            accounts=len(accounts_in(summaries, settled.lineage_of)),
            summaries=summaries,
            searched=settled.once("searched", lambda: say_searched(lists, len(settled.tags))),
        )


def within(
    settled: Settled, lists: Lists, speaker: str, compared: Compared | None, story: str
) -> frozenset[ReportId] | None:
    """The reports that quote a speaker, or of a story; None is all."""
    chosen: list[frozenset[ReportId]] = []
    if speaker:
        names = speakers_called(speaker, settled, lists)
        chosen.append(frozenset(lists.quoting(names)))
    if compared is not None:
        chosen.append(frozenset(compared.stories[story].reports if story in compared.stories else ()))
    return frozenset.intersection(*chosen) if chosen else None


def hits(
    record: Record, lists: Lists, words: str, narrowed: Narrowed, start: int = 0, most: int = MOST
) -> Iterator[Hit]:
    """Where words stand, the best report first: so many of them, without those before."""
    if words.strip():
        every = islice(record.store.search(words, LOOKED_AT), LOOKED_AT)
        held = (hit for hit in every if narrowed.holds(lists.summary(hit.report.id)))
        yield from islice(held, start, start + most)


def how_many(record: Record, words: str, narrowed: Narrowed, least: int) -> Many:
    """
    How many reports a search finds, where there are more than so many.

    The index tells it for plain words. What is narrowed, or is held to the texts, is at most what the index has.
    """
    number, is_exact = record.store.count_search(words)
    return Many(max(number, least), is_exact and not narrowed.narrows)


def respelled(words: str, record: Record, spellings: Spellings) -> str:
    """
    A search with words that stand nowhere replaced by the nearest of the names in the record; "" when there are none.

    Names are what people spell in many ways: the one nearest by its letters or by its sounds is taken, blind to case
    and accents.
    """
    found, changed = [], False
    for term in parse_query(words):
        for word in term.words:
            if record.store.has_words(word):
                found.append(word)
                continue
            near = spellings.nearest(word)
            if near is None:
                return ""
            found.append(near)
            changed = True
    return " ".join(found) if changed else ""


def alike_names(words: str, spellings: Spellings) -> list[tuple[str, str]]:
    """For words of a search that are names, other spellings that sound the same, each with the search that has it."""
    every = parts_of(words)
    return [
        (other, " ".join(other if one == word else one for one in every))
        for word in dict.fromkeys(every)
        for other in spellings.sounding_like(word)[:ALIKE_SHOWN]
    ]


def story_choices(story: str, compared: Compared) -> list[tuple[str, str]]:
    """Stories to choose from: those of most reports first, and the one chosen."""
    shown = dict(compared.titles_of_stories(STORIES))
    if story and story not in shown and (title := compared.title_of(story)):
        shown[story] = title
    return [("", "any"), *((own, cut_short(title, 60)) for own, title in shown.items())]


def offered(choices: list[tuple[str, str]]) -> Markup:
    """Stories to choose from, of which none is chosen."""
    return join(element("option", told, value=own) for own, told in choices)


def earliest_of(found: list[Hit], settled: Settled) -> Hit | None:
    """Where the words appear first, by day of publication; None where no report of the hits has a day."""
    dated = [hit for hit in found if hit.report.published.day is not None]
    return min(dated, key=lambda hit: settled.tags.get(hit.report.id, len(settled.tags)), default=None)


def parts_of(name: str) -> tuple[str, ...]:
    """The words of a name as texts are compared."""
    return fold_places(name).words


def say_searched(lists: Lists, reports: int) -> str:
    """In how many reports, and of which days: what "none found" means."""
    newest = lists.reports(Asked(order="newest"), offset=0, limit=1).items
    oldest = lists.reports(Asked(order="oldest"), offset=0, limit=1).items
    told = f"{reports:,} {'report' if reports == 1 else 'reports'}"
    if not newest or newest[0].published.earliest is None or oldest[0].published.earliest is None:
        return told
    first, last = oldest[0].published.earliest, newest[0].published.earliest
    days = [say_days(day, day.fromordinal(min(day.toordinal() + 1, day.max.toordinal()))) for day in (first, last)]
    undated = lists.open_reports(offset=0, limit=0).total
    between = f"{told} from {days[0]} to {days[1]}"
    return f"{between} and on days that are not determined ({undated:,} of them)" if undated else between


def show_excerpt(hit: Hit) -> Markup:
    """The words around a hit, each place in them marked and opening the report there."""
    parts: list[Markup] = []
    at = hit.excerpt.start
    for place in hit.places:
        if place.start < at or place.end > hit.excerpt.end:
            continue
        parts += [escape(excerpt_words(hit, at, place.start)), opened(hit, place)]
        at = place.end
    parts.append(escape(excerpt_words(hit, at, hit.excerpt.end)))
    return element("bdi", join(parts))


def excerpt_words(hit: Hit, start: int, end: int) -> str:
    """Words of the excerpt, on one line."""
    return hit.snippet[start - hit.excerpt.start : end - hit.excerpt.start].replace("\n", " ")


def opened(hit: Hit, place: Span) -> Markup:
    """One place, opening its words."""
    words = excerpt_words(hit, place.start, place.end)
    return element("a", element("mark", words), href=SITE.words(hit.report.id, place))
