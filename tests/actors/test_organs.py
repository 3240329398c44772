"""Parts of bodies and bodies of states without a name, and descriptions that are led to who is named beside them."""

from __future__ import annotations

import pytest
from tests.actors.test_gather import marked

from dateline.actors import find_organs, find_state_bodies, gather_actors, lead_appositions
from dateline.model import Mention, NameLabel, Span


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("[Hana Orlen]PERSON of the political wing of the [River Guard]ORG left.", {"political wing": "River Guard"}),
        ("The [River Guard]ORG’s media office and the [River Guard]ORG left.", {"media office": "River Guard"}),
        ("The political bureau of armed [River Guard]ORG group left.", {"political bureau": "River Guard"}),
        ("The [River Guard]ORG’s armed wing, [Al-Nahr]ORG, left.", {}),
        ("[Al-Nahr]ORG, an armed wing of the [River Guard]ORG, left.", {}),
        ("The office was near the [River Guard]ORG.", {}),
    ],
)
def test_a_part_without_a_name_is_an_actor_of_its_body(words: str, found: dict[str, str]) -> None:
    text, mentions = marked(words)
    every = find_organs(text, mentions)
    added = [one for one in every if one not in mentions]
    actors = {actor.id: actor for actor in gather_actors(text, every)}
    told = {one.span.of(text): [actors[part.actor].name for part in actors[one.actor].part_of] for one in added}
    assert told == {words: [whole] for words, whole in found.items()}


def test_the_name_of_such_a_part_says_whose_it_is() -> None:
    text, mentions = marked("A member of the political wing of the [River Guard]ORG left.")
    names = [actor.name for actor in gather_actors(text, find_organs(text, mentions))]
    assert names == ["political wing of the River Guard", "River Guard"]


@pytest.mark.parametrize(
    ("words", "bodies"),
    [
        ("[Orvale]GPE’s foreign ministry spoke.", ["Orvale’s foreign ministry"]),
        (
            "The [Orvale]GPE parliament met. The country’s parliament rose.",
            ["Orvale parliament", "The country’s parliament"],
        ),
        ("The [Orlen]PERSON administration fell.", ["Orlen administration"]),
        ("[Hana Orlen]PERSON government sources spoke.", []),
    ],
)
def test_bodies_of_a_state(words: str, bodies: list[str]) -> None:
    text, mentions = marked(words)
    assert [one.span.of(text) for one in find_state_bodies(text, mentions) if one not in mentions] == bodies


def test_the_parliament_of_the_country_is_that_of_the_only_country_named() -> None:
    text, mentions = marked("The [Orvale]GPE parliament met. The country’s parliament rose.")
    first, second = (one.actor for one in find_state_bodies(text, mentions) if one not in mentions)
    assert first == second
    text, mentions = marked("The [Norland]GPE army met that of [Orvale]GPE. The national army rose.")
    first, second = (one.actor for one in find_state_bodies(text, mentions) if one not in mentions)
    assert first != second


def test_a_description_beside_a_name_is_of_who_is_named() -> None:
    text, mentions = marked("The deputy head of [Rivera]ORG, [Hana Orlen]PERSON, left.")
    described = Mention(Span(0, text.index(",")), NameLabel.OTHER, "d1", "a description")
    moved, _ = lead_appositions(text, (described, *mentions), ())
    assert moved[0].actor == mentions[1].actor
    assert "beside the name" in moved[0].because


def test_a_description_of_somebody_else_stays() -> None:
    text, mentions = marked("The deputy head of [Rivera]ORG met [Hana Orlen]PERSON.")
    described = Mention(Span(0, text.index(" met")), NameLabel.OTHER, "d1", "a description")
    assert lead_appositions(text, (described, *mentions), ())[0] == (described, *mentions)


@pytest.mark.parametrize(
    ("words", "description", "same"),
    [
        ("The gunman, named by local media as [Hana Orlen]PERSON, left.", "The gunman", True),
        ("The gunman was later identified as 30-year-old [Hana Orlen]PERSON.", "The gunman", True),
        ("Police identified the gunman as [Hana Orlen]PERSON, 30.", "the gunman", True),
        ("The gunmen, named as [Hana Orlen]PERSON and [Ivo Orren]PERSON, left.", "The gunmen", False),
        ("The gunman, named as [Hana Orlen]PERSON and Ivo, left.", "The gunman", False),
        ("The gunman was described as [Hana Orlen]PERSON.", "The gunman", False),
        ("The gunman, who was named in a list that police had seen as [Hana Orlen]PERSON left.", "The gunman", True),
    ],
)
def test_who_is_identified_by_a_name_is_who_is_named(words: str, description: str, same: bool) -> None:
    text, mentions = marked(words)
    at = text.index(description)
    described = Mention(Span(at, at + len(description)), NameLabel.OTHER, "d1", "a description")
    moved, _ = lead_appositions(text, tuple(sorted((described, *mentions), key=lambda one: one.span)), ())
    actor = next(one.actor for one in moved if one.label is NameLabel.OTHER)
    assert (actor == mentions[0].actor) is same


def test_the_government_of_a_person_is_the_country_s() -> None:
    text, mentions = marked("[Norland]GPE president [Hana Orlen]PERSON left. The [Orlen]PERSON administration stayed.")
    one = [mentions[0], mentions[1], Mention(mentions[2].span, NameLabel.PERSON, mentions[1].actor, "surname")]
    actors = {actor.name: actor for actor in gather_actors(text, find_state_bodies(text, one))}
    assert [part.actor for part in actors["Orlen administration"].part_of] == [actors["Norland"].id]


def test_what_one_described_is_known_as_is_its_name() -> None:
    text = "The military, known as the Sit-Tor, denied it."
    described = Mention(Span(0, 12), NameLabel.OTHER, "a1", "")
    name = Mention(Span(27, 34), NameLabel.ORG, "a2", "")
    moved, _ = lead_appositions(text, (described, name), ())
    assert {mention.actor for mention in moved} == {"a2"}
