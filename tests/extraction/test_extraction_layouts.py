"""Usual layouts of plain-text news, one case each: every line gets its role, and what is said of the report is read."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.extraction.marked_layouts import marked

from dateline.extraction import extract
from dateline.extraction.zones import read_layout
from dateline.model import Incoming, Media, Report

CASES = tomllib.loads((Path(__file__).parent / "layouts.toml").read_text("utf-8"))["layout"]
P1 = "The council of Harrowmere voted on Tuesday to close the northern ferry for the whole winter."
P2 = "“We have no choice,” said the harbour master, Odile Brandt, after the vote in the old customs house."


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_layout(case: dict[str, Any]) -> None:
    text, zones = marked(case["text"])
    found = [(zone.role.value, zone.span.of(text)) for zone in read_layout(text).zones]
    assert found == [(zone.role.value, zone.span.of(text)) for zone in zones]
    report = extract(Incoming(text, Media.TEXT, "case.txt", ""))
    assert isinstance(report, Report)
    known = {field: value or None for field, value in case.get("known", {}).items()}
    assert {field: getattr(report.metadata, field).value for field in known} == known


def test_one_line_is_body_and_its_head_is_read() -> None:
    text = f"PARIS (AFP) - {P1}"
    report = extract(Incoming(text, Media.TEXT, "one.txt", ""))
    assert isinstance(report, Report)
    assert [zone.role.value for zone in report.zones] == ["body"]
    assert report.metadata.agency.value == "AFP"


def test_wrapped_paragraphs_are_read_as_paragraphs() -> None:
    text = (
        "Ferry to close for winter\n\nOSLO, March 3 (Northwire) - The council of Harrowmere voted on\n"
        "Tuesday to close the northern ferry for the whole winter, and Odile\n"
        "Brandt said that there was no other choice for the\ntown.\n\n"
        "(Reporting by Ida Holm in Oslo and Per Lunde in Harrowmere; writing by\nPer Lunde; editing by Ida Holm)"
    )
    roles = [zone.role.value for zone in read_layout(text).zones]
    assert roles == ["headline", "dateline", "body", "credit"]


def test_a_given_title_finds_its_headline_over_two_lines() -> None:
    text = f"Ferry to close; \n\nHarbour master speaks of a lost winter.\n\n{P1}\n\n{P2}"
    zones = read_layout(text, "Ferry to close; Harbour master speaks of a lost winter").zones
    assert [zone.role.value for zone in zones] == ["headline", "headline", "body"]
