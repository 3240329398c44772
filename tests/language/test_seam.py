"""Any pipeline stands behind the seam: its offsets are ours, its labels become ours, its place is an entry point."""

import subprocess
import sys

import pytest
from spacy.language import Language
from tests.language.tiny import tiny

from dateline import annotate
from dateline.errors import UsageError
from dateline.language import opening
from dateline.language.gliner import GlinerNames
from dateline.language.installed import wrap
from dateline.language.seam import Block
from dateline.model import Name, NameLabel, Span

TEXT = "Ana  Vale was in “Orvale”."
ROWS = [
    ("Ana", "PROPN", "Ana", 1, "compound"),
    ("Vale", "PROPN", "Vale", 1, "nsubj"),
    ("was", "AUX", "be", 0, "ROOT"),
    ("in", "ADP", "in", -1, "prep"),
    ('"', "PUNCT", '"', 1, "punct"),
    ("Orvale", "PROPN", "Orvale", -2, "pobj"),
    ('"', "PUNCT", '"', -1, "punct"),
    (".", "PUNCT", ".", -5, "punct"),
]


def analysed(nlp: Language) -> list[tuple[str, str, str, str]]:
    (analysis,) = wrap(nlp, "tiny").analyze([Block(TEXT, (Span(0, len(TEXT)),))])
    return [
        (TEXT[w.start : w.end], w.upos, w.relation, TEXT[analysis.words[w.head].start : analysis.words[w.head].end])
        for w in analysis.words
    ]


def test_offsets_point_into_the_text_as_it_was_given() -> None:
    (analysis,) = wrap(tiny(ROWS, [(0, 2, "PERSON"), (5, 6, "GPE")]), "tiny").analyze([Block(TEXT, ())])
    assert [(TEXT[n.start : n.end], n.label) for n in analysis.names] == [
        ("Ana  Vale", NameLabel.PERSON),
        ("Orvale", NameLabel.GPE),
    ]
    assert analysis.stamp.pipeline == "spacy:tiny"


def test_labels_that_are_not_ours_are_dropped() -> None:
    (analysis,) = wrap(tiny(ROWS, [(0, 2, "DATE")]), "tiny").analyze([Block(TEXT, ())])
    assert analysis.names == ()


def test_a_pipeline_of_universal_dependencies_keeps_its_labels() -> None:
    assert analysed(tiny(ROWS, []))[3] == ("in", "ADP", "prep", "was")


def test_labels_of_clearnlp_become_universal() -> None:
    nlp = tiny(ROWS, [])
    nlp.add_pipe("parser").add_label("pobj")  # type: ignore[attr-defined]  # a parser has labels
    wrapped = wrap(nlp, "tiny")
    nlp.disable_pipe("parser")  # it was only there for its labels
    (analysis,) = wrapped.analyze([Block(TEXT, (Span(0, len(TEXT)),))])
    words = analysis.words
    found = [(TEXT[w.start : w.end], w.relation, TEXT[words[w.head].start : words[w.head].end]) for w in words]
    assert found[3] == ("in", "case", "Orvale")
    assert found[5] == ("Orvale", "obl", "was")


def test_an_empty_paragraph_is_no_trouble() -> None:
    (analysis,) = wrap(tiny([], []), "tiny").analyze([Block("", ())])
    assert analysis.words == ()


@pytest.mark.parametrize("name", ["spacy:no_such_pipeline", "nobody", "spacy:"])
def test_an_analyzer_that_is_not_there_is_a_usage_error(name: str) -> None:
    with pytest.raises(UsageError, match=r"no (spaCy pipeline|analyzer)"):
        opening.open_analyzer(name)


@pytest.mark.parametrize("name", ["gliner:model", "nobody"])
def test_a_finder_of_names_that_is_not_there_is_a_usage_error(name: str) -> None:
    with pytest.raises(UsageError):
        opening.open_names(name)


@pytest.mark.parametrize("name", ["fastcoref", "nobody"])
def test_a_linker_that_is_not_there_is_a_usage_error(name: str) -> None:
    with pytest.raises(UsageError):
        opening.open_linker(name)


def test_a_package_can_bring_an_analyzer(monkeypatch: pytest.MonkeyPatch) -> None:
    class Point:
        name = "other"

        @staticmethod
        def load() -> object:
            return lambda rest: wrap(tiny(ROWS, []), rest)

    monkeypatch.setattr(opening, "entry_points", lambda group: [Point] if group == "dateline.analyzers" else [])
    assert opening.open_analyzer("other:mine").stamp.pipeline == "spacy:mine"


class Model:
    """GLiNER as far as we ask it."""

    def predict_entities(self, text: str, labels: list[str], *, threshold: float) -> list[dict[str, object]]:
        assert "armed group" in labels
        assert threshold == 0.5
        at = text.index("River Guard")
        return [
            {"start": at, "end": at + 5, "label": "sea, river or region", "score": 0.6},
            {"start": at, "end": at + 11, "label": "armed group", "score": 0.9},
        ]


def test_of_overlapping_names_the_surest_stays() -> None:
    found = GlinerNames(Model(), "m").find_names([Block("the River Guard", ())])
    assert found == [(Name(4, 15, NameLabel.ORG, "gliner"),)]


def test_annotate_takes_the_name_of_an_analyzer() -> None:
    line = b'{"id": "1", "text": "A bridge fell."}'
    with pytest.raises(UsageError, match="no analyzer 'nobody': there are en"):
        list(annotate([line], layers=["entities"], analyzer="nobody"))
    assert next(annotate([line], layers=["zones"], analyzer="nobody"))["zones"]  # no layer asks for it


def test_only_layers_that_name_actors_load_spacy() -> None:
    code = (
        "import sys, dateline\n"
        'line = b\'{"id": "1", "text": "A bridge fell, Ana Vale said on Monday."}\'\n'
        "list(dateline.annotate([line], layers=['sentences', 'timexes', 'meta', 'zones']))\n"
        "list(dateline.annotate([line], layers=['attributions'], reader='rules'))\n"
        "assert not {'spacy', 'numpy', 'py3langid'} & set(sys.modules), 'loaded too early'\n"
        "list(dateline.annotate([line], layers=['entities']))\n"
        "assert 'spacy' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
