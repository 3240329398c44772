"""Turn a line of gold into the answer a perfect reader would give: the scorer must give it 1 everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["as_answer"]

Row = Mapping[str, Any]


def as_answer(gold: Row) -> dict[str, Any]:
    """
    A line as ``dateline annotate`` would write it: entities, actors, attributions with actor ids.

    A description is an actor of its own; of joint speakers the first one stands, because the contract has room for one.
    """
    names: dict[str, list[str]] = {actor["name"]: list(actor["names"]) for actor in gold["actors"]}
    attributions = []
    for own in gold["attributions"]:
        speaker = own["speaker"]
        said = {"name": speaker["names"][:1], "description": [speaker["words"]]}.get(speaker["kind"], [])
        for name in said:
            names.setdefault(name, [name])
        attributions.append({**own, "speaker": said[0] if said else None, "confidence": 1.0})
    return {
        "id": gold["id"],
        "text_sha256": gold["text_sha256"],
        "entities": [dict(name) for name in gold["names"]],
        "actors": [{"id": name, "name": name, "names": forms} for name, forms in names.items()],
        "attributions": attributions,
    }
