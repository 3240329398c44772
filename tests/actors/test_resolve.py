"""Actors across reports: two grounds, no chains, namesakes apart, the gazetteer, order apart."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.actors.sheets import Said, sheet

from dateline.actors import resolve_actors
from dateline.actors.grounds import told_role
from dateline.model import (
    Actor,
    ActorSheet,
    GroundKind,
    NameKind,
    NameLabel,
    RecordActors,
    ReportId,
    SheetMention,
    Span,
)


def groups(found: RecordActors) -> set[tuple[str, ...]]:
    """Who of which report is one, as report and actor."""
    return {
        tuple(f"{member.report}{member.actor[1:].removesuffix(':acts')}" for member in actor.members)
        for actor in found.actors
    }


def joined(*sheets: ActorSheet) -> bool:
    """Whether the first actors of two reports are one."""
    found = resolve_actors(sheets)
    return any({f"{one.report}1" for one in sheets} <= set(group) for group in groups(found))


def orlen(role: str | None = None, body: str | None = None, names: str = "Hana Orlen") -> tuple[Said, ...]:
    """A person, with a body where one is named."""
    person = Said(names, roles=((role, body),) if role else ())
    return (person, Said(body, "body")) if body else (person,)


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        # Two grounds: the full name and the role, the body, or both.
        (orlen("governor"), orlen("governor"), True),
        (orlen("former governor"), orlen("Governor"), True),
        (orlen("deputy", "River Guard"), orlen("head", "River Guard"), True),
        (orlen("head", "PMU"), orlen("deputy", "PMU"), True),
        (orlen("governor"), orlen("governor", names="Hanna al-Orlen"), True),
        # One ground: the name alone; the role alone; the body alone.
        (orlen(), orlen(), False),
        (orlen("governor"), orlen("singer"), False),
        (orlen("official"), orlen("member"), False),  # roles of many tell nobody from a namesake
        (orlen("governor", "River Guard"), orlen("governor", "River Guard", "Petra Orlen"), False),
        (orlen("head", "River Guard"), orlen("head", "Border Bank"), True),  # the same role
        (orlen("head", "River Guard"), orlen("clerk", "Border Bank"), False),
        # A last name: with the same body and the same role, not with one of them.
        (orlen("head", "River Guard"), orlen("head", "River Guard", "Orlen"), True),
        (orlen("head", "River Guard"), orlen("clerk", "River Guard", "Orlen"), False),
        (orlen("head"), orlen("head", names="Orlen"), False),
        ((Said("Orlen"),), (Said("Orlen"),), False),
        # Bodies: the state in the name, a second name, the same holder, the same whole.
        ((Said("Kenyan parliament", "body"),), (Said("Kenyan Parliament", "body"),), True),
        ((Said("Kenyan parliament", "body"),), (Said("Peruvian parliament", "body"),), False),
        ((Said("River Guard", "body"),), (Said("River Guard", "body"),), False),
        ((Said("River Guard/RGX", "body"),), (Said("River Guard/RGX", "body"),), True),
        ((Said("River Guard/Guard", "body"),), (Said("River Guard/Guard", "body"),), False),
        ((Said("RGX", "body"),), (Said("RGX", "body"),), False),
        (
            (Said("River Guard", "body", of=("Border Army",)), Said("Border Army", "body")),
            (Said("River Guard", "body", of=("Border Army",)), Said("Border Army", "body")),
            True,
        ),
        # Countries, capitals and peoples by the gazetteer; the government apart from its capital.
        ((Said("U.S.", "country"),), (Said("United States", "country"),), True),
        ((Said("Jordan", "country"),), (Said("Jordan", "person"),), False),
        ((Said("Kenyan", "group"),), (Said("Kenyans", "group"),), True),
        ((Said("Lima", "place"),), (Said("LIMA", "place"),), True),
        ((Said("Lima", "place", acts=True),), (Said("Lima", "place", acts=True),), True),
        ((Said("Lima", "place", acts=True),), (Said("Lima", "place", acts=False),), False),
        ((Said("Peru", "country"),), (Said("Lima", "place", acts=True),), False),
        # A body of a state, by whatever word for it; descriptions of others never join by their words.
        ((Said("Kenyan troops", "description"),), (Said("the Kenyan army", "description"),), True),
        ((Said("Kenyan Army", "body"),), (Said("Kenya’s armed forces", "description"),), True),
        ((Said("Kenyan troops", "description"),), (Said("Peruvian troops", "description"),), False),
        ((Said("Kenyan rebel forces", "description"),), (Said("Kenyan rebel forces", "description"),), False),
        ((Said("the cleric", "description"),), (Said("the cleric", "description"),), False),
    ],
)
def test_two_grounds(a: tuple[Said, ...], b: tuple[Said, ...], one: bool) -> None:
    assert joined(sheet("p", *a), sheet("q", *b)) is one


def test_every_join_has_two_grounds_with_words() -> None:
    found = resolve_actors([sheet("p", *orlen("head", "River Guard")), sheet("q", *orlen("chief", "River Guard"))])
    joins = {join.a.actor: join for actor in found.actors for join in actor.joins}
    assert [ground.kind for ground in joins["a1"].grounds] == [GroundKind.NAME, GroundKind.ORGANISATION]
    assert {words.report for ground in joins["a1"].grounds for words in ground.evidence} == {"p", "q"}
    # The body joins because the same person is in it.
    assert [ground.kind for ground in joins["a2"].grounds] == [GroundKind.NAME, GroundKind.ORGANISATION]


def test_a_body_of_two_names_leads_on_where_another_ground_stands() -> None:
    """RGX alone is no ground; with the same head it is."""
    whole = (Said("River Guard/RGX", "body"), Said("Hana Orlen", roles=(("head", "River Guard"),)))
    bare = (Said("RGX", "body"), Said("Hana Orlen", roles=(("head", "RGX"),)))
    assert joined(sheet("p", *whole), sheet("q", *bare))
    assert not joined(sheet("p", *whole), sheet("q", Said("RGX", "body")))


def test_no_chain_leads_from_one_namesake_to_the_other() -> None:
    """q is like both, and p is not like r: q goes to one of them and the other stays out."""
    sheets = [
        sheet("p", Said("Ana Maria Vale", roles=(("mayor", None),))),
        sheet("q", Said("Ana Vale", roles=(("mayor", None),))),
        sheet("r", Said("Ana Sofia Vale", roles=(("mayor", None),))),
    ]
    found = groups(resolve_actors(sheets))
    assert not any({"p1", "r1"} <= set(group) for group in found)


def test_brothers_stay_apart_whatever_they_share() -> None:
    one = (Said("Hana Orlen", roles=(("head", "River Guard"),)), Said("River Guard", "body"))
    other = (Said("Petra Orlen", roles=(("head", "River Guard"),)), Said("River Guard", "body"))
    found = resolve_actors([sheet("p", *one), sheet("q", *other), sheet("r", *one)])
    assert ("p1", "r1") in groups(found)
    assert ("q1",) in groups(found)


def test_what_is_near_is_offered() -> None:
    found = resolve_actors([sheet("p", *orlen()), sheet("q", *orlen()), sheet("r", Said("Orlen"))])
    assert len(found.actors) == 3
    assert [candidate.because for candidate in found.candidates if "no second ground" in candidate.because]
    assert {ground.kind for candidate in found.candidates for ground in candidate.grounds} == {GroundKind.NAME}


def test_a_last_name_is_offered_with_the_only_person_of_that_name() -> None:
    found = resolve_actors([sheet("p", *orlen()), sheet("q", Said("Orlen"))])
    assert [candidate.because for candidate in found.candidates] == [
        "“Orlen” may be Hana Orlen, by the last name alone"
    ]
    crowd = resolve_actors([sheet("p", Said("Hana Orlen"), Said("Petra Orlen")), sheet("q", Said("Orlen"))])
    assert crowd.candidates == ()


def test_government_is_agent_of_its_country_and_apart_from_the_place() -> None:
    said = [Said("Peru", "country"), Said("Lima", "place", acts=True), Said("Kenyan", "group")]
    found = resolve_actors([sheet("p", *said), sheet("q", Said("Lima", "place", acts=False), Said("Kenya", "country"))])
    by_id = {actor.id: actor for actor in found.actors}
    links = {(actor.entry, link.relation, by_id[link.actor].entry) for actor in found.actors for link in actor.links}
    assert links == {
        ("government PE", "agent of", "country PE"),
        ("capital PE", "part of", "country PE"),
        ("people KE", "people of", "country KE"),
    }


def test_the_outlets_of_the_record_are_known() -> None:
    one = sheet("p", Said("Chemra Wire", "body"), outlet="Chemra Wire")
    found = resolve_actors([one, sheet("q", Said("Chemra Wire", "body"))])
    assert [(actor.kind.value, len(actor.members)) for actor in found.actors] == [("outlet", 2)]


def test_roles_keep_their_report_and_the_fullest_name_stands() -> None:
    found = resolve_actors(
        [
            sheet("p", *orlen("governor", names="Orlen/Hana Orlen")),
            sheet("q", *orlen("former governor", names="Hana T. Orlen")),
        ]
    )
    (actor,) = [actor for actor in found.actors if len(actor.members) == 2]
    assert actor.name == "Hana T. Orlen"
    assert [(role.role, role.evidence.report) for role in actor.roles] == [("governor", "p"), ("former governor", "q")]


def test_ids_come_from_content() -> None:
    """Neither the report's name nor what is added later changes the id of who was there first by content."""
    one, other = sheet("p", *orlen("governor"), text="aa"), sheet("q", *orlen("governor"), text="bb")
    (alone,) = resolve_actors([one]).actors
    (both,) = resolve_actors([one, other]).actors
    (renamed,) = resolve_actors([sheet("x", *orlen("governor"), text="aa")]).actors
    assert alone.id == both.id == renamed.id


NAMES = ["Hana Orlen", "Hanna Orlen", "Petra Orlen", "Orlen", "Osmet Velidar", "Osmet al-Velidar", "H. Orlen"]
PERSON = st.builds(
    lambda name, role, body: orlen(role, body, name),
    st.sampled_from(NAMES),
    st.sampled_from(["governor", "head", "official"]),
    st.sampled_from([None, "River Guard", "RGX", "Kenyan Navy"]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PERSON, min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_order_never_shows_and_clusters_hold_together(said: list[tuple[Said, ...]], chance: object) -> None:
    sheets = [sheet(f"r{k}", *one) for k, one in enumerate(said)]
    shuffled = list(sheets)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random
    found = resolve_actors(sheets)
    assert found == resolve_actors(shuffled)
    assert sorted(itertools.chain.from_iterable(groups(found))) == sorted(
        f"{one.report}{actor.id[1:]}" for one in sheets for actor in one.actors
    )
    for actor in found.actors:
        assert len(actor.joins) == len(actor.members) - 1
        assert len({actor.id for actor in found.actors}) == len(found.actors)
        assert not {"Hana Orlen", "Petra Orlen"} <= {use.name for use in actor.names}


@pytest.mark.parametrize(
    ("role", "told"),
    [
        ("caretaker Prime Minister", "prime minister"),
        ("Lt. Gen.", "general"),
        ("senior official", ""),
        ("deputy head", "deputy head"),
    ],
)
def test_roles_are_told_without_what_passes(role: str, told: str) -> None:
    assert told_role(role) == told


def test_forces_and_units_are_one_body_where_both_have_the_same_part() -> None:
    def report(name: str, last: str, part: str) -> ActorSheet:
        return sheet(name, Said(f"River Defence {last}", "body"), Said(part, "body", of=(f"River Defence {last}",)))

    found = resolve_actors([report("1", "Units", "Marsh Guard Front"), report("2", "Forces", "Marsh Guard Front")])
    assert sorted(len(actor.members) for actor in found.actors if actor.name.startswith("River")) == [2]
    apart = resolve_actors([report("1", "Units", "Marsh Guard Front"), report("2", "Forces", "Salt Guard Front")])
    assert sorted(len(actor.members) for actor in apart.actors if actor.name.startswith("River")) == [1, 1]


def test_a_body_that_both_reports_give_to_one_country_is_one() -> None:
    def report(name: str, code: str) -> ActorSheet:
        said = SheetMention(Span(10, 22), "Marsh Guards", NameLabel.ORG, "a1", land=(code, Span(0, 22)))
        actor = Actor("a1", "Marsh Guards", NameKind.ORGANISATION, ("Marsh Guards",))
        return ActorSheet(ReportId(name), name, (actor,), (said,))

    assert [len(actor.members) for actor in resolve_actors([report("1", "KE"), report("2", "KE")]).actors] == [2]
    assert [len(actor.members) for actor in resolve_actors([report("1", "KE"), report("2", "PE")]).actors] == [1, 1]
