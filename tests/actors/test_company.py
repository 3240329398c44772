"""Company as a ground: the same others in both reports, of whom few reports tell; never enough for a surname."""

from __future__ import annotations

import itertools

import pytest
from tests.actors.sheets import Said, sheet

from dateline.actors import resolve_actors
from dateline.actors.company import MOST_REPORTS
from dateline.model import ActorSheet, GroundKind, RecordActors

VALE, DORN, GUARD, COUNCIL = (
    Said("Petra Vale"),
    Said("Sami Dorn"),
    Said("River Guard", "body"),
    Said("Hill Council", "body"),
)


def are_one(found: RecordActors, *reports: str) -> bool:
    """Whether the first actors of some reports are one."""
    wanted = {(report, "a1") for report in reports}
    return any(wanted <= {(member.report, member.actor) for member in actor.members} for actor in found.actors)


def both(first: Said, *others: Said, again: Said | None = None) -> list[ActorSheet]:
    """Two reports that name somebody, each beside the same others."""
    return [sheet("r1", first, *others), sheet("r2", again or first, *others)]


@pytest.mark.parametrize(
    ("first", "others", "one"),
    [
        (Said("Hana Orlen"), (VALE, GUARD), True),
        (Said("Hana Orlen"), (VALE, DORN, GUARD), True),
        (Said("Hana Orlen"), (VALE,), False),
        # They share a word: one may be named after the other.
        (Said("Hana Orlen"), (GUARD, Said("River Council", "body")), False),
        (Said("Hana Orlen"), (VALE, Said("Orlen Council", "body")), False),
        # Everybody is named beside states and well known bodies.
        (Said("Hana Orlen"), (VALE, Said("Norway", "country"), Said("United Nations", "body")), False),
        # Names of one part: of a body or a place with three others, of a person never.
        (Said("Veskard", "body"), (VALE, DORN, GUARD), True),
        (Said("Veskard", "place"), (VALE, DORN, GUARD), True),
        (Said("Veskard", "body"), (VALE, GUARD), False),
        (Said("Orlen"), (VALE, DORN, GUARD, COUNCIL), False),
        # Others of one part count for nobody.
        (Said("Hana Orlen"), (Said("Vale"), Said("Dorn"), Said("Veskard", "body")), False),
    ],
)
def test_two_others_by_their_full_names(first: Said, others: tuple[Said, ...], one: bool) -> None:
    """The others share no word with the name or with each other."""
    assert are_one(resolve_actors(both(first, *others)), "r1", "r2") is one


def test_the_ground_opens_the_words_of_both_reports() -> None:
    """The name, and the others whom both reports name."""
    found = resolve_actors(both(Said("Hana Orlen"), VALE, GUARD))
    [join] = next(actor.joins for actor in found.actors if actor.name == "Hana Orlen")
    assert [ground.kind for ground in join.grounds] == [GroundKind.NAME, GroundKind.COMPANY]
    assert {words.report for words in join.grounds[1].evidence} == {"r1", "r2"}
    assert "Petra Vale" in join.grounds[1].because


def test_other_roles_outweigh_company() -> None:
    """A governor and a singer of one name, both named beside the same two, stay two and are asked about."""
    governor, singer = (Said("Hana Orlen", roles=((role, None),)) for role in ("governor", "singer"))
    found = resolve_actors(both(governor, VALE, GUARD, again=singer))
    assert not are_one(found, "r1", "r2")
    assert found.candidates
    assert are_one(resolve_actors(both(governor, VALE, GUARD, again=Said("Hana Orlen"))), "r1", "r2")


def test_the_well_known_are_no_company() -> None:
    """Whom many reports name is named beside everybody."""
    crowd = [sheet(f"x{at}", VALE, GUARD) for at in range(MOST_REPORTS)]
    assert not are_one(resolve_actors([*both(Said("Hana Orlen"), VALE, GUARD), *crowd]), "r1", "r2")
    assert are_one(resolve_actors([*both(Said("Hana Orlen"), VALE, GUARD), *crowd[2:]]), "r1", "r2")


def test_the_order_of_reports_does_not_count() -> None:
    """Three reports, two of them of one circle."""
    sheets = [*both(Said("Hana Orlen"), VALE, GUARD), sheet("r3", Said("Hana Orlen"), DORN, COUNCIL)]
    found = {resolve_actors(order) for order in itertools.permutations(sheets)}
    assert len(found) == 1
    assert not are_one(found.pop(), "r1", "r3")
