"""Whole searches: kind, shares, origin and the reasons given."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.copies.copies_texts import FOOTER, FOURTH, LEAD, OTHER, SECOND, STORY, THIRD, on, report, words, zoned

from dateline.copies import CopyInput, find_copies
from dateline.model import Copy, CopyKind, Direction, ReportId, Role

MONDAY, TUESDAY, WEDNESDAY = (date(2020, 1, day) for day in (6, 7, 8))
NEWS = f"{LEAD} {SECOND} {words(1, 60)}."


def only(*reports: CopyInput) -> Copy:
    """The one copy that the reports give."""
    (copy,) = find_copies(reports)
    return copy


def kinds(*reports: CopyInput) -> dict[tuple[str, str], CopyKind]:
    """The kind of each pair."""
    return {(copy.a, copy.b): copy.kind for copy in find_copies(reports)}


def test_nothing_in_nothing_out() -> None:
    """No report, one report, empty reports, unlike reports."""
    assert find_copies([]) == []
    assert find_copies([report("1", STORY)]) == []
    assert find_copies([report("1", ""), report("2", ""), report("3", " \n")]) == []
    assert find_copies([report("1", STORY), report("2", OTHER)]) == []


@pytest.mark.parametrize("text", ["Ashvala", "Ashvala!", "one two three", LEAD, STORY, f"\n• {STORY}\n\n"])
def test_a_whole_text_is_a_copy(text: str) -> None:
    """Every character is covered, also of one word."""
    copy = only(report("2", text), report("1", text))
    assert (copy.a, copy.b, copy.kind, copy.a_share, copy.b_share) == ("1", "2", CopyKind.COPY, 1.0, 1.0)
    assert copy.spans[0].a_end == len(text.rstrip())


def test_shares_are_of_the_characters_of_each_body() -> None:
    """Here the first report stands whole in the second, of which it is so much."""
    copy = only(report("1", LEAD), report("2", f"{LEAD} {OTHER}"))
    assert copy.kind is CopyKind.PARTIAL
    assert (copy.a_share, copy.b_share) == (1.0, round(len(LEAD) / len(f"{LEAD} {OTHER}"), 4))


def test_furniture_does_not_count_in_the_shares() -> None:
    """A footer of its own makes a reprint no less a copy."""
    one = zoned("1", (Role.MASTHEAD, "Orvan Voice"), (Role.BODY, STORY), (Role.FOOTER, FOOTER * 5))
    assert only(one, report("2", STORY)).kind is CopyKind.COPY


def test_a_footer_by_its_zone_is_boilerplate() -> None:
    """Shared furniture is listed, and is no copying."""
    pair = [zoned(n, (Role.BODY, text), (Role.FOOTER, FOOTER)) for n, text in (("1", NEWS), ("2", OTHER))]
    copy = only(*pair)
    assert copy.kind is CopyKind.BOILERPLATE
    assert copy.spans[0].a_start == pair[0].text.index(FOOTER)
    assert copy.direction is None
    assert copy.common_source is None


def test_what_one_layout_takes_for_furniture_and_another_for_body_is_reporting() -> None:
    """The last sentence of two outlets; of one outlet, or where both call it a footer, it is furniture."""
    one = zoned("1", (Role.BODY, NEWS), (Role.FOOTER, f"{FOURTH} {THIRD}"), outlet="Orvan Voice")
    two = zoned("2", (Role.BODY, f"{OTHER} {FOURTH} {THIRD}"), outlet="Lissend Gazette")
    assert only(one, two).kind is CopyKind.PARTIAL
    assert only(one, replace(two, outlet="Orvan Voice")).kind is CopyKind.BOILERPLATE
    both = zoned("2", (Role.BODY, OTHER), (Role.FOOTER, f"{FOURTH} {THIRD}"), outlet="Lissend Gazette")
    assert only(one, both).kind is CopyKind.BOILERPLATE


def test_a_footer_without_zones_is_known_by_one_outlet_and_its_place() -> None:
    """Two reports of one outlet that share their last line and nothing else."""
    texts = f"{NEWS}\n\n{FOOTER}", f"{OTHER} {words(2, 60)}.\n\n{FOOTER}"
    assert (
        only(*(report(n, text, "Orvan Voice") for n, text in zip("12", texts, strict=True))).kind
        is CopyKind.BOILERPLATE
    )
    unlike = (report(n, text, outlet) for n, text, outlet in zip("12", texts, ("Orvan Voice", "Lissend"), strict=True))
    assert only(*unlike).kind is CopyKind.PARTIAL


def test_a_footer_of_many_outlets_is_known_by_the_reports_it_links() -> None:
    """Unlike reports that share nothing else; a story among them with the same footer stays a copy."""
    reports = [report(f"{n:02}", f"{words(n, 80)}.\n\n{FOOTER}", f"outlet {n}") for n in range(8)]
    reports.append(report("98", f"{STORY} {words(98, 40)}\n\n{FOOTER}", "outlet 98"))
    reports.append(report("99", f"{STORY} {words(99, 40)}\n\n{FOOTER}", "outlet 99"))
    found = {(str(copy.a), str(copy.b)): copy for copy in find_copies(reports)}
    assert len(found) == 45
    assert {pair for pair, copy in found.items() if copy.kind is not CopyKind.BOILERPLATE} == {("98", "99")}
    assert all(span.a_end <= len(STORY) for span in found["98", "99"].spans)


def test_a_stock_paragraph_of_an_outlet_is_boilerplate() -> None:
    """The same background in six unlike reports of one outlet, or at the end of three: inside three it may be news."""
    reports = [report(str(n), f"{words(n, 80)}. {SECOND} {words(n + 10, 80)}.", "Orvan Voice") for n in range(6)]
    assert set(kinds(*reports).values()) == {CopyKind.BOILERPLATE}
    assert set(kinds(*reports[:3]).values()) == {CopyKind.PARTIAL}
    below = [report(str(n), f"{words(n, 80)}. {words(n + 10, 80)}. {SECOND}", "Orvan Voice") for n in range(3)]
    assert set(kinds(*below).values()) == {CopyKind.BOILERPLATE}
    other = [CopyInput(r.id, r.text, outlet=f"outlet {r.id}") for r in reports]
    assert set(kinds(*other).values()) == {CopyKind.PARTIAL}


def test_what_is_half_of_a_report_is_no_stock() -> None:
    """A flash that six reports of one outlet print: half of some of them, and next to nothing of the others."""
    bodies = [f"{SECOND} {THIRD} {words(n, 12 if n < 2 else 120)}." for n in range(6)]
    found = kinds(*(zoned(str(n), (Role.BODY, body), outlet="Orvan Voice") for n, body in enumerate(bodies)))
    assert {pair for pair, kind in found.items() if kind is CopyKind.PARTIAL} == {
        (str(a), str(b)) for a in range(2) for b in range(a + 1, 6)
    }
    assert set(found.values()) == {CopyKind.PARTIAL, CopyKind.BOILERPLATE}
    unread = kinds(*(report(str(n), body, "Orvan Voice") for n, body in enumerate(bodies)))
    assert set(unread.values()) == {CopyKind.BOILERPLATE}  # where no layout is known it may be furniture


def test_two_reports_that_quote_one_speaker_did_not_copy() -> None:
    """The shared words stand in quotation marks in both."""
    said = "“We were told nothing and we had no water and nobody came for us until the evening.”"
    copy = only(report("1", f"{words(1, 40)}. {said} {words(2, 40)}."), report("2", f"{words(3, 40)}: {said} {OTHER}"))
    assert copy.kind is CopyKind.QUOTATION
    assert copy.direction is None
    assert copy.common_source is None


def test_the_reporter_s_own_words_around_a_quotation_are_copying() -> None:
    """Then it is not only the speaker who is shared."""
    block = f"{SECOND} {THIRD}"
    assert only(report("1", f"{words(1, 40)}. {block}"), report("2", f"{block} {OTHER}")).kind is CopyKind.PARTIAL


@pytest.mark.parametrize(
    "phrase",
    [
        "the spokesman for the commander in chief of the armed forces",
        "the deputy head of the guard corps of the Ashvala Dam and its roads",
    ],
)
def test_a_phrase_is_no_copying(phrase: str) -> None:
    """A title or a name with its office inside two unlike sentences."""
    assert find_copies([report(n, f"{words(int(n), 40)} {phrase} {words(int(n) + 2, 40)}") for n in "12"]) == []


def test_a_short_sentence_is_one() -> None:
    """A sentence of its own is more than a phrase."""
    text = "No lorry has crossed the dam at Ashvala since Monday."
    assert only(report("1", f"{words(1, 40)}. {text} {words(2, 40)}"), report("2", f"{OTHER} {text} So it is.")).spans


def test_who_credits_the_other_copied() -> None:
    """By name, at the nearest place."""
    taker = f"This report first appeared in Orvan Voice.\n\n{STORY}"
    assert only(report("1", STORY, "Orvan Voice"), report("2", taker, "Lissend")).direction is Direction.AB
    copy = only(report("2", STORY, "Orvan Voice"), report("1", taker, "Lissend"))
    assert copy.direction is Direction.BA
    assert "1 credits Orvan Voice, the outlet of 2" in copy.because


def test_a_credit_against_the_dates_leaves_it_open() -> None:
    """Two reasons that point opposite ways."""
    taker = report("2", f"(Orvan Voice) {STORY}", "Lissend", MONDAY)
    assert only(report("1", STORY, "Orvan Voice", TUESDAY), taker).direction is None
    assert only(report("1", STORY, "Orvan Voice", MONDAY), taker).direction is Direction.AB


def test_a_credit_that_two_reports_answer_to_leaves_it_open() -> None:
    """Which of the two prints of that outlet was copied is not known."""
    found = find_copies(
        [
            report("1", f"{STORY} {words(1, 9)}", "Orvan Voice"),
            report("2", f"{STORY} {words(2, 9)}", "Orvan Voice"),
            report("3", f"(Orvan Voice) {STORY}", "Lissend"),
        ]
    )
    assert {copy.direction for copy in found} == {None}


def test_a_third_party_credited_by_one_is_the_common_source() -> None:
    """As in the seeds: one credits an agency, the other nobody and is a day older; the direction stays open."""
    one = report("1", f"KOLVESH (Ashvala Wire) – {STORY}", "kolvesh.example", TUESDAY)
    copy = only(one, report("2", f"{LEAD} {SECOND} {THIRD} {OTHER}", "Lissend", MONDAY))
    assert (copy.kind, copy.direction, copy.common_source) == (CopyKind.PARTIAL, None, "Ashvala Wire")


def test_a_credit_is_followed_through_the_report_it_names() -> None:
    """One took it from the Observer, whose report at hand has it from the agency: so have both."""
    agency = report("1", STORY, "Teshkara Telegraph Agency")
    observer = report("2", f"KOLVESH (TTA) – {STORY}", "Pellmar Observer")
    taker = report("3", f"{LEAD} {SECOND}\n\nThis report first appeared in the Pellmar Observer.", "Lissend")
    other = report("4", f"{STORY}\n\nSource: TTA, Orvan Voice", "Orvan Voice")
    found = {(str(c.a), str(c.b)): c for c in find_copies([agency, observer, taker, other])}
    assert found["1", "3"].direction is Direction.AB
    assert found["2", "3"].direction is Direction.AB
    assert found["1", "4"].direction is Direction.AB
    assert (found["3", "4"].direction, found["3", "4"].common_source) == (None, None)  # the agency's text is at hand
    assert found["3", "4"].because.endswith("; both have words from 1")


def test_different_third_parties_are_no_common_source() -> None:
    """Nothing is chosen between them."""
    copy = only(report("1", f"(Ashvala Wire) {STORY}", "A"), report("2", f"(Telegraph Desk) {STORY}", "B"))
    assert (copy.direction, copy.common_source) == (None, None)


def test_the_fuller_of_two_forms_of_a_name_is_given() -> None:
    """Whichever report has it."""
    copy = only(
        report("1", f"(TTA) {STORY}", "A"), report("2", f"(Teshkara Telegraph Agency) {STORY}", "B", agency="TTA")
    )
    assert copy.common_source == "Teshkara Telegraph Agency"


def test_dates_decide_only_for_a_cut_of_the_one_other_print() -> None:
    """The later has nothing the earlier lacks, and the earlier has more."""
    whole, cut = report("1", STORY, "A", MONDAY), report("2", f"{LEAD} {SECOND}", "B", WEDNESDAY)
    assert only(whole, cut).direction is Direction.AB
    assert only(CopyInput(whole.id, whole.text), cut).direction is None  # one is not dated
    assert only(CopyInput(whole.id, whole.text, published=on(WEDNESDAY)), cut).direction is None  # the same day
    assert only(CopyInput(whole.id, whole.text, published=on(date(2020, 2, 1))), cut).direction is None  # the wrong way
    assert only(whole, report("2", STORY, "B", WEDNESDAY)).direction is None  # either may be the re-dated one
    third = report("3", f"{LEAD} {SECOND} {OTHER}", "C")
    assert {copy.direction for copy in find_copies([whole, cut, third])} == {None}


def test_repeated_ids_and_strange_texts_do_not_raise() -> None:
    """One id is one report."""
    strange = ["\ud800", "\x00" * 40, "é" * 400, "\u202e" + STORY, "(" * 900, "“" * 900, STORY]
    reports = [report(str(n), text) for n, text in enumerate(strange)] + [report("0", STORY)]
    assert [(copy.a, copy.b) for copy in find_copies(reports)] == [("3", "6")]


def test_a_paragraph_of_a_quotation_in_another_house_style_is_found() -> None:
    """Curly marks, spelling of names, U.S. and US."""
    one = f"The U.S.-led force said the fighters of Asa’ib would “pay a price” for the attack on Monday. {FOURTH}"
    two = f'The US-led force said the fighters of Asa\'ib would "pay a price" for the attack on Monday. {OTHER}'
    copy = only(report("1", one), report("2", two))
    assert copy.spans[0].a_end == one.index(FOURTH) - 1
    assert copy.a == ReportId("1")
