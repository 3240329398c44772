"""The lexicon of events: it loads, every root has words and a description, and forms are spelt by rule."""

import pytest

from dateline.events.inflections import forms_of_noun, forms_of_verb
from dateline.events.numbers import value_of
from dateline.events.patterns import nouns, root_of, verbs
from dateline.lexicon import load_lexicon

ROOTS = [name for name in load_lexicon("events") if name.isupper()]


def test_every_root_is_described_and_has_verbs_and_nouns() -> None:
    assert len(ROOTS) == 16
    assert set(ROOTS) == set(load_lexicon("event_roots"))
    told = [{pattern.root for some in table.values() for pattern in some} for table in (verbs(), nouns())]
    assert told == [set(ROOTS), set(ROOTS)]


@pytest.mark.parametrize("root", ROOTS)
def test_what_is_announced_is_of_a_known_root(root: str) -> None:
    assert root_of(root)["ahead"] in ROOTS
    assert root_of(root)["of"] in ("actor", "recipient")
    assert root_of(root)["meaning"]


def test_patterns_that_ask_for_most_come_first() -> None:
    for some in (*verbs().values(), *nouns().values()):
        assert [pattern.asks for pattern in some] == sorted((pattern.asks for pattern in some), reverse=True)


@pytest.mark.parametrize(
    ("lemma", "irregular", "forms"),
    [
        ("attack", "", "attack attacks attacked attacking"),
        ("seize", "", "seize seizes seized seizing"),
        ("deny", "", "deny denies denied denying"),
        ("free", "freed freeing", "free frees freed freeing"),
        ("ban", "banned banning", "ban bans banned banning"),
        ("withdraw", "withdrew withdrawn", "withdraw withdraws withdrew withdrawn withdrawing"),
    ],
)
def test_forms_of_a_verb(lemma: str, irregular: str, forms: str) -> None:
    assert forms_of_verb(lemma, irregular) == set(forms.split())


def test_forms_of_a_noun() -> None:
    assert forms_of_noun("embassy") == {"embassy", "embassies"}
    assert forms_of_noun("truce") == {"truce", "truces"}


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("14", 14),
        ("2,500", 2500),
        ("1.5 million", 1_500_000),
        ("twenty three", 23),
        ("two dozen", 24),
        ("several", None),
    ],
)
def test_value_of_a_number(words: str, value: int | None) -> None:
    assert value_of(words.split()) == value
