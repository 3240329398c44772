"""Every JSON line gives one report or one line of complaint."""

import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.intake import IntakeOptions, read_reports, read_rows, row_of
from dateline.model import Given, Incoming, Media, Problem

RAIN = "Rain fell on Orsun."


def rows(*lines: str | bytes) -> list[Incoming | Problem]:
    """What comes out of lines."""
    content = b"\n".join(line.encode() if isinstance(line, str) else line for line in lines)
    return list(read_rows(io.BytesIO(content), "in.jsonl"))


def one(line: str | bytes) -> Incoming:
    """The report of a good line."""
    (report,) = rows(line)
    assert isinstance(report, Incoming)
    return report


def line(**keys: Any) -> str:
    """A report with an id and a text, and what else is said."""
    return json.dumps({"id": "a", "text": RAIN} | keys)


def test_the_keys_of_the_contract_are_read_and_others_ignored() -> None:
    keys = {"title": "Rain", "outlet": "Orsun Post", "published": "2019-03-05", "url": "https://orsunpost.example/1"}
    keys |= {"language": "en", "byline": "Tilde Arn", "agency": "OPA"}
    report = one(line(**keys, gold=[1, {"a": 2}], file="x"))
    assert report.given == Given(id="a", **keys)
    assert (report.content, report.media, report.where) == (RAIN, Media.TEXT, "in.jsonl:1")
    assert report.problems == ()


def test_html_is_html() -> None:
    report = one(json.dumps({"id": "a", "html": "<p>Rain</p>", "text": None, "title": None}))
    assert (report.media, report.content, report.problems) == (Media.HTML, "<p>Rain</p>", ())


def test_text_wins_over_html_and_says_so() -> None:
    report = one(line(html="<p>Snow</p>"))
    assert (report.content, [problem.code for problem in report.problems]) == (RAIN, ["text-and-html"])


def test_blank_details_count_as_not_given() -> None:
    assert one(line(title=" ", outlet="", url=" https://orsunpost.example ")).given == Given(
        id="a", url="https://orsunpost.example"
    )


@pytest.mark.parametrize(
    ("bad", "code", "where", "words"),
    [
        ('{"id": "a", "text": }', "bad-json", "in.jsonl:1 (id a)", "column 21"),
        ('{"id": "a", "text": "Rain', "bad-json", "in.jsonl:1 (id a)", "column 21"),
        ("{", "bad-json", "in.jsonl:1", "name the file .json"),
        ("[1, 2]", "not-an-object", "in.jsonl:1", "no object"),
        ("7", "not-an-object", "in.jsonl:1", "no object"),
        ('{"text": "Rain"}', "id-missing", "in.jsonl:1", "no id"),
        ('{"id": null, "text": "Rain"}', "id-missing", "in.jsonl:1", "no id"),
        ('{"id": " ", "text": "Rain"}', "id-missing", "in.jsonl:1", "no id"),
        ('{"id": 7, "text": "Rain"}', "id-type", "in.jsonl:1", "a number"),
        ('{"id": ["a"], "text": "Rain"}', "id-type", "in.jsonl:1", "a list"),
        ('{"id": "a"}', "content-missing", "in.jsonl:1 (id a)", "neither text nor html"),
        ('{"id": "a", "text": null}', "content-missing", "in.jsonl:1 (id a)", "neither text nor html"),
        ('{"id": "a", "text": ["Rain"]}', "content-type", "in.jsonl:1 (id a)", "a list"),
        ('{"id": "a", "html": true}', "content-type", "in.jsonl:1 (id a)", "true or false"),
        ('{"id": "a", "text": ""}', "blank", "in.jsonl:1 (id a)", "blank"),
        ('{"id": "a", "text": " \\n", "html": ""}', "blank", "in.jsonl:1 (id a)", "text and the html"),
        ('{"id": "a", "n": ' + "9" * 5000 + "}", "bad-json", "in.jsonl:1 (id a)", "too long"),
        ('{"id": "a", "n": ' + "[" * 100_000 + "}", "bad-json", "in.jsonl:1 (id a)", "too deep"),
        ('{"id": "a\\nb"}', "content-missing", "in.jsonl:1 (id a\\x0ab)", "neither"),
        ("rain", "bad-json", "in.jsonl:1", "column 1"),
        ("\x00\x01\x02", "bad-json", "in.jsonl:1", "column 1"),
    ],
)
def test_a_bad_line_is_one_clear_problem_and_the_rest_goes_on(bad: str, code: str, where: str, words: str) -> None:
    problem, report = rows(bad, line())
    assert isinstance(problem, Problem)
    assert (problem.code, problem.where, problem.fatal, problem.stage) == (code, where, True, "intake")
    assert words in problem.message
    assert isinstance(report, Incoming)
    assert report.where == "in.jsonl:2"


@pytest.mark.parametrize("key", ["title", "outlet", "published", "url", "language", "byline", "agency"])
def test_a_detail_of_a_wrong_type_is_left_out(key: str) -> None:
    report = one(line(**{key: 7}))
    assert report.given == Given(id="a")
    assert [problem.code for problem in report.problems] == ["key-type"]
    assert report.problems[0].where == "in.jsonl:1 (id a)"


def test_blank_lines_are_passed_over_and_counted() -> None:
    found = rows("", line(), "  \r", "", line(id="b"))
    assert [item.where for item in found] == ["in.jsonl:2", "in.jsonl:5"]


def test_line_ends_do_not_count_in_the_hash() -> None:
    assert one(line()).source_sha256 == one(line() + "\r").source_sha256 == one("\ufeff" + line() + "\n").source_sha256


def test_half_characters_are_replaced_and_told() -> None:
    report = one('{"id": "a\\udc00", "text": "Rain \\ud800 fell", "title": "\\ud800"}')
    assert (report.content, report.given.id, report.given.title) == ("Rain \ufffd fell", "a\ufffd", "\ufffd")
    assert [problem.code for problem in report.problems] == ["surrogate-replaced"] * 3
    assert report.problems[0].span is not None
    assert report.problems[0].span.of(report.content) == "\ufffd"
    assert one('{"id": "a", "text": "\\ud83d\\ude00"}').content == "😀"


def test_nul_is_replaced_and_told() -> None:
    report = one('{"id": "a", "text": "Rain\\u0000fell\\u0000"}')
    assert report.content == "Rain\ufffdfell\ufffd"
    assert [problem.code for problem in report.problems] == ["nul-replaced"]
    assert "2 NUL" in report.problems[0].message


def test_a_line_in_another_encoding_is_told() -> None:
    report = one('{"id": "a", "text": "He said “no”."}'.encode("cp1252"))
    assert (report.content, report.charset) == ("He said “no”.", "cp1252")
    assert [problem.code for problem in report.problems] == ["charset-guessed"]
    assert report.problems[0].span is None


def test_a_repeated_id_is_told_and_kept_where_lines_are_answered() -> None:
    first, same, other = rows(line(), line(outlet="Orsun Post"), line(text="Snow fell."))
    assert isinstance(first, Incoming)
    assert isinstance(same, Incoming)
    assert isinstance(other, Incoming)
    assert (first.problems, same.problems) == ((), ())
    assert [problem.code for problem in other.problems] == ["id-repeated"]
    assert "in.jsonl:1" in other.problems[0].message
    assert other.given.id == "a"


def test_a_repeated_id_is_taken_away_where_reports_are_stored() -> None:
    content = "\n".join((line(), line(text="Snow fell."))).encode()
    first, second = read_reports(["-"], stdin=io.BytesIO(content))
    assert isinstance(first, Incoming)
    assert isinstance(second, Incoming)
    assert (first.given.id, second.given.id) == ("a", None)
    assert [problem.code for problem in second.problems] == ["id-repeated"]


def test_lines_may_come_without_their_ends() -> None:
    assert len(list(read_rows([line().encode(), line(id="b").encode()], "in"))) == 2


def test_a_fifty_megabyte_line_is_one_problem_and_the_rest_goes_on() -> None:
    def pieces() -> Iterator[bytes]:
        yield b'{"id": "big", "text": "'
        for _ in range(50):
            yield b"x" * 1_000_000
        yield b'"}\n' + line().encode()

    class Stream(io.RawIOBase):
        def __init__(self) -> None:
            self.pieces = pieces()

        def read(self, size: int = -1) -> bytes:
            return next(self.pieces, b"")

    problem, report = read_rows(Stream(), "in.jsonl")
    assert isinstance(problem, Problem)
    assert (problem.code, problem.where) == ("too-large", "in.jsonl:1 (id big)")
    assert isinstance(report, Incoming)
    assert report.where == "in.jsonl:2"


def test_the_ceiling_is_to_the_byte() -> None:
    content = line().encode()
    for ceiling, kind in ((len(content), Incoming), (len(content) - 1, Problem)):
        (item,) = read_rows(io.BytesIO(content), "in", IntakeOptions(max_report_bytes=ceiling))
        assert isinstance(item, kind)


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("in.jsonl:12 (id x)", (12, "x")),
        ("a:1.jsonl:3", (3, None)),
        ("-:4 (id a:5)", (4, "a:5")),
        ("a.txt", (None, None)),
    ],
)
def test_the_line_and_id_of_a_problem(where: str, expected: tuple[int | None, str | None]) -> None:
    assert row_of(Problem("blank", "blank", where, "intake")) == expected


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "text", "html", "title"]), inner)
    ),
    max_leaves=8,
)


@given(st.lists(JSON, max_size=6), st.integers(1, 40))
def test_one_item_for_each_line_however_it_is_cut(values: list[Any], size: int) -> None:
    content = "".join(json.dumps(value) + "\n" for value in values).encode()

    class Short(io.BytesIO):
        def read1(self, _: int | None = -1) -> bytes:
            return self.read(size)

    whole = list(read_rows(io.BytesIO(content), "in"))
    assert len(whole) == len(values)
    assert list(read_rows(Short(content), "in")) == whole


@pytest.mark.parametrize(
    ("content", "wheres"),
    [
        (line(), ["a.json"]),
        (f"[{line()}, {line(id='b')}]", ["a.json[1]", "a.json[2]"]),
        (f'\ufeff[\n  {line()},\n  7, "x,y]", {{}}, null\n]\n', ["a.json[1]", *(f"a.json[{n}]" for n in range(2, 6))]),
        (f"{line()}\n{line(id='b')}\n", ["a.json", "a.json[2]"]),
        (f'[{line()}, {{"id": "b", "text": no}}, {line(id="c")}]', ["a.json[1]", "a.json[2] (id b)", "a.json[3]"]),
        (f"[{line()}", ["a.json[1]", "a.json"]),
        ("[]", ["a.json"]),
        ("]]}}", ["a.json", *(f"a.json[{n}]" for n in range(2, 5))]),
    ],
)
def test_json_files_of_one_or_many(content: str, wheres: list[str], tmp_path: Any, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.json").write_text(content)
    found = list(read_reports(["a.json"]))
    assert [item.where for item in found] == wheres
    ids = [item.given.id for item in found if isinstance(item, Incoming)]
    assert ids == [name for name in "abc" if f'"id": "{name}", "text": "' in content]


def test_a_json_report_over_several_lines_names_line_and_column(tmp_path: Any) -> None:
    path = tmp_path / "a.json"
    path.write_text('{\n "id": "a",\n "text": x\n}')
    (problem,) = read_reports([str(path)])
    assert isinstance(problem, Problem)
    assert "line 3, column 10" in problem.message
