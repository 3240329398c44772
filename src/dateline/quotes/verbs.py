"""Every form of every cue verb, from the lexicon and the rules of English spelling."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dateline.lexicon import load_lexicon

__all__ = [
    "Entry",
    "adverb_classes",
    "carrying_forms",
    "cue_forms",
    "marker_words",
    "noun_forms",
    "silence_words",
    "viewpoint_classes",
]


@dataclass(frozen=True, slots=True)
class Entry:
    """
    One inflected form of a cue verb.

    Args:
        lemma: The verb, with its particle ("point out").
        klass: The class of saying it stands for.
        frames: What it takes, as in the lexicon.
        form: "base", "third", "past", "participle", "ing"; "past" also where past and participle look the same.
        particle: The words that must follow, in small letters.
    """

    lemma: str
    klass: str
    frames: frozenset[str]
    form: str
    particle: tuple[str, ...]


@cache
def cue_forms() -> dict[str, tuple[Entry, ...]]:
    """Every inflected form, in small letters and with a capital, longest particle first."""
    found: dict[str, list[Entry]] = {}
    lexicon = load_lexicon("cues")
    for klass, verbs in lexicon["verbs"].items():
        for lemma, frames in verbs.items():
            verb, *particle = lemma.split()
            for word, form in inflections(verb, lexicon["irregular"].get(verb)):
                entry = Entry(lemma, klass, frozenset(frames.split()), form, tuple(particle))
                for spelling in (word, word.capitalize()):
                    found.setdefault(spelling, []).append(entry)
    found["according"], found["According"] = [], []  # read by a rule of its own, but found in the same look-up
    return {word: tuple(sorted(entries, key=lambda entry: -len(entry.particle))) for word, entries in found.items()}


def inflections(verb: str, irregular: str | None) -> list[tuple[str, str]]:
    """
    The forms of a verb with their names.

    Example:
        >>> inflections("deny", None)
        [('deny', 'base'), ('denies', 'third'), ('denied', 'past'), ('denying', 'ing')]
    """
    if irregular:
        third, past, participle, ing = irregular.split()
    else:
        third, past, ing = regular_forms(verb)
        participle = past
    forms = [(verb, "base"), (third, "third"), (past, "past"), (participle, "participle"), (ing, "ing")]
    return list({word: (word, form) for word, form in reversed(forms)}.values())[::-1]


def regular_forms(verb: str) -> tuple[str, str, str]:
    """Third person, past and -ing by the rules of spelling, without doubling."""
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    if verb.endswith("e"):
        return third, verb + "d", (verb if verb.endswith("ee") else verb[:-1]) + "ing"
    return third, verb + "ed", verb + "ing"


@cache
def noun_forms() -> dict[str, tuple[str, frozenset[str]]]:
    """Every noun that attributes, singular and plural, with its class and what opens its content."""
    found: dict[str, tuple[str, frozenset[str]]] = {}
    for klass, nouns in load_lexicon("cues")["nouns"].items():
        for noun, opens in nouns.items():
            plural = noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else noun + "s"
            found[noun] = found[plural] = (klass, frozenset(opens.split()))
    return found


@cache
def carrying_forms() -> frozenset[str]:
    """Every form of the verbs that only carry a noun that attributes: "issued", "repeating"."""
    lexicon = load_lexicon("cues")
    verbs = lexicon["carried"]["by"].split()
    return frozenset(word for verb in verbs for word, _ in inflections(verb, lexicon["irregular"].get(verb)))


@cache
def adverb_classes() -> dict[str, str]:
    """The adverbs that attribute to nobody, with their classes."""
    return {word: klass for klass, words in load_lexicon("cues")["adverbs"].items() for word in words.split()}


@cache
def marker_words() -> frozenset[str]:
    """The words in small letters that may attribute without being a verb of saying."""
    silences = load_lexicon("cues")["silences"]
    return frozenset((*noun_forms(), *adverb_classes(), *silences, *viewpoint_classes()))


@cache
def viewpoint_classes() -> dict[str, str]:
    """The nouns of "in Orr's words" and "in the view of Orr", with their classes."""
    return {word: klass for klass, words in load_lexicon("cues")["viewpoints"].items() for word in words.split()}


@cache
def silence_words() -> dict[str, frozenset[str]]:
    """The last words of a cue by which somebody says nothing, each with the words that may follow it."""
    return {word: frozenset(after.split()) for word, after in load_lexicon("cues")["silences"].items()}
