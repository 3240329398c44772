"""The dates of a report's events while they are settled: what each has, and what another gives it."""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Sequence

from dateline.events.dated import SPEECH, Dated
from dateline.events.drafts import Draft
from dateline.events.ground import Ground
from dateline.events.when import cut_off
from dateline.model import Event, EventDate, EventForm, EventStatus

__all__ = ["DONE", "LEAD", "REACH", "Board", "speaker_of"]

REACH = 4  # sentences in which remarks go on, or "the attack" means the last one told
LEAD = 2  # sentences of the body that may tell in short what is dated below
DONE = frozenset((EventStatus.HAPPENED, EventStatus.ALLEGED, EventStatus.DENIED))
VERBAL = frozenset(("REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE", "AGREE"))


class Board:
    """
    The dates of a report's events while they are settled.

    What the rules ask again and again - the last dated event of a kind, the saying before, what stands in a saying or
    in a sentence - is kept by place, so that settling costs as much as the text is long.

    Args:
        ground: The report.
        drafts: Its events by place.
    """

    def __init__(self, ground: Ground, drafts: Sequence[Draft]) -> None:
        self.ground, self.tree, self.drafts = ground, ground.tree, drafts
        self.dates = [draft.event.date for draft in drafts]
        self.why = [""] * len(drafts)
        starts = [sentence.span.start for sentence in ground.text.sentences]
        self.sentence = [bisect_right(starts, draft.event.trigger[0].start) for draft in drafts]
        self.first = min(self.sentence, default=0)
        self.at: dict[int, list[int]] = {}
        for number, draft in enumerate(drafts):
            for word in draft.words:
                self.at.setdefault(word, []).append(number)
        self.spoken = {one: number for number, draft in enumerate(drafts) for one in draft.ids}
        self.starts = [draft.event.trigger[0].start for draft in drafts]
        self.said_before = befores([draft.said is not None for draft in drafts])
        self.within: dict[str, list[int]] = {}
        self.by_sentence: dict[int, list[int]] = {}
        self.dated = Dated()
        for number, draft in enumerate(drafts):
            self.by_sentence.setdefault(self.sentence[number], []).append(number)
            if draft.around is not None:
                self.within.setdefault(draft.around.id, []).append(number)
            self.note(number)

    def note(self, number: int) -> None:
        """Keep an event that has a day among the dated ones of its kind."""
        if not self.is_dated(number):
            return
        event, when = self.drafts[number].event, self.dates[number]
        self.dated.add(("any", event.type), number, when)
        if event.status in DONE:
            self.dated.add(("done", event.type), number, when)
            if self.drafts[number].said is not None:
                self.dated.add(SPEECH, number, when)

    def events(self) -> list[Event]:
        """The events with their settled dates; what is told as done was done by the day of the report."""
        found = []
        for draft, when, why in zip(self.drafts, self.dates, self.why, strict=True):
            done = draft.event.status in DONE
            settled = cut_off(when, self.ground.last) if done else when
            because = f"{draft.event.because}; {why}" if why else draft.event.because
            found.append(dataclasses.replace(draft.event, date=settled, because=because))
        return found

    def is_dated(self, number: int) -> bool:
        """Whether an event has a day or an interval with two ends."""
        return self.dates[number].earliest is not None and self.dates[number].latest is not None

    def is_told(self, number: int) -> bool:
        """Whether words tell when an event was, even if they leave the day open ("on Thursday", undated)."""
        return self.is_dated(number) or bool(self.dates[number].evidence)

    def give(self, number: int, when: EventDate, why: str, counted: bool = False) -> None:
        """A date for an event that has none; words of a time that names no day give way to a count alone."""
        own = self.dates[number]
        if own.earliest is None and own.latest is None and (counted or not own.evidence):
            self.dates[number], self.why[number] = when, why
            self.note(number)


def befores(flags: Sequence[bool]) -> list[int | None]:
    """For each place the last one before it that has a flag."""
    found: list[int | None] = []
    last = None
    for at, flag in enumerate(flags):
        found.append(last)
        last = at if flag else last
    return found


def speaker_of(draft: Draft) -> str | None:
    """Who says it, of a statement or a deed of words."""
    if draft.said is None and draft.event.type not in VERBAL:
        return None
    if draft.said is None and draft.event.form is EventForm.DEED:
        return None
    return draft.event.actors[0] if draft.event.actors else None
