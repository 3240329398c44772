"""Names read as their parts, and spellings as sounds."""

from __future__ import annotations

import pytest

from dateline.actors.read import read_name
from dateline.actors.sounds import sound_likeness, sounds_of
from dateline.lexicon import load_table
from dateline.model import NameKind


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Osmet al-Velidar", "osmet velidar"),
        ("Sheikh Osmet bin Karo al Velidar", "osmet karo velidar"),
        ("Abu Mahdi Velidar", "father+mahdi velidar"),
        ("Umm Hana", "mother+hana"),
        ("Abd al-Rahman", "servant+rahman"),
        ("Abdurrahman", "servant+rahman"),
        ("Abdullah", "abdullah"),
        ("Paula Abdul", "paula abdul"),
        ("Nasreddine", "nasrdin"),
        ("Ben Orlen", "ben orlen"),
        ("Ahmed Ben Orlen", "ahmed orlen"),
        ("Osmet McVale", "osmet mcvale"),
        ("J.K. Orlen", "j k orlen"),
        ("General", "general"),
        ("Orlen, Hana", "hana orlen"),
        ("as-Salam Orlen", "salam orlen"),
        ("Ana Cruz y Vale", "ana cruz vale"),
    ],
)
def test_the_parts_of_a_person(name: str, parts: str) -> None:
    found = (f"{part.bound}+{part.form}" if part.bound else part.form for part in read_name(name).parts)
    assert " ".join(found) == parts


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("The Ministry of Defence", "ministry defence"),
        ("Orvale Gas Joint Stock Company", "orvale gas"),
        ("U.S. Navy", "us navy"),
        ("Limited", "ltd"),
    ],
)
def test_the_parts_of_a_body(name: str, parts: str) -> None:
    assert " ".join(part.form for part in read_name(name, NameKind.ORGANISATION).parts) == parts


@pytest.mark.parametrize(
    ("a", "b"),
    [("khaled", "khalid"), ("choukri", "shukri"), ("gamal", "jamal"), ("şahin", "shahin"), ("yousef", "yusuf")],
)
def test_spellings_of_one_sound(a: str, b: str) -> None:
    assert sound_likeness(a, b) > 0.9
    assert sound_likeness(a, b) == sound_likeness(b, a)


@pytest.mark.parametrize(("a", "b"), [("khaled", "walid"), ("rana", "ranko"), ("titi", "titus"), ("samir", "nazir")])
def test_spellings_of_two_sounds(a: str, b: str) -> None:
    assert sound_likeness(a, b) < 0.8


def test_a_part_without_end_is_cut() -> None:
    assert len(sounds_of("ba" * 100_000)) <= 41


@pytest.mark.parametrize("table", ["sounds", "sound_costs", "given_names", "short_names"])
def test_no_line_of_a_table_stands_twice_in_it(table: str) -> None:
    from importlib.resources import files

    text = (files("dateline.lexicon") / "mul" / f"{table}.tsv").read_text("utf-8")
    keys = [line.split("\t")[0].lstrip("~") for line in text.splitlines() if line and not line.startswith("#")]
    assert len(keys) == len(set(keys))


def test_no_spelling_is_of_two_given_names() -> None:
    said: dict[str, str] = {}
    for name, spellings in load_table("given_names", "mul").items():
        for spelling in {name.lstrip("~"), *spellings.split()}:
            assert said.setdefault(spelling, name) == name, spelling
