"""Who copied from whom, rule by rule: small invented stories with the direction and the reason that they must get."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.copies.copies_texts import FOURTH, LEAD, OTHER, SECOND, STORY, THIRD, on, report, words

from dateline.copies import CopyInput, find_copies
from dateline.copies.moments import moment_of, order
from dateline.copies.origins import trace_origins
from dateline.model import Copy, Direction, Published, ReportId

MONDAY, TUESDAY, WEDNESDAY = (date(2020, 1, day) for day in (6, 7, 8))
FIFTH = "The barrier was still down at dusk, and a queue of carts reached back to the mill at Orsha."
SIXTH = "A clerk at the toll house showed visitors an empty ledger and said the day would bring in nothing."
WHOLE = f"{STORY} {FIFTH} {SIXTH}"
CUT = f"{LEAD} {THIRD} {FIFTH}"
VOICE, GAZETTE, OBSERVER, CHEMRA = "Orvan Voice", "Lissend Gazette", "Pellmar Observer", "Chemra Courier"
AGENCY = "Ashvala Wire"
ROUTE = " has other reports from Orvan Voice, as "


def habits(taker: str | None = GAZETTE, source: str = VOICE) -> list[CopyInput]:
    """Two other stories that one outlet says it has from another: enough to know both by."""
    pairs = [(words(900 + n, 40), f"h{n}") for n in range(2)]
    given = [report(f"{name}s", text, source) for text, name in pairs]
    return given + [report(f"{name}t", f"{text}\n\nSource: {source}", taker) for text, name in pairs]


def judged(reports: Sequence[CopyInput], one: str = "1", two: str = "2") -> tuple[str | None, str | None, str]:
    """The direction, common source and reasons of one pair: "1 > 2" when 2 copied from 1."""
    (copy,) = (copy for copy in find_copies(reports) if (copy.a, copy.b) == (one, two))
    way = {"ab": f"{one} > {two}", "ba": f"{two} > {one}"}[copy.direction] if copy.direction else None
    return way, copy.common_source, copy.because.partition("; ")[2]


def at(name: str, text: str, outlet: str, time: str) -> CopyInput:
    """A report with the minute of its publication."""
    day = date.fromisoformat(time[:10])
    published = Published(time, earliest=day, latest=day + timedelta(days=1))
    return CopyInput(ReportId(name), text, (), published, outlet)


FIRST = report("1", WHOLE, VOICE, MONDAY)
LATER = report("2", CUT, GAZETTE, TUESDAY)
LESS = WHOLE.replace("the interior ministry said", "the ministry said").replace("waited for six hours", "waited hours")
LESS = LESS.replace("showed visitors an empty", "showed an empty").replace("still down at dusk", "down at dusk")
SLIPS = (
    WHOLE.replace("at the Ashvala", "at thc Ashvala")
    .replace("closed the", "closed tbe")
    .replace("in the heat", "in tne heat")
)


@pytest.mark.parametrize(
    ("reports", "way", "because"),
    [
        # an outlet that others take from, and dates
        ([*habits(), FIRST, LATER], "1 > 2", f"2 is dated after 1; Lissend Gazette{ROUTE}h0t says"),
        (
            [*habits(), FIRST, report("2", CUT, CHEMRA, TUESDAY)],
            "1 > 2",
            "2 is dated after 1; 2 reports credit Orvan Voice, and no other report at hand fits these words",
        ),
        ([*habits(), FIRST, report("2", WHOLE, GAZETTE, TUESDAY)], "1 > 2", f"Lissend Gazette{ROUTE}"),
        (
            [*habits(), at("1", WHOLE, VOICE, "2020-01-06T09:00"), at("2", WHOLE, GAZETTE, "2020-01-06T09:01")],
            "1 > 2",
            "2 is dated after 1",
        ),
        ([*habits(), FIRST, report("2", WHOLE, GAZETTE, MONDAY)], None, ""),  # the same day
        ([*habits(), report("1", WHOLE, VOICE, TUESDAY), report("2", CUT, GAZETTE, MONDAY)], None, "prints what"),
        # ... but somebody else may have written it
        ([*habits(), FIRST, report("2", f"{CUT}\n\nSource: {AGENCY}", GAZETTE, TUESDAY)], None, f"2 credits {AGENCY}"),
        ([*habits(), FIRST, LATER, report("3", f"{WHOLE}\n\nSource: {AGENCY}", GAZETTE)], None, "no credit says"),
        ([*habits(), FIRST, LATER, report("3", WHOLE, VOICE)], None, "no credit says"),  # two prints of the source
        ([*habits(), FIRST, LATER, report("3", WHOLE, GAZETTE, date(2020, 1, 1))], None, "no credit says"),
        # the earlier print of another taker is made of this story and of one that shares nothing with it
        (
            [
                *(*habits(), FIRST, LATER, report("4", f"{OTHER} {words(1, 40)}")),
                report("3", f"{WHOLE} {OTHER}", GAZETTE, date(2020, 1, 1)),
            ],
            "1 > 2",
            "2 is dated after 1",
        ),
        # words that the earlier one lacks
        ([*habits(), report("1", LESS, VOICE, MONDAY), report("2", WHOLE, GAZETTE, TUESDAY)], None, "no credit says"),
        # an agency's name that came with the words: open, unless the taker is known to take from there
        (
            [
                *habits(OBSERVER),
                report("1", f"({AGENCY}) {WHOLE}", VOICE, MONDAY),
                report("2", f"({AGENCY}) {WHOLE}", GAZETTE, TUESDAY),
            ],
            None,
            f"both have it from {AGENCY}",
        ),
        (
            [
                *habits(),
                report("1", f"({AGENCY}) {WHOLE}", VOICE, MONDAY),
                report("2", f"({AGENCY}) {WHOLE}", GAZETTE, TUESDAY),
            ],
            "1 > 2",
            f"Lissend Gazette{ROUTE}",
        ),
        # an outlet that prints what others wrote: its date shows nothing
        ([*habits(), report("1", WHOLE, GAZETTE, MONDAY), report("2", CUT, OBSERVER, TUESDAY)], None, "as h0t shows"),
        # without dates: edits that go one way, where the taker is known to take from there
        ([*habits(), report("1", WHOLE, VOICE), report("2", CUT, GAZETTE)], "1 > 2", "2 has next to nothing that 1"),
        (
            [*habits(), report("1", WHOLE, VOICE), report("2", LESS, GAZETTE)],
            "1 > 2",
            "in 4 places 2 lacks words that 1",
        ),
        ([*habits(), report("1", LESS, VOICE), report("2", WHOLE, GAZETTE)], None, "no credit says"),
        ([*habits(), report("1", WHOLE, VOICE), report("2", WHOLE, GAZETTE)], None, "no credit says"),
        ([*habits(), report("1", WHOLE, VOICE), report("2", CUT, OBSERVER)], None, "no credit says"),
        # outlets of which nothing is known: the later one is a cut, and nothing speaks against it
        ([FIRST, LATER], "1 > 2", "2 is dated after 1; 2 has next to nothing that 1 lacks"),
        ([FIRST, report("2", WHOLE, GAZETTE, TUESDAY)], None, "no credit says"),
        (
            [report("1", SLIPS, VOICE, MONDAY), report("2", f"{LEAD} {SECOND} {THIRD}", GAZETTE, TUESDAY)],
            None,
            "no credit",
        ),
        ([FIRST, LATER, report("3", f"{WHOLE} {OTHER}", OBSERVER, WEDNESDAY)], None, "no credit says"),  # re-dated?
        ([FIRST, LATER, report("3", f"{CUT}\n\nSource: {AGENCY}", OBSERVER)], None, "no credit says"),
        (
            [
                report("1", f"{STORY} {words(1, 30)}", VOICE, MONDAY),
                report("2", f"{STORY}\n\n{OTHER}", OBSERVER, WEDNESDAY),
                report("3", f"{OTHER} {words(2, 30)}", GAZETTE, MONDAY),
            ],
            "1 > 2",
            "2 is made of 1 and of 3, which share nothing",
        ),
        # house words, but not in an outlet that prints what others wrote
        (
            [
                report("1", f"{STORY} A list seen by the Voice names no driver.", VOICE),
                report("2", f"{STORY} A list seen by the Voice names no driver.", GAZETTE),
            ],
            "1 > 2",
            "1 speaks of itself, “seen by the Voice”",
        ),
        (
            [
                *habits(taker=VOICE, source=OBSERVER),
                report("1", f"{STORY} A list seen by the Voice names no driver.", VOICE),
                report("2", f"{STORY} A list seen by the Voice names no driver.", GAZETTE),
            ],
            None,
            "no credit says",
        ),
    ],
)
def test_direction_and_reason(reports: list[CopyInput], way: str | None, because: str) -> None:
    """Each rule with what it needs, and with one thing that speaks against it."""
    found, _, reasons = judged(reports)
    assert found == way
    assert because in reasons


@pytest.mark.parametrize(
    ("one", "two", "others", "name", "because"),
    [
        (f"({AGENCY}) {WHOLE}", CUT, [], AGENCY, f"1 credits {AGENCY}, from which both may have it"),
        (f"({AGENCY}) {WHOLE}", f"{CUT}\n\nSource: {AGENCY}", [], AGENCY, f"both have it from {AGENCY}, as they say"),
        (f"({AGENCY}) {WHOLE}", f"{CUT}\n\nSource: Telegraph Desk", [], None, "they credit different sources"),
        # whom one credits in words of its own is nearer than whom the words themselves bring with them
        (
            f"(Telegraph Desk) {WHOLE}\n\nSource: {AGENCY}",
            f"(Telegraph Desk) {WHOLE}",
            [],
            AGENCY,
            f"1 credits {AGENCY}, from which both may have it",
        ),
        # a credit that came with the words of a third story is for those
        (
            f"(Telegraph Desk) {OTHER} {words(1, 30)} {STORY}",
            STORY,
            [report("3", f"(Telegraph Desk) {OTHER} {words(1, 30)}", "C")],
            None,
            "no credit says",
        ),
        # a report at hand explains the words
        (
            f"{CUT}\n\nSource: {VOICE}",
            f"(Telegraph Desk) {LEAD} {THIRD}\n\nSource: {VOICE}",
            [report("3", f"(Telegraph Desk) {WHOLE}", VOICE)],
            None,
            "3 is at hand, and both may have these words from it",
        ),
        (
            f"{CUT}\n\nSource: {VOICE}",
            f"{LEAD} {THIRD}\n\nSource: {VOICE}",
            [report("3", WHOLE, VOICE)],
            None,
            "both have words from 3",
        ),
        # ... unless a report that has nothing from elsewhere says otherwise itself
        (
            f"{LEAD} {THIRD}\n\nSource: {AGENCY}",
            f"{CUT}\n\nSource: {VOICE}",
            [report("3", WHOLE, VOICE)],
            AGENCY,
            f"1 credits {AGENCY}, from which both may have it",
        ),
    ],
)
def test_common_source(one: str, two: str, others: list[CopyInput], name: str | None, because: str) -> None:
    """Of the passage that the two share, and only while the direction is open."""
    way, found, reasons = judged([report("1", one, "A"), report("2", two, "B"), *others])
    assert (way, found) == (None, name)
    assert because in reasons


def test_a_credit_follows_a_third_report_only_where_that_one_is_right() -> None:
    """The Gazette names the Observer, the Observer the Voice; but the Voice's print is later than the Observer's."""
    observer = report("2", f"{STORY}\n\nSource: {VOICE}", OBSERVER, TUESDAY)
    taker = report("3", f"{LEAD} {SECOND} {THIRD}\n\nSource: {OBSERVER}", GAZETTE, WEDNESDAY)
    assert judged([report("1", WHOLE, VOICE, MONDAY), observer, taker], "1", "3")[0] == "1 > 3"
    assert judged([report("1", WHOLE, VOICE, WEDNESDAY), observer, taker], "1", "3")[0] is None


def test_a_credit_may_be_for_another_story_of_that_outlet() -> None:
    """The taker joins two stories of the Voice; what a third outlet has as well may be that one's."""
    one, two = report("1", WHOLE, VOICE), report("2", f"{OTHER} {words(1, 40)}", VOICE)
    taker = report("3", f"{WHOLE} {OTHER}\n\nSource: {VOICE}", GAZETTE)
    assert judged([one, two, taker], "1", "3")[0] == "1 > 3"
    assert judged([one, two, taker], "2", "3")[0] == "2 > 3"
    third = report("4", f"{WHOLE} {words(2, 40)}", OBSERVER)
    assert judged([one, two, taker, third], "1", "3")[0] is None
    assert judged([one, two, taker, third], "2", "3")[0] == "2 > 3"


def test_a_credit_is_for_something_else_where_another_outlet_s_words_are_followed() -> None:
    """The taker has the Observer's print, not the Voice's cut of it; what it has from the Voice nobody gave."""
    voice = report("1", f"{LEAD} {SECOND} {FOURTH}", VOICE)
    observer = report("2", WHOLE, OBSERVER)
    taker = report("3", f"{LEAD} {SECOND} {SIXTH} {words(3, 30)}\n\nSource: {VOICE}", GAZETTE)
    way, _, because = judged([voice, observer, taker], "1", "3")
    assert way is None
    assert "follows 2" in because
    assert judged([voice, taker], "1", "3")[0] == "1 > 3"


def test_misprints_that_a_taker_lacks_are_not_what_it_took() -> None:
    """The Voice's print has slips, the taker and the Observer's print have none; by the two alone the credit holds."""
    voice, observer = report("1", SLIPS, VOICE), report("2", WHOLE, OBSERVER)
    taker = report("3", f"{WHOLE}\n\nSource: {VOICE}", GAZETTE)
    way, _, because = judged([voice, observer, taker], "1", "3")
    assert way is None
    assert "follows 2" in because
    assert judged([voice, taker], "1", "3")[0] == "1 > 3"


def test_a_credit_may_be_for_another_print_of_the_story() -> None:
    """The Voice told it twice, and a third outlet is nearer in words; by the one print alone the credit holds."""
    told = f"{LEAD} {SECOND} {FOURTH} {FIFTH}"
    changed = told.replace("noon", "midday").replace("heat", "sun").replace("given", "sent")
    voice = report("1", f"{changed} {words(1, 40)} {words(3, 30)}", VOICE)
    again = report("2", f"{words(4, 30)} {words(1, 40)} {words(5, 30)}", VOICE)
    observer = report("4", f"{told.replace('dusk', 'night')} {words(2, 40)}", OBSERVER)
    taker = report("3", f"{told}\n\nSource: {VOICE}", GAZETTE)
    assert judged([voice, again, taker, observer], "1", "3")[0] is None
    assert judged([voice, again, taker], "1", "3")[0] == "1 > 3"
    assert judged([voice, taker, observer], "1", "3")[0] == "1 > 3"


def test_fewer_edits_in_fewer_words_are_not_followed() -> None:
    """Two prints of the Voice; the taker has all of the one with slips, and half of the other, word by word."""
    slips = WHOLE.replace("road", "way").replace("heat", "sun").replace("given", "sent").replace("dusk", "night")
    whole, half = report("1", slips, VOICE), report("2", f"{LEAD} {THIRD} {words(2, 40)}", VOICE)
    taker = report("3", f"{WHOLE}\n\nSource: {VOICE}", GAZETTE)
    assert judged([whole, half, taker], "2", "3")[0] is None


def test_a_sentence_given_to_an_outlet_is_from_its_report() -> None:
    """The Gazette says behind the Voice's sentence who reported it; not so where it says that of words of its own."""
    said = SECOND.removesuffix(".")
    voice = report("1", WHOLE, VOICE, MONDAY)
    taker = report("2", f"{words(1, 40)} {said}, the {VOICE} agency reported. {words(2, 40)}", GAZETTE)
    assert judged([voice, taker])[::2] == ("1 > 2", f"2 gives words to {VOICE}, the outlet of 1")
    apart = report("2", f"{words(1, 40)} {SECOND} {words(2, 40)}, the {VOICE} reported.", GAZETTE)
    assert judged([voice, apart])[0] is None
    late = report("2", taker.text, GAZETTE, date(2020, 1, 5))
    assert judged([voice, late])[0] is None
    again = report("3", f"{SECOND} {words(4, 60)}", VOICE)
    assert judged([voice, taker, again])[0] is None


def test_a_credit_for_nothing_that_the_two_share_tells_nothing() -> None:
    """All that they share is stock of the page."""
    shared = [report("1", WHOLE, VOICE), report("2", f"(Orvan Voice) {CUT}", GAZETTE)]
    (copy,) = find_copies(shared)
    bare = Copy(copy.a, copy.b, copy.spans, 0.0, 0.0, copy.kind, None, None, "words")
    (found,) = trace_origins([bare], {one.id: one for one in shared})
    assert found.direction is None
    assert found.because.endswith("they share none of its own reporting")


PARTS = [LEAD, SECOND, THIRD, FOURTH, FIFTH, SIXTH]
OUTLETS = [VOICE, GAZETTE, OBSERVER, CHEMRA, None]
TIMES = [None, "2020-01-06", "2020-01-06T08:00", "2020-01-06T19:30", "2020-01-07", "2020-01-07T03:00+03:00"]
CREDITS = ["{}", f"({AGENCY}) {{}}", f"{{}}\n\nSource: {AGENCY}", f"{{}}\n\nSource: {VOICE}", f"({OBSERVER}) {{}}"]
TEXTS = st.lists(st.sampled_from(PARTS), min_size=2, max_size=6, unique=True).map(" ".join)


@st.composite
def stories(draw: st.DrawFn) -> list[CopyInput]:
    """A few reports of one story, with the habits of two outlets."""
    reports = habits() if draw(st.booleans()) else []
    for number in range(draw(st.integers(2, 6))):
        text = draw(st.sampled_from(CREDITS)).format(draw(TEXTS))
        time, outlet = draw(st.sampled_from(TIMES)), draw(st.sampled_from(OUTLETS))
        day = on(date.fromisoformat(time[:10])) if time else Published()
        published = Published(time, earliest=day.earliest, latest=day.latest)
        reports.append(CopyInput(ReportId(f"r{number}"), text, (), published, outlet))
    return reports


@settings(max_examples=60, deadline=None)
@given(stories(), st.randoms(use_true_random=False))
def test_the_order_of_reports_and_copies_never_shows(reports: list[CopyInput], random: Random) -> None:
    """Neither of the reports nor of the copies that are judged."""
    inputs = {one.id: one for one in reports}
    copies = find_copies(reports)
    shuffled = list(reports)
    random.shuffle(shuffled)
    assert find_copies(shuffled) == copies
    bare = [Copy(c.a, c.b, c.spans, c.a_share, c.b_share, c.kind, None, None, "words") for c in copies]
    told = trace_origins(bare, inputs)
    random.shuffle(bare)
    assert sorted(trace_origins(bare, inputs), key=lambda copy: (copy.a, copy.b)) == told


@settings(max_examples=60, deadline=None)
@given(stories())
def test_nobody_copies_from_a_later_report_or_in_a_circle(reports: list[CopyInput]) -> None:
    """Whatever credits say; and every line has a reason for what it says of the direction."""
    inputs = {one.id: one for one in reports}
    above: dict[str, set[str]] = {}
    for copy in find_copies(reports):
        assert "; " in copy.because or copy.kind.value in ("boilerplate", "quotation")
        if copy.direction:
            source, taker = (copy.a, copy.b) if copy.direction is Direction.AB else (copy.b, copy.a)
            assert order(moment_of(inputs[source].published), moment_of(inputs[taker].published)) <= 0
            assert copy.common_source is None
            above.setdefault(taker, set()).add(source)
    while leaves := [taker for taker, sources in above.items() if not sources & above.keys()]:
        for leaf in leaves:
            del above[leaf]
    assert not above


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(TEXTS, st.sampled_from(TIMES)), min_size=2, max_size=5), st.booleans())
def test_children_of_an_unseen_source_stay_open(rows: list[tuple[str, str | None]], credited: bool) -> None:
    """When they say so themselves, or are of an outlet that prints what others wrote, whatever their dates."""
    reports = habits()
    for number, (text, time) in enumerate(rows):
        day = on(date.fromisoformat(time[:10])) if time else Published()
        published = Published(time, earliest=day.earliest, latest=day.latest)
        words_of_it = f"{text}\n\nSource: {AGENCY}" if credited else text
        outlet = OUTLETS[number % 3] if credited else GAZETTE
        reports.append(CopyInput(ReportId(f"r{number}"), words_of_it, (), published, outlet))
    for copy in find_copies(reports):
        if copy.a.startswith("r") and copy.b.startswith("r"):
            assert copy.direction is None
