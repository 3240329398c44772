"""Who speaks: the fullest name the report uses, or nobody when two could be meant."""

from __future__ import annotations

import pytest
from tests.factories import annotated

from dateline.quotes import find_quotes


def speakers(words: str) -> list[str | None]:
    """The speakers of a text's attributions, in order."""
    return [quote.speaker for quote in find_quotes(annotated(words))]


NAMED = [
    ("Lena Orr said it was over.", "Lena Orr"),
    ("Mrs. Orr said it was over.", "Orr"),
    ("Major General Adrun Chelvik said it was over.", "Adrun Chelvik"),
    ("The influential cleric Muradel ul-Sevri said it was over.", "Muradel ul-Sevri"),
    ("Teshkara’s caretaker Prime Minister Osmet Velidar said it was over.", "Osmet Velidar"),
    ("Acting Assistant Secretary of State Tom Ash said it was over.", "Tom Ash"),
    ("Sen. Lena Orr (D-Ore.) said it was over.", "Lena Orr"),
    ("Lena Orr, a member of the Dawn List, said it was over.", "Lena Orr"),
    ("Another critic, Lena Orr, said it was over.", "Lena Orr"),
    ("“It is over,” said the head of the union, Pavel Dorin.", "Pavel Dorin"),
    ("Anvel “the Ferryman” Desho said it was over.", "Anvel “the Ferryman” Desho"),
    ("Mr. T. K. Osk said it was over.", "T. K. Osk"),
    ("Kata’ib Sarat said it was over.", "Kata’ib Sarat"),
    ("The Corvanian State Department said it was over.", "Corvanian State Department"),
    ("The Ministry of Defence in Lissend said it was over.", "Ministry of Defence"),
    ("Corvane’s Sarat Orvan group said it was over.", "Sarat Orvan"),
    ("The statement by Sarat Orvan said it was over.", "Sarat Orvan"),
    ("The Teshkaran government said it was over.", "Teshkaran government"),
    ("محمود الربيعي said it was over.", "محمود الربيعي"),
    ("The Tervand Institute of Water and Soil (TIWS) said it was over.", "Tervand Institute of Water and Soil"),
    ("The House Oversight and Reform Committee said it was over.", "House Oversight and Reform Committee"),
    ("The Commission on Public Debts said it was over.", "Commission on Public Debts"),
    ("The Upper Chemra government said it was over.", "Upper Chemra government"),
    ("Former Dawn House Press Secretary Joe Ashby said it was over.", "Joe Ashby"),
    ("The Dawn Party of Teshkara candidate Lena Orr said it was over.", "Lena Orr"),
    ("Tom Ash of Kolvesh Boats said it was over.", "Tom Ash"),
]


@pytest.mark.parametrize(("words", "name"), NAMED)
def test_a_name_loses_its_title_and_apposition(words: str, name: str) -> None:
    """The speaker is the name alone."""
    assert speakers(words) == [name]


NOBODY = [
    "A senior official from Teshkara’s Sarat Orvan group said it was over.",
    "An official said it was over.",
    "Officials said it was over.",
    "Police said it was over.",
    "The Minister of Health said it was over.",
    "A spokeswoman for Veskard said it was over.",
    "He said it was over.",
    "It said it was over.",
    "Some said it was over.",
    "Sara Vell and Tom Ash said it was over.",
    "The president said it was over.",
    "One of them said it was over.",
    "Nobody but some Dawnists said it was over.",
    "Some Dawnists said it was over.",
]


@pytest.mark.parametrize("words", NOBODY)
def test_a_description_has_no_speaker(words: str) -> None:
    """Never the group an official belongs to, and never a guess."""
    assert speakers(words) == [None]


def test_a_part_of_a_name_is_the_fullest_name_with_its_evidence() -> None:
    """ "Tazaye" is "Havrel ul-Tazaye", shown where the report says so."""
    words = "“We won,” Havrel ul-Tazaye said. Tazaye added that they would stay."
    first, second = find_quotes(annotated(words))
    assert (first.speaker, first.speaker_evidence) == ("Havrel ul-Tazaye", ())
    assert second.speaker == "Havrel ul-Tazaye"
    assert [span.of(words) for span in second.speaker_evidence] == ["Havrel ul-Tazaye"]


def test_the_campaign_of_a_person_is_not_the_person() -> None:
    """ "The Orr campaign" is a body called after Lena Orr."""
    assert speakers("Lena Orr said it was over. The Orr campaign said it was not.") == ["Lena Orr", "Orr campaign"]


def test_a_family_name_of_two_people_is_nobody() -> None:
    """Lena Orr and Pavel Orr: "Orr" alone is open."""
    words = "Lena Orr met Pavel Orr in Tervand. Orr said it was over."
    assert speakers(words) == [None]


FOLLOWED = [
    ("“We won,” Lena Orr said.\n“We shall stay,” she added.", ["Lena Orr", "Lena Orr"]),
    ("Lena Orr said it was over. She denied that men had died.", ["Lena Orr", "Lena Orr"]),
    ("Lena Orr said it was over, adding that nobody had died.", ["Lena Orr", "Lena Orr"]),
    ("Lena Orr said it was over. Pavel Dorin walked in. He said it was not.", ["Lena Orr", None]),
    ("Lena Orr said it was over. A guard said no. He said that it was not.", ["Lena Orr", None, None]),
    ("Mrs. Lena Orr said it was over. He said it was not.", ["Lena Orr", None]),
    ("Lena Orr said it was over.\nThe river rose.\nMen ran.\nShe said that it was not.", ["Lena Orr", None]),
    ("Sarat Orvan, a small movement, said it was over. The group said it would stay.", ["Sarat Orvan"] * 2),
    ("Sarat Orvan, a small movement, said it was over. It added that it would stay.", ["Sarat Orvan"] * 2),
    ("Sarat Orvan, a small movement, said it was over. The police said no.", ["Sarat Orvan", None]),
    ("The cleric Muradel Sevri said it was over. The cleric added that it was late.", ["Muradel Sevri"] * 2),
    ("Tom Ash, a doctor, met the cleric Muradel Sevri. The doctor said it was over.", ["Tom Ash"]),
    ("The cleric Tom Ash met the cleric Muradel Sevri. The cleric said it was over.", [None]),
]


@pytest.mark.parametrize(("words", "names"), FOLLOWED)
def test_pronouns_and_titles_stand_for_the_one_who_can_be_meant(words: str, names: list[str | None]) -> None:
    """The last speaker while nobody else is live; a title that only one has; else nobody."""
    assert speakers(words) == names


def test_the_same_words_name_a_described_speaker() -> None:
    """ "A leader says the fighters will celebrate ...": the report gives the words to one name later."""
    words = (
        "A leader of a small movement says the river people will celebrate the victory over the foreign guards.\n"
        "“The river people will celebrate the victory over your foreign guards,” Akhsan Birvay wrote."
    )
    first, second = find_quotes(annotated(words))
    assert first.speaker == second.speaker == "Akhsan Birvay"
    assert "same words" in first.because


def test_an_acronym_is_the_name_before_its_brackets() -> None:
    """ "the River Guard Committees (RGC)", later "the RGC"."""
    words = "The River Guard Committees (RGC) said it was over. Later the RGC denied that men had died."
    assert speakers(words) == ["River Guard Committees"] * 2


def test_within_a_quotation_a_pronoun_is_nobody_we_know() -> None:
    """ "He said no," Orr said: whoever Orr had in mind."""
    quotes = find_quotes(annotated("Pavel Dorin left. “He said the dam was closed for good,” Lena Orr said."))
    assert [quote.speaker for quote in quotes if quote.parent is None] == ["Lena Orr"]
    assert all(quote.speaker is None for quote in quotes if quote.parent is not None)
