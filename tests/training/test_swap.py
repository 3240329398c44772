"""Names that are put into copies of training sentences: of one part of the world, invented, none of a scored text."""

import random
import re

import pytest
from training.cultures import Culture, Sounds
from training.documents import blank, text_to_doc
from training.names import headlines
from training.romanise import romanised
from training.swap import body, name_words, patterns, swapped

NORTH = Culture(
    given=("Ana", "Ilo", "Mara", "Dor"),
    family=("Vale", "Orr", "Dolen", "Venn"),
    towns=("Orvale", "Zarun", "Tolm", "Kelstad"),
    write=("g f", "g al-f", "I. f"),
    heads=("Port ",),
    tails=("stad",),
    banned=frozenset(("dolen",)),
)


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("Шевченко", "Shevchenko"),
        ("ნინო", "Nino"),
        ("Γιώργος", "Giorgos"),
        ("अजय", "Ajay"),
        ("김", "Gim"),
        ("Łucja-Maria", "Łucja-Maria"),
        ("أحمد", None),
        ("", None),
    ],
)
def test_names_of_other_scripts_are_romanised_or_left(name: str, latin: str | None) -> None:
    assert romanised(name) == latin


def test_an_invented_word_has_the_sounds_of_its_list() -> None:
    sounds = Sounds(["Orvale", "Orvane", "Orvino"])
    made = {sounds.word(random.Random(seed)) for seed in range(30)}
    assert made <= {"Orvale", "Orvane", "Orvino"}
    assert len(made) == 3


def test_a_banned_word_is_in_no_made_name() -> None:
    chance = random.Random(1)
    names = [NORTH.person(chance) for _ in range(200)] + [NORTH.surname(chance) for _ in range(200)]
    assert any("Vale" in name for name in names)
    assert not any("dolen" in re.findall(r"[^\W\d_]+", name.lower()) for name in names)


def test_a_person_is_written_as_the_culture_writes() -> None:
    chance = random.Random(2)
    names = {NORTH.person(chance) for _ in range(100)}
    assert {len(name.split()) for name in names} == {2}
    assert any(" al-" in name for name in names)
    assert any(re.match(r"[A-W]\. ", name) for name in names)


def test_every_pattern_of_a_body_can_be_filled() -> None:
    for pattern in patterns()[0]:
        for list_name in re.findall(r"@([a-z]+)", pattern):
            assert list_name in ("p", "f", "w", "letters") or name_words(list_name)
    chance = random.Random(3)
    assert not any("@" in body(chance, NORTH) for _ in range(300))


def test_copies_change_names_and_nothing_else() -> None:
    nlp = blank()
    doc = text_to_doc(nlp, "Ana Vale of the Orvale Guard left Orvale on Monday.", [(0, 8, "PER"), (34, 40, "LOC")], [])
    copies = list(swapped(nlp, [doc], 20.0, 1, [NORTH]))
    assert [one.text for one in copies] == [two.text for two in swapped(nlp, [doc], 20.0, 1, [NORTH])]
    assert len({one.text for one in copies}) > 10
    for one in copies:
        assert [name.label_ for name in one.ents] == ["PER", "LOC"]
        assert one.text.endswith("on Monday.")
        assert "of the Orvale Guard left" in one.text


def test_headlines_keep_their_names() -> None:
    nlp = blank()
    doc = text_to_doc(nlp, "Ana Vale left the town of Orvale", [(0, 8, "PER"), (26, 32, "LOC")], [])
    texts = {one.text for one in headlines(nlp, [doc] * 400)}
    assert texts == {"ANA VALE LEFT THE TOWN OF ORVALE", "Ana Vale Left the Town of Orvale"}
    assert all([name.label_ for name in one.ents] == ["PER", "LOC"] for one in headlines(nlp, [doc] * 400))
