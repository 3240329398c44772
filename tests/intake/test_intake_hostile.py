"""A hostile file costs its ceiling and nothing else: what stands beside it is read."""

from __future__ import annotations

import gzip
import io
import os
import signal
import tempfile
import time
import zipfile
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from tests.intake import files
from tests.intake.files import PAGE, PARAGRAPHS

from dateline.extraction import extract
from dateline.intake import FileReader, IntakeOptions, Opened, UnreadableError, read_reports, registry
from dateline.intake.apart import Apart
from dateline.intake.reader import Found
from dateline.model import Incoming, Media, Problem, Report

SMALL = IntakeOptions(max_report_bytes=200_000, max_file_bytes=400_000, max_seconds=2, max_memory_bytes=600_000_000)
BOMB = gzip.compress(b"a" * 3_000_000, mtime=0)
LOL = "".join(f'<!ENTITY l{number} "{f"&l{number - 1};" * 10}">' for number in range(1, 10))
ENTITIES = f'<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY l0 "lol">{LOL}]>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def nitf_with(prolog: str, entity: str) -> bytes:
    """A report whose first paragraph holds an entity."""
    return (
        files.nitf()
        .decode()
        .partition("<nitf>")[2]
        .replace(PARAGRAPHS[0], f"{PARAGRAPHS[0]} &{entity};")
        .join((prolog + "<nitf>", ""))
        .encode()
    )


def zip_bomb() -> bytes:
    """A ZIP with a file of 30 MB of zeros."""
    return files.zipped({"a.txt": b"0" * 30_000_000, "b.txt": PARAGRAPHS[0]})


def zip_slip() -> bytes:
    """A ZIP with names that lead out of it."""
    return files.zipped({"../../out.txt": PARAGRAPHS[0], "/abs.txt": PARAGRAPHS[1], "b.txt": PARAGRAPHS[2]})


def zip_of_many() -> bytes:
    """The end of a ZIP that lists ten million files."""
    return b"PK\x03\x04" + b"\0" * 100 + b"PK\x05\x06" + b"\0" * 4 + b"\xfe\xff" * 2 + b"\xff\xff\xff\x7f" + b"\0" * 6


def matryoshka(depth: int) -> bytes:
    """A ZIP in a ZIP in a ZIP."""
    content = files.zipped({"a.txt": PARAGRAPHS[0]})
    for _ in range(depth):
        content = files.zipped({"in.zip": content})
    return content


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.txt.gz", BOMB, ["too-large"]),
        ("a.warc.gz", files.warc() + BOMB, ["", "record-broken"]),
        (
            "b.warc.gz",
            files.warc(files.record(BOMB, headers="Content-Type: text/html\r\nContent-Encoding: gzip\r\n")),
            ["gz-bomb"],
        ),
        ("a.zip", zip_bomb(), ["too-large", ""]),
        ("a.docx", files.docx_of("<w:p/>" * 3_000_000), ["too-large"]),
        ("b.zip", zip_slip(), ["outside-path", "outside-path", ""]),
        ("c.zip", zip_of_many(), ["too-many-files"]),
        ("d.zip", matryoshka(6), ["too-deep"]),
        ("e.zip", files.zipped({"a.txt": PAGE})[:-40], ["archive-broken"]),
        ("a.pdf", b"%PDF-1.7\n" + b"[" * 100_000, ["broken-file"]),
        ("a.rtf", b"{\\rtf1" + b"{" * 100_000, ["broken-file"]),
        ("a.eml", b"Subject: " + b"=?utf-8?q?" * 9_000 + b"\r\nTo: " + b"(" * 9_000 + b"\r\n\r\nRain fell.", [""]),
        ("a.xml", b'<?xml version="1.0"?><rss>' + b"<a>" * 500, ["empty"]),
        ("a.json", b"[" * 100_000, ["bad-json", "bad-json"]),
    ],
)
def test_a_hostile_file_is_one_clear_line(name: str, content: bytes, expected: list[str], tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "z.txt").write_text(PARAGRAPHS[0])
    items = list(read_reports([str(tmp_path)], SMALL))
    assert [item.code if isinstance(item, Problem) else "" for item in items] == [*expected, ""]


@pytest.mark.parametrize("content", [nitf_with(ENTITIES, "l9"), nitf_with(OUTSIDE, "x")])
def test_entities_are_never_expanded_nor_loaded(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(content)
    (item,) = read_reports([str(path)], SMALL)
    assert isinstance(item, Incoming)
    assert [problem.code for problem in item.problems] == ["entities-left"]
    assert "lol" not in item.content
    assert "root:" not in item.content


def test_an_archive_with_a_password_is_told(tmp_path: Path) -> None:
    content = bytearray(files.zipped({"a.txt": PAGE}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + at] |= 1
    (tmp_path / "a.zip").write_bytes(content)
    (item,) = read_reports([str(tmp_path / "a.zip")])
    assert isinstance(item, Problem)
    assert item.code == "encrypted"


def test_files_in_an_archive_are_counted(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for number in range(300):
            package.writestr(f"{number}.txt", "Rain.")
    (tmp_path / "a.zip").write_bytes(out.getvalue())
    (item,) = read_reports([str(tmp_path / "a.zip")], IntakeOptions(max_archive_files=200))
    assert isinstance(item, Problem)
    assert item.code == "too-many-files"
    items = list(read_reports([str(tmp_path / "a.zip")], IntakeOptions(max_archive_bytes=400)))
    assert isinstance(items[-1], Problem)
    assert items[-1].code in ("archive-bomb", "too-large")


def test_a_page_nested_twenty_thousand_deep_keeps_its_words() -> None:
    html = f"<html><body>{'<div>' * 20_000}<p>{'</p><p>'.join(PARAGRAPHS)}</p>{'</div>' * 20_000}</body></html>"
    begun = time.process_time()
    report = extract(Incoming(html, Media.HTML, "a.html", ""))
    assert time.process_time() - begun < 10
    assert isinstance(report, Report)
    assert PARAGRAPHS[1] in report.text


def test_what_fuzzing_found_is_one_clear_line(tmp_path: Path) -> None:
    nameless = files.zipped({"a.txt": PARAGRAPHS[0], "b.txt": PARAGRAPHS[1]}).replace(b"a.txt", b"\0.txt")
    wacz = bytearray(files.FILES["a.wacz"])
    at = wacz.rindex(b"PK\x05\x06")
    wacz[at + 16] += 16  # the list begins behind where its end says
    control = files.zipped({"a\x1c.txt": " "})
    found = (("a.zip", nameless, [""]), ("a.wacz", bytes(wacz), ["archive-broken"]), ("b.zip", control, ["blank"]))
    for name, content, expected in found:
        (tmp_path / name).write_bytes(content)
        items = list(read_reports([str(tmp_path / name)]))
        assert [item.code if isinstance(item, Problem) else "" for item in items] == expected
        assert all(item.where.isprintable() for item in items)


# What a reader of the tests does over a file, in the process that reads complex formats.
def behave(opened: Opened, options: IntakeOptions) -> Iterator[Found]:
    """Do what the file says."""
    order = opened.content(options.max_file_bytes).decode()
    if order == "loop":
        while True:
            pass
    if order == "memory":
        bytes(2_000_000_000)
    if order == "die":
        os.kill(os.getpid(), signal.SIGSEGV)
    if order == "raise":
        raise RuntimeError("a slip")
    if order == "write":
        Path(tempfile.mkdtemp(), "written").write_bytes(b"x" * 10)
    yield UnreadableError("blank", f"pid {os.getpid()}").at(opened.where)


READER = FileReader("behave", behave, (".behave",), apart=True)


@pytest.fixture
def behaving(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package beside the installed ones that offers the reader above, here and in the other process."""
    package = tmp_path / "site"
    info = package / "behaving-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: behaving\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[dateline.readers]\nbehave = tests.intake.test_intake_hostile:READER\n")
    root = Path(__file__).parents[2]
    monkeypatch.setenv("PYTHONPATH", f"{package}:{root}")
    monkeypatch.syspath_prepend(str(package))
    registry.readers.cache_clear()
    yield package
    registry.readers.cache_clear()


def test_a_reader_of_ones_own_is_asked_and_what_kills_it_costs_one_file(behaving: Path, tmp_path: Path) -> None:
    orders = ["ok", "loop", "ok", "memory", "ok", "die", "ok", "raise", "ok", "write", "ok"]
    for number, order in enumerate(orders):
        (tmp_path / f"{number:02}.behave").write_text(order)
    options = IntakeOptions(max_seconds=1, max_memory_bytes=1_000_000_000)
    items = list(read_reports([str(tmp_path / "*.behave")], options))
    told = [item.code for item in items if isinstance(item, Problem)]
    expected = ["blank", "too-slow", "blank", "too-much-memory", "blank", "reader-died"]
    assert told == [*expected, "blank", "broken-file", "blank", "broken-file", "blank"]


def test_one_process_reads_many_files_and_ends_with_the_run(behaving: Path, tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.behave").write_text("ok")
    items = list(read_reports([str(tmp_path / "*.behave")]))
    processes = {item.message for item in items if isinstance(item, Problem)}
    assert len(processes) == 1
    number = int(processes.pop().split()[-1])
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


def test_a_run_that_is_left_ends_its_process(behaving: Path, tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.behave").write_text("ok")
    run = read_reports([str(tmp_path / "*.behave")])
    assert isinstance(run, Generator)
    first = next(run)
    assert isinstance(first, Problem)
    run.close()
    with pytest.raises(ProcessLookupError):
        os.kill(int(first.message.split()[-1]), 0)


def test_results_that_are_none_are_refused() -> None:
    from dateline.intake.frames import decode_found, encode_found

    report = Incoming("Rain fell.", Media.TEXT, "a.pdf", "0" * 64)
    assert decode_found(encode_found(report)) == report
    for content in (b"[]", b"{}", b'["Inner", {}]', b'["Incoming", {"given": {"x": 1}}]', b'["Path", "/etc"]', b"x"):
        with pytest.raises(ValueError, match=r"no |Expecting|unpack"):
            decode_found(content)
    assert Apart(IntakeOptions()).process is None
