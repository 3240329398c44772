"""Lead the words of an argument to the actors of the report: by name, by pronoun, through the body they act for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dateline.events.inflections import forms_of_noun
from dateline.events.patterns import status_words
from dateline.events.tree import Tree
from dateline.model import Analysis, Link, Mention, NameLabel
from dateline.text.grammar import range_of

__all__ = ["Who"]

FOLK = frozenset((NameLabel.NORP, NameLabel.GPE, NameLabel.ORG))
SIDES = frozenset((NameLabel.PERSON, NameLabel.ORG, NameLabel.GPE, NameLabel.NORP, NameLabel.OTHER))
BEHIND = frozenset(("of", "by", "against", "on", "with", "to"))


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
            for index in range_of(tree.words, mention.span.start, mention.span.end):
                held = self.at.get(index)
                # of two mentions over one word the shorter is meant: "[Orvale]" in "[the leader of Orvale]"
                if held is None or len(mention.span) < len(held.span) or held.label is NameLabel.OTHER:
                    self.at[index] = mention
        self.heads = {self.head_of(mention): mention for mention in mentions if mention.label is NameLabel.OTHER}
        self.by_name: dict[str, str] = {}
        for mention in mentions:
            self.by_name.setdefault(mention.span.of(tree.text).casefold(), mention.actor)
        starts = {mention.span.start: mention for mention in mentions}
        self.links = {link.start: starts[link.to_start] for link in self.resolved(analysis) if link.to_start in starts}

    def resolved(self, analysis: Analysis) -> Iterator[Link]:
        """Links, each led on to the first mention of its chain."""
        to = {link.start: link for link in analysis.links}
        for link in analysis.links:
            last = link
            seen = {link.start}
            while last.to_start in to and last.to_start not in seen:
                seen.add(last.to_start)
                last = to[last.to_start]
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
        found = [actor for head in heads for actor in self.of(head, loose)]
        return tuple(dict.fromkeys(found))

    def of(self, head: int, loose: bool = False, depth: int = 2) -> tuple[str, ...]:
        """The actors that one noun names; empty when it names none."""
        if head in self.heads:
            return (self.heads[head].actor,)
        if head in self.at:
            return (self.at[head].actor,) if self.at[head].label in SIDES | {NameLabel.LOC, NameLabel.FAC} else ()
        word = self.tree.words[head]
        if word.upos == "PRON" or self.tree.forms[head] in status_words("pronouns", "groups"):
            linked = self.links.get(word.start)
            return (linked.actor,) if linked is not None else ()
        named = self.beside(head)
        if named:
            return named
        if loose or self.acts_for(head):
            return self.owner(head, loose, depth)
        return ()

    def beside(self, head: int) -> tuple[str, ...]:
        """The name that stands with a title or behind a comma: "the minister, Tavi Orr"."""
        for child in self.tree.children(head, "appos", "flat", "compound", "nmod"):
            if self.tree.relation(child) in ("appos", "flat", "nmod:desc", "compound") and child in self.at:
                mention = self.at[child]
                if mention.label is NameLabel.PERSON or self.tree.relation(child) == "appos":
                    return (mention.actor,)
        return ()

    def acts_for(self, head: int) -> bool:
        """Whether a noun is of those who act for others."""
        form = self.tree.forms[head]
        return form in status_words("agents", "nouns") or bool(forms_of_noun(form) & status_words("agents", "nouns"))

    def owner(self, head: int, loose: bool, depth: int) -> tuple[str, ...]:
        """Whose a noun is: the country or body before it, or behind "of"."""
        for child in self.tree.children(head, "amod", "compound", "nmod"):
            relation, case = self.tree.relation(child), self.tree.case(child)
            before = relation in ("amod", "compound", "nmod:poss", "nmod:unmarked")
            if child in self.at and (before or case in ("of", "from")) and self.at[child].label in SIDES:
                return (self.at[child].actor,)
            if child in self.at and loose and case in BEHIND and self.at[child].label in SIDES:
                return (self.at[child].actor,)
        if depth and loose:
            for child in self.tree.children(head, "nmod", "compound"):
                if self.tree.relation(child) in ("nmod:poss", "compound") or self.tree.case(child) in BEHIND:
                    found = self.of(child, loose, depth - 1)
                    if found:
                        return found
        return ()
