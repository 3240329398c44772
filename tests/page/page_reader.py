"""Read a page back: a strict tree of its elements, with the words that are not labels of ours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from dateline.model import ReportId
from dateline.page.anchors import report_anchor
from dateline.page.markup import shown

VOID = {"input", "link", "meta", "br"}


@dataclass
class Node:
    """An element with its attributes; text stands in ``parts`` as plain strings, in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    parts: list[Node | str] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """This element and all in it, in order."""
        yield self
        for part in self.parts:
            if isinstance(part, Node):
                yield from part.walk()

    def text(self, *, labels: bool = True) -> str:
        """The words; without labels, only those of reports."""
        if not labels and "data-label" in self.attributes:
            return ""
        return "".join(part if isinstance(part, str) else part.text(labels=labels) for part in self.parts)

    def all(self, tag: str = "", **wanted: str) -> list[Node]:
        """Elements by tag, and by class when ``class_`` is given."""
        held = wanted.get("class_")
        return [
            node
            for node in self.walk()
            if (not tag or node.tag == tag) and (not held or held in node.attributes.get("class", "").split())
        ]

    def by_id(self, name: str) -> Node:
        """The one element with an id."""
        (found,) = [node for node in self.walk() if node.attributes.get("id") == name]
        return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("page")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute stands twice: {names}"
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].parts.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].parts.append(data)


def read_page(html: str) -> Node:
    """The page as a tree; fails when its elements are not properly nested."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == [reader.root], "an element is left open"
    return reader.root


def words(text: str) -> str:
    """A text as a page can hold it: line ends as one sign, control characters drawn."""
    return shown(text.replace("\r\n", "\n").replace("\r", "\n"))


def squeezed(text: str) -> str:
    """Words on one line."""
    return " ".join(text.split())


def report_words(page: Node, report: ReportId) -> str:
    """What the page shows of a report's text."""
    (held,) = page.by_id(report_anchor(report)).all(class_="words")
    return held.text(labels=False)


def lit_words(page: Node, anchor: str) -> list[str]:
    """The pieces that a link to an anchor lights, in order."""
    nodes = [n for n in page.walk() if anchor in (n.attributes.get("id"), n.attributes.get("data-of"))]
    return [node.text(labels=False) for node in nodes]


def check_links(page: Node) -> None:
    """No id stands twice, no link leads nowhere."""
    ids = [node.attributes["id"] for node in page.walk() if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    targets = {n.attributes["href"] for n in page.all("a") if not n.attributes["href"].startswith("https://")}
    missing = {target for target in targets if target[1:] not in ids}
    assert missing == set(), (missing, sorted(ids))
