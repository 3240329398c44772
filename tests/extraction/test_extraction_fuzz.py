"""Mutated pages and texts never break the promises about zones and details."""

from __future__ import annotations

import pytest
from tests.extraction import fuzz_extraction


def test_a_thousand_mutated_inputs() -> None:
    assert fuzz_extraction.run(1000, seed=7) > 900


@pytest.mark.nightly
def test_a_hundred_thousand_mutated_inputs() -> None:
    assert fuzz_extraction.run(100_000, seed=11) > 90_000
