"""Descriptions that can be but one body of the report are led to it, and others are left."""

from __future__ import annotations

import pytest
from tests.actors.test_gather import marked
from tests.actors.test_speakers import read

from dateline.actors.referred import lead_referred


@pytest.mark.parametrize(
    ("words", "led"),
    [
        ("[Orr Bygg AB]ORG fell. He met the company’s head.", {"the company": "Orr Bygg AB"}),
        ("[Orr Bygg AB]ORG and [Vale Foods Ltd]ORG fell. The company rose.", {}),
        ("[Orr Bygg AB]ORG fell. The firm rose. [Vale Foods Ltd]ORG did not.", {"The firm": "Orr Bygg AB"}),
        ("The company rose. [Orr Bygg AB]ORG fell.", {}),
        ("[Orr Bygg AB]ORG fell. He met the company that owns it.", {}),
        ("[River Guard]ORG fell. The company rose.", {}),
        ("[Orr Clinic]ORG and [River Guard]ORG fell. The clinic rose.", {"The clinic": "Orr Clinic"}),
        ("[Orr Clinic]ORG and [Vale Clinic]ORG fell. The clinic rose.", {}),
        ("[Orr Clinic]ORG fell. The clinic of the town rose.", {}),
        ("[Free Orr Army]ORG fell. The army rose.", {}),
        ("[River Bank]ORG fell. The bank-owned ship rose.", {}),
    ],
)
def test_what_is_led_to_the_only_body_that_is_meant(words: str, led: dict[str, str]) -> None:
    text, mentions = marked(words)
    named = {mention.actor: mention.span.of(text) for mention in mentions}
    every = lead_referred(text, mentions)
    assert list(every) == sorted(every, key=lambda one: one.span)
    assert {one.span.of(text): named[one.actor] for one in every if one not in mentions} == led


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Two helicopters were shot at on Tuesday near Bessa by unidentified gunmen.", "unidentified gunmen", "group"),
        ("The army moved 4,000 soldiers to the border.", "4,000 soldiers", "group"),
        ("The army moved not a single soldier to the border.", "single soldier", None),
        ("A single gunman opened fire on the crowd.", "single gunman", "person"),
        ("No soldier was killed on Monday.", "soldier", None),
        ("ASEAN urged both sides to stop the war.", "ASEAN", "organisation"),
    ],
)
def test_who_is_described_and_who_is_nobody(text: str, words: str, kind: str | None) -> None:
    found = read(text, ("entities", "actors", "attributions", "events"))
    assert next((actor.kind.value for actor in found.actors if actor.name == words), None) == kind


def test_its_forces_are_those_of_the_subject_and_not_those_named_last() -> None:
    text = "Talmir said Orvale had moved 4,000 soldiers to the border. Talmir says its forces did not fire."
    found = read(text, ("entities", "actors", "attributions", "events"))
    of = {mention.span.of(text): mention.actor for mention in found.mentions}
    assert "its forces" in of
    assert of["its forces"] != of["4,000 soldiers"]


def test_a_soldier_is_not_the_soldiers_named_later() -> None:
    text = "A soldier was shot dead near the border on Monday. Soldiers attacked the camp on Tuesday."
    found = read(text, ("entities", "actors", "attributions", "events"))
    of = {mention.span.of(text): mention.actor for mention in found.mentions}
    assert of["A soldier"] != of["Soldiers"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Welder Franz Huber said he would stay.", {"Franz Huber"}),
        ("Rovers won. The fans of Rovers left. The group Rovers Together said it would stay.", {"Rovers Together"}),
    ],
)
def test_the_name_of_a_speaker_is_as_long_as_it_is(text: str, names: set[str]) -> None:
    found = read(text, ("entities", "actors", "attributions"))
    actors = {actor.id: actor.name for actor in found.actors}
    assert {actors[quote.actor] for quote in found.quotes if quote.actor} == names
