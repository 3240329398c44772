"""Links by fastcoref's model in place of our rules: `links = "fastcoref"` (extra ``coreference``)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any, Protocol

from dateline.errors import UsageError
from dateline.model import Analysis, Link, Stamp

__all__ = ["FastcorefLinks", "load_fastcoref"]

DEFAULT = "biu-nlp/f-coref"
WHY = "led there by the coreference model"


class Model(Protocol):
    """What is asked of a loaded fastcoref model."""

    def predict(self, *, texts: list[str]) -> list[Any]:
        """One result a text, with ``get_clusters(as_strings=False)``."""


class FastcorefLinks:
    """A fastcoref model as a linker."""

    def __init__(self, model: Model, name: str) -> None:
        self.model = model
        self.stamp = Stamp(f"fastcoref:{name}", "", "", "of the model")

    def find_links(self, text: str, _: Analysis) -> tuple[Link, ...]:
        """Each mention of a cluster led to the one before it."""
        (result,) = self.model.predict(texts=[text])
        return linked(result.get_clusters(as_strings=False))


def linked(clusters: Iterable[Iterable[tuple[int, int]]]) -> tuple[Link, ...]:
    """
    Clusters of spans as links, by the later mention.

    Example:
        >>> [(link.start, link.to_start) for link in linked([[(20, 22), (0, 8), (30, 33)]])]
        [(20, 0), (30, 20)]
    """
    found: list[Link] = []
    for cluster in clusters:
        spans = sorted(cluster)
        found += [Link(*later, *earlier, "model", WHY) for earlier, later in pairwise(spans)]
    return tuple(sorted(found))


def load_fastcoref(name: str) -> FastcorefLinks:
    """
    Load a model by its name or folder.

    Raises:
        UsageError: If fastcoref or the model is not installed.
    """
    try:
        from fastcoref import FCoref
    except ImportError as error:
        raise UsageError("fastcoref is not installed", hint="pip install 'dateline[coreference]'") from error
    try:
        return FastcorefLinks(FCoref(model_name_or_path=name or DEFAULT), name or DEFAULT)
    except (OSError, ValueError) as error:
        raise UsageError(f"no coreference model {name or DEFAULT!r} on this machine", hint="download it") from error
