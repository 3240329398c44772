"""Bytes become the right letters, and every doubt is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.intake.charset import declared_charset, decode
from dateline.model import Span

FRENCH = "Le président a déclaré que les négociations se poursuivront à Kaltré. « Nous ne céderons pas », a-t-il dit."
RUSSIAN = "Мэр заявил журналистам, что переговоры продолжатся на следующей неделе. Мы не уступим, сказал он."
CZECH = "Předseda vlády řekl novinářům, že jednání budou pokračovat příští týden. Nikdy neustoupíme, řekl žlutý kůň."
POLISH = "Premier powiedział dziennikarzom, że rozmowy będą kontynuowane w przyszłym tygodniu, dodał żółty koń."
CENTRAL = "Związkowcy wyszli z sądu i powiedzieli, że będą pościć, aż źródło wyschnie; żaden świadek nie przyszedł."
TURKISH = "Başkan gazetecilere görüşmelerin gelecek hafta süreceğini söyledi. Asla vazgeçmeyeceğiz, dedi."
SPANISH = "El alcalde declaró que las negociaciones continuarán en España. «No cederemos», señaló."
CHINESE = "市长对记者表示，谈判将于下周继续进行。他说：“我们不会让步。”"
CURLY = "The mayor of Orsun said: “We won’t go – ever…” and left."


@pytest.mark.parametrize(
    ("content", "declared", "text", "charset", "codes"),
    [
        (CURLY.encode(), "", CURLY, "utf-8", []),
        (CURLY.encode(), "utf-8", CURLY, "utf-8", []),
        (b"plain", "windows-1251", "plain", "utf-8", []),
        (CURLY.encode("utf-8-sig"), "", CURLY, "utf-8", []),
        (b"\xff\xfe" + CURLY.encode("utf-16-le"), "", CURLY, "utf-16-le", []),
        (b"\xfe\xff" + CURLY.encode("utf-16-be"), "utf-16", CURLY, "utf-16-be", []),
        (CURLY.encode("utf-32"), "", CURLY, "utf-32-le", []),
        (CURLY.encode("utf-16-le"), "", CURLY, "utf-16-le", ["charset-guessed"]),
        (CURLY.encode("cp1252"), "", CURLY, "cp1252", ["charset-guessed"]),
        (CURLY.encode("cp1252"), "iso-8859-1", CURLY, "cp1252", []),
        (FRENCH.encode("cp1252"), "", FRENCH, "cp1252", ["charset-guessed"]),
        (RUSSIAN.encode("cp1251"), "", RUSSIAN, "cp1251", ["charset-guessed"]),
        (RUSSIAN.encode("koi8-r"), "", RUSSIAN, "koi8_r", ["charset-guessed"]),
        (RUSSIAN.encode("cp866"), "", RUSSIAN, "cp866", ["charset-guessed"]),
        (RUSSIAN.encode("iso8859-5"), "", RUSSIAN, "iso8859_5", ["charset-guessed"]),
        (CENTRAL.encode("iso8859-2"), "", CENTRAL, "iso8859_2", ["charset-guessed"]),
        (RUSSIAN.encode("koi8-r"), "KOI8-R", RUSSIAN, "koi8-r", []),
        (CZECH.encode("cp1250"), "", CZECH, "cp1250", ["charset-guessed"]),
        (POLISH.encode("cp1250"), "", POLISH, "cp1250", ["charset-guessed"]),
        (TURKISH.encode("cp1254"), "", TURKISH, "cp1254", ["charset-guessed"]),
        (SPANISH.encode("cp1252"), "", SPANISH, "cp1252", ["charset-guessed"]),
        (CHINESE.encode("gb18030"), "", CHINESE, "gb18030", ["charset-guessed"]),
        (CHINESE.encode("gb2312"), "gb2312", CHINESE, "gb18030", []),
        (CURLY.encode(), "windows-1252", CURLY, "utf-8", ["charset-contradicted"]),
        (CURLY.encode("cp1252"), "utf-8", CURLY, "cp1252", ["charset-contradicted"]),
        (CURLY.encode("utf-8-sig"), "iso-8859-1", CURLY, "utf-8", ["charset-contradicted"]),
        (CURLY.encode("cp1252"), "rot13", CURLY, "cp1252", ["charset-guessed"]),
        (CURLY.encode("cp1252"), "no-such-thing", CURLY, "cp1252", ["charset-guessed"]),
    ],
)
def test_each_rule_in_its_turn(content: bytes, declared: str, text: str, charset: str, codes: list[str]) -> None:
    read = decode(content, "a.txt", declared=declared)
    assert (read.text, read.charset, [problem.code for problem in read.problems]) == (text, charset, codes)
    assert not any(problem.fatal for problem in read.problems)


@pytest.mark.parametrize(
    ("content", "text", "at"),
    [
        ("He said “no”".encode()[:-1], "He said “no\ufffd", "byte 13 (E2 80)"),
        ("Málaga said “no”.".encode().replace(b"\x80\x9c", b"\x80", 1), "Málaga said \ufffdno”.", "byte 13 (E2 80)"),
        ("He said “no”, “no”.".encode().replace(b"no", b"n\xff", 1), "He said “n\ufffd”, “no”.", "byte 12 (FF)"),
    ],
)
def test_damaged_utf8_keeps_the_rest_and_names_the_byte(content: bytes, text: str, at: str) -> None:
    read = decode(content, "a.txt")
    assert (read.text, read.charset) == (text, "utf-8")
    (problem,) = read.problems
    assert (problem.code, at in problem.message) == ("bytes-replaced", True)
    assert problem.span is not None
    assert problem.span.of(read.text) == "\ufffd"


def test_several_damaged_places_are_counted() -> None:
    (problem,) = decode("“a” “b” “c”".encode().replace(b"\x80\x9c", b"\x80"), "a.txt").problems
    assert "and 2 more" in problem.message
    assert problem.span == Span(0, 1)


def test_a_slip_in_a_declared_page_is_replaced() -> None:
    read = decode(RUSSIAN.encode("cp1251") + b"\x98", "a.html", declared="windows-1251")
    assert read.text == RUSSIAN + "\ufffd"
    assert [problem.code for problem in read.problems] == ["bytes-replaced"]


@pytest.mark.parametrize(
    ("page", "declared"),
    [
        (b'<meta charset="windows-1251">', "windows-1251"),
        (b"<META http-equiv=Content-Type content='text/html; charset=gb2312'>", "gb2312"),
        (b'<?xml version="1.0" encoding="iso-8859-2"?><html>', "iso-8859-2"),
        (b"<html><p>charset=utf-8</p>", ""),
        (b"<meta " * 100_000, ""),
    ],
)
def test_what_a_page_declares(page: bytes, declared: str) -> None:
    assert declared_charset(page) == declared


def test_nothing_is_normalised() -> None:
    text = "\tOrsun\u00a0Post\r\n\r“Rain”\u2028 fell.\n\ufeff \x0c"
    assert decode(text.encode(), "a.txt").text == text


@given(st.binary(max_size=300), st.sampled_from(["", "utf-8", "cp1252", "gbk", "shift_jis", "utf-16", "\x00", "idna"]))
def test_any_bytes_become_text_that_can_be_written(content: bytes, declared: str) -> None:
    read = decode(content, "a.txt", declared=declared)
    read.text.encode()
    assert len(read.problems) <= 1
    assert all(problem.span is None or problem.span.of(read.text) == "\ufffd" for problem in read.problems)


@given(st.text())
def test_what_is_utf8_comes_back_as_it_was(text: str) -> None:
    content = text.encode("utf-8", "replace")
    if not text.startswith("\ufeff") and "\0" not in text:
        assert decode(content, "a.txt").text == content.decode()


@pytest.mark.parametrize("byte", [b"\xff", b"\xe2\x80", b"\xe9", b"\x00", b"\x81\x20", b"\xd0\xff"])
def test_a_million_bad_bytes_are_read_in_time(byte: bytes) -> None:
    """With one problem at the most, however many bytes are wrong."""
    read = decode(byte * 500_000, "a.txt")
    assert 500_000 <= len(read.text) <= len(byte) * 500_000
    assert [problem.code for problem in read.problems] in ([], ["charset-guessed"], ["bytes-replaced"])
