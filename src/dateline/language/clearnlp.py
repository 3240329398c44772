"""Words with ClearNLP's relations (OntoNotes models) as Universal Dependencies: labels, and who hangs on whom."""

from __future__ import annotations

from dateline.model import Word

__all__ = ["to_universal"]

LABELS = {
    "acomp": "xcomp",
    "agent": "case",
    "attr": "xcomp",
    "auxpass": "aux:pass",
    "complm": "mark",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "dep",
    "neg": "advmod",
    "nn": "compound",
    "npadvmod": "obl:unmarked",
    "nsubjpass": "nsubj:pass",
    "num": "nummod",
    "oprd": "xcomp",
    "pcomp": "advcl",
    "pobj": "obl",
    "poss": "nmod:poss",
    "possessive": "case",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prep": "case",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "relcl": "acl:relcl",
}
NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))


def to_universal(words: list[Word]) -> list[Word]:
    """
    Bring words to Universal Dependencies.

    A preposition hangs on its noun, not the noun on it; "be" hangs on what it joins to the subject. The rest keeps its
    head and gets UD's label.

    Example:
        >>> he = Word(0, 2, "he", "PRON", "PRP", "", 1, "nsubj")
        >>> was = Word(3, 4, "be", "AUX", "VBD", "", 1, "root")
        >>> ill = Word(5, 8, "ill", "ADJ", "JJ", "", 1, "acomp")
        >>> [(word.head, word.relation) for word in to_universal([he, was, ill])]
        [(2, 'nsubj'), (2, 'cop'), (2, 'root')]
    """
    heads = [word.head for word in words]
    labels = [word.relation for word in words]
    for at, word in enumerate(words):
        if word.relation in ("pobj", "pcomp") and words[word.head].relation in ("prep", "agent", "dative"):
            swap(heads, at, word.head)
            above = words[heads[at]]
            nominal = above.upos in NOMINAL and heads[at] != at
            by_agent = words[word.head].relation == "agent"
            labels[at] = "obl:agent" if by_agent else "nmod" if nominal else "obl"
            if word.relation == "pcomp":
                labels[at] = "acl" if nominal else "advcl"
            labels[word.head] = "mark" if word.relation == "pcomp" else "case"
    for at, word in enumerate(words):
        if word.relation in ("attr", "acomp") and words[word.head].lemma == "be" and labels[word.head] != "cop":
            labels[at] = labels[word.head]
            swap(heads, at, word.head)
            labels[word.head] = "cop"
    return [
        word._replace(head=head, relation=LABELS.get(label, label))
        for word, head, label in zip(words, heads, labels, strict=True)
    ]


def swap(heads: list[int], below: int, above: int) -> None:
    """Let a word take the place of the one it hangs on, with all that hangs on that."""
    for at, head in enumerate(heads):
        if head == above and at not in (above, below):
            heads[at] = below
    heads[below] = below if heads[above] == above else heads[above]
    heads[above] = below
