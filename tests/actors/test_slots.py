"""Names in the same place of a copied sentence."""

from __future__ import annotations

import pytest

from dateline.actors import resolve_actors, same_slots
from dateline.copies import CopyInput, find_copies
from dateline.model import (
    Actor,
    ActorSheet,
    NameKind,
    NameLabel,
    Published,
    ReportId,
    Role,
    SheetMention,
    Span,
    Zone,
)

STORY = (
    "The head of {guard} said in an interview on Thursday that the crews at the northern gate would not go back to "
    "work before the pay of the last three months had reached them. {who} told the U.S. paper that nobody at the "
    "ministry had answered the four letters which the crews had written since the first snow fell over the valley."
)


def sheet(report: str, text: str, names: list[str], label: NameLabel = NameLabel.ORG) -> ActorSheet:
    """A report with the names at their first places, each an actor."""
    kind = NameKind.ORGANISATION if label is NameLabel.ORG else NameKind.PERSON
    actors = tuple(Actor(f"a{k}", name, kind, (name,)) for k, name in enumerate(names))
    places = [text.index(name) for name in names]
    mentions = sorted(
        SheetMention(Span(at, at + len(name)), name, label, f"a{k}")
        for k, (name, at) in enumerate(zip(names, places, strict=True))
    )
    return ActorSheet(ReportId(report), f"sha of {report}", actors, tuple(mentions))


def slots(a: str, b: str, ours: list[str], theirs: list[str]) -> list[tuple[str, str]]:
    """The words that stand in one place of two texts."""
    texts = {ReportId("1"): a, ReportId("2"): b}
    zones = {report: (Zone(Role.BODY, Span(0, len(text))),) for report, text in texts.items()}
    copies = list(
        find_copies([CopyInput(report, text, zones[report], Published(), None, None) for report, text in texts.items()])
    )
    assert copies
    sheets = {ReportId("1"): sheet("1", a, ours), ReportId("2"): sheet("2", b, theirs)}
    found = same_slots(copies, sheets, texts.__getitem__)
    return [(one.words, other.words) for (_, one), (_, other) in found]


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        ("the RGC", "the RGC", [("RGC", "RGC")]),
        ("the RGC", "the RGF", [("RGC", "RGF")]),
        ("the RGC", "the country’s River Guard", [("RGC", "River Guard")]),
        ("the River Guard Units", "the River Guard Forces", [("River Guard Units", "River Guard Forces")]),
    ],
)
def test_other_names_in_the_same_place(a: str, b: str, found: list[tuple[str, str]]) -> None:
    ours, theirs = [one.removeprefix("the ").removeprefix("country’s ") for one in (a, b)]
    one, other = (STORY.format(guard=guard, who="She") for guard in (a, b))
    # House style moves every later place; it does not move the names apart.
    assert slots(one, other.replace("U.S.", "US"), [ours], [theirs]) == found


def test_a_sentence_of_ones_own_gives_no_slot() -> None:
    one = STORY.format(guard="the RGC", who="She")
    other = STORY.format(guard="the dam", who="She") + " Nobody of the RGC could be reached for a word on the matter."
    assert slots(one, other, ["RGC"], ["RGC"]) == []


def test_a_slot_joins_names_of_one_part_and_offers_two_that_differ() -> None:
    one, other = sheet("1", "the RGC", ["RGC"]), sheet("2", "the RGC", ["RGC"])
    same = [((ReportId("1"), one.mentions[0]), (ReportId("2"), other.mentions[0]))]
    (actor,) = resolve_actors([one, other], same).actors
    assert [ground.kind.value for ground in actor.joins[0].grounds] == ["slot", "short"]
    third = sheet("3", "the RGF", ["RGF"])
    found = resolve_actors([one, third], [((ReportId("1"), one.mentions[0]), (ReportId("3"), third.mentions[0]))])
    assert len(found.actors) == 2
    assert [candidate.because for candidate in found.candidates] == [
        "RGC and RGF stand in the same place of a copied sentence; nothing else joins them"
    ]


def test_a_slot_never_joins_two_full_names_of_persons() -> None:
    one, other = (sheet(r, n, [n], NameLabel.PERSON) for r, n in (("1", "Hana Orlen"), ("2", "Petra Vale")))
    found = resolve_actors([one, other], [((ReportId("1"), one.mentions[0]), (ReportId("2"), other.mentions[0]))])
    assert len(found.actors) == 2
    assert found.candidates == ()
