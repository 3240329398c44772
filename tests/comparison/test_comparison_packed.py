"""A large record is compared story by story out of packed reports: the values are those of all reports at hand."""

from __future__ import annotations

import random

import pytest

import dateline.packed
from dateline.across import Glance, settle_across
from dateline.comparing import compare_record
from dateline.model import Judgement
from dateline.packed import Packed, packed, text_in
from tests.comparison.comparison_factory import compared, copies_of, reads


def test_packed_reports_compare_as_those_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dateline.packed, "AT_HAND", 1)  # each report is unpacked again when another was asked for
    held = Packed(reads())
    assert compare_record(held, copies_of(reads())) == compared()
    assert len(held.known) == 1


@pytest.mark.parametrize("seed", range(4))
def test_no_order_shows_with_judgements(seed: int) -> None:
    """Reports and what persons said in any order, packed or not: one comparison."""
    hashes = {str(read.report.id): read.report.text_sha256 for read in reads()}
    judged = [
        Judgement("j1", subject(hashes["post"], hashes["other"]), "join", None, "a", "2022-01-01T00:00:00Z", "one"),
        Judgement(
            "j2", subject(hashes["gazette"], hashes["reprint"]), "part", None, "a", "2022-01-02T00:00:00Z", "two"
        ),
    ]
    plain = compare_record(reads(), copies_of(reads()), judgements=judged)
    assert plain.stories != compared().stories
    chance = random.Random(seed)
    turned, said = list(reads()), list(judged)
    chance.shuffle(turned)
    chance.shuffle(said)
    assert compare_record(turned, copies_of(turned), judgements=said) == plain
    assert (
        compare_record(Packed(sorted(turned, key=lambda one: one.report.id)), copies_of(turned), judgements=said)
        == plain
    )


def subject(*texts: str) -> dict[str, object]:
    """Whole texts, as a judgement on a story points at them."""
    return {"line": "story", "anchors": [{"text_sha256": text, "spans": [], "words": []} for text in texts]}


def test_few_reports_are_not_packed() -> None:
    assert isinstance(packed(reads(), 4), dict)
    assert isinstance(packed(reads(), 40_000), Packed)


def test_the_text_of_a_packed_report_is_had_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    every = reads()
    held = packed(every, 1_000_000)
    monkeypatch.setattr("pickle.loads", None)
    assert {own: text_in(held, own) for own in held} == {read.report.id: read.report.text for read in every}


def test_what_is_noted_while_reports_are_read_is_what_a_look_at_them_finds() -> None:
    plain = {read.report.id: read for read in reads()}
    glance = Glance()
    held = Packed(glance.over(reads()))
    assert len(glance.inputs) == len(plain)
    assert settle_across(held, (), copies_of(reads()), glance=glance) == settle_across(plain, (), copies_of(reads()))
    assert (glance.inputs, glance.sheets) == ([], []), "it is used up"
