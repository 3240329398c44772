"""Names compared by the names alone: one, two, or not decided, and why."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.actors import OPEN, SAME, compare_names
from dateline.model import NameKind

P, B, G, C, L, M = NameKind  # person, body, group, country, place, outlet

ONE = {
    "arabic": [
        ("Muammar Gaddafi", "Moammar Qadhafi"),
        ("Muammar Gaddafi", "Muʿammar al-Qaḏḏāfī"),
        ("Nouri al-Jubouri", "Nuri Jabouri"),
        ("Bashar al-Jafari", "Bashar Jaafari"),
        ("Abdel Fattah el-Sisi", "Abdul-Fattah al-Sisi"),
        ("Abdelaziz Bouteflika", "Abdul Aziz Boutaflika"),
        ("Abu Bakr al-Hamdani", "Abou Bakr Hamdani"),
        ("Abdul Rahman Tavari", "Abdurrahman Tawari"),
        ("Salah al-Din Orlu", "Salahuddin Orlu"),
        ("Muhammad bin Zayed", "Mohamed Zayed"),
        ("يوسف الخوري", "Yousef al-Khouri"),
        ("as-Suwayda Harun", "Suwayda Haroun"),
    ],
    "persian": [
        ("Mohammad Javad Zarif", "Muhammad Jawad Zareef"),
        ("Mahmoud Ahmadinejad", "Mahmud Ahmadi-Nejad"),
        ("Reza Qorbani", "Riza Ghorbani"),
        ("محمد خاتمی", "Mohammad Khatami"),
    ],
    "turkish and kurdish": [
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
        ("Abdullah Öcalan", "Abdulla Ocalan"),
        ("Selahattin Demirtaş", "Salahuddin Demirtash"),
        ("Masoud Barzani", "Mesûd Barzanî"),
        ("Çiğdem Şahin", "Cigdem Shahin"),
    ],
    "slavic": [
        ("Mikhail Gorbachev", "Michail Gorbatschow"),
        ("Nikita Khrushchev", "Nikita Chruschtschow"),
        ("Dmitry Medvedev", "Dmitri Medwedew"),
        ("Володимир Зеленський", "Volodymyr Zelenskyy"),
        ("Юрий Гагарин", "Yuri Gagarin"),
        ("Yevgeny Zamyatin", "Evgenii Zamiatin"),
    ],
    "european": [
        ("Gerhard Schröder", "Gerhard Schroeder"),
        ("Ursula von der Leyen", "Ursula Leyen"),
        ("Charles de Gaulle", "Charles Degaulle"),
        ("José María Aznar", "Jose Maria Aznar"),
        ("Conor O'Brien", "Conor OBrien"),
        ("Stephen Kettering", "Steven Kettering"),
        ("Bill Clinton", "William Jefferson Clinton"),
    ],
    "order, titles, initials, marks": [
        ("Velidar, Osmet", "Osmet Velidar"),
        ("VELIDAR, Osmet Karo", "Osmet Karo Velidar"),
        ("Dr. Hana Orlen", "Hana Orlen"),
        ("Gen. Hana Orlen, PhD", "Mrs Hana Orlen"),
        ("H. Orlen", "Hana Orlen"),
        ("John F. Kettering", "John Fitzgerald Kettering"),
        ("HanaOrlen", "Hana Orlen"),
        ("Hana-Maria Orlen", "Hanamaria Orlen"),
        ("Park Ji-sun", "Park Ji Sun"),
        ("习近平", "Xi Jinping"),
    ],
}

BODIES = [
    ("Asaeb al-Nahr", "Asa'ib al Nahr group", B),
    ("Hizbullah", "Hezbollah", B),
    ("Harakat al-Shabab", "Haraket al Shabaab", G),
    ("Orvale Gas Ltd.", "Orvale Gas Limited", B),
    ("River Defence Units (RDU)", "RDU", B),
    ("River Defense Units", "River Defence Units", B),
    ("U.S. Department of Energy", "United States Dept. of Energy", B),
    ("The Orvale Gazette", "Orvale Gazette", M),
    ("PressNine", "Press Nine", M),
    ("Mosul", "Mossul", L),
    ("Raqqa", "al-Raqqah", L),
    ("Deir ez-Zor", "Dayr al-Zawr", L),
    ("Saint Orvale", "St. Orvale", L),
    ("Ivory Coast", "Côte d'Ivoire", C),
    ("United States", "United States of America", C),
]

TWO = [
    ("Hana Orlen", "Petra Orlen", P),
    ("Masoud Barzani", "Mustafa Barzani", P),
    ("Uday Tavari", "Qusay Tavari", P),
    ("Abu Karim al-Hamdani", "Karim al-Hamdani", P),
    ("Abdul Karim Hamdani", "Karim Hamdani", P),
    ("Hassan Rouhani", "Hussein Rouhani", P),
    ("Mohammed Tavari", "Mahmoud Tavari", P),
    ("Jamal Tavari", "Kamal Tavari", P),
    ("Amin Saleh", "Amina Saleh", P),
    ("Nadia Orlova", "Nadia Orlov", P),
    ("Maria Lopez", "Mario Lopez", P),
    ("Jean Martin", "Jan Martin", P),
    ("H. Orlen", "Petra Orlen", P),
    ("Hans O. Keller", "Hans Peter Keller", P),
    ("Kim Min-jun", "Kim Min-seo", P),
    ("Ivan Petrovich Orlov", "Ivan Sergeyevich Orlov", P),
    ("Osmet Velidar Jr", "Osmet Velidar Sr", P),
    ("Iran", "Iraq", C),
    ("Niger", "Nigeria", C),
    ("Mali", "Malawi", C),
    ("Basra", "Bursa", L),
    ("Orvale parliament", "Orvale government", B),
    ("Government of Armenia", "Government of Albania", B),
    ("Brigade 45", "Brigade 46", B),
    ("RDU", "RDF", B),
]

OPEN_PAIRS = [
    ("Orlen", "Hana Orlen", P),
    ("Ali Hassan", "Hassan Ali", P),
    ("Hana Orlen", "Maria Hana Orlen", P),
    ("George H. W. Kettering", "George W. Kettering", P),
    ("John Smith", "John Smyth", P),
    ("RDU", "River Defence Units", B),
    ("River Defence Units", "River Defence Forces", B),
    ("Hezbollah", "Harakat Hezbollah", B),
]


@pytest.mark.parametrize(("a", "b"), [pair for pairs in ONE.values() for pair in pairs])
def test_spellings_of_one_person(a: str, b: str) -> None:
    found = compare_names(a, b, P)
    assert found.same is True, found


@pytest.mark.parametrize(("a", "b", "kind"), BODIES)
def test_spellings_of_one_body_or_place(a: str, b: str, kind: NameKind) -> None:
    found = compare_names(a, b, kind)
    assert found.same is True, found


@pytest.mark.parametrize(("a", "b", "kind"), TWO)
def test_names_that_look_alike_and_are_two(a: str, b: str, kind: NameKind) -> None:
    found = compare_names(a, b, kind)
    assert found.same is not True, found
    assert found.score < SAME


@pytest.mark.parametrize(("a", "b", "kind"), OPEN_PAIRS)
def test_what_names_alone_do_not_decide_is_left_open(a: str, b: str, kind: NameKind) -> None:
    found = compare_names(a, b, kind)
    assert found.same is None, found
    assert OPEN <= found.score < SAME


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        ("Hana Orlen", "Petra Orlen", "“hana” stands against “petra”"),
        ("H. Orlen", "Hana Orlen", "“h.” fits “hana”"),
        ("Bill Orlen", "William Orlen", "“bill” is short for “william”"),
        ("Mohamed Tavari", "Muhammad Tavari", "“mohamed” and “muhammad” are one given name"),
        ("Ahmed Tavari", "Ahmed Tawari", "“tavari” sounds as “tawari”"),
        ("Orlen", "Hana Orlen", "“orlen” is one part of the other; others may have it too"),
        ("Hana Orlen", "Orlen, Hana", "the same parts"),
        ("Hana Orlen", "hana  orlen", "the same signs"),
        ("Hana Lee Orlen", "Hana Orlen", "only one has “lee”"),
    ],
)
def test_every_score_says_why(a: str, b: str, words: str) -> None:
    assert compare_names(a, b, P).because == words


def test_a_name_too_long_is_equal_or_not() -> None:
    long = "Hana " * 100_000
    assert compare_names(long, long.upper(), P).same is True
    assert compare_names(long, f"{long}x", P).same is False


NAMES = st.text(max_size=40) | st.lists(
    st.sampled_from("al- bin Abu Abdul Hana Orlen O. Dr. , ( ) / Jr 17 RDU محمد Сергей 習 ʿ ' -".split()), max_size=6
).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(NAMES, NAMES, st.sampled_from([None, *NameKind]))
def test_two_strings_have_one_score_whatever_their_order(a: str, b: str, kind: NameKind | None) -> None:
    found = compare_names(a, b, kind)
    assert found == compare_names(b, a, kind)
    assert 0 <= found.score <= 1
    assert found.same is (True if found.score >= SAME else None if found.score >= OPEN else False)
    assert found.because


@settings(max_examples=200, deadline=None)
@given(NAMES.filter(str.strip), st.sampled_from([None, *NameKind]))
def test_a_name_is_itself(name: str, kind: NameKind | None) -> None:
    assert compare_names(name, name, kind).same is True
