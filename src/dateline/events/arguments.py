"""Who does it and to whom, by the syntax of a trigger; what the words do not state stays empty."""

from __future__ import annotations

from typing import NamedTuple

from dateline.events.accidents import is_death
from dateline.events.objects import (
    agents_of,
    carriers_of,
    is_passive,
    joined,
    objects_of,
    obliques_of,
    subjects_of,
    told_before,
)
from dateline.events.patterns import class_of, root_of, status_words
from dateline.events.tree import Tree
from dateline.events.triggers import Trigger, is_form_of
from dateline.events.who import Who

__all__ = ["Arguments", "find_arguments"]

BOTH_SIDES = frozenset(("AGREE", "CONSULT", "COOPERATE"))
OF = frozenset(("of",))
TOWARDS = frozenset(("with", "to", "on", "against", "at", "for", "from"))
OWN = frozenset(("promise", "threaten", "vow"))  # "promised Egypt to leave": the one who promises leaves
BETWEEN = frozenset(("between", "among"))
WITH = frozenset(("with", "alongside", "together with"))
OWNING = frozenset(("nmod:poss", "compound", "amod", "nmod:unmarked"))
ON = frozenset(("on",))
AGAINST = frozenset(("against", "at"))
WHERE = frozenset(("in", "at", "into"))
FROM = frozenset(("from",))
KEPT_OUT = ("expel", "restrict", "arrest")
MOVING = frozenset(("RETREAT", "MOBILIZE"))


class Arguments(NamedTuple):
    """
    The nouns of an event's arguments, and the actors they name.

    Args:
        actors, recipients: Ids within the report.
        doers, done_to: Indexes of the nouns, also of those that name no actor.
    """

    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    doers: tuple[int, ...]
    done_to: tuple[int, ...]


def find_arguments(tree: Tree, trigger: Trigger, who: Who) -> Arguments:
    """
    The arguments of a trigger.

    Returns:
        Actors and recipients by place; nobody is both.
    """
    doers, done_to = of_noun(tree, trigger) if trigger.noun else of_verb(tree, trigger)
    if not doers:
        doers, done_to = by_carriers(tree, done_to)
    if not trigger.noun and not trigger.things and objects_of(tree, trigger.at):
        spots = set(obliques_of(tree, trigger.at, WHERE | ON))  # "wounded a man in Orsun": where, and not whom
        done_to = [at for at in done_to if at not in spots]
    doers = [at for at in dict.fromkeys(doers) if at not in trigger.things]
    if is_joint(trigger):
        doers = list(dict.fromkeys((*doers, *partners(tree, trigger))))
    actors = who.actors(doers)
    targets = list(dict.fromkeys(at for at in done_to if at not in doers))
    recipients: list[str] = []
    moved = {one for at in targets if is_means(tree, trigger, at) for one in joined(tree, at)}
    for at in (one for one in targets if one not in moved):
        meant = who.of(at, loose=trigger.root != "ACCUSE") or who.actors(blamed(tree, at), loose=True)
        meant = meant or who.actors(one for one in antecedents(tree, at) if one not in doers)
        recipients += [actor for actor in meant if actor not in actors]
    return Arguments(actors, tuple(dict.fromkeys(recipients)), tuple(doers), tuple(targets))


def by_carriers(tree: Tree, done_to: list[int]) -> tuple[list[int], list[int]]:
    """Who did it, where a noun beneath says so, which is then no target: "killed in a strike carried out by Syria"."""
    found = {at: carriers_of(tree, at, status_words("agents", "carrying")) for at in done_to}
    return [one for some in found.values() for one in some], [at for at in done_to if not found[at]]


def is_joint(trigger: Trigger) -> bool:
    """Whether both sides of an act do it: talks, a joint exercise, patrols; who "meets" or "visits" does it alone."""
    return trigger.root in BOTH_SIDES and (trigger.noun or bool(trigger.things) or trigger.root == "COOPERATE")


def partners(tree: Tree, trigger: Trigger) -> list[int]:
    """Those with whom something is done."""
    words = [trigger.at, *trigger.things, *([trigger.verb] if trigger.verb is not None else [])]
    return [at for word in dict.fromkeys(words) for at in obliques_of(tree, word, WITH)]


def blamed(tree: Tree, at: int) -> list[int]:
    """Who does what is blamed: by whom it is, or whose it is; never what it is against ("a plot against Egypt")."""
    doers = agents_of(tree, at)
    for clause in tree.children(at, "acl"):
        doers += agents_of(tree, clause)
    owners = [child for child in tree.children(at, "nmod", "compound", "amod") if tree.relation(child) in OWNING]
    return doers or [one for child in owners for one in joined(tree, child)]


def antecedents(tree: Tree, at: int) -> list[int]:
    """Whom "them" means beneath a participle: those just acted upon ("banned six firms, accusing [them] of fraud")."""
    verb = tree.head(at)
    if tree.forms[at] != "them" or verb is None or tree.words[verb].xpos != "VBG":
        return []
    over = tree.head(verb)
    if over is None or tree.relation(verb) not in ("advcl", "acl") or tree.children(verb, "nsubj"):
        return []
    main = told_before(tree, verb, over)
    objects = objects_of(tree, main)
    beneath = [one for word in (main, *objects) for one in obliques_of(tree, word, ON | AGAINST)]
    return [one for one in (*beneath, *objects) if tree.words[one].xpos == "NNS" and one < at][:1]


def is_means(tree: Tree, trigger: Trigger, at: int) -> bool:
    """Whether a noun is what is moved rather than whom it is done to: "withdrew its troops", "moved them back"."""
    if trigger.root not in MOVING or trigger.mode == "release":
        return False
    return tree.forms[at] in class_of("forces") or tree.words[at].upos == "PRON"


def of_verb(tree: Tree, trigger: Trigger) -> tuple[list[int], list[int]]:
    """Doers and done-to of a verb."""
    verb = trigger.at
    if is_death(trigger):
        return [], subjects_of(tree, verb)
    to = frozenset(root_of(trigger.root)["to"].split())
    if trigger.mode in KEPT_OUT:
        to -= FROM  # "expelled from his party", "barred from parliament"
    if is_passive(tree, verb):
        doers, done_to = agents_of(tree, verb), objects_of(tree, verb)
    else:
        doers = subjects_of(tree, verb, asking=asked(tree, first_joined(tree, verb)))
        done_to = objects_of(tree, verb)
        if not doers and tree.relation(verb) in ("advcl", "acl", "ccomp") and agents_of(tree, verb):
            doers = agents_of(tree, verb)
    under = sides_of(tree, verb, to)
    for thing in trigger.things:
        under += sides_of(tree, thing, to | OF | BETWEEN)
    if trigger.root == "SUPPORT" and any(tree.forms[at] in status_words("laws", "nouns") for at in trigger.things):
        done_to = [*done_to, *under, *of_law(tree, trigger)]
    elif trigger.things:
        sent = is_form_of(tree, verb, status_words("sending", "moving")) and trigger.root == "AID"
        done_to = [*[at for at in done_to if at not in trigger.things], *under, *(() if sent else trigger.things)]
    else:
        done_to = [*done_to, *under]
        clauses = tree.children(verb, "xcomp", "ccomp")
        done_to += [at for child in clauses for at in subject_within(tree, child)]
        if not done_to:
            done_to += [at for child in clauses for at in aimed_within(tree, child)]
    return doers, done_to


def sides_of(tree: Tree, at: int, prepositions: frozenset[str]) -> list[int]:
    """Those beneath some prepositions; of "on demonstrators in Helm" the first alone, for the other is where."""
    plain = obliques_of(tree, at, prepositions - WHERE)
    return plain or obliques_of(tree, at, prepositions)


def aimed_within(tree: Tree, clause: int) -> list[int]:
    """Those whom a clause beneath a verb has something done to; what is only sent or moved is nobody's side."""
    towards = obliques_of(tree, clause, TOWARDS)
    moved = is_form_of(tree, clause, status_words("sending", "moving"))
    return towards if moved else [*objects_of(tree, clause), *towards]


def of_law(tree: Tree, trigger: Trigger) -> list[int]:
    """Whom a law that is passed binds or serves: "a bill that requires the government to", "a law giving status to"."""
    clauses = [child for thing in trigger.things for child in tree.children(thing, "acl")]
    clauses += [child for child in tree.children(trigger.at, "advcl") if tree.words[child].xpos == "VBG"]
    found = [at for clause in clauses for at in objects_of(tree, clause)]
    return found + [at for clause in clauses for at in obliques_of(tree, clause, frozenset(("to", "on")))]


def subject_within(tree: Tree, clause: int) -> list[int]:
    """The subject of a clause beneath a verb: "demanded that the army leave" asks it of the army."""
    if is_passive(tree, clause):
        return []
    if tree.words[clause].upos == "NOUN" and tree.relation(clause) == "ccomp" and tree.children(clause, "appos"):
        return [clause]  # "demanded that the minister, Orr, resign", whose verb was taken for a noun
    return [at for child in tree.children(clause, "nsubj") for at in joined(tree, child)]


def asked(tree: Tree, verb: int) -> bool:
    """Whether the verb above makes others act: "urged the army to leave", "expects them to come"."""
    head = tree.head(verb)
    if head is None:
        return False
    others = tree.relation(verb) == "xcomp" and bool(tree.children(head, "obj")) and not is_form_of(tree, head, OWN)
    return others or is_form_of(tree, head, status_words("governors", "demanded"))


def first_joined(tree: Tree, verb: int) -> int:
    """The first of some verbs joined without a subject of their own: "urged it [to leave] and to disarm"."""
    while tree.relation(verb) == "conj" and not tree.children(verb, "nsubj") and tree.head(verb) is not None:
        verb = tree.words[verb].head
    return verb


def of_noun(tree: Tree, trigger: Trigger) -> tuple[list[int], list[int]]:
    """Doers and done-to of a noun, by its owner, its prepositions, and the light verb over it."""
    noun, root = trigger.at, root_of(trigger.root)
    to = frozenset(root["to"].split()) - OF
    doers = agents_of(tree, noun) + carriers_of(tree, noun, status_words("agents", "carrying"))
    beneath = obliques_of(tree, noun, OF)
    done_to = sides_of(tree, noun, to - WHERE if beneath else to)  # "the killing of Orr in Vell"
    if root["of"] == "actor":
        doers += beneath
    else:
        done_to += beneath
    doers += obliques_of(tree, noun, BETWEEN)
    owners = [child for child in tree.children(noun, "nmod", "compound", "amod") if tree.relation(child) in OWNING]
    owned = "recipient" if beneath and root["of"] == "actor" else "actor"
    for child in owners:
        (doers if owned == "actor" else done_to).extend(joined(tree, child))
    if trigger.verb is not None:
        over = trigger.verb
        suffers = is_form_of(tree, over, status_words("light", "suffering"))
        subjects = agents_of(tree, over) if is_passive(tree, over) else subjects_of(tree, over)
        (done_to if suffers else doers).extend(at for at in subjects if at != noun)
        done_to += [at for at in obliques_of(tree, over, to) if at != noun]
        if not is_passive(tree, over):
            done_to += [at for child in tree.children(over, "iobj") for at in joined(tree, child)]
    return doers, done_to
