"""Read a word list by name and language, once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["load_lexicon"]


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
