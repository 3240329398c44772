"""Arborescence: the cheapest tree, held against every tree there is; circles, held against reachability."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.copies.arborescence import cheapest_arborescence, find_circles

ARCS = st.lists(st.tuples(st.integers(0, 9), st.sampled_from("rabcd"), st.sampled_from("abcd")), max_size=14).map(
    lambda arcs: [*arcs, *((50, "r", node) for node in "abcd")]
)


def cost_of(tree: dict[str, str], arcs: list[tuple[int, str, str]]) -> int:
    """What a tree costs at least."""
    return sum(min(cost for cost, source, to in arcs if (source, to) == (above, node)) for node, above in tree.items())


def cheapest_by_trying(arcs: list[tuple[int, str, str]]) -> int:
    """The cost of the best of all trees."""
    nodes = sorted({to for _, _, to in arcs})
    ways = [sorted({source for _, source, to in arcs if to == node and source != node}) for node in nodes]
    trees = (dict(zip(nodes, choice, strict=True)) for choice in itertools.product(*ways))
    return min(cost_of(tree, arcs) for tree in trees if all(leads_up(tree, node) for node in tree))


def leads_up(tree: dict[str, str], node: str) -> bool:
    """Whether the tree leads from the node to the root."""
    for _ in range(len(tree) + 1):
        node = tree.get(node, node)
    return node == "r"


@settings(max_examples=400)
@given(ARCS, st.randoms(use_true_random=False))
def test_no_tree_is_cheaper(arcs: list[tuple[int, str, str]], chance: object) -> None:
    """On five nodes, with arcs of one cost, double arcs, loops and circles; the order does not show."""
    tree = cheapest_arborescence(arcs, "r")
    assert all(leads_up(tree, node) for node in tree)
    assert cost_of(tree, arcs) == cheapest_by_trying(arcs)
    chance.shuffle(arcs)  # type: ignore[attr-defined]  # Hypothesis gives a Random
    assert cheapest_arborescence(arcs, "r") == tree


def test_a_node_that_cannot_be_reached_is_an_error() -> None:
    """Rather than a tree with a hole."""
    with pytest.raises(ValueError, match="1 nodes cannot be reached"):
        cheapest_arborescence([(1, "r", "a"), (1, "b", "a")], "r")


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=14))
def test_circles_are_nodes_that_reach_each_other(arcs: list[tuple[str, str]]) -> None:
    """Two nodes have one number exactly when each leads to the other."""
    reach = {(x, y) for x, y in arcs}
    for k, x, y in itertools.product("abcdef", repeat=3):
        if (x, k) in reach and (k, y) in reach:
            reach.add((x, y))
    circles = find_circles(sorted(arcs))
    for x, y in itertools.combinations("abcdef", 2):
        together = x in circles and circles.get(x) == circles.get(y)
        assert together == ((x, y) in reach and (y, x) in reach)


def test_a_chain_of_any_length_is_walked_without_recursion() -> None:
    """A hundred thousand reprints one after another."""
    assert find_circles([(n, n + 1) for n in range(100_000)]) == {}
