"""What the gazetteer identifies, and where a capital stands for its government."""

from __future__ import annotations

import pytest

from dateline.actors.gazetteer import Entry, folded_name, shipped_gazetteer
from dateline.actors.sheets import stands_for_government
from dateline.model import NameLabel, Span


@pytest.mark.parametrize(
    ("name", "label", "entry"),
    [
        ("the United States", NameLabel.GPE, "country US"),
        ("U.S.", NameLabel.GPE, "country US"),
        ("Britain", NameLabel.GPE, "country GB"),
        ("Norwegians", NameLabel.NORP, "people NO"),
        ("Norwegian", NameLabel.NORP, "people NO"),
        ("OSLO", NameLabel.GPE, "capital NO"),
        ("Bergen", NameLabel.GPE, None),  # several places
        ("Springfield", NameLabel.GPE, None),
        ("Jordan", NameLabel.PERSON, None),
        ("Georgia", NameLabel.PERSON, None),
        ("Korean", NameLabel.NORP, None),  # of two states
        ("United Nations", NameLabel.ORG, "body United Nations"),
        ("UN", NameLabel.ORG, "body United Nations"),
        ("Reuters", NameLabel.ORG, "outlet Reuters"),
        ("Kurdish", NameLabel.NORP, "people Kurdish"),
        ("Republican", NameLabel.NORP, None),  # a party here, another there
        ("Orvale", NameLabel.GPE, None),
    ],
)
def test_find(name: str, label: NameLabel, entry: str | None) -> None:
    found = shipped_gazetteer().find(name, label)
    assert (f"{found.kind} {found.id}" if found else None) == entry


def test_every_capital_and_people_has_a_country_with_a_name() -> None:
    rows = {entry for held in shipped_gazetteer().entries.values() for entry in held}
    countries = {entry.id for entry in rows if entry.kind == "country"}
    assert len(countries) > 190
    assert {entry.country for entry in rows if entry.kind in ("capital", "people") and entry.country} <= countries


def test_own_entries_come_first() -> None:
    own = shipped_gazetteer().with_entries(
        [("Orvale", Entry("country", "OV", "OV", source="a list")), ("Lima", Entry("city", "X"))]
    )
    assert own.find("Orvale", NameLabel.GPE) == Entry("country", "OV", "OV", source="a list")
    assert own.find("Lima", NameLabel.GPE) == Entry("city", "X")


@pytest.mark.parametrize(
    ("name", "folded"), [("The Gambia’s", "gambia"), ("  Costa   Rica ", "costa rica"), ("US’", "us")]
)
def test_folded_name(name: str, folded: str) -> None:
    assert folded_name(name) == folded


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Talks with Lima failed.", True),
        ("Lima denied it.", True),
        ("He said Lima would pay.", True),
        ("He spoke in Lima on Monday.", False),
        ("in downtown Lima said a man", False),
        ("Lima, Monday", None),
        ("Lima's mayor", None),
    ],
)
def test_capitals_act(text: str, acts: bool | None) -> None:
    at = text.index("Lima")
    assert stands_for_government(text, Span(at, at + 4)) is acts
