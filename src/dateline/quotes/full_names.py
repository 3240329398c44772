"""Give a name of a report its fullest form, or none when it could be short for two."""

from __future__ import annotations

from functools import cached_property

from dateline.quotes.names import Mention, find_mentions, key_of, plain_word
from dateline.quotes.reading import Reading

__all__ = ["Names"]

Key = tuple[str, ...]
MOST_FORMS = 12  # longer names that may hold a short one; with more the short one says nothing


class Names:
    """
    The names of a report; each is resolved when it is first asked for.

    Args:
        reading: The report.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.mentions = find_mentions(reading)
        self.by_word: dict[str, list[Mention]] = {}  # for each word the names that hold it; of a common word some
        self.by_key: dict[Key, Mention] = {}
        for mention in self.mentions:
            if mention.body and mention.key in self.by_key:
                self.by_key[mention.key] = self.by_key[mention.key]._replace(body=True)  # a body once is one always
            if mention.key not in self.by_key:
                self.by_key[mention.key] = mention
                for part in (*mention.key, *mention.key[-1].split("-")[1:]):
                    holders = self.by_word.setdefault(part, [])
                    if len(holders) <= MOST_FORMS:
                        holders.append(mention)
        self.aliases = find_acronyms(reading, self.mentions)
        self.resolved: dict[Key, Mention | None] = {}

    def knows(self, key: Key) -> bool:
        """Whether the report names somebody so, in full or in short, away from the head of a sentence."""
        return key in self.by_key or key in self.aliases or (len(key) == 1 and key[0] in self.singles)

    def resolve(self, mention: Mention) -> Mention | None:
        """The mention with the fullest form of a name: itself when there is none, None when it fits several."""
        key = self.aliases.get(mention.key, mention.key)
        if key not in self.resolved:
            self.resolved[key] = self.fullest(key, self.by_key.get(key, mention))
        return self.resolved[key]

    def introduced(self, mention: Mention) -> Mention | None:
        """Of several persons whose names a short one may be the only one who is named in full before it."""
        if mention.body or len(mention.key) != 1:
            return None
        longer = [one for one in self.by_word.get(mention.key[0], ()) if is_short_for(mention.key, mention, one)]
        before = {one.key: one for one in longer if one.start < mention.start and not one.body}
        return next(iter(before.values())) if len(before) == 1 and len(longer) <= MOST_FORMS else None

    def person_of(self, mention: Mention) -> Mention | None:
        """The person whose name a shorter one is, whatever it names here: "Orr" in "the Orr campaign"."""
        full = self.fullest(mention.key, mention._replace(body=False))
        return full if full is not None and not full.body and full.key != mention.key else None

    def fullest(self, key: Key, mention: Mention) -> Mention | None:
        """The longest name that holds the key, or the mention itself; None when two different ones do."""
        if not key:
            return None
        longer = [other for other in self.by_word.get(key[0], ()) if is_short_for(key, mention, other)]
        if len(longer) > MOST_FORMS:
            return None
        tops = [one for one in longer if not any(one.key != two.key and inside(one.key, two.key) for two in longer)]
        if len(tops) > 1:  # "Orr" is rather Lena Orr than Orr Valley
            tops = [one for one in tops if one.key[-len(key) :] == key and not one.body]
            return tops[0] if len(tops) == 1 else None
        return tops[0] if tops else mention

    @cached_property
    def singles(self) -> frozenset[str]:
        """The words with a capital that do not open a sentence or a quotation."""
        reading = self.reading
        heads = {head for unit in reading.units for head in unit.sentences}
        return frozenset(
            plain_word(reading.words[at])
            for at in reading.capitals
            if at not in heads and (at == 0 or reading.words[at - 1][0].isalnum())
        )

    @cached_property
    def titles(self) -> dict[Key, set[str]]:
        """For each full name every word of title that stands before one of its mentions."""
        found: dict[Key, set[str]] = {}
        for mention in self.mentions:
            owner = self.resolve(mention) if mention.titles else None
            if owner is not None:
                found.setdefault(owner.key, set()).update(mention.titles)
        return found


def is_short_for(key: Key, mention: Mention, other: Mention) -> bool:
    """Whether a key can be short for a longer name: a person's last words, or first of two; a body's first words."""
    if len(other.key) <= len(key):
        return False
    if other.body:
        return len(key) > 1 and other.key[: len(key)] == key
    if mention.body:
        return False
    if len(key) == 1 and other.key[-1].endswith(f"-{key[0]}"):
        return True  # "Briggs" of "Festus Adewole-Briggs"
    return other.key[-len(key) :] == key or (other.key[: len(key)] == key and len(other.key) == len(key) + 1)


def inside(short: Key, long: Key) -> bool:
    """Whether the words of one key stand in a row in the other."""
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


def find_acronyms(reading: Reading, mentions: list[Mention]) -> dict[Key, Key]:
    """ "the Popular Guard Units (PGU)": the short form in brackets stands for the name before it."""
    words = reading.words
    found: dict[Key, Key] = {}
    for mention in mentions:
        at = mention.end
        if at + 2 < len(words) and words[at] == "(" and words[at + 2] == ")" and words[at + 1].isupper():
            short = key_of([words[at + 1]])
            if len(words[at + 1]) > 1 and short and short != mention.key:
                found[short] = mention.key
    return found
