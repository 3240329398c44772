"""Days counted from another event: "two days after the attack", "the following day", "came after an appeal"."""

from __future__ import annotations

from bisect import bisect_left
from datetime import timedelta

from dateline.events.board import DONE, LEAD, Board
from dateline.events.counting import counted_days
from dateline.events.dated import SPEECH, Key
from dateline.events.objects import joined
from dateline.events.patterns import nouns, status_words
from dateline.events.triggers import is_form_of
from dateline.events.when import up_to
from dateline.model import EventDate, TimeExpression
from dateline.text.grammar import range_of

__all__ = ["count"]

AFTER = frozenset(("after", "following", "since"))
WHEN = frozenset(("when", "while"))
DECIDED = frozenset(("SUPPORT", "REQUEST", "REJECT"))
COMING = frozenset(("come", "follow", "arrive", "occur", "happen"))


def count(board: Board) -> None:
    """Days counted from another event, in both directions."""
    for word, timed in board.ground.timed.items():
        for one in timed:
            days = counted_days(board.ground.text.text, one.when)
            if days is not None:
                apart(board, word, one.when, days)
    for number, draft in enumerate(board.drafts):
        for word in draft.words:
            not_after(board, word, number)
            at_one_time(board, word, number)


def apart(board: Board, word: int, when: TimeExpression, days: int) -> None:
    """The event of a word lies some days from the one that its time is counted from."""
    if when.link is not None and word in range_of(board.tree.words, when.link.span.start, when.link.span.end):
        above = board.tree.head(word)  # the parser hung "two days" on what it is counted from
        word = word if above is None else above
    here, there = meant(board, word), counted_from(board, when)
    for known, open_ones, step in ((there, here, days), (here, there, -days)):
        dated = next((number for number in known if board.is_dated(number)), None)
        if dated is None:
            continue
        moved = shifted(board.dates[dated], step, when)
        for number in open_ones:
            board.give(number, moved, f"counted: “{when.span.of(board.ground.text.text)}”", counted=True)


def meant(board: Board, word: int) -> list[int]:
    """The events that a dated word tells: its own, what "the remarks came" refers to, or the saying around it."""
    if is_form_of(board.tree, word, COMING):
        subjects = [at for child in board.tree.children(word, "nsubj") for at in joined(board.tree, child)]
        return [number for at in subjects for number in referred(board, at)]
    own = [number for number in board.at.get(word, ()) if board.drafts[number].event.status in DONE]
    return own or [
        board.spoken[draft.around.id]
        for draft in (board.drafts[number] for number in board.at.get(word, ()))
        if draft.around is not None and draft.around.id in board.spoken
    ]


def counted_from(board: Board, when: TimeExpression) -> list[int]:
    """The events that a time is counted from: those whose words the link names, else what the noun refers to."""
    if when.link is None:
        return []
    words = range_of(board.tree.words, when.link.span.start, when.link.span.end)
    own = [number for at in words for number in board.at.get(at, ())]
    if not own and words:
        around = board.ground.around.get(words.start)
        own = [board.spoken[around.id]] if around is not None and around.id in board.spoken else []
    if own and not any(board.is_dated(number) for number in own):
        own += told_before(board, own[0])
    return own or [number for at in words for number in referred(board, at)]


def told_before(board: Board, number: int) -> list[int]:
    """The dated event of the same kind that stands right before one: a report goes on telling it."""
    kind = board.drafts[number].event.type
    earlier = board.dated.before((("any", kind),), number) if kind is not None else None
    return [earlier] if earlier is not None and board.sentence[number] - board.sentence[earlier] <= LEAD else []


def referred(board: Board, at: int) -> list[int]:
    """The event that a noun like "the remarks" or "the attack" means: the last such one told before it."""
    if at in board.at:
        return list(board.at[at])
    form = board.tree.forms[at]
    roots = {pattern.root for pattern in nouns().get(form, ())}
    roots |= {board.ground.at[at].root} if at in board.ground.at else set()
    speech = form in status_words("words", "speech")
    if form in status_words("words", "decisions"):
        roots = set(DECIDED)
    kinds: list[Key] = [SPEECH] if speech else [("done", root) for root in roots]
    found = board.dated.before(kinds, bisect_left(board.starts, board.tree.words[at].start))
    if found is None and not speech and is_in_lead(board, at):
        found = board.dated.only_day(kinds)
    return [found] if found is not None else []


def is_in_lead(board: Board, at: int) -> bool:
    """Whether a word stands in the first sentence, which tells in short what is dated below."""
    sentences = board.ground.text.sentences
    return bool(board.sentence) and board.tree.words[at].start < sentences[board.first - 1].span.end


def not_after(board: Board, word: int, number: int) -> None:
    """What an event came after was not after it: "came after an official appealed", "following the attack"."""
    if not board.is_dated(number):
        return
    for below in board.tree.children(word, "advcl", "obl"):
        marks = {board.tree.forms[mark] for mark in board.tree.children(below, "mark")} | {board.tree.case(below)}
        if marks & AFTER:
            for other in board.at.get(below, ()):
                if board.drafts[other].event.status in DONE:
                    board.give(other, up_to(board.dates[number]), "it came before what is dated here")


def at_one_time(board: Board, word: int, number: int) -> None:
    """What happened when another thing did was of its day: "killed [when they attacked the post on Sunday]"."""
    if board.drafts[number].event.status not in DONE:
        return
    for below in board.tree.children(word, "advcl"):
        if not WHEN.isdisjoint(board.tree.forms[mark] for mark in board.tree.children(below, "mark", "advmod")):
            for other in board.at.get(below, ()):
                for one, giver in ((number, other), (other, number)):
                    if board.is_dated(giver) and board.drafts[other].event.status in DONE:
                        board.give(one, board.dates[giver], "it happened when what is dated here did")


def shifted(when: EventDate, days: int, counted: TimeExpression) -> EventDate:
    """A date some days later, with the words that it is counted by."""
    assert when.earliest is not None
    assert when.latest is not None
    step = timedelta(days)
    evidence = tuple(sorted({*when.evidence, counted.span}))
    return EventDate(when.earliest + step, when.latest + step, when.precision, evidence)
