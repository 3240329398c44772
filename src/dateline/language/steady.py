"""Sums that come out the same to the last bit however paragraphs are read together, and faster than thinc's own."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from thinc.api import NumpyOps

__all__ = ["SteadyOps", "make_steady"]

Array = NDArray[np.float32]

# Rows multiplied at a time. A library for matrices picks its way of summing by the shape, so every product is made of
# pieces of one shape, the last filled up with zeros: a row's result is then its own. 64 is as fast as 128.
ROWS = 64


class SteadyOps(NumpyOps):  # type: ignore[misc]  # a Cython class
    """thinc's operations on a processor with a matrix product by NumPy, in pieces of one shape."""

    name = "dateline-steady"

    def gemm(self, x: Array, y: Array, out: Array | None = None, trans1: bool = False, trans2: bool = False) -> Array:
        """``x @ y``, either turned first where asked."""
        x = x.T if trans1 else x
        y = y.T if trans2 else y
        rows = len(x)
        padded = -(-rows // ROWS) * ROWS
        left = np.zeros((padded, x.shape[1]), dtype=np.float32)
        left[:rows] = x
        product = np.empty((padded, y.shape[1]), dtype=np.float32)
        for start in range(0, padded, ROWS):
            np.matmul(left[start : start + ROWS], y, out=product[start : start + ROWS])
        if out is None:
            return product[:rows]
        out[:] = product[:rows]
        return out


def make_steady(model: Any) -> None:
    """Let every layer of a model use these sums."""
    model._to_ops(SteadyOps())
