"""The measures of growth themselves: steady, and not to be passed by what grows with the square."""

from __future__ import annotations

from tests.growth import grows_as_the_input, steps


def pairs(size: int) -> int:
    """Each with each: cost of the square."""
    return sum(one != other for one in range(size) for other in range(size))


def singles(size: int) -> int:
    """Each once."""
    return sum(one != size for one in range(size))


def test_steps_are_the_same_each_time() -> None:
    counted = {steps(lambda: pairs(30)) for _ in range(3)}
    assert len(counted) == 1
    assert min(counted) >= 900


def test_steps_tell_a_square_from_a_line() -> None:
    assert steps(lambda: singles(200)) <= 2.1 * steps(lambda: singles(100))
    assert steps(lambda: pairs(200)) > 3.5 * steps(lambda: pairs(100))


def test_time_tells_a_square_from_a_line() -> None:
    assert grows_as_the_input(lambda: singles(200_000), lambda: singles(800_000), 4)
    assert not grows_as_the_input(lambda: pairs(500), lambda: pairs(2_000), 4, rounds=2)
