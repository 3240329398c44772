"""The words of the texts of a record on a server: which reports have them all, and which have most of them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from dateline.record.server import ServerConnection

__all__ = ["LONGEST", "keep_words", "numbers_near", "numbers_with"]

LONGEST = 250  # signs of a word that are kept, four bytes each at most; the texts have the last word


def keep_words(connection: ServerConnection, number: int, words: Iterable[str]) -> None:
    """Keep which words a report has, each once."""
    some = sorted({word[:LONGEST] for word in words})
    connection.run("INSERT INTO search (rowid, words) VALUES (%s, array_to_tsvector(%s::text[]))", (number, some))


def numbers_with(
    connection: ServerConnection, terms: Sequence[tuple[tuple[str, ...], bool]], *, ranked: bool
) -> Iterator[int]:
    """
    The numbers of the reports that have all words of some phrases.

    Args:
        terms: The folded words of each phrase, and whether its last one is only the beginning of a word.
        ranked: By how many of their words these are, the fewest first; else by id.
    """
    wanted = " & ".join(
        lexeme(word, open_end=prefix and at == len(words) - 1)
        for words, prefix in terms
        for at, word in enumerate(words)
    )
    order = "length(words), id" if ranked else "id"
    query = "SELECT number FROM search JOIN report ON number = search.rowid WHERE words @@ CAST(%s AS tsquery)"
    return (number for (number,) in connection.run(f"{query} ORDER BY {order}", (wanted,)))


def numbers_near(connection: ServerConnection, words: Sequence[str], most: int) -> Iterator[int]:
    """The numbers of the reports that have most of some words, rare ones counting more; the nearest first."""
    (reports,) = connection.run("SELECT count(*) FROM search").fetchone()
    known = {lexeme(word): holders(connection, lexeme(word)) for word in words}
    weighed = [(word, math.log(1 + reports / held)) for word, held in known.items() if held]
    if not weighed:
        return
    score = " + ".join("CASE WHEN words @@ CAST(%s AS tsquery) THEN %s ELSE 0 END" for _ in weighed)
    query = (
        "SELECT number FROM search JOIN report ON number = search.rowid WHERE words @@ CAST(%s AS tsquery) "
        f"ORDER BY {score} DESC, id LIMIT %s"
    )
    either = " | ".join(word for word, _ in weighed)
    values = [either, *(part for pair in weighed for part in pair), most]
    yield from (number for (number,) in connection.run(query, values))


def holders(connection: ServerConnection, word: str) -> int:
    """How many reports have a word."""
    return int(connection.run("SELECT count(*) FROM search WHERE words @@ CAST(%s AS tsquery)", (word,)).fetchone()[0])


def lexeme(word: str, *, open_end: bool = False) -> str:
    """A word as a query says it."""
    cut = word[:LONGEST].replace("\\", "\\\\").replace("'", "''")
    return f"'{cut}'" + (":*" if open_end or len(word) > LONGEST else "")
