"""Figures that are not one fact, each with why; and what is said of none against what is said of some."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.comparison.test_figures import apart
from tests.comparison.test_rebuttals import findings

FIRE = "A fire destroyed the Old Mill at Vell on Monday. "
NOT_COMPARED = [
    # all of the dead, and some by what they were
    (
        FIRE + "Nine people died in the fire at the mill, the hospital said.",
        FIRE + "The fire at the mill killed seven villagers, the mayor said.",
        "some of them",
    ),
    # a figure that was corrected
    (
        FIRE + "Nine people died in the fire at the mill. The ministry’s count of seven was corrected to nine.",
        FIRE + "Eight people died in the fire at the mill, the mayor said.",
        "told to have changed",
    ),
    # workers and members
    (
        FIRE + "The mill had 2,000 workers at Vell, the mayor said.",
        FIRE + "The union of the mill at Vell has 2,500 members, it said.",
        "members, workers",
    ),
    # one number, two names
    (
        FIRE + "Police at Vell said the owner of the mill had handed over 14 rifles on Monday.",
        FIRE + "Fourteen weapons were handed over on Monday by the owner of the mill at Vell, police said.",
        "rifles here and weapons there",
    ),
    # two days, and no word that it is one count
    (
        FIRE + "Eleven people died at the mill in Vell, police said.",
        FIRE + "The mayor said thirteen people had perished.",
        "may be of one thing",
    ),
]


@pytest.mark.parametrize(("one", "other", "why"), NOT_COMPARED)
def test_figures_that_are_not_one_fact_are_told_so(tmp_path: Path, one: str, other: str, why: str) -> None:
    rows = findings(tmp_path, one, other)
    found = [row for row in rows if why in row["because"]]
    assert [row["finding"] for row in found] == ["undetermined"]
    assert len({account["report"] for account in found[0]["accounts"]}) == 2


DIFFER = [
    "About 2,000 supporters of the party marched through Vell on Monday; the party spoke of 10,000.",
    "The union said all 1,200 dockers had stopped work. The port authority said about 700 had joined the strike.",
]


@pytest.mark.parametrize("text", DIFFER)
def test_two_counts_of_a_crowd_differ(tmp_path: Path, text: str) -> None:
    [found] = apart(findings(tmp_path, text))
    assert "those who took part" in found["because"]


@pytest.mark.parametrize(
    "age",
    ["The driver, a man of 44, was arrested.", "The driver, Peter Galt, 44, was arrested.", "A man aged 44 was held."],
)
def test_how_old_somebody_is_counts_nobody(tmp_path: Path, age: str) -> None:
    assert apart(findings(tmp_path, FIRE + f"Twelve people were killed, the hospital said. {age}")) == []


CONTRADICT = [
    "“Votes were counted twice,” Anna Weber said. John Smith said no votes were counted twice.",
    "Anna Weber said engineers had left the plant in Vell. “No engineer has left,” John Smith said.",
]


@pytest.mark.parametrize("text", CONTRADICT)
def test_none_against_some(tmp_path: Path, text: str) -> None:
    [found] = [row for row in findings(tmp_path, text) if row["finding"] == "contradicts"]
    assert {account["value"] for account in found["accounts"]} == {"asserted", "denied"}
    assert "another account tells that some" in found["because"]


AT_ONE = [
    # who does it, and to whom it is done, are two things
    "Anna Weber said soldiers had killed five men in Vell. John Smith said no soldier was killed.",
    # a condition, one who speaks twice, a decision
    "Anna Weber said engineers would leave if nothing was done. “No engineer has left,” John Smith said.",
    "Anna Weber said engineers had left. Anna Weber said no engineer has left the company since.",
    "Anna Weber said the decision was made in May. John Smith said no decision was made by him.",
    # who rejects a result denies no words about it
    "Police said the Reform Party had won the vote in Vell. Anna Weber rejected the result of the vote in Vell.",
    # what a sentence denies that tells it itself
    "Wages will rise by 6 percent. Two men were arrested for damaging a crane; both denied it.",
]


@pytest.mark.parametrize("text", AT_ONE)
def test_what_is_no_contradiction(tmp_path: Path, text: str) -> None:
    rows: list[dict[str, Any]] = findings(tmp_path, text)
    assert [row for row in rows if row["finding"] == "contradicts"] == []


def test_several_nameless_ones_and_a_person_say_two_things(tmp_path: Path) -> None:
    text = "Prosecutors had demanded nine years. Judge Ada Wren demanded silence in the court."
    rows = findings(tmp_path, text)
    assert [row for row in rows if row["question"] == "who"] == []
