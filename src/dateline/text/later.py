"""Load a module when something of it is first used: nobody waits for what a command or a page leaves be."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterable, Mapping
from types import ModuleType
from typing import Any

__all__ = ["face", "later"]


class Face(ModuleType):
    """A package whose names are loaded late; a module of it that is called as one of them does not take its place."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (isinstance(value, ModuleType) and name in self.__dict__.get("_homes", ())):
            super().__setattr__(name, value)


def face(package: str, homes: Mapping[str, str]) -> Callable[[str], Any]:
    """
    The ``__getattr__`` of a package whose names are loaded from their modules when they are first asked for (PEP 562).

    Args:
        package: Its name.
        homes: For each module of it, the names that it defines, with blanks between them.

    Example:
        >>> import dateline.copies
        >>> dateline.copies.settle.__module__  # the function, and not the module that it is in
        'dateline.copies.settle'
    """
    home_of = {name: module for module, names in homes.items() for name in names.split()}
    faced = sys.modules[package]
    faced._homes = home_of  # type: ignore[attr-defined]  # of Face
    faced.__class__ = Face

    def find(name: str) -> Any:
        if name not in home_of:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        found = getattr(importlib.import_module(f"{package}.{home_of[name]}"), name)
        setattr(faced, name, found)  # it is asked for once
        return found

    return find


def later(module: str, names: str) -> Iterable[Callable[..., Any]]:
    """
    Functions of a module that is loaded when the first of them is called.

    Args:
        module: Its name.
        names: The functions, with blanks between them.

    Returns:
        One for each name, in their order.

    Example:
        >>> (content_id,) = later("dateline.text.ids", "content_id")
        >>> content_id("story", "x").split("-")[0]
        'story'
    """
    return [deferred(module, name) for name in names.split()]


def deferred(module: str, name: str) -> Callable[..., Any]:
    """A function that is loaded when it is called first."""
    known: list[Callable[..., Any]] = []

    def call(*given: Any, **named: Any) -> Any:
        if not known:
            known.append(getattr(importlib.import_module(module), name))
        return known[0](*given, **named)

    call.__name__ = call.__qualname__ = name
    return call
