"""Show who is named over all reports: every spelling with its count, roles as each outlet gave them, grounds, words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dateline.model import (
    ActorEvidence,
    NameUse,
    RecordActor,
    RecordActors,
    RecordRole,
    ReportId,
    Span,
)
from dateline.page.index import StoryIndex
from dateline.page.markup import Markup, element, foreign, join
from dateline.page.wording import count, say_days

__all__ = ["asked_names", "show_who"]

MOST = 60  # actors on a page
QUOTES = 3  # of one actor; the others stand under "Who said what"


def listed(who: RecordActors) -> list[RecordActor]:
    """Those who are named in two reports and more, those of most reports first."""
    several = [actor for actor in who.actors if len(actor.reports) > 1 and not actor.described]
    return sorted(several, key=lambda actor: (-len(actor.reports), actor.name, actor.id))


def asked_names(who: RecordActors) -> dict[ReportId, tuple[tuple[Span, ...], ...]]:
    """The words that the list opens: one place of every spelling and every role, for the actors on the page."""
    found: dict[ReportId, dict[tuple[Span, ...], None]] = {}
    for actor in listed(who)[:MOST]:
        for place in (*(use.places[0] for use in actor.names), *(role.evidence for role in actor.roles)):
            found.setdefault(place.report, {})[(place.span,)] = None
    return {report: tuple(spans) for report, spans in found.items()}


def show_who(index: StoryIndex) -> Markup:
    """The actors of several reports with their spellings, roles, grounds and quotations."""
    found = listed(index.story.who)
    if not found:
        return element("section", hidden="hidden", id="who")
    spoken = quotes_of(index)
    left = len(found) - MOST
    return element(
        "section",
        element("h2", "Who is named", id="who-title"),
        element(
            "p",
            "Two names of two reports are one actor’s on two grounds; what is near and not enough stays apart and is"
            " listed by dateline actors --candidates.",
            class_="remark",
        ),
        element("ol", *(show_actor(actor, index, spoken) for actor in found[:MOST]), class_="happened"),
        element("p", f"{count(left, 'more actor')}: dateline actors", class_="remark") if left > 0 else None,
        id="who",
        aria_labelledby="who-title",
    )


def show_actor(actor: RecordActor, index: StoryIndex, spoken: Mapping[str, list[Markup]]) -> Markup:
    """One actor."""
    said = spoken.get(actor.id, [])
    more = len(said) - QUOTES
    rows = [
        row("Names", [show_use(use, index) for use in actor.names if not use.described]),
        row("Is", [show_role(role, index) for role in actor.roles]),
        row("One, because", [element("span", reason) for reason in reasons(actor)]),
        row("Said", [*said[:QUOTES], *([element("span", f"{more} more")] if more > 0 else [])]),
    ]
    head = (element("b", foreign(actor.name)), f", {actor.kind.value}, in {count(len(actor.reports), 'report')}")
    return element("li", element("p", *head), *(shown for shown in rows if shown is not None))


def row(title: str, parts: list[Markup]) -> Markup | None:
    """A line with a title; nothing without parts."""
    if not parts:
        return None
    spaced = [piece for part in parts for piece in (part, "; ")][:-1]
    return element("p", element("span", f"{title}: ", class_="remark"), join(spaced))


def show_use(use: NameUse, index: StoryIndex) -> Markup:
    """A spelling with its count, opening its first place."""
    return join([opened(use.places[0], index), f" {len(use.places)}"])


def show_role(role: RecordRole, index: StoryIndex) -> Markup:
    """A role as its report gave it, opening its words."""
    body = index.story.names.get(role.organisation, "") if role.organisation else ""
    told = say_days(role.earliest, role.latest)
    of = join([" (", foreign(body), ")"]) if body else ""
    return join([opened(role.evidence, index), of, ", ", index.show_name(role.evidence.report), f", {told}"])


def opened(place: ActorEvidence, index: StoryIndex) -> Markup:
    """Words that open in their report, where the page holds it."""
    words = foreign(index.excerpt(place.report, place.span))
    if not index.shows(place.report, place.span) or (place.span,) not in index.asked.get(place.report, ()):
        return words
    return element("a", words, href=index.to_words(place.report, place.span))


def reasons(actor: RecordActor) -> Iterator[str]:
    """The grounds of the joins, each pair once."""
    told = dict.fromkeys(" and ".join(ground.because for ground in join_.grounds) for join_ in actor.joins)
    return iter(told)


def quotes_of(index: StoryIndex) -> dict[str, list[Markup]]:
    """For each actor its quotations, opening their words."""
    ids = {
        (member.report, member.actor.partition(":")[0]): actor.id
        for actor in index.story.who.actors
        for member in actor.members
    }
    found: dict[str, list[Markup]] = {}
    for read in index.story.reports:
        for quote in read.quotes:
            own = ids.get((read.report.id, quote.actor or ""))
            if own is not None and index.shows(read.report.id, *quote.content):
                words = foreign(index.excerpt(read.report.id, *quote.content))
                found.setdefault(own, []).append(element("a", words, href=index.to_quote(read.report.id, quote)))
    return found
