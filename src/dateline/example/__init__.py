"""The fictional example that ships with Dateline: twenty reports of one invented story, and what a record should hold."""

from importlib.resources import files
from pathlib import Path

__all__ = ["FOLDER", "REPORTS"]

FOLDER = Path(str(files(__package__)))
REPORTS = FOLDER / "reports"
