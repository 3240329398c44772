"""Every speaker is an actor of the report: by name, by description, or one whom the words lead to a name."""

from __future__ import annotations

import pytest
from tests.factories import annotated

from dateline.config import Config
from dateline.exports.annotation import annotation_object
from dateline.model import ReadReport
from dateline.pipeline import LAYERS, read_words

WHO = ("entities", "actors", "attributions")
STORY = (
    "Senior officials from the River Guard said the dam was safe. “It will hold,” said Lena Orr, the minister. "
    "A resident of Kolvesh told the Wire that water had come in. The minister added that she would visit. "
    "According to a spokesman for Orr, the trip was on. He said it was a secret. Tom Vell and Ana Brik said no."
)


def read(text: str, layers: tuple[str, ...] = WHO) -> ReadReport:
    """A text as it is read by default."""
    return read_words(annotated(text).report, Config(), layers)


@pytest.mark.parametrize("layers", [WHO, ("attributions",), LAYERS])
def test_speakers_are_the_same_actors_whatever_layers_are_asked_for(layers: tuple[str, ...]) -> None:
    whole = {quote.id: quote.actors for quote in read(STORY).quotes}
    assert {quote.id: quote.actors for quote in read(STORY, layers).quotes} == whole


def test_every_speaker_is_an_actor_with_a_mention() -> None:
    found = read(STORY)
    actors = {actor.id for actor in found.actors}
    for quote in found.quotes:
        assert (quote.actor is None) == (quote.speaker is None), quote
        assert set(quote.actors) <= actors
    assert {mention.actor for mention in found.mentions} == actors


@pytest.mark.parametrize(
    ("text", "name", "kind", "described"),
    [
        ("“We won,” said Lena Orr, a doctor.", "Lena Orr", "person", False),
        ("Two officials said the road was shut.", "Two officials", "group", True),
        ("A senior official said the road was shut.", "senior official", "person", True),
        ("The River Guard said the road was shut.", "River Guard", "organisation", False),
        ("The ministry said the road was shut.", "ministry", "organisation", True),
    ],
)
def test_a_speaker_becomes_an_actor_of_its_kind(text: str, name: str, kind: str, described: bool) -> None:
    found = read(text)
    (actor,) = [actor for actor in found.actors if actor.id == found.quotes[0].actor]
    labels = {mention.label.value for mention in found.mentions if mention.actor == actor.id}
    assert (actor.name, actor.kind.value, labels == {"OTHER"}) == (name, kind, described)


def test_a_description_that_leads_to_a_name_is_a_mention_of_that_actor() -> None:
    found = read("Lena Orr, the minister, spoke on Monday. The minister said the dam was safe.")
    (quote,) = found.quotes
    words = {mention.span.of(found.report.text): mention for mention in found.mentions}
    assert words["The minister"].actor == words["Lena Orr"].actor == quote.actor
    assert words["The minister"].label.value == "OTHER"
    assert "whom the report calls minister" in words["The minister"].because


def test_whom_a_described_speaker_belongs_to_is_a_role_with_its_words() -> None:
    found = read("A senior official from the River Guard said the dam was safe. The River Guard fell silent.")
    (actor,) = [actor for actor in found.actors if actor.id == found.quotes[0].actor]
    (role,) = actor.roles
    (guard,) = [other for other in found.actors if other.name == "River Guard"]
    assert (role.role, role.organisation) == ("senior official", guard.id)
    assert role.evidence.of(found.report.text) == "A senior official from the River Guard"


def test_a_line_has_the_speaker_as_an_actor_and_in_words() -> None:
    line = annotation_object(read(STORY), WHO)
    names = {actor["id"]: actor["name"] for actor in line["actors"]}
    joint = line["attributions"][-1]
    assert joint["speaker_name"] == "Tom Vell"
    assert names[joint["speaker"]] == "Tom Vell"
    assert [names[actor] for actor in joint["speakers"]] == joint["speaker_names"] == ["Tom Vell", "Ana Brik"]
    assert all(one["speaker"] is None or one["speaker"] in names for one in line["attributions"])


@pytest.mark.parametrize(
    "words",
    [
        "The lawyer of singer Lena Orr said she was ill. Orr was absent.",
        "The family of opposition politician Lena Orr said she was ill. Orr was absent.",
        "Relatives of detained lawyer Lena Orr said she was ill. Orr was absent.",
        "Those who know the dam say it leaks. Lena Orr was absent.",
    ],
)
def test_who_speaks_for_somebody_is_not_that_person(words: str) -> None:
    found = read(words)
    named = {actor.id for actor in found.actors if actor.name == "Lena Orr"}
    speakers = {quote.actor for quote in found.quotes}
    assert named
    assert None not in speakers
    assert named.isdisjoint(speakers)
