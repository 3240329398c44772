"""Who is named in a report: one id for one actor, kinds, roles and what each is part of, with the words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.growth import steps

from dateline.actors import gather_actors, join_aliases
from dateline.model import Mention, NameKind, NameLabel, Span

PIECES = [
    "[Hana Orlen]PERSON",
    "[RG]ORG",
    "[Al-Nahr]ORG",
    "[US]GPE",
    ", ",
    " ",
    ". ",
    "\n",
    "the head of ",
    "’s ",
    "former ",
]
PIECES += [" which is part of ", " and its armed wing ", "Lt. Gen. ", " who leads ", " (", ")", " also known as ", "“"]
MARK = re.compile(r"\[([^]]+)\](PERSON|ORG|GPE|NORP)")


def marked(words: str) -> tuple[str, tuple[Mention, ...]]:
    """A text with its mentions, each with an id of its own, out of "[Hana Orlen]PERSON spoke"."""
    text, mentions, ids = "", [], dict[str, str]()
    at = 0
    for mark in MARK.finditer(words):
        text += words[at : mark.start()]
        actor = ids.setdefault(mark[1], f"a{len(ids) + 1}")
        mentions.append(Mention(Span(len(text), len(text) + len(mark[1])), NameLabel(mark[2]), actor, "by hand"))
        text += mark[1]
        at = mark.end()
    return text + words[at:], tuple(mentions)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "[Hana Orlen]PERSON, the head of the [River Guard]ORG, spoke.",
            [("head", "River Guard", "the head of the River Guard")],
        ),
        (
            "[Hana Orlen]PERSON, spokeswoman for [Rivera]ORG, spoke.",
            [("spokeswoman", "Rivera", "spokeswoman for Rivera")],
        ),
        ("The deputy head of [RG]ORG, [Hana Orlen]PERSON, spoke.", [("deputy head", "RG", "The deputy head of RG")]),
        (
            "[Orvale]GPE’s caretaker Prime Minister [Hana Orlen]PERSON spoke.",
            [("caretaker Prime Minister", "Orvale", "Orvale’s caretaker Prime Minister")],
        ),
        ("Former [US]GPE president [Hana Orlen]PERSON spoke.", [("Former president", "US", "Former US president")]),
        (
            "[US]GPE Secretary of State [Hana Orlen]PERSON spoke.",
            [("Secretary of State", "US", "US Secretary of State")],
        ),
        (
            "They met commander General [Hana Orlen]PERSON.",
            [("commander", None, "commander"), ("General", None, "General")],
        ),
        ("An [Orvalian]NORP cleric [Hana Orlen]PERSON spoke.", [("cleric", None, "Orvalian cleric")]),
        (
            "[Hana Orlen]PERSON, who leads the bloc [Rivera]ORG, said so.",
            [("leader", "Rivera", "who leads the bloc Rivera")],
        ),
        ("[RG]ORG’s deputy head [Hana Orlen]PERSON spoke.", [("deputy head", "RG", "RG’s deputy head")]),
        ("They met Lt. Gen. [Hana Orlen]PERSON.", [("Lt. Gen.", None, "Lt. Gen.")]),
        ("[US]GPE Rep. [Hana Orlen]PERSON spoke.", [("Rep.", "US", "US Rep.")]),
        ("[Hana Orlen]PERSON, 54, head of [Rivera]ORG, spoke.", [("head", "Rivera", "head of Rivera")]),
        ("[Hana Orlen]PERSON (head of [Rivera]ORG) spoke.", [("head", "Rivera", "head of Rivera")]),
        ("[Hana Orlen]PERSON is the head of [Rivera]ORG.", [("head", "Rivera", "the head of Rivera")]),
        ("[Hana Orlen]PERSON was the head of [Rivera]ORG.", []),
        ("[Hana Orlen]PERSON was named head of [Rivera]ORG.", [("head", "Rivera", "head of Rivera")]),
        (
            "[Hana Orlen]PERSON, head of [Rivera]ORG and a member of the [Marsh Council]ORG, spoke.",
            [("head", "Rivera", "head of Rivera"), ("member", "Marsh Council", "a member of the Marsh Council")],
        ),
        (
            "[Hana Orlen]PERSON, founder and leader of [Rivera]ORG, spoke.",
            [("founder", "Rivera", "founder"), ("leader", "Rivera", "leader of Rivera")],
        ),
        (
            "[Hana Orlen]PERSON, the union’s president and a former mayor of [Orvale]GPE, spoke.",
            [("president", None, "the union’s president"), ("former mayor", "Orvale", "a former mayor of Orvale")],
        ),
        ("Speaker of the [House]ORG [Hana Orlen]PERSON spoke.", [("Speaker", "House", "Speaker of the House")]),
        # The body behind "of" was not read: the country is no body in its place.
        (
            "[Hana Orlen]PERSON, head of [Orvale]GPE’s Tavan, spoke.",
            [("head", None, "head of Orvale’s Tavan")],
        ),
        (
            "[Hana Orlen]PERSON, head of the [Orvale]GPE parliament, spoke.",
            [("head", None, "head of the Orvale parliament")],
        ),
        ("[Hana Orlen]PERSON, a man close to the leader of [Rivera]ORG, spoke.", []),
        ("The leader, [Hana Orlen]PERSON, spoke.", [("leader", None, "The leader")]),
        ("The leader, [Hana Orlen]PERSON said, was late.", []),
        ("[Hana Orlen]PERSON, a mother of two, spoke.", []),
        ("Mr [Hana Orlen]PERSON spoke to the head of the [River Guard]ORG.", []),
        ("He left the head of the [River Guard]ORG. [Hana Orlen]PERSON stayed.", []),
        ("In the village, [Hana Orlen]PERSON, 34, spoke.", []),
        ("The cook of the inn, [Hana Orlen]PERSON, left.", [("cook of the inn", None, "The cook of the inn")]),
        ("The leader of the Marsh, [Hana Orlen]PERSON, left.", []),
        # Forms of address and ranks between the role and the name.
        (
            "[Rivera]ORG's chairwoman, Lady [Hana Orlen]PERSON, spoke.",
            [("chairwoman", "Rivera", "Rivera's chairwoman")],
        ),
        ("[Rivera]ORG spokesman Mullah [Hana Orlen]PERSON spoke.", [("spokesman", "Rivera", "Rivera spokesman")]),
        (
            "[Rivera]ORG's chairman, retired judge [Hana Orlen]PERSON, spoke.",
            [("chairman", "Rivera", "Rivera's chairman"), ("retired judge", None, "retired judge")],
        ),
        (
            "He met the president, Prime Minister [Hana Orlen]PERSON, and left.",
            [("Prime Minister", None, "Prime Minister")],
        ),
        (
            "Defence Minister Gen. [Hana Orlen]PERSON spoke.",
            [("Defence Minister", None, "Defence Minister"), ("Gen.", None, "Gen.")],
        ),
        # "Its": of the only body or country of the sentence before, or of the same sentence.
        (
            "[Rivera]ORG accused the cabinet. Its leader, Ms [Hana Orlen]PERSON, spoke.",
            [("leader", "Rivera", "Its leader")],
        ),
        ("[Rivera]ORG accused [Orvale]GPE. Its leader, [Hana Orlen]PERSON, spoke.", [("leader", None, "Its leader")]),
        ("[Rivera]ORG and its leader, [Hana Orlen]PERSON, left.", [("leader", "Rivera", "its leader")]),
        # The words of a role begin behind a verb; a sentence before tells nothing.
        ("[Orvale]GPE summoned the ambassador, [Hana Orlen]PERSON.", [("ambassador", None, "the ambassador")]),
        ("He met [Rivera]ORG's leader, [Hana Orlen]PERSON.", [("leader", "Rivera", "Rivera's leader")]),
        ("He met the brother of the leader, [Hana Orlen]PERSON.", []),
        ("He was named its president. [Hana Orlen]PERSON spoke.", []),
        ("[Hana Orlen]PERSON, who runs a shop, spoke.", []),
        # What people do, whatever house they do it in.
        ("Striker [Hana Orlen]PERSON scored.", [("Striker", None, "Striker")]),
        ("Its skipper, [Hana Orlen]PERSON, 48, was saved.", [("skipper", None, "Its skipper")]),
        ("[Hana Orlen]PERSON, 34, the driver, denied it.", [("driver", None, "the driver")]),
        ("[Hana Orlen]PERSON, 34, a resident, denied it.", []),
        ("[Hana Orlen]PERSON, a criminologist, left.", [("criminologist", None, "a criminologist")]),
        # What an office has charge of.
        ("Ports Minister [Hana Orlen]PERSON left.", [("Ports Minister", None, "Ports Minister")]),
        ("They met Tan Sri [Hana Orlen]PERSON.", []),
        (
            "[Rivera]ORG, whose chairwoman, [Hana Orlen]PERSON, left, won.",
            [("chairwoman", "Rivera", "whose chairwoman")],
        ),
        ("SHO [Hana Orlen]PERSON left.", [("SHO", None, "SHO")]),
        ("County Commissioner [Hana Orlen]PERSON left.", [("County Commissioner", None, "County Commissioner")]),
        (
            "Minister of State for Foreign Affairs Sayyida [Hana Orlen]PERSON left.",
            [("Minister of State for Foreign Affairs", None, "Minister of State for Foreign Affairs")],
        ),
        (
            "The governor's chief of staff, Dr [Hana Orlen]PERSON, left.",
            [("chief of staff", None, "The governor's chief of staff")],
        ),
        ("Majority Leader Hon. [Hana Orlen]PERSON left.", [("Majority Leader", None, "Majority Leader")]),
        ("Troops under General [Hana Orlen]PERSON left.", [("General", None, "General")]),
        ("They met the mayor and police chief [Hana Orlen]PERSON.", [("police chief", None, "police chief")]),
        ("Deputy CEO [Hana Orlen]PERSON left.", [("Deputy CEO", None, "Deputy CEO")]),
        ("Gen. (retd) [Hana Orlen]PERSON left.", [("Gen.", None, "Gen.")]),
        ("The mayor, [Hana Orlen]PERSON left for good.", [("mayor", None, "The mayor")]),
        (
            "The Commissioner for Chieftaincy Affairs, Barr. [Hana Orlen]PERSON, left.",
            [("Commissioner for Chieftaincy Affairs", None, "The Commissioner for Chieftaincy Affairs")],
        ),
        ("The lawyer of singer [Hana Orlen]PERSON left.", [("singer", None, "singer")]),
        (
            "Federal Minister for Railways Sheikh [Hana Orlen]PERSON left.",
            [("Federal Minister for Railways", None, "Federal Minister for Railways"), ("Sheikh", None, "Sheikh")],
        ),
        (
            "Additional Attorney General [Hana Orlen]PERSON left.",
            [("Additional Attorney General", None, "Additional Attorney General")],
        ),
        ("[Hana Orlen]PERSON, also a member of [Rivera]ORG, left.", [("member", "Rivera", "a member of Rivera")]),
        (
            "Hydrologist [Hana Orlen]PERSON, from [Rivera]ORG, left.",
            [("Hydrologist", "Rivera", "Hydrologist Hana Orlen, from Rivera")],
        ),
        ("Head [Hana Orlen]PERSON, of the ruling [Marsh Front]ORG, left.", [("Head", None, "Head")]),
        (
            "Community leader Paramount Chief [Hana Orlen]PERSON left.",
            [("Community leader", None, "Community leader"), ("Paramount Chief", None, "Paramount Chief")],
        ),
        ("It was owned by his uncle, [Hana Orlen]PERSON of Emu Flat.", [("uncle", None, "his uncle")]),
        ("The police spokesman, [Hana Orlen]PERSON MP, left.", [("police spokesman", None, "The police spokesman")]),
        # The body behind the name.
        (
            "Analyst [Hana Orlen]PERSON of [Rivera]ORG spoke.",
            [("Analyst", "Rivera", "Analyst Hana Orlen of Rivera")],
        ),
        (
            "Archbishop [Hana Orlen]PERSON of [Orvale]GPE spoke.",
            [("Archbishop", "Orvale", "Archbishop Hana Orlen of Orvale")],
        ),
        (
            "Prime Minister [Hana Orlen]PERSON of the [Marsh Party]ORG spoke.",
            [("Prime Minister", None, "Prime Minister")],
        ),
        # Kin, where the words say whose.
        ("The minister's brother, [Hana Orlen]PERSON, left.", [("brother", None, "The minister's brother")]),
        ("[Hana Orlen]PERSON, sister of Ilo Venn, left.", [("sister of Ilo Venn", None, "sister of Ilo Venn")]),
        # A verb of appointing.
        (
            "[Rivera]ORG appointed [Hana Orlen]PERSON as its chief executive.",
            [("chief executive", "Rivera", "its chief executive")],
        ),
        ("[Rivera]ORG names [Hana Orlen]PERSON finance chief", [("finance chief", None, "finance chief")]),
        ("[Rivera]ORG saw [Hana Orlen]PERSON as its enemy.", []),
        ("[Hana Orlen]PERSON, 51, is currently head of [Rivera]ORG.", [("head", "Rivera", "head of Rivera")]),
    ],
)
def test_what_a_person_is_said_to_be(words: str, said: list[tuple[str, str | None, str]]) -> None:
    text, mentions = marked(words)
    actors = gather_actors(text, mentions)
    names = {actor.id: actor.name for actor in actors}
    (person,) = (actor for actor in actors if actor.kind is NameKind.PERSON)
    told = [(r.role, names.get(r.organisation or ""), text[r.evidence.start : r.evidence.end]) for r in person.roles]
    assert told == said
    assert all(role.because for role in person.roles)


def test_a_title_behind_a_comma_is_the_next_persons() -> None:
    text, mentions = marked("They met [Ana Vale]PERSON, Superintendent of Police Shri [Hana Orlen]PERSON said.")
    told = [[role.role for role in actor.roles] for actor in gather_actors(text, mentions)]
    assert told == [[], ["Superintendent of Police"]]


def test_an_apposition_is_of_one_of_two_persons() -> None:
    text, mentions = marked("[Ana Vale]PERSON, the head of the [River Guard]ORG, [Hana Orlen]PERSON and others left.")
    assert [[role.role for role in actor.roles] for actor in gather_actors(text, mentions)] == [["head"], [], []]


@pytest.mark.parametrize(
    ("words", "part", "whole"),
    [
        ("[Al-Nahr]ORG, which is part of the [River Guard]ORG, left.", "Al-Nahr", "River Guard"),
        ("[Al-Nahr]ORG group, which is part of the country’s [River Guard]ORG, left.", "Al-Nahr", "River Guard"),
        ("[Al-Nahr]ORG, which belongs to Orvale's [River Guard]ORG, left.", "Al-Nahr", "River Guard"),
        ("[Al-Nahr]ORG, an armed wing of the [River Guard]ORG, left.", "Al-Nahr", "River Guard"),
        ("[Al-Nahr]ORG is a member of the [River Guard]ORG.", "Al-Nahr", "River Guard"),
        ("[Al-Nahr]ORG under the umbrella of the [River Guard]ORG left.", "Al-Nahr", "River Guard"),
        ("The [Marsh Force]ORG of the [River Guard]ORG left.", "Marsh Force", "River Guard"),
        ("The [River Guard]ORG and its military wing, [Al-Nahr]ORG, left.", "Al-Nahr", "River Guard"),
        ("The [River Guard]ORG’s armed wing, the [Al-Nahr]ORG, left.", "Al-Nahr", "River Guard"),
        ("The [River Guard]ORG’s [Marsh Force]ORG left.", "Marsh Force", "River Guard"),
        ("[Al-Nahr]ORG, the [River Guard]ORG’s armed wing, left.", "Al-Nahr", "River Guard"),
        ("[Al-Nahr]ORG, one of the main factions in the [River Guard]ORG, left.", "Al-Nahr", "River Guard"),
        ("[Al-Nahr]ORG (part of the [River Guard]ORG) left.", "Al-Nahr", "River Guard"),
        ("The [River Guard]ORG, which includes [Al-Nahr]ORG, left.", "Al-Nahr", "River Guard"),
        ("The [River Guard]ORG, an umbrella of militias including [Al-Nahr]ORG, left.", "Al-Nahr", "River Guard"),
        ("It recognised [Al-Nahr]ORG as part of the [River Guard]ORG.", "Al-Nahr", "River Guard"),
        ("The [Orvale]GPE [Supreme Court]ORG met.", "Supreme Court", "Orvale"),
        ("It never recognised [Al-Nahr]ORG as part of the [River Guard]ORG.", None, None),
        ("[Al-Nahr]ORG left the [River Guard]ORG with its armed wing.", None, None),
        ("[Al-Nahr]ORG attacked the [River Guard]ORG.", None, None),
        ("[Al-Nahr]ORG was no part of the [River Guard]ORG.", None, None),
        ("[Al-Nahr]ORG left.\nWhich is part of [River Guard]ORG?", None, None),
        ("[Al-Nahr]ORG spoke of the [River Guard]ORG.", None, None),
    ],
)
def test_what_a_body_is_said_to_be_part_of(words: str, part: str | None, whole: str | None) -> None:
    text, mentions = marked(words)
    actors = gather_actors(text, mentions)
    names = {actor.id: actor.name for actor in actors}
    told = [(actor.name, names[link.actor], link.evidence) for actor in actors for link in actor.part_of]
    assert [(a, b) for a, b, _ in told] == ([] if part is None else [(part, whole)])
    for one, other, span in told:
        assert {text[span.start : span.end].startswith(name) for name in (one, other)} == {True, False}


@pytest.mark.parametrize(
    ("words", "together"),
    [
        ("The [River Guard]ORG, better known as [Al-Nahr]ORG, left.", {("River Guard", "Al-Nahr")}),
        ("[Karo Velidar]PERSON, also known as [Abu Hana]PERSON, left.", {("Karo Velidar", "Abu Hana")}),
        (
            "[River Units]ORG ([RU]ORG) or [Al-Nahr al-Kabir]ORG left.",
            {("River Units", "RU"), ("River Units", "Al-Nahr al-Kabir")},
        ),
        ("[Osmet al-Velidar]PERSON spoke. [Osmet Velidaar]PERSON left.", {("Osmet al-Velidar", "Osmet Velidaar")}),
        ("The [RNU]PERSON ([Al-Nahr]ORG) left.", {("RNU", "Al-Nahr")}),
        (
            "[River Units]ORG umbrella forces, who are better known as [Al-Nahr]PERSON, left.",
            {("River Units", "Al-Nahr")},
        ),
        (
            "[Rivera]ORG, also called [Al-Nahr]ORG, met [Al-Nahrr Kabir]ORG and [Al-Nahr Kabir]ORG.",
            {("Rivera", "Al-Nahr"), ("Al-Nahrr Kabir", "Al-Nahr Kabir")},
        ),
        ("The [Dockers' Central]ORG ([SBT]ORG) left.", {("Dockers' Central", "SBT")}),
        ("The [Dockers' Central]ORG ([AFP]ORG) left.", set()),
        ("The [Press Trust of Inland]ORG ([PTI]ORG) left.", {("Press Trust of Inland", "PTI")}),
        ("The [National Rally]ORG ([RN]ORG) left.", {("National Rally", "RN")}),
        ("[Luis Manuel Orr]PERSON met his father [Luis Orr]PERSON.", set()),
        ("[Luis Manuel Orr]PERSON left. [Luis Orr]PERSON came.", {("Luis Manuel Orr", "Luis Orr")}),
        ("The [Dockers' Central]ORG ([Norland]GPE) left.", set()),
        ("[Rivera]ORG or [Al-Nahr]ORG did it.", set()),
        ("[Osmet Velidar]PERSON met [Karo Velidar]PERSON.", set()),
        ("[Khouri]PERSON met [Khoury]PERSON.", set()),
        ("[Hana]PERSON, also known as [Orvale]GPE, left.", set()),
    ],
)
def test_names_that_lead_to_one_actor(words: str, together: set[tuple[str, str]]) -> None:
    text, mentions = marked(words)
    before = {mention.actor: text[mention.span.start : mention.span.end] for mention in mentions}
    joined = join_aliases(text, mentions)
    pairs = [(was.actor, now.actor) for was, now in zip(mentions, joined, strict=True)]
    moved = {(before[now], before[was]) for was, now in pairs if was != now}
    assert moved == together
    assert all(now.because != was.because for was, now in zip(mentions, joined, strict=True) if was.actor != now.actor)


def test_kinds_names_and_ids_are_those_of_the_mentions() -> None:
    text, mentions = marked("[Hana Orlen]PERSON left [France]GPE for [Lyon]GPE with [Reuters]ORG and [Orlen]PERSON.")
    mentions = (*mentions[:4], Mention(mentions[4].span, NameLabel.PERSON, "a1", "surname"))
    actors = gather_actors(text, mentions)
    assert [(actor.id, actor.name, actor.kind.value) for actor in actors] == [
        ("a1", "Hana Orlen", "person"),
        ("a2", "France", "country"),
        ("a3", "Lyon", "place"),
        ("a4", "Reuters", "outlet"),
    ]
    assert actors[0].names == ("Hana Orlen", "Orlen")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("the [Orvale Times]ORG", "outlet"),
        ("[Radio Orvale]ORG", "outlet"),
        ("the [Orvale News Agency]ORG", "outlet"),
        ("the [Crime Agency]ORG", "organisation"),
        ("the [Ministry of Broadcasting]ORG", "organisation"),
        ("the [Orlens]PERSON left", "group"),
        ("the [Orlen]PERSON family left", "group"),
        ("Ms [Orlens]PERSON left", "person"),
    ],
)
def test_the_words_of_a_name_and_around_it_tell_its_kind(words: str, kind: str) -> None:
    (actor,) = gather_actors(*marked(words))
    assert actor.kind.value == kind


def test_a_report_without_names_has_no_actors() -> None:
    assert gather_actors("Rain fell.", ()) == ()
    assert join_aliases("Rain fell.", ()) == ()


def test_a_long_report_takes_no_more_for_each_name_than_a_short_one() -> None:
    def gathered(count: int) -> int:
        text, mentions = marked("The head of the [River Guard]ORG, [Hana Orlen]PERSON, met [Karo Vale]PERSON. " * count)
        return steps(lambda: gather_actors(text, join_aliases(text, mentions)))

    gathered(10)  # what is read once
    assert gathered(400) < 4.5 * gathered(100)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_any_words_give_actors_whose_ids_are_those_of_mentions(pieces: list[str]) -> None:
    text, mentions = marked("".join(pieces))
    joined = join_aliases(text, mentions)
    actors = gather_actors(text, joined)
    ids = {actor.id for actor in actors}
    assert ids == {mention.actor for mention in joined}
    for actor in actors:
        assert {role.organisation for role in actor.roles} - {None} <= ids
        assert {part.actor for part in actor.part_of} <= ids - {actor.id}
        for span in [*(role.evidence for role in actor.roles), *(part.evidence for part in actor.part_of)]:
            assert 0 <= span.start < span.end <= len(text)
