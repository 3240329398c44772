"""Denials right behind a claim, denied parts in a deed, a "not" against the same clause, votes, passengers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.comparison.test_cited_and_voted import findings, told

MINE = "A tunnel at the Orveth mine fell in on Tuesday, and three miners were hurt. "
ALSO_MINE = "Three miners lie in hospital after the tunnel of Orveth fell in on Tuesday. "
BLAST = "A bomb killed eleven people in the market of Sarv on Monday, police said. "


@pytest.mark.parametrize(
    ("text", "contradicts"),
    [
        # the claim is of who denies, and shares a word with what is denied
        ("Mayor Ilo Renn said the owner, Norvak, had been warned in May. Norvak denied any warning had come.", True),
        # who is blamed denies the next thing
        ("The union accused Norvak of cutting the pumps. Norvak denied that its workers had gone home.", True),
        # half of what is denied is claimed
        ("“He was pushed by a guard,” said miner Ada Sol. Guards denied pushing anyone.", True),
        # "such" takes up what was said; a blame may be told after its denial; a claim with whose it is
        ("Mayor Ilo Renn said the pumps were old. Norvak denied receiving any such report.", True),
        ("Minister Alma Reuss denied that she sent the guards. The union had accused her of giving the order.", True),
        # nothing is shared but the name
        ("Mayor Ilo Renn said Norvak had left. Norvak denied any debt.", False),
        # a claim that is turned round, that is still to come, or that has not the figure
        ("Mayor Ilo Renn said Norvak had not been warned. Norvak denied any warning had come.", False),
        ("Mayor Ilo Renn said Norvak would be warned. Norvak denied any warning had come.", False),
        ("Mayor Ilo Renn said Norvak had been warned. Norvak denied that 12 warnings had come.", False),
        # nobody denies
        ("Mayor Ilo Renn said Norvak had been warned. Norvak neither confirmed nor denied any warning.", False),
        # who denies claims it
        ("Norvak said the mayor had been warned. Norvak denied any warning had come.", False),
    ],
)
def test_a_denial_is_held_against_the_claim_right_before_it(tmp_path: Path, text: str, contradicts: bool) -> None:
    rows = findings(tmp_path, ("Courier", "2021-03-03", f"{MINE}\n\n{text}"))
    assert bool(told(rows, "contradicts", "is told right")) is contradicts
    assert bool(told(rows, "responds", "is told right")) is contradicts


@pytest.mark.parametrize(
    ("blame", "denial", "contradicts"),
    [
        ("Police chief Adem Vor blamed the Banner of Sarv.", "A spokesman for the Banner denied any role in it.", True),
        (
            "The Banner claimed responsibility in a message.",
            "The Banner had nothing to do with the bomb, it said.",
            True,
        ),
        (
            "Police chief Adem Vor blamed the Banner of Sarv.",
            "A spokesman for the Lantern denied any role in it.",
            False,
        ),
        ("Nobody blamed the Banner of Sarv.", "A spokesman for the Banner denied any role in it.", False),
        ("Police chief Adem Vor blamed the Banner of Sarv.", "The Banner did not deny any role in it.", False),
        ("Police chief Adem Vor praised the Banner of Sarv.", "The Banner denied any role in it.", False),
    ],
)
def test_a_denied_part_is_held_against_the_blame(tmp_path: Path, blame: str, denial: str, contradicts: bool) -> None:
    first = ("Courier", "2021-03-03", f"{BLAST}{blame}")
    second = ("Post", "2021-03-04", f"{BLAST}{denial}")
    assert bool(told(findings(tmp_path, first, second), "contradicts", "says that they had")) is contradicts


def test_a_blame_of_another_week_is_another(tmp_path: Path) -> None:
    first = ("Courier", "2021-03-03", f"{BLAST}Police chief Adem Vor blamed the Banner of Sarv.")
    second = ("Post", "2021-03-14", f"{BLAST}A spokesman for the Banner denied any role in it.")
    assert not told(findings(tmp_path, first, second), "contradicts", "says that they had")


@pytest.mark.parametrize(
    ("assertion", "denial", "contradicts"),
    [
        (
            "Mayor Ilo Renn said she had asked the police to clear the mine.",
            "The mayor of Orveth, Ilo Renn, told the Post that she had not asked the police to enter.",
            True,
        ),
        ("The leak was stopped within an hour, Ilo Renn said.", "“It was not stopped at all,” said Karim Dell.", True),
        ("The leak was stopped within an hour, Ilo Renn said.", "The leak was never stopped, said Karim Dell.", True),
        ("The leak was stopped within an hour, Ilo Renn said.", "The train was not stopped, said Karim Dell.", False),
        ("The leak will be stopped in an hour, Ilo Renn said.", "“It was not stopped at all,” said Karim Dell.", False),
        (
            "Mayor Ilo Renn said she had asked the police to clear the mine.",
            "Miner Ada Sol said that she had not asked the police to enter.",
            False,
        ),
        (
            "Mayor Ilo Renn said she had asked the doctors to clear the mine.",
            "Mayor Ilo Renn said that she had not asked the police to enter.",
            False,
        ),
    ],
)
def test_a_not_is_held_against_the_same_clause(tmp_path: Path, assertion: str, denial: str, contradicts: bool) -> None:
    first = ("Courier", "2021-03-03", f"{MINE}{assertion}")
    second = ("Post", "2021-03-04", f"{ALSO_MINE}{denial}")
    rows = findings(tmp_path, first, second)
    assert bool(told(rows, "contradicts", "the same without")) is contradicts
    assert not [row for row in rows if row["finding"] == "differs" and row["field"] == "content"]


@pytest.mark.parametrize(
    ("text", "contradicts"),
    [
        (
            "Lars Quist, the trade minister, apologised, a spokesman said. Quist’s office said he had not apologised.",
            True,
        ),
        (
            "Lars Quist, the trade minister, apologised, a spokesman said. Quist’s office said he had not resigned.",
            False,
        ),
        ("Lars Quist will apologise, a spokesman said. Quist’s office said he had not apologised.", False),
    ],
)
def test_a_not_is_held_against_the_sentence_before(tmp_path: Path, text: str, contradicts: bool) -> None:
    rows = findings(tmp_path, ("Courier", "2021-03-03", f"{MINE}\n\n{text}"))
    assert bool(told(rows, "contradicts", "the same without")) is contradicts


def test_a_claim_with_whose_it_is_is_denied_as_it_is_told_elsewhere(tmp_path: Path) -> None:
    first = f"{MINE}Union leader Tove Lind said the pumps of Orveth were worn and loud."
    second = f"{ALSO_MINE}Its chief, Jonas Merk, rejected the union's claim that the pumps were worn."
    rows = findings(tmp_path, ("Courier", "2021-03-03", first), ("Post", "2021-03-04", second))
    [own] = told(rows, "contradicts", "a claim of “the union” is denied")
    assert next(one["words"] for one in own["accounts"]) == ["the pumps were worn"]
    assert told(rows, "contradicts", "in nearly the same words")


VOTE = "Parliament in Vell approved a law on Thursday, {}, that sends home the guards of the dam."
ALSO = (
    "A law on the foreign guards went through on Thursday {}, and the speaker of the house thanked all who had stayed "
    "in Vell's parliament to vote on the guards of the dam."
)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("by 88 votes to 41", "with 81 votes in favour and 41 against", "differs"),
        ("by 88 votes to 41", "with 88 in favour and 41 against", "agrees"),
        ("by 88 votes to 41", "with 41 votes against and 88 in favour", "agrees"),
        ("by 88 votes to 41", "which needs 90 votes to 39", ""),
    ],
)
def test_votes_of_one_law_are_counted(tmp_path: Path, one: str, other: str, kind: str) -> None:
    first, second = VOTE.format(one), ALSO.format(other)
    rows = findings(tmp_path, ("Courier", "2021-03-05", first), ("Post", "2021-03-05", second))
    assert {row["finding"] for row in rows if "count the votes" in row["because"]} == ({kind} if kind else set())


def test_two_votes_in_one_report_are_not_compared(tmp_path: Path) -> None:
    first = VOTE.format("by 88 votes to 41") + " A second law was passed by 70 votes to 59."
    second = VOTE.format("by 81 votes to 41")
    rows = findings(tmp_path, ("Courier", "2021-03-05", first), ("Post", "2021-03-05", second))
    assert not [row for row in rows if "count the votes" in row["because"]]


SHIP = "A ferry {} sank in the strait of Skag early on Monday after it hit a rock, the coast guard of Vell said."


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("with 212 people on board", "with 230 people aboard", True),
        ("with 212 people on board", "with about 200 people aboard", False),
        ("with 212 people on board", "with 23 people aboard hurt", False),
    ],
)
def test_those_on_board_are_counted(tmp_path: Path, one: str, other: str, differs: bool) -> None:
    first, second = (SHIP.format(words) for words in (one, other))
    rows = findings(tmp_path, ("Courier", "2021-03-03", first), ("Post", "2021-03-03", second))
    assert bool(told(rows, "differs", "on board")) is differs


@pytest.mark.parametrize(
    ("then", "differs"), [("On Monday a bomb in the market wounded six people.", True), ("", False)]
)
def test_counts_of_two_times_are_two(tmp_path: Path, then: str, differs: bool) -> None:
    first = "A bomb wounded 40 people in the market of Sarv on Monday, police said. The market is closed."
    last = then or "In January a bomb in the market wounded six people."
    rows = findings(
        tmp_path, ("Courier", "2021-03-03", first), ("Post", "2021-03-03", f"A bomb hit the market of Sarv. {last}")
    )
    assert bool(told(rows, "differs", "wounded")) is differs


@pytest.mark.parametrize(
    ("asked", "refused", "answers"),
    [
        ("Besk demanded an apology.", "Orvale’s premier, Anja Kolt, refused to apologise.", True),
        ("Besk demanded a ransom.", "Orvale’s premier, Anja Kolt, refused to apologise.", False),
    ],
)
def test_what_is_asked_is_refused_in_words_of_one_stem(tmp_path: Path, asked: str, refused: str, answers: bool) -> None:
    rows = findings(tmp_path, ("Courier", "2021-03-03", f"Two ships collided on Monday. {asked} {refused}"))
    assert bool(told(rows, "responds", "is refused")) is answers


def test_one_voice_does_not_contradict_itself(tmp_path: Path) -> None:
    first = "Police fired tear gas and rubber bullets at dockers in Port Lenn on Friday, a doctor said."
    second = (
        "Police used batons and tear gas but fired no rubber bullets on Friday, minister Garo Lind said in Port Lenn."
    )
    rows = findings(tmp_path, ("Courier", "2021-03-06", first), ("Post", "2021-03-06", second))
    found = [row for row in rows if row["finding"] == "contradicts"]
    assert found
    for row in found:
        assert len({one["independent_group"] for one in row["accounts"]}) > 1
        assert {one["report"] for one in row["accounts"]} == {"r0", "r1"}
