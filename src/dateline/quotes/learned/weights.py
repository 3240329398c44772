"""Keep what was learned in one file: two sets of weights, the words that were cues, the calibration and the card."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Weights", "pack", "unpack"]

VERSION = 1  # of the file's layout
MOMENT = (1980, 1, 1, 0, 0, 0)  # of every member: the same weights are the same bytes
PARTS = ("cues.crf", "parts.crf")


@dataclass(frozen=True)
class Weights:
    """
    What the learned reader knows.

    Args:
        cues: The weights of the first reader, as python-crfsuite keeps them.
        parts: Those of the second.
        rates: How often a word was a cue in training, 1 to 3.
        classes: The class of a cue's words that the lexicon has no class for, where it was marked.
        curve: The calibration: one weight a sign, as in :mod:`dateline.quotes.learned.calibration`.
        threshold: The least marginal of a cue.
        sure: The least probability of source and content that moves what the rules took for them; of cue, source and
            content together for a line that no rule found; and the marginal below which a cue of the rules is dropped.
        card: What it was trained on, with what result.
        grammar: Whether it learned with the grammar of the reports; without one it then reads nothing.
    """

    cues: bytes
    parts: bytes
    rates: dict[str, int]
    classes: dict[str, str]
    curve: tuple[float, ...]
    threshold: float = 0.4
    sure: tuple[float, float, float] = (0.5, 0.5, 0.1)
    card: dict[str, Any] = field(default_factory=dict)
    grammar: bool = False


def pack(weights: Weights) -> bytes:
    """
    The weights as one file.

    Returns:
        A ZIP whose bytes depend on the weights alone.
    """
    told = {
        "version": VERSION,
        "rates": weights.rates,
        "classes": weights.classes,
        "curve": weights.curve,
        "threshold": weights.threshold,
        "sure": weights.sure,
        "card": weights.card,
        "grammar": weights.grammar,
    }
    members = {
        "reader.json": json.dumps(told, ensure_ascii=False, sort_keys=True, indent=1).encode(),
        PARTS[0]: weights.cues,
        PARTS[1]: weights.parts,
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_LZMA) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, MOMENT), content, zipfile.ZIP_LZMA)
    return held.getvalue()


def unpack(content: bytes) -> Weights:
    """
    Read weights from the bytes of a file.

    Raises:
        ValueError: If the bytes are no such file, or of another version.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            told = json.loads(archive.read("reader.json"))
            cues, parts = (archive.read(name) for name in PARTS)
    except (zipfile.BadZipFile, KeyError, json.JSONDecodeError) as error:
        raise ValueError(f"not a reader of quotes ({error})") from error
    if told.get("version") != VERSION:
        raise ValueError(f"a reader of quotes of version {told.get('version')}; this is version {VERSION}")
    known = (told["rates"], told["classes"], tuple(told["curve"]), told["threshold"], tuple(told["sure"]), told["card"])
    return Weights(cues, parts, *known, grammar=told.get("grammar", False))
