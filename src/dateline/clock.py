"""The clock: the one place that asks what time it is, for what persons do."""

from __future__ import annotations

from datetime import UTC, datetime

__all__ = ["now"]


def now() -> str:
    """The time in UTC to the microsecond, ISO 8601: two judgements of one person stand in order."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")  # noqa: TID251  # see above
