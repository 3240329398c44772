"""Choose for every node of a graph the one arc that leads to it, at the lowest cost in all (Chu and Liu, Edmonds)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

__all__ = ["Arc", "cheapest_arborescence", "find_circles"]

Node = TypeVar("Node", bound=Hashable)
Arc = tuple[int, Node, Node]  # cost, from, to


def cheapest_arborescence(arcs: Iterable[tuple[int, str, str]], root: str) -> dict[str, str]:
    """
    The cheapest tree that leads from the root to every node.

    Args:
        arcs: ``(cost, from, to)``; every node must be reached by some way from the root.
        root: Where the tree begins; arcs to it are left out.

    Returns:
        For every other node the one it hangs on. Between arcs of one cost the smaller name decides, so the order of the
        arcs never shows.

    Raises:
        ValueError: If a node cannot be reached.

    Example:
        >>> cheapest_arborescence([(9, "", "a"), (9, "", "b"), (1, "a", "b"), (1, "b", "a")], "")
        {'a': '', 'b': 'a'}

    Source: Chu and Liu 1965; Edmonds 1967; for lineages of texts Marmerola et al. 2016.
    """
    listed = list(arcs)
    names = sorted({node for _, source, to in listed for node in (source, to)} | {root})
    number = {name: k for k, name in enumerate(names)}
    plain = sorted((cost, number[source], number[to]) for cost, source, to in listed if source != to and to != root)
    chosen = _contracted([(*arc, k) for k, arc in enumerate(plain)], set(range(len(names))), number[root], len(names))
    found = {names[plain[k][2]]: names[plain[k][1]] for k in chosen}
    return {name: found[name] for name in names if name != root}


def _contracted(arcs: list[tuple[int, int, int, int]], nodes: set[int], root: int, fresh: int) -> list[int]:
    """The numbers of the arcs chosen; a circle is made one node, solved, and opened where the tree enters it."""
    best: dict[int, tuple[int, int, int, int]] = {}
    for arc in arcs:
        if arc[2] not in best or (arc[0], arc[3]) < (best[arc[2]][0], best[arc[2]][3]):
            best[arc[2]] = arc
    if lacking := nodes - best.keys() - {root}:
        raise ValueError(f"{len(lacking)} nodes cannot be reached from the root")
    circle = _circle({to: arc[1] for to, arc in best.items()}, root)
    if not circle:
        return [best[node][3] for node in sorted(best)]
    outer: list[tuple[int, int, int, int]] = []
    for cost, source, to, number in arcs:
        if source in circle and to in circle:
            continue
        cheaper = cost - best[to][0] if to in circle else cost
        outer.append((cheaper, fresh if source in circle else source, fresh if to in circle else to, number))
    chosen = _contracted(outer, (nodes - circle) | {fresh}, root, fresh + 1)
    ends = {number: to for _, _, to, number in arcs}
    entered = next(ends[number] for number in chosen if ends[number] in circle)
    return chosen + [best[node][3] for node in sorted(circle) if node != entered]


def _circle(above: Mapping[int, int], root: int) -> set[int]:
    """The nodes of one circle, that with the smallest node first met; empty when all lead to the root."""
    done = {root}
    for start in sorted(above):
        path: list[int] = []
        node = start
        while node not in done:
            done.add(node)
            path.append(node)
            node = above[node]
        if node in path:
            return set(path[path.index(node) :])
    return set()


def find_circles(arcs: Iterable[tuple[Node, Node]]) -> dict[Node, int]:
    """
    The nodes that lead back to themselves, each with the number of its circle: nodes that reach each other have one.

    Args:
        arcs: ``(from, to)``, in a fixed order.

    Example:
        >>> find_circles([("a", "b"), ("b", "a"), ("b", "c")])
        {'a': 0, 'b': 0}

    Source: Tarjan 1972, without recursion.
    """
    after: dict[Node, list[Node]] = {}
    for source, to in arcs:
        after.setdefault(source, []).append(to)
        after.setdefault(to, [])
    order: dict[Node, int] = {}
    low: dict[Node, int] = {}
    stack: list[Node] = []
    held: set[Node] = set()
    circles: dict[Node, int] = {}
    for start in after:
        if start in order:
            continue
        order[start] = low[start] = len(order)
        stack.append(start)
        held.add(start)
        work = [(start, iter(after[start]))]
        while work:
            node, rest = work[-1]
            step = next((to for to in rest if to not in order or to in held), None)
            if step is not None and step not in order:
                order[step] = low[step] = len(order)
                stack.append(step)
                held.add(step)
                work.append((step, iter(after[step])))
            elif step is not None:
                low[node] = min(low[node], order[step])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == order[node]:
                    _close(node, stack, held, circles)
    return circles


def _close(node: Node, stack: list[Node], held: set[Node], circles: dict[Node, int]) -> None:
    """Take the nodes from this one on from the stack; they are a circle when they are several."""
    group = [stack.pop()]
    while group[-1] != node:
        group.append(stack.pop())
    held.difference_update(group)
    if len(group) > 1:
        own = max(circles.values(), default=-1) + 1
        circles.update(dict.fromkeys(sorted(group, key=str), own))
