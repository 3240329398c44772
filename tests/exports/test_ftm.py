"""
FollowTheMoney entities keep the rules of its model.

The library itself cannot be in the lock: it needs PyICU, which comes as source alone and wants ICU's headers. The rules
of the schemata that are used are written here anew; ``benchmarks/ftm.py`` holds the same files against the library, in
an environment of its own.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

import jsonschema
import pytest

from tests.exports.conftest import SHARED, Exported

TEXTS = {"type": "array", "minItems": 1, "uniqueItems": True, "items": {"type": "string", "minLength": 1}}
DATES = {**TEXTS, "items": {"pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}}
THING = ("name", "alias", "country", "summary", "description", "notes", "publisher", "proof", "keywords")
LEGAL = (*THING, "classification")
# Schema -> what it must have, and what it may have beside it.
RULES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "Article": (
        (),
        ("title", "publisher", "publishedAt", "author", "sourceUrl", "language", "contentHash", "bodyText", "notes"),
    ),
    "Person": (("name",), LEGAL),
    "Organization": (("name",), LEGAL),
    "PublicBody": (("name",), LEGAL),
    "LegalEntity": (("name",), LEGAL),
    "Address": ((), (*THING, "full")),
    "Event": (("name",), (*THING, "date", "involved", "location")),
    "Mention": (("document", "name"), ("detectedSchema", "resolved")),
    "Membership": (("member", "organization"), ("role", "proof", "publisher", "summary", "description")),
    "UnknownLink": (("subject", "object"), ("role", "summary")),
    "Similar": ((), ("candidate", "match", "criteria", "matcher")),
    "Note": ((), (*THING, "entity")),
}
LEGAL_ENTITIES = {"Person", "Organization", "PublicBody", "LegalEntity"}
RANGES = {
    "document": {"Article"},
    "proof": {"Article"},
    "resolved": LEGAL_ENTITIES,
    "involved": LEGAL_ENTITIES,
    "member": LEGAL_ENTITIES,
    "organization": {"Organization", "PublicBody"},
    "entity": {*LEGAL_ENTITIES, "Event", "Address", "Article"},
    "candidate": {*LEGAL_ENTITIES, "Address"},
    "match": {*LEGAL_ENTITIES, "Address"},
    "subject": {"Article"},
    "object": {"Article"},
}


def rule(schema: str) -> dict[str, Any]:
    """What an entity of a schema may be."""
    must, may = RULES[schema]
    properties: dict[str, Any] = {name: DATES if name in ("date", "publishedAt") else TEXTS for name in (*must, *may)}
    if "contentHash" in properties:
        properties["contentHash"] = {**TEXTS, "items": {"pattern": "^[0-9a-f]{40}$"}}
        properties["sourceUrl"] = {**TEXTS, "items": {"pattern": "^https?://"}}
        properties["language"] = {**TEXTS, "items": {"pattern": "^[a-z]{3}$"}}
    return {
        "type": "object",
        "required": ["id", "schema", "properties"],
        "properties": {
            "id": {"type": "string", "pattern": r"^[\w-]+$"},
            "properties": {"required": list(must), "additionalProperties": False, "properties": properties},
        },
    }


def entities(content: bytes) -> list[dict[str, Any]]:
    """The entities of an export."""
    return [json.loads(line) for line in content.splitlines()]


@pytest.mark.parametrize("words", [None, SHARED])
def test_every_entity_keeps_the_rules_of_its_schema(
    words: int | None, example_export: Exported, hostile_export: Exported
) -> None:
    for content in (example_export("ftm", words), hostile_export("ftm", words)):
        found = entities(content)
        schemata = {one["id"]: one["schema"] for one in found}
        assert len(schemata) == len(found)
        for one in found:
            jsonschema.validate(one, rule(one["schema"]))
            for name, values in one["properties"].items():
                if name in RANGES:
                    assert {schemata.get(value) for value in values} <= RANGES[name], (one["schema"], name)


def test_every_kind_of_entity_is_there(example_export: Exported) -> None:
    kinds = {one["schema"] for one in entities(example_export("ftm"))}
    assert {"Article", "Person", "Organization", "Event", "Mention", "Membership", "Note", "UnknownLink"} <= kinds


def test_ids_come_from_content_and_hashes_are_of_the_texts(example_export: Exported) -> None:
    lines = [json.loads(line) for line in example_export("jsonl").splitlines()]
    reports = {line["id"]: line for line in lines if line["kind"] == "report"}
    articles = {one["id"]: one for one in entities(example_export("ftm")) if one["schema"] == "Article"}
    assert set(articles) == set(reports)
    for own, article in articles.items():
        assert article["properties"]["bodyText"] == [reports[own]["text"]]
        digest = hashlib.sha1(reports[own]["text"].encode()).hexdigest()
        assert article["properties"]["contentHash"] == [digest]
        assert article["dateline"]["text_sha256"] == reports[own]["text_sha256"]
    assert all("bodyText" not in one["properties"] for one in entities(example_export("ftm", SHARED)))


def test_a_day_that_is_not_settled_is_no_date(example_export: Exported, hostile_export: Exported) -> None:
    weeks = next(one for one in entities(hostile_export("ftm")) if one["dateline"].get("report") == "weeks")
    assert "publishedAt" not in weeks["properties"]
    assert "between 2024-05-03 and 2024-05-09" in " ".join(weeks["properties"]["notes"])
    events = [one for one in entities(example_export("ftm")) if one["schema"] == "Event"]
    undated = [one for one in events if "date" not in one["properties"]]
    assert undated
    assert all("not determined" in one["properties"]["summary"][0] for one in undated)


def test_evidence_opens_the_words(example_export: Exported) -> None:
    lines = [json.loads(line) for line in example_export("jsonl").splitlines()]
    texts = {line["report"]: line["text"] for line in lines if line["kind"] == "report"}
    checked = 0
    for one in entities(example_export("ftm")):
        if one["schema"] == "Mention":
            text = texts[one["dateline"]["report"]]
            (name,) = one["properties"]["name"]
            for start, end in one["dateline"]["spans"]:
                assert re.sub(r"\s+", " ", text[start:end]) == name
                checked += 1
    assert checked > 300
