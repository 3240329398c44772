"""What persons say of actors outranks the grounds, hangs on content, and shows where it cannot hold."""

from __future__ import annotations

from tests.actors.sheets import Judgement, Said, anchor, sheet

from dateline.actors import resolve_actors
from dateline.model import RecordActors

ONE = sheet("p", Said("Hana Orlen"))
TWO = sheet("q", Said("Hana Orlen"))
OTHER = sheet("r", Said("Petra Vale"))
GOVERNORS = [sheet(name, Said("Hana Orlen", roles=(("governor", None),))) for name in "st"]


def sizes(found: RecordActors) -> list[int]:
    """How many actors of reports each actor is."""
    return sorted(len(actor.members) for actor in found.actors)


def test_same_joins_whatever_the_names_say() -> None:
    said = Judgement("j1", "same", (anchor(ONE, "Hana Orlen"), anchor(OTHER, "Petra Vale")), because="a nickname")
    found = resolve_actors([ONE, TWO, OTHER], judgements=[said])
    (actor,) = [actor for actor in found.actors if len(actor.members) == 2]
    assert actor.joins[0].grounds[0].because == "ana judged on 2020-01-01 that they are one: a nickname"


def test_different_parts_what_the_grounds_join() -> None:
    assert sizes(resolve_actors(GOVERNORS)) == [2]
    said = Judgement("j1", "different", tuple(anchor(one, "Hana Orlen") for one in GOVERNORS))
    found = resolve_actors(GOVERNORS, judgements=[said])
    assert sizes(found) == [1, 1]
    assert found.candidates == ()  # nobody is asked again


def test_different_holds_for_all_that_joins_either() -> None:
    third = sheet("u", Said("Hana Orlen", roles=(("governor", None),)))
    said = Judgement("j1", "different", tuple(anchor(one, "Hana Orlen") for one in GOVERNORS))
    assert sizes(resolve_actors([*GOVERNORS, third], judgements=[said])) == [1, 2]


def test_different_parts_two_names_of_one_report() -> None:
    both = sheet("p", Said("Hana Orlen/Orlen"))
    said = Judgement("j1", "different", (anchor(both, "Hana Orlen"), anchor(both, "Orlen")))
    found = resolve_actors([both], judgements=[said])
    assert sorted(actor.name for actor in found.actors) == ["Hana Orlen", "Orlen"]


def test_the_last_word_wins_and_the_conflict_shows() -> None:
    anchors = tuple(anchor(one, "Hana Orlen") for one in GOVERNORS)
    early = Judgement("j1", "same", anchors, at="2020-01-01")
    late = Judgement("j2", "different", anchors, at="2020-01-02")
    found = resolve_actors(GOVERNORS, judgements=[early, late])
    assert sizes(found) == [1, 1]
    assert [(conflict.judgements, conflict.because) for conflict in found.conflicts] == [
        (("j1", "j2"), "a later judgement says that they are two")
    ]
    early, late = (
        Judgement("j1", "different", anchors, at="2020-01-01"),
        Judgement("j2", "same", anchors, at="2020-01-02"),
    )
    found = resolve_actors(GOVERNORS, judgements=[late, early])
    assert sizes(found) == [2]
    assert found.conflicts[0].judgements == ("j1", "j2")


def test_rename_names_the_actor_by_any_of_its_words() -> None:
    said = Judgement("j1", "rename", (anchor(GOVERNORS[1], "Hana Orlen"),), value={"name": "Hana T. Orlen"})
    (actor,) = resolve_actors(GOVERNORS, judgements=[said]).actors
    assert actor.name == "Hana T. Orlen"


def test_judgements_hang_on_content() -> None:
    """The same text under another id; another text than the judgement's; words that are no name any more."""
    said = Judgement("j1", "same", (anchor(ONE, "Hana Orlen"), anchor(OTHER, "Petra Vale")))
    moved = sheet("another-id", Said("Hana Orlen"), text=ONE.text_sha256)
    assert sizes(resolve_actors([moved, OTHER], judgements=[said])) == [2]
    assert sizes(resolve_actors([TWO, OTHER], judgements=[said])) == [1, 1]
    lost = sheet("p", Said("Osmet Velidar"), text=ONE.text_sha256)
    gone = Judgement("j1", "same", ({**anchor(ONE, "Hana Orlen"), "spans": [[900, 910]]}, anchor(OTHER, "Petra Vale")))
    found = resolve_actors([lost, OTHER], judgements=[gone])
    assert sizes(found) == [1, 1]
    assert "it rests" in found.conflicts[0].because


def test_other_judgements_are_not_read() -> None:
    said = Judgement("j1", "reject", tuple(anchor(one, "Hana Orlen") for one in GOVERNORS))
    assert resolve_actors(GOVERNORS, judgements=[said]) == resolve_actors(GOVERNORS)
