"""What the words around a name say of its kind: "in Orvale", "Mayor Vale", "the bloc, Vale,"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from dateline.language.known import is_body_noun, is_calendar, is_honorific, is_people, is_person_noun, is_title
from dateline.language.marks import is_given
from dateline.lexicon import load_lexicon
from dateline.model import NameLabel, Word

__all__ = ["PEOPLED", "PEOPLES", "clues", "people_of"]

# Weights beside one vote of the tagger.
WITHIN, TITLED, GOVERNING, PEOPLED, AGED, TOLD_OF, KIND_BEFORE, KIND_AFTER, APART, ARTICLED = (
    1,
    3,
    2,
    6,
    4,
    2,
    3,
    3,
    2,
    1,
)
SUFFIXES = ("i", "is", "ian", "ians", "an", "ans", "n", "ns", "ese", "ish", "er", "ers", "ean", "eans", "ene", "enes")
PEOPLES = ("ian", "ean", "ese")  # how words that name a people end
TOLD_BEHIND, UPON, NEAR = 3, 3, 3
ARTICLES = (["a"], ["an"], ["the"], ["another"])
LONGEST_TOLD = 6  # words up to the noun that says what a name is of
# Behind the noun of an apposition: what goes on is said of it.
CLOSERS = frozenset(
    ", . ; ) : that which who whose of in on near at for from with to critical close loyal known run owned founded"
    " based aligned allied linked and about outside".split()
)
UNTOLD = frozenset("the a an by as said says is was were are has had have will would".split())
LEADERS = frozenset(
    """
    leader chief president chairman chairwoman secretary spokesman spokeswoman spokesperson activist lawmaker head
    """.split()
)
TEAM_ROLES = frozenset(
    "coach striker goalkeeper midfielder defender winger captain skipper forward playmaker full-back manager".split()
)
MODIFIERS = frozenset("general deputy former acting party vice press provincial national state district youth".split())
OTHER_KINDS = frozenset(("station", "bank"))  # "the Orr Valley station"
SAYING = frozenset("said says added announced confirmed denied claimed insisted admitted".split())
BETWEEN = frozenset(
    "on in that last this late early earlier later week month , .".split()
)  # a verb of saying and its clause
LONGEST_TIME = 6  # words of "on Wednesday that"
GOES_ON = 3  # weight
OF_ANOTHER = frozenset("of at from for with to by in".split())  # "an analyst at Orvale Capital said it ..."
AT = frozenset(("in", "near", "at"))  # "in a village near Orval, the son of a smith, he ..." tells of him
SHORTEST = 4  # letters of a place that a people is named after


def clues(forms: Sequence[str], inside: range) -> Iterator[tuple[NameLabel, int]]:
    """
    What stands around one place of a name, as kinds with weights.

    Args:
        forms: The words of the report, with plain marks.
        inside: The words of the name.

    Example:
        >>> forms = "the daily Orvale said that Dor , 34 , left".split()
        >>> [list(clues(forms, range(at, at + 1))) for at in (2, 5)]
        [[(<NameLabel.ORG: 'ORG'>, 3)], [(<NameLabel.PERSON: 'PERSON'>, 4)]]
    """
    before = ["", "", *forms[max(0, inside.start - 2) : inside.start]][-2:]
    after = [*forms[inside.stop : inside.stop + 3], "", "", ""]
    first = forms[inside.start]
    if first[:1].isupper() and len(inside) > 1 and (who := person_before(before, is_given(first))):
        yield NameLabel.PERSON, who
    else:
        yield from clues_before(before[0], before[1])
    yield from clues_after(after, first)
    yield from clues_told(forms, inside, before, after)
    if len(inside) == 1 and before[1] in ("the", "The") and not first.endswith("s") and not is_people(first):
        yield NameLabel.ORG, ARTICLED  # "the Talvar welcomed it": persons stand without it
    if len(inside) > 1 and after[0] in words("body_kinds") - OTHER_KINDS and "the" in (before[1], before[0]):
        yield NameLabel.ORG, KIND_AFTER
    if before[1] == "," and after[0] == "," and before[0] in words("body_kinds") and not is_of(forms, inside.start - 2):
        yield NameLabel.ORG, APART
    phrase = forms[max(0, inside.start - 4) : inside.start - 1]  # "the largest bloc in parliament, Vale,"
    if (
        before[1] == ","
        and after[0] == ","
        and len(phrase) == 3
        and phrase[0] in words("body_kinds")
        and phrase[1] == "in"
    ):
        yield NameLabel.ORG, APART
    if len(inside) > 1 and after[:2] == ["as", "saying"]:
        yield NameLabel.PERSON, TOLD_OF


def clues_told(
    forms: Sequence[str], inside: range, before: Sequence[str], after: Sequence[str]
) -> Iterator[tuple[NameLabel, int]]:
    """What is said of a name beside it: an age, an apposition, kin, "the ruling", "leader Ana Vale" behind it."""
    first = forms[inside.start]
    if before[1] == "old" and forms[max(0, inside.start - 3) : inside.start - 1][-2:] in (
        ["year", "-"],
        ["years", "-"],
    ):
        yield NameLabel.PERSON, AGED
    told = told_behind(forms, inside.stop)
    if told is not None and not (told is NameLabel.PERSON and before[1] in AT):
        yield told, TOLD_BEHIND
    if (before[1] == "near" and len(inside) == 1) or (before[1] == "," and before[0] in words("told_places")):
        yield NameLabel.LOC, NEAR  # "a village near Orval", "the capital, Orval"
    if before[1] in words("of_parties") and not is_people(first):
        yield NameLabel.ORG, KIND_BEFORE  # "the ruling Savez Orr"
    kin = words("kin")
    if before[1] in kin or (before[1] == "," and before[0].removesuffix("s") in kin):
        yield NameLabel.PERSON, TITLED  # "his son Orr", "her daughters, Ana Vale and"
    if after[0] in ("movement", "bloc") and not is_people(first):
        yield NameLabel.ORG, KIND_AFTER
    if len(inside) > 1 and not is_given(first) and leads_on(after):
        yield NameLabel.ORG, KIND_AFTER  # "Shetkari Sanghatana leader Ana Vale"
    if after[0] in TEAM_ROLES and after[1][:1].isupper() and first[:1].isupper() and not is_people(first):
        yield NameLabel.LOC, KIND_AFTER  # "Talvar coach Ana Vale": a town as its team
    if after[0] in SAYING and before[1] not in OF_ANOTHER and is_it(forms, inside.stop + 1):
        yield NameLabel.ORG, GOES_ON
    if before == ["over", "from"] and len(inside) > 1:
        yield NameLabel.PERSON, TOLD_OF  # "who took over from Ana Vale"
    if before[1] in words("upon_places"):
        yield NameLabel.LOC, UPON


def is_it(forms: Sequence[str], at: int) -> bool:
    """
    Whether the first word behind a verb of saying and its day is "it": whoever says so is no person.

    Example:
        >>> is_it("Orvale said on Monday it had paid".split(), 2), is_it("Orvale said he had paid".split(), 2)
        (True, False)
    """
    for form in forms[at : at + LONGEST_TIME]:
        if form not in BETWEEN and not is_calendar(form) and not form.isdigit():
            return form == "it"
    return False


def leads_on(after: Sequence[str]) -> bool:
    """Whether words in small letters behind a name say what the next one is of it: "general secretary Ana"."""
    led = after[0] in LEADERS and after[1][:1].isupper()
    return led or (after[0].islower() and after[1] in LEADERS and after[2][:1].isupper() and after[0] in MODIFIERS)


def told_behind(forms: Sequence[str], stop: int) -> NameLabel | None:
    """
    What words behind a comma and an article say a name is of: ", a newspaper critical of", ", the port of".

    Example:
        >>> told_behind("Orr Krai , a newspaper critical of Vale".split(), 2)
        <NameLabel.ORG: 'ORG'>
        >>> told_behind("met Vale , the party said".split(), 2) is None
        True
    """
    if forms[stop : stop + 1] != [","] or forms[stop + 1 : stop + 2] not in ARTICLES:
        return None
    for at in range(stop + 2, min(stop + 2 + LONGEST_TOLD, len(forms) - 1)):
        form, following = forms[at], forms[at + 1]
        other = form in CLOSERS or form in UNTOLD or (form[:1].isupper() and not is_people(form))
        if other or (not form[:1].isalpha() and form != "-"):
            return None
        if following in CLOSERS or following[:1].isdigit():
            if form in words("told_places"):
                return NameLabel.LOC
            if form in words("told_bodies"):
                return NameLabel.ORG
            return NameLabel.PERSON if is_person_noun(form, sure=True) else None
    return None


def person_before(before: Sequence[str], given: bool) -> int:
    """
    How surely a noun of a person stands before a name of several words: "crane operator Jim Fell", "the envoy, Ina O".

    Args:
        before: The two words before it.
        given: Whether it begins with a given name; then the noun may be one that stands before bodies, too.
    """
    if is_person_noun(before[1], sure=not given):
        return TITLED
    return TOLD_OF if before[1] == "," and is_person_noun(before[0], sure=not given) else 0


def is_of(forms: Sequence[str], noun: int) -> bool:
    """Whether a noun stands behind "of" and its like: in "the head of the union, Vale," Vale is the head."""
    return not {"of", "for", "from", "at"}.isdisjoint(forms[max(0, noun - 5) : noun])


def clues_before(second: str, first: str) -> Iterator[tuple[NameLabel, int]]:
    """What the two words before a name say, the nearest last: "in", "Mayor", "cleric", "province of", "the daily"."""
    if first.lower() in words("within"):
        yield NameLabel.LOC, WITHIN
    if (first[:1].isupper() and is_honorific(first)) or first in words("person_before"):
        yield NameLabel.PERSON, TITLED
    if first == "of" and second in words("governed") | words("placed") | words("lying"):
        yield NameLabel.LOC, KIND_BEFORE
    if first in words("body_kinds"):
        yield NameLabel.ORG, KIND_BEFORE


def clues_after(after: Sequence[str], first: str) -> Iterator[tuple[NameLabel, int]]:
    """What the three words after a name, and its first one, say: "'s army", ", 34,", "province", "-based"."""
    if after[0] == "'s" and after[1].lower() in words("state_nouns"):
        yield NameLabel.LOC, GOVERNING
    if after[1] in ("Minister", "Secretary") and after[0].lower() in words("of_lands"):
        yield NameLabel.NORP if first.endswith(PEOPLES) else NameLabel.LOC, GOVERNING
    if after[0] == "," and after[1].isdigit() and len(after[1]) <= 2 and after[2] in (",", ".", ")"):
        yield NameLabel.PERSON, AGED
    if after[0] == "," and after[1] == "who":
        yield NameLabel.PERSON, TOLD_OF
    if after[0] in words("governed") | words("placed") or (after[0] == "-" and after[1] == "based"):
        yield NameLabel.LOC, KIND_AFTER


def people_of(words_of_report: Sequence[Word], forms: Sequence[str]) -> dict[str, str]:
    """
    Words that name a people after a place of the report, each with the place: "Orvali troops" with "Orval".

    The word must stand as an adjective, before a noun or in the plural, and the place as a proper noun.

    Args:
        words_of_report: With their parts of speech.
        forms: The same words with plain marks.
    """
    places = {form for word, form in zip(words_of_report, forms, strict=True) if may_be_place(word, form)}
    named = {
        stem + suffix: place
        for place in sorted(places)
        for stem in {place, place.rstrip("aeiou"), place[:-1] if place[-1] in "aeiou" else place}
        if len(stem) >= SHORTEST
        for suffix in SUFFIXES
        if stem + suffix != place
    }
    found: dict[str, str] = {}
    for at, (word, form) in enumerate(zip(words_of_report, forms, strict=True)):
        if form in named and (word.upos == "ADJ" or form.endswith("s") or before_noun(words_of_report, at)):
            found[form] = named[form]
    return found


def may_be_place(word: Word, form: str) -> bool:
    """Whether a word can be the place that a people is named after."""
    proper = word.upos == "PROPN" and form.isalpha() and len(form) >= SHORTEST and form[:1].isupper()
    return proper and not (is_people(form) or is_title(form) or is_body_noun(form) or is_calendar(form))


def before_noun(words_of_report: Sequence[Word], at: int) -> bool:
    """Whether the next word is a noun, or a title with its capital: "Orvalian Premier Ana Vale"."""
    if at + 1 >= len(words_of_report):
        return False
    after = words_of_report[at + 1]
    return after.upos == "NOUN" or (after.upos == "PROPN" and is_title(after.lemma))


@cache
def words(name: str) -> frozenset[str]:
    """A list of ``entities.toml``."""
    return frozenset(load_lexicon("entities")[name].split())
