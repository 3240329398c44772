"""Every format that is read: its words, what it says of them, and the way back to the file."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import polars
import pytest
from tests.intake import files
from tests.intake.files import MEDIA_CLOUD, MENTION, PAGE, PARAGRAPHS, TITLE

from dateline.intake import IntakeOptions, read_addresses, read_reports
from dateline.model import Address, Given, Incoming, Media, Problem

TEXT = "\n\n".join(PARAGRAPHS)
TITLED = f"{TITLE}\n\n{TEXT}"
RAIN = gzip.compress(b"Rain.", mtime=0)
GRAPH = "20200117120000-1\t20200117120000\t1\tharrowpost.example\thttps://harrowpost.example/ferry" + "\t" * 22 + "\n"
URL = "https://harrowpost.example/ferry"


def read(path: Path, content: bytes, options: IntakeOptions | None = None) -> list[Incoming | Problem]:
    """What a file of that name and content gives."""
    path.write_bytes(content)
    return list(read_reports([str(path)], options or IntakeOptions()))


def one(path: Path, content: bytes) -> Incoming:
    """The one report of a file."""
    items = read(path, content)
    assert len(items) == 1, items
    assert isinstance(items[0], Incoming), items
    return items[0]


def codes(items: list[Incoming | Problem]) -> list[str]:
    """The codes of what was not read, "" for a report."""
    return [item.code if isinstance(item, Problem) else "" for item in items]


@pytest.mark.parametrize("name", files.FILES)
def test_every_format_gives_its_words(name: str, tmp_path: Path) -> None:
    items = read(tmp_path / name, files.FILES[name])
    assert all(isinstance(item, Incoming) for item in items), items
    assert "old customs house" in " ".join(item.content for item in items if isinstance(item, Incoming))


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.odt", "a.rtf", "a.eml", "a.mhtml", "a.rss", "a.xml", "a.warc"])
def test_a_file_without_an_ending_is_told_by_its_content(name: str, tmp_path: Path) -> None:
    named = read(tmp_path / name, files.FILES[name])
    bare = read(tmp_path / "bare", files.FILES[name])
    assert [getattr(item, "content", item) for item in bare] == [getattr(item, "content", item) for item in named]


def test_a_docx_leaves_out_what_was_deleted_and_keeps_what_was_put_in(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>Rain </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>fell.</w:t></w:r></w:ins></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Cell</w:t></w:r></w:p>"
        "</w:tc></w:tr></w:tbl><w:sdt><w:sdtContent><w:p><w:hyperlink><w:r><w:t>Link</w:t></w:r></w:hyperlink>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p></w:sdtContent></w:sdt>"
    )
    report = one(tmp_path / "a.docx", files.docx_of(body))
    assert report.content == "Rain fell.\n\nCell\n\nLink"
    places = [(place.start, place.at) for place in report.places]
    assert places == [(0, "body/p[1]"), (12, "body/tbl[1]/tr[1]/tc[1]/p[1]"), (18, "body/p[2]")]


def test_an_odt_leaves_out_notes_and_keeps_blanks(tmp_path: Path) -> None:
    body = (
        "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:h>Head</text:h>"
        "<text:p>Rain<text:s/>fell<text:note><text:p>a note</text:p></text:note> on <text:span>Orsun</text:span>."
        "</text:p>"
        "<text:list><text:list-item><text:p>One</text:p></text:list-item></text:list>"
    )
    report = one(tmp_path / "a.odt", files.odt_of(body))
    assert report.content == "Head\n\nRain fell on Orsun.\n\nOne"
    assert report.places[-1].at == "body/list[1]/li[1]/p[1]"


def test_an_rtf_is_read_in_its_code_page(tmp_path: Path) -> None:
    assert one(tmp_path / "a.rtf", files.rtf()).content == TITLED


def test_a_mail_says_its_subject_and_day(tmp_path: Path) -> None:
    report = one(tmp_path / "a.eml", files.mail())
    assert (report.given.title, report.given.published) == (TITLE, "2020-01-17T22:50:00+03:00")
    assert report.content.split() == TEXT.split()


def test_a_mail_that_is_a_page_is_read_as_one(tmp_path: Path) -> None:
    assert one(tmp_path / "a.eml", files.mail("See the page.", html=PAGE)).media is Media.HTML


def test_what_is_attached_to_a_mail_is_read(tmp_path: Path) -> None:
    bound = 'Content-Type: multipart/mixed; boundary="b1"\r\n\r\n--b1\r\nContent-Type: text/plain\r\n\r\nSee below.\r\n'
    parts = (
        '--b1\r\nContent-Type: text/html; name="p.html"\r\nContent-Disposition: attachment; filename="p.html"\r\n\r\n'
        f"{PAGE}\r\n--b1\r\nContent-Type: image/png\r\nContent-Disposition: attachment\r\n\r\nx\r\n--b1\r\n"
        f"Content-Type: message/rfc822\r\n\r\nSubject: Inner\r\nContent-Type: text/plain\r\n\r\nInner words."
        "\r\n--b1--\r\n"
    )
    content = f"From: a@b.example\r\nSubject: Two\r\nMIME-Version: 1.0\r\n{bound}{parts}".encode()
    items = read(tmp_path / "a.eml", content)
    assert [item.where.rpartition("/")[2] for item in items] == ["a.eml", "a.eml#1", "a.eml#3"]
    assert [item.given.title for item in items if isinstance(item, Incoming)] == ["Two", None, "Inner"]


def test_a_box_gives_each_message_with_its_offset(tmp_path: Path) -> None:
    content = files.box([files.mail(), files.mail("From here on nobody knows.", subject="Second")])
    items = read(tmp_path / "a.mbox", content)
    offsets = [int(item.where.rpartition("@")[2]) for item in items]
    assert [content[at : at + 5] for at in offsets] == [b"From ", b"From "]
    second = items[1]
    assert isinstance(second, Incoming)
    assert second.content.startswith("From here on")


def test_a_saved_page_knows_its_address(tmp_path: Path) -> None:
    report = one(tmp_path / "a.mhtml", files.saved_page())
    assert (report.media, report.given.url, report.given.published) == (Media.HTML, URL, None)


def test_a_feed_gives_its_entries_and_says_which_are_teasers(tmp_path: Path) -> None:
    whole, teaser = read(tmp_path / "feed.xml", files.rss())
    assert isinstance(whole, Incoming)
    assert isinstance(teaser, Incoming)
    expected = Given(None, TITLE, "Harrow Post", "2020-01-17T22:50:00+03:00", URL, "en", "Ida Holm")
    assert (whole.given, whole.problems) == (expected, ())
    assert [problem.code for problem in teaser.problems] == ["feed-teaser"]
    assert whole.where.endswith("feed.xml[1]")


@pytest.mark.parametrize(("name", "content"), [("a.atom", files.atom()), ("a.json", files.json_feed())])
def test_other_feeds(name: str, content: bytes, tmp_path: Path) -> None:
    given = one(tmp_path / name, content).given
    assert (given.title, given.outlet, given.byline, given.url) == (TITLE, "Harrow Post", "Ida Holm", URL)


@pytest.mark.parametrize("version", [1, 2, 3])
def test_ninjs(version: int, tmp_path: Path) -> None:
    report = one(tmp_path / "a.json", files.ninjs(version))
    assert (report.content, report.given.title) == (TEXT, TITLE)
    assert (report.given.id, report.given.byline) == ("tag:northwire.example,2020:ferry", "Ida Holm")


def test_a_list_of_ninjs_and_rows_of_our_own_may_stand_together(tmp_path: Path) -> None:
    rows = [json.loads(files.ninjs(2)), {"id": "own", "text": "Rain fell."}]
    items = read(tmp_path / "a.json", json.dumps(rows).encode())
    assert [item.given.id for item in items if isinstance(item, Incoming)] == [rows[0]["uri"], "own"]


def test_newsml_gives_what_its_publisher_says(tmp_path: Path) -> None:
    report = one(tmp_path / "a.xml", files.newsml())
    assert report.media is Media.HTML
    assert (report.given.title, report.given.outlet, report.given.byline) == (TITLE, "Northwire", "Ida Holm")
    plain = one(tmp_path / "b.xml", files.newsml(inline=f'<inlineData contenttype="text/plain">{TEXT}</inlineData>'))
    assert plain.content == TITLED


def test_nitf_gives_headline_byline_and_dateline(tmp_path: Path) -> None:
    report = one(tmp_path / "a.xml", files.nitf())
    lines = report.content.split("\n\n")
    assert lines[:3] == [TITLE, "By Ida Holm", f"HARROWMERE – {PARAGRAPHS[0]}"]
    assert lines[-1] == "Photo: The ferry."
    assert (report.given.outlet, report.given.published) == ("Harrow Post", "2020-01-17T22:50+03:00")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xml", files.newsml(status="canceled")),
        ("b.xml", files.nitf(status="canceled")),
        ("a.json", files.ninjs(pubstatus="withheld")),
    ],
)
def test_what_its_publisher_took_back_is_not_read(name: str, content: bytes, tmp_path: Path) -> None:
    assert codes(read(tmp_path / name, content)) == ["withdrawn"]


def test_an_embargo_is_told(tmp_path: Path) -> None:
    until = "<embargoed>2020-01-18T06:00:00Z</embargoed>"
    for name, content in (
        ("a.xml", files.newsml(extra=until)),
        ("a.json", files.ninjs(embargoed="2020-01-18T06:00:00Z")),
    ):
        assert [problem.code for problem in one(tmp_path / name, content).problems] == ["embargoed"]


def test_a_web_archive_gives_its_pages_with_the_offsets_of_their_records(tmp_path: Path) -> None:
    page = PAGE.encode()
    records = (
        files.record(b"", kind="request"),
        files.record(page),
        files.record(page, status=404),
        files.record(b"x", headers="Content-Type: image/png\r\n"),
        files.record(page.replace(b"ferry", b"bridge"), "https://harrowpost.example/b"),
    )
    for name, packed in (("a.warc", False), ("a.warc.gz", True)):
        content = files.warc(*records, packed=packed)
        items = read(tmp_path / name, content)
        offsets = [int(item.where.rpartition("@")[2]) for item in items]
        starts = [len(files.warc(*records[:at], packed=packed)) if at else 0 for at in (1, 4)]
        assert offsets == starts
        assert [item.given.url for item in items if isinstance(item, Incoming)] == [URL, "https://harrowpost.example/b"]


def test_a_page_of_a_web_archive_is_taken_out_of_what_carried_it(tmp_path: Path) -> None:
    packed = gzip.compress(PAGE.encode(), mtime=0)
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed)
    headers = "Content-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"
    assert one(tmp_path / "a.warc.gz", files.warc(files.record(chunked, headers=headers))).content == PAGE
    greek = PAGE.replace('<meta charset="utf-8">', "").replace("Orsun", "Όρσυν").replace("“", "").replace("”", "")
    headers = "Content-Type: text/html; charset=iso-8859-7\r\n"
    content = files.warc(files.record(greek.encode("iso-8859-7"), headers=headers))
    assert "Όρσυν" in one(tmp_path / "b.warc.gz", content).content


def test_a_web_archive_packed_with_zstd(tmp_path: Path) -> None:
    from backports import zstd

    records = [files.record(PAGE.encode()), files.record(PAGE.encode(), "https://harrowpost.example/b")]
    frames = [zstd.compress(record) for record in records]
    items = read(tmp_path / "a.warc.zst", b"".join(frames))
    assert [item.where.rpartition("@")[2] for item in items] == ["0", str(len(frames[0]))]
    trained = zstd.train_dict([PAGE.encode()[at : at + 200] for at in range(0, 800, 10)], 1_000)
    held = bytes(trained.dict_content)
    head = b"\x5d\x2a\x4d\x18" + len(held).to_bytes(4, "little") + held
    content = head + zstd.compress(records[0], zstd_dict=trained)
    assert one(tmp_path / "b.warc.zst", content).content == PAGE


def test_a_web_archive_that_breaks_off_keeps_what_stands_before(tmp_path: Path) -> None:
    records = [files.record(PAGE.encode()), files.record(PAGE.encode() * 3)]
    for name, content in (
        ("a.warc", files.warc(*records, packed=False)[:-900]),
        ("a.warc.gz", files.warc(*records)[:-60]),
    ):
        items = read(tmp_path / name, content)
        assert codes(items)[0] == ""
        assert codes(items)[-1] in ("record-broken", "gz-broken")
    garbage = files.warc(records[0], packed=False) + b"garbage" * 30
    assert codes(read(tmp_path / "c.warc", garbage)) == ["", "record-broken"]


def test_an_archive_gives_its_files_by_name(tmp_path: Path) -> None:
    inner = files.zipped({"deep.docx": files.docx(), "b.txt": TEXT})
    parts: dict[str, bytes | str] = {
        "b.html": PAGE,
        "a/in.zip": inner,
        ".git/x": "x",
        "__MACOSX/y.txt": "y",
        "c.txt.gz": gzip.compress(b"Rain."),
    }
    items = read(tmp_path / "a.zip", files.zipped(parts))
    assert [item.where.rpartition("a.zip!/")[2] for item in items] == [
        "a/in.zip!/b.txt",
        "a/in.zip!/deep.docx",
        "b.html",
        "c.txt.gz",
    ]
    assert codes(items) == ["", "", "", ""]


def test_flags_win_over_what_a_file_says_and_an_id_is_for_one_report(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(files.zipped({"a.txt": TEXT, "b.txt": TITLE}))
    given = Given(id="x", outlet="Orsun Post")
    items = list(read_reports([str(path)], given=given))
    assert [item.given for item in items if isinstance(item, Incoming)] == [Given(outlet="Orsun Post")] * 2
    path = tmp_path / "a.mhtml"
    path.write_bytes(files.saved_page())
    (item,) = read_reports([str(path)], given=given)
    assert isinstance(item, Incoming)
    assert (item.given.id, item.given.outlet, item.given.url) == ("x", "Orsun Post", URL)


def test_parquet_is_read_row_by_row(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    rows = {"Body": [f"Rain fell {number}." for number in range(2_500)], "outlet": ["Orsun Post"] * 2_500}
    polars.DataFrame(rows).write_parquet(path)
    items = list(read_reports([str(path)], IntakeOptions(columns="text=Body")))
    assert codes(items) == [""] * 2_500
    last = items[-1]
    assert isinstance(last, Incoming)
    assert (last.content, last.given.outlet) == ("Rain fell 2499.", "Orsun Post")
    assert last.where.endswith("a.parquet[2500]")
    assert codes(list(read_reports([str(path)]))) == ["csv-header"]


def test_a_table_with_names_of_its_own(tmp_path: Path) -> None:
    content = b"Nr;Medium;Volltext\n1;Orsun Post;Rain fell.\n"
    options = IntakeOptions(columns="text=Volltext, outlet=Medium")
    items = read(tmp_path / "a.csv", content, options)
    assert [(item.content, item.given.outlet) for item in items if isinstance(item, Incoming)] == [
        ("Rain fell.", "Orsun Post")
    ]
    assert codes(read(tmp_path / "b.csv", content, IntakeOptions(columns="words=Volltext"))) == ["columns-unread"]


@pytest.mark.parametrize(
    ("name", "content", "outlet", "published"),
    [
        ("a.mentions.CSV", MENTION * 2, "harrowpost.example", None),
        ("a.csv", MEDIA_CLOUD, "Harrow Post", "2020-01-17"),
        ("a.gkg.csv", GRAPH, "harrowpost.example", None),
        ("a.export.CSV", "1\t20200117" + "\t" * 59 + URL + "\n", None, None),
    ],
)
def test_lists_of_addresses(name: str, content: str, outlet: str | None, published: str | None, tmp_path: Path) -> None:
    assert codes(read(tmp_path / name, content.encode())) == ["addresses-only"]
    (found,) = read_addresses([str(tmp_path / name)])
    assert isinstance(found, Address)
    assert (found.url, found.given.outlet, found.given.published) == (URL, outlet, published)


def test_a_mention_that_is_no_address_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(MENTION + MENTION.replace("\t1\tharrow", "\t2\tharrow").replace("/ferry", "/b"))
    assert len(list(read_addresses([str(tmp_path / "a.csv")]))) == 1
