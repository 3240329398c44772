"""Compare two names by the names alone: a score from 0 to 1, whether they are one name, and why."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import product

from dateline.actors.pairs import Pairing, joined_alike, pair_parts, part_likeness
from dateline.actors.read import alternatives, is_body, read_name
from dateline.actors.words import general_words, given_names, listed_states, woman_man
from dateline.model import NameKind, NamePart, NameScore, ReadName

__all__ = ["OPEN", "SAME", "compare_names"]

SAME = 0.82  # chosen on the development sets, one for names of every kind (docs/decisions/0018)
OPEN = 0.58  # from here to SAME the names do not decide
ONE_OF_SEVERAL = 0.7
CLASH = 0.5
BY_SOUND = 0.65  # the weight of sound in a one-part name of a body or place
EXTRA_MIDDLE = 0.04
EXTRA_END = 0.2
EXTRA_INITIAL = 0.02
OTHER_INITIALS = 0.25
OTHER_ORDER = 0.25
FURTHER = 0.5  # the part of every doubt behind the greatest
LONGEST = 300  # characters of a name; what is longer is no name, and only equal or not


def compare_names(a: str, b: str, kind: NameKind | None = None) -> NameScore:
    """
    Compare two names, without context and without a record.

    Two names of several parts are one when all the parts of the shorter are found in the longer, its first and last
    among them, and their doubts are small; a part that only one name has in its middle, titles and small words count
    little. Parts that only one has on either side tell two people apart. A name of one part is compared with another
    of one part by sound; with a name of several parts it is never decided.

    Args:
        a, b: The names, in any script.
        kind: What both are of; None when it is not known.

    Returns:
        The score, the same for ``(b, a)``; ``same`` is True from ``SAME`` on, None from ``OPEN`` on.

    Example:
        >>> compare_names("Osmet al-Velidar", "VELIDAR, Osmet").same
        True
        >>> compare_names("Hana Orlen", "Petra Orlen")
        NameScore(score=0.5, same=False, because='“hana” stands against “petra”')
        >>> compare_names("Orlen", "Hana Orlen").same is None
        True
    """
    a, b = sorted((a, b))
    if folded(a) == folded(b):
        return scored(1.0, "the same signs")
    if len(b) > LONGEST or len(a) > LONGEST:
        return scored(0.0, "too long for a name, and not the same signs")
    return max(
        (compared(one, other, kind) for one, other in product(alternatives(a), alternatives(b))),
        key=lambda found: found.score,
    )


@lru_cache(1 << 16)
def compared(a: str, b: str, kind: NameKind | None) -> NameScore:
    """Two names that are each one."""
    one, other = read_name(a, kind), read_name(b, kind)
    if not one.parts or not other.parts:
        return scored(0.0, "a name of no letters")
    if one.numbers != other.numbers:
        return scored(CLASH - 0.1, f"the figures differ: {figures(one)} and {figures(other)}")
    if one.age and other.age and one.age != other.age:
        return scored(CLASH, "one is the elder, the other the younger")
    if one.capitals and other.capitals and one.capitals != other.capitals:
        return scored(CLASH, "other capitals")
    bodies = is_body(kind) or kind in (NameKind.COUNTRY, NameKind.PLACE)
    parts_a, parts_b = joined_alike(one.parts, other.parts), joined_alike(other.parts, one.parts)
    if (found := by_initials(one, other, parts_a, parts_b)) is not None:
        return found
    if bodies and parts_a != parts_b and {a.casefold(), b.casefold()} <= listed_states():
        return scored(CLASH, "two states of the list")
    single = len(parts_a) == len(parts_b) == 1
    if bodies and single:
        return of_one_part(parts_a[0], parts_b[0], free=one.free or other.free)
    free = one.free or other.free or single
    pairing = pair_parts(parts_a, parts_b, free=free, unvowelled=one.unvowelled or other.unvowelled)
    return (of_bodies if bodies else of_persons)(pairing, parts_a, parts_b)


def of_one_part(a: NamePart, b: NamePart, *, free: bool) -> NameScore:
    """Bodies and places of one part: by sound, and by letters where they are not spelt freely."""
    heard, because = part_likeness(a, b, free=True, unvowelled=False)
    spelt, _ = part_likeness(a, b, free=free, unvowelled=False)
    return scored(BY_SOUND * heard + (1 - BY_SOUND) * spelt, because or "the same parts")


def folded(name: str) -> str:
    """A name in small letters with single blanks."""
    return " ".join(name.split()).casefold()


def scored(score: float, because: str) -> NameScore:
    """A score with what it says."""
    score = round(min(1.0, max(0.0, score)), 4)
    return NameScore(score, True if score >= SAME else None if score >= OPEN else False, because)


def figures(name: ReadName) -> str:
    """The figures of a name in words."""
    return " ".join(name.numbers) or "none"


def by_initials(a: ReadName, b: ReadName, parts_a: Sequence[NamePart], parts_b: Sequence[NamePart]) -> NameScore | None:
    """A word in capitals beside a name whose words begin so: it may be meant, and the names do not decide."""
    for short, long, words in ((a, b, parts_b), (b, a, parts_a)):
        if short.capitals and not long.capitals and len(words) > 1:
            every = "".join(piece[0] for piece in long.text.replace("-", " ").split() if piece[:1].isalpha()).upper()
            if short.capitals in ("".join(part.plain[:1] for part in words).upper(), every):
                return scored(ONE_OF_SEVERAL, f"“{short.capitals}” fits the initials; other names have them too")
    return None


def doubt(pairing: Pairing) -> float:
    """How far the pairs are from sure: the greatest doubt, and half of every other."""
    doubts = sorted((1 - pair.likeness for pair in pairing.pairs), reverse=True)
    return doubts[0] + FURTHER * sum(doubts[1:]) if doubts else 1.0


def reasons(pairing: Pairing, *more: str) -> str:
    """Why a score is what it is."""
    said = [pair.because for pair in pairing.pairs if pair.because] + [words for words in more if words]
    return "; ".join(said) if said else "the same parts"


def against(parts: Sequence[NamePart], places: Sequence[int]) -> str:
    """Some parts of a name in words."""
    return " ".join(parts[at].form for at in places)


def of_persons(pairing: Pairing, a: Sequence[NamePart], b: Sequence[NamePart]) -> NameScore:
    """The score of two names of persons whose parts are paired."""
    if pairing.only_a and pairing.only_b:
        share = len(pairing.pairs) / max(len(a), len(b))
        words = f"“{against(a, pairing.only_a)}” stands against “{against(b, pairing.only_b)}”"
        return scored(min(CLASH, share), words)
    if (pair := woman_and_man(pairing, a, b)) is not None:
        return scored(CLASH, pair)
    score = 1.0 - doubt(pairing)
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    extra = pairing.only_b if short is a else pairing.only_a
    if len(long) == 1:
        return scored(score, reasons(pairing))
    if len(short) == 1:
        if score < SAME:
            return scored(min(score, CLASH), f"“{short[0].form}” is not among the parts")
        return scored(min(score, ONE_OF_SEVERAL), f"“{short[0].form}” is one part of the other; others may have it too")
    if all(part.initial for part in short):
        return scored(min(score, ONE_OF_SEVERAL), "initials alone")
    initials = any(part.initial for part in short)
    for at in extra:
        if initials and long[at].initial:
            score -= OTHER_INITIALS
            continue
        end = at in (0, len(long) - 1)
        score -= EXTRA_INITIAL if long[at].initial else EXTRA_END if end else EXTRA_MIDDLE
    more = f"only one has “{against(long, extra)}”" if extra else ""
    if turned(pairing, a):
        score -= OTHER_ORDER
        more = "both are given names, in another order"
    return scored(score, reasons(pairing, more))


def turned(pairing: Pairing, a: Sequence[NamePart]) -> bool:
    """Whether two given names stand in another order: "Ali Hassan" is not "Hassan Ali"."""
    order = [pair.b for pair in pairing.pairs]
    return order != sorted(order) and all(a[pair.a].form in given_names() for pair in pairing.pairs)


def woman_and_man(pairing: Pairing, a: Sequence[NamePart], b: Sequence[NamePart]) -> str | None:
    """What tells a woman's name from a man's of the same family, where family names differ so."""
    if len(pairing.pairs) < 2:
        return None
    for pair in pairing.pairs:
        for woman, man in ((a[pair.a].form, b[pair.b].form), (b[pair.b].form, a[pair.a].form)):
            if woman in (f"{man}a", f"{man}ah") or (woman[-1:] == "a" and man == f"{woman[:-1]}o"):
                return f"“{woman}” and “{man}” are two names"
            if any(woman.endswith(f) and man.endswith(m) and not man.endswith(f) for f, m in woman_man().items()):
                return f"“{woman}” is a woman's form, “{man}” a man's"
    return None


def of_bodies(pairing: Pairing, a: Sequence[NamePart], b: Sequence[NamePart]) -> NameScore:
    """The score of two names of bodies or places whose parts are paired."""
    only_a, only_b = pairing.only_a, pairing.only_b
    general = all(part.form in general_words() for part in [*(a[at] for at in only_a), *(b[at] for at in only_b)])
    if only_a and only_b:
        words = f"“{against(a, only_a)}” stands against “{against(b, only_b)}”"
        if general and pairing.pairs:
            return scored(ONE_OF_SEVERAL - doubt(pairing) / 2, f"{words}: the kind of body differs")
        return scored(min(CLASH, len(pairing.pairs) / max(len(a), len(b))), words)
    score = 1.0 - doubt(pairing)
    extra = only_a or only_b
    long = a if only_a else b
    more = f"only one has “{against(long, extra)}”" if extra else ""
    if not extra or (general and score >= SAME):
        return scored(score - EXTRA_MIDDLE * len(extra), reasons(pairing, more))
    return scored(min(score, ONE_OF_SEVERAL), reasons(pairing, more))
