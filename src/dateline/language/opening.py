"""Load the language pipeline that the options name, once in a process and only when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.metadata import entry_points
from typing import Any

from dateline.errors import UsageError
from dateline.language.seam import Analyzer, Linker, NameFinder

__all__ = ["open_analyzer", "open_linker", "open_names"]

# Entry points of other packages: a callable that takes what stands after the colon and returns what the seam asks for.
GROUP = "dateline.analyzers"


@cache
def open_analyzer(name: str) -> Analyzer:
    """
    Load a pipeline, once in a process.

    Raises:
        UsageError: If there is none of that name, or what it needs is not installed.
    """
    kind, _, rest = name.partition(":")
    if kind == "en" and not rest:
        from dateline.language.english import load_english

        return load_english()
    if kind == "spacy" and rest:
        from dateline.language.installed import load_installed

        return load_installed(rest)
    make: Callable[[str], Analyzer] = entry_point(kind, name)
    return make(rest)


@cache
def open_names(name: str) -> NameFinder:
    """Load a finder of names, once in a process; errors as in :func:`open_analyzer`."""
    kind, _, rest = name.partition(":")
    if kind == "gliner":
        from dateline.language.gliner import load_gliner

        return load_gliner(rest)
    make: Callable[[str], NameFinder] = entry_point(kind, name)
    return make(rest)


@cache
def open_linker(name: str) -> Linker:
    """Load a coreference model, once in a process; errors as in :func:`open_analyzer`."""
    kind, _, rest = name.partition(":")
    if kind == "fastcoref":
        from dateline.language.fastcoref import load_fastcoref

        return load_fastcoref(rest)
    make: Callable[[str], Linker] = entry_point(kind, name)
    return make(rest)


def entry_point(kind: str, name: str) -> Callable[[str], Any]:
    """What an installed package offers under a name."""
    found = {point.name: point for point in entry_points(group=GROUP)}
    if kind not in found:
        known = ", ".join(["en", "spacy:NAME", *sorted(found)])
        raise UsageError(f"no analyzer {name!r}", hint=f"there are {known}")
    made: Callable[[str], Any] = found[kind].load()
    return made
