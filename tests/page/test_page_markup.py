"""Whatever words come in, the page holds them as words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.page.page_reader import read_page

from dateline.model import ReportId, Span
from dateline.page.anchors import pair_anchor, report_anchor, words_anchor
from dateline.page.markup import Markup, element, escape, foreign, join, shown

ANY = st.text(st.characters(exclude_categories=()), max_size=60)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("a \"b\" 'c' & d", "a &quot;b&quot; &#x27;c&#x27; &amp; d"),
        ("&amp;", "&amp;amp;"),
        ("\x00\x07\x1b", "␀␇␛"),
        ("\x7f\x85\x9f", "␡\ufffd\ufffd"),
        ("\ud800x\udfff", "\ufffdx\ufffd"),
        ("tab\tline\nretour\r", "tab\tline\nretour\r"),
        ("😀 العربية \u202eabc", "😀 العربية \u202eabc"),
    ],
)
def test_words_are_escaped_and_unprintable_characters_drawn(words: str, expected: str) -> None:
    assert escape(words) == expected


@given(ANY, ANY)
def test_words_come_back_from_content_and_attribute(content: str, value: str) -> None:
    read = read_page(element("p", content, title=value)).parts[0]
    assert not isinstance(read, str)
    assert read.text() == shown(content)
    assert read.attributes["title"] == shown(value)


def test_markup_put_together_by_hand_is_escaped_again() -> None:
    assert element("p", f"{element('b', 'x')}") == "<p>&lt;b&gt;x&lt;/b&gt;</p>"
    assert element("p", element("b", "x")) == "<p><b>x</b></p>"
    assert isinstance(join(["a", None, Markup("<br>")]), Markup)


def test_words_of_a_report_are_kept_apart_in_direction() -> None:
    assert foreign("\u202eabc\n  d") == "<bdi>\u202eabc d</bdi>"


@pytest.mark.parametrize(
    ("report", "anchor"),
    [("kayhan-7", "r-kayhan-7"), ("a_b", "r-a_b"), ("7", "r-7")],
)
def test_a_plain_id_is_its_own_anchor(report: str, anchor: str) -> None:
    assert report_anchor(ReportId(report)) == anchor


@given(st.lists(ANY, unique=True, max_size=8))
def test_anchors_are_plain_and_do_not_clash(reports: list[str]) -> None:
    anchors = [report_anchor(ReportId(report)) for report in reports]
    assert len(set(anchors)) == len(anchors)
    assert all(anchor.isascii() and anchor.replace("-", "").replace("_", "").isalnum() for anchor in anchors)


def test_no_id_can_pose_as_words_or_pair_of_another() -> None:
    assert report_anchor(ReportId("a-s1-2")) != words_anchor(report_anchor(ReportId("a")), [Span(1, 2)])
    assert "--" not in report_anchor(ReportId("a--b"))
    assert pair_anchor("r-b", "r-a") == pair_anchor("r-a", "r-b") == "p-a--b"
