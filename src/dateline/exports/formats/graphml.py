"""GraphML of reports, actors, events and lineage, for Gephi, yEd, igraph and NetworkX."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from dateline.exports.format import Format
from dateline.exports.graph import EDGE_FIELDS, NODE_FIELDS, edges, nodes
from dateline.exports.material import Material
from dateline.exports.wording import clean_xml

__all__ = ["GRAPHML"]

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"\n'
    '  xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)


def write(material: Material, words: int | None) -> Iterator[str]:
    """
    One directed graph; of lineage, ``directed`` is "no" where it is not known who was first.

    Several edges may join two nodes: each stands on other words.
    """
    yield HEAD
    yield from (f'  <key id="n_{name}" for="node" attr.name="{name}" attr.type="string"/>\n' for name in NODE_FIELDS)
    yield '  <key id="e_weight" for="edge" attr.name="weight" attr.type="int"/>\n'
    yield from (f'  <key id="e_{name}" for="edge" attr.name="{name}" attr.type="string"/>\n' for name in EDGE_FIELDS)
    yield '  <graph id="record" edgedefault="directed">\n'
    for node in nodes(material, words):
        yield f"    <node id={attribute(node.id)}>{datas('n', node.fields)}</node>\n"
    for edge in edges(material, words):
        ends = f"source={attribute(edge.source)} target={attribute(edge.target)}"
        weight = f'<data key="e_weight">{edge.weight}</data>'
        yield f"    <edge id={attribute(edge.id)} {ends}>{weight}{datas('e', edge.fields)}</edge>\n"
    yield "  </graph>\n</graphml>\n"


def datas(prefix: str, fields: dict[str, str]) -> str:
    """The fields of a node or edge."""
    return "".join(f'<data key="{prefix}_{name}">{escape(clean_xml(value))}</data>' for name, value in fields.items())


def attribute(value: str) -> str:
    """A quoted attribute."""
    return quoteattr(clean_xml(value))


GRAPHML = Format("graphml", ".graphml", "application/graphml+xml", "reports, actors, events, lineage as a graph", write)
