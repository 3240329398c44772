"""Days of remarks: those that go on, a lead and what it tells in short, one occasion, one denial told twice."""

from __future__ import annotations

from dateline.events.board import LEAD, REACH, Board, speaker_of
from dateline.events.drafts import Draft
from dateline.events.who import one_person
from dateline.model import EventDate, EventStatus, Quote

__all__ = ["go_on", "one_occasion", "same_denial"]

Denied = tuple[str | None, tuple[str, ...], tuple[str, ...]]
REPLIES = frozenset(("reply", "answer", "respond", "retort"))


def go_on(board: Board) -> None:
    """Remarks of one speaker that go on; the lead that tells them in short; one statement told twice."""
    last: dict[str, int] = {}
    leads: dict[str, int] = {}
    same: dict[str, int] = {}
    for number, draft in enumerate(board.drafts):
        who = speaker_of(draft)
        if who is None:
            continue
        utterance = draft.said.utterance if draft.said is not None else None
        for one in (last.get(who), same.get(utterance or ""), by_role(board, number)):
            near = one is not None and (
                board.sentence[number] - board.sentence[one] <= REACH or one == same.get(utterance or "")
            )
            if one is not None and near and not (is_of_another_time(board, draft) or is_reply(board, draft)):
                board.give(number, board.dates[one], "dated as the remarks before, by the same speaker")
        role = by_role(board, number)
        if role is not None and board.is_told(number) and is_lead(board, role) and is_same_news(board, role, number):
            board.give(role, board.dates[number], "the lead tells by a role whom the next sentence names")
        if board.is_told(number):
            near_lead = who in leads and board.sentence[number] - board.sentence[leads[who]] <= REACH
            if near_lead and is_same_news(board, leads[who], number):
                board.give(leads.pop(who), board.dates[number], "the lead tells the remarks that are dated below")
            last[who] = number
            same[utterance or ""] = number
        elif board.sentence[number] - board.first < LEAD and who not in last and not is_before(board, draft):
            leads.setdefault(who, number)


def one_occasion(board: Board) -> None:
    """What a person says further down, in the past and without a time, is of the one day on which he spoke."""
    persons, days = board.ground.who.persons, dict[str, dict[EventDate, int]]()
    for number, draft in enumerate(board.drafts):
        who = speaker_of(draft)
        if who not in persons or draft.said is None or is_of_another_time(board, draft):
            continue
        if board.is_told(number):
            days.setdefault(who, {}).setdefault(board.dates[number], number)
        elif who in days and is_past(board, draft) and not is_reply(board, draft) and len(days[who]) == 1:
            board.give(number, next(iter(days[who])), "dated as all that the same speaker says before")


def is_past(board: Board, draft: Draft) -> bool:
    """Whether a saying is told in the simple past."""
    return any(board.tree.words[word].xpos == "VBD" for word in draft.words)


def same_denial(board: Board) -> None:
    """A body's denial and the dated one in the next sentence, which denies the same of the same: one occasion."""
    told: dict[int, dict[Denied, int]] = {}
    for number, draft in enumerate(board.drafts):
        if draft.said is None or draft.said.klass != "denied" or board.is_told(number):
            continue
        after = board.sentence[number] + 1
        if after not in told:
            told[after] = denied_with_a_day(board, after)
        same = [told[after][one] for one in denied_in(board, number) if one in told[after]]
        if same:
            board.give(number, board.dates[min(same)], "the next sentence denies the same with a day")


def denied_with_a_day(board: Board, sentence: int) -> dict[Denied, int]:
    """What the sayings of a sentence that have a day deny, each with the first that does."""
    found: dict[Denied, int] = {}
    for number in board.by_sentence.get(sentence, ()):
        if board.drafts[number].said is not None and board.is_told(number):
            for one in denied_in(board, number):
                found.setdefault(one, number)
    return found


def denied_in(board: Board, number: int) -> set[Denied]:
    """What is denied in one saying: kind, who did it and to whom, of those that name anybody."""
    inside = (board.drafts[one].event for said in board.drafts[number].ids for one in board.within.get(said, ()))
    return {
        (event.type, event.actors, event.recipients)
        for event in inside
        if event.status is EventStatus.DENIED and (event.actors or event.recipients)
    }


def is_lead(board: Board, number: int) -> bool:
    """Whether a saying stands in the first sentence and is not told as done before: "has said" is news there."""
    return board.sentence[number] == board.first and not is_before(board, board.drafts[number])


def is_same_news(board: Board, lead: int, number: int) -> bool:
    """Whether a lead in the perfect may be of a saying below: both by one verb ("has said", then "said")."""
    if not is_of_another_time(board, board.drafts[lead]):
        return True
    verbs = [{board.tree.words[at].lemma for at in board.drafts[one].words} for one in (lead, number)]
    return bool(verbs[0] & verbs[1])


def is_before(board: Board, draft: Draft) -> bool:
    """Whether a saying is told as done before what is told with it: "had told"."""
    return any(board.tree.forms[aux] == "had" for word in draft.words for aux in board.tree.children(word, "aux"))


def by_role(board: Board, number: int) -> int | None:
    """The saying before by somebody told by a role alone, where the speaker of this one is first named here."""
    draft, who = board.drafts[number], board.ground.who
    if draft.said is None or number == 0 or speaker_of(draft) not in who.persons:
        return None
    before = board.said_before[number]
    if before is None or board.sentence[number] - board.sentence[before] > 1:
        return None
    said = board.drafts[before].said
    named_next = said is not None and is_role(board, said) and is_bare_name(board, draft.said)
    if board.sentence[before] - board.first >= LEAD and not named_next:
        return None  # further down a role and the next name are two, unless the name says nothing of whose it is
    first = who.first_named.get(board.drafts[number].event.actors[0])
    here = any(span.start <= first < span.end for span in draft.said.source) if first is not None else False
    role = speaker_of(board.drafts[before])
    return before if here and role is not None and role in who.one_described else None


def is_bare_name(board: Board, quote: Quote) -> bool:
    """Whether a speaker is told by a name alone, with no word of who that is."""
    words = board.ground.source_of(quote)
    return bool(words) and all(
        board.tree.words[at].upos == "PROPN" and board.tree.forms[at] not in one_person() for at in words
    )


def is_role(board: Board, quote: Quote) -> bool:
    """Whether a speaker is told by a role and no name: "A spokesman for the bureau"."""
    return any(
        board.tree.words[at].upos == "NOUN" and board.tree.forms[at] in one_person()
        for at in board.ground.source_of(quote)
    )


def is_reply(board: Board, draft: Draft) -> bool:
    """Whether a saying goes on with somebody's question rather than with the speaker's own remarks."""
    return any(board.tree.words[word].lemma in REPLIES for word in draft.words)


def is_of_another_time(board: Board, draft: Draft) -> bool:
    """Whether a saying is set apart in time by its own tense: "had told", "has said before"."""
    return any(
        board.tree.forms[aux] in ("has", "have", "had", "’ve", "'ve")
        for word in draft.words
        for aux in board.tree.children(word, "aux")
    )
