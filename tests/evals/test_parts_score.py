"""The scorer of parts and wholes sees what is right, missed and wrong."""

from __future__ import annotations

from typing import Any

from evals.scorers.parts_score import gold_actors, gold_pairs, said_pairs, score

GOLD: dict[str, Any] = {
    "actors": [
        {"id": "guard", "mentions": [{"file": "1", "start": 0, "end": 5}], "parents": [{"organisation": "army"}]},
        {"id": "army", "mentions": [{"file": "1", "start": 10, "end": 14}], "parents": []},
    ]
}


def export(links: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Lines of an export with two actors."""
    return [
        {"kind": "mention", "report": "1", "spans": [[0, 5]], "actor": "a"},
        {"kind": "mention", "report": "1", "spans": [[10, 14]], "actor": "b"},
        {"kind": "actor", "id": "a", "links": links},
        {"kind": "actor", "id": "b", "links": []},
    ]


def figures(links: list[dict[str, Any]]) -> dict[str, Any]:
    """The figures of an export."""
    lines = export(links)
    return score(gold_pairs(GOLD), said_pairs(lines, gold_actors(GOLD, lines)))


def link(relation: str, actor: str, **more: Any) -> dict[str, Any]:
    """A link of an actor line."""
    return {"relation": relation, "actor": actor, **more}


def test_what_is_said_is_scored() -> None:
    assert figures([link("part of", "b", span=[0, 14])])["f1"] == 1.0
    assert figures([]) == {"precision": 0.0, "recall": 0.0, "f1": 0.0, "said": 0, "gold": 1}
    assert figures([link("part of", "b")])["said"] == 0, "the gazetteer's"
    assert figures([link("people of", "b", span=[0, 5])])["said"] == 0
    assert figures([link("part of", "a", span=[0, 5])])["said"] == 0, "of itself"
