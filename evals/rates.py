"""The published error rates that the workbench's About page shows: the floors that every release is held to.

`make reference` writes src/dateline/web/rates.json from evals/floors.json; `make docs` and a test see that they agree.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "evals" / "floors.json"
RATES = ROOT / "src" / "dateline" / "web" / "rates.json"
EXAMPLE = "the shipped example"
GOLD = "open gold"
#: Words of a floor's name that tell that less is better.
BOUNDED_ABOVE = (", false", "invented", "wrong", "share of days")


def rates(floors: dict[str, float]) -> list[dict[str, Any]]:
    """
    Each floor as a line: its kind, what is measured, on what, the figure, and whether less or more is better.

    Example:
        >>> rates({"quotes: direct F1": 0.9, "gold: speaker: all": 0.7})[1]
        {'kind': 'speaker', 'measure': 'all', 'on': 'open gold', 'bound': 'at least', 'value': 0.7}
    """
    found = []
    for name, value in floors.items():
        on = GOLD if name.startswith("gold: ") else EXAMPLE
        kind, _, measure = name.removeprefix("gold: ").partition(": ")
        most = any(word in name for word in BOUNDED_ABOVE) or name.endswith("false")
        bound = "at most" if most else "at least"
        found.append({"kind": kind, "measure": measure or "all", "on": on, "bound": bound, "value": value})
    return found


def written(floors: dict[str, float]) -> str:
    """The file."""
    return json.dumps(rates(floors), indent=1) + "\n"
