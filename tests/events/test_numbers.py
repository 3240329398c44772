"""How many died or were hurt: the number stands on the verb, beside "dead", or in the clause that the deed hangs on."""

import pytest
from tests.events.events_factory import events_of


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Soldiers shot dead two protesters in Cairo on Sunday.", [("dead", 2)]),
        ("Two guards were stabbed to death in Lyon.", [("dead", 2)]),
        ("Police shot at two guards in Lyon.", []),
        (
            "Three people died and more than 90 were wounded when soldiers opened fire on protesters in Cairo.",
            [("dead", 3), ("wounded", 90)],
        ),
        ("At least five people were injured as police fired tear gas at protesters in Cairo.", [("wounded", 5)]),
        ("Twelve guards died after rebels attacked the village of Gao.", [("dead", 12)]),
        ("Twelve guards slept after rebels attacked the village of Gao.", []),
        ("Twelve guards who died left before rebels attacked the village of Gao.", []),
    ],
)
def test_the_number_of_dead_and_wounded(text: str, numbers: list[tuple[str, int]]) -> None:
    found = [number for event in events_of(text) if event.type == "ASSAULT" for number in event.numbers]
    assert sorted({(number.of, number.value) for number in found}) == numbers
