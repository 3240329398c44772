"""Hold two events against each other: what speaks for their being one, in points, and what rules it out."""

from __future__ import annotations

from typing import NamedTuple

from dateline.comparison.stems import stem, telling_words
from dateline.comparison.terms import cosine
from dateline.comparison.told import Told, gap
from dateline.comparison.values import ActorGraph, ComparisonOptions

__all__ = ["NEVER", "Likeness", "likeness"]

NEVER = float("-inf")
# Points; an event needs ``ComparisonOptions.merge`` of them with another. Set by hand on the development topics and on
# invented pairs: no single sign but the same words is enough.
SAME_CLAUSE = 4.0
SAME_UTTERANCE = 4.0
TYPE = 1.0
TRIGGER = 1.0
ACTOR, ACTOR_STATE, ACTOR_LINKED = 1.5, 0.75, 0.5
VICTIM, RECIPIENT, RECIPIENT_STATE, RECIPIENT_LINKED = 3.0, 1.25, 0.5, 0.25
DAY, MONTH, APART = 1.5, 0.5, -1.0
PLACE, OTHER_PLACE = 0.5, -1.5
WORDS = 4.0  # times the likeness of their words, 0 to 1
NUMBER = 1.0
THING = 0.5
STORY, OTHER_STORY = 1.0, -0.5
OTHER_NAME = -1.5
REPORT = 0.5
GOES_ON = 1.5
ABOUT = 0.12  # likeness of two statements of one speaker in one report
LONG = 30  # characters of a clause whose sameness is no chance
# Ways of harm that one event is told by; other modes of one root tell two events apart.
ALIKE_MODES = frozenset(
    ("targeted", "destroy", "firearms", "explosives", "suicide-attack", "aerial", "drone", "heavy-weapons", "primitive")
)

SAME_THING = "the same thing, done by one body"

# Across reports one of these must be there: an attack by one army on another is one of many.
ANCHORS = frozenset(
    (
        "the same clause",
        "one utterance",
        "the same victims",
        "done to the same person",
        "the same day",
        "the same month",
        SAME_THING,
    )
) | {"like words"}


class Likeness(NamedTuple):
    """
    What two events say of being one.

    Args:
        points: The evidence; ``NEVER`` where something rules it out.
        because: What counted, in plain words.
    """

    points: float
    because: tuple[str, ...]


def likeness(one: Told, other: Told, graph: ActorGraph, options: ComparisonOptions) -> Likeness:
    """
    What speaks for two events being one.

    Returns:
        The points, the same for ``(other, one)``, and the reasons.
    """
    signs: list[tuple[float, str]] = []
    same_words = one.exact == other.exact and len(one.exact) >= LONG and one.type == other.type
    for part in (kinds, people, times, places, contents):
        found = part(one, other, graph, options)
        if isinstance(found, str):
            return Likeness(NEVER, (found,))
        signs += found
    if same_words:
        signs.append((SAME_CLAUSE, "the same clause"))
    if one.report != other.report and not any(words in ANCHORS for _, words in signs):
        return Likeness(0.0, ("nothing but common words and names joins them",))
    if one.said and other.said and not same_words and not of_one_occasion(one, other):
        return Likeness(0.0, ("two statements that nothing joins",))
    return Likeness(
        round(sum(points for points, _ in signs), 6),
        tuple(words for points, words in signs if points > 0 or words == SAME_THING),
    )


Signs = list[tuple[float, str]] | str


def kinds(one: Told, other: Told, graph: ActorGraph, options: ComparisonOptions) -> Signs:
    """What kind of event it is, and whether it is told as done; a string says what rules them apart."""
    signs: list[tuple[float, str]] = []
    if one.utterance is not None and one.utterance == other.utterance:
        signs.append((SAME_UTTERANCE, "one utterance"))
    same_trigger = bool(one.trigger & other.trigger)
    of_one = any(graph.linked(a, b) for a in one.actors for b in other.actors)
    if one.type != other.type and not signs and not (same_trigger and of_one):
        return "other types"
    if one.real != other.real and not (one.is_narrow and other.is_narrow):
        return "one is told as done, the other is not"
    modes = {mode for mode in (one.mode, other.mode) if mode}
    if one.type == other.type and len(modes) > 1 and not modes <= ALIKE_MODES:
        return "other modes"
    if one.type is not None and one.type == other.type:
        signs.append((TYPE, f"type {one.type}"))
    if same_trigger and not one.said:
        signs.append((TRIGGER, "the same word for it"))
    return signs


def of_one_occasion(one: Told, other: Told) -> bool:
    """Whether two statements may be one: one utterance, or one type and day; of one report neighbours or much alike."""
    if one.utterance is not None and one.utterance == other.utterance:
        return True
    if one.type is None or one.type != other.type:
        return False
    if one.is_narrow and other.is_narrow:
        return True
    if one.report != other.report:
        return False
    following = abs(one.turn[0] - other.turn[0]) == 1
    if one.actors == other.actors:
        following = following or abs(one.turn[1] - other.turn[1]) == 1
    known = bool(one.actors and other.actors)  # one whom nobody is known to have said is no further part of another
    return following or (known and cosine(one.words, other.words) >= ABOUT)


def people(one: Told, other: Told, graph: ActorGraph, options: ComparisonOptions) -> Signs:
    """Who does it to whom."""
    signs: list[tuple[float, str]] = []
    victims = {one_of for one_of in one.recipients & other.recipients if one_of in graph.persons}
    if victims:
        signs.append((VICTIM, "the same victims" if "ASSAULT" in (one.type, other.type) else "done to the same person"))
    elif one.recipients and other.recipients:
        persons = [
            graph.definite(one_of for one_of in told.recipients if one_of in graph.persons) for told in (one, other)
        ]
        if persons[0] and persons[1] and one.type == other.type == "ASSAULT":
            return "other victims"
        signs += met(one.recipients, other.recipients, graph, RECIPIENT, RECIPIENT_STATE, RECIPIENT_LINKED, "recipient")
    if is_of_others(one, other, graph) or is_of_others(other, one, graph):
        return "none of one kind, and others"
    if one.said and other.said and are_several_and_one(one, other, graph):
        return "other speakers"
    if one.actors and other.actors:
        found = met(one.actors, other.actors, graph, ACTOR, ACTOR_STATE, ACTOR_LINKED, "actor")
        if not found and not victims and graph.definite(one.actors) and graph.definite(other.actors):
            return "other actors"
        signs += found
    return signs


def is_of_others(denied: Told, other: Told, graph: ActorGraph) -> bool:
    """Whether "no soldier was killed" is held against the killing of somebody else, or by soldiers."""
    if denied.none is None:
        return False
    them = other.recipients if denied.none.passive else other.actors
    names = {term for who in them for _, _, term in telling_words(graph.name(who))}
    return bool(names) and stem(denied.none.noun) not in names


def are_several_and_one(one: Told, other: Told, graph: ActorGraph) -> bool:
    """Whether several nameless ones say the one thing ("Prosecutors") and a named person the other."""
    if one.utterance is not None and one.utterance == other.utterance:
        return False
    several = [
        bool(told.actors) and all(graph.is_described(who) and is_several(graph.name(who)) for who in told.actors)
        for told in (one, other)
    ]
    persons = [bool(told.actors & graph.persons) for told in (one, other)]
    return bool((several[0] and persons[1]) or (several[1] and persons[0]))


def is_several(name: str) -> bool:
    """Whether a description is of several: its noun is a plural."""
    noun = name.partition(" of ")[0].partition(" in ")[0].rpartition(" ")[2]
    return noun.endswith("s") and not noun.endswith("ss")


def met(
    one: frozenset[str], other: frozenset[str], graph: ActorGraph, same: float, state: float, linked: float, words: str
) -> list[tuple[float, str]]:
    """The points for two sets of actors; none where nobody of the one has to do with the other."""
    shared = one & other
    if not shared <= graph.states:
        return [(same, f"the same {words}")]
    if shared:
        return [(state, f"the same {words}")]
    if any(graph.linked(a, b) for a in one for b in other):
        return [(linked, f"{words}s of whom one acts for the other")]
    return []


def times(one: Told, other: Told, graph: ActorGraph, options: ComparisonOptions) -> Signs:
    """When it was."""
    days = gap(one, other)
    if days > options.slack or (days and one.story != other.story):
        return "other days"
    if days:
        return [(APART, "")]
    if one.is_narrow and other.is_narrow:
        return [(DAY, "the same day")]
    if one.bounded and other.bounded and max(one.days, other.days) <= 35:
        return [(MONTH, "the same month")]
    return []


def places(one: Told, other: Told, graph: ActorGraph, options: ComparisonOptions) -> Signs:
    """Where it was."""
    if not (one.place and other.place):
        return []
    return [(PLACE, "the same place")] if one.place & other.place else [(OTHER_PLACE, "")]


def goes_on(one: Told, other: Told) -> bool:
    """Whether one is told right after the other, and speaks of it as known or names nobody new."""
    first, second = sorted((one, other), key=lambda told: told.order)
    if one.type is None or one.type != other.type or one.said != other.said:
        return False
    if one.said:
        return second.turn[0] - first.turn[0] == 1
    if second.sentence_at - first.sentence_at != 1:
        return False
    return second.refers and not (second.actors - first.actors) and not (second.recipients - first.recipients)


def is_same_thing(one: Told, other: Told, graph: ActorGraph) -> bool:
    """Whether two reports of one story tell what one body did with a thing of one name, and a day is missing."""
    open_days = not (one.bounded and other.bounded)
    same = one.trigger & other.trigger and one.things & other.things and one.story == other.story
    return bool(same) and open_days and any(graph.linked(a, b) for a in one.actors for b in other.actors)


def contents(one: Told, other: Told, graph: ActorGraph, options: ComparisonOptions) -> Signs:
    """What their words, numbers and stories share."""
    alike = max(cosine(one.words, other.words), cosine(one.sentence, other.sentence))
    signs = [(WORDS * alike, "like words" if alike >= 0.4 else "")]
    shared = {kind for kind, _ in one.things} & {kind for kind, _ in other.things}
    if shared and not one.things & other.things and not (one.bounded and other.bounded):
        signs.append((OTHER_NAME, ""))  # a law and a bill: two things, unless their days say otherwise
    elif is_same_thing(one, other, graph):
        signs.append((THING, SAME_THING))
    if set(one.numbers) & set(other.numbers):
        signs.append((NUMBER, "the same number"))
    if one.report == other.report:
        signs.append((REPORT, ""))
        if goes_on(one, other):
            signs.append((GOES_ON, "the next sentence goes on with it"))
    if one.story is not None and other.story is not None:
        signs.append((STORY, "one story") if one.story == other.story else (OTHER_STORY, ""))
    return signs
