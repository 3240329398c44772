"""spaCy without its command line, which a third of the time of importing it goes into."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

__all__ = ["import_spacy"]


def import_spacy() -> None:
    """
    Import spaCy, and leave out what it imports for its own commands (HTTP clients, tables in colour).

    ``spacy`` asks for one function of them. While it is being imported a module of our own stands there; afterwards
    ``spacy.cli`` can be imported as ever.
    """
    if "spacy" in sys.modules:
        return
    commands, info = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
    commands.__path__ = []
    info.info = real_info  # type: ignore[attr-defined]  # a module made by hand
    sys.modules.update({"spacy.cli": commands, "spacy.cli.info": info})
    try:
        import spacy

        assert spacy
    finally:
        for name in ("spacy.cli", "spacy.cli.info"):
            sys.modules.pop(name, None)


def real_info(*args: Any, **kwargs: Any) -> object:
    """``spacy.info``, which imports the commands when somebody asks for it."""
    from spacy.cli.info import info

    return info(*args, **kwargs)
