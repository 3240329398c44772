"""The scorer of record: gold against itself is 1, an empty answer 0, and each kind of error costs its own figure."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from marking.build import as_row
from score import OtherTextError, score
from scoring.actors import speaker_right
from scoring.answer import as_answer
from tests.evals.gold.passes import FIRST, SECOND, TEXT, read

Row = dict[str, Any]
SCORE = Path(__file__).parents[3] / "evals/gold/score.py"
EXTRA = """A9 s6 not-said | src: She | cue: did not say | con: why | spk: -
A8 s1 said | src: Venn | cue: says | con: Harbour stays shut | spk: Venn
"""


def gold(lines: str = FIRST + EXTRA) -> Row:
    """A line of gold with its text."""
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    return {"id": "x", "split": "test", "text": TEXT, "text_sha256": digest, **as_row(read(lines)[1])}


def scores(answer: Row, of: Row | None = None) -> dict[str, float]:
    """F1 or share by name."""
    return {figure.name: figure.f1 for figure in score([of or gold()], {"x": answer}) if figure.answered + figure.gold}


@pytest.mark.parametrize("lines", [FIRST + EXTRA, SECOND])
def test_gold_against_itself_is_one(lines: str) -> None:
    """Every figure, and all that should be counted is."""
    own = gold(lines)
    found = scores(as_answer(own), own)
    assert {name: value for name, value in found.items() if value != 1} == {}
    assert {"names: all", "attribution: all", "class: all", "speaker: all", "speaker: pronoun"} <= found.keys()
    assert {"nested: found, with its parent", "attribution at 0.8: speech cues"} <= found.keys()


def test_what_lies_inside_another_content_is_not_asked_for_twice() -> None:
    """Marked without a parent it is left out on both sides, so gold against itself stays 1."""
    own = gold(FIRST.replace(" | in: A3", ""))
    assert {name: value for name, value in scores(as_answer(own), own).items() if value != 1} == {}


def test_an_empty_answer_is_nothing() -> None:
    """No figure is anything but 0, whether the line is missing or its layers are."""
    answers: list[Row] = [{}, {"entities": [], "attributions": []}]
    for answer in answers:
        assert set(scores(answer).values()) == {0}


def changed(change: Callable[[Row], object]) -> dict[str, float]:
    """The figures below 1 of a perfect answer after one change."""
    answer = json.loads(json.dumps(as_answer(gold())))
    change(answer)
    return {name: value for name, value in scores(answer).items() if value < 1}


def at(answer: Row, words: str) -> Row:
    """The first attribution whose content begins with the words."""
    return next(own for own in answer["attributions"] if TEXT[own["content"][0][0] :].startswith(words))


def test_a_name_with_another_label_costs_names_alone() -> None:
    """Strict: place and label."""
    lost = changed(lambda answer: answer["entities"][0].update(label="ORG"))
    assert lost == {
        "names: all": pytest.approx(6 / 7),
        "names: PERSON": pytest.approx(2 / 3),
        "names: ORG": pytest.approx(0.8),
    }


def test_a_name_cut_short_costs_names_alone() -> None:
    """Strict: every letter."""
    lost = changed(lambda answer: answer["entities"][3].update(start=answer["entities"][3]["start"] + 1))
    assert lost.keys() <= {"names: all", "names: PERSON", "names: GPE", "names: ORG"}
    assert lost["names: all"] == pytest.approx(6 / 7)


def test_a_denial_given_as_said_costs_the_class() -> None:
    """It is counted among those of not saying, too: two of them, one wrong."""
    lost = changed(lambda answer: at(answer, "it. She").update({"class": "said"}))
    assert lost == {"class: all": pytest.approx(6 / 7), "class: of not saying": 0.5}


def test_an_abstention_is_wrong_but_no_answer() -> None:
    """The pronoun's speaker is lost; where it answers all stays right."""
    lost = changed(lambda answer: at(answer, "“We won").update(speaker=None))
    assert lost == {
        "speaker: all": pytest.approx(5 / 6),
        "speaker: name": pytest.approx(3 / 4),
        "speaker: speech cues": pytest.approx(4 / 5),
        "speaker: pronoun": 0,
    }


def test_a_wrong_speaker_is_wrong_where_it_answers() -> None:
    """The outlet for the union leader: an actor with a name is no description, though its words may be in it."""
    lost = changed(lambda answer: at(answer, "that crews").update(speaker="Port Wire"))
    assert lost["speaker where it answers: description"] == 0.5
    assert "attribution: all" not in lost


def test_a_made_up_speaker_costs_its_own_figure() -> None:
    """Where the gold has nobody any answer is made up."""
    assert changed(lambda answer: at(answer, "why").update(speaker="Ilo Venn")) == {
        "speaker: left open where the gold has nobody": 0
    }


def test_a_wrong_parent_costs_nesting() -> None:
    """The inner attribution is found, but on its own; the outermost ones stay right."""
    lost = changed(lambda answer: at(answer, "that crews").update(parent=0))
    assert lost == {"nested: found, with its parent": 0}


def test_doubt_costs_what_is_listed() -> None:
    """Below 0.8 a line is not published: precision stays, recall falls."""
    answer = as_answer(gold())
    at(answer, "“We won")["confidence"] = 0.7
    figures = {figure.name: figure for figure in score([gold()], {"x": answer})}
    assert figures["attribution: all"].f1 == 1
    assert (figures["attribution at 0.8: direct"].precision, figures["attribution at 0.8: direct"].recall) == (0, 0)
    assert figures["attribution at 0.8: all"].precision == 1
    assert figures["attribution at 0.8: all"].recall == pytest.approx(5 / 6)


def test_a_lost_attribution_costs_recall_and_no_speaker() -> None:
    """What was not found is counted once."""
    lost = changed(lambda answer: answer["attributions"].pop())
    assert lost["attribution: all"] == pytest.approx(10 / 11)
    assert not any(name.startswith(("class", "speaker")) for name in lost)


@pytest.mark.parametrize(
    ("names", "right"),
    [
        (("Ilo Venn",), True),
        (("Venn",), True),
        (("Mr. Ilo Venn",), True),
        (("the harbour master, Ilo Venn",), True),
        (("Port Wire",), False),
        (("Ilo Venner",), False),
        (("Tolm", "Ilo Venn"), False),
        ((), False),
    ],
)
def test_names_lead_to_actors(names: tuple[str, ...], right: bool) -> None:
    """By one of its names, with titles before it or not, and to it alone."""
    assert speaker_right(gold(), {"kind": "name", "names": ["Ilo Venn"], "words": ""}, names) is right


@pytest.mark.parametrize(
    ("names", "right"),
    [
        (("a union leader",), True),
        (("the union leader",), True),
        (("union leader who had seen the crews",), True),
        (("a harbour clerk",), False),
        (("Port Wire",), False),
        ((), False),
    ],
)
def test_descriptions_lead_to_descriptions(names: tuple[str, ...], right: bool) -> None:
    """By half of the words of the shorter one."""
    assert speaker_right(gold(), {"kind": "description", "names": [], "words": "a union leader"}, names) is right


def test_a_surname_of_two_leads_to_neither() -> None:
    """Until the full name is given."""
    own = {
        "names": [],
        "actors": [
            {"name": "Mara Dolen", "names": ["Mara Dolen", "Dolen"]},
            {"name": "Jon Dolen", "names": ["Jon Dolen", "Dolen"]},
        ],
    }
    speaker = {"kind": "name", "names": ["Mara Dolen"], "words": ""}
    assert not speaker_right(own, speaker, ("Dolen",))
    assert speaker_right(own, speaker, ("Mara Dolen", "Dolen"))


def test_another_text_ends_the_run() -> None:
    """Offsets into another text mean nothing."""
    with pytest.raises(OtherTextError, match="x: the answer is over another text"):
        scores({"text_sha256": "0" * 64})


def test_the_command_scores_dateline_itself(tmp_path: Path) -> None:
    """What ``dateline annotate`` writes is read, with a table whose rows are the figures."""
    paths = [tmp_path / "gold.jsonl", tmp_path / "said.jsonl"]
    paths[0].write_text(json.dumps(gold()) + "\n", "utf-8")
    subprocess.run([sys.executable, "-m", "dateline", "annotate", paths[0], "-o", paths[1]], check=True)
    done = subprocess.run(
        [sys.executable, SCORE, *paths, "--bootstrap", "20"], capture_output=True, text=True, check=True
    )
    assert "| attribution: all |" in done.stdout
    assert done.stderr == ""
