"""Put the names of a report in order: titles off, one kind for one name, lists asked, names passed over added."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.language.buildings import with_buildings
from dateline.language.clues import PEOPLED, clues, people_of
from dateline.language.companies import company_starts, with_companies
from dateline.language.edges import Edges
from dateline.language.filial import with_filial
from dateline.language.headlines import without_capitals
from dateline.language.known import (
    closes_built,
    governs,
    is_body_noun,
    is_letters,
    is_people,
    is_title,
    known_label,
    label_by_words,
    lists,
    means_language,
)
from dateline.language.listed import listed_together
from dateline.language.marks import is_family, is_given
from dateline.language.missed import with_missed
from dateline.language.movements import with_movements
from dateline.language.several import with_families, with_nicknames
from dateline.language.short_names import with_known_names, with_letters, with_whole_bodies
from dateline.language.speaking import with_speakers
from dateline.language.titled import with_titled
from dateline.model import Name, NameLabel, Word
from dateline.text.initials import initials_of

__all__ = ["settle_names"]

SHORTEST = 4  # letters of a name that is sought in capitals
LONGEST = 5  # words of a name that is sought again
# "al-Tamari", "ez-Zor": the article of a surname, which may stand without it.
ARTICLE = re.compile(r"^[AaEe](?:[ltdrzsn]|sh|dh|th)-(?=[A-Z])")
# "St. Orr's Medical Center": the saint, and words with capitals behind.
SAINT = re.compile(r"\bSt\.? [A-Z][\w-]{1,20}['’]s(?: [A-Z][\w-]{1,20}){1,4}")
PARTICLED = re.compile(
    r" ((?:[Ll]e|[Ll]a|[Dd]e|[Dd]el|[Dd]i|[Dd]a|[Vv]an|[Vv]on|[Bb]in|[Ee]l|[Aa]l) \S+)$"
)  # "Ana Le Vale"
# Before what is a place and no company.
PLACING = frozenset("in at near from to across outside inside around throughout".split())
# Before "in" these make of what follows somebody's firm: "shares in Orr".
HELD_IN = frozenset(
    "shares share stake stakes stock invest invested investment investing investors investor holding confidence".split()
)
INITIAL = re.compile(r"[A-Z]")
TOLD = frozenset(", . ; on in that by last earlier late during".split())
TELLING = frozenset("told tells telling".split())
PLACES = frozenset((NameLabel.GPE, NameLabel.LOC))
SMALL = frozenset("of the and for in on al el de".split())


def settle_names(
    text: str, words: Sequence[Word], found: Iterable[Name], given: Mapping[str, NameLabel] | None = None
) -> tuple[Name, ...]:
    """
    Put the names of one report in order.

    A surname of a person who is named in full is a person; a name that lists know has the list's kind; otherwise the
    kind that a name is given most often is the kind of all its places. Names that were found once and stand elsewhere
    with their capitals are added there, and peoples ("Iraqi") from a list.

    Args:
        text: The report.
        words: Its analysed words.
        found: Raw names, in reading order, disjoint.
        given: Names known from the report's metadata, in small letters: its outlet, its agency, its place.

    Returns:
        Names in reading order, disjoint.

    Example:
        >>> word = [Word(0, 5, "Iraqi", "ADJ", "JJ", "", 1, "amod"), Word(6, 12, "police", "NOUN", "NN", "", 1, "root")]
        >>> [(name.label.value, name.maker) for name in settle_names("Iraqi police", word, [])]
        [('NORP', 'list of peoples')]
    """
    report = Names(text, words, given or {})
    raw = with_nicknames(text, without_capitals(text, sorted(found), words, report.forms))
    raw = with_companies(with_known_names(text, with_movements(text, raw)), words, report.forms)
    raw = with_missed(text, raw, words, report.forms)
    told = with_filial(text, with_titled(raw, words, report.forms), words, report.forms)
    spoken = with_speakers(told, words, report.forms)
    parted = (part for name in spoken for part in report.parted(name))
    trimmed = [name for name in map(report.trimmed, parted) if name is not None]
    labels = report.settled_labels(trimmed)
    kept = [report.labelled(name, labels) for name in trimmed]
    kept = report.with_saints(report.with_lands(with_whole_bodies(kept, words, report.forms)))
    kept = report.with_long_forms(list(map(report.with_bare_initials, kept)))
    kept = report.with_initials(kept)
    kept = report.with_repeats(kept, labels)
    kept = report.with_peoples(with_letters(kept, words, report.forms))
    kept = with_families(with_buildings(text, kept, words, report.forms), words, report.forms)
    return tuple(sorted(kept))


class Names(Edges):
    """The words of a report, and what can be asked of the names in them."""

    def __init__(self, text: str, words: Sequence[Word], given: Mapping[str, NameLabel]) -> None:
        super().__init__(text, words)
        self.given = given
        # "the Post" of the Orvale Post.
        self.short_outlets = {
            name.split()[-1].title() for name, label in given.items() if label is NameLabel.ORG and " " in name
        }
        self.peoples_here: dict[str, str] = {}
        self.in_capitals: dict[str, str] = {}
        self.starts_of: dict[str, str] = {}
        self.places: set[str] = set()
        self.firsts: set[str] = set()
        self.told: set[str] = set()

    def settled_labels(self, names: Sequence[Name]) -> dict[str, tuple[NameLabel, str]]:
        """For each name of the report what it is of, and who says so."""
        votes: dict[str, Counter[NameLabel]] = defaultdict(Counter)
        here: dict[int, Counter[NameLabel]] = {}
        for at, name in enumerate(names):
            key = self.key(name.start, name.end)
            votes[key][name.label] += 1
            here[at] = Counter({name.label: 1})
            inside = self.range_of(name.start, name.end)
            before = self.forms[inside.start - 1].lower()
            held = self.forms[max(0, inside.start - 2) : inside.start - 1][-1:]
            if before == "of" and held and governs_place(held[0]):
                self.places.add(key)  # "Emir of Orr"
            if before in PLACING and not (before == "in" and held and held[0].lower() in HELD_IN):
                self.places.add(key)
            if before in TELLING and not TOLD.isdisjoint(self.forms[inside.stop : inside.stop + 1]):
                self.told.add(key)
            for label, weight in clues(self.forms, inside):
                votes[key][label] += weight
                here[at][label] += weight
        for at, label, weight in listed_together(self.text, names, here):
            votes[self.key(names[at].start, names[at].end)][label] += weight
        self.peoples_here = people_of(self.words, self.forms)
        for place in self.peoples_here.values():
            votes[place][NameLabel.LOC] += PEOPLED
        self.in_capitals = {
            key.upper(): key for key in votes if len(key) >= SHORTEST and key not in votes.keys() & {key.upper()}
        }
        most = {key: max(sorted(count), key=lambda label: count[label]) for key, count in votes.items()}
        self.starts_of = company_starts([*(key for key, label in most.items() if label is NameLabel.ORG)])
        persons = [key for key, label in most.items() if self.stays_person(key, label)]
        surnames = surnames_of(persons)
        self.firsts = {key.split()[0] for key in persons if " " in key and "." not in key.split()[0]}
        return {key: self.settled(key, label, surnames) for key, label in most.items()}

    def stays_person(self, key: str, label: NameLabel) -> bool:
        """Whether what the words around a name make a person of is one by everything else that is known of it."""
        return label is NameLabel.PERSON and self.settled(key, label, set())[0] is NameLabel.PERSON

    def settled(self, key: str, label: NameLabel, surnames: set[str]) -> tuple[NameLabel, str]:
        """What one name is of."""
        words = key.split()
        if key in self.peoples_here:
            return NameLabel.NORP, "place that it is named after"
        if (label_given := self.given.get(key.lower())) is not None:
            return label_given, "metadata"
        if len(words) == 1 and is_people(key):
            return NameLabel.NORP, "list of peoples"
        if (known := known_label(key)) is not None and not (known is NameLabel.GPE and key in surnames):
            return known, "list"
        if key in surnames:
            return NameLabel.PERSON, "surname"
        if key in self.firsts and known is None and key not in self.places:
            return NameLabel.PERSON, "first name"
        if key in self.starts_of and key not in self.places:
            return NameLabel.ORG, "name of a company without its end"
        if label is NameLabel.PERSON and self.has_initials(key):
            return NameLabel.ORG, "initials"
        if label in PLACES and key in self.told and key not in self.places | set(self.peoples_here.values()):
            return NameLabel.ORG, "one who is told"
        by_words = label_by_words(words, label)
        return by_words, "tagger" if by_words is label else "words of the name"

    def has_initials(self, key: str) -> bool:
        """Whether a name is of initials, and not a person's in the capitals of a headline."""
        return is_letters(key) and key not in self.in_capitals and not (is_given(key) or is_family(key))

    def labelled(self, name: Name, labels: dict[str, tuple[NameLabel, str]]) -> Name:
        """A name with its settled kind."""
        label, maker = labels[self.key(name.start, name.end)]
        return name._replace(label=label, maker=maker)

    def with_bare_initials(self, name: Name) -> Name:
        """A person's name with the letters before it: "K R Vale"; "A Vale" alone may be any."""
        first = at = self.range_of(name.start, name.end).start
        while name.label is NameLabel.PERSON and at and INITIAL.fullmatch(self.forms[at - 1]):
            if self.text[self.words[at - 1].end : self.words[at].start] != " ":
                break
            at -= 1
        alone = first - at == 1 and self.forms[at] in ("A", "I", "U", "X")
        return name._replace(start=self.words[at].start) if at < first and not alone else name

    def with_lands(self, names: list[Name]) -> list[Name]:
        """The names with bodies whole that the tagger cut before their land: "News Agency" of "Norland"."""
        kept: list[Name] = []
        for name in names:
            before = kept[-1] if kept else None
            if before is not None and self.goes_on_with(before, name):
                kept[-1] = before._replace(end=name.end, maker="name of its land behind it")
            else:
                kept.append(name)
        return kept

    def with_saints(self, names: list[Name]) -> list[Name]:
        """The names with those whole that are called after a saint: "St. Orr's Medical Center"."""
        kept = list(names)
        for found in SAINT.finditer(self.text):
            inside = self.range_of(*found.span())
            while len(inside) > 3 and not self.closes_saint(inside.stop - 1):
                inside = inside[:-1]
            start, end = self.words[inside.start].start, self.words[inside.stop - 1].end
            touched = [name for name in kept if name.start < end and start < name.end]
            whole = all(start <= name.start and name.end <= end for name in touched)
            if whole and self.closes_saint(inside.stop - 1):
                built = closes_built(self.forms[inside.stop - 1].lower())
                label = NameLabel.FAC if built else NameLabel.ORG
                kept = [*(name for name in kept if name not in touched), Name(start, end, label, "name of a saint")]
        return sorted(kept)

    def closes_saint(self, at: int) -> bool:
        """Whether a word closes the name of a body or of something built."""
        form = self.forms[at].lower()
        return is_body_noun(form) or closes_built(form) or form in lists()["bodies_sure"]

    def goes_on_with(self, body: Name, land: Name) -> bool:
        """Whether a body's name, or a land's in full, goes on with the land's: "Old Kingdom of Orrland"."""
        if self.text[body.end : land.start] not in (" of ", " of the "):
            return False
        last = self.key(body.start, body.end).split()[-1].lower()
        if body.label in PLACES and last in lists()["realms"]:
            return True
        return body.label is NameLabel.ORG and land.label in PLACES and last in lists()["of_a_land"]

    def with_long_forms(self, names: list[Name]) -> list[Name]:
        """The names with what stands before initials in brackets and has them: "Marsh Relief Guards Corps (MRGC)"."""
        kept = list(names)
        for at in range(2, len(self.forms) - 1):
            form = self.forms[at]
            if self.forms[at - 1] != "(" or self.forms[at + 1] != ")" or not is_letters(form):
                continue
            first = self.long_form(at - 2, form)
            if first is None:
                continue
            start, end = self.words[first].start, self.words[at - 2].end
            touching = [name for name in kept if name.start < end and start < name.end]
            # A longer name that the tagger found, or one in part outside, stays as it is.
            if all(
                start <= name.start and name.end <= end and name.end - name.start < end - start for name in touching
            ):
                kept = [name for name in kept if name not in touching]
                kept.append(Name(start, end, NameLabel.ORG, "name of the initials behind"))
        return sorted(kept)

    def long_form(self, last: int, initials: str) -> int | None:
        """The word where a run of words with some initials begins that ends with a word; small words count for none."""
        at, left = last, list(initials)
        while left and at >= 0:
            form = self.forms[at]
            if form[:1] == left[-1] and (form[:1].isupper() or form[:1].isdigit()):
                left.pop()
            elif form in ("'", "'s", "-") and at < last:
                pass
            elif form.lower() not in SMALL or at == last:
                return None
            at -= 1
        return None if left else at + 1

    def with_initials(self, names: list[Name]) -> list[Name]:
        """The names, what stands in brackets behind one and has its initials with the same kind."""
        kept = {(name.start, name.end): name for name in names}
        for name in names:
            after = self.range_of(name.start, name.end).stop
            if self.forms[after : after + 1] != ["("] or self.forms[after + 2 : after + 3] != [")"]:
                continue
            short, words = self.words[after + 1], self.key(name.start, name.end).split()
            form = self.forms[after + 1]
            initials = form == initials_of(" ".join(words))
            clipped = len(form) > SHORTEST and form[:3] == words[0][:3]  # "Volcano Institute (Volcinst)"
            if len(words) > 1 and (initials or clipped):
                label = name.label
                if self.is_body_by_letters(name, form, words):
                    label = NameLabel.ORG  # nobody has initials beside the name
                    kept[name.start, name.end] = name._replace(label=label, maker="initials behind it")
                kept[short.start, short.end] = Name(short.start, short.end, label, "short name")
        return list(kept.values())

    def is_body_by_letters(self, name: Name, letters: str, words: Sequence[str]) -> bool:
        """Whether initials in brackets make a body of what was a person or a place: few of those have them."""
        if not is_letters(letters) or name.label is NameLabel.ORG:
            return False
        if name.label is NameLabel.PERSON:
            return not is_given(words[0])
        land = known_label(" ".join(words)) is not None or any(governs(word) for word in words)
        return not land and "-" in " ".join(words)

    def with_repeats(self, names: list[Name], labels: dict[str, tuple[NameLabel, str]]) -> list[Name]:
        """The names with those places added where a name of the report or of a list stands with its capitals."""
        taken = {at for name in names for at in self.range_of(name.start, name.end)}
        surnames = surnames_of(key for key, (label, _) in labels.items() if label is NameLabel.PERSON)
        added: list[Name] = []
        for at, form in enumerate(self.forms):
            if at in taken or not form[:1].isupper():
                continue
            for size in range(LONGEST, 0, -1):
                places = range(at, at + size)
                if at + size > len(self.words) or not taken.isdisjoint(places):
                    continue
                start, end = self.words[at].start, self.words[at + size - 1].end
                known = self.sought(at, self.key(start, end), labels, surnames)
                if known is not None:
                    added.append(Name(start, end, *known))
                    taken.update(places)
                    break
        return [*names, *added]

    def sought(
        self, at: int, key: str, labels: dict[str, tuple[NameLabel, str]], surnames: set[str]
    ) -> tuple[NameLabel, str] | None:
        """What a run of words is of when it stands elsewhere as a name, or in a list."""
        if (label := self.given.get(key.lower())) is not None:
            return label, "metadata"
        if key in self.short_outlets and self.forms[at - 1 : at] in (["the"], ["The"]):
            return NameLabel.ORG, "metadata"
        if key in labels or (key.isupper() and key in self.in_capitals):
            return labels[self.in_capitals.get(key, key)][0], "named elsewhere"
        if (listed := known_label(key)) is not None:
            return listed, "list"
        if key in self.firsts and key.lower() not in self.small and not (is_people(key) or is_title(key)):
            return NameLabel.PERSON, "first name"
        return (NameLabel.PERSON, "surname") if key in surnames else None

    def with_peoples(self, names: list[Name]) -> list[Name]:
        """The names with peoples added that stand in none of them."""
        taken = {at for name in names for at in self.range_of(name.start, name.end)}
        return [*names, *self.peoples(taken)]

    def peoples(self, taken: set[int]) -> Iterator[Name]:
        """Words of the list of peoples, languages apart."""
        for at, form in enumerate(self.forms):
            if at in taken or not form[:1].isupper():
                continue
            if form in self.peoples_here:
                yield Name(self.words[at].start, self.words[at].end, NameLabel.NORP, "place that it is named after")
            elif is_people(form):
                before = self.forms[at - 1].lower() if at else ""
                after = self.forms[at + 1] if at + 1 < len(self.forms) else ""
                speech = before in ("in", "speak", "speaks", "speaking", "spoke") and not self.modifies(at)
                if speech or means_language(after):
                    continue
                yield Name(self.words[at].start, self.words[at].end, NameLabel.NORP, "list of peoples")

    def modifies(self, at: int) -> bool:
        """Whether a word stands before what it belongs to ("in Iraqi towns")."""
        return self.words[at].head > at


def governs_place(word: str) -> bool:
    """Whether a word before "of" is of who or what a place has: "Emir", "State", "siege"."""
    return is_title(word) or governs(word) or word.lower() in lists()["lying"]


def surnames_of(persons: Iterable[str]) -> set[str]:
    """The last words of full names that are no people, place or title, with a particle or without article."""
    persons = list(persons)
    last = {key.split()[-1] for key in persons if " " in key}
    last |= {ARTICLE.sub("", word) for word in last}
    last |= {found[1] for key in persons if (found := PARTICLED.search(key))}
    return {word for word in last if word[:1].isupper() or "-" in word if not is_people(word) and not is_title(word)}
