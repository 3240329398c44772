"""Turn what both readers make of a line into how likely it is right: a logistic curve, fitted to reports held out."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from dateline.quotes.drafts import Shares

__all__ = ["FEATURES", "fit_curve", "likelihood", "signs_of"]

FEATURES = ("always", "cue", "parts", "rule", "agrees", "edges", "found", "unread")
EDGE = 0.001  # shares nearer to 0 and 1 than this say no more
RIDGE = 1.0  # keeps a sign that few lines have near to no weight
STEPS = 12
Signs = tuple[float, ...]


def signs_of(shares: Shares, rule: float) -> Signs:
    """
    What the likelihood is made from, in the order of ``FEATURES``.

    Args:
        shares: What the learned reader makes of the line.
        rule: The measured precision of the rule that found it, 0 to 1.
    """
    read = shares.parts > 0
    return (
        1.0,
        logit(shares.cue),
        logit(shares.parts) if read else 0.0,
        logit(rule),
        float(shares.way == "agrees"),
        float(shares.way == "edges"),
        float(shares.way == "found"),
        float(not read),
    )


def likelihood(curve: Sequence[float], signs: Signs) -> float:
    """How likely a line with these signs is right, 0 to 1."""
    return expit(sum(weight * sign for weight, sign in zip(curve, signs, strict=True)))


def fit_curve(lines: Iterable[tuple[Signs, bool]]) -> list[float]:
    """
    Fit the weights of the signs, by Newton's method with a ridge.

    Args:
        lines: Of each line its signs and whether it was right.

    Returns:
        One weight a sign, rounded so that the same lines give the same bytes on every machine.
    """
    held = list(lines)
    size = len(FEATURES)
    weights = [0.0] * size
    for _ in range(STEPS):
        slope = [-RIDGE * weight for weight in weights]
        bend = [[RIDGE * (row == column) for column in range(size)] for row in range(size)]
        for signs, right in held:
            chance = likelihood(weights, signs)
            spread = chance * (1 - chance)
            for row in range(size):
                if signs[row]:
                    slope[row] += (right - chance) * signs[row]
                    for column in range(size):
                        bend[row][column] += spread * signs[row] * signs[column]
        weights = [weight + step for weight, step in zip(weights, solved(bend, slope), strict=True)]
    return [round(weight, 4) for weight in weights]


def solved(matrix: list[list[float]], target: list[float]) -> list[float]:
    """The solution of a system of linear equations, by elimination; the ridge keeps it solvable."""
    rows = [[*row, value] for row, value in zip(matrix, target, strict=True)]
    size = len(rows)
    for pivot in range(size):
        best = max(range(pivot, size), key=lambda row: abs(rows[row][pivot]))
        rows[pivot], rows[best] = rows[best], rows[pivot]
        for row in range(size):
            if row != pivot:
                share = rows[row][pivot] / rows[pivot][pivot]
                rows[row] = [a - share * b for a, b in zip(rows[row], rows[pivot], strict=True)]
    return [row[size] / row[place] for place, row in enumerate(rows)]


def logit(share: float) -> float:
    """The log of the odds."""
    kept = min(max(share, EDGE), 1 - EDGE)
    return math.log(kept / (1 - kept))


def expit(value: float) -> float:
    """The inverse of :func:`logit`."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))
