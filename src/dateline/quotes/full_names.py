"""Give every name of a report its fullest form, or none when it could be short for two."""

from __future__ import annotations

from functools import cached_property

from dateline.quotes.names import Mention, find_mentions, key_of
from dateline.quotes.reading import Reading

__all__ = ["Names"]

Key = tuple[str, ...]
MOST_FORMS = 12  # longer names that may hold a short one; with more the short one says nothing


class Names:
    """
    The names of a report; what few reports need is worked out when it is first asked for.

    Args:
        reading: The report.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.mentions, self.places = find_mentions(reading)
        self.full = full_forms(self.mentions)  # by key; None when several names fit
        self.aliases = find_acronyms(reading, self.mentions)

    def resolve(self, key: Key) -> Mention | None:
        """The mention with the fullest form of a name, or None when it may be more than one person's."""
        key = self.aliases.get(key, key)
        if key in self.full:
            return self.full[key]
        holders = {other.key: other for other in self.by_word.get(key[0], ()) if inside(key, other.key)} if key else {}
        return next(iter(holders.values())) if len(holders) == 1 else None

    @cached_property
    def by_word(self) -> dict[str, list[Mention]]:
        """For each word of a name the full names that hold it; of a common word only some."""
        found: dict[str, list[Mention]] = {}
        for full in {full.key: full for full in self.full.values() if full is not None}.values():
            for part in full.key:
                holders = found.setdefault(part, [])
                if len(holders) <= MOST_FORMS:
                    holders.append(full)
        return found

    @cached_property
    def owners(self) -> list[Mention | None]:
        """For each mention what it resolves to."""
        return [self.resolve(mention.key) for mention in self.mentions]

    @cached_property
    def titles(self) -> dict[Key, set[str]]:
        """For each full name every word of title that stands before one of its mentions."""
        found: dict[Key, set[str]] = {}
        for mention, owner in zip(self.mentions, self.owners, strict=True):
            if owner is not None and mention.titles:
                found.setdefault(owner.key, set()).update(mention.titles)
        return found

    @cached_property
    def ends(self) -> list[int]:
        """For each mention one past its last token."""
        return [place + mention.end - mention.start for place, mention in zip(self.places, self.mentions, strict=True)]

    @cached_property
    def people(self) -> dict[int, Mention]:
        """The persons, by the end of every mention."""
        return {
            end: owner
            for end, owner in zip(self.ends, self.owners, strict=True)
            if owner is not None and not owner.body
        }


def full_forms(mentions: list[Mention]) -> dict[Key, Mention | None]:
    """Every key to the longest name that holds its words in a row; to nothing when two different ones do."""
    by_key: dict[Key, Mention] = {}
    for mention in mentions:
        by_key.setdefault(mention.key, mention)
    full: dict[Key, Mention | None] = {}
    parts: dict[Key, list[Key]] = {}
    for key, mention in by_key.items():
        if mention.body and len(key) > 4:
            continue
        for start in range(len(key)):
            for end in range(start + 1, len(key) + 1):
                if end - start < len(key) and (not mention.body or (start == 0 and end > 1)):
                    parts.setdefault(key[start:end], []).append(key)
    for key, mention in by_key.items():
        longer = [other for other in parts.get(key, []) if not by_key[other].body or mention.body or len(key) > 1]
        if len(longer) > MOST_FORMS:
            full[key] = None
            continue
        tops = [other for other in longer if not any(other != more and inside(other, more) for more in longer)]
        if not tops:
            full[key] = mention
        elif len(tops) == 1:
            full[key] = by_key[tops[0]]
        else:
            full[key] = last_name_owner(key, tops, by_key)
    return full


def last_name_owner(key: Key, tops: list[Key], by_key: dict[Key, Mention]) -> Mention | None:
    """Of several full names the only one that ends with the short form, if there is one."""
    ends = [top for top in tops if top[-len(key) :] == key and not by_key[top].body]
    return by_key[ends[0]] if len(ends) == 1 else None


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
