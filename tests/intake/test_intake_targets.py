"""Files, folders, patterns and standard input, and whatever else lies on a disk."""

import gzip
import io
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.errors import UsageError
from dateline.intake import IntakeOptions, read_reports, streams
from dateline.intake import targets as finding
from dateline.model import Given, Incoming, Media, Problem

RAIN = "Rain fell on Orsun."


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(*names: str, content: str | bytes = RAIN) -> None:
    """Files with folders as needed."""
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def read(*targets: str) -> list[str]:
    """What comes out, each by its place and, for a problem, its code."""
    items = list(read_reports(targets))
    return [f"{item.where} {item.code}" if isinstance(item, Problem) else item.where for item in items]


def test_a_folder_is_read_through_in_order(here: Path) -> None:
    write("f/b.txt", "f/a.html", "f/sub/c.txt", "f/sub2/deep/d.md", "f/.hidden.txt", "f/.git/e.txt", "f/dateline.db")
    write("f/DATELINE.DB-wal", "f/z.text", "f/dateline.db.index/1-1024-0123.segment")
    assert read("f") == ["f/a.html", "f/b.txt", "f/z.text", "f/sub/c.txt", "f/sub2/deep/d.md"]
    assert read("./f/", "f/.hidden.txt")[0::5] == ["./f/a.html", "f/.hidden.txt"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.txt", ["a.txt", "b.txt"]),
        ("./*.txt", ["./a.txt", "./b.txt"]),
        ("f/*", ["f/a.txt", "f/g/d.txt"]),
        ("**/*.txt", ["a.txt", "b.txt", "f/a.txt", "f/g/d.txt"]),
        ("f/**", ["f/a.txt", "f/g/d.txt"]),
        ("**/g/?.txt", ["f/g/d.txt"]),
        ("[ab].txt", ["[ab].txt"]),
        ("f/[ax].txt", ["f/a.txt"]),
        ("*.html", ["*.html nothing-matches"]),
        ("none/**/*.txt", ["none/**/*.txt nothing-matches"]),
    ],
)
def test_patterns(pattern: str, expected: list[str], here: Path) -> None:
    write("a.txt", "b.txt", "f/a.txt", "f/g/d.txt", "f/x.db")
    if pattern == "[ab].txt":
        write("[ab].txt")
    assert read(pattern) == expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("none.txt", "none.txt file-missing"),
        ("", " file-missing"),
        ("a\nb.txt", "a\\x0ab.txt file-missing"),
        ("nul\0*.txt", "nul\\x00*.txt file-missing"),
        ("https://orsunpost.example/1", "https://orsunpost.example/1 web-address"),
        ("ftp://orsunpost.example/1", "ftp://orsunpost.example/1 web-address"),
        ("x" * 5_000, "x" * 5_000 + " file-missing"),
    ],
)
def test_what_is_not_there_is_one_problem_and_the_rest_goes_on(target: str, expected: str, here: Path) -> None:
    write("a.txt")
    assert read(target, "a.txt") == [expected, "a.txt"]


@pytest.mark.parametrize("targets", [[], "a.txt"])
def test_targets_are_a_list(targets: list[str]) -> None:
    with pytest.raises(UsageError, match="nothing to read"):
        read_reports(targets)


def test_a_folder_without_reports_is_told(here: Path) -> None:
    write("f/.hidden", "f/sub/x.db")
    assert read("f") == ["f folder-empty"]


def test_a_loop_of_links_is_told_and_left(here: Path) -> None:
    write("f/a.txt", "f/sub/b.txt")
    Path("f/sub/back").symlink_to("..")
    Path("f/self").symlink_to(".")
    assert read("f") == ["f/a.txt", "f/self folder-loop", "f/sub/b.txt", "f/sub/back folder-loop"]
    assert read("**/*.txt") == ["f/a.txt", "f/self folder-loop", "f/sub/b.txt", "f/sub/back folder-loop"]


def test_links_are_followed_and_a_broken_one_is_told(here: Path) -> None:
    write("a.txt")
    Path("f").mkdir()
    Path("f/a").symlink_to("../a.txt")
    Path("f/b").symlink_to("nowhere")
    Path("f/c").symlink_to("c")
    assert read("f") == ["f/a", "f/b file-missing", "f/c unreadable"]


def test_pipes_sockets_and_devices_are_not_waited_for(here: Path) -> None:
    os.mkfifo("pipe")
    listening = socket.socket(socket.AF_UNIX)
    listening.bind("socket")
    write("z.txt")
    assert read(".") == ["./pipe not-a-file", "./socket not-a-file", "./z.txt"]
    assert read("pipe", "/dev/zero") == ["pipe not-a-file", "/dev/zero not-a-file"]
    listening.close()


def test_a_file_that_vanishes_between_listing_and_reading(here: Path) -> None:
    write("f/a.txt", "f/b.txt", "f/c.txt")
    items = read_reports(["f"])
    next(items)
    Path("f/b.txt").unlink()
    (problem, report) = items
    assert isinstance(problem, Problem)
    assert (problem.code, problem.where) == ("file-vanished", "f/b.txt")
    assert report.where == "f/c.txt"


def test_a_folder_that_vanishes(here: Path) -> None:
    write("f/a.txt", "f/g/b.txt")
    items = read_reports(["f"])
    next(items)
    Path("f/g/b.txt").unlink()
    Path("f/g").rmdir()
    assert [item.code for item in items if isinstance(item, Problem)] == ["file-vanished"]


def refuse(error: type[OSError]) -> Callable[..., int]:
    """An opener that always fails."""

    def opener(path: str, flags: int) -> int:
        raise error(5, "the disk says no")

    return opener


@pytest.mark.parametrize(("error", "code"), [(PermissionError, "no-permission"), (OSError, "unreadable")])
def test_a_file_that_may_not_be_read(
    error: type[OSError], code: str, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.txt")
    monkeypatch.setattr(streams, "open_at_once", refuse(error))
    assert read("a.txt") == [f"a.txt {code}"]


def test_a_folder_that_may_not_be_read(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("f/a.txt", "f/g/b.txt", "f/h/c.txt")
    listed = finding.entries_of

    def refuse_g(path: str) -> tuple[list[str], list[str]]:  # root may read everything, so chmod shows nothing there
        if path == "f/g":
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(finding, "entries_of", refuse_g)
    assert read("f") == ["f/a.txt", "f/g no-permission", "f/h/c.txt"]


def test_names_that_cannot_be_printed(here: Path) -> None:
    Path(os.fsdecode(b"a\xff.txt")).write_text(RAIN)
    Path("b\nc\x1b[2J.txt").write_text(RAIN)
    Path("d\u2028e.txt").write_text("")
    assert read(".") == ["./a\ufffd.txt", "./b\\x0ac\\x1b[2J.txt", "./d\\x2028e.txt empty"]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.txt", b"", "empty"),
        ("a.jsonl", b"", "empty"),
        ("a.jsonl", b"\n \n", "empty"),
        ("a.txt", b" \r\n\t", "blank"),
        ("a.txt", "\ufeff\u00a0\n".encode(), "blank"),
        ("a.html", b"\n", "blank"),
        ("a.txt", bytes(range(256)) * 20, "binary"),
        ("a", b"%PDF-1.7\n...", "broken-file"),
        ("a.docx", b"PK\x03\x04rest", "archive-broken"),
        ("a.jsonl", b"PK\x03\x04rest", "archive-broken"),
        ("a.csv", b"SQLite format 3\x00", "binary"),
        ("a.jpg", b"\xff\xd8\xff\xe0rest", "binary"),
        ("a.css", b"p { color: red }", "not-a-report"),
        ("a.js.gz", gzip.compress(b"let a = 1", mtime=0), "not-a-report"),
        ("feed", b'<?xml version="1.0"?>\n<rss version="2.0">', "empty"),
        ("map.xml", b'<?xml version="1.0"?>\n<urlset xmlns="x"/>', "not-a-report"),
        ("a.pdf", b"Rain fell.", "not-as-named"),
        ("a.txt", b"x" * 2_001, "too-large"),
        ("a.txt.gz", b"no gzip", "gz-broken"),
        ("a.txt.gz", gzip.compress(RAIN.encode(), mtime=0)[:-9], "gz-broken"),
        ("a.txt.gz", gzip.compress(RAIN.encode(), mtime=0)[:-4] + b"abcd", "gz-broken"),
        ("a.txt.gz", gzip.compress(RAIN.encode(), mtime=0) + b"trailing", "gz-broken"),
        ("a.txt.gz", gzip.compress(gzip.compress(RAIN.encode(), mtime=0), mtime=0), "binary"),
        ("a.txt.gz", gzip.compress(b"", mtime=0), "empty"),
        ("a.jsonl.gz", gzip.compress(b"\n" * 3_000_000, mtime=0), "gz-bomb"),
        ("a.txt.gz", gzip.compress(b"x" * 3_000_000, mtime=0), "too-large"),
    ],
)
def test_what_is_no_report_is_one_clear_line(name: str, content: bytes, code: str, here: Path) -> None:
    write("f/" + name, content=content)
    write("f/z.txt")
    found = list(read_reports(["f"], IntakeOptions(max_report_bytes=2_000)))
    assert [item.where for item in found] == [f"f/{name}", "f/z.txt"]
    problem = found[0]
    assert isinstance(problem, Problem)
    assert (problem.code, problem.fatal) == (code, True)
    assert ": " in problem.message  # what, then what to do


@pytest.mark.parametrize(
    ("name", "content", "media"),
    [
        ("a", RAIN, Media.TEXT),
        ("a.news", "<!-- saved --> <!DOCTYPE html><p>Rain", Media.HTML),
        ("a.news", "\n<HTML lang=en><p>Rain", Media.HTML),
        ("a.news", '<?xml version="1.0"?>\n<html><p>Rain</p></html>', Media.HTML),
        ("a.HTM", "Rain <br>", Media.HTML),
        ("a.md", "# Rain\n<p>", Media.TEXT),
        ("a.md", "<div align=center>Rain</div>", Media.TEXT),
        ("a.news", "<div>Rain</div>", Media.HTML),
        ("a.news", '{"id": "a", "text": "Rain"}', Media.TEXT),
        ("a.news", '[{"id": "a", "html": "Rain"}]', Media.HTML),
        ("a.news", "[Updated] Rain", Media.TEXT),
        ("a.news", "{sic} Rain", Media.TEXT),
        ("a.txt", '{"id": "a", "text": "Rain"}', Media.TEXT),
    ],
)
def test_formats_by_ending_and_content(name: str, content: str, media: Media, here: Path) -> None:
    for suffix, encoded in (("", content.encode()), (".gz", gzip.compress(content.encode(), mtime=0))):
        write(name + suffix, content=encoded)
        (report,) = read_reports([name + suffix])
        assert isinstance(report, Incoming)
        assert report.media is media
        assert report.problems == ()


@pytest.mark.parametrize(
    ("name", "content", "media"),
    [("a.txt", "<!doctype html><p>Rain", Media.HTML), ("a.html", "Rain fell.", Media.TEXT)],
)
def test_an_ending_that_the_content_contradicts_is_told(name: str, content: str, media: Media, here: Path) -> None:
    write(name, content=content)
    (report,) = read_reports([name])
    assert isinstance(report, Incoming)
    assert (report.media, [problem.code for problem in report.problems]) == (media, ["ending-contradicted"])


def test_gzip_of_many_members_and_padding(here: Path) -> None:
    parts = [b'{"id": "%d", "text": "' % number + b"x" * 65_536 * number + b'"}\n' for number in range(1, 4)]
    write("a.jsonl.gz", content=b"".join(map(gzip.compress, parts)) + b"\0" * 1_000)
    assert read("a.jsonl.gz") == [f"a.jsonl.gz:{number}" for number in (1, 2, 3)]


def test_a_gzip_that_breaks_off_keeps_its_whole_lines(here: Path) -> None:
    lines = "".join(f'{{"id": "{number}", "text": "{os.urandom(500).hex()}"}}\n' for number in range(200))
    write("a.jsonl.gz", content=gzip.compress(lines.encode(), mtime=0)[:-2_000])
    found = read("a.jsonl.gz")
    assert found[-1] == "a.jsonl.gz gz-broken"
    assert 100 < len(found) < 200


@pytest.mark.parametrize(
    ("content", "wheres", "media"),
    [
        (RAIN.encode(), ["-"], Media.TEXT),
        (b"<html><p>Rain</html>", ["-"], Media.HTML),
        (b'\xef\xbb\xbf{"id": "a", "text": "Rain"}\n\n{"id": "b", "text": "Rain"}', ["-:1", "-:3"], Media.TEXT),
        (gzip.compress(b'{"id": "a", "text": "Rain"}', mtime=0), ["-:1"], Media.TEXT),
        (b'[\n{"id": "a", "text": "Rain"}\n]', ["-[1]"], Media.TEXT),
    ],
)
def test_standard_input(content: bytes, wheres: list[str], media: Media) -> None:
    found = list(read_reports(["-"], stdin=io.BytesIO(content)))
    assert [item.where for item in found] == wheres
    assert {item.media for item in found if isinstance(item, Incoming)} == {media}


def test_empty_standard_input() -> None:
    (problem,) = read_reports(["-"], stdin=io.BytesIO())
    assert isinstance(problem, Problem)
    assert (problem.where, problem.code) == ("-", "empty")


def test_a_text_with_a_nul_is_read(here: Path) -> None:
    write("a.txt", content=b"Rain\0fell on Orsun.")
    (report,) = read_reports(["a.txt"])
    assert isinstance(report, Incoming)
    assert report.content == "Rain\ufffdfell on Orsun."
    assert [problem.code for problem in report.problems] == ["nul-replaced"]


def test_the_hash_is_that_of_the_unpacked_bytes(here: Path) -> None:
    write("a.txt")
    write("b.txt.gz", content=gzip.compress(RAIN.encode(), mtime=0))
    one, two = read_reports(["a.txt", "b.txt.gz"])
    assert isinstance(one, Incoming)
    assert isinstance(two, Incoming)
    assert one.source_sha256 == two.source_sha256


def test_flags_say_the_same_of_every_report(here: Path) -> None:
    write("a.txt")
    write("b.jsonl", content='{"id": "b", "text": "Rain", "outlet": "Kaltrin Voice", "title": "Rain"}')
    one, two = read_reports(["a.txt", "b.jsonl"], given=Given(id="x", outlet="Orsun Post"))
    assert isinstance(one, Incoming)
    assert isinstance(two, Incoming)
    assert one.given == Given(id="x", outlet="Orsun Post")
    assert two.given == Given(id="b", outlet="Orsun Post", title="Rain")
