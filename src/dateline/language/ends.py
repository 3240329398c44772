"""Where the words around a raw name say that it begins or ends elsewhere, or that it is none at all."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from dateline.language.known import (
    closes_built,
    governs,
    has_capital,
    is_body_noun,
    is_calendar,
    is_people,
    is_title,
    known_label,
    lists,
)
from dateline.language.marks import is_given
from dateline.language.plain import plain
from dateline.lexicon import load_lexicon
from dateline.model import NameLabel, Word

__all__ = ["Ends", "charges"]

STOPS = frozenset('.!?:"—–')
AGE = re.compile(r"\d{1,3}[- ]years?[- ]old\s")
LONGEST_SYLLABLE = 6  # letters behind a hyphen in a name: "Kim Tae-woong"
BARS = frozenset((":", "|", "-", "–", "—"))


class Ends:
    """The words of a report, and where names end in them."""

    def __init__(self, text: str, words: Sequence[Word]) -> None:
        self.text = text
        self.words = words
        text_plain = plain(text)
        self.starts = [word.start for word in words]
        self.lasts = [word.end - 1 for word in words]
        self.forms = [text_plain[word.start : word.end] for word in words]

    def key(self, start: int, end: int) -> str:
        """The words of a name as one spelling: straight marks, one blank."""
        return " ".join(plain(self.text[start:end]).split())

    def range_of(self, start: int, end: int) -> range:
        """The indexes of the words that lie in a stretch of the text, also in part."""
        first = bisect_left(self.lasts, start)
        return range(first, max(first, bisect_left(self.starts, end)))

    def opens(self, at: int) -> bool:
        """Whether a word opens a line or sentence."""
        if at == 0 or self.forms[at - 1] in STOPS:
            return True
        return "\n" in self.text[self.words[at - 1].end : self.words[at].start]

    def without_small(self, label: NameLabel, first: int, last: int) -> tuple[int, int]:
        """Where a name ends without a word in small letters behind it: "Lindqvist rues", "ANGRY soap"."""
        if label is NameLabel.FAC or not any(map(has_capital, self.forms[first:last])):
            return first, last
        while last - first > 1 and self.forms[last - 1].isalpha() and self.is_small(last - 1):
            last -= 1
        return first, last

    def is_small(self, at: int) -> bool:
        """Whether a word is in small letters and no noun that may close a name."""
        form = self.forms[at]
        closes = form in lists()["facilities"] | lists()["body_nouns"] | lists()["governed"] | lists()["region_nouns"]
        return form.islower() and not closes and self.forms[at - 1] not in ("-", "'", "’")

    def behind_age(self, first: int, last: int) -> int:
        """Where a name begins behind an age: "16-year-old Ana Vale"."""
        if first < last and (aged := AGE.match(self.text, self.words[first].start)) is not None:
            return min(self.range_of(aged.end(), aged.end() + 1).start, last)
        return first

    def behind_hyphen(self, last: int) -> int:
        """Where a person's name ends whose second syllable the tagger left out: "Yoo Eun" of "Yoo Eun-bi"."""
        near = self.forms[last : last + 1] == ["-"] and self.words[last].start == self.words[last - 1].end
        if not near or last + 1 >= len(self.forms) or self.words[last + 1].start != self.words[last].end:
            return last
        form = self.forms[last + 1]
        named = form.isalpha() and form.islower() and len(form) <= LONGEST_SYLLABLE and form not in lists()["hyphened"]
        return last + 2 if named else last

    def behind_rest(self, last: int) -> int:
        """Where a person's name ends whose last word the tagger left out: "Nor" of "Rozita Mat Nor"."""
        if last >= len(self.words) or self.words[last].head not in self.heads_near(last):
            return last
        form, near = self.forms[last], self.text[self.words[last - 1].end : self.words[last].start] == " "
        named = near and form.isalpha() and form.istitle() and self.words[last].xpos == "NNP" and not self.opens(last)
        other = is_title(form) or is_people(form) or is_body_noun(form) or is_calendar(form) or governs(form)
        other = other or closes_built(form.lower()) or known_label(form) is not None or form.lower() in charges()
        following = self.forms[last + 1] if last + 1 < len(self.forms) else ""
        return last + 1 if named and not other and not has_capital(following) and following != "'s" else last

    def heads_near(self, last: int) -> set[int]:
        """The words that the last word of a name may hang on as the one behind it does."""
        return {last - 1, self.words[last - 1].head, *(self.words[at].head for at in range(max(0, last - 3), last))}

    def behind_ampersand(self, label: NameLabel, first: int, last: int) -> int:
        """Where the name of a firm ends whose second half the tagger left out: "Fell" of "Fell & Daughters"."""
        if label not in (NameLabel.PERSON, NameLabel.ORG) or self.forms[last : last + 1] != ["&"]:
            return last
        form = self.forms[last + 1] if last + 1 < len(self.forms) else ""
        single = last - first == 1 or any(map(str.islower, self.forms[first:last]))
        kin = form.lower() in lists()["firm_kin"]
        return last + 2 if form[:1].isupper() and (kin or (single and not is_given(form))) else last

    def is_heading(self, first: int, last: int) -> bool:
        """
        Whether words are no name but what opens a sentence or a title behind it.

        A house's word for the kind of text before a colon or a bar ("Timeline:"), a participle before a comma
        ("Cross-examining, Ana Vale"), what an office has charge of ("County" Commissioner).
        """
        form = self.forms[last - 1].lower() if last > first else ""
        following = self.forms[last] if last < len(self.forms) else ""
        if (
            self.opens(first)
            and following in (":", "|", "-", "–", "—")
            and self.forms[first].lower() in lists()["genres"]
        ):
            return True
        single = last - first == 1 or (last - first == 3 and self.forms[first + 1] == "-")
        if single and self.opens(first) and form.endswith("ing") and following == ",":
            return known_label(self.key(self.words[first].start, self.words[last - 1].end)) is None
        if last - first == 1 and self.opens(first) and form in lists()["governed"] and following.islower():
            return True
        return last - first == 1 and form in charges() and following[:1].isupper() and is_title(following)


@cache
def charges() -> frozenset[str]:
    """What an office has charge of: "County" of "County Commissioner"."""
    return frozenset(load_lexicon("roles")["charges"].split())
