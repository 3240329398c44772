"""Two events beside each other: what joins them, what rules it out, in a table."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

import pytest

from dateline.comparison.likeness import NEVER, likeness
from dateline.comparison.merge import merge_events
from dateline.comparison.told import Told
from dateline.comparison.values import ActorGraph, ComparisonOptions
from dateline.model import EventId, EventStatus, ReportId

GRAPH = ActorGraph(
    names={"p1": "Hana Orlen", "p2": "Petra Vale", "army": "Orsan Front", "state": "Corvane"},
    wholes={"army": frozenset({"state"})},
    persons=frozenset({"p1", "p2"}),
    states=frozenset({"state"}),
)
OPTIONS = ComparisonOptions()
BASE = Told(
    id="1",
    report=ReportId("a"),
    event=EventId("1"),
    order=("2021-03-02", "a", 10),
    story="s",
    said=False,
    type="ASSAULT",
    mode=None,
    real=True,
    status=EventStatus.HAPPENED,
    trigger=frozenset({"kill"}),
    actors=frozenset({"army"}),
    recipients=frozenset({"p1"}),
    by=(),
    earliest=date(2021, 3, 1),
    latest=date(2021, 3, 2),
    place=frozenset({"orsan"}),
    words={"kill": 0.6, "orlen": 0.8},
    sentence={"kill": 0.6, "orlen": 0.8},
    exact="the army killed orlen",
    numbers=(),
)


def other(**changes: Any) -> Told:
    """The same event in another report, changed."""
    own = {"id": "2", "report": ReportId("b"), "event": EventId("2"), "order": ("2021-03-03", "b", 5), "exact": "x"}
    return dataclasses.replace(BASE, **{**own, **changes})


@pytest.mark.parametrize(
    ("changes", "joined"),
    [
        ({}, True),
        ({"actors": frozenset()}, True),
        ({"actors": frozenset({"state"})}, True),  # the army acts for the state
        ({"actors": frozenset({"p2"})}, True),  # accounts differ on who did it; the victim is one
        ({"actors": frozenset({"p2"}), "recipients": frozenset()}, False),
        ({"recipients": frozenset({"p2"})}, False),  # another victim
        ({"earliest": date(2021, 5, 1), "latest": date(2021, 5, 2)}, False),
        ({"earliest": date(2021, 3, 1), "latest": date(2021, 4, 1)}, True),  # the month
        ({"earliest": None, "latest": None}, True),
        ({"type": "COERCE"}, True),  # one word for one deed of one army, read as another root
        ({"type": "COERCE", "trigger": frozenset({"seiz"})}, False),
        ({"status": EventStatus.DENIED}, True),  # a denial is of the same event
        ({"status": EventStatus.DEMANDED, "real": False, "earliest": None, "latest": None}, False),
        ({"mode": "abduct"}, True),
    ],
)
def test_what_is_one_event(changes: dict[str, Any], joined: bool) -> None:
    found = likeness(BASE, other(**changes), GRAPH, OPTIONS)
    assert (found.points >= OPTIONS.merge) is joined, found


def test_other_modes_are_other_events() -> None:
    one, two = dataclasses.replace(BASE, mode="abduct"), other(mode="torture")
    assert likeness(one, two, GRAPH, OPTIONS).points == NEVER


def test_likeness_is_the_same_both_ways() -> None:
    for changes in ({}, {"actors": frozenset({"state"})}, {"mode": "drone"}, {"type": None}):
        two = other(**changes)
        assert likeness(BASE, two, GRAPH, OPTIONS) == likeness(two, BASE, GRAPH, OPTIONS)


def test_no_chain_joins_what_is_apart() -> None:
    near = other(recipients=frozenset(), actors=frozenset())
    far = other(
        id="3", report=ReportId("c"), event=EventId("3"), order=("2021-03-04", "c", 1), recipients=frozenset({"p2"})
    )
    clusters = [{told.id for told in members} for members, _ in merge_events([BASE, near, far], GRAPH)]
    assert not any({"1", "3"} <= members for members in clusters)
