"""Mutated pages and texts never break the promises about zones and details."""

from __future__ import annotations

import pytest
from tests.extraction import fuzz_extraction


def test_two_thousand_mutated_inputs() -> None:
    assert fuzz_extraction.run(2_000, seed=7) > 1_800


@pytest.mark.nightly
def test_two_hundred_thousand_mutated_inputs() -> None:
    assert fuzz_extraction.run(200_000, seed=11) > 180_000
