"""What a record says of many reports at once, as rows: stories, merged events, utterances, findings, wording."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from dateline.beside import Kept, Reads
from dateline.config import Config
from dateline.exports.compared import (
    finding_object,
    merged_event_object,
    naming_object,
    story_object,
    utterance_object,
)
from dateline.exports.rows import report_name
from dateline.judging import Desk
from dateline.keeping import Keeper
from dateline.model import (
    Across,
    Comparison,
    Copy,
    EventDate,
    EventId,
    FindingKind,
    GatheredDate,
    Published,
    ReadReport,
    RecordActors,
    ReportId,
    Span,
)
from dateline.packed import packed, text_in
from dateline.record import ReportSummary, Store
from dateline.text.fold import fold
from dateline.text.later import later
from dateline.typed import parse_kinds

if TYPE_CHECKING:
    from dateline.across import Glance, across_of, settle_across
    from dateline.comparing import own_gazetteer
    from dateline.comparison import Before, Reuse
    from dateline.events import gathered_days
else:
    Glance, across_of, settle_across = later("dateline.across", "Glance across_of settle_across")
    (own_gazetteer,) = later("dateline.comparing", "own_gazetteer")
    (Reuse,) = later("dateline.comparison", "Reuse")
    (gathered_days,) = later("dateline.events", "gathered_days")

__all__ = ["ComparedRecord", "Settled", "is_undated", "words_of_event"]

Row = dict[str, Any]


@dataclass(frozen=True)
class Settled:
    """
    What is settled over a record at one moment.

    Args:
        reads: Its reports, by id.
        actors: Who is who.
        comparison: What the reports say of each other.
        called: What every report is called.
        gathered: When reports that do not say it may have been published, as the others tell.
        reuse: What was taken over, and what may be taken over later; None where nobody asked for it.
    """

    reads: Mapping[ReportId, ReadReport]
    actors: RecordActors
    comparison: Comparison
    called: Mapping[ReportId, str]
    gathered: Mapping[ReportId, GatheredDate]
    reuse: Reuse | None = None

    @cached_property
    def texts(self) -> dict[ReportId, str]:
        """The texts of the reports."""
        return {own: text_in(self.reads, own) for own in self.reads}

    @cached_property
    def hashes(self) -> dict[ReportId, str]:
        """The hashes of their texts."""
        return {own: read.report.text_sha256 for own, read in self.reads.items()}

    @cached_property
    def gathered_days(self) -> dict[tuple[ReportId, EventId], EventDate]:
        """The days of events that say more when the day of their report is what the record gathers."""
        found = {own: gathered_days(self.reads[own], known) for own, known in self.gathered.items()}
        return {(own, event): when for own, days in found.items() for event, when in days.items()}

    @cached_property
    def names(self) -> dict[str, str]:
        """What record-wide actors are called."""
        return {actor.id: actor.name for actor in self.actors.actors}

    @cached_property
    def local_names(self) -> dict[tuple[ReportId, str], str]:
        """What the actors of reports are called over all reports."""
        return {(member.report, member.actor): actor.name for actor in self.actors.actors for member in actor.members}

    @cached_property
    def subjects(self) -> dict[str, str]:
        """What the subjects of findings and namings are called: the words of a merged event or of an utterance."""
        found = dict(self.names)
        for event in self.comparison.events:
            report, own = event.events[0]
            found[event.id] = words_of_event(self.reads[report], own)
        return found | self.words_said()

    def words_said(self) -> dict[str, str]:
        """The words of each utterance, in its fullest form."""
        fullest = {utterance.id: utterance.sayings[0] for utterance in self.comparison.utterances}
        return {own: on_one_line(full.spans, text_in(self.reads, full.report)) for own, full in fullest.items()}

    def report_names(self, reports: Iterable[ReportId]) -> dict[str, str]:
        """What some reports are called."""
        return {own: self.called[own] for own in reports}


class KeptSettled(Settled):
    """What is settled over a record, as the file beside it has it: each part is read when it is first asked for."""

    kept: Kept

    def __init__(self, kept: Kept, reads: Mapping[ReportId, ReadReport]) -> None:
        parts = {"comparison": kept.comparison, "called": kept.called, "gathered": kept.gathered}
        vars(self).update(kept=kept, reads=reads, **parts)

    @cached_property
    def actors(self) -> RecordActors:
        """Who is who."""
        return self.kept.actors

    @cached_property
    def names(self) -> dict[str, str]:
        """What record-wide actors are called."""
        return self.kept.names

    @cached_property
    def local_names(self) -> dict[tuple[ReportId, str], str]:
        """What the actors of reports are called over all reports."""
        return self.kept.local_names

    @cached_property
    def subjects(self) -> dict[str, str]:
        """What the subjects of findings and namings are called."""
        return self.kept.subjects


class ComparedRecord(ABC):
    """The questions of a record that its reports answer together; :class:`dateline.Record` has them."""

    store: Store
    keeper: Keeper
    config: Config

    def settled(self, copies: tuple[Copy, ...] | None = None) -> Settled:
        """
        Who is who, and what the reports say of each other, over the record as it is now.

        It is read from the file beside the record where that is of the record as it is now, and else settled afresh:
        the same values.

        Args:
            copies: What they share, if that is known.
        """
        with self.store.snapshot():
            kept = self.keeper.kept()
            if kept is None:
                return self.settled_afresh(copies)
            judge = self.keeper.desk().judge
            return KeptSettled(kept, Reads(self.store, lambda read: judge(read).read))

    def settled_afresh(self, copies: tuple[Copy, ...] | None = None, before: Before | None = None) -> Settled:
        """
        What :meth:`settled` gives, settled now.

        Args:
            copies: What they share, if that is known; None: it is settled here.
            before: What was found before by the same rules and options, of which is taken over what rests on the same;
                None: all is found anew. The values are the same.
        """
        with self.store.snapshot():
            desk = self.keeper.desk()
            shared = desk.copies(self.keeper.settled()).copies if copies is None else copies
            glance = Glance()
            reads = packed(glance.over(self.reads()), len(self.store))
            known = self.summaries()
            called = {own: report_name(summary) for own, summary in known.items()}
            is_gathered = any(is_open(summary.published) for summary in known.values())
            gathered = self.gathered_dates() if is_gathered else {}
            reuse = Reuse(self.seals(desk, gathered), before) if before is not None else None
            actors, comparison = settle_across(
                reads, desk.live, shared, own_gazetteer(self.config), gathered, glance, reuse
            )
            return Settled(reads, actors, comparison, called, gathered, reuse)

    def seals(self, desk: Desk, gathered: Mapping[ReportId, GatheredDate]) -> dict[ReportId, str]:
        """What each report is told by as it is compared: its lines, what persons said of them, and its gathered day."""
        pager = self.store.pager()
        said = {text: [one.id for one in found] for text, found in desk.by_text.items()}
        texts = dict(pager.hashes()) if said else {}
        return {
            own: f"{seal} {said.get(texts.get(own, ''), '')} {gathered.get(own, '')}"
            for own, seal in pager.seals().items()
        }

    @abstractmethod
    def reads(self, *, named: bool = True) -> Iterator[ReadReport]:
        """All reports as persons left them, by id."""

    @abstractmethod
    def gathered_dates(self) -> Mapping[ReportId, GatheredDate]:
        """When undated reports were published as far as the others allow it."""

    @abstractmethod
    def summaries(self) -> dict[ReportId, ReportSummary]:
        """What a list shows of all reports, by id, as persons left them."""

    def across(self) -> Across:
        """Who is who, and what is one event, over the whole record."""
        settled = self.settled()
        return across_of(settled.actors, settled.comparison)

    def stories(self, *, report: str | None = None) -> Iterator[Row]:
        """
        The reports by story: which of them are of one affair, and what holds them together.

        Args:
            report: Only the story of one report, as ``show`` takes it.

        Example:
            >>> [len(row["reports"]) for row in record.stories()]
            [16, 2, 1]
        """
        one = self.store.find(report) if report is not None else None
        settled = self.settled()
        for story in settled.comparison.stories:
            if one is None or one in story.reports:
                yield {"kind": "story", **story_object(story), "names": settled.report_names(story.reports)}

    def events(
        self,
        *,
        report: str | None = None,
        type: str | None = None,  # noqa: A002  # the contract's word
        actor: str | None = None,
        min_accounts: int = 1,
    ) -> Iterator[Row]:
        """
        What happened, each event once with all its accounts, in order of story and day.

        Args:
            report: Only those that one report tells.
            type: A root of the PLOVER ontology ("ASSAULT").
            actor: A part of the name of one who does it or has it done to them; case and accents do not count.
            min_accounts: Only those that so many accounts tell.

        Example:
            >>> row = next(record.events(min_accounts=2))
            >>> row["type"], len(row["accounts"]), row["because"].split(";")[0]
            ('REQUEST', 4, 'one utterance')
        """
        one = self.store.find(report) if report is not None else None
        settled = self.settled()
        for event in settled.comparison.events:
            reports = {own for own, _ in event.events}
            if (one is not None and one not in reports) or len(event.events) < min_accounts:
                continue
            if type is not None and event.type != type.upper():
                continue
            row = merged_event_object(event, settled.reads, settled.local_names, settled.gathered_days)
            if actor is not None and not any(
                holds(name, actor) for told in row["accounts"] for name in (*told["actors"], *told["recipients"])
            ):
                continue
            yield {"kind": "merged_event", **row, "names": settled.report_names(sorted(reports))}

    def utterances(
        self, *, report: str | None = None, speaker: str | None = None, containing: str | None = None
    ) -> Iterator[Row]:
        """
        What was said once and given more than once: who cut it, who reworded it, who had it first.

        Args:
            report: Only those that one report gives.
            speaker: A part of the speaker's name.
            containing: Words in the fullest form.

        Example:
            >>> said = next(record.utterances(containing="garrison"))
            >>> [saying["form"] for saying in said["sayings"]]
            ['fullest', 'exact', 'exact', 'exact']
        """
        one = self.store.find(report) if report is not None else None
        settled = self.settled()
        for utterance in settled.comparison.utterances:
            reports = {saying.report for saying in utterance.sayings}
            speakers = [settled.names.get(name, name) for name in utterance.speakers]
            if one is not None and one not in reports:
                continue
            if speaker is not None and not any(holds(name, speaker) for name in speakers):
                continue
            if containing is not None and not holds(settled.subjects[utterance.id], containing):
                continue
            row = utterance_object(utterance, settled.texts, settled.hashes)
            for saying, written in zip(utterance.sayings, row["sayings"], strict=True):
                written["words"] = [span.of(settled.texts[saying.report]) for span in saying.spans]
                written["missing_words"] = [
                    span.of(settled.texts[utterance.sayings[0].report]) for span in saying.missing
                ]
            yield {
                "kind": "utterance",
                **row,
                "speaker_names": speakers,
                "names": settled.report_names(sorted(reports)),
            }

    def compare(
        self, *, report: str | None = None, finding: str | None = None, question: str | None = None
    ) -> Iterator[Row]:
        """
        Where the accounts agree, differ, contradict or answer each other, question by question.

        Args:
            report: Only findings with an account of one report.
            finding: Kinds, with commas: agrees, differs, contradicts, responds, silent, undetermined.
            question: A part of the question: "how many".

        Raises:
            UsageError: If there is no such kind.

        Example:
            >>> row = next(record.compare(finding="contradicts"))
            >>> row["question"], [account["value"] for account in row["accounts"]]
            ('did it happen', ['asserted', 'denied'])
        """
        kinds = parse_kinds(finding, FindingKind, "finding")
        one = self.store.find(report) if report is not None else None
        settled = self.settled()
        for found in settled.comparison.findings:
            reports = {account.report for account in found.accounts}
            if found.kind not in kinds or (one is not None and one not in reports):
                continue
            if question is not None and not holds(found.question.value, question):
                continue
            row = finding_object(found, settled.texts, settled.hashes)
            for account, written in zip(found.accounts, row["accounts"], strict=True):
                written["chain_names"] = [settled.names.get(actor, actor) for actor in account.chain]
            yield {
                "kind": "finding",
                **row,
                "subject_words": settled.subjects.get(found.subject, ""),
                "names": settled.report_names(sorted(reports)),
            }

    def wording(self, *, name: str | None = None, outlet: str | None = None) -> Iterator[Row]:
        """
        How each outlet names the same actor or event: counted, with places, without a score and without a side.

        Args:
            name: A part of what the actor or event is called.
            outlet: A part of the outlet's name.

        Example:
            >>> row = next(record.wording())
            >>> row["words"], row["outlet"], row["count"] == len(row["places"])
            ('her party', 'Tervand Today', True)
        """
        settled = self.settled()
        for naming in settled.comparison.namings:
            subject = settled.subjects.get(naming.subject, naming.subject)
            shown = settled.called.get(ReportId(naming.outlet), naming.outlet)
            if (name is None or holds(subject, name)) and (outlet is None or holds(shown, outlet)):
                row = naming_object(naming, settled.hashes)
                yield {"kind": "naming", **row, "subject_words": subject, "outlet_name": shown}


def is_undated(read: ReadReport) -> bool:
    """Whether a report leaves an end of its publication open."""
    return is_open(read.report.metadata.published)


def is_open(published: Published) -> bool:
    """Whether an end of a publication is open."""
    return published.earliest is None or published.latest is None


def words_of_event(read: ReadReport, own: str) -> str:
    """The words by which a report tells one of its events."""
    told = next(one for one in read.events if one.id == own)
    return on_one_line(told.evidence, read.report.text)


def on_one_line(spans: Iterable[Span], text: str) -> str:
    """Words of a report on one line, breaks between them shown."""
    return " ... ".join(" ".join(span.of(text).split()) for span in spans)


def holds(text: str, part: str) -> bool:
    """Whether the words of a part stand in a text in a row; case, accents and apostrophes do not count."""
    words, asked = list(fold(text).words), list(fold(part).words)
    if not asked:
        return part.casefold() in text.casefold()
    whole = any(words[at : at + len(asked)] == asked for at in range(len(words) - len(asked) + 1))
    return whole or part.casefold() in text.casefold()
