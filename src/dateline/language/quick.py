"""spaCy's encoder of a window of words, for reading alone: the same numbers in half the time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from thinc.api import Model

from dateline.language.steady import Array, steady_product

__all__ = ["make_quick"]

TINY = np.float32(1e-8)


def make_quick(model: Model[Any, Any]) -> None:
    """Put a quick encoder in place of every ``MaxoutWindowEncoder.v2`` in a model."""
    for above in list(model.walk()):
        for place, layer in enumerate(above.layers):
            if layer.name.startswith("with_array(residual(expand_window"):
                encoder = Encoder(layer)
                above.layers[place] = Model("quick_encoder", encoder, dims={"nO": encoder.layers[0].width})


class Encoder:
    """
    Layers over the words of documents, each of which mixes a word with its two neighbours.

    spaCy lays blank rows between documents, as many as there are layers, and works them out like words. Here only those
    rows are that a word above will still see.
    """

    def __init__(self, encode: Model[Any, Any]) -> None:
        mixes = [layer for layer in encode.walk() if layer.name == "maxout"]
        norms = [layer for layer in encode.walk() if layer.name == "layernorm"]
        self.layers = [Layer(mix, norm) for mix, norm in zip(mixes, norms, strict=True)]

    def __call__(self, _: object, docs: Sequence[Array], is_train: bool) -> tuple[list[Array], None]:
        """The numbers of every word of every document; there is nothing to learn here."""
        ends = np.cumsum([len(self.layers) + len(doc) for doc in docs])
        starts = [int(end) - len(doc) for end, doc in zip(ends, docs, strict=True)]
        rows = np.zeros((int(ends[-1]) + len(self.layers), self.layers[0].width), dtype=np.float32)
        for start, doc in zip(starts, docs, strict=True):
            rows[start : start + len(doc)] = doc
        away = distances(len(rows), starts, [len(doc) for doc in docs], len(self.layers))
        for done, layer in enumerate(self.layers, 1):
            layer.add(rows, np.flatnonzero(away <= len(self.layers) - done))
        return [rows[start : start + len(doc)] for start, doc in zip(starts, docs, strict=True)], None


def distances(rows: int, starts: Sequence[int], lengths: Sequence[int], farthest: int) -> NDArray[np.int64]:
    """How far each row is from the nearest word, as far as that matters."""
    away = np.full(rows, farthest, dtype=np.int64)
    for start, length in zip(starts, lengths, strict=True):
        for step in range(1, farthest if length else 0):
            for at in (start - step, start + length - 1 + step):
                away[at] = min(away[at], step)
        away[start : start + length] = 0
    return away


class Layer:
    """
    A window of three words, the greatest of three sums, and a norm.

    Args:
        mix: spaCy's ``maxout``; its three sums are laid one behind the other here.
        norm: The ``layernorm`` after it.
    """

    def __init__(self, mix: Model[Any, Any], norm: Model[Any, Any]) -> None:
        weights: Array = np.asarray(mix.get_param("W"))
        self.width, self.pieces, seen = weights.shape
        self.weights = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(-1, seen)).T
        self.bias: Array = np.ascontiguousarray(np.asarray(mix.get_param("b")).T).reshape(-1)
        self.scale: Array = np.asarray(norm.get_param("G"))
        self.shift: Array = np.asarray(norm.get_param("b"))

    def add(self, rows: Array, wanted: NDArray[np.int64]) -> None:
        """Add to some rows what they and their neighbours make."""
        width = self.width
        windows = np.empty((len(wanted), 3 * width), dtype=np.float32)
        for place, step in enumerate((-1, 0, 1)):
            windows[:, place * width : (place + 1) * width] = rows[wanted + step]
        sums = steady_product(windows, self.weights)
        sums += self.bias
        best = sums[:, :width]
        for piece in range(1, self.pieces):
            best = np.maximum(best, sums[:, piece * width : (piece + 1) * width])
        rows[wanted] += self.normed(best)

    def normed(self, best: Array) -> Array:
        """The rows with a mean of nought and a spread of one, then scaled."""
        best -= best.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", best, best) / np.float32(self.width) + TINY
        best *= (np.float32(1) / np.sqrt(spread))[:, None]
        best *= self.scale
        best += self.shift
        return best
