"""Changed inputs of every format never stop a run."""

import pytest
from tests.intake import fuzz_formats, fuzz_intake


def test_two_thousand_changed_inputs() -> None:
    fuzz_intake.run(2_000, 1)


def test_five_thousand_changed_files() -> None:
    fuzz_formats.run(5_000, 1)


# A million with those of tests/extraction and tests/rules, in parts of half a minute each (benchmarks/nightly.py).


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(2, 17))
def test_three_hundred_thousand_changed_inputs(seed: int) -> None:
    fuzz_intake.run(20_000, seed)


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(2, 27))
def test_five_hundred_thousand_changed_files(seed: int) -> None:
    fuzz_formats.run(20_000, seed)
