"""Figures of one count held against each other, and figures that are no one count."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.comparison.test_rebuttals import findings

FIRE = "A fire in the Old Mill at Vell killed guests and staff on Monday. "
DIFFER = [
    # of the dead, by two sources; a bare number goes on with it
    (FIRE + "The hospital said nine people had died. The ministry put the number of dead at seven.", {"nine", "seven"}),
    (FIRE + "Eleven people died, the mayor said. The ministry has spoken of seven.", {"Eleven", "seven"}),
    # bare numbers in a row
    ("The army said there were 2,500. The mission puts it at about 2,000. The committee said there were 3,100.",
     {"2,500", "2,000", "3,100"}),
]  # fmt: skip
AT_ONE = [
    # the same; rounded; at least
    FIRE + "The hospital said nine people had died. The ministry said nine people were killed.",
    FIRE + "The hospital said 2,050 people had died. The ministry said about 2,000 people were killed.",
    FIRE + "The hospital said nine people had died. The ministry said at least seven people were killed.",
    # other things: some of them, the wounded, another time, money and measures, a part of a name
    FIRE + "The hospital said nine people had died. The mayor said seven villagers were killed.",
    FIRE + "The hospital said nine people had died. The mayor said 31 people were wounded.",
    FIRE + "The hospital said nine people had died. The ministry’s count of seven was corrected to nine, it said.",
    "The army said the road was 2,500 metres long. The mission said it had paid $3,100.",
    "The army said there were 2,500. The mission said there were 40,000.",
    # one voice
    FIRE + "Nine people had died. Seven people were killed.",
]


@pytest.mark.parametrize(("text", "figures"), DIFFER)
def test_two_sources_differ_on_one_count(tmp_path: Path, text: str, figures: set[str]) -> None:
    [found] = apart(findings(tmp_path, text))
    assert found["question"] == "how many"
    assert {account["value"].split()[0] for account in found["accounts"]} == figures


@pytest.mark.parametrize("text", AT_ONE)
def test_figures_that_are_at_one_or_count_other_things_are_no_difference(tmp_path: Path, text: str) -> None:
    assert apart(findings(tmp_path, text)) == []


def test_reports_of_one_week_that_share_words_are_held_against_each_other(tmp_path: Path) -> None:
    one = "Nine people died in the fire at the Old Mill in Vell on Monday, the hospital said. The mill was full."
    other = (
        "The fire at the Old Mill in Vell on Monday killed 12 people, the mayor of the town said. Guests were asleep."
    )
    [found] = apart(findings(tmp_path, one, other))
    assert {account["report"] for account in found["accounts"]} == {"r0", "r1"}
    assert len({account["independent_group"] for account in found["accounts"]}) == 2


def apart(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The differences in figures."""
    return [row for row in rows if row["finding"] == "differs" and row["question"] == "how many"]


def test_the_dead_and_the_wounded_of_two_reports_are_not_compared_and_the_finding_says_so(tmp_path: Path) -> None:
    one = "Nine people died in the fire at the Old Mill in Vell on Monday, the hospital said. The mill was full."
    other = (
        "The fire at the Old Mill in Vell on Monday left 31 people wounded, the mayor of the town said. Guests slept."
    )
    rows = findings(tmp_path, one, other)
    assert apart(rows) == []
    [found] = [row for row in rows if "the dead and the wounded" in row["because"]]
    assert (found["finding"], found["question"]) == ("undetermined", "how many")
    assert {account["report"] for account in found["accounts"]} == {"r0", "r1"}
