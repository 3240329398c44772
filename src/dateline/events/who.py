"""Lead the words of an argument to the actors of the report: by name, by pronoun, through the body they act for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from dateline.events.nations import country_of
from dateline.events.patterns import status_words
from dateline.events.tree import Tree
from dateline.lexicon import load_lexicon
from dateline.model import Analysis, Link, Mention, NameLabel
from dateline.text.grammar import range_of

__all__ = ["SIDES", "Who", "one_person"]

FOLK = frozenset((NameLabel.NORP, NameLabel.GPE, NameLabel.ORG))
SIDES = frozenset((NameLabel.PERSON, NameLabel.ORG, NameLabel.GPE, NameLabel.NORP, NameLabel.OTHER))
BEHIND = frozenset(("of", "by", "against", "on", "with", "to"))


@cache
def one_person() -> frozenset[str]:
    """Nouns of one person by what he is ("the spokesman")."""
    return frozenset(load_lexicon("entities")["person_nouns"].split())


@cache
def kin_and_staff() -> frozenset[str]:
    """Nouns of persons who are somebody's: whose they are, they are not."""
    return one_person() | frozenset(load_lexicon("parties")["somebodys"].split())


class Who:
    """
    The mentions of a report by word.

    Args:
        tree: The grammar.
        analysis: With its links.
        mentions: With the actors they are led to.
    """

    def __init__(self, tree: Tree, analysis: Analysis, mentions: Sequence[Mention]) -> None:
        self.tree = tree
        self.at: dict[int, Mention] = {}
        for mention in mentions:
            if mention.label is not NameLabel.OTHER:
                self.at |= dict.fromkeys(range_of(tree.words, mention.span.start, mention.span.end), mention)
        others = [mention for mention in mentions if mention.label is NameLabel.OTHER]
        self.heads = {self.head_of(mention): mention for mention in others}
        self.countries: dict[str, str] = {}
        for mention in mentions:
            if mention.label is NameLabel.GPE:
                self.countries.setdefault(mention.span.of(tree.text), mention.actor)
        self.by_name: dict[str, str] = {}
        for mention in mentions:
            self.by_name.setdefault(mention.span.of(tree.text).casefold(), mention.actor)
        starts = {mention.span.start: mention for mention in mentions}
        self.links = {link.start: starts[link.to_start] for link in self.resolved(analysis) if link.to_start in starts}

        self.links_at = {at: self.links[word.start] for at, word in enumerate(tree.words) if word.start in self.links}
        self.first_named: dict[str, int] = {}
        for mention in mentions:
            self.first_named.setdefault(mention.actor, mention.span.start)
        named = {mention.actor for mention in mentions if mention.label is not NameLabel.OTHER}
        self.one_described = frozenset(
            mention.actor
            for at, mention in self.heads.items()
            if mention.actor not in named and tree.words[at].xpos == "NN" and tree.forms[at] in one_person()
        )
        self.persons = frozenset(mention.actor for mention in mentions if mention.label is NameLabel.PERSON)

    def resolved(self, analysis: Analysis) -> Iterator[Link]:
        """Links, each led on to the first mention of its chain."""
        to = {link.start: link for link in analysis.links}
        ends: dict[int, Link] = {}  # of each link on a chain that was walked, so that none is walked twice
        for link in to.values():
            last, seen = link, {link.start}
            while last.to_start in to and last.to_start not in seen and last.to_start not in ends:
                seen.add(last.to_start)
                last = to[last.to_start]
            last = ends.get(last.to_start, last)
            ends |= dict.fromkeys(seen, last)
            yield link._replace(to_start=last.to_start, to_end=last.to_end)

    def head_of(self, mention: Mention) -> int:
        """The word of a description that the others hang on."""
        inside = range_of(self.tree.words, mention.span.start, mention.span.end)
        return next((at for at in inside if self.tree.words[at].head not in inside), inside.start)

    @property
    def named(self) -> frozenset[int]:
        """The words inside names."""
        return frozenset(at for at, mention in self.at.items() if mention.label is not NameLabel.OTHER)

    def actors(self, heads: Iterable[int], loose: bool = False) -> tuple[str, ...]:
        """
        The actors that some nouns name, in reading order, each once.

        Args:
            heads: Indexes of the nouns.
            loose: Also whose thing it is ("an Israeli base", "the decision of the court"), as for recipients.
        """
        found = [(actor, self.is_place(head)) for head in heads for actor in self.of(head, loose)]
        if not loose and not all(place for _, place in found):
            found = [row for row in found if not row[1]]  # "authorised by Orr near the airport": no airport did it
        return tuple(dict.fromkeys(actor for actor, _ in found))

    def is_place(self, head: int) -> bool:
        """Whether a noun is the name of a landscape or a building."""
        return head in self.at and self.at[head].label in (NameLabel.LOC, NameLabel.FAC)

    def of(self, head: int, loose: bool = False, depth: int = 2) -> tuple[str, ...]:
        """The actors that one noun names; empty when it names none."""
        body = self.body_of(head)
        if body is not None:
            return (body,)
        if head in self.heads:
            return (self.heads[head].actor,)
        if head in self.at:
            return (self.actor_at(head),) if self.at[head].label in SIDES | {NameLabel.LOC, NameLabel.FAC} else ()
        word = self.tree.words[head]
        if word.upos == "PRON" or self.tree.forms[head] in status_words("pronouns", "groups"):
            linked = self.links.get(word.start)
            return (linked.actor,) if linked is not None else ()
        named = self.beside(head)
        if named:
            return named
        if word.upos == "NUM":  # "two of his fighters" are no more he than "the fighters" would be the Guard
            return ()
        if self.tree.forms[head] in kin_and_staff() and loose:
            return ()  # "Orr's predecessor" is somebody else
        return self.owner(head, loose, depth) if loose else ()

    def body_of(self, head: int) -> str | None:
        """The body whose members are meant as a whole: "the forces of the People's Guard", "members of the Guard"."""
        if self.tree.forms[head] not in status_words("agents", "ranks") or self.tree.children(head, "nummod"):
            return None
        for child in self.tree.children(head, "nmod"):
            mention = self.at.get(child)
            if mention is not None and self.tree.case(child) == "of" and mention.label is NameLabel.ORG:
                return mention.actor
        return None

    def actor_at(self, at: int) -> str:
        """The actor of a name; the word for a people, as an adjective, is its country's where the report names it."""
        mention, word = self.at[at], self.tree.words[at]
        if mention.label is not NameLabel.NORP or word.xpos in ("NNS", "NNPS"):
            return mention.actor
        country = country_of(mention.span.of(self.tree.text), self.countries)
        return self.countries[country] if country is not None else mention.actor

    def beside(self, head: int) -> tuple[str, ...]:
        """The name that stands with a title or behind a comma: "the minister, Tavi Orr"."""
        for child in self.tree.children(head, "appos", "flat", "compound", "nmod"):
            relation = self.tree.relation(child)
            if child not in self.at or relation not in ("appos", "flat", "nmod:desc", "compound"):
                continue
            if self.tree.children(child, "nummod"):
                continue  # "seven sailors, five of them Colombians"
            if self.at[child].label is NameLabel.PERSON or relation == "appos":
                more = [one for one in self.tree.children(child, "conj") if one in self.at]
                more += self.of_joined(head, child)
                named = [one for one in more if self.at[one].label is NameLabel.PERSON]
                return tuple(dict.fromkeys(self.at[one].actor for one in (child, *named)))
        return ()

    def of_joined(self, head: int, first: int) -> Iterator[int]:
        """The name behind a noun joined to this one, hung here by the parser: "the envoy Orr and his aide Lim"."""
        joined = self.tree.children(head, "conj")
        for child in self.tree.children(head, "appos"):
            if child > first and child in self.at and any(first < one < child for one in joined):
                yield child

    def owner(self, head: int, loose: bool, depth: int) -> tuple[str, ...]:
        """Whose a noun is: the country or body before it, or behind "of"."""
        for child in self.tree.children(head, "amod", "compound", "nmod"):
            relation, case = self.tree.relation(child), self.tree.case(child)
            before = relation in ("amod", "compound", "nmod:poss", "nmod:unmarked")
            if child in self.at and (before or case in ("of", "from")) and self.at[child].label in SIDES:
                return (self.actor_at(child),)
            if child in self.at and loose and case in BEHIND and self.at[child].label in SIDES:
                return (self.actor_at(child),)
            if child in self.links_at and relation == "nmod:poss":
                return (self.links_at[child].actor,)
        if depth and loose:
            for child in self.tree.children(head, "nmod", "compound"):
                if self.tree.relation(child) in ("nmod:poss", "compound") or self.tree.case(child) in BEHIND:
                    found = self.of(child, loose, depth - 1)
                    if found:
                        return found
        return ()
