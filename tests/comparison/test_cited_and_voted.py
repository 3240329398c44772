"""Reports of other outlets that are denied or answered, votes that were and were not unanimous, who answers whom."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import dateline

RADIO = "Listeners said that the engineers of Norvak were driven to the airstrip before dawn. The station hums."
PAPER = "Guards and soldiers have begun to patrol together again on the road from the dam to Kolvar. The road is long."
DENIAL = "Norvak denied a report on Radio Vell that its engineers were driven to the airstrip. Workers stopped work."
DENIAL_GOING_ON = (
    "Norvak denied a report on Radio Vell that it had flown out the engineers of Norvak. “No engineer has left,” the "
    "company’s chief executive, Edric Tolle, said. Workers stopped work on Thursday."
)
ANSWER = (
    "“There are no joint patrols,” General Adrun Chelt said on Thursday. The statement followed a report by the Lissen "
    "Gazette, which said that patrols had resumed on the Kolvar road."
)
BILL = "Parliament in Vell voted on Thursday on a bill that sends home the foreign guards of the Norvak dam. "


def findings(folder: Path, *rows: tuple[str, str, str]) -> list[dict[str, Any]]:
    """What a record of some texts says of them; each with its outlet and day."""
    lines = [
        {"id": f"r{at}", "outlet": outlet, "published": day, "text": text}
        for at, (outlet, day, text) in enumerate(rows)
    ]
    (folder / "rows.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    with dateline.Record(folder / "r.db") as record:
        record.add(folder / "rows.jsonl")
        return list(record.compare())


def told(rows: list[dict[str, Any]], kind: str, because: str) -> list[dict[str, Any]]:
    """The findings of one kind whose reason has some words."""
    return [row for row in rows if row["finding"] == kind and because in row["because"]]


def test_a_denied_report_of_another_outlet_is_led_to_its_words(tmp_path: Path) -> None:
    rows = findings(tmp_path, ("Radio Vell", "2021-03-06", RADIO), ("Courier", "2021-03-07", DENIAL_GOING_ON))
    for kind in ("contradicts", "responds"):
        [found] = told(rows, kind, "is cited")
        assert [(one["report"], one["value"]) for one in found["accounts"]] == [("r0", "asserted"), ("r1", "denied")]
        asserted, denied = (" ".join(one["words"]) for one in found["accounts"])
        assert "driven to the airstrip" in asserted
        assert "No engineer has left" in denied


@pytest.mark.parametrize(
    ("outlet", "day"), [("Radio Vell", "2021-01-02"), ("Radio Norr", "2021-03-06"), ("Radio Vell", "2021-03-09")]
)
def test_a_report_of_another_time_or_outlet_is_not_the_one_that_is_denied(
    tmp_path: Path, outlet: str, day: str
) -> None:
    rows = findings(tmp_path, (outlet, day, RADIO), ("Courier", "2021-03-07", DENIAL))
    assert [row for row in rows if "is cited" in row["because"]] == []


def test_a_statement_that_followed_a_report_answers_it_and_denies_nothing_by_that(tmp_path: Path) -> None:
    rows = findings(tmp_path, ("Lissen Gazette", "2021-03-11", PAPER), ("Courier", "2021-03-12", ANSWER))
    [found] = told(rows, "responds", "is cited")
    assert [account["report"] for account in found["accounts"]] == ["r0", "r1"]
    assert told(rows, "contradicts", "is cited") == []


@pytest.mark.parametrize(
    ("text", "contradicts"),
    [
        ("“Twelve of us stood up and voted no,” Lamira Osk said on Saturday.", True),
        ("Thirty lawmakers voted against, the speaker said.", True),
        ("“None of us voted against,” Lamira Osk said on Saturday.", False),
        ("“Twelve of us would have voted no,” Lamira Osk said on Saturday.", False),
        ("“Twelve of us voted for it,” Lamira Osk said on Saturday.", False),
    ],
)
def test_who_voted_against_contradicts_that_nobody_did(tmp_path: Path, text: str, contradicts: bool) -> None:
    unanimous = f"{BILL}The house unanimously approved it. The guards have been at the Norvak dam since 2014."
    rows = findings(tmp_path, ("Courier", "2021-03-12", unanimous), ("Gazette", "2021-03-14", BILL + text))
    assert bool(told(rows, "contradicts", "voted against")) is contradicts


LORRY = (
    "“The lorry came fast,” Anna Weber said on Monday. Within an hour the general had answered her. “Nobody has seen "
    "the lorry,” John Smith said."
)
ANSWERS = [
    # the report says so, by a verb or by a cue; a question is no statement that is answered; later is no answer
    (LORRY, True),
    ("Anna Weber said the bridge was sold. “It is ours,” John Smith retorted.", True),
    ("A reporter asked whether the bridge was sold. “It is ours,” John Smith replied.", False),
    ("Anna Weber said the bridge was sold. John Smith said the road was open.", False),
    # called absurd; came after, counted and not
    ("Anna Weber demanded that the general be handed over. A spokesman for Egypt called the demand “absurd”.", True),
    ("“We will stay,” John Smith said on Monday. The remarks came after Anna Weber demanded that Egypt leave.", True),
    ("“We stay,” John Smith said on Friday. The remarks came two days after Anna Weber called for a march.", False),
    # a claim is no request; who does not confirm an offer refuses none
    ("Anna Weber recommended proceedings against Egypt. John Smith rejected the claim that the bus had gone.", False),
]


@pytest.mark.parametrize(("text", "answers"), ANSWERS)
def test_who_answers_whom_is_told_by_the_words(tmp_path: Path, text: str, answers: bool) -> None:
    rows = findings(tmp_path, ("Courier", "2021-03-12", text))
    assert bool([row for row in rows if row["finding"] == "responds"]) is answers


def test_one_difference_in_figures_is_told_once(tmp_path: Path) -> None:
    one = "Nine people were killed in the attack on the Old Mill in Vell on Monday, the hospital said."
    other = "The attack on the Old Mill in Vell on Monday killed 12 people, the mayor of the town said."
    rows = findings(tmp_path, ("Courier", "2021-03-12", one), ("Gazette", "2021-03-12", other))
    assert len([row for row in rows if row["finding"] == "differs" and row["question"] == "how many"]) == 1
