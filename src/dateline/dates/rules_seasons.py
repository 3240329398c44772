"""Rules for seasons, feasts and dates of other calendars."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.dates.phrases import OF_TEXT, OTHER_YEAR, WHICH, text_shift_of, year_shift_of
from dateline.dates.rule import Found, RuleBook
from dateline.dates.slots import Feast, Foreign, Season
from dateline.dates.vocabulary import SEASON, YEAR, any_of, table
from dateline.model import TimeType

__all__ = ["BOOK"]

BOOK = RuleBook()


@BOOK.rule(
    "season",
    table("seasons"),
    r"(?:the )?(?:(?P<edge>early|late|mid)(?:-| in the | ))?(?:the )?"
    r"(?:(?P<which>this past|this coming|this|last|next|past|coming|that same|that|following|previous|preceding) )?"
    rf"(?P<season>{SEASON})\b(?:(?: of|,)? (?P<year>{YEAR})(?:[-–/]\d\d(?:\d\d)?)?)?",
)
def season(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "last summer", "the winter of 2019", "in spring"; not "the fall of the city"."""
    which = (match["which"] or "").lower()
    if not which and not match["year"]:
        before = text[max(0, match.start() - 8) : match.start()].lower()
        after = text[match.end() : match.end() + 4]
        if match["season"][0].isupper() or after.startswith((" of", "-", "s")):
            return
        if not (match["edge"] or re.search(r"\b(?:in|during|over|since|until|by|through) $", before)):
            return
        if match["season"].lower() == "fall" and not match[0].lower().startswith("the"):
            return  # "in fall" may be a verb's noun
    if match["year"] or which in ("following", "previous", "preceding"):
        which = OF_TEXT.get(f"the {which}", "") if not match["year"] else ""
    which = OF_TEXT.get(which, which)
    code, year = table("seasons")[match["season"].lower()], int(match["year"]) if match["year"] else None
    yield match.start(), match.end(), TimeType.DATE, Season(code, year, WHICH.get(which, which))


ENDS = frozenset((*".,;:!?\n", ""))  # what may follow "that Christmas"; "said that Christmas will be" goes on
AROUND = re.compile(r"[ -](?:week|weekend|Monday|holidays?|break|season|celebrations)\b", re.IGNORECASE)
FEASTS: dict[str, list[int]] = {name.lower().replace("’", "'"): day for name, day in table("feasts").items()}
WEEKDAY_FEASTS: dict[str, list[int]] = {name.lower(): day for name, day in table("weekday_feasts").items()}
MOVING = [name.strip() for name in table("moving", "names").split(",")]


@BOOK.rule(
    "feast",
    {re.split(r"\W", name.lower())[0] for name in [*table("feasts"), *table("weekday_feasts"), *MOVING]},
    rf"(?:(?P<which>last|this|next) |(?P<that>that ))?(?:(?P<fixed>{any_of(table('feasts'))})"
    rf"|(?P<nth>{any_of(table('weekday_feasts'))})|(?P<moving>{any_of(MOVING)}))\b(?! [Aa]greement| [Aa]ccord)"
    rf"(?:{OTHER_YEAR})?",
)
def feast(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "Christmas", "New Year’s Eve", "Nowruz"."""
    name, which = match["fixed"] or match["nth"] or match["moving"], (match["which"] or "").lower()
    if match["moving"] and AROUND.match(text, match.end()):
        name = f"days around {name}"  # "Easter week" is no day
        yield match.start() + len(match["that"] or ""), match.end(), TimeType.DATE, Feast(name, which=which)
        return
    if not name[0].isupper():
        return
    key = " ".join(name.lower().replace("’", "'").split())
    told = match["that"] is not None and text[match.end() : match.end() + 1] in ENDS
    start = match.start() + len(match["that"] or "") * (not told)
    month_number, day, nth = [*FEASTS.get(key, [0, 0]), 0] if key not in WEEKDAY_FEASTS else WEEKDAY_FEASTS[key]
    other = 0 if told else text_shift_of(match["other"])
    yield (
        start,
        match.end(),
        TimeType.DATE,
        Feast(name, month_number, day, which, nth, year_shift_of(match.groupdict()), other),
    )


CALENDARS = {"Persian": table("persian", "months").split(), "Islamic": table("islamic", "months")}
FOREIGN = {name.lower().replace("’", "'"): kind for kind, names in CALENDARS.items() for name in names}
BARE = {name.lower() for kind in ("persian", "islamic") for name in table(kind, "bare").split()}
FOREIGN_NAMES = any_of(name for names in CALENDARS.values() for name in [*names, "Ramadan"])


@BOOK.rule(
    "date of another calendar",
    {re.split(r"\W", name)[0] for name in FOREIGN} | {"ramadan"},
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{FOREIGN_NAMES})"
    rf"|(?P<first>{FOREIGN_NAMES})(?: (?P<last>\d{{1,2}})(?!\d))?)\b"
    r"(?:,? (?P<year>1[0-4]\d\d)(?: AH| SH| H)?\b)?",
)
def date_of_another_calendar(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "15 Khordad", "Bahman 22, 1357", "Muharram"."""
    name = " ".join((match["month"] or match["first"]).replace("’", "'").split())
    numbered = match["day"] or match["last"] or match["year"]
    if name[0].isupper() and (numbered or name.lower() in BARE):
        calendar = FOREIGN.get(name.lower(), "Islamic")
        year, number = match["year"], match["day"] or match["last"]
        month = month_of_calendar(name.lower(), calendar)
        slots = Foreign(calendar, int(year) if year else None, month, int(number) if number else None)
        yield match.start(), match.end(), TimeType.DATE, slots if month else Foreign(calendar)


# The spellings of one month follow one another in the lists.
PERSIAN_MONTHS = "farvardin ordibehesht khordad tir mordad shahrivar mehr aban azar dey bahman esfand".split()
ISLAMIC_MONTHS = {"muharram": 1, "moharram": 1, "safar": 2, "rajab": 7, "ramadan": 9, "shawwal": 10}
ISLAMIC_BEGINNINGS = {
    "rabi al-aw": 3, "rabi' al-aw": 3, "rabi al-th": 4, "rabi' al-th": 4, "jumada al-ula": 5, "jumada al-aw": 5,
    "jumada al-th": 6, "jumada al-akh": 6, "sha": 8, "dhul-q": 11, "dhu al-q": 11, "dhul-h": 12, "dhu al-h": 12,
}  # fmt: skip


def month_of_calendar(name: str, calendar: str) -> int:
    """The number of a month of another calendar; 0 when it is not known."""
    if calendar == "Persian":
        name = "mordad" if name == "amordad" else name
        return PERSIAN_MONTHS.index(name) + 1 if name in PERSIAN_MONTHS else 0
    if name in ISLAMIC_MONTHS:
        return ISLAMIC_MONTHS[name]
    return next((number for start, number in ISLAMIC_BEGINNINGS.items() if name.startswith(start)), 0)
