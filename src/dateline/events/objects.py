"""Subjects and objects of a verb through passives, participles, relative clauses, control and coordination."""

from __future__ import annotations

from dateline.events.tree import Tree

__all__ = [
    "agents_of",
    "carriers_of",
    "is_passive",
    "joined",
    "objects_of",
    "obliques_of",
    "relative",
    "subjects_of",
    "told_before",
]

RELATIVES = frozenset(("who", "which", "that", "whom"))
NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ"))
TOGETHER = frozenset(("along with", "together with", "as well as", "along", "besides"))
CLAUSES = frozenset(("xcomp", "advcl", "acl", "ccomp"))


def is_passive(tree: Tree, verb: int) -> bool:
    """Whether a verb stands in the passive, also as a bare participle behind a noun ("the man killed")."""
    if any(tree.relation(child).endswith(":pass") for child in tree.children(verb)):
        return True
    word = tree.words[verb]
    bare = tree.relation(verb) in ("acl", "amod", "advcl") and word.xpos in ("VBN", "VBD")
    if bare and not tree.children(verb, "obj", "nsubj", "aux"):
        return True
    return (
        tree.relation(verb) == "conj"
        and not tree.children(verb, "obj", "aux")
        and word.xpos == "VBN"
        and (is_passive(tree, tree.words[verb].head))
    )


def objects_of(tree: Tree, verb: int) -> list[int]:
    """The heads of what a verb is done to."""
    found = [head for child in tree.children(verb, "obj", "iobj") for head in joined(tree, relative(tree, child, verb))]
    found = found or bare_number(tree, verb)
    if is_passive(tree, verb):
        found += passive_subjects(tree, verb)
    elif not found and tree.relation(verb) == "acl:relcl" and lacks_object(tree, verb):
        found += joined(tree, tree.words[verb].head)
    if not found and tree.relation(verb) == "amod" and tree.children(verb, "nsubj"):
        found += joined(tree, described_by(tree, tree.words[verb].head))  # "Police arrested opposition leader Orr"
    if not found:  # the same, misread as "arrested as leader"
        named = [
            at for at in tree.children(verb, "xcomp") if tree.words[at].upos == "NOUN" and tree.children(at, "appos")
        ]
        found += [head for at in named if not tree.children(at, "mark", "cop", "case") for head in joined(tree, at)]
    return found or shared_objects(tree, verb)


def bare_number(tree: Tree, verb: int) -> list[int]:
    """A number right behind a verb, taken for a measure of it: "police detained 19"."""
    behind = verb + 1
    number = behind < len(tree.words) and tree.relation(behind) == "obl:unmarked" and tree.words[behind].upos == "NUM"
    return [behind] if number and tree.head(behind) == verb and not is_passive(tree, verb) else []


def described_by(tree: Tree, at: int) -> int:
    """The name that a title stands before; the word itself otherwise."""
    while tree.relation(at) == "nmod:desc":
        at = tree.words[at].head
    return at


def lacks_object(tree: Tree, verb: int) -> bool:
    """Whether a relative clause has a subject of its own, so that its noun is the object ("the post they attacked")."""
    subjects = tree.children(verb, "nsubj")
    return bool(subjects) and not any(tree.forms[child] in RELATIVES for child in subjects)


def shared_objects(tree: Tree, verb: int) -> list[int]:
    """The object of a verb joined to this one: "attacked and killed two people"."""
    if tree.relation(verb) == "conj" or tree.children(verb, "obl"):
        return []
    verbs = [child for child in tree.children(verb, "conj") if tree.words[child].upos == "VERB"]
    free = [child for child in verbs if not tree.children(child, "nsubj")]
    return [head for child in free for own in tree.children(child, "obj") for head in joined(tree, own)]


def passive_subjects(tree: Tree, verb: int) -> list[int]:
    """The heads of what a verb in the passive is done to."""
    own = [
        head for child in tree.children(verb, "nsubj", "csubj") for head in joined(tree, relative(tree, child, verb))
    ]
    if own:
        return own
    if tree.relation(verb) in ("acl", "amod", "acl:relcl"):
        return joined(tree, tree.words[verb].head)
    if tree.relation(verb) == "conj" and tree.words[tree.words[verb].head].upos in ("VERB", "AUX"):
        return passive_subjects(tree, tree.words[verb].head)
    return []


def subjects_of(tree: Tree, verb: int, asking: bool = False, depth: int = 6) -> list[int]:
    """
    The heads of who does it.

    Args:
        tree: The grammar.
        verb: A verb in the active.
        asking: Whether the verb over an infinitive makes others act ("urged them to leave").
        depth: How many clauses to go up at most.
    """
    own = [head for child in tree.children(verb, "nsubj") for head in joined(tree, relative(tree, child, verb))]
    head = tree.head(verb)
    if own or head is None or depth == 0:
        return own
    relation = tree.relation(verb)
    if relation == "conj" and tree.words[head].upos in ("VERB", "AUX", "ADJ"):
        return active_subjects(tree, head, depth, asking)
    if relation == "acl:relcl":
        return [] if objects_gap(tree, verb) else joined(tree, head)
    if relation == "acl":
        if tree.words[verb].xpos == "VBG" or is_main(tree, verb, head):
            return joined(tree, head)
        return light_subject(tree, head, depth)  # "a plan to attack": of the verb over the noun, or of its owner
    head = told_before(tree, verb, head)
    if relation in ("xcomp", "advcl") and tree.words[head].upos in ("VERB", "AUX", "ADJ"):
        if asking:
            asked = [
                one
                for child in tree.children(head, "obj", "iobj", "obl")
                for one in joined(tree, child)
                if tree.case(child) in ("", "on", "upon", "for")
            ]
            return asked if not is_passive(tree, head) else passive_subjects(tree, head)
        return active_subjects(tree, head, depth)
    return []


def told_before(tree: Tree, verb: int, head: int) -> int:
    """
    The verb that a participle goes on from: the one over it, unless that only says so behind it.

    In "Forces shelled the town, killing eight, officials said" the parser hangs "killing" on "said".
    """
    if tree.words[verb].xpos != "VBG" or tree.relation(verb) != "advcl" or head < verb:
        return head
    subjects = tree.children(head, "nsubj")
    above = tree.head(head)
    if above is not None and above < verb and tree.relation(head) in ("conj", "parataxis") and subjects:
        return above if min(subjects) > verb else head
    told = [one for one in tree.children(head, "ccomp", "parataxis") if one < verb and tree.words[one].upos == "VERB"]
    return told[-1] if told and subjects and min(subjects) > verb else head


def is_main(tree: Tree, verb: int, noun: int) -> bool:
    """Whether a verb that the parser hung on the noun before it is that of the sentence: "Jets bombed the camp"."""
    past = tree.words[verb].xpos in ("VBN", "VBD") and bool(tree.children(verb, "obj"))
    return past and tree.relation(noun) in ("root", "ccomp", "parataxis") and not tree.children(noun, "cop")


def active_subjects(tree: Tree, verb: int, depth: int, asking: bool = False) -> list[int]:
    """The subject of the verb above, whether active or passive ("is expected to")."""
    return passive_subjects(tree, verb) if is_passive(tree, verb) else subjects_of(tree, verb, asking, depth - 1)


def light_subject(tree: Tree, noun: int, depth: int) -> list[int]:
    """Whose plan it is: the owner of the noun, or the subject of the verb over it."""
    owners = [
        head
        for child in tree.children(noun, "nmod")
        if tree.relation(child) == "nmod:poss"
        for head in joined(tree, child)
    ]
    head = tree.head(noun)
    if owners or head is None or tree.words[head].upos != "VERB" or tree.relation(noun) != "obj":
        return owners
    return subjects_of(tree, head, depth=depth - 1)


def objects_gap(tree: Tree, verb: int) -> bool:
    """Whether a relative clause lacks its object rather than its subject."""
    return bool(tree.children(verb, "nsubj"))


def relative(tree: Tree, at: int, verb: int) -> int:
    """The noun that a relative pronoun stands for; the word itself otherwise."""
    if tree.forms[at] in RELATIVES and tree.relation(verb) == "acl:relcl":
        return tree.words[verb].head
    return at


def joined(tree: Tree, at: int) -> list[int]:
    """A noun and those joined to it by "and"."""
    with_apposition = (at, *tree.children(at, "appos"))
    beside = [
        child for one in with_apposition for child in tree.children(one, "nmod", "obl") if tree.case(child) in TOGETHER
    ]
    head = tree.head(at)
    if head is not None and tree.relation(at) in ("obj", "nsubj:pass", "obl"):
        beside += [child for child in tree.children(head, "obl") if tree.case(child) in TOGETHER and child > at]
    named = [child for child in tree.children(at, "conj") if tree.words[child].upos in NOMINAL]
    return [at, *named, *(one for child in beside for one in (child, *tree.children(child, "conj")))]


def agents_of(tree: Tree, verb: int) -> list[int]:
    """The heads of "by ..." beneath a passive verb or a noun."""
    return [
        head
        for child in tree.children(verb, "obl", "nmod")
        if tree.relation(child) == "obl:agent" or tree.case(child) == "by"
        for head in joined(tree, child)
    ]


def carriers_of(tree: Tree, noun: int, verbs: frozenset[str]) -> list[int]:
    """Those by whom a deed told by a noun was done: "a strike [carried out by] the navy"."""
    clauses = [child for child in tree.children(noun, "acl") if tree.forms[child] in verbs]
    return [at for clause in clauses if is_passive(tree, clause) for at in agents_of(tree, clause)]


def obliques_of(tree: Tree, at: int, prepositions: frozenset[str]) -> list[int]:
    """The heads beneath some prepositions of a verb or a noun."""
    return [
        head
        for child in tree.children(at, "obl", "nmod", "advmod")
        if tree.relation(child) not in ("nmod:poss", "obl:agent") and tree.case(child) in prepositions
        for head in joined(tree, child)
    ]
