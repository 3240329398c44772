"""The quick looks at a page before the slow ones: they never miss what those would find."""

from __future__ import annotations

import lxml.html
from hypothesis import given
from hypothesis import strategies as st

from dateline.extraction.markup import SafePage, make_safe, nests_deeper
from dateline.extraction.page_marks import mark_of, named_elements
from dateline.extraction.pages import parse_page

NAMES = st.sampled_from(["div", "DIV", "b", "ul", "UL", "table", "li", "p", "h1", "x-y"])
TAGS = st.lists(st.tuples(st.booleans(), NAMES), max_size=60)
CLASSES = st.sampled_from(
    ["", "byline", "post__author", "caption", "image text", "text", "a\tb", "Byline", "no-byline"]
)


def written(tags: list[tuple[bool, str]]) -> str:
    """The tags in order, with a word behind each."""
    return "".join(f"<{'/' if closes else ''}{name}>word " for closes, name in tags)


def depth_of(html: str) -> int:
    """The least bound on depth under which every tag stays."""
    return next(bound for bound in range(1_000) if make_safe(html, 10_000, bound) == SafePage(html))


@given(TAGS, st.integers(0, 40))
def test_no_page_that_nests_deeper_passes_the_quick_look(tags: list[tuple[bool, str]], bound: int) -> None:
    html = written(tags)
    if not nests_deeper(html, bound):
        assert depth_of(html) <= bound


def test_the_quick_look_passes_pages_within_the_bound() -> None:
    assert not nests_deeper("<div><b>x</b></div>" * 500 + "<p>" * 500, 2)
    assert nests_deeper("<div>" * 3, 2)
    assert nests_deeper("<UL>" * 3, 5)


@given(st.lists(st.tuples(st.sampled_from(["div", "p", "figcaption"]), CLASSES), max_size=30))
def test_only_elements_that_say_something_are_looked_at(parts: list[tuple[str, str]]) -> None:
    html = "".join(f'<{tag} class="{names}">x</{tag}>' if names else f"<{tag}>x</{tag}>" for tag, names in parts)
    tree = lxml.html.document_fromstring(f"<html><body>{html}<p>y</p></body></html>")
    wanted = [one for one in tree.iter() if one.tag == "figcaption" or mark_of(one.get("class") or "")]
    assert list(named_elements(tree)) == wanted


def test_comments_are_kept_only_where_they_are_asked_for() -> None:
    html = "<html><body><p>one <!-- two --> three</p></body></html>"
    for comments in (True, False):
        tree = parse_page(html, comments=comments)
        assert tree is not None
        assert (b"two" in lxml.html.tostring(tree)) is comments
