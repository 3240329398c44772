"""Find who answers whom: a refusal and the request before it, remarks that "came after" others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from dateline.comparison.findings import Sources
from dateline.comparison.groups import Voice, group_voices
from dateline.comparison.refused import refused_calls, refused_next
from dateline.comparison.stems import telling_words
from dateline.comparison.told import Told, sentence_at
from dateline.lexicon import load_lexicon
from dateline.model import Account, Event, Finding, FindingKind, MergedEvent, Question, ReadReport, ReportId, Span
from dateline.text.ids import content_id

__all__ = ["find_responses"]

# What a refusal may answer, and the words by which it takes it up.
ASKED = frozenset(("REQUEST", "AGREE", "ACCUSE", "THREATEN", "CONSULT"))
TAKEN_UP = re.compile(
    r"\b(?:the|this|that|these|those|his|her|its|their|such)\s+(?:\w+\s+)?"
    r"(request|demand|proposal|call|offer|appeal|plea|claim|accusation|allegation|charge|invitation|bid|ultimatum)s?\b",
    re.I,
)
CAME = re.compile(
    r"^(?:the|his|her|its|their)\s+(?:\w+\s+){0,2}?"
    r"(?:remark|comment|statement|letter|warning|announcement|threat|interview|response|tweet|post|message|speech|refusal"
    r"|denial)s?\b[^.]{0,40}?"
    r"\b(?:came\s+(?P<count>(?:\w+\s+){0,3}?)after|followed|came in response to|w(?:ere|as) a response to)\b",
    re.I,
)
CLAIMED = frozenset(("claim", "accusation", "allegation", "charge"))
SILENT = re.compile(r"\bto\s+(?:confirm|say|comment|discuss|name|speak)\b", re.I)  # "refused to confirm such an offer"
# What remarks that "came after" it answer by that alone; what came "two days after" is only later.
CALLING = frozenset(("REQUEST", "ACCUSE", "THREATEN"))
# "Within an hour the minister had answered her": who is answered, by a pronoun or a name.
ANSWERED = re.compile(r"\b(?:answered|replied to|responded to|hit back at|retorted to)\s+(?:her|him|them)\b", re.I)
ROW = 1  # sentences between what answers and the words that say so
NEAR = 8  # statements before an answer among which what it answers is looked for
ASKING = re.compile(r"\?|\basked\b", re.I)
NEXT = 1  # sentences from what is asked to its refusal in words of one stem
ROOT = 6  # letters that such words share
BACK = 12  # events before a refusal among which the request is looked for


def find_responses(
    told_in: Mapping[ReportId, Sequence[Told]], cluster_of: Mapping[str, MergedEvent], sources: Sources
) -> Iterator[Finding]:
    """
    The answers within each report.

    A refusal answers the nearest request before it whose recipient refuses, or which it takes up by its name ("the
    request", "the proposal"). Remarks that "came after" what another said answer it when the two turn each other's
    words round, or when the one is addressed to the other: that they came later alone says nothing.

    Args:
        told_in: The accounts of each report.
        cluster_of: The event of each account.
        sources: What they are read from.

    Returns:
        Findings with two accounts, the one answered first; with more where it was asked several times.
    """
    for own in sorted(told_in):
        every = sorted(told_in[own], key=lambda one: one.order)
        for asked, answer, because in [
            *refusals(every, sources),
            *remarks(every, sources),
            *answered(every, sources),
            *refused_next(every, sources),
        ]:
            given = again_given(asked, answer, told_in, cluster_of)
            yield response(given, answer, because, cluster_of[answer.id], sources)
        for asked, answer, because in refusals(every, sources):
            for other in told_again(answer, told_in, cluster_of):
                yield response(asked, other, f"{because}; here it is told again", cluster_of[other.id], sources)

    for asked, answer, because in refused_calls(told_in, sources):
        yield response(asked, answer, because, cluster_of[answer.id], sources)


def told_again(
    answer: Told, told_in: Mapping[ReportId, Sequence[Told]], cluster_of: Mapping[str, MergedEvent]
) -> Iterator[Told]:
    """The refusal as other reports tell it."""
    event = cluster_of[answer.id]
    for own in sorted(told_in):
        if own != answer.report:
            yield from (
                one for one in told_in[own] if one.type == "REJECT" and one.real and cluster_of[one.id].id == event.id
            )


def again_given(
    asked: Sequence[Told],
    answer: Told,
    told_in: Mapping[ReportId, Sequence[Told]],
    cluster_of: Mapping[str, MergedEvent],
) -> Sequence[Told]:
    """What is answered, with where other reports of the story give the same words."""
    known = {one.utterance for one in asked if one.utterance is not None}
    if not known:
        return asked
    others = [
        one
        for own in sorted(told_in)
        if own != answer.report
        for one in told_in[own]
        if one.utterance in known and one.actors & asked[-1].actors
    ]
    return [*asked, *others[:BACK]]


def answered(told: Sequence[Told], sources: Sources) -> Iterator[tuple[Sequence[Told], Told, str]]:
    """
    Statements of which the report says that they answer another: "the minister had answered her", "..., he retorted".

    Of several that the one answered has said, that is meant which shares most telling words, else the last.
    """
    said = [one for one in told if one.said]
    for at, one in enumerate(said):
        read = sources.reads[one.report]
        trigger = sources.event(one).trigger[0]
        here = sentence_at(read, trigger)
        words = here.of(read.report.text)
        cue = trigger.of(read.report.text).casefold()
        before = [other for other in said[max(0, at - NEAR) : at] if not other.actors & one.actors and other.actors]
        if not before or not one.actors:
            continue
        if cue in answering():
            last = before[-1]
            near = 0 <= one.sentence_at - last.sentence_at <= ROW and said[at - 1] is last
            asking = sentence_at(read, sources.event(last).trigger[0]).of(read.report.text)
            if near and not ASKING.search(asking) and not ASKING.search(words.split(cue)[0]):
                yield [last], one, f"by “{cue}” it answers what was said right before"
            continue
        number = here.start
        sentence_before = sentence_at(read, Span(max(0, number - 2), max(1, number - 1))) if number > 1 else here
        found = ANSWERED.search(sentence_before.of(read.report.text))
        before = [other for other in before if sources.event(other).trigger[0].end <= sentence_before.start]
        if found and before and sentence_before != here and not ANSWERED.search(words):
            terms = telling(one, sources)
            meant = max(enumerate(before), key=lambda row: (len(terms & telling(row[1], sources)), row[0]))[1]
            yield [meant], one, f"the report says “{found[0]}”"


def telling(one: Told, sources: Sources) -> set[str]:
    """The telling words of a statement."""
    text = sources.reads[one.report].report.text
    return {term for span in sources.event(one).evidence for _, _, term in telling_words(span.of(text))}


@cache
def answering() -> frozenset[str]:
    """The verbs by which one who speaks answers another."""
    return frozenset(load_lexicon("rebuttals")["answering"].split())


def refusals(told: Sequence[Told], sources: Sources) -> Iterator[tuple[Sequence[Told], Told, str]]:
    """Refusals, each with the request that it answers, as often as the same one asked before."""
    for at, one in enumerate(told):
        if one.type != "REJECT" or not one.real:
            continue
        event = sources.event(one)
        text = sources.reads[one.report].report.text
        words = " ".join(span.of(text) for span in event.evidence)
        taken = TAKEN_UP.search(words) if not SILENT.search(words) else None
        before = [
            asked
            for asked in reversed(told[max(0, at - BACK) : at])
            if asked.type in ASKED and not asked.actors & one.actors
        ]
        marched = [other for other in reversed(told[max(0, at - BACK) : at]) if other.type == "PROTEST"]
        wanted = taken is not None and taken[1].lower() not in CLAIMED
        # "The demand" is a demand, whatever else was between the two.
        asking = [asked for asked in before if asked.type == "REQUEST"] if wanted else []
        turned = next((asked for asked in (*asking, *before) if is_turned_round(asked, one, sources)), None)
        named = next((asked for asked in before if wanted and asked.type == "REQUEST"), None)
        meant = turned if named is None or (turned is not None and turned.type == "REQUEST") else named
        if taken and meant is not None and meant.type == "REQUEST":
            again = [asked for asked in before if asked.type == meant.type and asked.actors == meant.actors]
            yield again[::-1], one, f"it turns down “{taken[0]}”, and that was asked before"
        elif turned is not None:
            yield [turned], one, "who was asked refuses who asked"
        elif (
            same := next((asked for asked in (*before, *marched) if is_of_one_thing(asked, one, sources)), None)
        ) is not None:
            yield [same], one, "what was asked right before is refused"


def is_of_one_thing(asked: Told, one: Told, sources: Sources) -> bool:
    """Whether the next thing refused is what was asked, in words of one stem: "demanded an apology", "to apologise"."""
    if (
        asked.type not in ("REQUEST", "PROTEST")
        or one.sentence_at - asked.sentence_at > NEXT
        or not (asked.actors and one.actors)
    ):
        return False
    text = sources.reads[one.report].report.text
    found = [
        {
            term
            for span in sources.event(told).evidence
            for at, _, term in telling_words(span.of(text))
            if not span.of(text)[at].isupper()
        }
        for told in (asked, one)
    ]
    return any(a[:ROOT] == b[:ROOT] for a in found[0] for b in found[1] if min(len(a), len(b)) >= ROOT)


def is_turned_round(asked: Told, one: Told, sources: Sources) -> bool:
    """Whether who was asked refuses who asked."""
    linked = sources.graph.linked
    return any(linked(a, b) for a in asked.recipients for b in one.actors) and any(
        linked(a, b) for a in asked.actors for b in one.recipients
    )


def remarks(told: Sequence[Told], sources: Sources) -> Iterator[tuple[Sequence[Told], Told, str]]:
    """Statements of which the report says that they came after another's, each with that other."""
    for at, asked in enumerate(told):
        read = sources.reads[asked.report]
        sentence = sentence_at(read, sources.event(asked).trigger[0])
        found = CAME.search(sentence.of(read.report.text))
        if not found or sources.event(asked).trigger[0].start < sentence.start + found.end():
            continue
        before = [one for one in told[:at] if one.said and sources.event(one).trigger[0].end <= sentence.start]
        if not before:
            continue
        answer = before[-1]
        # The last thing said may have been given more than once: its quotation is the one that answers.
        same = [one for one in before if one.utterance is not None and one.utterance == answer.utterance]
        why = turned_round(asked, answer, sources)
        if why is None and asked.type in CALLING and not (found["count"] or "").strip():
            why = f"the report says that it “{' '.join(found[0].split()[-2:])}” that"
        if why is not None:
            yield [asked], (same or [answer])[-1], why
            return


def turned_round(asked: Told, answer: Told, sources: Sources) -> str | None:
    """Why the second answers the first, beyond coming later; None when nothing says so."""
    graph = sources.graph
    if any(graph.linked(a, b) for a in asked.recipients for b in answer.actors) and any(
        graph.linked(a, b) for a in asked.actors for b in answer.recipients
    ):
        return "the one is addressed to the other, and the report says that it came after"
    pairs = [pairs_of(one, sources) for one in (asked, answer)]
    shared = sorted(pairs[0] & pairs[1])
    if shared:
        return f"it takes up the words “{' '.join(shared[0])}”, and the report says that it came after"
    return None


def pairs_of(told: Told, sources: Sources) -> set[tuple[str, str]]:
    """Neighbouring telling words of a clause."""
    text = sources.reads[told.report].report.text
    found: set[tuple[str, str]] = set()
    for span in sources.event(told).evidence:
        terms = [term for _, _, term in telling_words(span.of(text))]
        found.update(pairwise(terms))
    return found


def response(asked: Sequence[Told], answer: Told, because: str, event: MergedEvent, sources: Sources) -> Finding:
    """One answer as a finding."""
    told = (*asked, answer)
    voices = [voice(one, sources) for one in told]
    groups = group_voices(voices, sources.passages)
    accounts = tuple(
        Account(
            one.report,
            one.by,
            value_of(sources.event(one), sources.reads[one.report]),
            sources.event(one).evidence,
            group,
        )
        for one, group in zip(told, groups, strict=True)
    )
    own = content_id("finding", "responds", *(one.id for one in told))
    return Finding(own, event.id, event.story, FindingKind.RESPONDS, Question.WHAT, "type", accounts, because)


def value_of(event: Event, read: ReadReport) -> str:
    """An event in words: its trigger."""
    return " ... ".join(span.of(read.report.text) for span in event.trigger)


def voice(told: Told, sources: Sources) -> Voice:
    """An account as far as independence goes."""
    report = sources.reads[told.report].report
    spans: tuple[Span, ...] = sources.event(told).evidence
    return Voice(
        told.report, report.metadata.outlet.value or told.report, told.by[-1] if told.by else None, spans, told.exact
    )
