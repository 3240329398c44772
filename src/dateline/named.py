"""Ask a record who is named in it, and judge it: the methods of ``Record`` on actors across reports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from dateline.clock import now
from dateline.config import Config
from dateline.errors import UsageError
from dateline.exports.rows import quote_row, report_name
from dateline.exports.who import actor_row, candidate_row, conflict_object
from dateline.judging import make_judgement
from dateline.keeping import Keeper
from dateline.model import (
    ActorEvidence,
    Copy,
    Judgement,
    Lineage,
    NameKind,
    RecordActor,
    RecordActors,
    ReportId,
    Verdict,
)
from dateline.record import Store
from dateline.text.later import later

if TYPE_CHECKING:
    from dateline.actors.gazetteer import folded_name
    from dateline.comparing import actors_of, own_gazetteer
else:
    (folded_name,) = later("dateline.actors.gazetteer", "folded_name")
    actors_of, own_gazetteer = later("dateline.comparing", "actors_of own_gazetteer")

__all__ = ["NamedRecord", "accounts_naming", "find_actor", "found_one"]

Row = dict[str, Any]
SHOWN = 6  # actors of one name that a message lists


class NamedRecord:
    """What a record says of who is named in it."""

    store: Store
    keeper: Keeper
    config: Config

    def who(self, copies: Sequence[Copy] | None = None) -> RecordActors:
        """
        Who is who over the whole record, with what persons judged.

        Args:
            copies: What the reports share, where it is at hand already.
        """
        with self.store.snapshot():
            kept = self.keeper.kept()
            if kept is not None:
                return kept.actors
            shared = copies if copies is not None else self.keeper.copies()
            desk = self.keeper.desk()
            reads = (desk.judge(read).read for read in self.store.reports() if read.report.text)
            return actors_of(reads, shared, desk.live, own_gazetteer(self.config))

    def actors(
        self, name: str | None = None, *, kind: str | None = None, report: str | None = None, described: bool = False
    ) -> Iterator[Row]:
        """
        Who is named in the record, those of most reports first.

        Args:
            name: Only those with these words in one of their names; case, accents and apostrophes do not count.
            kind: Only persons, organisations, groups, countries, places or outlets.
            report: Only those of one report, as ``show`` takes it.
            described: Whether those without any name are listed too.

        Returns:
            The export's ``actor`` lines with the names of what they point to, ``reports`` and ``accounts``.

        Raises:
            UsageError: If there is no such kind or report.

        Example:
            >>> row = next(record.actors("irshay"))
            >>> row["name"], row["actor_kind"]
            ('Galtan Irshay', 'person')
        """
        wanted = parse_kind(kind)
        with self.store.snapshot():
            own = self.store.report(report).report.id if report is not None else None
            copies = self.keeper.copies()
            found = self.who(copies)
            lineages = self.keeper.lineages(copies)
            listed = [
                actor
                for actor in found.actors
                if (described or not actor.described or actor.name == name)
                and (wanted is None or actor.kind is wanted)
                and (own is None or own in actor.reports)
                and (name is None or has_words(actor, name))
            ]
            listed.sort(key=lambda actor: (-len(actor.reports), -mentions_of(actor), actor.name, actor.id))
            return iter(self.actor_rows(listed, found, lineages))

    def actor_rows(self, listed: Sequence[RecordActor], found: RecordActors, lineages: Sequence[Lineage]) -> list[Row]:
        """Rows of actors."""
        called = {summary.id: report_name(summary) for summary in self.store.summaries()}
        names = {actor.id: actor.name for actor in found.actors}
        hashes = cache(self.store.text_hash)
        naming = [accounts_naming(actor.reports, lineages) for actor in listed]
        return [
            actor_row(actor, names, hashes, accounts, called) for actor, accounts in zip(listed, naming, strict=True)
        ]

    def actor(self, name: str) -> Row:
        """
        One actor with all that the record has of it: names, roles, joins, quotations and events.

        Args:
            name: A name of it, its id or the beginning of that, or ``NAME@REPORT``: who the report means by the name.

        Returns:
            The row of :meth:`actors`, with ``quotes`` (rows of :meth:`Record.quotes`) and ``events``.

        Raises:
            UsageError: If nobody has the name, or several have.

        Example:
            >>> known = record.actor("Galtan Irshay")
            >>> known["name"], len(known["reports"]) > 3
            ('Galtan Irshay', True)
        """
        with self.store.snapshot():
            copies = self.keeper.copies()
            found = self.who(copies)
            actor = found_one(find_actor(found, name, self.texts_of(found), self.id_named), name)
            (row,) = self.actor_rows([actor], found, self.keeper.lineages(copies))
            members = {(member.report, member.actor.partition(":")[0]) for member in actor.members}
            quotes = [
                quote_row(quote)
                for report in actor.reports
                for quote in self.store.quotes(report=report)
                if not members.isdisjoint((report, own) for own in quote.quote.actors)
            ]
            return {**row, "quotes": quotes, "events": self.events_of(members)}

    def events_of(self, members: set[tuple[ReportId, str]]) -> list[Row]:
        """The events in which an actor does something, or something is done to it."""
        found: list[Row] = []
        for report in sorted({report for report, _ in members}):
            read = self.store.report(report)
            own = {actor for place, actor in members if place == report}
            for event in read.events:
                side = "actors" if own & set(event.actors) else "recipients" if own & set(event.recipients) else None
                if side is not None:
                    words = [" ".join(span.of(read.report.text).split()) for span in event.evidence]
                    found.append(
                        {
                            "report": report,
                            "event": event.id,
                            "as": side,
                            "type": event.type,
                            "status": event.status.value,
                            "words": " ... ".join(words),
                            "spans": [[span.start, span.end] for span in event.evidence],
                        }
                    )
        return found

    def actor_candidates(self) -> Iterator[Row]:
        """
        Pairs of actors that are near and not near enough, for a person to judge.

        Example:
            >>> next(record.actor_candidates())["because"]
            'the same name, “Ashvala”, and no second ground'
        """
        with self.store.snapshot():
            found = self.who()
            by_id = {actor.id: actor for actor in found.actors}
            hashes = cache(self.store.text_hash)
            return iter([candidate_row(candidate, by_id, hashes) for candidate in found.candidates])

    def actor_conflicts(self) -> Iterator[Row]:
        """Judgements on actors that cannot all hold, and those whose words are no name any more."""
        return iter([conflict_object(conflict) for conflict in self.who().conflicts])

    # What persons say of actors

    def same(self, *names: str, because: str = "", by: str | None = None, at: str | None = None) -> Judgement:
        """
        Say that several are one; with a single name, that all who have it are.

        Args:
            names: As :meth:`actor` takes them.
            because: Why.
            by: Who says so; by default the ``person`` of ``dateline.toml``.
            at: When, ISO 8601; by default now.

        Raises:
            UsageError: If somebody is not found, only one is, or nobody signs.
        """
        with self.store.snapshot():
            found = self.who()
            texts = self.texts_of(found)
            if len(names) == 1:
                meant = find_actor(found, names[0], texts, self.id_named)
            else:
                meant = [found_one(find_actor(found, name, texts, self.id_named), name) for name in names]
            places = [self.place_of(actor, name) for actor, name in zip(meant, names * len(meant), strict=False)]
            if len({actor.id for actor in meant}) < 2:
                raise UsageError(f"{names[0]!r} is one already", hint="`dateline actors` lists who is named")
        return self.judge_actors(Verdict.SAME, places, None, because, by, at)

    def different(
        self, one: str, other: str, *, because: str = "", by: str | None = None, at: str | None = None
    ) -> Judgement:
        """
        Say that two are two: nothing joins them from then on.

        Args:
            one, other: As :meth:`actor` takes them; ``NAME@REPORT`` says which of those that were joined wrongly.
            because, by, at: As :meth:`same` takes them.

        Raises:
            UsageError: If somebody is not found, both are the same words, or nobody signs.
        """
        with self.store.snapshot():
            found = self.who()
            texts = self.texts_of(found)
            pair = [(found_one(find_actor(found, name, texts, self.id_named), name), name) for name in (one, other)]
            places = [self.place_of(actor, name) for actor, name in pair]
        if places[0] == places[1]:
            hint = "name the report too: dateline different NAME@REPORT NAME@REPORT"
            raise UsageError(f"{one!r} and {other!r} are the same words", hint=hint)
        return self.judge_actors(Verdict.DIFFERENT, places, None, because, by, at)

    def rename(
        self, one: str, name: str, *, because: str = "", by: str | None = None, at: str | None = None
    ) -> Judgement:
        """
        Say what an actor is called; its spellings stay as they are.

        Args:
            one: As :meth:`actor` takes it.
            name: The name.
            because, by, at: As :meth:`same` takes them.

        Raises:
            UsageError: If nobody is found, the name is empty, or nobody signs.
        """
        if not name.strip():
            raise UsageError("an actor needs a name", hint="dateline rename ACTOR NAME")
        with self.store.snapshot():
            found = self.who()
            actor = found_one(find_actor(found, one, self.texts_of(found), self.id_named), one)
            place = self.place_of(actor, one)
        return self.judge_actors(Verdict.RENAME, [place], {"name": name.strip()}, because, by, at)

    def judge_actors(
        self,
        verdict: Verdict,
        places: Sequence[ActorEvidence],
        value: Row | None,
        because: str,
        by: str | None,
        at: str | None,
    ) -> Judgement:
        """Keep a judgement on the words where actors are named."""
        anchors = [
            {
                "text_sha256": self.store.text_hash(place.report),
                "spans": [[place.span.start, place.span.end]],
                "words": place.span.of(self.store.text(place.report)),
            }
            for place in places
        ]
        subject = {"line": "actor", "anchors": anchors}
        signed = self.config.judging.person if by is None else by
        judgement = make_judgement(subject, verdict, value, by=signed, at=at or now(), because=because)
        self.store.add_judgement(judgement)
        return judgement

    def texts_of(self, found: RecordActors) -> Mapping[ActorEvidence, str]:
        """The words of every place of a name."""
        return {place: use.name for actor in found.actors for use in actor.names for place in use.places}

    def id_named(self, report: str) -> ReportId:
        """The id of the report that somebody means."""
        return self.store.report(report).report.id

    def place_of(self, actor: RecordActor, name: str) -> ActorEvidence:
        """Where a judgement on an actor hangs: its first place of the name that was asked, or of its fullest."""
        words, report = split_name(name)
        own = self.id_named(report) if report else None
        uses = [use for use in actor.names if folded_name(use.name) == folded_name(words)]
        uses = uses or [use for use in actor.names if use.name == actor.name] or list(actor.names)
        places = sorted(place for use in uses for place in use.places if own in (None, place.report))
        return places[0] if places else min(place for use in actor.names for place in use.places)


def find_actor(found: RecordActors, name: str, texts: Mapping[ActorEvidence, str], id_of: Any) -> list[RecordActor]:
    """
    The actors that somebody may mean by a name: by id, by the name in a report, by a whole name, by some of its words.

    Args:
        found: All of the record.
        name: An id or its beginning; ``NAME@REPORT``; a name.
        texts: The words of every place.
        id_of: Gives the id of a report that somebody names.
    """
    if re.fullmatch(r"actor-[0-9a-f]+", name):
        return [actor for actor in found.actors if actor.id.startswith(name)]
    words, report = split_name(name)
    if report:
        own = id_of(report)
        folded = folded_name(words)
        return [
            actor
            for actor in found.actors
            if any(place.report == own and folded_name(texts[place]) == folded for place in places_of(actor))
        ]
    called = [actor for actor in found.actors if folded_name(actor.name) == folded_name(name)]
    spelt = [actor for actor in found.actors if any(folded_name(use.name) == folded_name(name) for use in actor.names)]
    return called or spelt or [actor for actor in found.actors if has_words(actor, name)]


def found_one(found: Sequence[RecordActor], name: str) -> RecordActor:
    """
    The only one of several.

    Raises:
        UsageError: If there is none, or more.
    """
    if not found:
        raise UsageError(f"nobody is called {name!r} in this record", hint="`dateline actors` lists who is named")
    if len(found) > 1:
        listed = ", ".join(f"{actor.id} ({actor.name}, {actor.reports[0]})" for actor in found[:SHOWN])
        more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
        raise UsageError(f"{len(found)} actors are called {name!r}: {listed}{more}", hint="name one by its id")
    return found[0]


def split_name(name: str) -> tuple[str, str]:
    """``NAME@REPORT`` in its two parts."""
    words, _, report = name.rpartition("@")
    return (words, report) if words else (name, "")


def places_of(actor: RecordActor) -> Iterator[ActorEvidence]:
    """Every place of an actor's names."""
    return (place for use in actor.names for place in use.places)


def mentions_of(actor: RecordActor) -> int:
    """How often an actor is named."""
    return sum(len(use.places) for use in actor.names if not use.described)


def has_words(actor: RecordActor, words: str) -> bool:
    """Whether words stand in one of an actor's names."""
    folded = folded_name(words)
    return any(folded in folded_name(name) for name in (actor.name, *(use.name for use in actor.names)))


def accounts_naming(reports: Sequence[ReportId], lineages: Sequence[Lineage]) -> int:
    """
    How many independent accounts stand behind reports: those that copy each other count once.

    Example:
        >>> accounts_naming((ReportId("1"), ReportId("2")), ())
        2
    """
    named = set(reports)
    counted = 0
    for lineage in lineages:
        held = named & set(lineage.cluster)
        named -= held
        if not held:
            continue
        whole = [{*account.sources, *account.reports} & held for account in lineage.accounts]
        missed = held - {report for account in whole for report in account}
        counted += max(1, sum(bool(account) for account in whole) + len(missed) - overlaps(whole))
    return counted + len(named)


def overlaps(accounts: Sequence[set[str]]) -> int:
    """How many accounts have no report that an earlier one does not have: made of two, it is no third."""
    seen: set[str] = set()
    idle = 0
    for account in sorted(accounts, key=lambda account: (-len(account), sorted(account))):
        idle += bool(account) and account <= seen
        seen |= account
    return idle


def parse_kind(words: str | None) -> NameKind | None:
    """
    A kind of actor as somebody typed it.

    Raises:
        UsageError: If there is no such kind.
    """
    if words is None:
        return None
    known = {kind.value: kind for kind in NameKind}
    found = known.get(words)
    if found is None:
        raise UsageError(f"no kind {words!r} of actor", hint=f"kinds are {', '.join(NameKind)}")
    return found
