"""Put the names of a report in order: titles off, one kind for one name, lists asked, names passed over added."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.language.clues import PEOPLED, clues, people_of
from dateline.language.known import (
    built_after,
    governs,
    is_body_noun,
    is_calendar,
    is_honorific,
    is_people,
    is_state_body,
    is_title,
    is_unit,
    known_label,
    label_by_words,
    means_language,
)
from dateline.language.plain import plain
from dateline.model import Name, NameLabel, Word
from dateline.text.grammar import range_of

__all__ = ["settle_names"]

SHORTEST = 4  # letters of a name that is sought in capitals
LONGEST = 5  # words of a name that is sought again
EDGE = " \t\"“”«»„‘’'`.,;:!?-–—()[]"
NO_NAMES = frozenset(("PRON", "DET", "ADP", "AUX", "VERB", "ADV", "SCONJ", "CCONJ", "INTJ", "PUNCT"))
STOPS = frozenset('.!?:"—–')
ARTICLES = frozenset(("the", "a", "an"))


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
    parted = (part for name in found for part in report.parted(name))
    trimmed = [name for name in map(report.trimmed, parted) if name is not None]
    labels = report.settled_labels(trimmed)
    kept = [report.labelled(name, labels) for name in trimmed]
    kept = report.with_initials(kept)
    kept = report.with_repeats(kept, labels)
    kept = report.with_buildings(kept)
    kept = report.with_peoples(kept)
    return tuple(sorted(kept))


class Names:
    """The words of a report, and what can be asked of the names in them."""

    def __init__(self, text: str, words: Sequence[Word], given: Mapping[str, NameLabel]) -> None:
        self.text = text
        self.words = words
        self.given = given
        self.forms = [plain(text[word.start : word.end]) for word in words]
        # What a report writes in small letters as well is no name where it has a capital.
        self.small = {form for form in self.forms if form.islower()}
        self.peoples_here: dict[str, str] = {}
        self.in_capitals: dict[str, str] = {}

    def key(self, start: int, end: int) -> str:
        """The words of a name as one spelling: straight marks, one blank."""
        return " ".join(plain(self.text[start:end]).split())

    def parted(self, name: Name) -> Iterator[Name]:
        """One raw name as two: "the River Force of the Orvale Guard", "US President Orr"."""
        inside = range_of(self.words, name.start, name.end)
        cut = self.titled(inside)
        if cut is None and name.label is NameLabel.ORG:
            cut = self.of_another(inside)
        if cut is None and name.label is NameLabel.LOC:  # "Orvale, Norland"
            cut = next(((at, at + 1) for at in inside[1:-1] if self.forms[at] == ","), None)
        if cut is None:
            yield name
            return
        end, start = cut
        yield name._replace(end=self.words[end - 1].end)
        rest = name._replace(start=self.words[start].start)
        yield rest._replace(label=NameLabel.PERSON) if is_title(self.forms[start - 1]) else rest

    def of_another(self, inside: range) -> tuple[int, int] | None:
        """Where a unit's name ends and that of the body, or land, that it is of begins."""
        for at in inside[1:-1]:
            start = at + 2 if self.forms[at + 1] == "the" else at + 1
            if self.forms[at] == "of" and start < inside.stop:
                known = known_label(self.key(self.words[start].start, self.words[inside.stop - 1].end))
                if (start > at + 1 and (known or is_unit(self.forms[at - 1]))) or (
                    known and is_unit(self.forms[at - 1])
                ):
                    return at, start
        return None

    def titled(self, inside: range) -> tuple[int, int] | None:
        """Where a land's name ends and, behind a title, a person's begins."""
        titles = [at for at in inside[1:-1] if is_title(self.forms[at])]
        if not titles:
            return None
        end = titles[0] - 1 if self.forms[titles[0] - 1] == "'s" else titles[0]
        before = self.key(self.words[inside.start].start, self.words[end - 1].end) if end > inside.start else ""
        owned = end < titles[0] and before[:1].isupper()
        return (end, titles[-1] + 1) if owned or known_label(before) is not None else None

    def trimmed(self, name: Name) -> Name | None:
        """A name without article, marks and titles at its edges, and with the word that belongs to it; or nothing."""
        inside = range_of(self.words, name.start, name.end)
        first, last = inside.start, inside.stop
        while first < last and (self.forms[first].lower() in ARTICLES or self.forms[first] in EDGE):
            first += 1
        while last > first and (self.forms[last - 1] in EDGE or self.forms[last - 1] in ("'s", "s'")):
            last -= 1
        if name.label is NameLabel.PERSON and last - first > 1 and is_body_noun(self.forms[last - 1]):
            name = name._replace(label=NameLabel.ORG)
        if name.label is NameLabel.PERSON or self.is_titled(first, last):
            name = name._replace(label=NameLabel.PERSON)
            first = self.after_titles(first, last)
        elif name.label is NameLabel.ORG:
            first = self.after_peoples(first, last)
        else:
            while first < last - 1 and is_title(self.forms[last - 1]):  # "US Secretary" before a name
                last -= 1
        if not self.is_name(first, last):
            return None
        if last < len(self.words) and name.label is NameLabel.LOC and governs(self.forms[last]):
            last += 1
        if name.label is NameLabel.ORG and self.has_article(first):
            first -= 1
        return name._replace(start=self.words[first].start, end=self.words[last - 1].end)

    def has_article(self, first: int) -> bool:
        """Whether "The" with a capital within a sentence belongs to a name: "told The Orvale Post"."""
        within = first > 1 and self.words[first - 2].upos not in ("PUNCT", "") and self.forms[first - 1] == "The"
        return within and not self.text[self.words[first - 2].end : self.words[first - 1].start].strip(" ")

    def is_titled(self, first: int, last: int) -> bool:
        """Whether words are a title and a person's name, whatever the tagger took them for: "Councillor Ana Vale"."""
        forms = self.forms[first:last]
        if len(forms) < 2 or not is_honorific(forms[0]) or is_title(forms[-1]) or is_body_noun(forms[-1]):
            return False
        listed = known_label(self.key(self.words[first].start, self.words[last - 1].end))
        return listed is None and all(form[:1].isupper() or "-" in form for form in forms)

    def after_titles(self, first: int, last: int) -> int:
        """Where a person's name begins behind titles: "Iraqi Minister of Oil Ana Vale"."""
        while first < last - 1 and (is_title(self.forms[first]) or is_people(self.forms[first])):
            first += 1
        while first < last - 1 and self.forms[first] in ("of", "for", "the", "and", "-", ",", "."):
            first += 1
        return first

    def after_peoples(self, first: int, last: int) -> int:
        """Where a body's name begins behind its nation, where that is no part of it: the report has it without, too."""
        rest = self.key(self.words[first + 1].start, self.words[last - 1].end) if last - first > 2 else ""
        if rest and is_people(self.forms[first]):
            alone = self.text.count(rest) > self.text.count(f"{self.forms[first]} {rest}")
            return first + 1 if alone or is_state_body(self.forms[first + 1]) else first
        return first

    def opens_commonly(self, at: int) -> bool:
        """Whether a word opens a line or sentence and stands in small letters elsewhere: its capital says nothing."""
        opens = (
            at == 0 or self.forms[at - 1] in STOPS or "\n" in self.text[self.words[at - 1].end : self.words[at].start]
        )
        return opens and self.forms[at].lower() in self.small and known_label(self.forms[at]) is None

    def is_name(self, first: int, last: int) -> bool:
        """Whether words can be a name: one has a capital, and not all are of a title or a date."""
        forms = self.forms[first:last]
        if len(forms) == 1 and (self.words[first].upos in NO_NAMES or self.opens_commonly(first)):
            return False
        return any(form[:1].isupper() for form in forms) and not (
            all(map(is_calendar, forms)) or (len(forms) == 1 and is_title(forms[0]))
        )

    def settled_labels(self, names: Sequence[Name]) -> dict[str, tuple[NameLabel, str]]:
        """For each name of the report what it is of, and who says so."""
        votes: dict[str, Counter[NameLabel]] = defaultdict(Counter)
        for name in names:
            key = self.key(name.start, name.end)
            votes[key][name.label] += 1
            for label, weight in clues(self.forms, range_of(self.words, name.start, name.end)):
                votes[key][label] += weight
        self.peoples_here = people_of(self.words, self.forms)
        for place in self.peoples_here.values():
            votes[place][NameLabel.LOC] += PEOPLED
        self.in_capitals = {
            key.upper(): key for key in votes if len(key) >= SHORTEST and key not in votes.keys() & {key.upper()}
        }
        most = {key: max(sorted(count), key=lambda label: count[label]) for key, count in votes.items()}
        surnames = surnames_of(key for key, label in most.items() if label is NameLabel.PERSON)
        return {key: self.settled(key, label, surnames) for key, label in most.items()}

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
        if len(words) == 1 and key in surnames:
            return NameLabel.PERSON, "surname"
        by_words = label_by_words(words, label)
        return by_words, "tagger" if by_words is label else "words of the name"

    def labelled(self, name: Name, labels: dict[str, tuple[NameLabel, str]]) -> Name:
        """A name with its settled kind."""
        label, maker = labels[self.key(name.start, name.end)]
        return name._replace(label=label, maker=maker)

    def with_initials(self, names: list[Name]) -> list[Name]:
        """The names, what stands in brackets behind one and has its initials with the same kind."""
        kept = {(name.start, name.end): name for name in names}
        for name in names:
            after = range_of(self.words, name.start, name.end).stop
            if self.forms[after : after + 1] != ["("] or self.forms[after + 2 : after + 3] != [")"]:
                continue
            short, words = self.words[after + 1], self.key(name.start, name.end).split()
            if len(words) > 1 and self.forms[after + 1] == "".join(word[0] for word in words if word[0].isupper()):
                kept[short.start, short.end] = Name(short.start, short.end, name.label, "initials")
        return list(kept.values())

    def with_buildings(self, names: list[Name]) -> list[Name]:
        """The names; one of something built, as the word in small letters behind it says, with that word."""
        found = []
        for name in names:
            after = range_of(self.words, name.start, name.end).stop
            if after < len(self.words) and built_after(self.forms[after], name.label):
                name = Name(name.start, self.words[after].end, NameLabel.FAC, "word after it")
            found.append(name)
        return found

    def with_repeats(self, names: list[Name], labels: dict[str, tuple[NameLabel, str]]) -> list[Name]:
        """The names with those places added where a name of the report or of a list stands with its capitals."""
        taken = {at for name in names for at in range_of(self.words, name.start, name.end)}
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
                known = self.sought(self.key(start, end), labels, surnames)
                if known is not None:
                    added.append(Name(start, end, *known))
                    taken.update(places)
                    break
        return [*names, *added]

    def sought(
        self, key: str, labels: dict[str, tuple[NameLabel, str]], surnames: set[str]
    ) -> tuple[NameLabel, str] | None:
        """What a run of words is of when it stands elsewhere as a name, or in a list."""
        if (label := self.given.get(key.lower())) is not None:
            return label, "metadata"
        if key in labels or (key.isupper() and key in self.in_capitals):
            return labels[self.in_capitals.get(key, key)][0], "named elsewhere"
        if (listed := known_label(key)) is not None:
            return listed, "list"
        return (NameLabel.PERSON, "surname") if key in surnames else None

    def with_peoples(self, names: list[Name]) -> list[Name]:
        """The names with peoples added that stand in none of them."""
        taken = {at for name in names for at in range_of(self.words, name.start, name.end)}
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


def surnames_of(persons: Iterable[str]) -> set[str]:
    """The last words of full names that are no people, place or title themselves."""
    last = {key.split()[-1] for key in persons if " " in key}
    return {word for word in last if word[:1].isupper() or "-" in word if not is_people(word) and not is_title(word)}
