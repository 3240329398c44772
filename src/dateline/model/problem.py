"""What went wrong with one input or one report, in words for the person who can mend it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.span import Span

__all__ = ["Problem"]


@dataclass(frozen=True, slots=True)
class Problem:
    """
    One thing that a person should know about an input; the run goes on.

    Args:
        code: A word that programs can test, as listed in ``docs/reference/problems.md`` ("charset-guessed").
        message: One line: what was found, what was expected, what to do.
        where: The file, file and line, or address.
        stage: The package that met it ("intake", "extraction", "dates", ...).
        span: The words concerned, when they stand in the report's text.
        fatal: True when the input gave no report; False when the report was read all the same.

    Example:
        >>> Problem("empty", "the file is empty: nothing to read", "a.txt", "intake", fatal=True).line
        'a.txt: the file is empty: nothing to read [empty]'
    """

    code: str
    message: str
    where: str
    stage: str
    span: Span | None = None
    fatal: bool = False

    @property
    def line(self) -> str:
        """The problem as one line for a terminal."""
        return f"{self.where}: {self.message} [{self.code}]"
