"""Whatever grammar an analysis comes with, events stay inside the text and nothing falls over; cost grows with it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.events.events_factory import CONFIG, events_of
from tests.factories import annotated
from tests.growth import grows_as_the_input, steps

from dateline.dates import find_dates
from dateline.events import describe_parties, find_events
from dateline.language import analyse_words, find_mentions
from dateline.model import Published, Role, Word
from dateline.pipeline import read_who
from dateline.quotes import find_quotes

STORY = (
    "Syria attacked Jordan on Monday, killing 14 people. Two days after the attack, lawmakers passed a bill that "
    "obliges the government to withdraw its troops. “They will pay a price,” Anna Weber said on Tuesday. The remarks "
    "came a day after Egypt rejected the request. Talks between Turkey and Greece resumed. "
)
# What rules ask of all that was told before: denials, remarks that go on, references back, pronouns, a long sentence.
DENIALS = (
    "Anna Weber said the army attacked the village. The ministry denied the army attacked the village. The ministry on "
    "Monday denied that the army attacked the village. “We refuse to talk,” she said. The government rejected the "
    "request. The attack came two days after the meeting. "
)
REMARKS = (
    "He said that he had asked the government to leave, according to the Gazette, which cited a spokesman. They said "
    "they will attack it. “They arrested lawmakers. We will fight,” he said on Tuesday. The remarks came after it. "
)
ENDLESS = (
    "the army attacked, the police arrested, the workers protested and the government denied it, and the minister said "
    "on Monday that the army attacked the town, "
)
UNCLOSED = "“The army must leave. It attacked us on Friday. They arrested lawmakers. We will fight. "
RELATIONS = (
    "nsubj nsubj:pass obj iobj obl obl:agent nmod nmod:poss amod compound appos conj cc case mark det advmod advcl acl "
    "acl:relcl ccomp xcomp csubj parataxis aux aux:pass cop nummod flat punct root dep"
).split()
TAGS = "NOUN PROPN VERB AUX ADJ ADV NUM PRON DET ADP PART SCONJ CCONJ PUNCT X".split()
DAY = date(2020, 1, 17)


def mangled(words: tuple[Word, ...], seed: int) -> tuple[Word, ...]:
    """The words with heads, relations and tags at random; a head may be any word, so that trees have circles."""
    rng = Random(seed)
    return tuple(
        word._replace(head=rng.randrange(len(words)), relation=rng.choice(RELATIONS), upos=rng.choice(TAGS))
        if rng.random() < 0.5
        else word
        for word in words
    )


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 2))
def test_a_broken_grammar_breaks_nothing(seed: int, times: int) -> None:
    text = STORY * times
    report = annotated(text)
    known = analyse_words(report, CONFIG.language)
    analysis = dataclasses.replace(known, words=uncircled(mangled(known.words, seed)))
    quotes = find_quotes(report, CONFIG.quotes)
    dates = find_dates(report, Published(earliest=DAY, latest=date(2020, 1, 18)), CONFIG.dates)
    mentions = describe_parties(report, analysis, find_mentions(text, analysis), quotes)
    for event in find_events(report, analysis, mentions, quotes, dates, DAY):
        spans = [*event.trigger, *event.evidence, *event.place_evidence, *event.date.evidence]
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(any(whole.holds(span) for whole in event.evidence) for span in event.trigger)
        assert not set(event.actors) & set(event.recipients)
        assert {*event.actors, *event.recipients} <= {mention.actor for mention in mentions}


def uncircled(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words with every circle of heads opened: an analysis is a tree, whatever else is wrong with it."""
    found = list(words)
    for at in range(len(found)):
        seen, here = {at}, at
        while found[here].head != here:
            if found[here].head in seen:
                found[here] = found[here]._replace(head=here)
                break
            here = found[here].head
            seen.add(here)
    return tuple(found)


@pytest.mark.parametrize("role", [Role.CAPTION, Role.HEADLINE, Role.KICKER, Role.FURNITURE, Role.FOOTER, Role.CREDIT])
def test_a_story_outside_the_body_tells_no_event(role: Role) -> None:
    assert events_of(STORY, (role, 0, len(STORY)), day=DAY) == ()


def reading(text: str) -> Callable[[], object]:
    """Finding the events of a text, with all that comes before it done."""
    report = annotated(text)
    analysis = analyse_words(report, CONFIG.language)
    dates = find_dates(report, Published(earliest=DAY, latest=date(2020, 1, 18)), CONFIG.dates)
    names, quotes = read_who(report, analysis, CONFIG)
    return lambda: find_events(report, analysis, describe_parties(report, analysis, names, quotes), quotes, dates, DAY)


@pytest.mark.parametrize("story", [STORY, DENIALS, REMARKS, ENDLESS, UNCLOSED])
def test_steps_grow_with_the_text(story: str) -> None:
    """Twice the text takes twice the steps, and what is found by halving a little more: linear but for a logarithm."""
    small, large = reading(story * 20), reading(story * 40)
    small()  # word lists are read once
    assert steps(large) <= 2.1 * steps(small)


def test_time_grows_with_the_text() -> None:
    assert grows_as_the_input(reading(STORY * 20), reading(STORY * 80), 4)
