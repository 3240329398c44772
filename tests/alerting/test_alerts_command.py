"""The command `alerts`, and the file that says what is asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.alerting import read_plan
from dateline.api import Record
from dateline.cli.main import app
from dateline.errors import UsageError
from tests.comparison.comparison_factory import OTHER

PHRASE = '[[alert]]\nphrase = "raised its rate"\n[[receiver]]\nname = "feed"\natom = "alerts.xml"\n'


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It tells, lists, and ends with 1 when a receiver could not be reached."""
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()
    (tmp_path / "alerts.toml").write_text(PHRASE)
    assert runner.invoke(app, ["alerts", "alerts.toml", "--once"]).exit_code == 1  # there is no record yet
    (tmp_path / "a.txt").write_text(OTHER)
    with Record() as record:
        record.add("a.txt", layers=["meta", "zones"])
    first = runner.invoke(app, ["alerts", "alerts.toml", "--once", "--from-start"])
    assert first.exit_code == 0, first.output
    assert [json.loads(line)["kind"] for line in first.stdout.splitlines()] == ["alert", "sent"]
    assert "raised its rate" in (tmp_path / "alerts.xml").read_text()
    listed = runner.invoke(app, ["alerts", "--format", "table"]).stdout
    assert "phrase raised its rate: a.txt" in listed
    assert "feed: 1 sent\n" in listed
    (tmp_path / "alerts.toml").write_text(PHRASE + '[[receiver]]\nname = "b"\nfile = "none/b.jsonl"\n')
    (tmp_path / "b.txt").write_text(OTHER.replace("four", "five").replace("harvest", "year") + " It raised its rate.")
    with Record() as record:
        record.forget("a.txt")
        record.add("b.txt", layers=["meta", "zones"])
    failed = runner.invoke(app, ["alerts", "alerts.toml", "--once", "--format", "table"])
    assert failed.exit_code == 1
    assert "failed  b: not sent" in failed.stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("", "nothing is asked"),
        ("[alert]\nphrase = 'x'", "should be [[alert]]"),
        ("[[alert]]\nname = 'x'", "nothing is asked"),
        ("[[alert]]\nphrase = 'x'\nspeaker = 'y'", "several things"),
        ("[[alert]]\nphrase = 3", "between quotation marks"),
        ("[[alert]]\nwords = 'x'", "no option 'words'"),
        ("[[alert]]\nedits = ['colour']", "knows no 'colour'"),
        ("[[alert]]\nfirst_account = ['a']", "it takes true"),
        ("[[alert]]\nphrase = 'x'\nto = 'desk'", "names of receivers in a list"),
        ("[[alert]]\nphrase = 'x'\nto = ['desk']", "no receiver 'desk'"),
        ("[[alert]]\nphrase = 'x'\n[[alert]]\nphrase = 'x'", "two alerts"),
        ("[[alert]]\nphrase = 'x'\n[[receiver]]\nname = 'a'", "0 ways to tell"),
        ("[[alert]]\nphrase = 'x'\n[[receiver]]\natom = 'a'\nfile = 'b'", "2 ways to tell"),
        ("[[alert]]\nphrase = 'x'\n[[receiver]]\nwebhook = 'desk'", "it takes an address"),
        ("[[alert]]\nphrase = 'x'\n[[receiver]]\nmail = 'a@b.example'", "no from or no server"),
        ("[[alert]]\nphrase = 'x'\n[[receiver]]\natom = 'a'\nsecurity = 'ssl'", "there are starttls, tls, none"),
        ("[[alert]]\nphrase = 'x'\n[[sender]]\natom = 'a'", "no such table [[sender]]"),
        ("[[alert", "not a TOML file"),
    ],
)
def test_a_file_that_says_something_unknown(tmp_path: Path, words: str, told: str) -> None:
    """One line names the place and the next step."""
    path = tmp_path / "alerts.toml"
    path.write_text(words)
    with pytest.raises(UsageError) as caught:
        read_plan(path)
    assert told in str(caught.value)
    assert "alerts.toml" in str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """Told like the rest."""
    with pytest.raises(UsageError, match="cannot be read"):
        read_plan(tmp_path / "none.toml")
