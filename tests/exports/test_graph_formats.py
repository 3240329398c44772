"""GraphML and GEXF as NetworkX reads them, GeoJSON as the geojson package does."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import geojson
import networkx as nx
import pytest

import dateline
from tests.exports.conftest import SHARED, Exported


def read_graph(name: str, content: bytes) -> Any:
    """A graph as NetworkX has it."""
    return nx.read_graphml(BytesIO(content)) if name == "graphml" else nx.read_gexf(BytesIO(content))


@pytest.mark.parametrize("name", ["graphml", "gexf"])
@pytest.mark.parametrize("words", [None, SHARED])
def test_networkx_reads_the_graph(name: str, words: int | None, example_export: Exported) -> None:
    graph = read_graph(name, example_export(name, words))
    lines = [json.loads(line) for line in example_export("jsonl").splitlines()]
    kinds = [fields["kind"] for _, fields in graph.nodes(data=True)]
    assert kinds.count("report") == sum(line["kind"] == "report" for line in lines)
    actors = [line for line in lines if line["kind"] == "actor"]
    assert sum(kind not in ("report", "event", "unseen source") for kind in kinds) == len(actors)
    assert kinds.count("event") == len({line["cluster"] for line in lines if line["kind"] == "event"})
    edges = [fields["kind"] for _, _, fields in graph.edges(data=True)]
    steps = sum(len(line["edges"]) for line in lines if line["kind"] == "lineage")
    assert edges.count("had it from") == steps
    assert {"names", "tells", "does", "done to", "had it from"} <= set(edges)
    for _, fields in graph.nodes(data=True):
        assert fields["kind"], "an edge leads to no node of ours"


def test_both_graphs_are_the_same(example_export: Exported) -> None:
    one, other = (read_graph(name, example_export(name)) for name in ("graphml", "gexf"))
    assert set(one.nodes) == set(other.nodes)
    assert sorted(one.edges()) == sorted(other.edges())


def test_an_edge_stands_on_words_that_open(example_export: Exported) -> None:
    graph = read_graph("graphml", example_export("graphml"))
    lines = [json.loads(line) for line in example_export("jsonl").splitlines()]
    texts = {line["report"]: line["text"] for line in lines if line["kind"] == "report"}
    checked = 0
    for _, _, fields in graph.edges(data=True):
        if fields["kind"] != "tells":
            continue
        places = [tuple(map(int, place.split("-"))) for place in fields["spans"].split("; ")]
        stretches = [texts[fields["report"]][start:end] for start, end in places]
        assert fields["words"] == " ... ".join(" ".join(stretch.split()) for stretch in stretches)
        checked += 1
    assert checked > 100


def test_doubt_about_who_was_first_is_kept(example_export: Exported) -> None:
    graph = read_graph("gexf", example_export("gexf"))
    lines = [json.loads(line) for line in example_export("jsonl").splitlines()]
    edges = [edge for line in lines if line["kind"] == "lineage" for edge in line["edges"]]
    told = [f["directed"] for _, _, f in graph.edges(data=True) if f["kind"] == "had it from"]
    assert sorted(told) == sorted("no" if edge["undirected"] else "yes" for edge in edges)


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_hostile_words_are_data(name: str, hostile_export: Exported) -> None:
    graph = read_graph(name, hostile_export(name))
    fields = graph.nodes['report:=a "b" <c>/ü']
    assert (fields["name"], fields["outlet"]) == ("-Cut_the \\dam & {the} 50%<br>", "@Vale & {Söhne}")
    weeks = graph.nodes["report:weeks"]
    assert weeks["date"] == "between 2024-05-03 and 2024-05-09, the day not determined"


@pytest.mark.parametrize("words", [None, SHARED])
def test_places_are_unlocated_features_and_the_file_says_so(words: int | None, example_export: Exported) -> None:
    found = geojson.loads(example_export("geojson", words).decode())
    assert isinstance(found, geojson.FeatureCollection)
    assert found.is_valid
    assert found["dateline"]["placed"] == 0
    assert "geometry null" in found["dateline"]["note"]
    assert len(found.features) > 25
    assert {feature.geometry for feature in found.features} == {None}
    assert {"place", "event"} <= {feature.properties["kind"] for feature in found.features}
    lines = [json.loads(line) for line in example_export("jsonl").splitlines()]
    texts = {line["report"]: line["text"] for line in lines if line["kind"] == "report"}
    for feature in found.features:
        known = feature.properties
        text = texts[known["report"]]
        assert all(text[start:end].strip() for start, end in known["spans"])
        assert known["place"]


def test_towns_of_the_gazetteer_are_points(tmp_path: Path) -> None:
    """Capitals, and cities whose name no other town has; a country and a place of our own are none."""
    (tmp_path / "a.txt").write_text("Talks\n\nEnvoys from Baghdad met in Mosul. Iraq and Orsun were told.\n")
    with dateline.Record(tmp_path / "r.db") as record:
        record.add(tmp_path / "a.txt")
        found = geojson.loads("".join(record.export(format="geojson")))
    assert found.is_valid
    points = {
        feature.properties["place"]: feature.geometry.coordinates for feature in found.features if feature.geometry
    }
    assert points == {"Baghdad": [44.4009, 33.3406], "Mosul": [43.1189, 36.335]}
    assert found["dateline"]["placed"] == len(points)
    assert len(found.features) > len(points)
