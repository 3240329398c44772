"""The training corpora are read as they are written: trees, names, blanks; every source is locked."""

import gzip
from pathlib import Path

import pytest
from training.corpora import guess_spaces, gum_names, read_bio, read_conllu, read_re3d, read_uner
from training.documents import blank, text_to_doc, to_doc
from training.leaks import leaks
from training.sources import LOCK, wrong_sources
from training.swap import name_words

CONLLU = """# newdoc id = GUM_news_bridge
# newpar
# text = Ana Vale didn't go to al-Karun.
1\tAna\tAna\tPROPN\tNNP\tNumber=Sing\t5\tnsubj\t_\tEntity=(1-person-new-nnnn-cf1-1,2-coref
2\tVale\tVale\tPROPN\tNNP\tNumber=Sing\t1\tflat\t_\tEntity=1)
3-4\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
3\tdid\tdo\tAUX\tVBD\t_\t5\taux\t_\t_
4\tn't\tnot\tPART\tRB\t_\t5\tadvmod\t_\t_
5\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\t_
6\tto\tto\tADP\tIN\t_\t9\tcase\t_\t_
7\tal\tal\tPROPN\tNNP\t_\t9\tcompound\t_\tSpaceAfter=No
8\t-\t-\tPUNCT\tHYPH\t_\t9\tpunct\t_\tSpaceAfter=No
9\tKarun\tKarun\tPROPN\tNNP\t_\t5\tobl\t_\tSpaceAfter=No
10\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_

"""


@pytest.fixture
def conllu(tmp_path: Path) -> Path:
    path = tmp_path / "t.conllu.gz"
    path.write_bytes(gzip.compress(CONLLU.encode()))
    return path


def test_a_sentence_has_its_blanks_and_tree(conllu: Path) -> None:
    ((name, (sent,)),) = read_conllu(conllu)
    assert name == "GUM_news_bridge"
    text = "".join(word + " " * space for word, space in zip(sent.words, sent.spaces, strict=True))
    assert text.strip() == "Ana Vale didn't go to al-Karun."
    assert sent.syntax is not None
    assert sent.syntax.heads[:2] == [4, 0]
    assert sent.syntax.deps[4] == "ROOT"
    assert sent.names == [(0, 2, "PER")]


def test_a_mention_without_a_proper_head_is_no_name() -> None:
    row = ["1", "man", "man", "NOUN", "NN", "_", "0", "root", "_", "Entity=(1-person-new-nnnn-cf1-1-sgl)"]
    assert gum_names([row]) == []


def test_gold_tokens_are_joined_where_ours_are_one(conllu: Path) -> None:
    ((_, sents),) = read_conllu(conllu)
    doc = to_doc(blank(), sents)
    joined = next(token for token in doc if token.text == "al-Karun")
    assert (joined.dep_, joined.head.text, joined.tag_) == ("obl", "go", "NNP")
    assert [(name.text, name.label_) for name in doc.ents] == [("Ana Vale", "PER")]


def test_tagged_columns_become_names(tmp_path: Path) -> None:
    path = tmp_path / "t.conll"
    path.write_text("Ana\tB-person\nVale\tI-person\nleft\tO\n.\tO\n\nOrvale\tB-country\n", "utf-8")
    first, second = read_bio(path, {"person": "PER", "country": "LOC"})
    assert (first.names, second.names) == ([(0, 2, "PER")], [(0, 1, "LOC")])
    assert first.spaces == [True, True, False, True]


def test_blanks_are_guessed_around_marks() -> None:
    assert guess_spaces(['"', "No", '"', "he", "said", "."]) == [False, False, True, True, False, True]


def test_uner_takes_its_blanks_from_the_text(tmp_path: Path) -> None:
    path = tmp_path / "t.iob2"
    path.write_text("# text = Vale's\n1\tVale\tB-PER\n2\t's\tO\n\n", "utf-8")
    (sent,) = read_uner(path)
    assert (sent.spaces[0], sent.names) == (False, [(0, 1, "PER")])


def test_what_annotators_doubted_teaches_nothing(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    entities = (
        '[{"start": 0, "end": 8, "type": "Person", "confidence": 1}, {"start": 14, "end": 24, "type": "Organisation"}]'
    )
    path.write_text(f'{{"id": "1", "text": "Ana Vale left the Rebels", "entities": {entities}}}\n', "utf-8")
    ((text, names, unsure),) = read_re3d(path)
    assert (names, [text[a:b] for a, b in unsure]) == ([(0, 8, "PER"), (18, 24, "ORG")], [])
    doc = text_to_doc(blank(), text, names[:1], [(18, 24)])
    assert [token.ent_iob_ for token in doc] == ["B", "I", "O", "O", ""]


def test_every_source_is_locked_and_a_wrong_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "wikigold.conll.gz").write_bytes(b"other")
    wrong = wrong_sources(tmp_path)
    assert "wikigold.conll.gz" in wrong
    assert "ewt-train.conllu.gz" in wrong
    assert '"licence"' in LOCK.read_text("utf-8")


def test_a_word_of_our_lists_in_a_scored_text_is_told(tmp_path: Path) -> None:
    word = name_words("root")[0]
    (tmp_path / "000.txt").write_text(f"They met {word} there.", "utf-8")
    assert word in leaks(tmp_path)
    (tmp_path / "000.txt").write_text("They met nobody there.", "utf-8")
    assert leaks(tmp_path) == []
