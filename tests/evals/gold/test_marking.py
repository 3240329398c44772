"""The marking language: what a line means, which places words have, and what is said to an annotator who errs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marking.cut import cut_sentences
from marking.lines import CLASSES, LABELS, Words
from marking.read import read_marks, read_words
from marking.resolve import Marked, resolve_marks

from dateline.lexicon import load_lexicon

TEXT = """PORT WIRE
Harbour stays shut, says Venn

TOLM, 3 May (Port Wire) — The port of Tolm will open “by noon,” the harbour master, Ilo Venn, said on Monday.
“We won,” Venn said, “and they lost. He knows it.” He said he believed that the US-led force had left Port Tolm.

“It runs on,” said Gen. A. B. Dolen. Venn did not say why Dolen’s men shot. She and Mara Dolen plan to stay.
"""


def mark(lines: str, text: str = TEXT) -> tuple[Marked, list[str]]:
    """The marks over the text, and the problems as printed."""
    marks, problems = read_marks("x.mark", lines)
    marked, more = resolve_marks(marks, text)
    return marked, [str(problem) for problem in (*problems, *more)]


def names(lines: str) -> list[str]:
    """The names found, each with its label and the number of its sentence's first place."""
    marked, problems = mark(lines)
    assert problems == []
    return [f"{marked.text[name.start : name.end]}/{name.label}/{name.actor}" for name in marked.names]


def test_sentences_are_numbered_line_by_line() -> None:
    """Titles and initials end no sentence, a mark that closes stays with its own."""
    found = [TEXT[start:end] for start, end in cut_sentences(TEXT)]
    assert found[:2] == ["PORT WIRE", "Harbour stays shut, says Venn"]
    assert found[3] == "“We won,” Venn said, “and they lost."
    assert found[6] == "“It runs on,” said Gen. A. B. Dolen."
    assert len(found) == 9


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("N PERSON Ilo Venn | Venn @2", ["Ilo Venn/PERSON/Ilo Venn"]),
        ("N GPE Tolm", ["Tolm/GPE/Tolm", "Tolm/GPE/Tolm"]),
        ("N GPE Tolm\nN FAC Port Tolm", ["Tolm/GPE/Tolm", "Port Tolm/FAC/Port Tolm"]),
        ("N ORG Port Wire | PORT WIRE", ["PORT WIRE/ORG/Port Wire", "Port Wire/ORG/Port Wire"]),
        ("N GPE US", ["US/GPE/US"]),
        ("N GPE TOLM @1 | Tolm @s8", None),
        ("N GPE Tolm @1,2\nN- GPE Tolm @2", ["Tolm/GPE/Tolm"]),
        (
            "N PERSON Mara Dolen\nN PERSON A. B. Dolen | Dolen @2",
            ["A. B. Dolen/PERSON/A. B. Dolen"] * 1 + ["Dolen/PERSON/A. B. Dolen", "Mara Dolen/PERSON/Mara Dolen"],
        ),
    ],
)
def test_names(lines: str, expected: list[str] | None) -> None:
    """Every whole-word place of a name is marked, the longest one wins, places and sentences narrow it."""
    if expected is None:
        assert mark(lines)[1] == ["x.mark:1: “Tolm” is not in that sentence; it is in 3, 6"]
    else:
        assert names(lines) == expected


@pytest.mark.parametrize(
    ("line", "source", "cue", "content"),
    [
        (
            "A1 s3 said | src: the harbour master, Ilo Venn | cue: said | con: The port ... noon | spk: -",
            ["the harbour master, Ilo Venn"],
            ["said"],
            ["The port of Tolm will open “by noon,”"],
        ),
        (
            'A1 s4 said | src: Venn | cue: said | con: "We won," | con: and ... lost. | con: He knows it. | spk: -',
            ["Venn"],
            ["said"],
            ["“We won,”", "“and they lost. He knows it.”"],
        ),
        (
            "A1 s6 said | src: He | cue: said | con: he ... Tolm | spk: -",
            ["He"],
            ["said"],
            ["he believed that the US-led force had left Port Tolm"],
        ),
        (
            "A1 s6 believes | src: he | cue: believed | con: that ... | spk: -",
            ["he"],
            ["believed"],
            ["that the US-led force had left Port Tolm"],
        ),
        ("A1 s2 said | src: Venn | cue: says | con: ... shut | spk: -", ["Venn"], ["says"], ["Harbour stays shut"]),
        (
            "A1 s8 not_said | src: Venn | cue: did not say | con: why Dolen's men shot | spk: -",
            ["Venn"],
            ["did not say"],
            ["why Dolen’s men shot"],
        ),
        (
            "A1 s9 intends | cue: plan | con: to stay | src: She ... Dolen | spk: -",
            ["She and Mara Dolen"],
            ["plan"],
            ["to stay"],
        ),
        ("A1 s6 said | con: Port Tolm | src: Venn @s4 | spk: -", ["Venn"], [], ["Port Tolm"]),
        ("A1 s1 said | con: and @s4 ... knows @s5 | spk: -", [], [], ["“and they lost. He knows"]),
        ("A1 s6 said | con: he @s6.1 ... had @1 | spk: -", [], [], ["he believed that the US-led force had"]),
        ("A1 s7 said | con: on ... B @1 | spk: -", [], [], ["on,” said Gen. A. B"]),
        ("A1 s3 said | con: The ... the @1 | spk: -", [], [], ["The port of Tolm will open “by noon,” the"]),
    ],
)
def test_attributions(line: str, source: list[str], cue: list[str], content: list[str]) -> None:
    """Spans stand on the words named; marks join the content, the sentence's own stop does not."""
    marked, problems = mark(line)
    assert problems == []
    (own,) = marked.attributions
    for spans, words in ((own.source, source), (own.cue, cue), (own.content, content)):
        assert [TEXT[start:end] for start, end in spans] == words


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("N PLACE Tolm", "PLACE is no label"),
        ("N GPE Norland", "“Norland” is not in the text"),
        ("N GPE Tolm @3", "“Tolm” stands 2 times in the text: there is no @3"),
        ("N- GPE Tolm", "N- takes back some places"),
        ("N GPE Tolm\nN LOC Tolm", "is GPE Tolm by line 1"),
        ("Hello", "expected: N LABEL words"),
        ("A1 s4 mumbled | con: We won", "mumbled is no class"),
        ("A1 s4 said | cue: said", "no con"),
        ("A1 s4 said | con: We won | who: Venn", "is no field"),
        ("A1 s44 said | con: We won | spk: -", "no sentence 44: the text has 9"),
        ("A1 s4 said | con: We won | cue: said | src: Venn", "spk: is missing"),
        ("A1 s4 said | con: We lost | spk: -", "the text has “We won,”"),
        ("A1 s6 said | con: force | src: Ilo Venn | spk: -", "it stands in sentence 3: add @s3"),
        ("A1 s6 said | src: he | con: Port Tolm | cue: believed @2 | spk: -", "there is no @2"),
        ("A1 s9 said | con: o ... e | spk: -", "is not in sentence 9"),
        ("A1 s4 said | con: We won | spk: Venn", "no N line has “Venn”"),
        ("A1 s4 said | con: We won | spk: desc", "there is no source"),
        ("A1 s4 said | con: We won | spk: - | in: A7", "its parent A7 is no line"),
        ("A1 s4 said | con: We won | spk: -\nA1 s4 said | con: they | spk: -", "A1 stands in line 1 already"),
        (
            "A1 s4 said | con: We won | spk: -\nA2 s4 said | con: they | spk: - | in: A1\nA1 parent A2",
            "nested in itself",
        ),
        ("A3 parent A1", "no line A3"),
        ("A1 s4 said | con: a ... b ... c | spk: -", "only one ..."),
        ("A1 s4 said | con: We @1 ... knows @s6 | spk: -", "these last words do not stand in sentence 6"),
        ("A1 s9 said | con: She ... Dolen @2 | spk: -", "there is no @2 after the first words in sentence 9"),
        ("A1 s6 said | con: He ... he @3 | spk: -", "there is no @3"),
        ("A1 s4 said | con: We ... nowhere | spk: -", "these last words do not stand after the first ones"),
        ("A1 s4 said | con: We won, ... they | cue: Venn | spk: -", "the cue lies inside the content"),
        ("A1 s4 said | con: We won | cue: Venn @0 | spk: -", "counted from 1"),
    ],
)
def test_problems(line: str, message: str) -> None:
    """What cannot be found or read is one line that names file and line and says what to do."""
    problems = mark(line)[1]
    assert any(message in problem for problem in problems), problems
    assert all(problem.startswith("x.mark:") for problem in problems)


def test_a_speaker_is_the_first_name_of_its_line() -> None:
    """Any name of the line will do, and none is needed where the source is a name alone."""
    marked, problems = mark(
        "N PERSON Ilo Venn | Venn\nA1 s4 said | src: Venn | cue: said | con: We won,\n"
        "A2 s6 said | src: He | cue: said | con: he ... Tolm | spk: Venn\n"
        "A3 s6 believes | src: he | cue: believed | con: that ... | spk: desc: the harbour master\nA3 parent A2"
    )
    assert problems == []
    speakers = {
        own.key: (own.speaker.kind, own.speaker.names, own.speaker.words, own.parent) for own in marked.attributions
    }
    assert speakers["A1"] == speakers["A2"] == ("name", ("Ilo Venn",), "", None)
    assert speakers["A3"] == ("description", (), "the harbour master", "A2")


def test_marks_typed_another_way_name_the_same_actor() -> None:
    """A straight apostrophe for a curly one, in the name and in the speaker."""
    text = "Da’esh struck Tolm. Da’esh said so."
    marked, problems = mark("N ORG Da'esh\nA1 s2 said | src: Da’esh | cue: said | con: so | spk: Da'esh", text)
    assert problems == []
    assert marked.attributions[0].speaker.names == ("Da’esh",)
    assert {name.actor for name in marked.names} == {"Da’esh"}


def test_a_surname_of_two_is_asked_for() -> None:
    """One form on two lines is no speaker until the full name says which."""
    lines = "N PERSON Mara Dolen | Dolen @3\nN PERSON A. B. Dolen | Dolen @2\n"
    assert "write the full name" in mark(lines + "A1 s7 said | con: It | spk: Dolen")[1][0]
    assert mark(lines + "A1 s7 said | con: It | spk: A. B. Dolen")[1] == []


def test_classes_are_those_of_the_cue_lexicon() -> None:
    """A class of the gold is a class of the program, so that one can be scored by the other."""
    assert set(CLASSES) == set(load_lexicon("cues")["verbs"])


@given(st.text())
def test_any_words_are_read_or_refused(source: str) -> None:
    """No line breaks the reader; each line that is not blank or a comment gives a mark or a problem."""
    marks, problems = read_marks("x.mark", source)
    assert len(marks.names) + len(marks.attributions) + len(problems) <= 2 * len(source.splitlines())


PIECES = st.sampled_from(
    [
        "N",
        "N-",
        "A1",
        "A2",
        "s1",
        "s4",
        "said",
        "|",
        "src:",
        "cue:",
        "con:",
        "spk:",
        "in:",
        "...",
        "@2",
        "@s4.1",
        "Venn",
        "We",
        "won",
        "desc",
        "-",
        "parent",
        "\n",
        "GPE",
        "#",
        "  # ",
    ]
)


@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_lines_made_of_its_own_words_never_break_it(source: str) -> None:
    """Whatever is found lies in the text, and a content is never empty."""
    marked, _ = mark(source)
    for own in marked.attributions:
        assert own.content
        for start, end in (*own.source, *own.cue, *own.content):
            assert 0 <= start < end <= len(TEXT)
    for name in marked.names:
        assert TEXT[name.start : name.end].strip()
        assert name.label in LABELS


@given(st.data())
def test_words_marked_are_the_words_found(data: st.DataObject) -> None:
    """Any stretch of whole words, given as it stands, is found where it was cut out, or refused as twice there."""
    number, (start, end) = data.draw(st.sampled_from(list(enumerate(cut_sentences(TEXT), 1))))
    words = TEXT[start:end].split()
    first = data.draw(st.integers(0, len(words) - 1))
    piece = " ".join(words[first : data.draw(st.integers(first + 1, len(words)))])
    marked, problems = mark(f"A1 s{number} said | con: {piece} | spk: -")
    if problems:
        assert "times in sentence" in problems[0]
        return
    ((begin, stop),) = marked.attributions[0].content
    assert " ".join(TEXT[begin:stop].split()).strip("“”,.;: ") == piece.strip("“”,.;: ")
    assert start <= begin < stop <= end


def test_places_are_read_from_the_end_alone() -> None:
    """A handle or an address is part of the words."""
    assert read_words("@ilo_venn at @tolm") == Words("@ilo_venn at @tolm")
    assert read_words("he @s4.2") == Words("he", (2,), (4,))
