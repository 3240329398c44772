"""Put the names of a report in order: titles off, one kind for one name, lists asked, names passed over added."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from dateline.language.known import built_after, is_people, is_title, is_unit, known_label, label_by_words
from dateline.language.plain import plain
from dateline.model import Name, NameLabel, Word
from dateline.text.grammar import range_of

__all__ = ["settle_names"]

LONGEST = 5  # words of a name that is sought again
EDGE = " \t\"“”«»„‘’'`.,;:!?-–—()[]"
ARTICLES = frozenset(("the", "a", "an"))


def settle_names(text: str, words: Sequence[Word], found: Iterable[Name]) -> tuple[Name, ...]:
    """
    Put the names of one report in order.

    A surname of a person who is named in full is a person; a name that lists know has the list's kind; otherwise the
    kind that a name is given most often is the kind of all its places. Names that were found once and stand elsewhere
    with their capitals are added there, and peoples ("Iraqi") from a list.

    Args:
        text: The report.
        words: Its analysed words.
        found: Raw names, in reading order, disjoint.

    Returns:
        Names in reading order, disjoint.

    Example:
        >>> word = [Word(0, 5, "Iraqi", "ADJ", "JJ", "", 1, "amod"), Word(6, 12, "police", "NOUN", "NN", "", 1, "root")]
        >>> [(name.label.value, name.maker) for name in settle_names("Iraqi police", word, [])]
        [('NORP', 'list of peoples')]
    """
    report = Names(text, words)
    parted = (part for name in found for part in report.parted(name))
    trimmed = [name for name in map(report.trimmed, parted) if name is not None]
    labels = report.settled_labels(trimmed)
    kept = [report.labelled(name, labels) for name in trimmed]
    kept = report.with_repeats(kept, labels)
    kept = report.with_peoples(kept)
    return tuple(sorted(kept))


class Names:
    """The words of a report, and what can be asked of the names in them."""

    def __init__(self, text: str, words: Sequence[Word]) -> None:
        self.text = text
        self.words = words
        self.forms = [plain(text[word.start : word.end]) for word in words]

    def key(self, start: int, end: int) -> str:
        """The words of a name as one spelling: straight marks, one blank."""
        return " ".join(plain(self.text[start:end]).split())

    def parted(self, name: Name) -> Iterator[Name]:
        """A unit and the body that it is of as two names: "the River Force of the Orvale Guard"."""
        inside = range_of(self.words, name.start, name.end)
        for at in inside[1:-2]:
            of_the = self.forms[at] == "of" and self.forms[at + 1] == "the"
            if name.label is NameLabel.ORG and of_the and is_unit(self.forms[at - 1]):
                yield name._replace(end=self.words[at - 1].end)
                yield name._replace(start=self.words[at + 2].start)
                return
        yield name

    def trimmed(self, name: Name) -> Name | None:
        """A name without article, marks at its edges and, if of a person, titles; None when nothing is left."""
        inside = range_of(self.words, name.start, name.end)
        first, last = inside.start, inside.stop
        while first < last and (self.forms[first].lower() in ARTICLES or self.forms[first] in EDGE):
            first += 1
        while last > first and (self.forms[last - 1] in EDGE or self.forms[last - 1] in ("'s", "s'")):
            last -= 1
        if name.label is NameLabel.PERSON:
            while first < last - 1 and (is_title(self.forms[first]) or is_people(self.forms[first])):
                first += 1
            while first < last - 1 and self.forms[first] in ("of", "for", "the", "and", "-", ",", "."):
                first += 1
        elif name.label is NameLabel.ORG:
            while first < last - 2 and is_people(self.forms[first]):  # "Iraqi" of "Iraqi River Guard" is a name apart
                first += 1
        else:
            while first < last - 1 and is_title(self.forms[last - 1]):  # "US Secretary" before a name
                last -= 1
        if first + 1 == last and is_title(self.forms[first]):
            return None
        if first >= last or not any(form[:1].isupper() for form in self.forms[first:last]):
            return None
        if last < len(self.words) and name.label is not NameLabel.PERSON and built_after(self.forms[last]):
            return Name(self.words[first].start, self.words[last].end, NameLabel.FAC, "word after it")
        return name._replace(start=self.words[first].start, end=self.words[last - 1].end)

    def settled_labels(self, names: Sequence[Name]) -> dict[str, tuple[NameLabel, str]]:
        """For each name of the report what it is of, and who says so."""
        votes: dict[str, Counter[NameLabel]] = defaultdict(Counter)
        for name in names:
            votes[self.key(name.start, name.end)][name.label] += 1
        most = {key: max(sorted(count), key=lambda label: count[label]) for key, count in votes.items()}
        surnames = surnames_of(key for key, label in most.items() if label is NameLabel.PERSON)
        return {key: self.settled(key, label, surnames) for key, label in most.items()}

    def settled(self, key: str, label: NameLabel, surnames: set[str]) -> tuple[NameLabel, str]:
        """What one name is of."""
        words = key.split()
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
        if name.maker == "word after it":
            return name
        label, maker = labels[self.key(name.start, name.end)]
        return name._replace(label=label, maker=maker)

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
        if key in labels:
            return labels[key][0], "named elsewhere"
        if (label := known_label(key)) is not None:
            return label, "list"
        return (NameLabel.PERSON, "surname") if key in surnames else None

    def with_peoples(self, names: list[Name]) -> list[Name]:
        """The names with peoples added that stand in none of them."""
        taken = {at for name in names for at in range_of(self.words, name.start, name.end)}
        return [*names, *self.peoples(taken)]

    def peoples(self, taken: set[int]) -> Iterator[Name]:
        """Words of the list of peoples, languages apart."""
        for at, form in enumerate(self.forms):
            if at not in taken and form[:1].isupper() and is_people(form):
                before = self.forms[at - 1].lower() if at else ""
                if before in ("in", "speak", "speaks", "speaking", "spoke") and not self.modifies(at):
                    continue
                yield Name(self.words[at].start, self.words[at].end, NameLabel.NORP, "list of peoples")

    def modifies(self, at: int) -> bool:
        """Whether a word stands before what it belongs to ("in Iraqi towns")."""
        return self.words[at].head > at


def surnames_of(persons: Iterable[str]) -> set[str]:
    """The last words of full names that are no people, place or title themselves."""
    last = {key.split()[-1] for key in persons if " " in key}
    return {word for word in last if word[:1].isupper() or "-" in word if not is_people(word) and not is_title(word)}
