"""The exceptions Dateline raises, as one tree.

DatelineError
├── UsageError        the caller asked for something that does not exist or cannot be combined (exit code 2)
├── ForbiddenError    somebody asked the workbench for what they may not do (answer 403)
├── InputError        a whole input cannot be read: no such file, not a record (exit code 2)
└── RecordError       the record refuses: newer version, broken file, locked by another process
    ├── VersionError  the record was written by a newer Dateline
    └── DamagedIndexError  a file of the index beside the record is missing or damaged; the record has all it held

One bad report among many is never an exception: it becomes a :class:`dateline.model.Problem` and the run goes on.
"""

from __future__ import annotations

__all__ = [
    "DamagedIndexError",
    "DatelineError",
    "ForbiddenError",
    "InputError",
    "RecordError",
    "UsageError",
    "VersionError",
]


class DatelineError(Exception):
    """
    Any error that Dateline raises on purpose.

    Args:
        message: What was found and what was expected, in one line.
        hint: The next step for the reader; empty when the message says it all.

    Example:
        >>> print(DatelineError("no report in folder 'x'", hint="name a folder with .txt or .html files"))
        no report in folder 'x': name a folder with .txt or .html files
    """

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}: {self.hint}" if self.hint else self.message


class UsageError(DatelineError):
    """The caller asked for something that does not exist or cannot be combined."""


class ForbiddenError(DatelineError):
    """Somebody asked the workbench for what they may not do."""


class InputError(DatelineError):
    """A whole input cannot be read."""


class RecordError(DatelineError):
    """The record refuses to be opened or written."""


class VersionError(RecordError):
    """The record was written by a newer version of Dateline."""


class DamagedIndexError(RecordError):
    """A file of the index beside the record is missing or not what was written; the record itself has all it held."""

    def __init__(self, message: str, *, hint: str = "`dateline add` makes it again from the record") -> None:
        super().__init__(message, hint=hint)
