"""The texts behind the marks: our own in the repository, the open ones from a file at hand, checked by sha256."""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

__all__ = ["FOLDER", "MissingTextError", "Texts", "read_sources", "read_text_lines"]

FOLDER = Path(__file__).resolve().parents[1]
VARIABLE = "DATELINE_GOLD_TEXTS"


class MissingTextError(LookupError):
    """A report whose text is not at hand, or is not the text that was marked."""

    def __str__(self) -> str:
        return str(self.args[0])


def read_sources(path: Path = FOLDER / "open/sources.tsv") -> dict[str, dict[str, str]]:
    """The reports of the open part by our id, each with the columns of sources.tsv."""
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["id"]: row for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)}


def read_text_lines(path: Path) -> dict[str, str]:
    """Text by id of a JSONL file, .gz or not."""
    source = path.read_bytes()
    lines = (gzip.decompress(source) if path.suffix == ".gz" else source).decode("utf-8").split("\n")
    return {row["id"]: row["text"] for row in (json.loads(line) for line in lines if line.strip())}


@dataclass(frozen=True, slots=True)
class Texts:
    """Finds a report's text by its id."""

    own: Path
    sources: dict[str, dict[str, str]]
    open: dict[str, str]

    @classmethod
    def here(cls, path: Path | None = None) -> Texts:
        """Those of this folder; ``path``, or DATELINE_GOLD_TEXTS, names the file with the open part's texts."""
        named = path or (Path(os.environ[VARIABLE]) if os.environ.get(VARIABLE) else None)
        return cls(FOLDER / "own/texts", read_sources(), read_text_lines(named) if named else {})

    def read(self, report: str) -> str:
        """
        The text of a report.

        Raises:
            MissingTextError: When there is none of that id, it is not at hand, or it is not the text that was marked.
        """
        own = self.own / f"{report}.txt"
        if own.exists():
            return own.read_bytes().decode("utf-8")
        source = self.sources.get(report)
        if source is None:
            raise MissingTextError(f"{report}: neither own/texts/{report}.txt nor an id of open/sources.tsv")
        text = self.open.get(source["source_id"])
        if text is None:
            raise MissingTextError(
                f"{report}: its text is not in the repository; name the file with --texts or {VARIABLE}"
            )
        if hashlib.sha256(text.encode()).hexdigest() != source["sha256"]:
            raise MissingTextError(f"{report}: the text at hand is not the one that was marked (sha256 differs)")
        return text
