"""Web Annotation and JSON-LD as readers of linked data see them: rdflib, and the rules of the models by jsonschema."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import jsonschema
import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import RDF, XSD

from tests.exports.conftest import SHARED, Exported

# rdflib's own reader of JSON-LD still makes the class that rdflib deprecates.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

OA = Namespace("http://www.w3.org/ns/oa#")
SCHEMA = Namespace("https://schema.org/")
PROV = Namespace("http://www.w3.org/ns/prov#")
DL = Namespace("urn:dateline:terms:")

# What the Web Annotation Data Model asks of the parts that are used here (W3C Recommendation of 23 February 2017).
SELECTOR = {
    "oneOf": [
        {
            "properties": {
                "type": {"const": "TextPositionSelector"},
                "start": {"type": "integer", "minimum": 0},
                "end": {"type": "integer", "minimum": 0},
            },
            "required": ["type", "start", "end"],
        },
        {
            "properties": {
                "type": {"const": "TextQuoteSelector"},
                "exact": {"type": "string", "minLength": 1},
                "prefix": {"type": "string"},
                "suffix": {"type": "string"},
            },
            "required": ["type", "exact"],
        },
    ]
}
MOTIVATIONS = [
    *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting", "identifying"),
    *("linking", "moderating", "questioning", "replying", "tagging"),
]
ANNOTATION = {
    "type": "object",
    "required": ["id", "type", "target"],
    "properties": {
        "id": {"type": "string", "format": "iri"},
        "type": {"const": "Annotation"},
        "motivation": {"enum": MOTIVATIONS},
        "creator": {"required": ["id", "type", "name"]},
        "body": {
            "type": "array",
            "items": {
                "anyOf": [
                    {"required": ["type", "value"], "properties": {"type": {"const": "TextualBody"}}},
                    {"required": ["id"]},
                ]
            },
        },
        "target": {
            "type": "array",
            "minItems": 1,
            "items": {
                "required": ["type", "source", "selector"],
                "properties": {
                    "type": {"const": "SpecificResource"},
                    "source": {"pattern": "^urn:sha256:[0-9a-f]{64}$"},
                    "selector": {"type": "array", "minItems": 1, "items": SELECTOR},
                },
            },
        },
    },
}
PAGE = {
    "type": "object",
    "required": ["@context", "type", "items", "partOf", "startIndex"],
    "properties": {"type": {"const": "AnnotationPage"}, "items": {"type": "array", "items": ANNOTATION}},
}
# The terms that are used, as the model's context maps them; the context itself is not at hand offline.
TERMS: dict[str, Any] = {
    "oa": str(OA),
    "id": "@id",
    "type": "@type",
    "Annotation": "oa:Annotation",
    "SpecificResource": "oa:SpecificResource",
    "TextPositionSelector": "oa:TextPositionSelector",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "items": {"@id": "https://www.w3.org/ns/activitystreams#items", "@type": "@id", "@container": "@list"},
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "exact": "oa:exact",
    "xsd": str(XSD),
}


def texts_of(example_export: Exported) -> dict[str, str]:
    """The texts of the example by their hashes, hashed here again."""
    lines = [json.loads(line) for line in example_export("jsonl").splitlines()]
    texts = [line["text"] for line in lines if line["kind"] == "report"]
    return {hashlib.sha256(text.encode()).hexdigest(): text for text in texts}


def test_annotations_keep_the_model_and_open_the_very_words(example_export: Exported) -> None:
    page = json.loads(example_export("annotation"))
    jsonschema.validate(page, PAGE, format_checker=jsonschema.FormatChecker())
    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    texts = texts_of(example_export)
    quotes = 0
    for target in (target for one in page["items"] for target in one["target"]):
        text = texts[target["source"].removeprefix("urn:sha256:")]
        position = target["selector"][0]
        assert 0 <= position["start"] <= position["end"] <= len(text)
        for quote in target["selector"][1:]:
            quotes += 1
            assert quote["exact"] == text[position["start"] : position["end"]]
            around = quote.get("prefix", "") + quote["exact"] + quote.get("suffix", "")
            assert around in text
    assert quotes > 1000
    kinds = {one["id"].split(":")[2] for one in page["items"]}
    assert {"report", "attribution", "mention", "event", "timex", "copy", "finding", "utterance"} <= kinds
    assert len({one["id"] for one in page["items"]}) == len(page["items"])


def test_annotations_for_sharing_quote_only_what_may_be_given_whole(example_export: Exported) -> None:
    page = json.loads(example_export("annotation", SHARED))
    jsonschema.validate(page, PAGE)
    texts = texts_of(example_export)
    for target in (target for one in page["items"] for target in one["target"]):
        position, *quotes = target["selector"]
        text = texts[target["source"].removeprefix("urn:sha256:")]
        for quote in quotes:
            assert set(quote) == {"type", "exact"}
            assert quote["exact"] == text[position["start"] : position["end"]]


def test_rdflib_reads_the_annotations(example_export: Exported) -> None:
    page = json.loads(example_export("annotation", SHARED))
    page["@context"] = [TERMS, page["@context"][1]]
    page["items"] = page["items"][:300]
    graph = Graph().parse(data=json.dumps(page), format="json-ld")
    found = set(graph.subjects(RDF.type, OA.Annotation))
    assert len(found) == 300
    for annotation in found:
        for target in graph.objects(annotation, OA.hasTarget):
            (source,) = graph.objects(target, OA.hasSource)
            assert str(source).startswith("urn:sha256:")
            assert any((selector, OA.start, None) in graph for selector in graph.objects(target, OA.hasSelector))
    assert any(graph.objects(None, DL.fields))


def test_rdflib_reads_the_graph_of_schema_org_and_prov(example_export: Exported) -> None:
    graph = Graph().parse(data=example_export("jsonld").decode(), format="json-ld")
    lines = [json.loads(line) for line in example_export("jsonl").splitlines()]
    counts = {kind: sum(line["kind"] == kind for line in lines) for kind in ("report", "attribution", "finding")}
    assert len(set(graph.subjects(RDF.type, SCHEMA.NewsArticle))) == counts["report"]
    assert len(set(graph.subjects(RDF.type, SCHEMA.Quotation))) == counts["attribution"]
    assert len(set(graph.subjects(RDF.type, DL.Finding))) == counts["finding"]
    assert not [own for own in graph.all_nodes() if isinstance(own, URIRef) and str(own).startswith("file:")]
    for article, primary in graph.subject_objects(PROV.wasDerivedFrom):
        assert (article, RDF.type, SCHEMA.NewsArticle) in graph
        assert (primary, RDF.type, SCHEMA.NewsArticle) in graph
    assert set(graph.subject_objects(PROV.wasDerivedFrom))
    known = {own for own in graph.subjects(RDF.type, None) if isinstance(own, URIRef)}
    for link in (SCHEMA.isPartOf, SCHEMA.creator, SCHEMA.subjectOf, SCHEMA.appearance, DL.actor, PROV.wasAttributedTo):
        assert set(graph.objects(None, link)) <= known, link


def test_linked_data_opens_its_words_and_invents_no_day_or_speaker(example_export: Exported) -> None:
    graph = json.loads(example_export("jsonld"))["@graph"]
    texts = texts_of(example_export)
    nameless = 0
    for quote in (one for one in graph if "Quotation" in one.get("@type", ())):
        text = texts[quote["dl:textSha256"]]
        stretches = [text[place["oa:start"] : place["oa:end"]] for place in quote["dl:evidence"]]
        assert quote["text"] == " ... ".join(" ".join(stretch.split()) for stretch in stretches)
        assert ("creator" in quote) <= (quote["dl:speaker"] != "not determined")
        nameless += quote["dl:speaker"] == "not determined"
    assert nameless
    for event in (one for one in graph if "Event" in one.get("@type", ())):
        if len(event.get("startDate", "")) == 10:
            assert event["startDate"] == event["dl:earliest"]


def test_hostile_reports_are_plain_literals(hostile_export: Exported) -> None:
    graph = Graph().parse(data=hostile_export("jsonld").decode(), format="json-ld")
    assert (None, SCHEMA.headline, Literal("-Cut_the \\dam & {the} 50%<br>")) in graph
    assert URIRef("urn:dateline:report:%3Da%20%22b%22%20%3Cc%3E%2F%C3%BC") in set(graph.subjects())
    jsonschema.validate(json.loads(hostile_export("annotation")), PAGE)
    days = [one for one in json.loads(hostile_export("jsonld"))["@graph"] if one["@id"].endswith(":weeks")]
    assert "datePublished" not in days[0]
    assert (days[0]["dl:earliest"], days[0]["dl:latest"]) == ("2024-05-03", "2024-05-10")
