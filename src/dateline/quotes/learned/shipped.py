"""Open a reader by its name: the weights that ship, held to their hash, or a file that somebody trained."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from dateline.errors import InputError, UsageError
from dateline.quotes.learned.reader import Reader
from dateline.quotes.learned.weights import unpack
from dateline.quotes.options import LEARNED, RULES

__all__ = ["has_shipped", "open_reader"]

FOLDER = files("dateline.quotes.learned") / "shipped"
WEIGHTS, CARD = "quotes.reader", "card.json"


def has_shipped() -> bool:
    """Whether weights ship with this installation."""
    return (FOLDER / WEIGHTS).is_file()


def open_reader(name: str) -> Reader | None:
    """
    Open a reader.

    Args:
        name: "rules", "learned", or the path of a file.

    Returns:
        The reader; None for the rules alone, and for "learned" where no weights ship.

    Raises:
        UsageError: If there is no such file, or it holds no reader.
        InputError: If the weights that ship are not those of their card.
    """
    if name == RULES or (name == LEARNED and not has_shipped()):
        return None
    if name == LEARNED:
        return open_shipped()
    path = Path(name)
    if not path.is_file():
        raise UsageError(f"no reader {name!r}", hint=f"name {RULES}, {LEARNED}, or a file of `dateline train quotes`")
    state = path.stat()
    return open_file(name, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=1)
def open_shipped() -> Reader:
    """The reader that ships, once its bytes are those of its card."""
    content = (FOLDER / WEIGHTS).read_bytes()
    card = json.loads((FOLDER / CARD).read_text("utf-8"))
    found = hashlib.sha256(content).hexdigest()
    if found != card["sha256"]:
        raise InputError(
            f"the weights of the learned reader are not those of their card (sha256 {found[:12]}, not "
            f"{card['sha256'][:12]})",
            hint="install Dateline again, or use --reader rules",
        )
    return Reader(unpack(content))


@lru_cache(maxsize=4)
def open_file(name: str, changed: int, size: int) -> Reader:
    """The reader of a file, opened once for each state of it."""
    try:
        return Reader(unpack(Path(name).read_bytes()))
    except ValueError as error:
        raise UsageError(f"{name}: {error}", hint="make one with `dateline train quotes`") from error
