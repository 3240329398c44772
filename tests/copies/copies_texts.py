"""Short texts of our own for the tests of shared text."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count

from dateline.copies import CopyInput
from dateline.model import Published, ReportId, Role, Span, Zone

LEAD = "Guards at the Ashvala Dam closed the river road at noon on Monday, the interior ministry said."
SECOND = "Drivers waited for six hours in the heat while soldiers searched lorries bound for the Kolvesh market."
THIRD = "“We were told nothing and we had no water,” said Temir Orsan, who carries melons to the coast."
FOURTH = "A spokesman for the mission declined to say who had given the order or when the barrier would be lifted."
STORY = " ".join((LEAD, SECOND, THIRD, FOURTH))
OTHER = (
    "The opera house in Lissend has sold every seat for its new season, its director told a packed foyer. "
    "Rehearsals begin after the spring flood. Two singers from the provinces will share the title role."
)
FOOTER = "Follow us for the morning briefing and share this page with your friends."


def words(seed: int, number: int) -> str:
    """So many words that no other seed has."""
    return " ".join(f"w{seed}x{n}" for n in range(number))


def on(day: date | None) -> Published:
    """Published on a day; None is not known."""
    return Published(earliest=day, latest=day + timedelta(days=1)) if day else Published()


def report(
    name: str, text: str, outlet: str | None = None, day: date | None = None, agency: str | None = None
) -> CopyInput:
    """A report without layout."""
    return CopyInput(ReportId(name), text, (), on(day), outlet, agency)


def zoned(name: str, *parts: tuple[Role, str], outlet: str | None = None) -> CopyInput:
    """A report made of zones, with an empty line between them."""
    text, zones = "", []
    for number, (role, words_of_it) in zip(count(), parts):
        text += "\n\n" if number else ""
        zones.append(Zone(role, Span(len(text), len(text) + len(words_of_it))))
        text += words_of_it
    return CopyInput(ReportId(name), text, tuple(zones), outlet=outlet)
