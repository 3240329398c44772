"""Names of one report that lead to one actor are scored over the names that gold and answer share."""

from __future__ import annotations

import pytest
from evals.scorers.within_score import score_report


def names(actors: str, labels: str = "") -> list[dict[str, object]]:
    """Names one after the other, each with its actor; a blank is none."""
    kinds = labels or "P" * len(actors)
    full = {"P": "PERSON", "n": "NORP"}
    return [
        {"start": at, "end": at + 1, "actor": actor, "label": full[kind]}
        for at, (actor, kind) in enumerate(zip(actors, kinds, strict=True))
        if actor != " "
    ]


@pytest.mark.parametrize(
    ("gold", "said", "sums"),
    [
        ("aab", "xxy", (3.0, 3, 3.0, 3)),
        ("aab", "xyz", (3.0, 3, 2.0, 3)),
        ("aab", "xxx", (5 / 3, 3, 3.0, 3)),
        ("aab", "x y", (2.0, 2, 1.5, 3)),
        ("", "", (0, 0, 0, 0)),
    ],
)
def test_shares_of_names_that_are_with_the_right_ones(gold: str, said: str, sums: tuple[float, ...]) -> None:
    found = score_report({"names": names(gold)}, {"entities": names(said)})
    assert found == pytest.approx(sums)


def test_a_people_is_no_name_of_one() -> None:
    found = score_report({"names": names("aab", "PPn")}, {"entities": names("xxy", "PPn")})
    assert found == (2.0, 2, 2.0, 2)
