"""Sentences end where a reader would end them, and nothing is lost between them."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("He met Gen. Orsun Vale. They spoke.", ["He met Gen. Orsun Vale.", "They spoke."]),
        ("MAJ. GEN. VALE spoke. THEY left.", ["MAJ. GEN. VALE spoke.", "THEY left."]),
        ("The U.S. said no. It left.", ["The U.S. said no.", "It left."]),
        ("He left the U.S. The army stayed.", ["He left the U.S.", "The army stayed."]),
        ("The U.S. Army stayed.", ["The U.S. Army stayed."]),
        ("J. K. Vale and A.B. Orsun came.", ["J. K. Vale and A.B. Orsun came."]),
        ("“We won.” He left.", ["“We won.”", "He left."]),
        ("“We won,” he said. “They lost.”", ["“We won,” he said.", "“They lost.”"]),
        ('"We won.” He left.', ['"We won.”', "He left."]),
        ("''We won.'' He left.", ["''We won.''", "He left."]),
        ("“Why?” she asked. Nobody knew.", ["“Why?” she asked.", "Nobody knew."]),
        ("“Stop!” A shot fell.", ["“Stop!”", "A shot fell."]),
        ("It rose 2.5 percent to 1,200. Prices fell.", ["It rose 2.5 percent to 1,200.", "Prices fell."]),
        ("On Jan. 5 they met. On Sept. 6 they parted.", ["On Jan. 5 they met.", "On Sept. 6 they parted."]),
        ("They met at 6 p.m. on Monday.", ["They met at 6 p.m. on Monday."]),
        ("They met at 6 p.m. The talks failed.", ["They met at 6 p.m.", "The talks failed."]),
        ("Orsun Corp. Chairman Vale resigned.", ["Orsun Corp. Chairman Vale resigned."]),
        ("He leads Orsun Corp. He owns it.", ["He leads Orsun Corp.", "He owns it."]),
        ("Visit orsun.example now. Or not.", ["Visit orsun.example now.", "Or not."]),
        ("They left.\u00a0They came.", ["They left.", "They came."]),
        ("They left.They came.", ["They left.", "They came."]),
        ("He waited… Then he left.", ["He waited…", "Then he left."]),
        ("He waited ... and left.", ["He waited ... and left."]),
        ("See e.g. The Orsun Post.", ["See e.g. The Orsun Post."]),
        ("(He left.) She stayed.", ["(He left.)", "She stayed."]),
        ("[He left.] «She stayed.» They slept.", ["[He left.]", "«She stayed.»", "They slept."]),
        ("He took Route No. 5 to Orsun. 300 people waited.", ["He took Route No. 5 to Orsun.", "300 people waited."]),
        ("Šef je otišao. Život ide dalje.", ["Šef je otišao.", "Život ide dalje."]),
        ("no stop at all", ["no stop at all"]),
        ("", []),
    ],
)
def test_sentences_of_a_paragraph(paragraph: str, expected: list[str]) -> None:
    assert sentences(paragraph) == expected


WORDS = st.sampled_from([*"Aa1.!?…\"”“’'»()[] \u00a0-", "U.S.", "Gen.", "p.m.", "He ", "said. ", "''"])


@given(st.lists(WORDS, max_size=60).map("".join).map(str.strip))
def test_no_character_is_lost_or_doubled(paragraph: str) -> None:
    spans = list(split_sentences(paragraph, 0, len(paragraph)))
    kept = "".join(paragraph[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(paragraph.split())
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
    assert all(paragraph[s:e] == paragraph[s:e].strip() for s, e in spans)


def test_a_long_paragraph_of_stops_costs_linear_time() -> None:
    paragraph = ". " * 200_000 + "A"
    assert sum(end - start for start, end in split_sentences(paragraph, 0, len(paragraph))) <= len(paragraph)


def test_french_marks_behind_a_blank_stay_with_their_sentence() -> None:
    text = "She hates it. « I came down, » she says. « They fell. » He left."
    found = [text[start:end] for start, end in split_sentences(text, 0, len(text))]
    assert found == ["She hates it.", "« I came down, » she says.", "« They fell. »", "He left."]
