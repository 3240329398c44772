"""Side by side: what was cut, added, moved and reworded is said where it stands; quotes and furniture stand apart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.page.page_reader import Node, check_links, read_page, squeezed
from tests.page.story_factory import Part, find, make_report, make_story, read

from dateline.model import AlignedSpan, Copy, CopyKind, Direction, Readout, Report, Role
from dateline.page import render_page

ONE = "The council of Osmere closed its old pier on Thursday, eight weeks before the storms."
TWO = "“Nobody should stand on it,” said Ilse Varnholt, its engineer."
THREE = "The pier carries the only road to the cold store."
GONE, NEW = "It was built in 1954.", "A ferry will be hired from Brannock."


def body(*paragraphs: str) -> list[Part]:
    """A report with a masthead, a headline and a footer around its paragraphs."""
    return [
        (Role.MASTHEAD, "courier.example"),
        (Role.HEADLINE, "Pier closes"),
        (Role.BODY, "\n".join(paragraphs)),
        (Role.FOOTER, "Share this story"),
    ]


def pair(left: Report, right: Report, words: list[tuple[str, str]], direction: Direction | None = None) -> Copy:
    """A copy with the words that it shares."""
    spans = []
    for in_a, in_b in words:
        one, two = find(left.text, in_a), find(right.text, in_b)
        spans.append(AlignedSpan(one.start, one.end, two.start, two.end))
    kind = CopyKind.PARTIAL
    return Copy(left.id, right.id, tuple(sorted(spans)), 0.8, 0.7, kind, direction, None, "many words are the same")


SOURCE = make_report("a", body(ONE, TWO, THREE, GONE))
TAKER = make_report("b", body(THREE, ONE.replace("eight", "nine"), TWO, NEW))
SHARED = [(ONE, ONE.replace("eight", "nine")), (TWO, TWO), (THREE, THREE)]


def view(direction: Direction | None = Direction.AB) -> Node:
    """The view of the two reports."""
    copy = pair(SOURCE, TAKER, SHARED, direction)
    page = read_page(render_page(Readout((read(SOURCE), read(TAKER)), (copy,), texts=2)))
    check_links(page)
    (found,) = page.all("details", class_="pair")
    return found


def rows(of: Node) -> list[tuple[str, str]]:
    """The words of the two cells of each row, without labels."""
    cells = [row.all(class_="cell") for row in of.all(class_="row") if "heads" not in row.attributes["class"]]
    return [(squeezed(left.text(labels=False)), squeezed(right.text(labels=False))) for left, right in cells]


def test_passages_face_each_other_and_moved_ones_point_to_their_twin() -> None:
    """Both texts stand there whole, each in its own order."""
    up, down = f"↑ 3 further up here: {THREE}", f"↓ 3 further down here: {THREE}"
    assert rows(view()) == [
        ("courier.examplePier closes", "courier.examplePier closes"),
        (down, THREE),
        (ONE, ONE.replace("eight", "nine")),
        (TWO, TWO),
        (THREE, up),
        (f"{GONE}Share this story", f"{NEW}Share this story"),
    ]


@pytest.mark.parametrize(
    ("direction", "left", "right", "gone"),
    [
        (Direction.AB, "− cut", "+ added", GONE),
        (Direction.BA, "− cut", "+ added", NEW),
        (None, "only in R1", "only in R2", GONE),
    ],
)
def test_cut_and_added_are_said_where_the_direction_is_known(
    direction: Direction | None, left: str, right: str, gone: str
) -> None:
    """The source stands on the left; where nobody knows which that is, the page does not say that words were cut."""
    alone = view(direction).all(class_="alone")
    assert [squeezed(block.all(class_="alone-tag")[0].text()) for block in alone] == [left, right]
    assert gone in alone[0].text()
    heads = squeezed(view(direction).all(class_="heads")[0].text())
    assert ("the source" in heads) == (direction is not None)


def test_furniture_is_grey_and_no_sign_of_anything() -> None:
    """A masthead that only one side has was not added by anybody."""
    for block in view().all(class_="alone"):
        assert "courier.example" not in block.text()
        assert "Share this story" not in block.text()
    grey = [squeezed(line.text()) for line in view().all(class_="aside-line")]
    assert grey == ["courier.example", "courier.example", "Share this story", "Share this story"]


def test_reworded_words_are_marked_on_both_sides() -> None:
    """And words within a passage that only one side has are told apart from them."""
    told = squeezed(view().text())
    assert "(reworded: eight)" in told
    assert "(reworded: nine)" in told
    longer = make_report("b", body(ONE.replace("its old pier", "its old wooden pier")))
    copy = pair(SOURCE, longer, [(ONE, ONE.replace("its old pier", "its old wooden pier"))], Direction.AB)
    page = read_page(render_page(Readout((read(SOURCE), read(longer)), (copy,), texts=2)))
    assert [word.text(labels=False) for word in page.all(class_="added-words")] == ["wooden"]
    assert "(added: wooden)" in squeezed(page.by_id("pairs").text())


def test_quotes_are_shaded_apart_and_counted() -> None:
    """Only what stands in quotation marks: indirect speech is the reporter's own words."""
    said = [part.text(labels=False) for part in view().all(class_="said")]
    assert "".join(said[: len(said) // 2]) == "“Nobody should stand on it,”"
    told = squeezed(view().text()).replace("\xa0", " ")
    assert "3 shared passages, 1 of them moved, 1 place reworded, 1 stretch cut, 1 stretch added." in told
    assert "14 % of the shared words stand in quotation marks." in told


def test_each_passage_has_its_place_on_both_sides() -> None:
    """Numbers run in the order of the left side; each leads to the other side, and the list above to the left one."""
    found = view()
    cells = [row.all(class_="cell") for row in found.all(class_="row")]
    left, right = ([chip for cell in cells for chip in cell[side].all("a", class_="chip")] for side in (0, 1))
    assert [chip.attributes["data-at"] for chip in left] == ["1", "2", "3"]
    assert sorted(chip.attributes["data-at"] for chip in right) == ["1", "2", "3"]
    jumps = found.all("a", class_="jump")
    assert [jump.attributes["data-at"] for jump in jumps] == ["1", "2", "3"]
    assert [jump.attributes["href"][-2:] for jump in jumps] == ["-a"] * 3
    assert {chip.attributes["href"][-2:] for chip in left} == {"-b"}


def test_the_legend_shows_each_mark() -> None:
    """Once, above the views; what is retold only where something is."""
    page = read_page(render_page(make_story()))
    (legend,) = page.all("dl", class_="facing-key")
    assert len(legend.all("dt")) == 9
    some = replace(make_story(), copies=tuple(c for c in make_story().copies if c.kind is not CopyKind.REWRITE))
    (legend,) = read_page(render_page(some)).all("dl", class_="facing-key")
    assert len(legend.all("dt")) == 8


def test_a_passage_too_long_to_compare_says_so() -> None:
    """Its words are not called the same."""
    left, right = make_report("a", body("a b " * 1000)), make_report("b", body("c d " * 1000))
    copy = pair(left, right, [(("a b " * 1000).strip(), ("c d " * 1000).strip())])
    page = read_page(render_page(Readout((read(left), read(right)), (copy,), texts=2)))
    assert "too long to mark differences" in page.by_id("pairs").text()
