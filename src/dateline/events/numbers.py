"""Numbers of dead, wounded, arrested, abducted, troops, money and the years of a sentence beside a trigger."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.events.arguments import Arguments
from dateline.events.inflections import forms_of_verb
from dateline.events.patterns import class_of
from dateline.events.tree import Tree
from dateline.events.triggers import Trigger
from dateline.model import EventNumber, Span

__all__ = ["numbers_of"]

DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "dozen": 12}
SMALL = {
    name: value
    for value, name in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split(),
        1,
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}


def numbers_of(tree: Tree, trigger: Trigger, arguments: Arguments) -> tuple[EventNumber, ...]:
    """The numbers of one event, by place; a range or a number out of another clause is none."""
    found: dict[Span, EventNumber] = {}
    for head, counted in (*counted_heads(tree, trigger, arguments), *terms_of(tree, trigger)):
        number = number_on(tree, head)
        if number is not None:
            value, span = number
            found.setdefault(span, EventNumber(value, counted, (span,)))
    return tuple(found[span] for span in sorted(found))


def counted_heads(tree: Tree, trigger: Trigger, arguments: Arguments) -> Iterator[tuple[int, str]]:
    """Nouns that may bear a number, with what it counts."""
    fatal = not FATAL.isdisjoint(tree.forms[trigger.at + 1 : trigger.at + 3])
    for at in arguments.done_to:
        kind = "dead" if fatal and trigger.root == "ASSAULT" else counted_by(trigger, tree.forms[at])
        if kind:
            yield at, kind
    for at in (*trigger.things, *arguments.doers):
        kind = counted_by(trigger, tree.forms[at], thing=True)
        if kind:
            yield at, kind
    verb = trigger.verb if trigger.verb is not None else trigger.at
    yield from beside_clause(tree, verb)
    for child in tree.children(verb, "advcl", "acl", "conj"):
        for status, verbs in (("dead", KILLING), ("wounded", WOUNDING)):
            if tree.forms[child] in verbs:
                yield from ((own, status) for own in tree.children(child, "obj"))
        if tree.forms[child] in ("leaving", "left"):
            named = {tree.forms[below] for below in tree.subtree(child)}
            for own in tree.children(child, "obj"):
                if named & {"dead"}:
                    yield own, "dead"
                elif named & {"wounded", "injured", "hurt"}:
                    yield own, "wounded"


def terms_of(tree: Tree, trigger: Trigger) -> Iterator[tuple[int, str]]:
    """The years or months to which somebody is sentenced."""
    verb = trigger.verb if trigger.verb is not None else trigger.at
    for at in tree.children(verb, "obl", "obj") if trigger.mode == "convict" else ():
        if tree.forms[at] in TERMS:
            yield at, "months of a sentence" if tree.forms[at].startswith("month") else "years of a sentence"


def beside_clause(tree: Tree, verb: int) -> Iterator[tuple[int, str]]:
    """Who died or was hurt "when soldiers opened fire": the subjects of the clause that one of time hangs on."""
    if not tree.is_clause_of_time(verb):
        return
    over = tree.words[verb].head
    over = tree.words[over].head if tree.relation(over) == "conj" else over
    for told in (over, *tree.children(over, "conj")):
        passive = any(tree.relation(child).endswith(":pass") for child in tree.children(told))
        status = "dead" if tree.forms[told] in DYING or (passive and tree.forms[told] in KILLING) else None
        if passive and tree.forms[told] in WOUNDING:
            status = "wounded"
        if status:
            yield from ((own, status) for own in tree.children(told, "nsubj", "nsubj:pass"))


COUNTING_DEAD = frozenset("kill murder massacre slaughter assassinate killing slay execute die perish".split())
TERMS = frozenset(("years", "months", "year", "month"))
FATAL = frozenset(("dead", "death"))  # "shot dead", "stabbed to death"
DYING = frozenset(form for verb in ("die", "perish") for form in forms_of_verb(verb))
KILLING = frozenset(
    form for verb in "kill murder massacre slaughter assassinate".split() for form in forms_of_verb(verb)
)
WOUNDING = frozenset(form for verb in "wound injure hurt maim".split() for form in forms_of_verb(verb))


def counted_by(trigger: Trigger, form: str, thing: bool = False) -> str | None:
    """What a number on a noun counts, by the trigger and the noun."""
    if form in class_of("money") or form.startswith("$"):
        return "money"
    if form in class_of("forces") and trigger.root in ("MOBILIZE", "RETREAT", "COOPERATE"):
        return "troops"
    if thing:
        return "people" if trigger.root == "PROTEST" else None
    if trigger.word in COUNTING_DEAD:
        return "dead"
    if trigger.word in ("wound", "injure", "maim", "hurt"):
        return "wounded"
    if trigger.mode == "arrest":
        return "arrested"
    return "abducted" if trigger.mode == "abduct" else None


def number_on(tree: Tree, head: int) -> tuple[int | float, Span] | None:
    """The number of a noun, with its words; the noun itself may be one ("killed 12")."""
    for child in (head, *tree.children(head, "nummod", "compound")):
        if tree.words[child].upos == "NUM" or tree.forms[child] in SMALL:  # "Twelve" may be tagged as a noun
            parts = [
                child,
                *[at for at in tree.children(child, "compound", "flat", "nummod") if tree.words[at].upos == "NUM"],
            ]
            value = value_of([tree.forms[at] for at in sorted(parts)])
            if value is not None:
                return value, tree.span(parts)
    return None


def value_of(forms: list[str]) -> int | float | None:
    """
    The value of words and digits.

    Example:
        >>> value_of(["2,500"]), value_of(["1.5", "million"]), value_of(["half"])
        (2500, 1500000, None)
    """
    total: float | None = None
    for form in forms:
        if DIGITS.fullmatch(form):
            total = float(form.replace(",", ""))
        elif form in SMALL:
            total = (total or 0) + SMALL[form]
        elif form in SCALES:
            total = (total or 1) * SCALES[form]
        else:
            return None
    return None if total is None else int(total) if total == int(total) else total
