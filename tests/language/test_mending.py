"""Verbs taken for adjectives or participles are mended; what is right, or may be a mere phrase, is left."""

import pytest
from tests.factories import annotated

from dateline.config import Config
from dateline.language import analyse_words
from dateline.language.mending import mended

MENDED = [
    ("At least 20 people were killed when a bomb exploded at a market in Basra.", "exploded", "bomb"),
    ("Norland accused Orvalian soldiers of shelling villagers.", "accused", "Norland"),
    ("Police arrested opposition leader John Smith on Saturday.", "arrested", "Police"),
    ("A court in Marrow on Friday sentenced former mayor Peter Galt to six years in prison.", "sentenced", "court"),
    ("Burglars stole paintings worth three million from the town museum.", "stole", "Burglars"),
    ("The two ministers signed a declaration on fishing rights.", "signed", "ministers"),
    ("Besk expelled two Alandic diplomats in June, accusing them of spying.", "expelled", "Besk"),
    ("Forces of the North shelled the town on Thursday, killing eight people, officials said.", "shelled", "Forces"),
    ("Angry relatives threw stones, and a guard was beaten.", "beaten", "guard"),
    ("Besk imposed sanctions on three Alandic banks on Wednesday, accusing them of smuggling.", "imposed", "Besk"),
    ("The union plans to strike in October if wages are not raised.", "plans", "union"),
    ("The company plans to close its factory in 2024.", "plans", "company"),
    ("Orr’s ex-wife had been taken into custody on Friday.", "taken", "wife"),
    ("The two sides agreed on Monday to resume talks in the autumn.", "agreed", "sides"),
    ("The letter came after a defence official appealed to the Guard to lay down its arms.", "appealed", "official"),
    (
        "They come two months after the bloc blacklisted 12 Belarusian officials over the jailing.",
        "blacklisted",
        "bloc",
    ),
    ("The central bank froze the accounts of the charity in January.", "froze", "bank"),
    ("The army said it had struck positions of the Temin Front and denied hitting homes.", "struck", "it"),
]


@pytest.mark.parametrize(("sentence", "verb", "subject"), MENDED)
def test_a_verb_has_its_subject(sentence: str, verb: str, subject: str) -> None:
    words = analyse_words(annotated(sentence), Config().language).words
    at = next(number for number, word in enumerate(words) if sentence[word.start : word.end] == verb)
    assert words[at].upos == "VERB"
    subjects = [word for word in words if word.head == at and word.relation.startswith("nsubj")]
    assert [sentence[word.start : word.end] for word in subjects] == [subject]


@pytest.mark.parametrize(
    "sentence",
    [
        "Hundreds of armed men in the streets of Varna.",
        "A boy given a prize by the mayor.",
        "The guards fired into the air, and nobody was hurt.",
        "Two dead, three wounded soldiers in hospital.",
        "Orr said the town had armed guards.",
        "Orr, the head of the bank, names and figures in hand.",
    ],
)
def test_other_sentences_are_left_as_they_are(sentence: str) -> None:
    words = analyse_words(annotated(sentence), Config().language).words
    assert mended(sentence, words) == words
    heads = {at for at, word in enumerate(words) if word.relation == "root"}
    assert all(words[at].head == at for at in heads)


def test_every_word_still_hangs_on_a_root() -> None:
    for sentence, _, _ in MENDED:
        words = analyse_words(annotated(sentence), Config().language).words
        for at in range(len(words)):
            seen = set()
            here = at
            while words[here].head != here:
                assert here not in seen
                seen.add(here)
                here = words[here].head
