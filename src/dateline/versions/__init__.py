"""Two texts of one report: what was cut, added, moved or reworded, and whether it matters."""

from dateline.versions.compare import compare_texts
from dateline.versions.lost import lost_lines
from dateline.versions.options import VersionOptions

__all__ = ["VersionOptions", "compare_texts", "lost_lines"]
