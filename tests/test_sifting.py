"""Web archives sifted in bulk: what is kept, what is left out and why, and going on after a stop."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline import sifting
from dateline.errors import InputError, UsageError
from dateline.model import Problem
from dateline.sifting import SiftOptions, sift
from tests.intake import files

FRENCH = " ".join(["Le conseil a décidé que les bateaux ne vont pas vers les îles, et que la ville est en colère."] * 8)
ENGLISH = " ".join(["The council has decided that the boats will not go to the island, and that it is the end."] * 8)


def page(words: str, number: int) -> bytes:
    """A page with three paragraphs."""
    body = "".join(f"<p>{words} {number}{part}.</p>" for part in range(3))
    head = f"<!doctype html><html><head><title>Page {number}</title></head><body><article>"
    return f"{head}{body}</article></body></html>".encode()


@pytest.fixture
def archive(tmp_path: Path) -> str:
    """A web archive of 40 pages: English, French, short and broken ones."""
    records = []
    for number in range(40):
        url = f"https://harrowpost.example/{number}"
        words = FRENCH if number % 4 == 1 else "Too short" if number % 4 == 2 else ENGLISH
        headers = "Content-Type: text/html; charset=utf-8\r\n"
        content = page(words, number)
        if number == 23:
            headers, content = headers + "Content-Encoding: gzip\r\n", b"\x1f\x8b" + content
        records += [files.record(b"", url, kind="request"), files.record(content, url, headers=headers)]
    path = tmp_path / "a.warc.gz"
    path.write_bytes(files.warc(*records))
    return str(path)


def test_pages_are_kept_by_language_and_length_with_counts_of_the_rest(archive: str, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    sifted = sift([archive], out, SiftOptions(languages=frozenset({"en"})))
    assert (sifted.kept, dict(sifted.left_out)) == (19, {"language fr": 10, "too-short": 10, "gz-broken": 1})
    assert sifted.line == "19 pages kept; left out: 1 gz-broken, 10 language fr, 10 too-short"
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert len({row["id"] for row in rows}) == len(rows) == 19
    assert rows[0]["source"]["file"] == "a.warc.gz"
    assert "<title>Page 0</title>" in rows[0]["html"]
    assert not out.with_name("out.jsonl.state").exists()


@pytest.mark.parametrize("form", ["text", "fast"])
def test_the_text_in_place_of_the_page(form: str, archive: str, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    sift([archive], out, SiftOptions(form=form))
    row = json.loads(out.read_text("utf-8").splitlines()[0])
    assert row["text"].startswith("Page 0\n" if form == "text" else "The council")
    assert row.get("title") == ("Page 0" if form == "text" else None)


def test_more_processes_give_the_same_bytes(archive: str, tmp_path: Path) -> None:
    alone, many = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    sift([archive], alone)
    sift([archive], many, jobs=2)
    assert alone.read_bytes() == many.read_bytes()


def test_a_stopped_run_goes_on_with_the_same_bytes(
    archive: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, stopped = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    expected = sift([archive, archive], whole)
    monkeypatch.setattr(sifting, "EVERY", 7)

    def stop(problem: Problem) -> None:
        raise KeyboardInterrupt(problem.code)

    with pytest.raises(KeyboardInterrupt):
        sift([archive, archive], stopped, watch=stop)
    with stopped.open("ab") as file:  # what a kill leaves behind: half a line
        file.write(b'{"id": "w')
    seen: list[str] = []
    sifted = sift([archive, archive], stopped, watch=lambda problem: seen.append(problem.code))
    assert stopped.read_bytes() == whole.read_bytes()
    assert (sifted.kept, sifted.left_out) == (expected.kept, expected.left_out)
    assert seen == ["gz-broken", "gz-broken"]


def test_the_state_of_another_run_is_refused(archive: str, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_bytes(b"")
    state = {"key": ["x"], "done": 0, "offset": 0, "seen": False, "size": 0, "kept": 0, "left_out": {}}
    out.with_name("out.jsonl.state").write_text(json.dumps(state))
    with pytest.raises(UsageError, match="another run"):
        sift([archive], out)


def test_wrong_usage(archive: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no form"):
        sift([archive], tmp_path / "a", SiftOptions(form="x"))
    with pytest.raises(InputError, match="no such file"):
        sift([str(tmp_path / "none.warc.gz")], tmp_path / "b")


def test_a_page_nested_deep_does_not_stop_the_fast_body() -> None:
    from dateline.extraction import fast_body

    html = f"<html><body>{'<div>' * 20_000}<p>{ENGLISH}</p></body></html>"
    assert ENGLISH in fast_body(html)
