"""Options come from dateline.toml, each checked, and a record keeps those of its copies."""

from __future__ import annotations

from pathlib import Path

import pytest

import dateline
from dateline.copies import CopyOptions
from dateline.errors import UsageError
from dateline.model import Role


def test_no_file_gives_the_defaults(tmp_path: Path) -> None:
    assert dateline.read_config(tmp_path / "dateline.toml") == dateline.Config()


def test_a_table_sets_the_options_of_its_stage(tmp_path: Path) -> None:
    path = tmp_path / "dateline.toml"
    path.write_text("[copies]\ngram = 6\n", "utf-8")
    assert dateline.read_config(path).copies == CopyOptions(gram=6)


def test_a_list_sets_an_option_that_is_a_set(tmp_path: Path) -> None:
    path = tmp_path / "dateline.toml"
    path.write_text("[quotes]\nroles = ['body']\n", "utf-8")
    assert dateline.read_config(path).quotes.roles == {Role.BODY}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("[moods]\nx = 1\n", "no such table [moods]"),
        ("[copies]\nsize = 1\n", "no option 'size'"),
        ("[copies]\ngram = 'five'\n", "it takes int, such as 5"),
        ("[copies]\ngram = true\n", "it takes int"),
        ("copies = 3\n", "no such table"),
        ("[quotes]\nroles = ['mood']\n", "it takes a list of"),
        ("[copies\n", "not a TOML file"),
    ],
)
def test_what_is_wrong_is_said_with_what_there_is(tmp_path: Path, words: str, message: str) -> None:
    path = tmp_path / "dateline.toml"
    path.write_text(words, "utf-8")
    with pytest.raises(UsageError, match=r".") as raised:
        dateline.read_config(path)
    assert message in str(raised.value)


def test_two_rules_for_copies_are_not_mixed_in_one_record(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A bridge fell in Orsun on Monday and nobody was hurt.", "utf-8")
    with dateline.Record(tmp_path / "r.db") as record:
        record.add(tmp_path / "a.txt")
    with pytest.raises(UsageError, match=r"made with other options"):
        dateline.Record(tmp_path / "r.db", config=dateline.Config(copies=CopyOptions(gram=7)))
