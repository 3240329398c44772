"""Days that other events give: the same remarks, days counted from another event, a dated saying, a death."""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dateline.events.counting import counted_days
from dateline.events.drafts import Draft
from dateline.events.ground import Ground
from dateline.events.objects import joined
from dateline.events.patterns import nouns, status_words
from dateline.events.sayings import date_of_saying
from dateline.events.triggers import is_form_of
from dateline.events.when import cut_off, precision
from dateline.model import Event, EventDate, EventForm, EventStatus, Quote, TimeExpression
from dateline.text.grammar import range_of

__all__ = ["settle_dates"]

REACH = 4  # sentences in which remarks go on, or "the attack" means the last one told
LEAD = 2  # sentences of the body that may tell in short what is dated below
AFTER = frozenset(("after", "following", "since"))
DONE = frozenset((EventStatus.HAPPENED, EventStatus.ALLEGED, EventStatus.DENIED))
VERBAL = frozenset(("REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE", "AGREE"))
DECIDED = frozenset(("SUPPORT", "REQUEST", "REJECT"))
COMING = frozenset(("come", "follow", "arrive", "occur", "happen"))
DEADLY = frozenset(
    "kill assassinate murder slay execute assassination killing murder massacre slaughter shoot behead".split()
)


def settle_dates(ground: Ground, drafts: Sequence[Draft]) -> list[Event]:
    """
    Give events the days that other events of the report have, as far as the words say so.

    Remarks that go on are of the day of those before; a lead that tells in short what its speaker says below is of that
    day; "two days after the attack" gives the one day by the other; what is told as done within a dated saying was by
    that day; the death of one person is one event. No day is given for lack of another.

    Args:
        ground: The report.
        drafts: Its events by place.

    Returns:
        The events in the same order.
    """
    board = Board(ground, drafts)
    for _ in range(2):  # a day that is counted may carry remarks on, and the other way round
        board.go_on()
        board.count()
    board.one_death()
    board.by_the_saying()
    return board.events()


class Board:
    """
    The dates of a report's events while they are settled.

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

    def go_on(self) -> None:
        """Remarks of one speaker that go on; the lead that tells them in short; one statement told twice."""
        last: dict[str, int] = {}
        leads: dict[str, int] = {}
        same: dict[str, int] = {}
        for number, draft in enumerate(self.drafts):
            who = speaker_of(draft)
            if who is None:
                continue
            utterance = draft.said.utterance if draft.said is not None else None
            for one in (last.get(who), same.get(utterance or ""), self.by_role(number)):
                near = one is not None and (
                    self.sentence[number] - self.sentence[one] <= REACH or one == same.get(utterance or "")
                )
                if one is not None and near and not self.is_of_another_time(draft):
                    self.give(number, self.dates[one], "dated as the remarks before, by the same speaker")
            role = self.by_role(number)
            if role is not None and self.is_told(number) and self.is_lead(role):
                self.give(role, self.dates[number], "the lead tells by a role whom the next sentence names")
            if self.is_told(number):
                if who in leads and self.sentence[number] - self.sentence[leads[who]] <= REACH:
                    self.give(leads.pop(who), self.dates[number], "the lead tells the remarks that are dated below")
                last[who] = number
                same[utterance or ""] = number
            elif self.sentence[number] - self.first < LEAD and who not in last and not self.is_of_another_time(draft):
                leads.setdefault(who, number)

    def is_lead(self, number: int) -> bool:
        """Whether a saying stands in the first sentence and its own tense does not set it apart in time."""
        return self.sentence[number] == self.first and not self.is_of_another_time(self.drafts[number])

    def by_role(self, number: int) -> int | None:
        """The saying before by somebody told by a role alone, where the speaker of this one is first named here."""
        draft, who = self.drafts[number], self.ground.who
        if draft.said is None or number == 0 or speaker_of(draft) not in who.persons:
            return None
        before = next((one for one in reversed(range(number)) if self.drafts[one].said is not None), None)
        if before is None or self.sentence[number] - self.sentence[before] > 1:
            return None
        if self.sentence[before] - self.first >= LEAD:
            return None  # further down a role and the next name are two
        first = who.first_named.get(self.drafts[number].event.actors[0])
        here = any(span.start <= first < span.end for span in draft.said.source) if first is not None else False
        role = speaker_of(self.drafts[before])
        return before if here and role is not None and role in who.one_described else None

    def is_of_another_time(self, draft: Draft) -> bool:
        """Whether a saying is set apart in time by its own tense: "had told", "has said before"."""
        return any(
            self.tree.forms[aux] in ("has", "have", "had", "’ve", "'ve")
            for word in draft.words
            for aux in self.tree.children(word, "aux")
        )

    def count(self) -> None:
        """Days counted from another event, in both directions."""
        for word, timed in self.ground.timed.items():
            for one in timed:
                days = counted_days(self.ground.text.text, one.when)
                if days is not None:
                    self.apart(word, one.when, days)
        for number, draft in enumerate(self.drafts):
            for word in draft.words:
                self.not_after(word, number)

    def apart(self, word: int, when: TimeExpression, days: int) -> None:
        """The event of a word lies some days from the one that its time is counted from."""
        if when.link is not None and word in range_of(self.tree.words, when.link.span.start, when.link.span.end):
            above = self.tree.head(word)  # the parser hung "two days" on what it is counted from
            word = word if above is None else above
        here, there = self.meant(word), self.counted_from(when)
        for known, open_ones, step in ((there, here, days), (here, there, -days)):
            dated = next((number for number in known if self.is_dated(number)), None)
            if dated is None:
                continue
            moved = shifted(self.dates[dated], step, when)
            for number in open_ones:
                self.give(number, moved, f"counted: “{when.span.of(self.ground.text.text)}”", counted=True)

    def meant(self, word: int) -> list[int]:
        """The events that a dated word tells: its own, what "the remarks came" refers to, or the saying around it."""
        if is_form_of(self.tree, word, COMING):
            subjects = [at for child in self.tree.children(word, "nsubj") for at in joined(self.tree, child)]
            return [number for at in subjects for number in self.referred(at)]
        own = [number for number in self.at.get(word, ()) if self.drafts[number].event.status in DONE]
        return own or [
            self.spoken[draft.around.id]
            for draft in (self.drafts[number] for number in self.at.get(word, ()))
            if draft.around is not None and draft.around.id in self.spoken
        ]

    def counted_from(self, when: TimeExpression) -> list[int]:
        """The events that a time is counted from: those whose words the link names, else what the noun refers to."""
        if when.link is None:
            return []
        words = range_of(self.tree.words, when.link.span.start, when.link.span.end)
        own = [number for at in words for number in self.at.get(at, ())]
        if not own and words:
            around = self.ground.around.get(words.start)
            own = [self.spoken[around.id]] if around is not None and around.id in self.spoken else []
        if own and not any(self.is_dated(number) for number in own):
            own += self.told_before(own[0])
        return own or [number for at in words for number in self.referred(at)]

    def told_before(self, number: int) -> list[int]:
        """The dated event of the same kind that stands right before one: a report goes on telling it."""
        kind = self.drafts[number].event.type
        for earlier in reversed(range(number)):
            if self.sentence[number] - self.sentence[earlier] > LEAD:
                return []
            if kind is not None and self.drafts[earlier].event.type == kind and self.is_dated(earlier):
                return [earlier]
        return []

    def referred(self, at: int) -> list[int]:
        """The event that a noun like "the remarks" or "the attack" means: the last such one told before it."""
        if at in self.at:
            return list(self.at[at])
        form = self.tree.forms[at]
        roots = {pattern.root for pattern in nouns().get(form, ())}
        roots |= {self.ground.at[at].root} if at in self.ground.at else set()
        speech = form in status_words("words", "speech")
        if form in status_words("words", "decisions"):
            roots = set(DECIDED)
        for number in reversed(range(len(self.drafts))):
            draft = self.drafts[number]
            before = draft.event.trigger[0].start < self.tree.words[at].start
            fits = draft.said is not None if speech else draft.event.type in roots
            if before and fits and self.is_dated(number) and draft.event.status in DONE:
                return [number]
        return []

    def not_after(self, word: int, number: int) -> None:
        """What an event came after was not after it: "came after an official appealed", "following the attack"."""
        if not self.is_dated(number):
            return
        for below in self.tree.children(word, "advcl", "obl"):
            marks = {self.tree.forms[mark] for mark in self.tree.children(below, "mark")} | {self.tree.case(below)}
            if marks & AFTER:
                for other in self.at.get(below, ()):
                    if self.drafts[other].event.status in DONE:
                        self.give(other, up_to(self.dates[number]), "it came before what is dated here")

    def one_death(self) -> None:
        """The death of one person is one event: the day that one place tells holds for the others."""
        known: dict[str, int] = {}
        for number, draft in self.deaths():
            for who in draft.event.recipients if self.is_dated(number) else ():
                if who not in known or width(self.dates[number]) < width(self.dates[known[who]]):
                    known[who] = number
        for number, draft in self.deaths():
            one = next((known[who] for who in draft.event.recipients if who in known), None)
            if one is not None and one != number and fits(self.dates[number], self.dates[one]):
                evidence = tuple(sorted({*self.dates[number].evidence, *self.dates[one].evidence}))
                self.dates[number] = dataclasses.replace(self.dates[one], evidence=evidence)
                self.why[number] = "the same death is dated elsewhere in the report"

    def deaths(self) -> Iterator[tuple[int, Draft]]:
        """The events in which persons that are named die, with the attacks on them that the next sentence tells."""
        persons = self.ground.who.persons
        dying, told = set[str](), 0
        for number, draft in enumerate(self.drafts):
            if draft.event.status not in DONE or not persons.intersection(draft.event.recipients):
                continue
            forms = {self.ground.at[word].word for word in draft.words if word in self.ground.at}
            if forms & DEADLY:
                dying, told = set(draft.event.recipients), self.sentence[number]
                yield number, draft
            elif (draft.event.type, dying) == ("ASSAULT", set(draft.event.recipients)) and told >= self.sentence[
                number
            ] - 1:
                yield number, draft

    def by_the_saying(self) -> None:
        """What is told as done inside a dated saying was by that day."""
        for number, draft in enumerate(self.drafts):
            if draft.around is None or draft.event.form is not EventForm.EMBEDDED or draft.event.status not in DONE:
                continue
            said = self.said_on(draft.around, number)
            if said is not None:
                self.give(number, up_to(said), "told as done in what was said that day")

    def said_on(self, quote: Quote | None, own: int) -> EventDate | None:
        """When something was said, else when those said it who hand it on ("the paper said on Monday, citing")."""
        seen: set[str] = set()
        while quote is not None and quote.id not in seen:
            seen.add(quote.id)
            number = self.spoken.get(quote.id)
            when = self.dates[number] if number is not None else date_of_saying(self.ground, quote)
            if number != own and when.earliest is not None and when.latest is not None:
                return when
            quote = self.ground.quotes.get(quote.parent or "")
        return None


def fits(when: EventDate, other: EventDate) -> bool:
    """Whether a date leaves its days open, or is a wider one that holds another."""
    if when.earliest is None or when.latest is None:
        return True
    assert other.earliest is not None
    assert other.latest is not None
    return when.earliest <= other.earliest and other.latest <= when.latest and width(other) < width(when)


def width(when: EventDate) -> int:
    """How many days a date with two ends has."""
    assert when.earliest is not None
    assert when.latest is not None
    return (when.latest - when.earliest).days


def speaker_of(draft: Draft) -> str | None:
    """Who says it, of a statement or a deed of words."""
    if draft.said is None and draft.event.type not in VERBAL:
        return None
    if draft.said is None and draft.event.form is EventForm.DEED:
        return None
    return draft.event.actors[0] if draft.event.actors else None


def shifted(when: EventDate, days: int, counted: TimeExpression) -> EventDate:
    """A date some days later, with the words that it is counted by."""
    assert when.earliest is not None
    assert when.latest is not None
    step = timedelta(days)
    evidence = tuple(sorted({*when.evidence, counted.span}))
    return EventDate(when.earliest + step, when.latest + step, when.precision, evidence)


def up_to(when: EventDate) -> EventDate:
    """By the last day of a date."""
    latest: date | None = when.latest
    return EventDate(None, latest, precision(None, latest), when.evidence)
