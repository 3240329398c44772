"""What a "no" or "not" leaves out, against clauses of other voices that tell it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.comparison.test_cited_and_voted import findings, told

FLOOD = "The dam at Tarn burst on Monday, and three farmers were killed, police said. "
ALSO_FLOOD = "Three farmers were killed in Tarn when the dam burst on Monday, a doctor said. "


@pytest.mark.parametrize(
    ("first", "second", "contradicts"),
    [
        (
            "A council clerk said an engineer had stamped the plans.",
            "No engineer had stamped any plans, Vey said.",
            True,
        ),
        (
            "Divers wore helmets at the dam, Sorn said.",
            "The divers at the dam were not wearing helmets, Vey said.",
            True,
        ),
        # one word alone is shared; who had none is another
        ("A council clerk said an engineer had left.", "No engineer had stamped any plans, Vey said.", False),
        ("The guards of Orle had sandbags at the dam.", "The farmers of Tarn had no sandbags at the dam.", False),
        # what nobody has done yet, a later report tells as done
        ("Nobody has repaired the sluice of the dam.", "Engineers repaired the sluice of the dam.", False),
        # a noun of the same family, a relative clause, who is not known, what is no fact
        ("The trial for the stamping of plans went on.", "The engineer did not stamp the plans, Vey said.", False),
        ("Clerks stamped the plans.", "He did not stamp the plans, Vey said.", False),
        ("Clerks stamped the plans.", "No clerk would stamp the plans, Vey said.", False),
        # habits, wishes, plans, others, the mind, half a sentence
        ("We do not open the sluice gates, the mill said.", "Guards opened the sluice gates.", False),
        ("Vey is to open the sluice gates.", "No sluice gates had been opened, Sorn said.", False),
        ("Guards opened the sluice gates.", "No other sluice gates had been opened, Sorn said.", False),
        ("The mill liked the sluice plan.", "The guards did not comment on the sluice plan.", False),
        ("Guards closed the sluice gates.", "It was not immediately clear who closed the sluice gates.", False),
    ],
)
def test_what_is_left_out_contradicts_what_is_told(tmp_path: Path, first: str, second: str, contradicts: bool) -> None:
    rows = findings(
        tmp_path,
        ("Courier", "2021-03-03", f"{FLOOD}\n\n{first}"),
        ("Herald", "2021-03-04", f"{ALSO_FLOOD}\n\n{second}"),
    )
    assert bool(told(rows, "contradicts", "")) is contradicts


@pytest.mark.parametrize(
    ("text", "contradicts"),
    [
        # right behind it, that there was none takes up any
        ("Mayor Ida Holm said a drone had struck the dam. No drone had been seen, engineer Ole Rask said.", True),
        ("Mayor Ida Holm said rain had struck the dam. No drone had been seen, engineer Ole Rask said.", False),
        # the sentence before tells what is denied, whoever says it
        ("Boxes came to the count with broken seals. Mayor Ida Holm denied that a seal had been broken.", True),
        ("Boxes came to the count with broken seals. Mayor Ida Holm denied that another seal was broken.", False),
        # the place of what is denied is not denied
        ("Guards held two men in custody, Rask said. Mayor Ida Holm denied that they sang in custody.", False),
        ("Farmer Ole Rask said guards beat him. Mayor Ida Holm called the allegations absurd.", True),
    ],
)
def test_two_speakers_of_one_report(tmp_path: Path, text: str, contradicts: bool) -> None:
    rows = findings(tmp_path, ("Courier", "2021-03-03", f"{FLOOD}\n\n{text}"))
    assert bool(told(rows, "contradicts", "")) is contradicts
