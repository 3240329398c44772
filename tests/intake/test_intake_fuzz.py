"""Changed inputs of every format never stop a run."""

import pytest
from tests.intake import fuzz_formats, fuzz_intake


def test_four_thousand_changed_inputs() -> None:
    fuzz_intake.run(4_000, 1)


def test_fourteen_thousand_changed_files() -> None:
    fuzz_formats.run(14_000, 1)


@pytest.mark.nightly
def test_two_hundred_thousand_changed_inputs() -> None:
    fuzz_intake.run(200_000, 2)


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(2, 8))
def test_six_hundred_thousand_changed_files(seed: int) -> None:
    fuzz_formats.run(100_000, seed)
