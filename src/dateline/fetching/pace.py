"""When a host may be asked again: one request at a time, a pause between two, and longer pauses when it struggles."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from dateline.fetching.shared import SharedPace

__all__ = ["Clock", "Pace", "backed_off", "retry_moment"]

FIRST_PAUSE = timedelta(minutes=5)
LONGEST_PAUSE = timedelta(days=1)
EVER = datetime(1970, 1, 1, tzinfo=UTC)


class Clock:
    """The machine's clock; tests have one that they move."""

    def now(self) -> datetime:
        """This moment, in UTC."""
        return datetime.now(UTC)  # noqa: TID251 - this is the clock that others are given

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


@dataclass(slots=True)
class Pace:
    """
    When each host may be asked next.

    Args:
        clock: The clock.
        shared: The same for all processes; None keeps it to this one.
    """

    clock: Clock
    shared: SharedPace | None = None
    next_at: dict[str, datetime] = field(default_factory=dict)
    asked: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def turn(self, site: str) -> Iterator[None]:
        """Wait until the host may be asked, and have it to oneself meanwhile: no other process asks it."""
        waited_for = None
        while True:
            with self.shared.held(site) if self.shared is not None else nullcontext() as place:
                self.recall(site, place)
                left = self.left(site)
                if (
                    left <= 0 or self.next_at[site] == waited_for
                ):  # else a clock that was set back would never come to it
                    try:
                        yield
                    finally:
                        self.tell(site, place)
                    return
                waited_for = self.next_at[site]
            self.clock.sleep(left)  # nobody is held up meanwhile

    def recall(self, site: str, place: int | None) -> None:
        """Take over what another process was told by the host."""
        if self.shared is not None and place is not None:
            moment, seconds = self.shared.read(place)
            if moment > self.next_at.get(site, EVER).timestamp():
                self.next_at[site], self.asked[site] = datetime.fromtimestamp(moment, UTC), seconds

    def tell(self, site: str, place: int | None) -> None:
        """Tell the other processes when the host may be asked next."""
        if self.shared is not None and place is not None and site in self.next_at:
            self.shared.write(place, self.next_at[site].timestamp(), self.asked[site])

    def left(self, site: str) -> float:
        """Seconds until the host may be asked; a clock that was set back makes it no more than was said."""
        moment = self.next_at.get(site)
        return 0.0 if moment is None else min((moment - self.clock.now()).total_seconds(), self.asked[site])

    def pause(self, site: str, seconds: float) -> None:
        """Leave the host alone for some seconds from now; never for less than was said before."""
        longest = max(seconds, self.left(site))
        self.next_at[site] = self.clock.now() + timedelta(seconds=longest)
        self.asked[site] = longest


def backed_off(failures: int) -> timedelta:
    """
    How long an address is left alone after it failed so many times in a row.

    Example:
        >>> [str(backed_off(n)) for n in (1, 2, 5, 50)]
        ['0:05:00', '0:10:00', '1:20:00', '1 day, 0:00:00']
    """
    pause: timedelta = FIRST_PAUSE * 2.0 ** min(failures - 1, 16)
    return min(pause, LONGEST_PAUSE)


def retry_moment(words: str | None, now: datetime) -> datetime | None:
    """
    When a site asks to come again (``Retry-After``: seconds or a date); None when it does not say so readably.

    Example:
        >>> now = datetime(2026, 3, 1, tzinfo=UTC)
        >>> retry_moment("120", now).isoformat(), retry_moment("soon", now)
        ('2026-03-01T00:02:00+00:00', None)
    """
    if words is None:
        return None
    if words.strip().isascii() and words.strip().isdigit():
        return now + min(timedelta(seconds=int(words.strip()[:9])), timedelta(days=30))
    try:
        found = parsedate_to_datetime(words)
    except ValueError:
        return None
    found = found if found.tzinfo else found.replace(tzinfo=UTC)
    return min(max(found, now), now + timedelta(days=30))
