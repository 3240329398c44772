"""From an analysed report to its events: triggers, then statements, then what is done and what stands inside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from dateline.events.accidents import is_accident, is_death
from dateline.events.answers import answer
from dateline.events.deeds import Found, deed, joined, read
from dateline.events.folding import fold
from dateline.events.ground import lay_ground
from dateline.events.patterns import status_words
from dateline.events.sayings import read_sayings, statements, wordless
from dateline.events.settle import settle_dates
from dateline.events.statements import HARM, is_feared
from dateline.events.tree import Tree
from dateline.events.triggers import find_triggers
from dateline.events.who import Who
from dateline.model import (
    INNER_WISH,
    Analysis,
    AnnotatedText,
    Event,
    EventStatus,
    Mention,
    Quote,
    Role,
    TimeExpression,
)
from dateline.text.grammar import range_of

__all__ = ["find_events"]

# Below it an event is left out: a missing one is cheaper than a false one. Swept from 0.45 to 0.65 on development
# corpora (BENCHMARKS.md); the fitted values lie in steps, and just below a half stands what is as often right as wrong.
LEAST = 0.49


def find_events(
    text: AnnotatedText,
    analysis: Analysis,
    mentions: Sequence[Mention],
    quotes: Sequence[Quote],
    dates: Sequence[TimeExpression],
    last: date | None = None,
) -> tuple[Event, ...]:
    """
    Find what a report says happened, was said, is wanted or is feared.

    Captions, headlines, share lines and the like give no events. An event inside what somebody says is embedded and
    carries the chain of those who say so; its status is its own, never that of the saying.

    Args:
        text: The report, cut into sentences.
        analysis: Its grammar.
        mentions: Its names, led to actors.
        quotes: Its attributions.
        dates: Its time expressions.
        last: The last day on which the report may have been published, when it is known.

    Returns:
        Events by their trigger; offsets are code points into ``text.text``.
    """
    tree = Tree(text.text, analysis.words)
    who = Who(tree, analysis, mentions)
    body = [
        at
        for sentence in text.sentences
        if sentence.role is Role.BODY
        for at in range_of(tree.words, sentence.span.start, sentence.span.end)
    ]
    triggers = find_triggers(tree, body, who.named)
    spoken = [quote for quote in quotes if quote.zone is Role.BODY and quote.rule != INNER_WISH]
    ground = lay_ground(text, tree, who, triggers, spoken, dates, last)
    deeds = wordless(ground)
    if deeds:
        spoken = [quote for quote in spoken if quote.id not in deeds]
        ground = lay_ground(text, tree, who, triggers, spoken, dates, last)
    sayings, used = read_sayings(ground)
    roots = {quote.id: saying.root for quote, saying in sayings}
    drafts = statements(ground, sayings)
    found = [read(tree, trigger, who) for trigger in triggers]
    governing = {one.trigger.at: one for one in found}
    for one in with_parts(found, used, tree):
        around = ground.around.get(one.trigger.at)
        if around is not None and (around.klass == "asked" or around.klass.startswith("not-")):
            continue  # what is asked, or was not said, is not told
        if one.told is None or doubled(tree, one, governing) or (around is not None and twice(roots[around.id], one)):
            continue
        draft = deed(ground, around, feared(tree, around, one))
        drafts += [draft] if draft.event.confidence >= LEAST else []
    drafts.sort(key=lambda draft: (draft.event.trigger, draft.event.form.value, draft.event.id))
    return tuple(settle_dates(ground, answer(ground, drafts)))


def feared(tree: Tree, around: Quote | None, one: Found) -> Found:
    """A harm that somebody fears is predicted, and nobody threatens it."""
    if around is None or one.told is None or one.told.root != "THREATEN" or one.trigger.root not in HARM:
        return one
    if not is_feared(tree, around):
        return one
    return one._replace(told=one.told._replace(root=one.trigger.root, status=EventStatus.PREDICTED, why=""))


def with_parts(found: Sequence[Found], used: frozenset[int], tree: Tree) -> Iterator[Found]:
    """The triggers that tell a deed of their own, each with those that only go on telling it."""
    free = [one for one in found if one.trigger.at not in used]
    into = fold(tree, [one.trigger for one in free])
    parts: dict[int, list[Found]] = {}
    for one in free:
        if one.trigger.at in into:
            parts.setdefault(into[one.trigger.at], []).append(one)
    for one in free:
        if one.trigger.at in into:
            continue
        if not is_death(one.trigger) or one.trigger.at in parts or is_accident(tree, one.trigger):
            yield joined(one, parts.get(one.trigger.at, ()))


def doubled(tree: Tree, one: Found, governing: dict[int, Found]) -> bool:
    """Whether the event over this one already tells it: what is agreed, refused or threatened is told by that."""
    over = one.reading.over
    if over is None or over not in governing or one.told is None:
        return False
    above = governing[over]
    if above.told is None:
        return False
    root = above.told.root
    return (
        root == one.told.root
        or (root, one.trigger.root) == ("THREATEN", "ASSAULT")
        or (root in ("REJECT", "AGREE", "CONCEDE") and not is_claimed(tree, one.trigger.at, over))
    )


def is_claimed(tree: Tree, at: int, over: int) -> bool:
    """Whether what is rejected is a claim that tells the event: "rejected reports that troops were patrolling"."""
    for above in (at, *tree.up(at)):
        if tree.forms[above] in status_words("claims", "nouns"):
            return True
        if above == over:
            return False
    return False


def twice(root: str | None, one: Found) -> bool:
    """Whether the statement around an event already tells it: the threat itself, the demand itself."""
    assert one.told is not None
    return root == one.told.root or (root == "THREATEN" and one.trigger.root == "ASSAULT" and not one.trigger.noun)
