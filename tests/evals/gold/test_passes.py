"""Two passes of one report: what pairs, where they part, how far they agree, and what a choice makes of the draft."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marking.agree import measure_agreement
from marking.align import align_attributions
from marking.build import as_row
from marking.choose import ChoiceError, choose_lines
from marking.differ import compare_passes, write_differences, write_draft
from marking.find import Text
from marking.read import read_marks
from marking.resolve import MarkedName
from marking.write import write_names
from tests.evals.gold.passes import FIRST, SECOND, TEXT, read


def test_pairs_share_content_and_cue() -> None:
    """An outer and an inner attribution are told apart by their cues; what only one has stands alone."""
    pairs = [(a and a.key, b and b.key) for a, b in align_attributions(read(FIRST)[1], read(SECOND)[1])]
    assert pairs == [("A1", "A7"), ("A2", "A6"), ("A3", "A5"), ("A4", "A4"), (None, "A3"), ("A5", "A2")]


def test_a_pass_agrees_with_itself() -> None:
    """Every figure is 1."""
    own = read(FIRST)[1]
    assert {figure.what: figure.value for figure in measure_agreement([(own, own)]) if figure.value < 1} == {}


def test_figures_of_two_passes() -> None:
    """Counted by hand: 7 names and 7, six of them the same; six attributions and five; one speaker of five differs."""
    figures = {figure.what: figure for figure in measure_agreement([(read(FIRST)[1], read(SECOND)[1])])}
    assert (figures["names"].ours, figures["names"].theirs) == (7, 7)
    assert figures["names"].value == pytest.approx(12 / 14)
    assert figures["names: PERSON"].value == 1
    assert figures["names: GPE"].value == pytest.approx(4 / 5)
    assert figures["names: ORG"].value == pytest.approx(4 / 5)
    assert figures["attribution content: all"].value == pytest.approx(10 / 11)
    assert figures["class: all"].value == 1
    assert figures["speaker: all"].value == pytest.approx(4 / 5)
    assert figures["speaker: pronoun source"].value == 1
    nested = figures["parent: where one has it nested"]
    assert (nested.value, nested.ours) == (1, 1)


def test_the_draft_keeps_what_both_say_and_asks_for_the_rest() -> None:
    """Marks at the edges and a name that another form stands for are no difference."""
    draft = write_draft(compare_passes(read(FIRST), read(SECOND)))
    assert draft.splitlines() == [
        "N PERSON Ilo Venn | Venn",
        "N ORG Port Wire",
        "N GPE Tolm",
        "#1a N GPE = Tolm | TOLM",
        "#1b -",
        "#2a -",
        "#2b N ORG Police",
        "#3a A1 s2 said | src: the harbour master, Ilo Venn | cue: said | con: The port ... noon, | spk: Venn",
        "#3b A1 s2 said | src: Ilo Venn | cue: said | con: The port ... noon,” | spk: Venn",
        "A2 s3 said | src: he | cue: said | con: We won, | con: and they lost. | spk: Ilo Venn",
        "A3 s4 reported | src: Port Wire | cue: quoted | con: a union leader as saying ...",
        "#4a A4 s4 said | src: a union leader | cue: as saying | con: that crews ... | spk: desc | in: A3",
        "#4b A4 s4 said | src: a union leader | cue: as saying | con: crews ... | spk: desc | in: A3",
        "#5a -",
        "#5b A5 s4 intends | src: crews | cue: wanted | con: to leave | spk: desc | in: A4",
        "#6a A6 s5 denied | src: Police in Tolm | cue: denied | con: it | spk: desc",
        "#6b A6 s5 denied | src: Police in Tolm | cue: denied | con: it | spk: Police",
    ]


def test_choices_make_a_mark_file() -> None:
    """Decided in full, the draft is right, holds no comment, and says what was chosen."""
    draft = write_draft(compare_passes(read(FIRST), read(SECOND)))
    decided = choose_lines(draft, ["1a", "2-", "3b+src", "4a", "5b", "6a"])
    assert "#" not in decided
    row = as_row(read(decided)[1])
    assert len(row["names"]) == 7
    words = [[TEXT[start:end] for start, end in own["source"]] for own in row["attributions"]]
    assert words[0] == ["the harbour master, Ilo Venn"]
    assert [own["parent"] for own in row["attributions"]] == [None, None, None, 2, 3, None]
    assert [name["actor"] for name in row["names"] if name["label"] == "GPE"] == ["Tolm"] * 3


def test_an_undecided_draft_is_not_good() -> None:
    """A dispute left open is a problem, so that it cannot be compiled away."""
    draft = write_draft(compare_passes(read(FIRST), read(SECOND)))
    assert next(str(problem) for problem in read_marks("x.mark", draft)[1]) == (
        "x.mark:4: 1 is not decided: mark.py choose FILE 1a"
    )


@pytest.mark.parametrize("choice", ["9a", "1c", "a", "1a+spk", "3a+size", "5b+spk"])
def test_a_choice_that_is_not_offered_is_refused(choice: str) -> None:
    """One line says which."""
    with pytest.raises(ChoiceError, match=choice.replace("+", r"\+")):
        choose_lines(write_draft(compare_passes(read(FIRST), read(SECOND))), [choice])


def test_differences_stand_below_their_sentence() -> None:
    """The adjudicator reads the sentence once and what differs, nothing else."""
    told = write_differences(compare_passes(read(FIRST), read(SECOND))).splitlines()
    assert told[0] == "== x: 6 to decide"
    assert "s5: Police in Tolm denied it." in told
    assert (
        "  4a A4 s4 said | src: a union leader | cue: as saying | con: that crews ... | spk: desc | in: A3   [con]"
        in told
    )
    assert not any("We won" in line for line in told)


def test_an_actor_split_in_one_pass_is_noted() -> None:
    """Names agree one by one, but not on whom they name."""
    split = FIRST.replace("N PERSON Ilo Venn | Venn", "N PERSON Ilo Venn\nN PERSON Venn")
    notes = compare_passes(read(split), read(FIRST)).notes
    assert notes == ("one actor in b, several in a: Ilo Venn = Ilo Venn + Venn",)


def test_a_row_holds_the_words_that_were_marked() -> None:
    """Offsets lead to the words; a pronoun is led to the name before it."""
    row = as_row(read(FIRST)[1])
    assert [(TEXT[n["start"] : n["end"]], n["label"]) for n in row["names"]][:3] == [
        ("Venn", "PERSON"),
        ("TOLM", "GPE"),
        ("Port Wire", "ORG"),
    ]
    second = row["attributions"][1]
    assert [TEXT[start:end] for start, end in second["content"]] == ["“We won,”", "“and they lost.”"]
    assert (second["type"], second["class"], second["parent"]) == ("direct", "said", None)
    assert second["speaker"]["names"] == ["Ilo Venn"]
    assert [TEXT[start:end] for start, end in second["speaker"]["spans"]] == ["Ilo Venn"]
    assert row["actors"][0] == {"name": "Ilo Venn", "names": ["Venn", "Ilo Venn"]}


def test_a_speaker_named_inside_a_longer_name_is_an_actor() -> None:
    """It has no place of its own, but it speaks."""
    row = as_row(
        read("N PERSON Ilo\nN PERSON Ilo Venn\nA1 s5 said | src: She | cue: did | con: not say why | spk: Ilo")[1]
    )
    assert [TEXT[name["start"] : name["end"]] for name in row["names"]] == ["Ilo Venn"]
    assert row["actors"] == [{"name": "Ilo", "names": ["Ilo"]}, {"name": "Ilo Venn", "names": ["Ilo Venn"]}]
    assert row["attributions"][0]["speaker"] == {"kind": "name", "names": ["Ilo"], "words": "", "spans": []}


WORDS = [(0, 7), (25, 29), (31, 35), (37, 46), (54, 58), (62, 66), (108, 116)]


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(["PERSON", "ORG", "GPE"])), unique_by=lambda x: x[0]))
def test_names_written_are_the_names_read(chosen: list[tuple[tuple[int, int], str]]) -> None:
    """Any choice of places is written in lines that mark just these places."""
    names = [MarkedName(start, end, label, TEXT[start:end]) for (start, end), label in sorted(chosen)]
    lines = "\n".join(write_names(Text.of(TEXT), names))
    assert list(read(lines)[1].names) == names
