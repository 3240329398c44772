"""Who speaks: the fullest name the report uses, or nobody when two could be meant."""

from __future__ import annotations

import pytest
from tests.factories import annotated

from dateline.config import Config
from dateline.language import analyse_words
from dateline.model import Role
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


DESCRIBED = [
    (
        "A senior official from Teshkara’s Sarat Orvan group said it was over.",
        "senior official from Teshkara’s Sarat Orvan group",
        "Teshkara",
    ),
    ("A spokeswoman for Veskard said it was over.", "spokeswoman for Veskard", "Veskard"),
    ("An official said it was over.", "official", None),
    ("Officials said it was over.", "Officials", None),
    ("Police said it was over.", "Police", None),
    ("The Minister of Health said it was over.", "Minister of Health", None),
    ("Some said it was over.", "Some", None),
    ("The president said it was over.", "president", None),
    ("Two men, who said they had seen the fire, were led away.", "Two men", None),
]


@pytest.mark.parametrize(("words", "name", "affiliation"), DESCRIBED)
def test_a_description_is_an_actor_of_its_own(words: str, name: str, affiliation: str | None) -> None:
    """By its words; never the group an official belongs to, which is told beside it."""
    [quote] = find_quotes(annotated(words))
    assert (quote.speaker, quote.speaker_kind, quote.speakers) == (name, "description", (name,))
    assert quote.affiliation == affiliation
    assert "nobody is named" in quote.because or name == "Some"


NOBODY = [
    "He said it was over.",
    "It said it was over.",
    "They said it was over.",
    "Nobody said it was over.",
    "It is believed to be over.",
]


@pytest.mark.parametrize("words", NOBODY)
def test_what_the_words_do_not_settle_has_no_speaker(words: str) -> None:
    """Never a guess."""
    assert [(quote.speaker, quote.speaker_kind, quote.speakers) for quote in find_quotes(annotated(words))] == [
        (None, "", ())
    ]


def test_joint_speakers_are_all_named() -> None:
    """The first stands as speaker, all in the list."""
    [quote] = find_quotes(annotated("“We shall sue,” Sara Vell and Tom Ash said in a joint statement."))
    assert (quote.speaker, quote.speakers) == ("Sara Vell", ("Sara Vell", "Tom Ash"))
    assert "together" in quote.because


OWNED = [
    ("Lena Orr came. Her claim that the dam was safe drew laughter.", "Lena Orr"),
    ("Lena Orr’s claim that the dam was safe drew laughter.", "Lena Orr"),
    ("In Orr’s words, the vote was a farce.", "Orr"),
    ("The Water Ministry closed the dam. The ministry said it was old.", "Water Ministry"),
    ("The ministry said it was old.", "ministry"),
    ("Lena Orr said it was over.\nThe statement added that nobody had died.", "Lena Orr"),
]


@pytest.mark.parametrize(("words", "name"), OWNED)
def test_what_belongs_to_somebody_is_said_by_them(words: str, name: str) -> None:
    """Possessors, bodies called in short, and the statements of those who spoke."""
    assert find_quotes(annotated(words))[-1].speaker == name


LED = [
    (
        (
            "A leader of the river movement says the dam will break in spring.\n"
            "“The dam will break before the end of spring,” Akhsan Birvay, its secretary, wrote."
        ),
        "Akhsan Birvay",
    ),
    (
        (
            "A senior official of the River Guard has threatened the mission.\n"
            "“They will be sorry,” Havrel Tazaye, an official of the Guard, said."
        ),
        "Havrel Tazaye",
    ),
    (
        "A nurse at the clinic said the roof fell at night.\n“We have no money for the road,” Tom Ash, a farmer, said.",
        "nurse at the clinic",
    ),
    (
        "A nurse at the clinic said the roof fell.\nA guard said the gate was shut.\n“The roof fell,” Tom Ash said.",
        "nurse at the clinic",
    ),
]


@pytest.mark.parametrize(("words", "name"), LED)
def test_a_role_in_the_lead_is_the_name_that_follows_in_the_same_role_or_words(words: str, name: str) -> None:
    """A role sentence, then a name sentence; not when somebody else is described between, or nothing ties them."""
    assert find_quotes(annotated(words))[0].speaker == name


def test_the_occasion_is_told_by_its_words() -> None:
    """To whom, when, where, through what."""
    words = "Orr told the Halyard Wire on Monday in Tervand in an interview that the dam was safe."
    [quote] = find_quotes(annotated(words))
    assert [(kind, span.of(words)) for kind, span in quote.occasion] == [
        ("to", "the Halyard Wire"),
        ("when", "on Monday"),
        ("where", "in Tervand"),
        ("through", "in an interview"),
    ]
    [quote] = find_quotes(annotated("In a post on Facebook, Orr wrote that the dam was closed."))
    assert [kind for kind, _ in quote.occasion][:1] == ["through"]
    [quote] = find_quotes(annotated("“It is closed,” Orr said."))
    assert quote.occasion == ()


def test_the_same_statement_is_one_utterance() -> None:
    """Headline, lead and quotation; a denial and another statement stand apart."""
    title, lead = "Orr: The dam will break in spring", "Lena Orr said the dam would break in spring, before May."
    words = f"{title}\n{lead}\n“The dam will break before the end of spring,” Orr said.\nOrr said nobody was to blame."
    start = len(title)
    text = annotated(words, (Role.HEADLINE, 0, start), (Role.BODY, start + 1, len(words)))
    headline, led, quoted, other = find_quotes(text)
    assert headline.utterance == led.utterance == quoted.utterance == headline.id
    assert other.utterance == other.id


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
    ("Lena Orr said it was over. Pavel Dorin walked in. He said it was not.", ["Lena Orr", "Pavel Dorin"]),
    ("Lena Orr said it was over. A guard said no. He said that it was not.", ["Lena Orr", "guard", "guard"]),
    ("Tom Vell met Dan Orr. “It is over,” they heard. He said so, too.", ["Tom Vell"]),
    ("Tom Vell met Mara Orr on Monday. She said the dam was safe.", ["Mara Orr"]),
    ("Mrs. Lena Orr said it was over. He said it was not.", ["Lena Orr", None]),
    ("Lena Orr said it was over.\nThe river rose.\nMen ran.\nShe said that it was not.", ["Lena Orr"] * 2),
    ("Tom Vell and Dan Orr met.\nHe said it was over.", [None]),
    ("Sarat Orvan, a small movement, said it was over. The group said it would stay.", ["Sarat Orvan"] * 2),
    ("Sarat Orvan, a small movement, said it was over. It added that it would stay.", ["Sarat Orvan"] * 2),
    ("Sarat Orvan, a small movement, said it was over. The police said no.", ["Sarat Orvan", "police"]),
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


OWNERS = [
    ("A survey published in 2017 by the Orvale Society found that it was over.", ["Orvale Society"]),
    ("The ministry heard a report by the River Academy. The report says that it was over.", ["River Academy"]),
    ("A report seen by the Orvale Herald says that it was over.", ["report seen by the Orvale Herald"]),
    ("Home Minister Tom Ash met Foreign Minister Lena Orr. The Home Minister said it was over.", ["Tom Ash"]),
    ("Auditor-General Col. Tom Ash came. The Auditor-General said it was over.", ["Tom Ash"]),
]


BEHIND_TITLES = [
    ("Leader of Opposition in the Orvale Assembly K. Murugan Naidu alleged that it was over.", "K. Murugan Naidu"),
    ("Spokesman for Minister Ilo Venn said it was over.", "Spokesman for Minister Ilo Venn"),
    ("The head of the mission, Colonel of Justice Tom Ash, said it was over.", "Tom Ash"),
    ("Festus Adewole-Briggs left. Briggs said it was over.", "Festus Adewole-Briggs"),
    ("The Orvale Post, quoting a diplomat who spoke to the Wire, reported that it was over.", "Orvale Post"),
]


@pytest.mark.parametrize(("words", "name"), BEHIND_TITLES)
def test_the_name_of_a_long_source_is_who_speaks(words: str, name: str) -> None:
    """With the grammar of the pipeline: the outermost line that is found."""
    report = annotated(words)
    quotes = find_quotes(report, analysis=analyse_words(report, Config().language))
    assert name in [quote.speaker for quote in quotes if quote.parent is None]


def test_joint_speakers_are_all_named_and_are_they() -> None:
    words = (
        "Mayor Ed Orrin and Council President Tasha Venn said in a joint statement that it was over. "
        "They asked for patience."
    )
    report = annotated(words)
    quotes = find_quotes(report, analysis=analyse_words(report, Config().language))
    assert [quote.speakers for quote in quotes if quote.parent is None] == [("Ed Orrin", "Tasha Venn")] * 2


def test_ministers_of_two_lands_are_no_two_names() -> None:
    words = (
        "The ministers of oil of Orvale and Norland said in a joint statement that it was over. They said it was late."
    )
    report = annotated(words)
    quotes = find_quotes(report, analysis=analyse_words(report, Config().language))
    names = [quote.speaker for quote in quotes if quote.parent is None]
    assert names == ["ministers of oil of Orvale and Norland"] * 2


@pytest.mark.parametrize(("words", "names"), OWNERS)
def test_a_document_speaks_for_its_maker_and_a_title_for_who_bears_it(words: str, names: list[str]) -> None:
    assert speakers(words) == names
