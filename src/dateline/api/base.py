"""What the modules of the Python face share: rows, who watches a run, and where options stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dateline.model import Problem, ReportId

__all__ = ["CONFIG_FILE", "Row", "Watch", "ignore"]

Watch = Callable[[ReportId | Problem], None]
Row = dict[str, Any]
CONFIG_FILE = "dateline.toml"


def ignore(_: ReportId | Problem) -> None:
    """Watch nothing."""
