"""Lead a pronoun or a description to whom the links of the language pipeline tell."""

from __future__ import annotations

from bisect import bisect_right

from dateline.quotes.answers import Resolved, described, full_name
from dateline.quotes.bearers import bearer
from dateline.quotes.capitals import is_capital, run_begin, run_end
from dateline.quotes.grammar import MESSAGES
from dateline.quotes.memory import Memory, Speaker
from dateline.quotes.names import Mention, name_in
from dateline.quotes.phrase_names import named_apposition
from dateline.quotes.phrases import has_verb

__all__ = ["by_link", "named_behind", "settled"]

APPOSED = 9  # tokens of an apposition that names


def by_link(memory: Memory, at: int) -> Resolved | None:
    """Whom the language pipeline leads a pronoun or a description to: a name in full, or a description."""
    place = memory.antecedent(at)
    if place is None:
        return None
    reading = memory.reading
    start, end = place
    because = f"“{reading.words[at]}”: {memory.links[reading.tokens[at].start].because}"
    if is_capital(reading.words[end - 1]):
        mention = name_in(reading, run_begin(reading, start, end), end)
        full = bearer(memory, mention) if mention is not None else None
        if mention is not None and full is None and not mention.body:
            return memory.named(mention)._replace(evidence=((start, end),), because=because), mention
        if full is not None:
            return memory.named(full)._replace(evidence=((start, end),), because=because), full
    beside = named_behind(memory, end)
    if beside is not None:
        found, full = full_name(memory, beside, "pronoun")
        return found._replace(evidence=((beside.start, beside.end),), how="pronoun", because=because), full
    spoke = memory.known.get(start)
    if spoke is not None and spoke.name is not None:
        return spoke._replace(how="pronoun", evidence=((start, end),), because=because), None
    found = described(memory, start, end)
    return (found._replace(how="pronoun", evidence=((start, end),), because=because), None) if found.name else None


def settled(linked: Resolved | None, told: Resolved) -> Resolved:
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
        heads = memory.sentence_heads
        place = bisect_right(heads, end)
        stop = min(heads[place] if place < len(heads) else len(reading.words), end + APPOSED)
        found = None if thing else named_apposition(reading, end, stop)
        return None if found is not None and has_verb(reading, end + 1, found.start) else found
    if is_capital(reading.words[end]):
        mention = name_in(reading, end, run_end(reading, end, len(reading.words)))
        return mention if mention is not None and not mention.body else None
    return None
