"""Mutated pages and texts never break the promises about zones and details."""

from __future__ import annotations

import pytest
from tests.extraction import fuzz_extraction


def test_two_thousand_mutated_inputs() -> None:
    assert fuzz_extraction.run(2_000, seed=7) > 1_800


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(11, 21))
def test_a_hundred_thousand_mutated_inputs(seed: int) -> None:
    assert fuzz_extraction.run(10_000, seed=seed) > 9_000
