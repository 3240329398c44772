"""Names by GLiNER in place of the tagger's: `names = "gliner:urchade/gliner_medium-v2.1"` (extra ``gliner``)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from dateline.errors import UsageError
from dateline.language.seam import Block
from dateline.model import Name, NameLabel, Stamp

__all__ = ["GlinerNames", "load_gliner"]

# What the model is asked for, and what its answers are here.
ASKED = {
    "person": NameLabel.PERSON,
    "organization": NameLabel.ORG,
    "armed group": NameLabel.ORG,
    "news outlet": NameLabel.ORG,
    "country": NameLabel.GPE,
    "city or province": NameLabel.GPE,
    "sea, river or region": NameLabel.LOC,
    "building or base": NameLabel.FAC,
    "nationality, religion or ethnic group": NameLabel.NORP,
}
THRESHOLD = 0.5  # GLiNER's own


class Model(Protocol):
    """What is asked of a loaded GLiNER."""

    def predict_entities(self, text: str, labels: list[str], *, threshold: float) -> list[dict[str, Any]]:
        """Entities with ``start``, ``end``, ``label`` and ``score``."""


class GlinerNames:
    """A GLiNER model as a finder of names."""

    def __init__(self, model: Model, name: str) -> None:
        self.model = model
        self.stamp = Stamp(f"gliner:{name}", "", "", "of the model")

    def find_names(self, blocks: Sequence[Block]) -> list[tuple[Name, ...]]:
        """The names of each block; where two overlap, the surer one."""
        return [disjoint(self.model.predict_entities(block.text, list(ASKED), threshold=THRESHOLD)) for block in blocks]


def disjoint(found: Iterable[dict[str, Any]]) -> tuple[Name, ...]:
    """The surest of entities that overlap, in reading order."""
    kept: list[Name] = []
    for entity in sorted(found, key=lambda entity: (-entity["score"], entity["start"], -entity["end"])):
        name = Name(entity["start"], entity["end"], ASKED[entity["label"]], "gliner")
        if all(name.end <= other.start or other.end <= name.start for other in kept):
            kept.append(name)
    return tuple(sorted(kept))


def load_gliner(name: str) -> GlinerNames:
    """
    Load a model by its name or folder; nothing is downloaded.

    Raises:
        UsageError: If GLiNER or the model is not installed.
    """
    try:
        from gliner import GLiNER
    except ImportError as error:
        raise UsageError("GLiNER is not installed", hint="pip install 'dateline[gliner]'") from error
    try:
        return GlinerNames(GLiNER.from_pretrained(name, local_files_only=True), name)
    except (OSError, ValueError) as error:
        raise UsageError(f"no GLiNER model {name!r} on this machine", hint="download it, then name it") from error
