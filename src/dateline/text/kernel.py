"""Find out whether the C kernel is there, and hand it what it asks of Python: kinds of signs, numbers of rare words."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

try:
    from dateline.text import _kernel
except ImportError:  # built without a compiler: everything works, by the Python that the kernel is checked against
    _kernel = None  # type: ignore[assignment]

__all__ = ["KERNEL", "engine", "kinds_of_page", "make_words"]

KERNEL: Final[Any] = _kernel

# The bits of kernel/kernel.h.
LETTER, DIGIT, UNSPACED, SIGN, APOSTROPHE, BLANK, FIGURE = (1 << bit for bit in range(7))
PAGE = 256


def engine() -> str:
    """
    What finds shared text here: ``c`` or ``python``; the results are the same.

    Example:
        >>> engine() in ("c", "python")
        True
    """
    return "c" if KERNEL else "python"


def make_words(classes: dict[int, re.Pattern[str]], number_of: Callable[[str], int]) -> Any:
    """
    The kernel's table of words.

    Args:
        classes: For each bit a pattern of the signs that have it.
        number_of: The number of a word, folded by the rule.
    """
    return KERNEL.Words(lambda page: kinds_of_page(page, classes), number_of)


def kinds_of_page(page: int, classes: dict[int, re.Pattern[str]]) -> bytes:
    """The kinds of 256 signs in a row."""
    signs = [chr(sign) for sign in range(page * PAGE, (page + 1) * PAGE)]
    return bytes(
        sum(bit for bit, pattern in classes.items() if pattern.fullmatch(sign))
        | (BLANK if sign.isspace() else 0)
        | (FIGURE if sign.isdigit() else 0)
        for sign in signs
    )
