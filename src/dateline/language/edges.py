"""Where a raw name begins and ends: titles off, one name that is two as two, articles and marks off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.language.clues import PEOPLES
from dateline.language.companies import MAKER as COMPANY
from dateline.language.ends import Ends, charges
from dateline.language.known import (
    closes_built,
    governs,
    is_body_noun,
    is_calendar,
    is_company,
    is_honorific,
    is_letters,
    is_people,
    is_person_noun,
    is_rank,
    is_state_body,
    is_title,
    is_unit,
    known_label,
    lists,
)
from dateline.language.marks import is_given
from dateline.model import Name, NameLabel, Word

__all__ = ["Edges"]

EDGE = " \t\"“”«»„‘’'`.,;:!?-–—()[]"
NO_NAMES = frozenset(("PRON", "DET", "ADP", "AUX", "VERB", "ADV", "SCONJ", "CCONJ", "INTJ", "PUNCT"))
BEHIND_BODY = frozenset(("District", "Headquarters", "Command"))  # of a body's name: "Orr Police District"
OWNS = frozenset(("'", "’", "'s", "’s"))
SHORTENED = frozenset(("Ltd", "Inc", "Co", "Corp"))  # written with a stop: "Orr Foods Ltd."
ARTICLES = frozenset(("the", "a", "an"))
DETERMINERS = ARTICLES | {"this", "that", "these", "those"}
# "N50m", "Sh2.5bn": letters of a coin and how many.
MONEY = re.compile(r"[A-Z][A-Za-z]{0,2}\$?\d[\d,.]*\s?(?:m|mn|bn|b|k|tn|million|billion|trillion)\b")
INITIAL = re.compile(r"[A-Z]\.?")
# "(LEAD)", "(2nd LD)": what an agency says to newsrooms before a headline.
LONGEST_SLUG = 22  # characters, brackets included
SLUG = re.compile(r"\A\([^()\n]{2,20}\)")


def is_office(forms: Sequence[str]) -> bool:
    """Whether all words are of an office, and nobody's name: "District Chief Executive"."""
    last = forms[-1].lower()
    return (is_person_noun(last) or is_honorific(last)) and all(
        is_title(form) or form.lower() in charges() or is_person_noun(form.lower()) for form in forms
    )


class Edges(Ends):
    """The words of a report, and how names in them are cut."""

    def __init__(self, text: str, words: Sequence[Word]) -> None:
        super().__init__(text, words)
        # What a report writes in small letters as well is no name where it has a capital.
        self.small = {form for form in self.forms if form.islower()}
        self.kept: frozenset[str] | None = None

    @property
    def within(self) -> frozenset[str]:
        """The forms that stand with a capital within a line or sentence."""
        if self.kept is None:
            self.kept = frozenset(
                form for at, form in enumerate(self.forms) if form[:1].isupper() and not self.opens(at)
            )
        return self.kept

    def parted(self, name: Name) -> Iterator[Name]:
        """One raw name as two: "the River Force of the Orvale Guard", "US President Orr"."""
        inside = self.range_of(name.start, name.end)
        if (at := self.of_owned(inside, name.label)) is not None:
            yield name._replace(end=self.words[at - 1].end, label=NameLabel.ORG)
            yield name._replace(start=self.words[at + 1].start, label=NameLabel.PERSON)
            return
        cut = self.titled(inside)
        if cut is None and (name.label is NameLabel.ORG or is_body_noun(self.forms[inside.stop - 1])):
            cut = self.of_another(inside)
        if cut is None and name.label is NameLabel.LOC:
            cut = self.of_two_places(inside)
            if cut is None and (at := self.of_person(inside)) is not None:
                yield name._replace(end=self.words[at - 1].end)
                yield name._replace(start=self.words[at].start, label=NameLabel.PERSON)
                return
        if cut is None:
            yield name
            return
        end, start = cut
        small = name.label is NameLabel.PERSON and self.forms[end].islower()  # "Orr mayor Ana Vale"
        land = NameLabel.LOC if small else name.label
        yield name._replace(end=self.words[end - 1].end, label=land)
        rest = name._replace(start=self.words[start].start)
        if is_body_noun(self.forms[inside.stop - 1]):
            yield rest._replace(label=NameLabel.ORG)
        else:
            person = is_title(self.forms[start - 1]) or is_rank(self.forms[start - 1])
            yield rest._replace(label=NameLabel.PERSON) if person else rest

    def of_owned(self, inside: range, label: NameLabel) -> int | None:
        """Where a mark parts a team, or land, from its person: "Rovers' Tunde Vale", never "St. James' Park"."""
        if is_body_noun(self.forms[inside.stop - 1]) or label not in (NameLabel.PERSON, NameLabel.LOC):
            return None
        for at in inside[1:-1]:
            owned = self.forms[at] in OWNS and self.is_capital(at + 1)
            if owned and (label is NameLabel.PERSON or is_given(self.forms[at + 1])):
                return at
        return None

    def of_two_places(self, inside: range) -> tuple[int, int] | None:
        """Where the second of two places begins: "Orvale, Norland", "UK-France"."""
        for at in inside[1:-1]:
            known = [known_label(self.forms[at - 1]), known_label(self.forms[at + 1])]
            if self.forms[at] == "," or (self.forms[at] == "-" and None not in known):
                return at, at + 1
        return None

    def of_person(self, inside: range) -> int | None:
        """Where a person's name begins behind a place's: "Ambassador of Orrland" Lev Orr."""
        titled = {self.forms[at].lower() for at in range(max(0, inside.start - 3), inside.start)}
        if not any(is_title(form) for form in titled) or "of" not in {*titled, *self.forms[inside.start : inside.stop]}:
            return None
        starts = (at for at in inside[1:-1] if is_given(self.forms[at]) and self.forms[at - 1] != "of")
        return next(starts, None)

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
        titles = [at for at in inside[1:-1] if is_title(self.forms[at]) or is_rank(self.forms[at])]
        if not titles:
            return None
        end = titles[0] - 1 if self.forms[titles[0] - 1] == "'s" else titles[0]
        before = self.key(self.words[inside.start].start, self.words[end - 1].end) if end > inside.start else ""
        small = is_person_noun(self.forms[titles[0]], sure=True) and self.is_capital(titles[0] + 1)
        small = small and not is_body_noun(self.forms[inside.stop - 1])  # "Orr mayor Ana Vale"
        owned = (end < titles[0] and before[:1].isupper()) or small
        ranked = is_rank(self.forms[titles[0]]) and is_letters(before)  # "ORP MLA Ana Vale"
        if not owned and not ranked and known_label(before) is None:
            return None
        # "US State Department": the word of a title begins the name of a body.
        return end, titles[0] if is_body_noun(self.forms[inside.stop - 1]) else titles[-1] + 1

    def trimmed(self, name: Name) -> Name | None:
        """A name without article, marks and titles at its edges, and with the word that belongs to it; or nothing."""
        first, last = self.without_small(name.label, *self.without_marks(self.range_of(name.start, name.end)))
        if (aged := self.behind_age(first, last)) > first:
            first, name = aged, name._replace(label=NameLabel.PERSON)
        name = name._replace(label=self.told_label(name.label, first, last))
        if self.is_of_land(first, last):
            last -= 1
        name, first, last = self.without_titles(name, first, last)
        if name.label is not NameLabel.ORG and not lists()["firms_first"].isdisjoint(self.forms[first - 1 : first]):
            first, name = first - 1, name._replace(label=NameLabel.ORG)  # "PT Orr Jaya"
        if not self.is_name(name.label, first, last):
            return None
        if last < len(self.words) and name.label is NameLabel.LOC and governs(self.forms[last]):
            last += 1
        last = self.whole(name.label, first, last)
        if name.label is NameLabel.PERSON:
            last = self.behind_rest(self.behind_hyphen(last))
        if (joined := self.behind_ampersand(name.label, first, last)) > last:
            last, name = joined, name._replace(label=NameLabel.ORG)
        if name.label is NameLabel.ORG and self.has_article(first):
            first -= 1
        end = self.words[last - 1].end
        stop = name.maker == COMPANY and self.forms[last - 1].rstrip(".") not in SHORTENED
        return name._replace(start=self.words[first].start, end=end - stop * self.text[:end].endswith("."))

    def without_titles(self, name: Name, first: int, last: int) -> tuple[Name, int, int]:
        """A name, where it begins and where it ends, without what its bearer is and the titles before and behind it."""
        first = self.after_trade(name.label, first, last)
        if name.label is NameLabel.PERSON or self.is_titled(first, last):
            name = name._replace(label=NameLabel.PERSON)
            begins, first = first, self.after_titles(first, last)
            if begins < first == last - 1 and is_unit(self.forms[first]):  # "Premier Division"
                first, name = begins, name._replace(label=NameLabel.ORG)
            while last - first > 2 and self.forms[last - 1] in lists()["honours"]:
                last -= 1
        elif name.label is NameLabel.ORG:
            first = self.after_peoples(first, last)
            while last - first > 1 and is_honorific(self.forms[last - 1]) and self.is_capital(last):
                last -= 1  # "Amiri Diwan" Sheikh Ana Vale
        else:
            while first < last - 1 and is_title(self.forms[last - 1]):  # "US Secretary" before a name
                last -= 1
        return name, first, last

    def without_marks(self, inside: range) -> tuple[int, int]:
        """Where a name begins and ends without article and marks at its edges."""
        first, last = inside.start, inside.stop
        while first < last and (self.forms[first].lower() in ARTICLES or self.forms[first] in EDGE):
            first += 1
        while last > first and (self.forms[last - 1] in EDGE or self.forms[last - 1] in ("'s", "s'")):
            last -= 1
        return first, last

    def told_label(self, label: NameLabel, first: int, last: int) -> NameLabel:
        """What a name is of by its last word and the one behind it; what the tagger says where they tell nothing."""
        if self.is_of_land(first, last):
            return NameLabel.NORP if self.forms[last - 2].endswith(PEOPLES) else NameLabel.LOC
        if self.is_placed(first, last):
            return NameLabel.LOC
        body = label is NameLabel.PERSON and last - first > 1 and is_body_noun(self.forms[last - 1])
        return NameLabel.ORG if body else label

    def is_placed(self, first: int, last: int) -> bool:
        """Whether the word behind a name says that it is a place's: "Orr hamlet", "in Orr community"."""
        after = self.forms[last] if last < len(self.forms) else ""
        bare = first == 0 or self.forms[first - 1].lower() not in DETERMINERS
        listed = after in lists()["placed"] or (bare and after in lists()["placed_bare"])
        return listed and not (first < last and is_people(self.forms[last - 1]))

    def is_of_land(self, first: int, last: int) -> bool:
        """Whether the last word of a name begins the title of who governs a land: "Norland Foreign" Minister."""
        if last - first < 2:
            return False
        titled = self.forms[last : last + 1] in (["Minister"], ["Secretary"])
        form = self.forms[last - 1].lower()
        land = known_label(self.key(self.words[first].start, self.words[last - 2].end)) is not None
        return titled and (form in lists()["of_lands"] or (land and form in charges()))

    def has_article(self, first: int) -> bool:
        """Whether "The" with a capital within a sentence belongs to a name: "told The Orvale Post"."""
        within = first > 1 and self.words[first - 2].upos not in ("PUNCT", "") and self.forms[first - 1] == "The"
        return within and not self.text[self.words[first - 2].end : self.words[first - 1].start].strip(" ")

    def after_trade(self, label: NameLabel, first: int, last: int) -> int:
        """Where a name begins behind what its bearer is: "Welder Ana Vale", "Rival Orvale Foods Ltd"."""
        word = self.forms[first].lower() if first < last else ""
        if label is NameLabel.PERSON and last - first > 2:
            trade = is_person_noun(word.removesuffix("s")) or is_person_noun(word)
            return first + 1 if trade and not is_given(self.forms[first]) else first
        if label is NameLabel.ORG and last - first > 2 and word in lists()["company_before"]:
            return first + 1 if is_company(" ".join(self.forms[first:last])) else first
        return first

    def whole(self, label: NameLabel, first: int, last: int) -> int:
        """Where a name ends whose last words the tagger left out: "Orvale District" Court, "Old Harbour" Street."""
        if label is NameLabel.PERSON or not first < last or last >= len(self.words):
            return last
        known = known_label(self.key(self.words[first].start, self.words[last - 1].end)) is not None
        while last < len(self.words) and self.goes_on(last) and self.forms[last][:1].isupper():
            form = self.forms[last].lower()
            if form == "'s":
                form = self.forms[last + 1].lower()
            office = self.forms[last] in lists()["offices_of"] and self.forms[last + 1 : last + 2] == ["'s"]
            if office and is_body_noun(self.forms[last + 2 : last + 3][0] if last + 2 < len(self.forms) else ""):
                last += 3  # "Orr County Sheriff's Office"
                continue
            if not form.isupper() and form in lists()["outlet_last"] and not is_state_body(form):
                last += 1
                continue
            if label is NameLabel.ORG and self.forms[last] in BEHIND_BODY:
                last += 1
                continue
            area = form == "area" and self.forms[last - 1] == "Government"
            if not (area or closes_built(form) or (not known and is_body_noun(form) and not is_state_body(form))):
                return last
            last += 1
        return last

    def is_capital(self, at: int) -> bool:
        """Whether there is a word with a capital at a place."""
        return at < len(self.forms) and self.forms[at][:1].isupper()

    def goes_on(self, at: int) -> bool:
        """Whether a word stands a blank behind the one before it, both of a name by their grammar."""
        near = self.text[self.words[at - 1].end : self.words[at].start] == " "
        return near and self.words[at].upos == "PROPN" and not self.forms[at].isupper()

    def is_titled(self, first: int, last: int) -> bool:
        """Whether words are a title and a person's name, whatever the tagger took them for: "Councillor Ana Vale"."""
        forms = self.forms[first:last]
        if len(forms) < 2 or not is_honorific(forms[0]) or is_title(forms[-1]) or is_body_noun(forms[-1]):
            return False
        if self.forms[last : last + 1] and self.forms[last] in lists()["placed"]:
            return False  # "Pastor Vale quarter"
        listed = known_label(self.key(self.words[first].start, self.words[last - 1].end))
        return listed is None and all(form[:1].isupper() or "-" in form for form in forms)

    def after_titles(self, first: int, last: int) -> int:
        """Where a person's name begins behind titles: "Iraqi Minister of Oil Ana Vale"."""
        while first < last - 1 and (self.is_before_person(first) or self.is_trade(first, last)):
            first += 1
        first += first < last - 2 and is_rank(self.forms[first])
        while first < last - 1 and self.forms[first] in ("of", "for", "the", "and", "-", ",", "."):
            first += 1
        return first

    def is_trade(self, at: int, last: int) -> bool:
        """Whether a word that opens a sentence says what somebody is, before a name in full: "Evacuee Ilo Venn"."""
        form = self.forms[at]
        whole = last - at > 2 and self.opens(at) and not is_given(form)
        return whole and form.istitle() and is_person_noun(form.lower(), sure=True)

    def is_before_person(self, at: int) -> bool:
        """Whether a word at the head of a person's name is none of it: a title, a people, "Tan" of "Tan Sri"."""
        form = self.forms[at]
        styled = form in lists()["styles"] or (form == "U" and self.forms[at + 1 : at + 2] != ["."])
        return styled or is_title(form) or is_people(form) or self.forms[at : at + 2] == ["Tan", "Sri"]

    def after_peoples(self, first: int, last: int) -> int:
        """Where a body's name begins behind its nation, where that is no part of it: the report has it without, too."""
        while last - first > 1 and is_people(self.forms[first]) and is_letters(self.forms[last - 1]):
            first += 1  # "Syrian Kurdish YPG"
        rest = self.key(self.words[first + 1].start, self.words[last - 1].end) if last - first > 2 else ""
        if rest and is_people(self.forms[first]):
            alone = self.text.count(rest) > self.text.count(f"{self.forms[first]} {rest}")
            return first + 1 if alone or is_state_body(self.forms[first + 1]) else first
        return first

    def opens_commonly(self, at: int) -> bool:
        """Whether a word opens a line or sentence and is a common one: its capital says nothing."""
        return self.opens(at) and self.is_common(at) and known_label(self.forms[at]) is None

    def is_common(self, at: int) -> bool:
        """Whether the report has a word in small letters elsewhere, or its grammar makes a common noun of it."""
        form = self.forms[at]
        if form.lower() in self.small:
            return True
        quoted = at > 0 and self.forms[at - 1] == '"' and not (at == 1 or self.opens(at - 1))
        common = self.words[at].upos in ("NOUN", "ADJ") and not form.isupper() and not quoted
        if self.forms[at + 1 : at + 2] in ([","], ["("], [":"], ["-"]):  # "Orvale, Friday"
            return False
        return common and not (form in self.within or is_given(form) or is_people(form))

    def happens(self, label: NameLabel, first: int, last: int) -> bool:
        """Whether a name is of something that happened or is held: "the Orvale Massacre", "the World Cup"."""
        form = self.forms[last - 1].lower()
        if self.forms[first].lower() in lists()["storms"] and last - first == 2:
            return True
        return form in lists()["happenings"] or (label is not NameLabel.ORG and form in lists()["happenings_unsure"])

    def is_name(self, label: NameLabel, first: int, last: int) -> bool:
        """Whether words can be a name: one has a capital, and not all are of a title or a date."""
        forms = self.forms[first:last]
        if len(forms) == 1 and (self.words[first].upos in NO_NAMES or self.opens_commonly(first)):
            return False
        if self.is_heading(first, last) or self.happens(label, first, last) or self.is_joined(first, last):
            return False
        if not forms or self.is_no_name(first, last):
            return False
        if len(forms) > 1 and all(is_title(form) or is_people(form) for form in forms):  # "Orvalian Defence" Minister
            return False
        if len(forms) > 1 and is_office(forms):
            return False
        if self.forms[first - 1 : first] and self.forms[first - 1] in lists()["ships"]:
            return False
        return any(form[:1].isupper() for form in forms) and not (
            all(map(is_calendar, forms)) or (len(forms) == 1 and is_title(forms[0]))
        )

    def is_joined(self, first: int, last: int) -> bool:
        """Whether a word opens a sentence and is a part of one with a hyphen: "Stone-throwing mourners"."""
        behind = self.forms[last : last + 2]
        parts = behind[-1] if behind[:1] == ["-"] else self.forms[first].partition("-")[2]
        return last - first == 1 and self.opens(first) and parts.islower() and parts.endswith("ing")

    def is_no_name(self, first: int, last: int) -> bool:
        """Whether words are money ("N50m"), a note before a headline, one initial alone or a law ("the Bill")."""
        start = self.words[first].start
        if MONEY.match(self.text, start):
            return True
        if start < LONGEST_SLUG and (slug := SLUG.match(self.text)) is not None and start < slug.end():
            return True
        if last - first > 1:
            return False
        form, before = self.forms[first], self.forms[first - 1] if first else ""
        if INITIAL.fullmatch(form):
            return form.endswith(".") or self.forms[last : last + 1] == ["."]
        lawful = before.lower() in DETERMINERS or (before[:1].isupper() and not is_title(before))
        return form.lower() in lists()["enacted"] and lawful
