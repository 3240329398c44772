"""Two texts of one report: what was cut, added, moved or reworded, and whether it matters."""

from typing import TYPE_CHECKING

from dateline.text.later import face

if TYPE_CHECKING:
    from dateline.versions.compare import compare_texts
    from dateline.versions.lost import lost_lines
    from dateline.versions.options import VersionOptions

__all__ = ["VersionOptions", "compare_texts", "lost_lines"]

__getattr__ = face(
    __name__,
    {
        "compare": "compare_texts",
        "lost": "lost_lines",
        "options": "VersionOptions",
    },
)
