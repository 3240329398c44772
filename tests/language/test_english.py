"""The pipeline that ships: whole, checked, the same however it is asked, and right about plain sentences."""

from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.language.english import English, load_english
from dateline.language.opening import open_analyzer
from dateline.language.seam import Block
from dateline.language.weights import SHIPPED, STAMP, WEIGHTS, read_stamp
from dateline.model import Analysis, Span
from dateline.text.grammar import (
    children,
    head_of,
    is_negated,
    is_passive,
    range_of,
    subject_of,
    subtree,
)

TEXTS = [
    "Minister Ana Vale said that the bridge had fallen.",
    "“We will not pay,” he said, “and Orvale's port won't either.”",
    "The US-led force left al-Karun, Abdul-Hadi’s town, at 3 p.m.",
    "Nobody was hurt.",
    "Zarun did not deny the report.",
]


def block(text: str) -> Block:
    return Block(text, (Span(0, len(text)),))


def forms(text: str, analysis: Analysis) -> list[str]:
    return [text[word.start : word.end] for word in analysis.words]


@pytest.fixture(scope="module")
def english() -> English:
    return load_english()


def test_the_seam_opens_it() -> None:
    assert open_analyzer("en").stamp.pipeline == "dateline-en"


def test_weights_that_are_not_those_of_the_stamp_are_refused(tmp_path: Path) -> None:
    (tmp_path / STAMP).write_text((SHIPPED / STAMP).read_text("utf-8"), "utf-8")
    (tmp_path / WEIGHTS).write_bytes((SHIPPED / WEIGHTS).read_bytes()[:-1])
    with pytest.raises(InputError, match="is not the file"):
        load_english(tmp_path)


def test_weights_are_small_enough_and_have_a_licence() -> None:
    assert len((SHIPPED / WEIGHTS).read_bytes()) <= 16_000_000
    assert read_stamp(SHIPPED).licence == "CC BY-SA 4.0"
    assert (SHIPPED / "LICENSE").is_file()
    assert "CC BY-SA 4.0" in (SHIPPED / "README.md").read_text("utf-8")


def test_the_same_words_come_out_however_they_are_read_together(english: English) -> None:
    blocks = [block(text) for text in TEXTS]
    together = english.analyze(blocks)
    assert [english.analyze([one])[0] for one in reversed(blocks)][::-1] == together
    assert english.analyze(blocks * 20)[-5:] == together


def test_names_keep_their_hyphens_and_compounds_are_split(english: English) -> None:
    (analysis,) = english.analyze([block(TEXTS[2])])
    words = forms(TEXTS[2], analysis)
    assert "al-Karun" in words
    assert "Abdul-Hadi" in words
    assert words[1:4] == ["US", "-", "led"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("said.\u00a0“No”", ["said", ".", "“", "No", "”"]),
        ("a  b", ["a", "b"]),
        ("Asa’ib Ahl al‑Haqq", ["Asa’ib", "Ahl", "al‑Haqq"]),
        ("‘We won,’ it’s said", ["‘", "We", "won", ",", "’", "it", "’s", "said"]),
        ("US-Iran talks", ["US", "-", "Iran", "talks"]),
    ],
)
def test_marks_and_blanks_of_every_kind(english: English, text: str, words: list[str]) -> None:
    (analysis,) = english.analyze([block(text)])
    assert forms(text, analysis) == words


def test_questions_about_grammar(english: English) -> None:
    (said, _, _, hurt, denied) = english.analyze([block(text) for text in TEXTS])
    verb = forms(TEXTS[0], said).index("said")
    subject = subject_of(said.words, verb)
    assert subject is not None
    assert forms(TEXTS[0], said)[subject] in ("Minister", "Ana", "Vale")
    assert head_of(said.words, range_of(said.words, 0, TEXTS[0].index(" said"))) == subject
    (clause,) = [child for child in children(said.words, verb) if said.words[child].relation == "ccomp"]
    assert [forms(TEXTS[0], said)[at] for at in subtree(said.words, clause)][:3] == ["that", "the", "bridge"]
    assert is_negated(denied.words, forms(TEXTS[4], denied).index("deny"))
    assert not is_negated(said.words, verb)
    assert is_passive(hurt.words, forms(TEXTS[3], hurt).index("hurt"))
    assert [word.lemma for word in denied.words][:4] == ["Zarun", "do", "not", "deny"]
