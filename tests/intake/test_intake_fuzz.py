"""Changed inputs of every format never stop a run."""

import importlib.util
from collections.abc import Callable
from pathlib import Path

import pytest


def driver() -> Callable[[int, int], None]:
    """The driver beside this file."""
    spec = importlib.util.spec_from_file_location("fuzz_intake", Path(__file__).with_name("fuzz_intake.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    run: Callable[[int, int], None] = module.run
    return run


def test_two_thousand_changed_inputs() -> None:
    driver()(2_000, 1)


@pytest.mark.nightly
def test_a_hundred_thousand_changed_inputs() -> None:
    driver()(100_000, 2)
