"""Descriptions that mean somebody named before: "the officer", "the mother of two", "the VC", "his wife"."""

from __future__ import annotations

import pytest
from tests.factories import annotated

from dateline.config import Config
from dateline.language import analyse_words
from dateline.model import Quote, Role
from dateline.quotes import find_quotes


def quotes(words: str, title: str = "") -> list[Quote]:
    """The attributions of a report, those of a title first."""
    text = f"{title}\n{words}" if title else words
    zones = ((Role.HEADLINE, 0, len(title)), (Role.BODY, len(title) + 1, len(text))) if title else ()
    report = annotated(text, *zones)
    return find_quotes(report, analysis=analyse_words(report, Config().language))


LAST = [
    ("Detective Sergeant Lena Orr said he was calm. The officer told the court that he wept.", "Lena Orr"),
    ("Ilo Venn, a care worker, said he was late.\n“I have no car,” the father of two said.", "Ilo Venn"),
    (
        "Council leader Jim Vell spoke on Monday, and said it was late. The Labour politician said he would wait.",
        "Jim Vell",
    ),
    ("A community leader, Chief Onome Orr, said nobody came. “God saved him,” the monarch said.", "Onome Orr"),
    ("DSP Lena Vell, the spokesman of the command, said he was free. The PPRO said he was well.", "Lena Vell"),
    ("Vice Chancellor Prof Ilo Venn said it was an honour. The VC also said that ten would be hired.", "Ilo Venn"),
    ("Opposition leader Ilo Venn said it was late. The Centre Party man said they were asleep.", "Ilo Venn"),
    (
        "Former international Ilo Venn was jailed. Guards say he lied. The former defender told them that he fell.",
        "Ilo Venn",
    ),
    ("The chief press secretary, Mrs Lena Orr, said no. The CPS said the books were open.", "Lena Orr"),
]


@pytest.mark.parametrize(("words", "name"), LAST)
def test_a_description_is_who_spoke_right_before_when_their_role_can_be_called_so(words: str, name: str) -> None:
    found = quotes(words)[-1]
    assert found.speaker == name
    assert name in found.because or "“" in found.because


OTHERS = [
    ("An officer stood by. Detective Lena Orr said it was late. The officer said he had seen it.", "officer"),
    ("Lena Orr said it was late. The judge said she would wait.", "judge"),
    ("Detective Lena Orr said it was late. Inspector Ilo Venn nodded. The officer said it rained.", "officer"),
    ("Mr Ilo Venn, a baker, said it was late. The mother of two said it rained.", "mother of two"),
    ("They had told the clerk. Ilo Venn said it was late. The clerk said it rained.", "clerk"),
]


@pytest.mark.parametrize(("words", "name"), OTHERS)
def test_a_description_stays_one_where_another_may_be_meant(words: str, name: str) -> None:
    found = quotes(words)[-1]
    assert (found.speaker, found.speaker_kind) == (name, "description")


BODIES = [
    (
        "The Allied Union said Harlow Coaches, which runs the lines, was late. The company said it would pay.",
        "Harlow Coaches",
    ),
    ("Retail chain Kiosken, which sells milk, said it paid well. The chain said that it had lost money.", "Kiosken"),
    (
        "National carrier Orvair, which flies there, said it was late. The airline said that it had lost money.",
        "Orvair",
    ),
    ("Her party, the Movement for Dignity, said in a statement that 14 had been held.", "Movement for Dignity"),
    ("The Salan Offshore Workers' Union said it was late.", "Salan Offshore Workers' Union"),
]


@pytest.mark.parametrize(("words", "name"), BODIES)
def test_a_noun_of_a_kind_of_body_is_the_one_named_of_that_kind(words: str, name: str) -> None:
    assert quotes(words)[-1].speaker == name


def test_the_court_is_no_court_that_is_named_only_later() -> None:
    words = "A court of appeal upheld it. The court found that he lied.\nVenn would go to the European Court of Rights."
    assert quotes(words)[0].speaker != "Court of Rights"


def test_somebodys_wife_is_who_was_named_so() -> None:
    words = (
        "Ilo Venn’s wife, Ivone, said that she knew.\nVenn said he would go back to sea. His wife said he would not."
    )
    assert quotes(words)[-1].speaker == "Ivone"


INTRODUCED = [
    (
        "A fisherman who survived has said that it rained.\nIlo Venn, 44, was saved.\nThe fisherman said he was glad.",
        "Ilo Venn",
    ),
    (
        "A fisherman has said that he drank rain.\nCaptain Ilo Venn led the search.\nThe fisherman said he was glad.",
        "fisherman",
    ),
]


@pytest.mark.parametrize(("words", "name"), INTRODUCED)
def test_who_is_described_first_is_who_opens_the_next_paragraph_with_a_name(words: str, name: str) -> None:
    assert [quote.speaker for quote in quotes(words)][-1] == name


def test_letters_before_a_colon_are_those_of_one_person() -> None:
    words = (
        "Amara Nwosu-Field builds dams. Tom Greaves met her.\nTG: Who laughed?\nANF: The secretary did.\n"
        "TG: Will you go?\nANF: They have not asked."
    )
    assert [quote.speaker for quote in quotes(words)] == ["Tom Greaves", "Amara Nwosu-Field"] * 2


TITLES = [("Gov to unions: Salaries will be paid", "Governor Ilo Venn said on Monday that he would pay.", "Ilo Venn")]


@pytest.mark.parametrize(("title", "words", "name"), TITLES)
def test_whom_a_title_addresses_is_no_speaker(title: str, words: str, name: str) -> None:
    assert quotes(words, title)[0].speaker == name


def test_a_label_in_a_title_is_no_speaker() -> None:
    assert all(
        quote.speaker != "BREAKING" for quote in quotes("It rained.", "BREAKING: Bandits kill eleven in the valley")
    )


WHOLE = [
    ("Orr, a former driver himself, said he did not expect the dispute to end.", "Orr"),
    ("Lena Orr spoke. Asked if she would run, she laughed and said: “Ask me in June.”", "she"),
    (
        "Responding, the state chairman of the union, Comrade Ilo Venn, said workers had waited.",
        "the state chairman of the union, Comrade Ilo Venn",
    ),
    ("Health workers at the port say hundreds of doses have been lost.", "Health workers at the port"),
]


@pytest.mark.parametrize(("words", "source"), WHOLE)
def test_a_source_is_whole_and_no_more(words: str, source: str) -> None:
    [found] = [quote for quote in quotes(words) if quote.parent is None]
    assert found.source[0].of(words).startswith(source)


NAMES = [
    ("Rowena Flint KC said it was so. Miss Flint said it was late.", ["Rowena Flint"] * 2),
    ("The family of a principal, Pa Festus Orr, has said that he is free.", ["family of a principal"]),
    ("A division bench of Chief Justice Ilo Venn and Justice Lena Orr observed that it rained.", ["division bench"]),
    ("The Minister for Roads, Ilo Venn, said no. The minister said that the police had asked.", ["Ilo Venn"] * 2),
]


@pytest.mark.parametrize(("words", "names"), NAMES)
def test_honours_collectives_and_portfolios_are_no_part_of_who_speaks(words: str, names: list[str]) -> None:
    found = [quote.speaker or "" for quote in quotes(words) if quote.parent is None]
    assert [own.startswith(name) for own, name in zip(found, names, strict=True)] == [True] * len(names)


def test_a_view_is_held_by_its_holder() -> None:
    found = quotes("Former ambassador Ilo Venn was of the view that talks would help. In his opinion, war would not.")
    assert [(quote.speaker, quote.klass) for quote in found] == [("Ilo Venn", "believes")] * 2


RANKS = [
    ("United coach Sven Orr was calmer. The Swede said his team had stopped.", "Sven Orr"),
    ("The Minister of Water, Eng. Khalid Orr, said it was late. His Excellency said that it rained.", "Khalid Orr"),
    ("The Guardian said it was late.", "Guardian"),
]


@pytest.mark.parametrize(("words", "name"), RANKS)
def test_a_people_or_a_style_alone_is_the_person_nearest_before(words: str, name: str) -> None:
    assert quotes(words)[-1].speaker == name


TURNS = [
    (
        "Ana Couto keeps the light. She spoke to Rui Tavora.\nQ: How so?\nA: I climbed.\nQ: Were you sad?\nA: Never.",
        ["Ana Couto"] * 2,
    ),
    (
        "HOST: With us is the former governor, Eleni Markou.\nMARKOU: It knew.\nHOST: And who else?\nMARKOU: Nobody.",
        ["Eleni Markou"] * 2,
    ),
]


@pytest.mark.parametrize(("words", "names"), TURNS)
def test_who_answers_is_named_before(words: str, names: list[str]) -> None:
    found = quotes(words)
    assert [quote.speaker for quote in found[1::2]] == names
    assert {quote.speaker_kind for quote in found[::2]} <= {"description", ""}


def test_who_is_named_only_in_the_words_said_does_not_say_them() -> None:
    found = quotes("Shop manager Pam Orr said she thought so. “Then the queen looked at me,” she said.")
    assert found[-1].speaker == "Pam Orr"


def test_a_calling_of_two_is_nobodys() -> None:
    words = "The guild’s head, actor Prem Orr, said no.\nIlo Venn said that he had left. The actor declined to say why."
    assert quotes(words)[-1].speaker == "actor"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Ilo Venn was more modest. The striker said he was late.", "Ilo Venn"),
        ("Prime Minister Lena Orr spoke on Monday. The premier said it was late.", "Lena Orr"),
        ("Tom Ash, who lives abroad, testified on Monday.\n“It was late,” the witness said.", "Tom Ash"),
        ("Lawmaker Lena Orr criticised the plan. The MP from Kashvar said it was late.", "Lena Orr"),
    ],
)
def test_the_subject_before_is_called_again(words: str, name: str) -> None:
    assert quotes(words)[-1].speaker == name


@pytest.mark.parametrize(
    "words",
    [
        "Ilo Venn was robbed on Monday. The officer said it was late.",
        "Mayor Ilo Venn was more modest. The striker said he was late.",
    ],
)
def test_a_description_of_another_kind_or_place_stays_one(words: str) -> None:
    assert quotes(words)[-1].speaker_kind == "description"
