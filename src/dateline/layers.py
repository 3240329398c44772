"""The layers that a report is read in: what is asked for, what the record keeps, what needs the grammar."""

from __future__ import annotations

from collections.abc import Collection

from dateline.errors import UsageError

__all__ = [
    "GRAMMAR_LAYERS",
    "LAYERS",
    "NAME_LAYERS",
    "PROPOSAL_LAYERS",
    "QUICK_LAYERS",
    "RECORD_LAYERS",
    "WHO_LAYERS",
    "WORD_LAYERS",
    "WORD_STAGES",
    "check_layers",
]

LAYERS = ("meta", "zones", "sentences", "entities", "actors", "attributions", "timexes", "events")
#: Layers that need the grammar of the words, and so the language pipeline.
NAME_LAYERS = frozenset(("entities", "actors"))
GRAMMAR_LAYERS = frozenset(("entities", "actors", "events"))
#: Layers that name actors: each is read with all of them, so that an id means the same whatever was asked for.
WHO_LAYERS = GRAMMAR_LAYERS | {"attributions"}
#: What the record keeps.
RECORD_LAYERS = LAYERS
#: What a check of one report asks for: neither names nor events.
QUICK_LAYERS = tuple(layer for layer in LAYERS if layer not in GRAMMAR_LAYERS)
#: What the proposals of a second reader are checked against.
PROPOSAL_LAYERS = frozenset(("entities", "attributions", "timexes", "events"))
#: The stages that read the words of a report: their problems are met again when it is read again.
WORD_STAGES = frozenset(("language", "quotes", "proposing"))
WORD_LAYERS = frozenset(LAYERS) - {"meta", "zones"}


def check_layers(asked: Collection[str]) -> frozenset[str]:
    """
    The layers asked for, when this version has them all.

    Raises:
        UsageError: If one does not exist here, or none is asked for.

    Example:
        >>> sorted(check_layers(["zones"]))
        ['zones']
    """
    unknown = sorted(set(asked) - set(LAYERS))
    if unknown or not asked:
        named = ", ".join(map(repr, unknown)) or "asked for"
        raise UsageError(f"no layer {named} in this version", hint=f"layers are {','.join(LAYERS)}")
    return frozenset(asked)
