"""Find words in all texts, blind to case, accents and apostrophes, each with its exact place in the text as given."""

from __future__ import annotations

import json
import re
import sqlite3
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from dateline.model import Span
from dateline.record.reading import read_summary
from dateline.record.server import ServerConnection
from dateline.record.server_words import LONGEST, keep_words, numbers_near, numbers_with
from dateline.record.tally import count_lines
from dateline.record.values import Hit
from dateline.text.fold import fold, fold_word

__all__ = [
    "count_texts",
    "find_phrase",
    "fold_places",
    "forget_words",
    "has_words",
    "index_words",
    "parse_query",
    "reports_near",
    "search_texts",
]

MOST_TERMS = 64  # parts of a query that count; more would overflow FTS5's parser
MOST_WORDS = 32  # words of a phrase by which its reports are looked up; the rest is compared in the text
MOST_PLACES = 200  # of one report, as shown
AROUND = 80  # characters of excerpt on either side
FAR = 400  # characters: parts that stand farther apart are not shown in one excerpt

FIRST = 100  # of the best reports that are asked for at once
FURTHER = 16  # times as many, when somebody goes on
LAST_ASCII = 127

APOSTROPHES = ("'", "’", "‘", "ʼ", "`", "´")
PART = re.compile(r'"([^"]*)"(?:~(\d{1,3})(?!\w)|(\*?))|(\S+)')


@dataclass(frozen=True, slots=True)
class Term:
    """
    A part of a query: words that stand in a row.

    Args:
        words: The words, folded.
        prefix: Whether the last one is only the beginning of a word.
        within: In place of standing in a row: at most so many other words between them, in any order.
    """

    words: tuple[str, ...]
    prefix: bool = False
    within: int | None = None


@dataclass(frozen=True, slots=True)
class FoldedPlaces:
    """
    The folded words of a text, each with its place.

    Args:
        joined: The words, a blank before and after each.
        offsets: Where each word's blank stands in ``joined``.
        spans: Where each word stands in the text.
    """

    joined: str
    offsets: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The words."""
        return tuple(self.joined.split())


def index_words(connection: sqlite3.Connection, number: int, text: str) -> None:
    """Let a report be found by the words of its text, within the caller's transaction."""
    places = fold_places(text)
    if isinstance(connection, ServerConnection):
        keep_words(connection, number, places.words)
    else:
        connection.execute("INSERT INTO search (rowid, words) VALUES (?, ?)", (number, places.joined))


def forget_words(connection: sqlite3.Connection, number: int, text: str) -> None:
    """Let a report no longer be found, before it is removed."""
    if not isinstance(connection, ServerConnection):  # a server's words go with the report
        words = fold_places(text).joined
        connection.execute("INSERT INTO search (search, rowid, words) VALUES ('delete', ?, ?)", (number, words))


def search_texts(connection: sqlite3.Connection, query: str, limit: int) -> Iterator[Hit]:
    """
    The reports that have every part of a query, the best first.

    Args:
        connection: The record.
        query: Words; words in quotation marks stand in a row, or with ``~5`` behind them near each other, at most
            five others between; a star after a word or a phrase stands for any ending.
            Anything else in it, such as a lone quotation mark, AND or NEAR, is read as plain words.
        limit: The most reports.
    """
    terms = parse_query(query)
    if not terms or limit <= 0:
        return
    found = 0
    for number in reports_with(connection, terms, ranked=True):
        if (hit := hit_of(connection, number, terms)) is not None:
            yield hit
            found += 1
            if found == limit:
                return


def find_phrase(
    connection: sqlite3.Connection, words: str, *, open_end: bool = False
) -> Iterator[tuple[int, tuple[Span, ...]]]:
    """
    Every place where words stand in a row, report by report in order of id.

    Args:
        connection: The record.
        words: Any text; its marks do not count.
        open_end: Whether the last word may go on.

    Yields:
        The report's number and the places in its text; disjoint, in order.
    """
    phrase = Term(fold_places(words).words, open_end)
    if not phrase.words:
        return
    for number in reports_with(connection, [phrase], ranked=False):
        spans = tuple(places_of(phrase, fold_places(text_of(connection, number))))
        if spans:
            yield number, spans


def reports_near(connection: sqlite3.Connection, words: str, most: int) -> Iterator[int]:
    """The numbers of the reports that have most of some words, rare ones counting more; the nearest first."""
    wanted = list(dict.fromkeys(fold_places(words).words))[:MOST_TERMS]
    if not wanted:
        return
    if isinstance(connection, ServerConnection):
        yield from numbers_near(connection, wanted, most)
        return
    match = " OR ".join(f'"{word}"' for word in telling(connection, wanted))
    yield from islice(best_first(connection, match), most)


def telling(connection: sqlite3.Connection, words: Sequence[str]) -> Sequence[str]:
    """
    The words that tell reports apart: those that not half of all reports have, where there are any.

    What more have counts next to nothing (FTS5's bm25 gives it a millionth), and costs a look at each of them.
    """
    reports = count_lines(connection, "report")
    count = "SELECT count(*) FROM search WHERE search MATCH ?"
    held = {word: connection.execute(count, (f'"{word}"',)).fetchone()[0] for word in words}
    return [word for word in words if 2 * held[word] <= reports and held[word]] or words


def parse_query(query: str) -> list[Term]:
    """
    The parts of a query; those without words are dropped.

    Example:
        >>> [(term.words, term.prefix) for term in parse_query('"Sha’abi forces" withdr* AND')]
        [(('shaabi', 'forces'), False), (('withdr',), True), (('and',), False)]
        >>> parse_query('"dam guards"~5')
        [Term(words=('dam', 'guards'), prefix=False, within=5)]
    """
    terms = []
    for part in PART.finditer(query):
        phrase, near, star, word = part.groups()
        words = fold_places(phrase if word is None else word).words
        if words:
            within = int(near) if near and len(words) > 1 else None
            terms.append(Term(words, bool(star) if word is None else word.endswith("*"), within))
    return terms[:MOST_TERMS]


def fold_places(text: str) -> FoldedPlaces:
    """The words of a text as they are compared, with their places."""
    folded = fold(text)
    words, offsets, spans = [""], [], []
    at = 0
    for start, end in zip(folded.starts, folded.ends, strict=True):
        word = fold_word(without_possessive(text[start:end]))
        if word:
            words.append(word)
            offsets.append(at)
            spans.append((start, end))
            at += len(word) + 1
    return FoldedPlaces(" ".join(words) + " ", tuple(offsets), tuple(spans))


def without_possessive(word: str) -> str:
    """A word without its "'s", so that "Orsun" finds "Orsun's"; any other apostrophe is a letter of a name."""
    return word[:-2] if word[-1:] in ("s", "S") and word[-2:-1] in APOSTROPHES else word


def reports_with(connection: sqlite3.Connection, terms: Sequence[Term], *, ranked: bool) -> Iterator[int]:
    """The numbers of the reports that the index knows to have every term; the texts have the last word."""
    if isinstance(connection, ServerConnection):
        return numbers_with(connection, [(term.words, term.prefix) for term in terms], ranked=ranked)
    match = " AND ".join(map(match_of, terms))
    if ranked:
        return best_first(connection, match)
    query = "SELECT number FROM search JOIN report ON number = search.rowid WHERE search MATCH ? ORDER BY id"
    return (number for (number,) in connection.execute(query, (match,)))


def best_first(connection: sqlite3.Connection, match: str) -> Iterator[int]:
    """
    The numbers of the reports that fit a query of FTS5, the best first; those that are equally good by id.

    The index is asked for the best alone, and for more of them only when somebody goes on: of a word that stands in
    every report no more than these are looked up in the record.
    """
    most, given = FIRST, 0
    while True:
        query = "SELECT rowid, rank FROM search WHERE search MATCH ? ORDER BY rank LIMIT ?"
        found = connection.execute(query, (match, most + 1)).fetchall()
        is_whole = len(found) <= most
        if not is_whole:  # of those as good as the last one there may be more
            found = [one for one in found if one[1] < found[-1][1]]
        ids = ids_of(connection, [number for number, _ in found])
        order = sorted((rank, ids[number], number) for number, rank in found if number in ids)
        yield from (number for _, _, number in order[given:])
        if is_whole:
            return
        most, given = most * FURTHER, len(order)


def ids_of(connection: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, str]:
    """The ids of reports by their numbers."""
    query = "SELECT number, id FROM report WHERE number IN (SELECT value FROM json_each(?))"
    return dict(connection.execute(query, (json.dumps(numbers),)))


def count_texts(connection: sqlite3.Connection, query: str) -> tuple[int, bool]:
    """
    How many reports have every part of a query, by the index alone.

    Returns:
        The number, and whether it is the very number: of words with signs within, of those that stand near each other
        and of very long phrases the index knows only that there are no more.
    """
    terms = parse_query(query)
    if not terms:
        return 0, True
    if isinstance(connection, ServerConnection):
        parts = [(term.words, term.prefix) for term in terms]
        number = sum(1 for _ in numbers_with(connection, parts, ranked=False))
        return number, all(len(term.words) == 1 and len(term.words[0]) < LONGEST for term in terms)
    match = " AND ".join(map(match_of, terms))
    (number,) = connection.execute("SELECT count(*) FROM search WHERE search MATCH ?", (match,)).fetchone()
    return int(number), all(map(is_told_by_index, terms))


def is_told_by_index(term: Term) -> bool:
    """Whether FTS5 finds exactly the reports that have a term: it cuts words at whatever is no letter or figure."""
    is_plain = all(sign.isalnum() or ord(sign) > LAST_ASCII for word in term.words for sign in word)
    return term.within is None and len(term.words) <= MOST_WORDS and is_plain


def has_words(connection: sqlite3.Connection, words: str) -> bool:
    """Whether words stand in a row in any report."""
    phrase = Term(fold_places(words).words)
    if not phrase.words:
        return False
    if isinstance(connection, ServerConnection):
        numbers = numbers_with(connection, [(phrase.words, False)], ranked=False)
    else:
        query = "SELECT rowid FROM search WHERE search MATCH ?"
        numbers = (number for (number,) in connection.execute(query, (match_of(phrase),)))
    return any(
        next(places_of(phrase, fold_places(text_of(connection, number))), None) is not None for number in numbers
    )


def match_of(term: Term) -> str:
    """A term as FTS5 is asked for it; whether words that need only be near are so is seen in the text."""
    if term.within is None:
        return f'"{" ".join(term.words[:MOST_WORDS])}"{star(term)}'
    return " AND ".join(f'"{word}"' for word in dict.fromkeys(term.words[:MOST_WORDS]))


def star(term: Term) -> str:
    """FTS5's sign for an open end, where the index is asked for the whole term."""
    return " *" if term.prefix and len(term.words) <= MOST_WORDS else ""


def hit_of(connection: sqlite3.Connection, number: int, terms: Sequence[Term]) -> Hit | None:
    """Where a report has the terms; None when its text does not have one of them after all."""
    text = text_of(connection, number)
    places = fold_places(text)
    found = sorted((span, which) for which, term in enumerate(terms) for span in places_of(term, places))
    span = closest(found, len(terms))
    if span is None:
        return None
    if len(span) > FAR:
        span = found[0][0]
    shown = excerpt(text, span)
    spans = tuple(dict.fromkeys(place for place, _ in found))
    return Hit(read_summary(connection, number), span, spans[:MOST_PLACES], shown, shown.of(text))


def places_of(term: Term, places: FoldedPlaces) -> Iterator[Span]:
    """Where a term stands in the text; disjoint, in order."""
    if term.within is not None:
        yield from near_places(term, places)
        return
    wanted = f" {' '.join(term.words)}" + ("" if term.prefix else " ")
    at = places.joined.find(wanted)
    while at >= 0:
        first = bisect_left(places.offsets, at)
        last = first + len(term.words) - 1
        yield Span(places.spans[first][0], places.spans[last][1])
        at = places.joined.find(wanted, at + len(wanted) - 1)


def near_places(term: Term, places: FoldedPlaces) -> Iterator[Span]:
    """Where the words of a term stand near each other, in any order; disjoint, in order."""
    wanted, most = Counter(term.words), len(term.words) + (term.within or 0)
    at = [(number, word) for number, word in enumerate(places.words) if word in wanted]
    first = 0
    while first < len(at):
        held: Counter[str] = Counter()
        for last in range(first, len(at)):
            if at[last][0] - at[first][0] >= most:
                break
            held[at[last][1]] += 1
            if all(held[word] >= number for word, number in wanted.items()):
                yield Span(places.spans[at[first][0]][0], places.spans[at[last][0]][1])
                first = last
                break
        first += 1


def closest(found: Sequence[tuple[Span, int]], terms: int) -> Span | None:
    """The shortest stretch that holds every term, the first of equal ones; None when a term is nowhere."""
    if terms == 1:
        return found[0][0] if found else None
    best: Span | None = None
    held: Counter[int] = Counter()
    ends: dict[int, int] = {}
    left = 0
    for place, which in found:
        held[which] += 1
        ends[which] = place.end
        while held[found[left][1]] > 1:
            held[found[left][1]] -= 1
            left += 1
        if len(ends) == terms:
            stretch = Span(found[left][0].start, max(ends.values()))
            best = stretch if best is None or len(stretch) < len(best) else best
    return best


def excerpt(text: str, span: Span) -> Span:
    """The place with some words around it, cut between words and at the ends of its lines."""
    start = max(span.start - AROUND, text.rfind("\n", 0, span.start) + 1)
    if start > 0 and not text[start - 1].isspace():
        start = next((at + 1 for at in range(start, span.start) if text[at].isspace()), span.start)
    line_end = text.find("\n", span.end)
    end = min(span.end + AROUND, len(text) if line_end < 0 else line_end)
    if end < len(text) and not text[end].isspace():
        end = next((at for at in range(end, span.end, -1) if text[at - 1].isspace()), span.end)
    while end > span.end and text[end - 1].isspace():
        end -= 1
    return Span(start, max(end, span.end))


def text_of(connection: sqlite3.Connection, number: int) -> str:
    """The text of a report."""
    return str(connection.execute("SELECT text FROM report WHERE number = ?", (number,)).fetchone()[0])
