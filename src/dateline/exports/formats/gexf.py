"""GEXF 1.3 of reports, actors, events and lineage, for Gephi."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from dateline.exports.format import Format
from dateline.exports.graph import EDGE_FIELDS, NODE_FIELDS, edges, nodes
from dateline.exports.material import Material
from dateline.exports.wording import clean_xml
from dateline.version import VERSION

__all__ = ["GEXF"]

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    f"  <meta><creator>Dateline {VERSION}</creator><description>A record as a graph</description></meta>\n"
    '  <graph defaultedgetype="directed" mode="static">\n'
)


def write(material: Material, words: int | None) -> Iterator[str]:
    """One directed graph; of lineage, ``directed`` is "no" where it is not known who was first."""
    yield HEAD
    yield from declared("node", NODE_FIELDS)
    yield from declared("edge", EDGE_FIELDS)
    yield "    <nodes>\n"
    for node in nodes(material, words):
        label = node.fields.get("name", node.id)
        shown = values(node.fields, NODE_FIELDS)
        yield f"      <node id={attribute(node.id)} label={attribute(label)}>{shown}</node>\n"
    yield "    </nodes>\n    <edges>\n"
    for edge in edges(material, words):
        ends = f'source={attribute(edge.source)} target={attribute(edge.target)} weight="{edge.weight}"'
        label = attribute(edge.fields["kind"])
        shown = values(edge.fields, EDGE_FIELDS)
        yield f"      <edge id={attribute(edge.id)} {ends} label={label} kind={label}>{shown}</edge>\n"
    yield "    </edges>\n  </graph>\n</gexf>\n"


def declared(of: str, names: tuple[str, ...]) -> Iterator[str]:
    """The columns of nodes or edges."""
    yield f'    <attributes class="{of}">\n'
    yield from (f'      <attribute id="{number}" title="{name}" type="string"/>\n' for number, name in enumerate(names))
    yield "    </attributes>\n"


def values(fields: dict[str, str], names: tuple[str, ...]) -> str:
    """The cells of one node or edge."""
    cells = (f'<attvalue for="{names.index(name)}" value={attribute(value)}/>' for name, value in fields.items())
    return f"<attvalues>{''.join(cells)}</attvalues>"


def attribute(value: str) -> str:
    """A quoted attribute."""
    return quoteattr(clean_xml(value))


GEXF = Format("gexf", ".gexf", "application/gexf+xml", "the same graph for Gephi", write)
