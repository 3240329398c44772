"""Settle a whole record and write how things stand: within the site for a small record, else in another process."""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import thread_time
from typing import NamedTuple

from dateline.api import CONFIG_FILE, Record
from dateline.beside import basis_of, rules, ways_of
from dateline.clock import now
from dateline.compared import Settled as SettledRecord
from dateline.compared import words_of_event
from dateline.comparison import Basis
from dateline.config import read_config
from dateline.copies import count_texts, credited_origins, independent_accounts
from dateline.errors import RecordError
from dateline.model import (
    Copy,
    Finding,
    Lineage,
    MergedEvent,
    RecordActor,
    ReportId,
    Story,
    StoryId,
)
from dateline.page.shared import UNSETTLED
from dateline.page.wording import cut_short
from dateline.record import Standing, StandingWriter
from dateline.record.search import fold_places
from dateline.record.written import read_value, write_value
from dateline.text.memory import without_collecting
from dateline.web.addresses import slug
from dateline.web.lists import Lists
from dateline.web.owners import independent_in
from dateline.web.settled import folded, own_weight, weight
from dateline.web.shown import DIFFERENT, KINDS, ActorLine, ActorShown
from dateline.web.spelling import sounds_of

__all__ = ["settle_record"]

TITLE = 90
HEADED = 50  # reports of a story that are looked at for a headline
NAMED = 40  # places of a name that an actor's page has; the rest is counted
PLACES = 6  # of a name or a naming that a page lists; the rest is counted
JOINS = 60
ROLES = 100
ALSO = 6
NICE = 10  # a site that answers comes first
Places = dict[str, list[tuple[ReportId, str]]]


def settle_record(record: Record, lists: Lists, path: Path, *, whole: bool = True) -> None:
    """
    Settle a record as it is now and write the file of how things stand.

    Args:
        record: The record, read as of one moment.
        lists: The same as persons left it.
        path: The file.
        whole: Whether what reports share and say of each other is settled; without, only their order and names.
    """
    with without_collecting():
        write_standing(record, lists, StandingWriter(path), whole=whole)


class Earlier:
    """
    The findings of the file that is there, where it was settled in the same way.

    Args:
        path: The file.
        ways: A hash of the rules and options of now.
    """

    def __init__(self, path: Path, ways: str) -> None:
        self.standing: Standing | None = None
        if path.is_file():
            with suppress(RecordError):  # of another version, or damaged: nothing is taken over
                self.standing = Standing(path)
        if self.standing is not None and self.standing.head.get("ways") != ways:
            self.close()

    def basis_of(self, story: StoryId) -> Basis | None:
        """What the findings of a story rested on."""
        columns = ("digest", "asked", "answered")
        found = self.standing.one("origin", columns, story=story) if self.standing is not None else None
        if found is None:
            return None
        digest, asked, answered = found
        return Basis(digest, read_value(tuple[tuple[str, date, ReportId], ...], asked), answered)

    def findings_of(self, story: StoryId) -> Sequence[Finding]:
        """What was found of it, in the order of the whole."""
        assert self.standing is not None, "who asks has its basis from it"
        rows = self.standing.rows("finding", equal={"origin": story})
        return [read_value(Finding, content) for (content,) in rows]

    def close(self) -> None:
        """Close the file."""
        if self.standing is not None:
            self.standing.close()
            self.standing = None


def write_standing(record: Record, lists: Lists, writer: StandingWriter, *, whole: bool) -> None:
    """Settle a record and write every table; what was found before is taken over where it rests on the same."""
    ways = ways_of(record.config)
    with closing(Earlier(writer.path, ways)) as earlier:
        write_tables(record, lists, writer, earlier, ways, whole=whole)


def write_tables(
    record: Record, lists: Lists, writer: StandingWriter, earlier: Earlier, ways: str, *, whole: bool
) -> None:
    """The same, beside the file of before."""
    began = thread_time()
    try:
        order = lists.order()
        tags = {report: number for number, report in enumerate(order, start=1)}
        copies, traced = record.traced_afresh() if whole else ((), ())
        lineages = sorted(traced, key=lambda one: (-len(one.members), min(tags[r] for r in one.cluster)))
        write_copies(writer, copies, tags)
        writer.put("lineage", ("place", "content"), ((at, write_value(one)) for at, one in enumerate(lineages)))
        settled = record.settled_afresh(copies, earlier) if whole else None
        write_reports(writer, record, tags, lineages, settled)
        write_named(writer, "outlet", lists.details("outlet"))
        write_named(writer, "speaker", lists.speakers())
        if settled is not None:
            write_compared(writer, settled, copies, lineages)
        head = {
            **counts_of(record, lists, order, copies, lineages),
            "stamp": record.store.pager().stamp(),
            "basis": basis_of(record.store, record.config) if whole else "",
            "rules": rules(),
            "ways": ways,
            "settled_at": now(),
            "whole": "yes" if whole else "no",
            "cost": f"{thread_time() - began:.3f}",
        }
        writer.finish(head)
    except BaseException:
        writer.drop()
        raise


def counts_of(
    record: Record, lists: Lists, order: Sequence[ReportId], copies: Sequence[Copy], lineages: Sequence[Lineage]
) -> dict[str, str]:
    """The counts at the top of the pages."""
    names = {name for name, _ in lists.details("agency")} | {copy.common_source for copy in copies}
    return {
        "reports": str(len(order)),
        "texts": str(count_texts(order, copies)),
        "credited": json.dumps(credited_origins(names)),
        "independent": str(independent_accounts(len(order), lineages)),
        "grouped": str(sum(len(group.members) for group in lineages)),
        "accounts": str(sum(group.independent for group in lineages)),
        "sizes": json.dumps(record.store.pager().sizes()),
    }


def write_copies(writer: StandingWriter, copies: Sequence[Copy], tags: Mapping[ReportId, int]) -> None:
    """Every pair, the largest share first; and those of each report, by its own share."""
    ranked = sorted(copies, key=lambda copy: (-weight(copy), tags[copy.a], tags[copy.b]))
    rows = (
        (at, copy.kind.value, int(copy.direction is None and copy.kind in UNSETTLED), write_value(copy))
        for at, copy in enumerate(ranked)
    )
    writer.put("copy", ("place", "kind", "is_open", "content"), rows)
    places: defaultdict[ReportId, list[int]] = defaultdict(list)
    for at, copy in enumerate(ranked):
        places[copy.a].append(at)
        places[copy.b].append(at)
    for report, own in places.items():
        own.sort(key=lambda at: -own_weight(ranked[at], report))  # stable: then as ranked
        writer.put("copy_of", ("report", "place", "copy"), [(report, n, at) for n, at in enumerate(own)])


def write_reports(
    writer: StandingWriter,
    record: Record,
    tags: Mapping[ReportId, int],
    lineages: Sequence[Lineage],
    settled: SettledRecord | None,
) -> None:
    """The reports with their numbers, groups and stories."""
    group_of = {report: at for at, lineage in enumerate(lineages) for report in lineage.cluster}
    stories = settled.comparison.stories if settled is not None else ()
    story_of = {report: story.id for story in stories for report in story.reports}
    hashes = dict(record.store.pager().hashes())
    called = settled.called if settled is not None else {}
    rows = (
        (
            *(report, tag, name if (name := slug(report)) != report else None, called.get(report, "")),
            *(hashes[report], group_of.get(report), story_of.get(report)),
        )
        for report, tag in tags.items()
    )
    writer.put("report", ("id", "tag", "slug", "called", "text_sha256", "lineage", "story"), rows)


def write_named(writer: StandingWriter, kind: str, found: Iterable[tuple[str, int]]) -> None:
    """Names with their numbers, the most frequent first."""
    rows = ((kind, at, name, folded(name), number) for at, (name, number) in enumerate(found))
    writer.put("named", ("kind", "place", "name", "folded", "number"), rows)


def write_compared(
    writer: StandingWriter, settled: SettledRecord, copies: Sequence[Copy], lineages: Sequence[Lineage]
) -> None:
    """All that reports say of each other."""
    lineage_of = {report: lineage for lineage in lineages for report in lineage.cluster}
    walked = walk(settled)
    called = settled.names | walked.words | settled.words_said()
    write_stories(writer, settled, copies, lineage_of)
    write_events(writer, settled, called)
    write_utterances(writer, settled, called)
    write_findings(writer, settled)
    write_namings(writer, settled, called)
    write_actors(writer, settled, lineage_of, walked)


class Walked(NamedTuple):
    """
    What is written of every report, had in one walk through all of them.

    Args:
        words: The words of each merged event, by its first account.
        spoken: The attributions of each actor, by report and place.
        told: For each event of a report the actors in it.
    """

    words: dict[str, str]
    spoken: Places
    told: dict[tuple[ReportId, str], list[str]]


def walk(settled: SettledRecord) -> Walked:
    """Go through the reports once: of a large record each of them is unpacked for it."""
    member_of = {(m.report, m.actor): actor.id for actor in settled.actors.actors for m in actor.members}
    first: defaultdict[ReportId, list[tuple[str, str]]] = defaultdict(list)
    for merged in settled.comparison.events:
        report, own = merged.events[0]
        first[report].append((merged.id, own))
    words: dict[str, str] = {}
    spoken: defaultdict[str, list[tuple[ReportId, str]]] = defaultdict(list)
    told: dict[tuple[ReportId, str], list[str]] = {}
    for report, read in settled.reads.items():
        words.update((merged_id, words_of_event(read, own)) for merged_id, own in first.get(report, ()))
        for quote in read.quotes:
            for actor in dict.fromkeys(quote.actors or ((quote.actor,) if quote.actor else ())):
                if (report, actor) in member_of:
                    spoken[member_of[report, actor]].append((report, quote.id))
        for event in read.events:
            parties = (*event.actors, *event.recipients)
            told[report, event.id] = [member_of[report, own] for own in parties if (report, own) in member_of]
    return Walked(words, spoken, told)


def write_stories(
    writer: StandingWriter,
    settled: SettledRecord,
    copies: Sequence[Copy],
    lineage_of: Mapping[ReportId, Lineage],
) -> None:
    """Stories with their numbers and a headline."""
    stories, findings = settled.comparison.stories, settled.comparison.findings
    story_of = {report: story.id for story in stories for report in story.reports}
    within: defaultdict[str, list[Copy]] = defaultdict(list)
    for copy in copies:
        if story_of.get(copy.a) is not None and story_of.get(copy.a) == story_of.get(copy.b):
            within[story_of[copy.a]].append(copy)
    differing: defaultdict[str, int] = defaultdict(int)
    for finding in findings:
        differing[finding.story or ""] += finding.kind in DIFFERENT
    rows = (
        (
            *(at, story.id, len(story.reports), count_texts(set(story.reports), within[story.id])),
            *(independent_in(story.reports, lineage_of), differing[story.id]),
            *(title_of(story, settled), write_value(story)),
        )
        for at, story in enumerate(stories)
    )
    writer.put("story", ("place", "id", "reports", "texts", "independent", "differing", "title", "content"), rows)


def title_of(story: Story, settled: SettledRecord) -> str:
    """The headline of the first report of a story that has one, else the words that tell it from others."""
    titles = (settled.reads[report].report.metadata.title.value for report in story.reports[:HEADED])
    title = next(filter(None, titles), None)
    return cut_short(title or ", ".join(story.words[:5]), TITLE)


def write_events(writer: StandingWriter, settled: SettledRecord, called: Mapping[str, str]) -> None:
    """Merged events."""
    rows = (
        (
            *(at, event.id, event.story or "", len({report for report, _ in event.events}), len(event.events)),
            *(called.get(event.id, ""), write_value(event)),
        )
        for at, event in enumerate(settled.comparison.events)
    )
    writer.put("event", ("place", "id", "story", "reports", "accounts", "called", "content"), rows)
    gathered = {told: write_value(when) for told, when in settled.gathered_days.items()}
    accounts = ((*told, event.id, gathered.get(told)) for event in settled.comparison.events for told in event.events)
    writer.put("account", ("report", "told", "event", "gathered"), accounts)


def write_utterances(writer: StandingWriter, settled: SettledRecord, called: Mapping[str, str]) -> None:
    """Utterances, also by story, and those of each attribution."""
    story_of = {report: story.id for story in settled.comparison.stories for report in story.reports}
    for at, one in enumerate(settled.comparison.utterances):
        reports, content = {saying.report for saying in one.sayings}, write_value(one)
        numbers = (len(reports), len(one.sayings))
        row = (at, one.id, *numbers, called.get(one.id, ""), content)
        writer.put("utterance", ("place", "id", "reports", "sayings", "called", "content"), [row])
        stories = sorted({story_of[report] for report in reports if report in story_of})
        rows = [(story, *numbers, one.id, content) for story in stories]
        writer.put("utterance_of", ("story", "reports", "sayings", "id", "content"), rows)
    sayings = {(saying.report, saying.quote): u.id for u in settled.comparison.utterances for saying in u.sayings}
    writer.put("saying", ("report", "quote", "utterance"), ((*place, own) for place, own in sayings.items()))


def write_findings(writer: StandingWriter, settled: SettledRecord) -> None:
    """Findings, with the rank of their kind and the story that each was made with; and what those rest on."""
    assert settled.reuse is not None, "it was settled beside what was found before"
    ranks = {kind: rank for rank, kind in enumerate(KINDS)}
    rows = (
        (at, one.id, one.story or "", one.subject, one.kind.value, ranks[one.kind], write_value(one), origin)
        for at, (one, origin) in enumerate(zip(settled.comparison.findings, settled.reuse.origins, strict=True))
    )
    writer.put("finding", ("place", "id", "story", "subject", "kind", "rank", "content", "origin"), rows)
    made = sorted(settled.reuse.made.items())
    bases = ((story, basis.digest, write_value(basis.asked), basis.answered) for story, basis in made)
    writer.put("origin", ("story", "digest", "asked", "answered"), bases)


def write_namings(writer: StandingWriter, settled: SettledRecord, called: Mapping[str, str]) -> None:
    """Namings with their first places, and what is named by how many words: of all outlets, and of each."""
    words: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    rows = []
    for at, one in enumerate(settled.comparison.namings):
        words["", one.subject].add(one.words)
        words[one.outlet, one.subject].add(one.words)
        is_long = len(one.places) > PLACES
        content = write_value(replace(one, places=one.places[:PLACES]) if is_long else one)
        rows.append((at, one.subject, one.outlet, len(one.places), content, write_value(one) if is_long else None))
    writer.put("naming", ("place", "subject", "outlet", "number", "content", "whole"), rows)
    groups = (
        (outlet, len(kinds), name, name.casefold(), subject)
        for (outlet, subject), kinds in words.items()
        if (name := called.get(subject, subject)) is not None
    )
    writer.put("naming_group", ("outlet", "kinds", "called", "folded", "subject"), groups)


def write_actors(
    writer: StandingWriter,
    settled: SettledRecord,
    lineage_of: Mapping[ReportId, Lineage],
    walked: Walked,
) -> None:
    """Actors with what they said and did, and the words of their names."""
    quotes = walked.spoken
    events = events_by_actor(settled.comparison.events, walked.told)
    order = sorted(
        settled.actors.actors,
        key=lambda actor: (actor.described, -len(actor.reports), actor.name.casefold(), actor.id),
    )
    ranks = {actor.id: rank for rank, actor in enumerate(order)}
    for at, actor in enumerate(settled.actors.actors):
        line = line_of(actor, len(quotes.get(actor.id, ())), len(events.get(actor.id, ())))
        shown = shown_of(actor, line, lineage_of)
        names = "\n".join(dict.fromkeys(folded(name) for name in (actor.name, *(used.name for used in actor.names))))
        is_long = shown.actor != actor
        row = (
            *(at, actor.id, actor.name, actor.kind.value, ranks[actor.id], names),
            *(write_value(line), write_value(shown), write_value(actor) if is_long else None),
        )
        columns = ("place", "id", "name", "kind", "rank", "folded", "line", "content", "whole")
        writer.put("actor", columns, [row])
    for table, found in (("candidate", settled.actors.candidates), ("conflict", settled.actors.conflicts)):
        writer.put(table, ("place", "content"), [(at, write_value(one)) for at, one in enumerate(found)])
    gathered = [(report, write_value(one)) for report, one in settled.gathered.items()]
    writer.put("gathered", ("report", "content"), gathered)
    places = {(place.report, place.span.start, place.span.end, actor) for place, actor in settled.actors.at}
    writer.put("named_at", ("report", "start", "end", "actor"), sorted(places))
    writer.put("member", ("report", "actor", "name"), ((*one, n) for one, n in settled.local_names.items()))
    spoken = ((actor, n, *place) for actor, places in quotes.items() for n, place in enumerate(places))
    writer.put("actor_quote", ("actor", "place", "report", "quote"), spoken)
    done = ((actor, n, own) for actor, ids in events.items() for n, own in enumerate(ids))
    writer.put("actor_event", ("actor", "place", "event"), done)
    words = {
        part
        for actor in settled.actors.actors
        for used in actor.names
        for part in fold_places(used.name).words
    }  # fmt: skip
    writer.put("word", ("length", "word"), sorted((len(word), word) for word in words))
    writer.put("sound", ("key", "word"), sorted(set(sounds_of(words))))


def line_of(actor: RecordActor, quotes: int, events: int) -> ActorLine:
    """An actor in a list."""
    also = tuple(used.name for used in actor.names if used.name != actor.name)[:ALSO]
    return ActorLine(actor.id, actor.name, actor.kind.value, actor.described, also, len(actor.reports), quotes, events)


def shown_of(actor: RecordActor, line: ActorLine, lineage_of: Mapping[ReportId, Lineage]) -> ActorShown:
    """An actor on its page."""
    cut = replace(
        actor,
        names=tuple(replace(used, places=used.places[:NAMED]) for used in actor.names),
        members=actor.members[:PLACES],
        joins=actor.joins[:JOINS],
        roles=actor.roles[:ROLES],
    )
    places = tuple(len(used.places) for used in actor.names)
    return ActorShown(cut, line, places, independent_in(actor.reports, lineage_of))


def events_by_actor(
    events: Iterable[MergedEvent], told: Mapping[tuple[ReportId, str], Sequence[str]]
) -> dict[str, list[str]]:
    """The merged events of each actor, each once."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for event in events:
        for account in event.events:
            for actor in told[account]:
                found[actor][event.id] = None
    return {actor: [*ids] for actor, ids in found.items()}


def main(arguments: Sequence[str]) -> int:
    """``python -m dateline.web.settling RECORD FILE``."""
    os.nice(NICE)
    config = read_config(Path(CONFIG_FILE))
    with Record(arguments[0], config=config, read_only=True) as record, record.store.snapshot():
        settle_record(record, Lists(record, record.changed()), Path(arguments[1]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
