"""Resolve who each source is within the report: to the fullest name it uses, or to nobody when two could be meant."""

from __future__ import annotations

from bisect import bisect_right

from dateline.quotes.capitals import POSSESSIVE, is_capital, run_begin, run_end
from dateline.quotes.documents import owner_of_document
from dateline.quotes.drafts import Draft
from dateline.quotes.grammar import (
    BODY_NOUNS,
    DETERMINERS,
    DOCUMENTS,
    HONORIFICS,
    HUMANS,
    MESSAGES,
    PREPOSITIONS,
    PRONOUNS,
)
from dateline.quotes.introductions import settle_by_introduction
from dateline.quotes.memory import NOBODY, Memory, Speaker, Spoken, name_of
from dateline.quotes.names import Mention, mentions_between, name_in, trailing_name
from dateline.quotes.phrase_names import (
    AGENTS,
    POSSESSORS,
    body_apposition,
    core_is_body,
    is_common,
    is_title_alone,
    named_apposition,
    named_head,
)
from dateline.quotes.references import (
    HE,
    IT,
    SHE,
    THEY,
    by_body,
    by_description,
    by_group,
    by_pronoun,
    by_relative,
    by_subject_body,
    by_title_line,
)
from dateline.quotes.same_words import settle_by_words
from dateline.quotes.sources import phrase_start
from dateline.quotes.transcripts import TITLES

__all__ = ["resolve_speakers"]

REFERRING = HE | SHE | IT | THEY | {"my", "our", "which", "that", "who"}
ARTICLES = frozenset(("the", "a", "an"))
BELONGS = frozenset("for of from at with in to".split())
BODY_OPENERS = POSSESSORS | frozenset(("the", "a", "an"))
OWN = frozenset(("his", "her", "its"))
EMPHATIC = frozenset(("himself", "herself", "itself", "themselves"))
APPOSED = 9  # tokens of an apposition that names


def resolve_speakers(memory: Memory, drafts: list[Draft]) -> list[Speaker]:
    """
    Resolve the speakers of all attributions of a report.

    A name is the fullest form the report has; a pronoun, a title or "the group" is the one that stands out; a
    description of somebody without a name ("a senior official from Orr's group") is an actor of its own, never the body
    it belongs to. Where two are live there is no speaker: a wrong name is worse than none.

    Args:
        memory: The report, of which nothing is known yet.
        drafts: Its attributions in reading order.

    Returns:
        One speaker per draft.
    """
    found = [speaker_of(memory, draft) for draft in drafts]
    return settle_by_introduction(memory, drafts, settle_by_words(memory.reading, drafts, found))


def speaker_of(memory: Memory, draft: Draft) -> Speaker:
    """The speaker of one draft; the memory learns of it."""
    source = draft.source
    if source is None:
        return NOBODY
    if source.start in memory.known:
        return memory.known[source.start]
    found, mention = who_is(memory, draft, source.start, source.head_end, source.end)
    memory.known[source.start] = found
    if draft.parent is None and (found.name is not None or memory.reading.lows[source.start] not in PRONOUNS):
        kind = kind_of(memory, found, mention, source.start, source.head_end)
        person = mention if kind == "person" else None
        if found.name is not None:
            memory.kinds.setdefault(found.name, kind)
        memory.spoken.append(Spoken(source.start, draft.paragraph, found, person, kind))
    return found


def kind_of(memory: Memory, found: Speaker, mention: Mention | None, start: int, end: int) -> str:
    """What sort of speaker it is, for the pronouns that follow."""
    if mention is not None:
        return "body" if mention.body else "person"
    if found.name in memory.kinds:
        return memory.kinds[found.name]
    lows = memory.reading.lows
    if found.others or any(lows[at] in ("and", "&") for at in range(start, end)):
        return "group"
    stop = next((at for at in range(start + 1, end) if lows[at] in PREPOSITIONS or lows[at] in ("who", "that")), end)
    head = lows[stop - 1]
    if head in HUMANS:
        return "human"
    if head in MESSAGES:
        return "thing"
    if head in BODY_NOUNS:
        return "body"
    if head.endswith("s") or head in ("people", "men", "women", "police", "others"):
        return "group"
    return "human" if head.endswith(AGENTS) else "thing"


def who_is(memory: Memory, draft: Draft, start: int, head_end: int, end: int) -> tuple[Speaker, Mention | None]:
    """Try the ways a source can name its speaker, the plainest first."""
    low = memory.reading.lows[start]
    emphatic = end - start == 2 and low in HE | SHE | IT | THEY and memory.reading.lows[start + 1] in EMPHATIC
    head_end = next((at for at in range(start + 1, head_end) if memory.reading.words[at] == "("), head_end)
    if emphatic or (head_end - start == 1 and (low in PRONOUNS or low in REFERRING)):
        return who_is_pronoun(memory, draft, start, low)
    joint = joint_speakers(memory, start, head_end)
    if joint is not None:
        return joint, None
    mention = named_head(memory, start, head_end)
    if mention is not None and is_title_alone(memory, start, head_end):
        mention = None
    beside = who_is_beside(memory, mention, start, head_end, end)
    if beside is not None:
        return full_name(memory, beside, "apposition")
    if mention is not None and is_common(memory, mention) and not memory.names.knows(mention.key):
        return described(memory, start, head_end), None
    if mention is not None:
        return full_name(memory, mention, "name")
    return who_is_described(memory, draft, start, head_end, end)


def who_is_beside(memory: Memory, mention: Mention | None, start: int, head_end: int, end: int) -> Mention | None:
    """The name behind the comma of a description or a title: "the chairman, Tom Ash", "Her party, the Reform Bloc"."""
    reading = memory.reading
    titled = reading.lows[head_end - 1] in HONORIFICS
    if mention is None or titled:
        found = named_apposition(reading, head_end, end)
        if found is not None:
            return found
    opens = reading.lows[start] in BODY_OPENERS
    return body_apposition(reading, head_end, end) if mention is None and opens and not titled else None


def who_is_described(
    memory: Memory, draft: Draft, start: int, head_end: int, end: int
) -> tuple[Speaker, Mention | None]:
    """The one whom the report calls as the source does; else an actor without a name."""
    low = memory.reading.lows[start]
    owned = owner_of_document(memory, start, end) or whose_document(memory, draft, start, head_end)
    if owned is not None:
        return owned
    if low in ("the", "this", "that"):
        linked = by_link(memory, start) if memory.is_linked_whole(start, head_end) else None
        if linked is not None and linked[0].named:
            return settled(linked, by_description(memory, draft.paragraph, start, head_end))
    behind = named_behind(memory, head_end) if memory.reading.words[head_end : head_end + 1] == [","] else None
    if behind is not None and head_end == end:
        return full_name(memory, behind, "apposition")
    if draft.role in TITLES and low not in DETERMINERS:
        titled = by_title_line(memory, start, head_end)
        if titled[0].name is not None:
            return titled
    found, mention = by_description(memory, draft.paragraph, start, head_end)
    if found.name is not None or found.because:
        return found, mention
    return described(memory, start, head_end), None


def whose_document(memory: Memory, draft: Draft, start: int, end: int) -> tuple[Speaker, Mention | None] | None:
    """ "Its study", "her memoirs": of the one whom the pronoun means."""
    low = memory.reading.lows[start]
    if low not in OWN or memory.reading.lows[end - 1] not in DOCUMENTS or end - start > 3:
        return None
    found, mention = who_is_pronoun(memory, draft, start, "it" if low == "its" else low)
    return (found, mention) if found.name is not None and found.named else None


def who_is_pronoun(memory: Memory, draft: Draft, start: int, low: str) -> tuple[Speaker, Mention | None]:
    """He, she, it, they, who; "I" within the words of another is that one."""
    if low in ("i", "we", "my", "our"):
        known = whose_words(memory, draft, start)
        if known is None or (low in ("we", "our") and memory.kinds.get(known.name or "") == "person"):
            return NOBODY, None  # "we" of one person is a body or several
        return known._replace(how="pronoun", because=f"“{low}”: the one whose words these are"), None
    if memory.reading.inside[start] >= 0 and low not in ("who", "which", "that") and not memory.has_links:
        return NOBODY, None  # within a quotation "he" is whoever the speaker had in mind
    if low in HE or low in SHE:
        if memory.has_links:
            return by_link(memory, start) or (NOBODY, None)
        within = within_words(memory, draft, start, low)
        return within or by_pronoun(memory, start, low)
    if low in IT | THEY:
        known = whose_words(memory, draft, start) if draft.parent is not None else None
        if known is not None and memory.reading.inside[start] < 0 and kind_fits(memory, known, low):
            return known._replace(how="pronoun", because=f"“{low}”: the one whose words these are"), None
    if low in IT:
        found, mention = by_body(memory, draft.paragraph, low)
        told = (found, mention) if found.name is not None else by_subject_body(memory, start)
        return settled(by_link(memory, start), told)
    if low in THEY:
        return by_group(memory, draft.paragraph, low)
    if low in ("who", "which", "that"):
        found, mention = by_relative(memory, start)
        return (found, mention) if found.name is not None else (antecedent(memory, start), None)
    if low in ("some", "many", "others", "several", "few", "most"):
        return Speaker(memory.reading.words[start], (), "description", "several without a name", named=False), None
    return NOBODY, None


def whose_words(memory: Memory, draft: Draft, at: int) -> Speaker | None:
    """Who speaks the words that a source stands in: the outer one's, or in a quotation the last one's before it."""
    if draft.parent is not None:
        outer = draft.parent.source
        known = memory.known.get(outer.start) if outer is not None else None
        return known if known is not None and known.name is not None else None
    if memory.reading.inside[at] < 0:
        return None
    for one in reversed(memory.spoken):
        if one.paragraph != draft.paragraph:
            return None
        if memory.reading.inside[one.at] < 0:
            return one.speaker if one.speaker.name is not None else None
    return None


def kind_fits(memory: Memory, known: Speaker, low: str) -> bool:
    """Whether "it" or "they" can be the one who speaks the words around."""
    kind = memory.kinds.get(known.name or "", "")
    return kind in ("body", "thing") if low in IT else kind in ("body", "group")


def by_link(memory: Memory, at: int) -> tuple[Speaker, Mention | None] | None:
    """Whom the language pipeline leads a pronoun or a description to: a name in full, or a description."""
    place = memory.antecedent(at)
    if place is None:
        return None
    reading = memory.reading
    start, end = place
    because = f"“{reading.words[at]}”: {memory.links[reading.tokens[at].start].because}"
    if is_capital(reading.words[end - 1]):
        mention = name_in(reading, run_begin(reading, start, end), end)
        full = memory.names.resolve(mention) if mention is not None else None
        if mention is not None and full is None and not mention.body:
            return memory.named(mention)._replace(evidence=((start, end),), because=because), mention
        if full is not None:
            return memory.named(full)._replace(evidence=((start, end),), because=because), full
    beside = named_behind(memory, end)
    if beside is not None:
        found, full = full_name(memory, beside, "pronoun")
        return found._replace(evidence=((beside.start, beside.end),), how="pronoun", because=because), full
    found = described(memory, start, end)
    return (found._replace(how="pronoun", evidence=((start, end),), because=because), None) if found.name else None


def settled(
    linked: tuple[Speaker, Mention | None] | None, told: tuple[Speaker, Mention | None]
) -> tuple[Speaker, Mention | None]:
    """Whom the links tell, else whom the attributions so far tell; nobody where they tell two: both are live."""
    if linked is None:
        return told
    one, other = linked[0].name, told[0].name
    if one is None or other is None or one == other or one.endswith(other) or other.endswith(one):
        return linked
    if linked[0].named and told[0].how == "body" and not told[0].named and " " not in other:
        return linked  # "the union" in between is called so itself
    return Speaker(because=f"{one} or {other}"), None


def named_behind(memory: Memory, end: int) -> Mention | None:
    """The person whose name stands behind a description: "the ambassador, Ilo Venn", "spokesman Ilo Venn"."""
    reading = memory.reading
    if end >= len(reading.words) - 1:
        return None
    if reading.words[end] == ",":
        thing = reading.lows[end - 1] in MESSAGES  # a letter is nobody's description
        return None if thing else named_apposition(reading, end, min(len(reading.words), end + APPOSED))
    if is_capital(reading.words[end]):
        mention = name_in(reading, end, run_end(reading, end, len(reading.words)))
        return mention if mention is not None and not mention.body else None
    return None


def within_words(memory: Memory, draft: Draft, at: int, low: str) -> tuple[Speaker, Mention | None] | None:
    """ "Orr said he believed": within the words of somebody, with nobody else named in them, a pronoun is that one."""
    outer = draft.parent
    if outer is None or outer.source is None or outer.source.start >= at:
        return None
    known = memory.known.get(outer.source.start)
    begin = outer.contents[0][0] if outer.contents else at
    if known is None or known.name is None or any(not one.body for one in mentions_between(memory.reading, begin, at)):
        return None
    if memory.kinds.get(known.name) not in ("person", "human"):
        return None
    return known._replace(how="pronoun", because=f"“{low}”: the one whose words these are"), None


def joint_speakers(memory: Memory, start: int, end: int) -> Speaker | None:
    """ "Lena Orr and Tom Vell": the first and the others, when both sides of an "and" are names of persons."""
    reading = memory.reading
    joins = [at for at in range(start + 1, end - 1) if reading.lows[at] == "and"]
    if len(joins) != 1 or core_is_body(reading, start, end):
        return None
    parts = [(start, joins[0]), (joins[0] + 1, end)]
    found: list[Speaker] = []
    for first, last in parts:
        begin = first + (reading.lows[first] == "both")
        mention = trailing_name(reading, begin, last) if last > begin and is_capital(reading.words[last - 1]) else None
        if mention is None or mention.body:
            return None
        found.append(full_name(memory, mention, "joint")[0])
    names = [one.name for one in found if one.name is not None]
    if len(names) != len(parts) or len(set(names)) < len(names):
        return None
    evidence = tuple(place for one in found for place in one.evidence)
    return Speaker(names[0], evidence, "joint", f"said by {' and '.join(names)} together", tuple(names[1:]))


def described(memory: Memory, start: int, end: int) -> Speaker:
    """Somebody without a name: the words of the description, and whom they belong to."""
    reading = memory.reading
    if reading.lows[start] in ("nobody", "none", "no", "neither", "i", "we", "you") or start >= end:
        return NOBODY
    first = start + (reading.lows[start] in ARTICLES | POSSESSORS and end - start > 1)
    last = next((at for at in range(first + 1, end) if reading.words[at] in ("(", "[")), end)
    while last - first > 1 and not reading.words[last - 1][0].isalnum():
        last -= 1
    name = POSSESSIVE.sub("", " ".join(reading.span(first, last).of(reading.text).split()))
    belongs = affiliation(memory, start, end)
    because = f"nobody is named: {name} is an actor of its own" + (f", of {belongs}" if belongs else "")
    return Speaker(name, (), "description", because, (), belongs, named=False)


def affiliation(memory: Memory, start: int, end: int) -> str | None:
    """Whom a described speaker belongs to: "a senior official from Orr's group", "a spokesman for the Dawn List"."""
    for mention in mentions_between(memory.reading, start, end):
        low = memory.reading.lows[mention.start - 1] if mention.start > start else ""
        behind = any(memory.reading.lows[at] in BELONGS for at in range(start, mention.start))
        if behind or low in BELONGS or POSSESSIVE.search(memory.reading.words[mention.end - 1]):
            full = memory.names.resolve(mention)
            return name_of(memory.reading, full) if full is not None else None
    return None


def antecedent(memory: Memory, at: int) -> Speaker:
    """The description before a relative pronoun: "two men, who said"."""
    reading = memory.reading
    end = at - (reading.words[at - 1] == ",") if at else at
    heads = memory.sentence_heads
    floor = heads[max(0, bisect_right(heads, at) - 1)]
    start = phrase_start(reading, end, floor) if end > floor else None
    return described(memory, start, end) if start is not None else NOBODY


def full_name(memory: Memory, mention: Mention, how: str) -> tuple[Speaker, Mention | None]:
    """The fullest form of a name; nobody when the short form may be two people."""
    full = memory.names.resolve(mention)
    if full is None:
        return Speaker(because="more than one person of that name in the report"), None
    if full.key == mention.key:
        return Speaker(name_of(memory.reading, mention), (), how), full
    name = name_of(memory.reading, full)
    return Speaker(
        name, ((full.start, full.end),), "part of a name", f"the report's fullest name for this is {name}"
    ), full
