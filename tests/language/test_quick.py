"""What is made quicker than spaCy's own says the same: sums, encoders, memories of forms."""

from typing import Any

import numpy as np
import pytest

from dateline.language.embedding import remember_forms
from dateline.language.quick import distances, make_quick
from dateline.language.steady import ROWS, steady_product
from dateline.language.weights import SHIPPED, unpack

TEXTS = ["Minister Ana Vale said no.", "No.", "He left for Orvale on Monday, and nobody knew why he had done so."]


def product(x: Any, y: Any) -> Any:
    return steady_product(np.asarray(x, dtype=np.float32), np.asarray(y, dtype=np.float32))


@pytest.mark.parametrize("rows", [1, ROWS - 1, ROWS, 3 * ROWS, 3 * ROWS + 7])
def test_a_row_of_a_product_is_its_own(rows: int) -> None:
    chance = np.random.default_rng(rows)
    x, y = chance.normal(size=(rows, 96)), chance.normal(size=(96, 40))
    whole = product(x, y)
    assert np.allclose(whole, x @ y, atol=1e-4)
    for at in (0, rows // 2, rows - 1):
        assert (product(x[at : at + 1], y)[0] == whole[at]).all()
    assert (product(x, y) == whole).all()


def test_a_product_is_written_where_it_is_asked_for() -> None:
    chance = np.random.default_rng(5)
    x, y = chance.normal(size=(70, 8)).astype("f"), chance.normal(size=(8, 4)).astype("f")
    out = np.zeros((71, 4), dtype=np.float32)
    steady_product(x, y, out[1:])
    assert (out[0] == 0).all()
    assert (out[1:] == steady_product(x, y)).all()


def test_only_rows_that_a_word_will_see_are_worked_out() -> None:
    away = distances(12, [3, 8], [2, 1], 3)
    assert away.tolist() == [3, 2, 1, 0, 0, 1, 2, 1, 0, 1, 2, 3]


@pytest.mark.parametrize("name", ["tok2vec", "ner"])
def test_the_quick_encoder_says_what_spacys_own_says(name: str) -> None:
    said = []
    for quick in (False, True):
        nlp = unpack(SHIPPED)
        for component in ("tok2vec", "ner") if quick else ():
            model = nlp.get_pipe(component).model  # type: ignore[attr-defined]  # trainable
            remember_forms(model)
            make_quick(model)
        docs = list(nlp.get_pipe("tok2vec").pipe(map(nlp.make_doc, TEXTS)))  # type: ignore[attr-defined]  # likewise
        encoder = nlp.get_pipe("ner").model.get_ref("tok2vec").layers[0]  # type: ignore[attr-defined]  # likewise
        said.append([doc.tensor for doc in docs] if name == "tok2vec" else encoder.predict(docs))
    for slow, fast in zip(*said, strict=True):
        assert np.allclose(slow, fast, atol=1e-4)
