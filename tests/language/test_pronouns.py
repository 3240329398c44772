"""Whom "he" and "she" may mean: signs, chances that add up, and what ships."""

from __future__ import annotations

import pytest
from tests.factories import annotated

from dateline.config import Config
from dateline.language import analyse_words
from dateline.language.links import Chosen, Linker
from dateline.language.pronouns import Live, chances, nobody_signs, shipped_weights
from dateline.language.referents import Referents
from dateline.model import NameLabel


class Asked(Linker):
    """A linker that keeps what it was asked."""

    def __init__(self, known: Referents) -> None:
        super().__init__(known)
        self.asked: list[tuple[int, list[Live]]] = []

    def choose(self, at: int, live: list[Live]) -> Chosen | None:  # type: ignore[override]  # a list is what it gets
        self.asked.append((at, live))
        return super().choose(at, live)


def asked_of(text: str) -> Asked:
    """What the linker was asked in a text."""
    known = Referents(text, analyse_words(annotated(text), Config().language))
    linker = Asked(known)
    list(linker.links())
    return linker


def test_chances_are_shares_of_one_and_leave_some_for_nobody() -> None:
    linker = asked_of("Mr. Tom Ash met Peter Orr in the port. He said no.")
    [(at, live)] = linker.asked
    found = chances(live, nobody_signs(linker.known, at, live), shipped_weights())
    assert len(found) == len(live) == 2
    assert all(0 < share < 1 for share in found)
    assert sum(found) < 1


def test_who_is_told_to_be_of_the_other_sex_is_not_asked_about() -> None:
    [(_, live)] = asked_of("Mr. Tom Ash met Mrs. Ina Orr in the port. She said no.").asked
    assert [one.latest.who for one in live] == ["Ina Orr"]


def test_a_pronoun_led_wrongly_does_not_settle_the_sex_for_good() -> None:
    linker = asked_of("Robin Vale left early. He said no.")
    assert linker.known.told_sex("Robin Vale") == ""
    assert linker.known.sex_of("Robin Vale") == "m"


def test_what_only_tells_what_somebody_is_is_nobody_new() -> None:
    linker = asked_of("Tom Ash was a grocer. He worked as a driver. He said no.")
    assert {one.who for one in linker.seen} == {"Tom Ash"}


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("A Finnish major named Riika Sarel spoke. The major said no.", "The major"),
        ("Its author, retired Capt. Lyle Hender, spoke. The author said no.", "The author"),
    ],
)
def test_a_description_is_of_the_one_whom_the_words_beside_it_name(text: str, noun: str) -> None:
    analysis = analyse_words(annotated(text), Config().language)
    assert noun in {text[link.start : link.end] for link in analysis.links}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Prices will rise, Parwen Ardalan-Beg said on Monday.", "Parwen Ardalan-Beg"),
        ("Omar bin Sair Vale said that the road was open.", "Omar bin Sair Vale"),
    ],
)
def test_who_speaks_is_named_whole(text: str, name: str) -> None:
    analysis = analyse_words(annotated(text), Config().language)
    assert (name, NameLabel.PERSON) in {(text[one.start : one.end], one.label) for one in analysis.names}


def test_a_body_that_speaks_is_no_person() -> None:
    text = "The Orvale Water Board said that the road was open."
    analysis = analyse_words(annotated(text), Config().language)
    assert NameLabel.PERSON not in {one.label for one in analysis.names}


def test_every_shipped_weight_is_a_number_of_a_known_kind_of_sign() -> None:
    kinds = {sign.split()[0].rstrip(",") for sign in shipped_weights()}
    assert {"gap", "sex", "subject", "speaker", "nobody", "latest"} <= kinds
    assert all(abs(weight) < 10 for weight in shipped_weights().values())
