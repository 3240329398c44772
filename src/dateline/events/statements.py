"""Statements: an attribution as an event of its own, typed by its cue or by what is said."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from dateline.events.arguments import find_arguments
from dateline.events.chains import speakers_of
from dateline.events.ground import Ground
from dateline.events.inflections import forms_of_verb
from dateline.events.objects import agents_of, is_passive, objects_of, obliques_of, subjects_of
from dateline.events.patterns import Pattern, parsed, root_of, status_words
from dateline.events.status import Reading, find_status, is_negated
from dateline.events.tree import Tree
from dateline.events.triggers import Trigger, fits_verb, is_form_of
from dateline.events.who import Who
from dateline.lexicon import load_lexicon
from dateline.model import EventStatus, Quote
from dateline.text.grammar import range_of

__all__ = ["CEASEFIRE", "HARM", "VERBAL", "Saying", "is_feared", "is_ours", "read_saying"]

VERBAL = ("REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE", "AGREE", "CONSULT", "PROTEST")
ORDER = frozenset(("order",))
CEASEFIRE = "ceasefire"  # is declared, and holds by that
OURS = frozenset(("we", "i", "our", "us"))
CALLING = frozenset(("call", "describe", "dismiss", "brand", "label", "denounce"))
SUGGESTING = frozenset(("suggest", "propose"))
MUST = frozenset(("should", "must", "ought"))
IDLE = frozenset(("know", "note", "remember", "say", "have"))  # "they should know that"
OWNING = frozenset(("nmod:poss", "compound", "amod"))
NOT = frozenset(("not", "n't", "n’t", "never"))
HARM = frozenset(("ASSAULT", "COERCE", "SANCTION"))
ON = frozenset(("continue", "increase", "persist", "intensify", "escalate", "expand"))
READY = frozenset(("ready", "prepare", "vow", "pledge", "swear", "intend"))
PROMISING = frozenset(("intends", "promised"))
INWARD = frozenset(("believes", "perceived", "expects"))
AHEAD = (EventStatus.THREATENED, EventStatus.PLANNED)


class Saying(NamedTuple):
    """
    What kind of saying an attribution is.

    Args:
        root, mode: Its type; None for a plain statement.
        recipients: Ids within the report.
        trigger: The trigger that gave the type, if one did.
        sure: How sure the type is, 0 to 1.
        why: In plain words.
    """

    root: str | None
    mode: str | None
    recipients: tuple[str, ...]
    trigger: Trigger | None
    sure: float
    why: str


def read_saying(ground: Ground, quote: Quote, cue: Trigger | None, inside: Sequence[Trigger]) -> Saying:
    """
    The type of a statement.

    Args:
        ground: The report.
        quote: The attribution.
        cue: The trigger in its cue.
        inside: The triggers in its content, by place.

    Returns:
        By the cue when it has a root of its own; else by what the content threatens, demands, blames or refuses; else a
        plain statement.
    """
    tree, who = ground.tree, ground.who
    ordered = told_by_order(tree, quote, inside if cue is None else (cue, *inside), who)
    if ordered is not None:
        return ordered
    if cue is not None and cue.root == "PROTEST" and tree.children(cue.at, "ccomp", "parataxis"):
        recipients = find_arguments(tree, cue, who).recipients
        return Saying("ACCUSE", "disapprove", recipients, cue, 0.8, f"its cue says “{cue.word}”, in words alone")
    if cue is not None and (cue.root in VERBAL or cue.mode == CEASEFIRE) and not is_mere_saying(ground, quote, cue):
        decided = bill(tree, cue, inside)
        meant = decided if decided is not None else cue
        arguments = find_arguments(tree, meant, who)
        sure = 0.95 if decided is not None or cue.root == "REJECT" or (cue.root == "SUPPORT" and cue.phrase) else 0.9
        root = root_of(meant.root)["ahead"] if is_ahead(tree, cue) else meant.root
        mode = meant.mode if root == meant.root else None
        return Saying(root, mode, arguments.recipients, meant, sure, f"its cue says “{cue.word}”")
    by_class = next(
        (root for root in ("REQUEST", "THREATEN", "REJECT") if quote.klass in status_words("saying", root)), None
    )
    for trigger in inside:
        found = told_by(tree, quote, trigger, who)
        if found is not None:
            return found
    if by_class is not None:
        return Saying(by_class, None, (), None, 0.6, f"what is said is {quote.klass}")
    return (
        called_absurd(tree, quote)
        or in_plain_words(tree, quote, who)
        or Saying(None, None, (), None, 0.4, "a plain statement")
    )


def is_ahead(tree: Tree, cue: Trigger) -> bool:
    """Whether what a cue says is still to come: "will support"."""
    return not cue.noun and bool({tree.forms[aux] for aux in tree.children(cue.at, "aux")} & {"will", "’ll", "'ll"})


def told_by_order(tree: Tree, quote: Quote, inside: Sequence[Trigger], who: Who) -> Saying | None:
    """What is ordered where the order is the deed: "ordered an attack", "ordered the paper to suspend publication"."""
    cues = [at for span in quote.cue for at in range_of(tree.words, span.start, span.end)]
    order = next((at for at in cues if tree.words[at].upos == "VERB" and is_form_of(tree, at, ORDER)), None)
    if order is None or is_passive(tree, order):
        return None
    for one in inside:
        if one.noun and tree.head(one.at) == order and tree.relation(one.at) == "obj":
            recipients = find_arguments(tree, one, who).recipients
            return Saying(one.root, one.mode, recipients, one, 0.75, f"what is ordered is “{one.word}”")
    if any(is_form_of(tree, at, status_words("ordering", "verbs")) for at in tree.children(order, "xcomp", "ccomp")):
        recipients = who.actors(objects_of(tree, order), loose=True)
        return Saying("COERCE", "restrict", recipients, None, 0.75, "who is ordered so has to stop")
    return None


def is_mere_saying(ground: Ground, quote: Quote, cue: Trigger) -> bool:
    """Whether a cue only says: "warned that the drought could add", "suggested that the blast might have been"."""
    tree = ground.tree
    clauses = tree.children(cue.at, "ccomp")
    finite = [at for at in clauses if tree.words[at].xpos in ("VBD", "VBZ", "VBP") or tree.children(at, "aux", "cop")]
    if not finite or cue.noun:
        return False
    if is_form_of(tree, cue.at, SUGGESTING):
        return not any(tree.forms[aux] in MUST for at in finite for aux in tree.children(at, "aux"))
    if cue.root != "THREATEN" or quote.klass == "threatened" or tree.children(cue.at, "obj", "iobj"):
        return False
    subjects = [one for at in finite for one in tree.children(at, "nsubj")]
    speakers = set(speakers_of(quote))
    return not any(tree.words[at].upos == "PRON" or speakers & set(ground.who.of(at)) for at in subjects)


def bill(tree: Tree, cue: Trigger, inside: Sequence[Trigger]) -> Trigger | None:
    """What a bill that is approved demands: the demand is what was decided."""
    if cue.root != "SUPPORT" or not cue.phrase:
        return None
    demands = [one for one in inside if one.root == "REQUEST" and not one.noun]
    return next((one for one in demands if tree.head(one.at) in (*cue.things, cue.at)), None)


def called_absurd(tree: Tree, quote: Quote) -> Saying | None:
    """A refusal by a name for what is refused: "called the demand absurd"."""
    cues = [at for span in quote.cue for at in range_of(tree.words, span.start, span.end)]
    said = [*content_words(tree, quote), *(below for at in cues for below in tree.subtree(at))]
    refused = [at for at in said if tree.forms[at] in status_words("refused", "nouns")]
    name = next((at for at in said if tree.forms[at] in status_words("refused", "called")), None)
    if name is None or not refused or not any(is_form_of(tree, at, CALLING) for at in cues) or is_negated(tree, name):
        return None
    return Saying("REJECT", None, (), None, 0.7, f"what is asked or claimed is called “{tree.forms[name]}”")


def in_plain_words(tree: Tree, quote: Quote, who: Who) -> Saying | None:
    """A demand, a refusal or a blame that no single verb of the lexicon tells."""
    for at in content_words(tree, quote):
        if is_threat(tree, at) and not is_feared(tree, quote):
            return Saying("THREATEN", None, (), None, 0.65, f"what is said is that somebody will “{tree.forms[at]}”")
        if tree.forms[at] in status_words("fighting", "nouns") and goes_on(tree, at):
            targets = obliques_of(tree, at, frozenset(("against", "on")))
            return Saying(
                "THREATEN",
                "violence",
                who.actors(targets, loose=True),
                None,
                0.65,
                f"what is said is that “{tree.forms[at]}” goes on",
            )
        beside = {tree.forms[child] for child in tree.children(at, "aux", "advmod", "det")}
        others = any(not is_ours(tree, child) and child < at for child in tree.children(at, "nsubj"))
        if beside & MUST and others and not is_form_of(tree, at, IDLE) and not is_conditional(tree, at):
            return Saying("REQUEST", None, (), None, 0.6, "what is said must be")
        refuses = is_form_of(tree, at, status_words("refusing", "verbs")) and beside & NOT
        nothing = tree.forms[at] in status_words("refusing", "nouns") and "no" in beside
        if (refuses and any(is_ours(tree, child) for child in tree.children(at, "nsubj"))) or nothing:
            targets = obliques_of(tree, at, frozenset(("for", "of"))) + objects_of(tree, at)
            return Saying(
                "REJECT", None, who.actors(targets, loose=True), None, 0.6, f"what is said refuses (“{tree.forms[at]}”)"
            )
    for at in content_words(tree, quote):
        if is_form_of(tree, at, status_words("wrong", "words")) and is_wrong_told(tree, at, who):
            return Saying(
                "ACCUSE",
                "allege",
                wrongdoers(tree, at, who),
                None,
                0.5,
                f"what is said tells of a wrong (“{tree.forms[at]}”)",
            )
    return None


def is_wrong_told(tree: Tree, at: int, who: Who) -> bool:
    """
    Whether a word of wrong tells one that is done, rather than describes: "your occupying soldiers", "rose against
    oppression", "removed for violating the rules" do not.
    """
    relation = tree.relation(at).split(":")[0]
    if tree.words[at].upos == "VERB":
        return relation not in ("amod", "advcl", "acl", "xcomp", "obl") or tree.relation(at) == "acl:relcl"
    if tree.words[at].upos != "NOUN" or relation in ("compound", "amod"):
        return False
    return (
        bool(tree.children(at, "cop")) or tree.case(at) == "as" or bool(wrongdoers(tree, at, who)) or is_owned(tree, at)
    )


def is_owned(tree: Tree, at: int) -> bool:
    """Whether a noun is somebody's, named or not: "the enemy's intransigence"."""
    return any(tree.relation(child) == "nmod:poss" for child in tree.children(at, "nmod"))


def is_threat(tree: Tree, at: int) -> bool:
    """Whether a harm is announced in an idiom: "they will pay a price"."""
    if tree.words[at].upos != "VERB" or is_negated(tree, at):
        return False
    ahead = {tree.forms[aux] for aux in tree.children(at, "aux")} & status_words("auxiliaries", "planned")
    return bool(ahead) and any(fits_verb(tree, at, one) is not None for one in threats().get(tree.forms[at], ()))


@cache
def threats() -> dict[str, tuple[Pattern, ...]]:
    """The idioms of threats by the forms of their verbs."""
    found: dict[str, list[Pattern]] = {}
    for order, entry in enumerate(load_lexicon("event_status")["threats"]["verbs"].split()):
        pattern = parsed(entry, "THREATEN", None, order)
        irregular = load_lexicon("events")["irregular"]
        for form in forms_of_verb(pattern.word, irregular.get(pattern.word, "")):
            found.setdefault(form, []).append(pattern)
    return {form: tuple(some) for form, some in found.items()}


def is_conditional(tree: Tree, at: int) -> bool:
    """Whether a clause is a condition: "should they refuse"."""
    if any(aux < child < at for aux in tree.children(at, "aux") for child in tree.children(at, "nsubj")):
        return True  # "should they refuse"
    return tree.relation(at) == "advcl" or any(
        tree.forms[mark] in ("if", "unless") for mark in tree.children(at, "mark")
    )


def wrongdoers(tree: Tree, at: int, who: Who) -> tuple[str, ...]:
    """Who does a wrong, as far as the words say."""
    above = tree.head(at)
    if above is not None and tree.words[above].upos == "VERB" and tree.case(at) == "as":
        return who.actors(objects_of(tree, above), loose=True)  # "treats their presence as occupation"
    if tree.words[at].upos == "VERB":
        return who.actors(agents_of(tree, at) if is_passive(tree, at) else subjects_of(tree, at))
    owners = [child for child in tree.children(at, "nmod", "compound", "amod") if tree.relation(child) in OWNING]
    own = [one for child in owners for one in ([child] if tree.words[child].upos != "PRON" else above_it(tree, at))]
    return who.actors([*agents_of(tree, at), *own])


def above_it(tree: Tree, at: int) -> list[int]:
    """Whose a noun is that is joined to another: "the American presence and its violations"."""
    head = tree.head(at)
    if head is None or tree.relation(at) != "conj":
        return []
    return [child for child in tree.children(head, "nmod", "compound", "amod") if tree.relation(child) in OWNING]


def content_words(tree: Tree, quote: Quote) -> list[int]:
    """The words of what is said."""
    return [at for content in quote.content for at in range_of(tree.words, content.start, content.end)]


def told_by(tree: Tree, quote: Quote, trigger: Trigger, who: Who) -> Saying | None:
    """The type that one trigger in the content gives to the saying of it."""
    reading = find_status(tree, trigger)
    arguments = find_arguments(tree, trigger, who)
    ours = any(is_ours(tree, at) for at in arguments.doers) or quote.actor in arguments.actors
    word = trigger.word
    if trigger.root in HARM and is_feared(tree, quote):
        return None  # who fears or expects a harm threatens nobody
    if trigger.root in HARM and announces(tree, reading) and not trigger.noun and not reading.negated:
        mode = "violence" if trigger.root == "ASSAULT" else "restrict"
        return Saying("THREATEN", mode, arguments.recipients, trigger, 0.7, f"what is said announces a harm (“{word}”)")
    if (
        not ours
        and trigger.root in ("REJECT", "ACCUSE")
        and heads(tree, quote, trigger.at)
        and reading.status is EventStatus.HAPPENED
    ):
        return Saying(trigger.root, trigger.mode, arguments.recipients, trigger, 0.6, f"what is said is “{word}”")
    if trigger.root in VERBAL and ours and not trigger.noun and not is_told_back(tree, trigger.at):
        own = of_themselves(tree, quote, trigger, reading, arguments.recipients)
        if own is not None:
            return own
    if reading.status is EventStatus.DEMANDED and not ours and not trigger.noun and "stands on it" in reading.why:
        return Saying("REQUEST", None, arguments.actors, trigger, 0.7, f"what is said must be (“{word}”)")
    return None


def is_ours(tree: Tree, at: int) -> bool:
    """Whether a word is "we" or one of its forms: never "US", the country."""
    word = tree.words[at]
    return tree.forms[at] in OURS and (tree.forms[at] == "i" or not tree.text[word.start : word.end].isupper())


def of_themselves(
    tree: Tree, quote: Quote, trigger: Trigger, reading: Reading, recipients: tuple[str, ...]
) -> Saying | None:
    """What speakers do by saying so of themselves: they refuse, ask, thank; what they are only to do is an accord."""
    word = trigger.word
    if reading.negated:
        refused = trigger.root in ("AGREE", "SUPPORT", "CONCEDE", "CONSULT")
        why = f"what is said refuses (not “{word}”)"
        return Saying("REJECT", None, recipients, trigger, 0.7, why) if refused else None
    told = {tree.forms[aux] for aux in tree.children(trigger.at, "aux")}  # "said he would visit Egypt"
    ahead = quote.klass in PROMISING or reading.status is EventStatus.PLANNED or "would" in told
    root = root_of(trigger.root).get("ahead", trigger.root) if ahead else trigger.root
    mode = trigger.mode if root == trigger.root else None
    return Saying(root, mode, recipients, trigger, 0.75, f"what is said is said of themselves (“{word}”)")


def is_told_back(tree: Tree, at: int) -> bool:
    """Whether a deed in words was done before it is told: "said it had asked for money" asks for none."""
    return any(tree.forms[aux] == "had" for aux in tree.children(at, "aux"))


def is_feared(tree: Tree, quote: Quote) -> bool:
    """Whether what is said is what somebody fears, believes or expects of others."""
    cues = (at for span in quote.cue for at in range_of(tree.words, span.start, span.end))
    return quote.klass in INWARD or any(is_form_of(tree, at, status_words("fearing", "verbs")) for at in cues)


def announces(tree: Tree, reading: Reading) -> bool:
    """Whether a harm is announced: with "will", as a threat, or as what somebody is ready for."""
    if reading.status not in AHEAD:
        return False
    if reading.status is EventStatus.THREATENED or "stands on it" in reading.why:
        return True
    return reading.over is not None and is_form_of(tree, reading.over, READY)


def goes_on(tree: Tree, noun: int) -> bool:
    """Whether a noun is the subject of "will continue"."""
    head = tree.head(noun)
    if head is None or tree.relation(noun) != "nsubj" or not is_form_of(tree, head, ON):
        return False
    return any(tree.forms[aux] in status_words("auxiliaries", "planned") for aux in tree.children(head, "aux"))


def heads(tree: Tree, quote: Quote, at: int) -> bool:
    """Whether a word is the head of what is said, in the present."""
    head = tree.head(at)
    inside = any(head in range_of(tree.words, span.start, span.end) for span in quote.content)
    return tree.words[at].xpos in ("VBZ", "VBP") and not inside
