"""The first layer of the shipped pipeline with a memory: a form's numbers do not depend on the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from thinc.api import Model

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["remember_forms"]

ROWS = 32_768  # forms kept, 12 MB; a thousand reports have about as many
MIX = np.uint64(0x9E3779B97F4A7C15)  # an odd number: form and norm make one key


def remember_forms(model: Model[Any, Any]) -> None:
    """Put a memory in place of every embedding in a model (spaCy's ``MultiHashEmbed.v2``)."""
    for above in list(model.walk()):
        for place, layer in enumerate(above.layers):
            if is_embedding(layer):
                above.layers[place] = Model("remembered_embed", FormMemory(layer), dims={"nO": width_of(layer)})


def is_embedding(layer: Model[Any, Any]) -> bool:
    """Whether a layer makes numbers of documents' forms alone."""
    return bool(layer.layers) and layer.layers[0].name == "extract_features"


def width_of(embed: Model[Any, Any]) -> int:
    """How many numbers an embedding makes of a form."""
    return next(layer.get_dim("nO") for layer in embed.walk() if layer.name == "maxout")


class FormMemory:
    """
    What an embedding gives for each form, worked out once.

    Args:
        embed: The embedding: features of the tokens first, then what is made of each alone.
    """

    def __init__(self, embed: Any) -> None:
        self.features: list[int | str] = embed.layers[0].attrs["columns"]
        self.layers: list[Any] = embed.layers[1:]
        self.rows: NDArray[np.float32] = np.zeros((ROWS, width_of(embed)), dtype=np.float32)
        self.known: dict[int, int] = {}

    def __call__(self, _: Any, docs: Sequence[Doc], is_train: bool) -> tuple[list[NDArray[np.float32]], Any]:
        """The numbers of every token; there is nothing to learn here."""
        return [self.numbers(doc) for doc in docs], None

    def numbers(self, doc: Doc) -> NDArray[np.float32]:
        """A row for each token of a document."""
        named: NDArray[np.uint64] = doc.to_array(["ORTH", "NORM"])  # type: ignore[assignment]  # spaCy says float
        keys: list[int] = (named[:, 0] ^ (named[:, 1] * MIX)).tolist()
        new = [at for at, key in enumerate(keys) if key not in self.known]
        if new:
            self.learn(doc, new, keys)
        return self.rows[[self.known[key] for key in keys]]

    def learn(self, doc: Doc, new: list[int], keys: list[int]) -> None:
        """Work out the forms at some places of a document."""
        if len(self.known) + len(new) > ROWS:
            self.known.clear()
            new = list(range(len(keys)))
        made: Any = [doc.to_array(self.features)[new]]
        for layer in self.layers:
            made = layer.predict(made)
        for at, row in zip(new, made[0], strict=True):
            place = self.known.setdefault(keys[at], len(self.known))
            self.rows[place] = row
