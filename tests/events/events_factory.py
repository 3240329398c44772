"""Events of a text that is all body, read by the pipeline that ships, with actors as the words that name them."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from tests.factories import annotated

from dateline.config import Config
from dateline.dates import find_dates
from dateline.events import find_events
from dateline.language import analyse_words
from dateline.model import Event, Published, Role
from dateline.pipeline import read_who

__all__ = ["Told", "events_of", "told"]

CONFIG = Config()


class Told(NamedTuple):
    """An event in words."""

    root: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: str
    form: str
    attributed_to: tuple[str, ...]
    event: Event


def events_of(text: str, *zones: tuple[Role, int, int], day: date | None = None) -> tuple[Event, ...]:
    """The events of a text."""
    report = annotated(text, *zones)
    published = Published(earliest=day, latest=date.fromordinal(day.toordinal() + 1)) if day else Published()
    analysis = analyse_words(report, CONFIG.language)
    mentions, quotes = read_who(report, analysis, CONFIG)
    dates = find_dates(report, published, CONFIG.dates)
    return find_events(report, analysis, mentions, quotes, dates, published.day)


def told(text: str) -> list[Told]:
    """The events of a text with their actors by name."""
    report = annotated(text)
    mentions, _ = read_who(report, analyse_words(report, CONFIG.language), CONFIG)
    names = {mention.actor: mention.span.of(text) for mention in reversed(mentions)}

    def named(actors: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(names[actor] for actor in actors)

    return [
        Told(
            event.type,
            named(event.actors),
            named(event.recipients),
            event.status.value,
            event.form.value,
            named(event.attributed_to),
            event,
        )
        for event in events_of(text)
    ]
