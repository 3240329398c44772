"""Amounts of one thing by two voices; parts, later counts, plans and other things are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.comparison.test_cited_and_voted import findings, told

FLOOD = "The dam at Tarn burst on Monday, and three farmers were killed, police said. "
ALSO_FLOOD = "Three farmers were killed in Tarn when the dam burst on Monday, a doctor said. "


@pytest.mark.parametrize(
    ("first", "second", "differs"),
    [
        # the noun that the amount is of
        ("Norvak, the mill, has losses of 2.1 million crowns.", "Norvak's losses amount to 3.4 million crowns.", True),
        ("The hall of Tarn had a licence for 180 people.", "The hall of Tarn was licensed for 240 persons.", True),
        # a measure of time, where the clauses share what it is of
        ("Boats reached the dam within twenty minutes.", "The boats took two hours to reach the dam.", True),
        ("The mill sold 42,000 tonnes of grain.", "The barges of Oll carried 30,000 tonnes of grain.", True),
        ("Turnout was 61 per cent, the board said.", "Turnout reached 54 per cent, observers said.", True),
        # counts by one noun
        ("Nine farmers were hurt when the dam of Oll burst.", "Six farmers were hurt when the dam of Oll burst.", True),
        # of a later day, and higher: it may have grown
        (
            "Six farmers were hurt when the dam of Oll burst.",
            "Nine farmers were hurt when the dam of Oll burst.",
            False,
        ),
        # the same, rounded; a least count that the other meets
        ("Norvak, the mill, has losses of 2 million crowns.", "Norvak's losses amount to 2.0 million crowns.", False),
        ("At least six farmers held the dam of Oll.", "Nine farmers held the dam of Oll.", False),
        # a part, more of them, a demand, a plan, another thing
        ("Six of the farmers held the dam of Oll.", "Nine farmers held the dam of Oll.", False),
        ("Six more farmers held the dam of Oll.", "Nine farmers held the dam of Oll.", False),
        ("The union demanded a wage rise of 12 per cent.", "The union agreed on a wage rise of 7 per cent.", False),
        ("Six farmers held the dam of Oll.", "Nine guards held the dam of Oll.", False),
        ("The mill sold 20 horses in Tarn.", "Families lost 30 horses.", False),
    ],
)
def test_amounts_of_one_thing_differ(tmp_path: Path, first: str, second: str, differs: bool) -> None:
    rows = findings(
        tmp_path,
        ("Courier", "2021-03-03", f"{FLOOD}\n\n{first}"),
        ("Herald", "2021-03-04", f"{ALSO_FLOOD}\n\n{second}"),
    )
    assert bool(told(rows, "differs", "other amounts")) is differs


def test_a_report_that_gives_both_amounts_counts_two_things(tmp_path: Path) -> None:
    rows = findings(
        tmp_path,
        ("Courier", "2021-03-03", f"{FLOOD}\n\nSix farmers held the dam of Oll. Nine farmers held the bridge of Oll."),
        ("Herald", "2021-03-04", f"{ALSO_FLOOD}\n\nNine farmers held the dam of Oll."),
    )
    assert not told(rows, "differs", "other amounts")


def test_those_arrested_are_counted(tmp_path: Path) -> None:
    rows = findings(
        tmp_path,
        ("Courier", "2021-03-03", f"{FLOOD}\n\nThree farmers were hurt and 21 people arrested, police in Tarn said."),
        ("Herald", "2021-03-04", f"{ALSO_FLOOD}\n\nPolice arrested 27 people in Tarn."),
    )
    assert told(rows, "differs", "of those arrested")


@pytest.mark.parametrize(("day", "kind"), [("2021-03-03", "differs"), ("2021-03-05", "undetermined")])
def test_a_higher_toll_of_a_later_day_may_have_grown(tmp_path: Path, day: str, kind: str) -> None:
    rows = findings(
        tmp_path,
        ("Courier", "2021-03-03", "A bomb killed eleven people in the market of Sarv on Monday, police said."),
        ("Herald", day, "A bomb killed thirteen people in the market of Sarv on Monday, a doctor said."),
    )
    counts = [row for row in rows if row["question"] == "how many" and row["finding"] in ("differs", "undetermined")]
    assert {row["finding"] for row in counts} == {kind}


def test_those_inside_are_counted(tmp_path: Path) -> None:
    rows = findings(
        tmp_path,
        ("Courier", "2021-03-03", f"{FLOOD}\n\nAbout 350 spectators were in the hall of Tarn when the water came."),
        (
            "Herald",
            "2021-03-04",
            f"{ALSO_FLOOD}\n\nThere were 500 people in the hall when the water came, a guard said.",
        ),
    )
    assert told(rows, "differs", "of those inside")


@pytest.mark.parametrize(
    ("call", "refusal", "answers"),
    [
        (
            "The Farmers' League called on the council to free all prisoners.",
            "Mayor Ida Holm rejected calls for the release of prisoners.",
            True,
        ),
        (
            "The Farmers' League called on the council to open the mill.",
            "Mayor Ida Holm rejected calls for the release of prisoners.",
            False,
        ),
    ],
)
def test_refused_calls_answer_those_who_called(tmp_path: Path, call: str, refusal: str, answers: bool) -> None:
    rows = findings(
        tmp_path,
        ("Courier", "2021-03-03", f"{FLOOD}\n\n{call}"),
        ("Herald", "2021-03-04", f"{ALSO_FLOOD}\n\n{refusal}"),
    )
    assert bool(told(rows, "responds", "it refuses calls")) is answers
