"""What actors, events and stories are called, and who is meant by a name or by words of a report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from dateline.model import EventDate, RecordActor, ReportId, Span
from dateline.record import AtHand
from dateline.record.written import read_value
from dateline.text.later import later
from dateline.web.held import Held
from dateline.web.settled import Looked, folded

if TYPE_CHECKING:
    from dateline.web.letters import Letters, letters_of
else:
    (letters_of,) = later("dateline.web.letters", "letters_of")

__all__ = ["Named"]

MEANT = 60  # actors that are held to a name that somebody wrote


class Named(Held):
    """Names over the whole record."""

    letters: AtHand[Letters] = AtHand()

    @property
    def local_names(self) -> Mapping[tuple[ReportId, str], str]:
        """What the actors of reports are called over all reports."""
        return Looked(self.local_name, lambda: iter(()), lambda: 0)

    def local_name(self, member: tuple[ReportId, str]) -> str | None:
        """What an actor of a report is called over all reports."""
        found = self.standing.one("member", ("name",), report=member[0], actor=member[1])
        return None if found is None else str(found[0])

    def whole_actor(self, own: str) -> RecordActor:
        """An actor with every place of its names."""
        (found,) = self.whole_values(RecordActor, "actor", equal={"id": own})
        return found

    def actors_called(self, words: str) -> list[RecordActor]:
        """The actors that may be meant by a name or by an id, whole."""
        if self.is_actor(words):
            return [self.whole_actor(words)]
        name = words.rpartition("@")[0] or words
        return self.whole_values(RecordActor, "actor", order="first", limit=MEANT, holding=("folded", folded(name)))

    def actor_at(self, report: ReportId, spans: Iterable[Span]) -> str | None:
        """The actor who is named at some words of a report."""
        wanted = [*spans]
        for start, end, actor in self.standing.rows(
            "named_at", ("start", "end", "actor"), order="start", equal={"report": report}
        ):
            if any(Span(start, end).overlaps(span) for span in wanted):
                return str(actor)
        return None

    def names_like(self, kind: str, most: int) -> list[str]:
        """The names of actors of a kind, those of most reports first."""
        found = self.standing.rows("actor", ("name",), order="first", limit=most, equal={"kind": kind})
        return list(dict.fromkeys(str(name) for (name,) in found))

    def event_with(self, report: ReportId, told: str) -> str | None:
        """The merged event that an account of a report is of."""
        found = self.standing.one("account", ("event",), report=report, told=told)
        return None if found is None else str(found[0])

    def gathered_day(self, report: ReportId, told: str) -> EventDate | None:
        """The day of an account, where it says more once the day of its report is what the record gathers."""
        found = self.standing.one("account", ("gathered",), report=report, told=told)
        return None if found is None or found[0] is None else read_value(EventDate, str(found[0]))

    def titles_of_stories(self, most: int) -> list[tuple[str, str]]:
        """Stories with a headline, those of most reports first."""
        return [(own, title) for own, title in self.standing.rows("story", ("id", "title"), order="size", limit=most)]

    def name(self, actor: str) -> str:
        """What an actor is called; words that are no id stay."""
        found = self.standing.one("actor", ("name",), id=actor)
        return actor if found is None else str(found[0])

    def is_actor(self, subject: str) -> bool:
        """Whether a naming is of an actor."""
        return self.standing.one("actor", ("place",), id=subject) is not None

    def called(self, subject: str) -> str:
        """What a finding or a naming is about."""
        for table, column in (("actor", "name"), ("event", "called"), ("utterance", "called")):
            found = self.standing.one(table, (column,), id=subject)
            if found is not None:
                return str(found[0])
        return subject

    def event_actors(self, report: ReportId, ids: Iterable[str]) -> list[str]:
        """The actors of a report's event, by their record-wide names."""
        read = self.read(report)
        local = {actor.id: actor.name for actor in read.actors} if read is not None else {}
        return [self.local_name((report, own)) or local.get(own, own) for own in ids]

    def words_near(self, word: str) -> Sequence[str]:
        """The words of names that may be another spelling of one, by their letters; at hand for all who look."""
        every = self.letters.of(self.standing.file, "letters", lambda: letters_of(self.standing.words_of_names()))
        return every.near(word)

    def words_sounding(self, key: str) -> list[str]:
        """The words of names that have one coarse sound."""
        return [str(word) for (word,) in self.standing.rows("sound", ("word",), order="word", equal={"key": key})]

    def title_of(self, story: str) -> str | None:
        """The headline of a story."""
        found = self.standing.one("story", ("title",), id=story)
        return None if found is None else str(found[0])
