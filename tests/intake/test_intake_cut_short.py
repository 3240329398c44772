"""Files that break off say so; what stands before the break is read. What is no mail is none."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from tests.intake.files import FILES, mail

from dateline.intake import read_reports
from dateline.model import Incoming, Problem


def read(folder: Path, name: str, content: bytes) -> list[Incoming | Problem]:
    """What a file gives."""
    (folder / name).write_bytes(content)
    return list(read_reports([str(folder / name)]))


def cut(content: bytes, name: str) -> bytes:
    """The first part of a file, with some of its words."""
    return content[: content.index(b"Harrowmere") + 40 if b"Harrowmere" in content else len(content) * 2 // 3]


@pytest.mark.parametrize("name", ["a.atom", "a.rss", "a.rtf", "a.mhtml", "b.eml", "b.xml", "a.xml"])
def test_a_file_that_breaks_off_says_so(name: str, tmp_path: Path) -> None:
    found = read(tmp_path, name, cut(FILES[name], name))
    assert found
    told = [problem.code for item in found for problem in ([item] if isinstance(item, Problem) else item.problems)]
    assert "cut-short" in told or told == ["broken-file"]


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_whole_file_says_nothing_of_the_kind(name: str, tmp_path: Path) -> None:
    found = read(tmp_path, name, FILES[name])
    assert not any(problem.code == "cut-short" for item in found for problem in getattr(item, "problems", ()))


def test_an_item_without_its_text_is_told(tmp_path: Path) -> None:
    content = FILES["a.xml"]
    (found,) = read(tmp_path, "a.xml", content[: content.index(b"<contentSet")])
    assert isinstance(found, Problem)
    assert (found.code, found.message) == ("broken-file", "breaks off before its text: get it anew")


@pytest.mark.parametrize("name", ["a.eml", "a.mbox"])
@pytest.mark.parametrize("content", [bytes(3_000), random.Random(1).randbytes(3_000)])
def test_bytes_that_are_no_mail(name: str, content: bytes, tmp_path: Path) -> None:
    assert [getattr(item, "code", item) for item in read(tmp_path, name, content)] == ["binary"]


def test_a_mail_of_any_header_is_one(tmp_path: Path) -> None:
    (found,) = read(tmp_path, "a.eml", b"Envelope-To: x@harrowpost.example\r\n" + mail())
    assert isinstance(found, Incoming)
