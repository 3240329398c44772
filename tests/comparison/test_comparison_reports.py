"""Invented reports of one shooting: a reprint is no witness, seven is not five, a denial stands against the deed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

import pytest

from dateline.comparing import as_compared, compare_record
from dateline.comparison.wording import with_words_before
from dateline.model import (
    Comparison,
    CopyKind,
    Finding,
    FindingKind,
    GatheredDate,
    Judgement,
    Question,
    ReadReport,
    ReportId,
    SayingKind,
    Span,
)
from tests.comparison.comparison_factory import compared, copies_of, read, reads, said
from tests.comparison.mine_texts import MINE


def findings(kind: FindingKind, question: Question) -> list[Finding]:
    """The findings of one kind on one question."""
    return [one for one in compared().findings if one.kind is kind and one.question is question]


def test_reports_of_one_affair_are_one_story() -> None:
    assert [story.reports for story in compared().stories] == [("post", "gazette", "reprint"), ("other",)]


def test_one_killing_in_three_reports_is_one_event_and_contested() -> None:
    (event,) = [event for event in compared().events if event.contested]
    assert {report for report, _ in event.events} == {"gazette", "post", "reprint"}
    assert event.type == "ASSAULT"
    assert str(event.earliest) == "2021-03-02"


def test_seven_is_not_five() -> None:
    (found,) = findings(FindingKind.DIFFERS, Question.HOW_MANY)
    assert [(account.report, account.value) for account in found.accounts] == [
        ("post", "5 (five)"),
        ("gazette", "7 (seven)"),
        ("reprint", "5 (five)"),
    ]


def test_a_reprint_never_counts_as_a_second_account() -> None:
    for found in compared().findings:
        groups = {str(account.report): account.independent_group for account in found.accounts if not account.chain}
        if {"post", "reprint"} <= groups.keys() and found.kind is not FindingKind.SILENT:
            assert groups["post"] == groups["reprint"], found


def test_a_denial_contradicts_the_deed_and_not_itself() -> None:
    found = findings(FindingKind.CONTRADICTS, Question.HAPPENED)
    assert found
    for one in found:
        sides = {account.value == "denied" for account in one.accounts}
        assert sides == {True, False}
        assert len({account.independent_group for account in one.accounts}) == 2


def test_a_bill_and_a_resolution_are_two_names_of_what_was_passed() -> None:
    (found,) = findings(FindingKind.DIFFERS, Question.CALLED)
    assert {account.value for account in found.accounts} == {"bill", "resolution"}


def test_tuesday_and_march_2_are_the_same_day() -> None:
    words = [[account.spans for account in one.accounts] for one in findings(FindingKind.AGREES, Question.WHEN)]
    shown = {said("post", spans[0]) for spans in words} | {said("gazette", spans[1]) for spans in words}
    assert {"Tuesday", "March 2"} <= shown


def test_a_cut_quotation_shows_what_was_cut_and_by_whom() -> None:
    (utterance,) = [one for one in compared().utterances if any(s.kind is SayingKind.CUT for s in one.sayings)]
    cut = next(saying for saying in utterance.sayings if saying.kind is SayingKind.CUT)
    assert cut.report == "gazette"
    assert said(utterance.sayings[0].report, cut.missing) == "home to the barracks"
    assert utterance.first_seen == "post"


def test_every_span_holds_words_of_its_report() -> None:
    texts = {one.report.id: one.report.text for one in reads()}
    for found in compared().findings:
        for account in found.accounts:
            assert account.report in texts
            assert all(span.of(texts[account.report]).strip() for span in account.spans)
            assert account.spans


@pytest.mark.parametrize("turn", [1, 2, 3])
def test_the_order_of_the_reports_never_shows(turn: int) -> None:
    other = (*reads()[turn:], *reads()[:turn])
    assert compare_record(other, copies_of(other)) == compared()


def test_another_report_leaves_the_ids_of_what_was_there() -> None:
    more = (*reads(), read("z", "A ferry sank off Pellmar on Friday. Nobody was hurt.", "Pellmar Post", "2021-03-06"))
    grown = compare_record(more, copies_of(more))
    assert {story.id for story in compared().stories} <= {story.id for story in grown.stories}
    assert {event.id for event in compared().events} <= {event.id for event in grown.events}


def test_wording_counts_names_by_outlet_with_places() -> None:
    namings = [naming for naming in compared().namings if naming.words in ("bill", "resolution")]
    assert {(naming.outlet, naming.words) for naming in namings} == {
        ("Norvik Post", "bill"),
        ("Orsan Online", "bill"),
        ("Vessel Gazette", "resolution"),
    }
    for naming in namings:
        assert all(said(report, [span]).lower() == naming.words for report, span in naming.places)


def judgement(line: str, verdict: str, *anchors: tuple[str, Sequence[Span]], at: str = "2021-03-07") -> Judgement:
    """What a person says of words of invented reports."""
    hashes = {one.report.id: one.report.text_sha256 for one in reads()}
    places = [
        {"text_sha256": hashes[ReportId(report)], "spans": [[span.start, span.end] for span in spans]}
        for report, spans in anchors
    ]
    subject = {"line": line, "anchors": places}
    return Judgement(f"{line}-{verdict}-{at}", subject, verdict, None, "M. Vale", at, "I asked", None)


def judged(*judgements: Judgement) -> Comparison:
    """The invented reports compared again."""
    return compare_record(reads(), copies_of(reads()), judgements=judgements)


def test_events_that_a_person_parts_stay_apart() -> None:
    (event,) = [event for event in compared().events if event.contested]
    ends = event.events[0], event.events[-1]
    triggers = {(one.report.id, told.id): told.trigger for one in reads() for told in one.events}
    parted = judged(judgement("event", "part", *((report, triggers[report, own]) for report, own in ends)))
    assert not any(set(ends) <= set(one.events) for one in parted.events)


def test_stories_that_a_person_joins_are_one_until_he_parts_them() -> None:
    both = ("post", [Span(0, 1)]), ("other", [Span(0, 1)])
    join = judgement("story", "join", *both)
    assert [story.reports for story in judged(join).stories] == [("post", "gazette", "reprint", "other")]
    part = judgement("story", "part", *both, at="2021-03-08")
    assert judged(part, join).stories == compared().stories


def told(first: str, second: str, question: Question = Question.HAPPENED) -> list[Finding]:
    """The findings on one question, of two reports of one day."""
    some = [read("post", first, "Norvik Post", "2021-03-03"), read("gazette", second, "Vessel Gazette", "2021-03-03")]
    return [one for one in compare_record(some, copies_of(some)).findings if one.question is question]


@pytest.mark.parametrize(
    "denied",
    [
        "Soldiers did not attack the village of Lower Orsan on Tuesday, the army said.",
        "No soldier attacked the village of Lower Orsan on Tuesday, the army said.",
        "Soldiers have never attacked the village of Lower Orsan, the army said on Wednesday.",
    ],
)
def test_what_was_not_done_contradicts_what_was(denied: str) -> None:
    found = told("Soldiers attacked the village of Lower Orsan on Tuesday, the mayor Petra Vale said.", denied)
    (one,) = [one for one in found if one.kind is FindingKind.CONTRADICTS]
    assert {account.report: account.value == "denied" for account in one.accounts} == {"post": False, "gazette": True}


def test_two_denials_agree() -> None:
    first = "Soldiers did not attack the village of Lower Orsan on Tuesday, the mayor Petra Vale said."
    found = told(first, "No soldier attacked the village of Lower Orsan on Tuesday, the army said.")
    assert FindingKind.CONTRADICTS not in {one.kind for one in found}


def test_last_month_of_an_undated_report_is_open_beside_a_day() -> None:
    bill = "lawmakers in Orsan passed a bill that bans live rounds at rallies of dockers."
    some = [
        read("post", f"On February 21, 2021, {bill}", "Norvik Post", "2021-03-03"),
        read("voice", f"Last month {bill}", "Orsan Voice"),
    ]
    found, *_ = [one for one in compare_record(some, copies_of(some)).findings if one.question is Question.WHEN]
    assert found.kind is FindingKind.UNDETERMINED
    assert [account.value for account in found.accounts] == ["2021-02-21", "Last month"]
    assert "the day of a report is open" in found.because


def test_a_day_that_other_reports_leave_an_undated_one_counts() -> None:
    first = read("post", "Nine people died in the fire at the Old Mill.", "Norvik Post")
    day = date(2021, 3, 3)
    known = GatheredDate(day, day + timedelta(1), (2021,), "told by others", ())
    wide = GatheredDate(day, day + timedelta(90), (2021,), "told by others", ())
    assert as_compared(first, known).report.metadata.published.earliest == day
    assert as_compared(first, wide).report.metadata.published.earliest is None
    assert as_compared(first) is first


@cache
def accident() -> Comparison:
    """The six reports of an accident in a mine, compared."""
    return compare_record(of_the_mine(), copies_of(of_the_mine()))


@cache
def of_the_mine() -> tuple[ReadReport, ...]:
    """The six reports, read."""
    return tuple(read(own, text, outlet, day, title=None) for own, (text, outlet, day) in MINE.items())


def test_what_a_speaker_says_that_others_said_is_no_second_speaker_of_his_words() -> None:
    """“The men told the leaders that ...,” Orun said: the men's words stand in his; the speakers do not disagree."""
    assert accident().utterances
    assert all(len(one.speakers) < 2 for one in accident().utterances)


def test_a_place_in_the_headline_alone_brings_a_reporter_of_his_own_to_the_others() -> None:
    assert [set(story.reports) for story in accident().stories] == [set(MINE)]


def test_in_a_record_about_one_story_no_fact_is_rare_and_a_rewrite_is_found_all_the_same() -> None:
    found = {(copy.a, copy.b) for copy in copies_of(of_the_mine()) if copy.kind is CopyKind.REWRITE}
    assert found == {("echo", "gazette"), ("gazette", "wire")}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("said Iran's Guards Corps today", "Guards Corps"),
        ("the anti-terror movement Guards Corps today", "anti-terror movement Guards Corps"),
        ("by the former president Guards Corps today", "former president Guards Corps"),
    ],
)
def test_a_naming_has_the_small_words_of_its_phrase_and_whole_words_alone(text: str, words: str) -> None:
    start = text.index("Guards")
    assert with_words_before(Span(start, start + len("Guards Corps")), text).of(text) == words


def test_a_denial_contradicts_what_another_reports_speaker_said_in_nearly_the_same_words() -> None:
    """Three prints of one claim count as one, and the denial stands against them."""
    (found,) = [one for one in accident().findings if one.kind is FindingKind.CONTRADICTS]
    assert [(account.report, account.value) for account in found.accounts] == [
        ("courier", "asserted"),
        ("echo", "asserted"),
        ("wire", "asserted"),
        ("tv", "denied"),
    ]
    assert len({account.independent_group for account in found.accounts}) == 2


@pytest.mark.parametrize(
    ("claim", "denial", "contradicts"),
    [
        ("Orun said the inspectors had seen the water.", "The owner denied that inspectors had seen water.", True),
        ("Orun said 12 inspectors had seen the water.", "The owner denied that 14 inspectors had seen water.", False),
        ("Orun said the inspectors would see the water.", "The owner denied that inspectors saw water.", False),
        ("Orun said the inspectors had not seen the water.", "The owner denied that inspectors had seen water.", False),
        ("Orun denied that inspectors saw water.", "The owner denied that inspectors had seen water.", False),
        ("Orun said the inspectors had seen the gate.", "The owner denied that inspectors had seen water.", False),
    ],
)
def test_what_is_denied_is_the_same_claim_or_there_is_no_contradiction(
    claim: str, denial: str, contradicts: bool
) -> None:
    start = "A tunnel at the Orveth mine fell in on Tuesday, and three miners were hurt.\n\n"
    some = (
        read("a", f"{start}{claim} Pavel Orun leads the union.", "Norvik Wire", "2021-03-02"),
        read("b", f"{start}{denial} The mine at Orveth is closed.", "Vessel Gazette", "2021-03-02"),
    )
    found = [one for one in compare_record(some, ()).findings if one.kind is FindingKind.CONTRADICTS]
    assert bool(found) is contradicts


STRUCK = (
    "A drone strike on a convoy near the town of Lower Orsan killed at least eight people on Tuesday, the army said."
)


@pytest.mark.parametrize(
    ("second", "differs"),
    [
        ("Three drivers were killed when soldiers struck a convoy in Lower Orsan on Tuesday, the ministry said.", True),
        ("One of its drivers was killed in a drone strike in Lower Orsan on Tuesday, the ministry said.", False),
    ],
)
def test_a_number_of_two_deeds_is_told_once_and_one_of_many_is_none(second: str, differs: bool) -> None:
    found = [one for one in told(STRUCK, second, Question.HOW_MANY) if one.kind is FindingKind.DIFFERS]
    assert bool(found) is differs
    for one in found:
        places = [(account.report, account.spans) for account in one.accounts]
        assert len(places) == len(set(places))
