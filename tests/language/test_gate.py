"""A report in another language is not read as English, and a problem says what was left out."""

import json

import pytest

from dateline import annotate

FRENCH = (
    "Le ministre a déclaré lundi que le pont était tombé dans la nuit. Selon lui, personne n'a été blessé, et les "
    "travaux vont durer plusieurs mois avant que la route puisse être ouverte de nouveau aux habitants de la ville."
)
ENGLISH = "Minister Ana Vale said on Monday that the bridge had fallen in the night and that nobody was hurt by it."


def row(**values: str) -> dict[str, object]:
    line = json.dumps({"id": "1", **values}).encode()
    (found,) = annotate([line], layers=["sentences", "entities", "timexes"])
    return found


@pytest.mark.parametrize("values", [{"text": FRENCH}, {"text": ENGLISH, "language": "fr"}])
def test_another_language_gets_sentences_and_a_problem(values: dict[str, str]) -> None:
    found = row(**values)
    assert [problem["code"] for problem in found["problems"]] == ["language-not-read"]  # type: ignore[attr-defined]  # a row
    told = {entity["because"] for entity in found["entities"]}  # type: ignore[attr-defined]  # a row
    assert told <= {"named as the speaker of what is said"}  # speakers are actors in any language
    assert found["sentences"]


@pytest.mark.parametrize(
    "values", [{"text": ENGLISH}, {"text": FRENCH, "language": "en-GB"}, {"text": "Ana Vale left."}]
)
def test_english_and_what_is_too_short_to_tell_is_read(values: dict[str, str]) -> None:
    assert row(**values)["problems"] == []
