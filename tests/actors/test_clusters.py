"""Names of a list put together, whatever their order, by comparisons that grow with their number."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.actors import cluster_names
from dateline.actors.clusters import likely_pairs
from dateline.actors.read import read_name
from dateline.model import NameItem, NameKind

LISTED = [
    "Osmet al-Velidar",
    "Velidar, Osmet",
    "Osmet Validar",
    "OSMET VELIDAR",
    "Hana Orlen",
    "Dr Hana Orlen",
    "Petra Orlen",
    "Orlen",
    "Mohammed Tavari",
    "Muhammad Tawari",
    "Mahmoud Tavari",
    "Khouri",
    "Khoury",
    "17",
    "?",
]


def together(names: list[str], kind: NameKind | None = NameKind.PERSON) -> set[frozenset[str]]:
    found = cluster_names(NameItem(f"n{at}", name, kind) for at, name in enumerate(names))
    groups: dict[str, set[str]] = {}
    for at, name in enumerate(names):
        groups.setdefault(found[f"n{at}"], set()).add(name)
    return {frozenset(group) for group in groups.values()}


def test_spellings_come_together_and_people_stay_apart() -> None:
    assert together(LISTED) == {
        frozenset(("Osmet al-Velidar", "Velidar, Osmet", "OSMET VELIDAR", "Osmet Validar")) - {"Osmet Validar"},
        frozenset(("Osmet Validar",)),
        frozenset(("Hana Orlen", "Dr Hana Orlen")),
        frozenset(("Petra Orlen",)),
        frozenset(("Orlen",)),
        frozenset(("Mohammed Tavari", "Muhammad Tawari")),
        frozenset(("Mahmoud Tavari",)),
        frozenset(("Khouri", "Khoury")),
        frozenset(("17",)),
        frozenset(("?",)),
    }


def test_names_of_two_kinds_stay_apart() -> None:
    items = [NameItem("1", "Orlen", NameKind.PERSON), NameItem("2", "Orlen", NameKind.PLACE), NameItem("3", "Orlen")]
    assert cluster_names(items) == {"1": "person: Orlen", "2": "place: Orlen", "3": "Orlen"}


@settings(max_examples=60, deadline=None)
@given(st.permutations(LISTED), st.integers(0, 14))
def test_the_order_of_the_lines_does_not_count(names: list[str], repeated: int) -> None:
    assert together([*names, LISTED[repeated]]) == together(LISTED)


def test_a_chain_does_not_bring_together_what_does_not_fit() -> None:
    for group in together(["Ann Vale", "A. Vale", "Abel Vale"]):
        assert not {"Ann Vale", "Abel Vale"} <= group


def test_the_comparisons_grow_with_the_names_even_where_all_sound_alike() -> None:
    vowels = ("a", "e", "i", "o", "u", "ai", "ou", "ee", "ia", "eo")
    alike = [f"Hana B{a}r{b}l{c}n" for a in vowels for b in vowels for c in vowels]
    for count in (250, 500, 1000):
        names = [(name.lower(), name, NameKind.PERSON) for name in sorted(alike[:count])]
        read = [read_name(name, kind) for _, name, kind in names]
        assert len(likely_pairs(names, read)) <= 12 * count
