"""Sums that come out the same to the last bit however paragraphs are read together, and faster than thinc's own."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from thinc.api import NumpyOps

__all__ = ["ROWS", "Array", "SteadyOps", "make_steady", "steady_product"]

Array = NDArray[np.float32]

# Rows multiplied at a time. A library for matrices picks its way of summing by the shape, so every product is made of
# pieces of one shape, the last filled up with zeros: a row's result is then its own.
ROWS = 64
# Most libraries sum several pieces at once in the very way that they sum one, and are a fifth faster at it. So the
# first product of each shape is made both ways, and the whole is taken from then on where no bit was different.
SAME_AT_ONCE: dict[tuple[int, ...], bool] = {}


def steady_product(x: Array, y: Array, out: Array | None = None) -> Array:
    """
    ``x @ y``, each row the same whatever rows are beside it.

    Args:
        x, y: Of any layout.
        out: Where to write; it must be contiguous.
    """
    x = np.ascontiguousarray(x, dtype=np.float32)
    made = np.empty((len(x), y.shape[1]), dtype=np.float32) if out is None else out
    whole = len(x) - len(x) % ROWS
    if whole:
        multiply(x[:whole], y, made[:whole])
    if whole < len(x):
        last = np.zeros((ROWS, x.shape[1]), dtype=np.float32)
        last[: len(x) - whole] = x[whole:]
        made[whole:] = np.matmul(last, y)[: len(x) - whole]
    return made


def multiply(x: Array, y: Array, out: Array) -> None:
    """The product of whole pieces, at once where that is known to be the same."""
    shapes = (*x.shape, *y.shape, *y.strides)
    if SAME_AT_ONCE.get(shapes):
        np.matmul(x, y, out=out)
        return
    for start in range(0, len(x), ROWS):
        np.matmul(x[start : start + ROWS], y, out=out[start : start + ROWS])
    if shapes not in SAME_AT_ONCE:
        SAME_AT_ONCE[shapes] = out.tobytes() == np.matmul(x, y).tobytes()


class SteadyOps(NumpyOps):  # type: ignore[misc]  # a Cython class
    """thinc's operations on a processor with :func:`steady_product` for its products."""

    name = "dateline-steady"

    def gemm(self, x: Array, y: Array, out: Array | None = None, trans1: bool = False, trans2: bool = False) -> Array:
        """``x @ y``, either turned first where asked."""
        return steady_product(x.T if trans1 else x, y.T if trans2 else y, out)


def make_steady(model: Any) -> None:
    """Let every layer of a model use these sums."""
    model._to_ops(SteadyOps())
