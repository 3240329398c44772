"""Find out whether the C kernel is there, and hand it what it asks of Python: kinds and folded forms of signs."""

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
LETTER, DIGIT, UNSPACED, SIGN, APOSTROPHE, BLANK, FIGURE, COUNTED = (1 << bit for bit in range(8))
PAGE = 256


def engine() -> str:
    """
    What finds shared text here: ``c`` or ``python``; the results are the same.

    Example:
        >>> engine() in ("c", "python")
        True
    """
    return "c" if KERNEL else "python"


def make_words(classes: dict[int, re.Pattern[str]], fold_sign: Callable[[str], str]) -> Any:
    """
    The kernel's table of words.

    Args:
        classes: For each bit a pattern of the signs that have it.
        fold_sign: The folded form of a sign that is not ASCII.
    """
    return KERNEL.Words(
        lambda page: kinds_of_page(page, classes, fold_sign), lambda page: forms_of_page(page, fold_sign)
    )


def kinds_of_page(page: int, classes: dict[int, re.Pattern[str]], fold_sign: Callable[[str], str]) -> bytes:
    """The kinds of 256 signs in a row."""
    return bytes(
        sum(bit for bit, pattern in classes.items() if pattern.fullmatch(sign))
        | (BLANK if sign.isspace() else 0)
        | (FIGURE if sign.isdigit() else 0)
        | (COUNTED if fold_sign(sign)[:1].isdigit() else 0)
        for sign in signs_of_page(page)
    )


def forms_of_page(page: int, fold_sign: Callable[[str], str]) -> list[bytes]:
    """The folded forms of 256 signs in a row; a comma never stays in a word."""
    return [fold_sign(sign).replace(",", "").encode("utf-8", "surrogatepass") for sign in signs_of_page(page)]


def signs_of_page(page: int) -> list[str]:
    """256 signs in a row."""
    return [chr(sign) for sign in range(page * PAGE, (page + 1) * PAGE)]
