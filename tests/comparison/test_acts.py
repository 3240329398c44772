"""One act told in two ways or in two opposed ways: done by one account, not done by another."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.comparison.test_cited_and_voted import findings, told

FLOOD = "The dam at Tarn burst on Monday, and three farmers were killed, police said. "
ALSO_FLOOD = "Three farmers were killed in Tarn when the dam burst on Monday, a doctor said. "


@pytest.mark.parametrize(
    ("first", "second", "contradicts"),
    [
        # the same thing, told with a "not" by other words
        ("Police arrested engineer Ada Sorn.", "Sorn has not been taken into custody, prosecutor Milo Vey said.", True),
        ("The maps had been sent to the mayor.", "The mayor's office never received the maps, it said.", True),
        ("The army has refused to let reporters into Tarn.", "Reporters entered Tarn on Tuesday.", True),
        # a state that stands only where it was not done
        ("The mine company has withdrawn its pumps from Tarn.", "The pumps remain at the dam, farmers said.", True),
        ("The council has lifted the curfew.", "The curfew remains in force, a guard said.", True),
        ("The pumping station had stood empty since May.", "The pumping station was fully operational.", True),
        ("The sluice opened on time, the mill said.", "The sluice opened four hours late, farmers said.", True),
        ("The dam failed an inspection in May.", "The dam had passed every inspection, the mill said.", True),
        # who says "I"
        ("Ada Sorn conceded defeat.", "“I conceded nothing,” Ada Sorn said.", True),
        # of nobody, of everybody, of the one thing of its kind
        ("Guards threw stones at farmers.", "“Nobody threw anything,” said guard Ida Holm.", True),
        ("There was no distress call, the harbour office said.", "The ferry's mate sent a mayday at nine.", True),
        # a role stands for the one who has it, where one alone has it
        ("The owner of the mill was arrested.", "Tor Lund, owner of the mill, has not been arrested, he said.", True),
        # other persons, other things, a wish, a plan, a condition, two negations
        ("Police arrested engineer Ada Sorn.", "Milo Vey has not been arrested, his lawyer said.", False),
        ("The results were released.", "Sorn has not been released, her lawyer said.", False),
        ("The union demanded that police arrest Ada Sorn.", "Sorn has not been arrested.", False),
        ("Police will arrest Ada Sorn.", "Sorn has not been arrested.", False),
        ("The council would lift the curfew if the rain stopped.", "The curfew remains in force.", False),
        ("The army cannot say how many shots were fired.", "Soldiers fired on the dam.", False),
        ("The mayor has visited no other village.", "The mayor visited Tarn.", False),
    ],
)
def test_what_one_tells_as_done_contradicts_what_another_tells_as_not_done(
    tmp_path: Path, first: str, second: str, contradicts: bool
) -> None:
    rows = findings(
        tmp_path,
        ("Courier", "2021-03-03", f"{FLOOD}\n\n{first}"),
        ("Herald", "2021-03-04", f"{ALSO_FLOOD}\n\n{second}"),
    )
    assert bool(told(rows, "contradicts", "")) is contradicts


@pytest.mark.parametrize(
    ("first", "second", "contradicts"),
    [
        # what has not been done yet is contradicted by nothing that comes later
        ("Sorn has not been arrested, her lawyer said.", "Police arrested Ada Sorn on Thursday.", False),
        ("Police arrested Ada Sorn on Tuesday.", "Sorn has not been arrested, her lawyer said.", True),
        ("The pumps are still at the dam, farmers said.", "The company withdrew its pumps on Thursday.", False),
    ],
)
def test_what_came_later_contradicts_nothing(tmp_path: Path, first: str, second: str, contradicts: bool) -> None:
    rows = findings(
        tmp_path,
        ("Courier", "2021-03-03", f"{FLOOD}\n\n{first}"),
        ("Herald", "2021-03-05", f"{ALSO_FLOOD}\n\n{second}"),
    )
    assert bool(told(rows, "contradicts", "")) is contradicts


@pytest.mark.parametrize(
    ("text", "contradicts"),
    [
        (
            "Guard Ole Rask said two guards had been taken off duty. Mayor Ida Holm said they were working normally.",
            True,
        ),
        # the next sentence, by another who is named, tells the opposite
        ("The gates were locked, farmer Ole Rask said. Mayor Ida Holm said that the doors were open.", True),
        # nobody else speaks
        ("The gates were locked, farmer Ole Rask said. Rask said that the doors were open.", False),
        # what somebody denies is turned, and only that
        ("Farmer Ole Rask denied that men were beaten in custody. Mayor Ida Holm said three were in custody.", False),
    ],
)
def test_two_speakers_of_one_report(tmp_path: Path, text: str, contradicts: bool) -> None:
    rows = findings(tmp_path, ("Courier", "2021-03-03", f"{FLOOD}\n\n{text}"))
    assert bool(told(rows, "contradicts", "")) is contradicts


@pytest.mark.parametrize(
    ("text", "contradicts"),
    [
        ("Farmer Ole Rask said he wrote a letter in May. Mayor Ida Holm said no such letter had come.", True),
        ("Farmer Ole Rask said guards beat him. Mayor Ida Holm said the allegations were false.", True),
        ("Guards beat farmers. Mayor Ida Holm said the allegations were false.", False),
        ("Farmer Ole Rask said guards beat him. Mayor Ida Holm said the guards were tired.", False),
    ],
)
def test_no_such_thing_and_false_claims_take_up_what_was_said(tmp_path: Path, text: str, contradicts: bool) -> None:
    rows = findings(tmp_path, ("Courier", "2021-03-03", f"{FLOOD}\n\n{text}"))
    assert bool(told(rows, "contradicts", "takes up what was said")) is contradicts
