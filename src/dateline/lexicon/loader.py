"""Read a word list by name and language, once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["load_lexicon", "load_list", "load_table"]


@cache
def load_lexicon(name: str, language: str = "en") -> dict[str, Any]:
    """
    Read ``lexicon/<language>/<name>.toml``.

    Args:
        name: The file's name without its ending ("cues").
        language: The ISO 639-1 code of the folder.

    Returns:
        The file's tables. Callers must not change them: the same object is handed to all.

    Raises:
        FileNotFoundError: If there is no such list.
    """
    return tomllib.loads((files("dateline.lexicon") / language / f"{name}.toml").read_text("utf-8"))


@cache
def load_table(name: str, language: str = "en") -> dict[str, str]:
    """
    Read ``lexicon/<language>/<name>.tsv``, two columns under lines of comment.

    Returns:
        The second column by the first. Callers must not change it.

    Raises:
        FileNotFoundError: If there is no such table.
    """
    lines = (files("dateline.lexicon") / language / f"{name}.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines if line and not line.startswith("#"))


@cache
def load_list(name: str, language: str = "en") -> frozenset[str]:
    """
    Read ``lexicon/<language>/<name>.tsv``, one entry a line under lines of comment.

    Raises:
        FileNotFoundError: If there is no such list.
    """
    text = (files("dateline.lexicon") / language / f"{name}.tsv").read_text("utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))
