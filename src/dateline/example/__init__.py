"""The fictional example that ships with Dateline: twenty reports of one invented story, with gold."""

from importlib.resources import files
from pathlib import Path

__all__ = ["FOLDER", "REPORTS", "TITLE"]

FOLDER = Path(str(files(__package__)))
REPORTS = FOLDER / "reports"
TITLE = "The guards of the Ashvala Dam"
