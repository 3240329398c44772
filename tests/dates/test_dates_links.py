"""What a count runs from: a date, or what happened; and the day of that only where the report states it."""

from __future__ import annotations

from datetime import date

import pytest
from tests.dates.date_factory import annotated, find_marked, found_in, published

from dateline.dates import find_dates
from dateline.model import LinkKind, Role, Span, TimeExpression


def led(marked: str) -> tuple[TimeExpression, str, str]:
    """The marked expression, the words that it is led to, and those that date them."""
    found = find_marked(marked)
    words = marked.replace("[", "", 1).replace("]", "", 1)
    link = found.link
    assert link, found.because
    return found, link.span.of(words), link.dated.of(words) if link.dated else ""


OPEN = [
    ("The remarks came [two days] after the cleric Sami Dorn demanded a march.", "the cleric Sami Dorn demanded"),
    ("It came [a day] after Orsun First, another armed group, said so.", "Orsun First, another armed group, said"),
    ("[Two days] after the attack, lawmakers met.", "the attack"),
    ("[Two days] before the deadly raid in Orsun, lawmakers met.", "the deadly raid in Orsun"),
    ("It came [two days] after the killing of two envoys – Vale and Dorn – by a drone.", "the killing of two envoys"),
    ("[The day] after her death they met.", "her death"),
    ("[Hours] after the vote he left.", ""),
    ("[Five hours] after the vote, he left.", "the vote"),
    ("[Two weeks] after leaving Orsun, he fell.", "leaving Orsun"),
    (
        "He spoke on [the fourth anniversary] of the city’s liberation from the rebels.",
        "the city’s liberation from the rebels",
    ),
    ("It ends [a month] after the deal signed by both sides.", "the deal signed by both sides"),
    ("Dorn asked for talks.\nThe office refused [the following day].", "Dorn asked"),
    (
        "Dorn requested envoys.\nHe waits.\nThe office refused the request [the following day].",
        "requested",
    ),
    ("Dorn called the premier, and [the next day] he left.", "Dorn called"),
    ("Dorn called the premier. [Two days later] he left.", "Dorn called"),
    ("Dorn called the premier. He left [the following Monday].", "Dorn called"),
]


@pytest.mark.parametrize(("marked", "words"), [row for row in OPEN if row[1]])
def test_a_count_is_led_to_what_it_runs_from(marked: str, words: str) -> None:
    """No day of it is stated, so the days stay open; the link is kept, and the sentence tells both."""
    found, led_to, dated = led(marked)
    assert (led_to, dated, found.earliest, found.anchor) == (words, "", None, None)
    assert found.link
    assert found.link.kind is LinkKind.EVENT
    assert " ".join(words.split())[:20] in found.because


DATED = [
    ("The attack on Tuesday killed five.\n[Two days] after the attack, they met.", "2020-01-16", "Tuesday"),
    ("Five died in the attack on Tuesday.\n[A day] after the attack, they met.", "2020-01-15", "Tuesday"),
    ("Five died in Tuesday’s attack.\nThey met [a day] after the attack.", "2020-01-15", "Tuesday"),
    ("Five died in the January 3 attack.\nThey met [a week] after the attack.", "2020-01-10", "January 3"),
    ("The attack took place on Jan. 3, 2020.\nThey met [two days] after the attack.", "2020-01-05", "Jan. 3, 2020"),
    ("They were killed on Tuesday in a drone attack.\nThey met [a day] after the attack.", "2020-01-15", "Tuesday"),
    ("A drone attack in Orsun on Tuesday killed two.\nHe left [a day] before that attack.", "2020-01-13", "Tuesday"),
    ("[Two days] after the attack, they met.\nFive died in the attack on Tuesday.", "2020-01-16", "Tuesday"),
    ("[A day] after he resigned on Tuesday, they met.", "2020-01-15", "Tuesday"),
    ("[A day] after the vote on Tuesday, they met.", "2020-01-15", "Tuesday"),
    (
        "The siege of July 10, 2017 failed.\nIt was [the second anniversary] of the siege.",
        "2019-07-10",
        "July 10, 2017",
    ),
]


@pytest.mark.parametrize(("marked", "value", "dated_by"), DATED)
def test_a_count_is_done_where_the_report_states_the_day(marked: str, value: str, dated_by: str) -> None:
    """The same noun stands in one phrase with its day, before the count or after it."""
    found, _, dated = led(marked)
    assert (found.value, dated) == (value, dated_by)
    assert found.earliest == date.fromisoformat(value)
    assert dated_by in found.because


TOLD = [
    # The noun has a day by the verb of its kind, behind it or at the head of its sentence.
    ("Troops stormed the camp on Tuesday.\n[Two days] after the raid, they met.", "2020-01-16", "Tuesday", "stormed"),
    ("On Tuesday, troops stormed the camp.\n[Two days] after the raid, they met.", "2020-01-16", "Tuesday", "stormed"),
    (
        "The minister resigned on January 3.\nThey met [a week] after his resignation.",
        "2020-01-10",
        "January 3",
        "resigned",
    ),
    (
        "[A day] after the bombing, they met.\nJets bombed Orsun late on Tuesday.",
        "2020-01-15",
        "late on Tuesday",
        "bombed",
    ),
    ("Jets bombed Orsun on Tuesday.\n[A day] after the bombing of Orsun, they met.", "2020-01-15", "Tuesday", "bombed"),
    (
        "Dorn was arrested on Tuesday.\nDorn was detained on Tuesday.\n[A day] after the arrest, they met.",
        "2020-01-15",
        "Tuesday",
        "arrested",
    ),
]


@pytest.mark.parametrize(("marked", "value", "dated_by", "verb"), TOLD)
def test_a_verb_of_the_kind_dates_the_noun(marked: str, value: str, dated_by: str, verb: str) -> None:
    """The link holds the noun and its day, the sentence names the verb."""
    found, led_to, dated = led(marked)
    assert (found.value, dated) == (value, dated_by)
    assert f"“{verb}”" in found.because
    assert "after" not in led_to


NOT_TOLD = [
    # two candidates: another day, or a telling without one
    "Troops stormed the camp on Tuesday.\nPolice stormed a house on Monday.\n[Two days] after the raid, they met.",
    "Troops stormed the camp on Tuesday.\nPolice stormed a house.\n[Two days] after the raid, they met.",
    # the day of another clause
    "Troops stormed the camp, said Dorn on Tuesday.\n[Two days] after the raid, they met.",
    "Troops stormed the camp that they had left on Tuesday.\n[Two days] after the raid, they met.",
    "On Tuesday they said that troops stormed the camp.\n[Two days] after the raid, they met.",
    # not told as done
    "Troops never stormed the camp on Tuesday.\n[Two days] after the raid, they met.",
    # another place
    "Jets bombed Hald on Tuesday.\n[A day] after the bombing of Orsun, they met.",
    "Troops stormed the camp on Tuesday.\n[Two days] after the airport raid, they met.",
    # not told as one that the reader knows
    "Troops stormed the camp on Tuesday.\n[Two days] after a raid, they met.",
    # no verb of its kind
    "Troops left the camp on Tuesday.\n[Two days] after the raid, they met.",
    # attacked in words
    "Dorn attacked the bill on Tuesday.\n[Two days] after the attack, they met.",
]


@pytest.mark.parametrize("marked", NOT_TOLD)
def test_where_two_candidates_live_the_link_stays_open(marked: str) -> None:
    """The count is a length with a link to the noun."""
    found = find_marked(marked)
    assert (found.value[0], found.earliest, found.latest) == ("P", None, None)
    assert found.link
    assert found.link.dated is None


NOT_DATED = [
    # another happening of the same noun
    "Five died in the attack on Tuesday, after an earlier attack.\n[Two days] after the attack, they met.",
    "The attacks of the week began with the attack on Tuesday.\n[Two days] after the attack, they met.",
    "The market attack on Tuesday killed five.\n[Two days] after the airport attack, they met.",
    # two days
    "Five died in the attack on Tuesday. In the attack on Monday six died.\n[Two days] after the attack, they met.",
    # the day of something else
    "They condemned the attack on Tuesday.\n[Two days] after the attack, they met.",
    "In the aftermath of the attack on Tuesday they wept.\n[Two days] after the attack, they met.",
    "The attack was condemned on Tuesday.\n[Two days] after the attack, they met.",
    "[A day] after he agreed to leave on Tuesday, they met.",
    "They met [a day] after he resigned on Tuesday.",
    # a day to come, of what is past: it was another Friday
    "[Two days] after Friday’s attack, they met.",
    # not told as one that the reader knows
    "Five died in the attack on Tuesday.\n[Two days] after an attack, they met.",
]


@pytest.mark.parametrize("marked", NOT_DATED)
def test_no_day_is_made_up_for_what_happened(marked: str) -> None:
    """Where the day may be that of something else, the count stays a length."""
    found = find_marked(marked)
    assert (found.value[0], found.earliest, found.latest) == ("P", None, None)
    assert found.link


def test_a_date_in_the_text_is_a_link_too() -> None:
    """The expression it is counted from, with its place."""
    words = "They met on January 3, 2020; two days later they parted."
    found = found_in(words)[1]
    assert found.link
    assert (found.link.kind, found.link.span.of(words)) == (LinkKind.EXPRESSION, "January 3, 2020")
    assert found.anchor == f"2020-01-03 at {found.link.span.start}"


@pytest.mark.parametrize("words", ["He left on Thursday.", "He left in 2014.", "They fought for two weeks."])
def test_what_is_not_counted_from_the_text_has_no_link(words: str) -> None:
    """Publication and the words themselves are no link."""
    assert [found.link for found in found_in(words)] == [None]


SAID = [
    ("“We leave [tomorrow],” he said on Wednesday.", "2020-01-16", "Wednesday"),
    ("He told reporters on January 9: “We left [yesterday].”", "2020-01-08", "January 9"),
    ("“They left [last week],” Dorn wrote on Jan. 8, 2019.", "2019-W01", "Jan. 8, 2019"),
]


@pytest.mark.parametrize(("marked", "value", "dated"), SAID)
def test_quoted_words_are_read_from_the_day_they_were_said_on(marked: str, value: str, dated: str) -> None:
    """The verb of speech has a day of its own in the sentence."""
    found, led_to, _ = led(marked)
    assert (found.value, led_to) == (value, dated)
    assert "the day of speech" in found.because


@pytest.mark.parametrize(
    ("marked", "value"),
    [
        ("“We leave [tomorrow],” he said.", "2020-01-18"),
        ("“We leave [tomorrow],” said Dorn, who left on Wednesday.", "2020-01-18"),
        ("He said on Wednesday that they leave [tomorrow].", "2020-01-18"),
        ("“We leave [tomorrow],” he said on Wednesday and repeated: “Today,” he said on Monday.", "2020-01-18"),
    ],
)
def test_without_a_day_of_speech_quoted_words_are_read_from_publication(marked: str, value: str) -> None:
    """No verb of speech has a day, the words stand outside the marks, or two days are told."""
    assert find_marked(marked).value == value


def test_a_day_of_speech_that_is_not_known_leaves_the_words_open() -> None:
    """ "On Wednesday" of a report that is not dated."""
    found = find_marked("“We leave [tomorrow],” he said on Wednesday.", "")
    assert (found.value, found.earliest, found.anchor) == ("XXXX-XX-XX", None, None)


FILED = [
    ("Troops leave [today].", "2020-01-15", "January 15"),
    ("Troops leave [tomorrow].", "2020-01-16", "January 15"),
    ("He met envoys [yesterday].", "2020-01-14", "January 15"),
    ("He left on [Thursday].", "2020-01-16", ""),
    ("“We leave [tomorrow],” he said on Monday.", "2020-01-14", "Monday"),
]


@pytest.mark.parametrize(("marked", "value", "from_words"), FILED)
def test_today_is_the_day_of_the_dateline(marked: str, value: str, from_words: str) -> None:
    """A text of the 15th that an outlet has on the 17th; a weekday is told from publication all the same."""
    start, end = marked.index("["), marked.index("]") - 1
    head = "ORSUN, January 15 (VNA) –"
    words = f"{head}\n{marked.replace('[', '').replace(']', '')}"
    text = annotated(words, Role.DATELINE, Role.BODY)
    found = {one.span: one for one in find_dates(text, published("2020-01-17"))}
    at = len(head) + 1
    one = found[Span(at + start, at + end)]
    assert one.value == value
    assert (one.link.span.of(words) if one.link else "") == from_words


@pytest.mark.parametrize("day", ["January 17", "January 18", "January 9", "January"])
def test_a_dateline_of_the_same_day_of_a_later_or_of_one_long_ago_changes_nothing(day: str) -> None:
    words = f"ORSUN, {day} (VNA) –\nTroops leave today."
    text = annotated(words, Role.DATELINE, Role.BODY)
    assert find_dates(text, published("2020-01-17"))[-1].value == "2020-01-17"


@pytest.mark.parametrize(
    ("marked", "value", "days"),
    [
        ("It rained [overnight] Sunday into Monday.", "2020-01-12TNI", (12, 14)),
        ("Shells fell [overnight] from Sunday to Monday.", "2020-01-12TNI", (12, 14)),
        ("Drones came [overnight], and on Monday they left.", "2020-01-16TNI", (16, 18)),
    ],
)
def test_overnight_is_the_night_of_the_day_behind_it(marked: str, value: str, days: tuple[int, int]) -> None:
    found = find_marked(marked)
    assert (found.value, found.earliest, found.latest) == (value, *(date(2020, 1, day) for day in days))


def test_a_reason_tells_on_which_side_the_date_stands() -> None:
    assert "(“Sunday” behind it)" in find_marked("Shells fell [overnight] Sunday.").because
    assert "(“Sunday” before it)" in find_marked("He left on Sunday. He came back [the following day].").because
