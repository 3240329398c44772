"""Events that a second reader proposes: each checked against the text, named, and kept apart from what rules read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.model import (
    AnnotatedText,
    Event,
    EventDate,
    EventForm,
    EventId,
    EventStatus,
    Mention,
    Problem,
    Quote,
    Role,
    Sentence,
    Span,
    TimeExpression,
)
from dateline.proposing.answers import read_answer
from dateline.proposing.asking import ask
from dateline.proposing.options import SecondReaderOptions
from dateline.proposing.prompt import question
from dateline.text.ids import content_id

__all__ = ["propose_events"]

CONFIDENCE = 0.5  # never fit to be published: a proposal is for a person to look at
LONGEST = 60  # characters of a trigger
STATUSES = frozenset(status.value for status in EventStatus)
Proposal = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Ground:
    """
    What proposals are checked against.

    Args:
        text: The report.
        sentences: Of its body.
        mentions: Who is named or described, led to actors.
        quotes: Its attributions.
        dates: Its time expressions.
        known: The events that the rules read.
        name: Who proposes.
    """

    text: AnnotatedText
    sentences: tuple[Sentence, ...]
    mentions: Sequence[Mention]
    quotes: Sequence[Quote]
    dates: Sequence[TimeExpression]
    known: Sequence[Event]
    name: str


def propose_events(
    text: AnnotatedText,
    mentions: Sequence[Mention],
    quotes: Sequence[Quote],
    dates: Sequence[TimeExpression],
    known: Sequence[Event],
    options: SecondReaderOptions,
) -> tuple[tuple[Event, ...], tuple[Problem, ...]]:
    """
    Ask the second reader for events and keep those that hold.

    A proposal holds when its trigger stands letter for letter in the body sentence it names, its type and status exist,
    and no rule has read an event of that type in those words. Its actors are mentions of the report, its day a time
    expression: a name or a time that the text does not hold is left out, never filled in.

    Args:
        text: The report, cut into sentences.
        mentions, quotes, dates: What was read of it.
        known: The events that the rules read.
        options: Whom to ask; an empty address asks nobody.

    Returns:
        The proposals in reading order, each with ``proposed_by``, and what went wrong.
    """
    body = tuple(sentence for sentence in text.sentences if sentence.role is Role.BODY)
    ground = Ground(text, body, mentions, quotes, dates, known, f"{options.model} at {options.url}")
    found: dict[EventId, Event] = {}
    problems: list[Problem] = []
    for first, last in pieces(body, options.most_characters) if options.url else ():
        sentences = [(number, body[number - 1].span.of(text.text)) for number in range(first, last + 1)]
        answer = ask(question(sentences), options, text.report.where)
        told = read_answer(answer, options, text.report.where) if isinstance(answer, str) else answer
        if isinstance(told, Problem):
            problems.append(told)
            break  # one that does not answer is not asked for the rest of the report
        for event in (made for one in told if (made := checked(one, ground)) is not None):
            found.setdefault(event.id, event)
    return tuple(sorted(found.values(), key=lambda event: (event.trigger, event.id))), tuple(problems)


def pieces(sentences: Sequence[Sentence], most: int) -> Iterator[tuple[int, int]]:
    """Runs of sentences, by number, that are no longer than may be sent at once."""
    first, size = 1, 0
    for number, sentence in enumerate(sentences, 1):
        if size and size + len(sentence.span) > most:
            yield first, number - 1
            first, size = number, 0
        size += len(sentence.span)
    if sentences:
        yield first, len(sentences)


def checked(proposal: Proposal, ground: Ground) -> Event | None:
    """A proposal as an event; None where the text does not hold it."""
    number = proposal["sentence"]
    if not 1 <= number <= len(ground.sentences) or proposal["status"] not in STATUSES:
        return None
    sentence = ground.sentences[number - 1].span
    trigger = place_of(ground.text.text, proposal["trigger"], sentence)
    if trigger is None or len(trigger) > LONGEST or is_known(ground.known, proposal["type"], trigger):
        return None
    around = innermost(ground.quotes, trigger)
    actors = who(ground, proposal["actors"], sentence)
    where = place_of(ground.text.text, proposal["place"] or "", sentence)
    return Event(
        EventId(content_id("e", ground.text.report.text_sha256, "proposed", ground.name, trigger, proposal["type"])),
        EventForm.EMBEDDED if around is not None else EventForm.DEED,
        proposal["type"],
        None,
        (trigger,),
        actors,
        tuple(actor for actor in who(ground, proposal["recipients"], sentence) if actor not in actors),
        where.of(ground.text.text) if where is not None else None,
        (where,) if where is not None else (),
        day_of(ground, proposal["when"] or "", sentence),
        EventStatus(proposal["status"]),
        False,
        around.actors if around is not None else (),
        (),
        (sentence,),
        CONFIDENCE,
        "second reader",
        f"proposed by {ground.name}; its words stand in the sentence, and no rule reads it so",
        ground.name,
    )


def place_of(text: str, words: str, within: Span) -> Span | None:
    """Where some words stand letter for letter, as whole words; None where they do not, or are none."""
    if not words.strip():
        return None
    at = text.find(words, within.start, within.end)
    while at >= 0:
        end = at + len(words)
        before, after = text[at - 1 : at], text[end : end + 1]
        if not (before.isalnum() and words[0].isalnum()) and not (after.isalnum() and words[-1].isalnum()):
            return Span(at, end)
        at = text.find(words, at + 1, within.end)
    return None


def is_known(known: Sequence[Event], root: str, trigger: Span) -> bool:
    """Whether the rules read an event of this type in these words."""
    return any(event.type == root and any(span.overlaps(trigger) for span in event.trigger) for event in known)


def innermost(quotes: Sequence[Quote], span: Span) -> Quote | None:
    """The shortest attribution in whose content some words stand."""
    around = [quote for quote in quotes if any(part.holds(span) for part in quote.content)]
    return min(around, key=lambda quote: (sum(map(len, quote.content)), quote.id), default=None)


def who(ground: Ground, words: Sequence[str], sentence: Span) -> tuple[str, ...]:
    """The actors whose mentions some words are: in the sentence first, else by the same name anywhere."""
    found: list[str] = []
    for one in words:
        span = place_of(ground.text.text, one, sentence)
        held = [mention for mention in ground.mentions if span is not None and mention.span.overlaps(span)]
        same = [mention for mention in ground.mentions if mention.span.of(ground.text.text) == one]
        best = max(held, key=lambda mention: (len(mention.span), -mention.span.start), default=None)
        if best is not None or same:
            found.append((best or same[0]).actor)
    return tuple(dict.fromkeys(found))


def day_of(ground: Ground, words: str, sentence: Span) -> EventDate:
    """The days of the time expression that some words are."""
    span = place_of(ground.text.text, words, sentence)
    for when in ground.dates:
        if span is not None and when.span.overlaps(span) and (when.earliest or when.latest):
            days = (when.latest - when.earliest).days if when.earliest and when.latest else 0
            precision = "day" if days == 1 else "interval" if days else "open"
            return EventDate(when.earliest, when.latest, precision, (when.span,))
    return EventDate()
