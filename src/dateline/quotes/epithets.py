"""Lead "the officer", "the mother of two", "the PPRO" to the person named right before, if nobody else is so."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from dateline.lexicon import load_lexicon
from dateline.quotes.answers import Resolved, described
from dateline.quotes.bearers import bearer
from dateline.quotes.capitals import is_capital
from dateline.quotes.grammar import ATTRIBUTES, OF_BOTH, OF_PEOPLES, PREPOSITIONS, STYLES
from dateline.quotes.led import by_link
from dateline.quotes.memory import NOBODY, Memory, Speaker, Spoken, name_of
from dateline.quotes.names import Mention, mentions_between, trailing_name
from dateline.quotes.persons import APART, agrees, described_gender, gender_of, places_between, rank_persons
from dateline.quotes.references import by_title
from dateline.quotes.subjects import main_subject, phrase_of

__all__ = ["by_epithet", "by_rank_or_office", "is_calling"]

SENTENCES = 3  # back to the subject; those that are a quotation alone have none
NEAR = 1  # paragraphs between the one who spoke and what they are called now
LONGEST = 5  # words of what somebody is called
DEFINITE = frozenset(("the", "this"))
ANYBODY, INITIALS, TRADES = "anybody", "initials", "trades"
FEWEST_LETTERS = 3  # of a title in short that no list has
MOST_PLACES = 64  # of a noun that are looked at, the nearest ones
BESIDE = 5  # tokens from a noun to the name that it may be of
AROUND = 12  # tokens on both sides of a name in which its roles stand
COUNTS = frozenset("one two three four five six seven eight nine ten".split())
CALLINGS = frozenset("arts trades sport learning medicine trade_of_words".split())
ADULTS = frozenset(("man", "woman"))
TOLD = frozenset(
    "sport arts faith learning diplomacy evidence dock".split()
)  # kinds whose roles are told of few in a report
ACTS = frozenset(("testified", "testifies", "testifying"))
# Who was not told to be one may be so called next.
OF_ANYBODY = frozenset("sport arts faith evidence".split())
PEOPLES = ("man", "woman", "ian", "ese", "ard")  # "the Dutchman", "the Kenyan" with a capital


def by_epithet(memory: Memory, paragraph: int, start: int, end: int) -> Resolved:
    """
    "The officer" after "Detective Sergeant Orr said": who spoke right before, when they can be called so.

    They are the last who spoke, in this paragraph or the one before, and a person with a name; nobody else was named or
    described in between, nobody was introduced as "an officer", and what is known of their roles is of that kind.

    Args:
        memory: What was named and said so far.
        paragraph: That of the description.
        start, end: Its tokens.

    Returns:
        The person, or nobody.
    """
    noun = noun_of(memory, start, end)
    if noun is None:
        return NOBODY, None
    if ANYBODY in epithets().get(noun, ()):
        return by_rank(memory, start, noun)
    words = " ".join(memory.reading.lows[start:end])
    last = last_person(memory, paragraph)
    if last is not None and last.person is not None and stands_out(memory, last, noun, start):
        because = f"“{words}”: {last.speaker.name} is the last who spoke, and nobody else is so called"
        return memory.named(last.person)._replace(how="title", because=because), last.person
    before = subject_called(memory, noun, start, plain=memory.reading.lows[end - 1] == noun)
    if before is not None:
        name = memory.named(before).name
        because = f"“{words}”: {name} is the subject of the sentence before, and nobody else is so called"
        return memory.named(before)._replace(how="title", because=because), before
    only = only_called(memory, noun, start)
    if only is None or not fits(memory, only, memory.named(only), noun, start):
        return NOBODY, None
    because = f"“{words}”: the only one so far whose role it can be, {name_of(memory.reading, only)}"
    return memory.named(only)._replace(how="title", because=because), only


def subject_called(memory: Memory, noun: str, at: int, *, plain: bool) -> Mention | None:
    """
    The person who is the subject of the sentence before in the same paragraph, when they can be called so.

    "Orr was more modest. The striker said": nothing that is known of Orr's roles speaks against it, no other person who
    can be called so is named in between, and nobody was called so before. Where the description says more ("the MP from
    Orvale"), a role of theirs must be of its kind.
    """
    heads, floor = memory.sentence_heads, memory.floor(at, 0)
    reading = memory.reading
    if not reading.parsed or reading.inside[at] >= 0 or at == 0 or reading.lows[at - 1] in PREPOSITIONS:
        return None
    last = bisect_left(heads, at + 1) - 1
    for place in range(last - 1, max(-1, last - 1 - SENTENCES), -1):
        if heads[place] < floor:
            return None
        stop = min(at, heads[place + 1] if place + 1 < len(heads) else at)
        subject = main_subject(reading, heads[place], stop)
        if subject is None:
            continue
        person = person_at(memory, subject, heads[place])
        known = is_called(memory, person, noun) if person is not None else False
        if person is None or known is False or not (known or (plain and epithets()[noun] <= OF_ANYBODY)):
            return None
        if not fits(memory, person, memory.named(person), noun, at):
            return None
        spoke = memory.spoken[-1].person if memory.spoken and memory.spoken[-1].at >= floor else None
        if spoke is not None and spoke.key != person.key and is_called(memory, spoke, noun) is not False:
            return None
        told = Spoken(heads[place], 0, memory.named(person), person, "person")
        others = others_since(memory, told, at)
        return None if any(is_called(memory, one, noun) is not False for one in others) else person
    return None


def person_at(memory: Memory, subject: int, floor: int) -> Mention | None:
    """The person whom a subject names, or whom it means as a pronoun."""
    if memory.reading.lows[subject] in ("he", "she"):
        linked = by_link(memory, subject)
        return linked[1] if linked is not None and linked[0].named else None
    place = phrase_of(memory.reading, subject, floor)
    if place is not None and place[0] in memory.known:  # "Its secretary, Lena Orr, said"
        return next((one.person for one in reversed(memory.spoken) if one.at == place[0]), None)
    mention = trailing_name(memory.reading, *place) if place is not None else None
    full = bearer(memory, mention) if mention is not None and not mention.body else None
    return full if full is not None and memory.is_person(full) else None


def fits(memory: Memory, person: Mention, speaker: Speaker, noun: str, at: int) -> bool:
    """Whether a noun is of the sex of somebody, and stood for nobody else before."""
    told = "" if noun in OF_BOTH else described_gender(noun)
    same = agrees(told, gender_of(memory, person))
    return same and not is_introduced(memory, at, noun, speaker)


def only_called(memory: Memory, noun: str, at: int) -> Mention | None:
    """The one person named so far in the report's own words whose roles are of the kind of a noun."""
    if not epithets().get(noun, frozenset((ANYBODY,))) <= TOLD:
        return None
    found: dict[tuple[str, ...], Mention] = {}
    for mention in memory.names.mentions:
        if mention.start >= at or mention.body:
            continue
        full = memory.names.resolve(mention)
        if full is not None and full.key not in found and is_called(memory, full, noun):
            found[full.key] = full
    return next(iter(found.values())) if len(found) == 1 else None


def by_rank(memory: Memory, at: int, noun: str) -> Resolved:
    """ "The mother of two": the person nearest before, by the same ranking as a pronoun's, when one stands out."""
    ranked = [one for one in rank_persons(memory, at, described_gender(noun)) if one.person is not None]
    if not ranked or (len(ranked) > 1 and ranked[0].worth < APART * ranked[1].worth):
        return NOBODY, None
    if is_introduced(memory, at, noun, ranked[0].speaker):
        return NOBODY, None
    because = f"“{memory.reading.words[at]} ...”: {ranked[0].speaker.name} is the nearest subject or speaker"
    return ranked[0].speaker._replace(how="title", because=because), ranked[0].person


def by_rank_or_office(memory: Memory, paragraph: int, start: int, end: int) -> Resolved | None:
    """
    "The Swede", "His Excellency", "the CM": a person nearest before, or who bears the title in short.

    Returns:
        The person, or a description where nobody stands out; None for other words.
    """
    ranked = by_people(memory, start, end) or by_style(memory, start, end)
    if ranked is None and office_of(memory, start, end) is not None:
        ranked = by_initials(memory, paragraph, start, end)
    if ranked is not None and ranked[0].name is None:
        return described(memory, start, end), None
    return ranked


def by_people(memory: Memory, start: int, end: int) -> Resolved | None:
    """ "The Swede", "the Italian": the person nearest before; None for other words."""
    reading = memory.reading
    word = reading.words[end - 1]
    if end - start != 2 or reading.lows[start] not in DEFINITE or not word[0].isupper() or word.isupper():
        return None
    if reading.lows[end - 1] not in ATTRIBUTES | OF_PEOPLES or memory.names.by_word.get(reading.lows[end - 1]):
        return None
    return by_rank(memory, start, reading.lows[end - 1])


def by_style(memory: Memory, start: int, end: int) -> Resolved | None:
    """ "His Excellency", "Her Honour" alone: the person nearest before; None for other words."""
    lows = memory.reading.lows
    if end - start != 2 or lows[start] not in ("his", "her", "the") or lows[end - 1] not in STYLES:
        return None
    sex = {"his": "he", "her": "she"}.get(lows[start], "")
    return by_rank(memory, start, sex)


def by_initials(memory: Memory, paragraph: int, start: int, end: int) -> Resolved:
    """ "The VC", "FM": who bears the title that the initials stand for, else the last who spoke if they can be that."""
    office = office_of(memory, start, end)
    if office is None:
        return NOBODY, None
    words = tuple(office.split())
    found, mention = by_title(memory, words)
    if found.name is not None or found.because:
        return found, mention
    last = last_person(memory, paragraph)
    if last is None or last.person is None or not stands_out(memory, last, words[-1], start):
        return NOBODY, None
    because = f"“{memory.reading.words[end - 1]}”: {last.speaker.name} is the last who spoke"
    return memory.named(last.person)._replace(how="title", because=because), last.person


def office_of(memory: Memory, start: int, end: int) -> str | None:
    """The office that a source of initials stands for: "the CM", "PM"."""
    reading = memory.reading
    first = start + (reading.lows[start] == "the")
    if end - first != 1 or not reading.words[first].isupper() or (reading.lows[first],) in memory.names.aliases:
        return None  # "the Central Election Commission (CEC)"
    office: str | None = load_lexicon("role_kinds")[INITIALS].get(reading.lows[first])
    return office or title_in_full(memory, reading.words[first])


def title_in_full(memory: Memory, letters: str) -> str | None:
    """The title of somebody in the report whose words begin with the letters: CPS, of "Chief Press Secretary"."""
    if len(letters) < FEWEST_LETTERS or (letters.lower(),) in memory.names.by_key:
        return None
    held = {words for owners in memory.titles.values() for words, _ in owners}
    found = {words for words in held if "".join(word[0] for word in words).upper() == letters}
    return " ".join(next(iter(found))) if len(found) == 1 else None


def noun_of(memory: Memory, start: int, end: int) -> str | None:
    """The noun of a plain description: "officer" of "the young officer", "mother" of "the mother of two"."""
    reading = memory.reading
    lows = reading.lows
    if lows[start] not in DEFINITE or end - start > LONGEST:
        return None
    core = next((at for at in range(start + 1, end) if lows[at] in PREPOSITIONS), end)
    if core - start < 2:
        return None
    counted = lows[core : core + 1] == ["of"] and lows[core + 1 : end] and lows[core + 1] in COUNTS
    hailing = lows[core : core + 1] == ["from"] and core + 1 < end and is_capital(reading.words[core + 1])
    if core < end and not counted and not hailing:
        return None
    noun = lows[core - 1]
    if noun in epithets():
        return noun
    if noun in ADULTS and any(is_capital(word) for word in reading.words[start + 1 : core - 1]):
        return noun  # "the Centre Party man"
    of_people = noun in ATTRIBUTES or noun.endswith(PEOPLES)
    return noun if of_people and is_capital(reading.words[core - 1]) and core - start == 2 else None


def is_introduced(memory: Memory, at: int, noun: str, last: Speaker) -> bool:
    """Whether the noun stood before for somebody else: "an officer", "the officer", and by no name that it tells of."""
    if noun in memory.described:
        return True
    for place in memory.callings.places(noun, at)[-MOST_PLACES:]:
        if memory.reading.inside[place] >= 0:
            continue
        first, stop = sentence_of(memory, place)
        around = mentions_between(memory.reading, max(first, place - BESIDE), min(at, stop, place + BESIDE))
        known = next(
            (memory.known[one] for one in range(place, max(-1, place - LONGEST), -1) if one in memory.known), None
        )
        if next(around, None) is None and (known is None or known.name != last.name):
            return True
    return False


def sentence_of(memory: Memory, at: int) -> tuple[int, int]:
    """The tokens of the sentence of a token."""
    heads = memory.sentence_heads
    place = bisect_left(heads, at + 1) - 1
    return (
        heads[place] if place >= 0 else 0,
        heads[place + 1] if place + 1 < len(heads) else len(memory.reading.words),
    )


def last_person(memory: Memory, paragraph: int) -> Spoken | None:
    """The last who spoke outside of others' words, when a person with a name and near."""
    last = memory.spoken[-1] if memory.spoken else None
    if last is None or last.kind != "person" or last.person is None or paragraph - last.paragraph > NEAR:
        return None
    return last


def stands_out(memory: Memory, last: Spoken, noun: str, at: int) -> bool:
    """Whether the roles of the one who spoke let them be called by a noun, and those of nobody named since."""
    assert last.person is not None
    if not fits(memory, last.person, last.speaker, noun, at):
        return False
    others = others_since(memory, last, at)
    if noun in ADULTS:
        return not others  # "the Centre Party man"
    return bool(is_called(memory, last.person, noun)) and not any(is_called(memory, one, noun) for one in others)


def others_since(memory: Memory, last: Spoken, at: int) -> list[Mention]:
    """The other persons whom the report names in its own words from the last who spoke on."""
    found: dict[tuple[str, ...], Mention] = {}
    assert last.person is not None
    for mention in mentions_between(memory.reading, last.at, at):
        if mention.body or memory.is_body(mention) or memory.reading.inside[mention.start] >= 0:
            continue
        full = memory.names.resolve(mention) or mention
        if full.key != last.person.key and (len(mention.key) > 1 or memory.is_person(mention)):
            found[full.key] = full
    return list(found.values())


def is_called(memory: Memory, person: Mention, noun: str) -> bool | None:
    """Whether a person's roles are of a kind that a noun stands for; None where no role of theirs is known."""
    held = epithets().get(noun, roles().get(noun, frozenset()))
    if not held or ANYBODY in held or noun in ADULTS:
        return None
    told = roles_of(memory, person)
    kinds = {kind for word in told for kind in roles().get(word, ())}
    if TRADES in held and held <= kinds:
        return noun in told  # "the worker" is no tenant
    return not held.isdisjoint(kinds) if kinds else None


def roles_of(memory: Memory, person: Mention) -> set[str]:
    """The words of roles that stand by a person's names, in the same sentence."""
    reading = memory.reading
    found: set[str] = set(person.titles)
    for mention in memory.names.mentions:
        full = memory.names.resolve(mention)
        if full is None or full.key != person.key:
            continue
        found.update(mention.titles)
        head, stop = sentence_of(memory, mention.start)
        for low in reading.lows[max(head, mention.start - AROUND) : min(stop, mention.end + AROUND)]:
            if low in roles():
                found.add(low)
    return found | acts_of(memory, person)


def acts_of(memory: Memory, person: Mention) -> set[str]:
    """What a person is told to have done, by a surname alone too, that makes a witness of them: "Orr testified"."""
    reading = memory.reading
    found: set[str] = set()
    for place in places_between(memory, 0, len(reading.words)):
        if place.person.key == person.key:
            stop = min(sentence_of(memory, place.at)[1], place.at + AROUND)
            found.update(low for low in reading.lows[place.at : stop] if low in ACTS)
    return found


def is_calling(noun: str) -> bool:
    """Whether a noun tells what many are at once ("actor", "farmer"), and no office that few hold."""
    held = epithets().get(noun, frozenset())
    return bool(held) and held <= CALLINGS


@cache
def epithets() -> dict[str, frozenset[str]]:
    """Each noun by which somebody is called again, with its kinds."""
    return by_word("called")


@cache
def roles() -> dict[str, frozenset[str]]:
    """Each word of a role, with the kinds it tells."""
    return by_word("roles")


def by_word(column: str) -> dict[str, frozenset[str]]:
    """The words of one column with their kinds."""
    found: dict[str, set[str]] = {}
    for kind, words in load_lexicon("role_kinds").items():
        if kind != INITIALS:
            for word in words[column].lower().split():
                found.setdefault(word, set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}
