"""The fast body: the box whose paragraphs read like text, in all its parts, without what stands beside it."""

from __future__ import annotations

import time

import pytest

from dateline.extraction import fast_body

FIRST = "The council of Harrowmere voted on Tuesday to close the ferry to Orsun in the spring, its clerk said."
SECOND = "Residents of the island had asked the mayor for answers that did not come before the vote was held."
THIRD = "“We have no choice,” said Odile Brandt after the vote in the old customs house by the harbour."
FOURTH = "The ferry has run since 1911 and carried forty thousand passengers in its best year, the clerk added."
FIFTH = "A bridge was promised twice, in plans of which nothing has been heard since they were put on paper."
SIXTH = "The mayor did not come to the session, and her office did not answer questions on the following day either."
LINES = [FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH]
OTHER = "Subscribe to our weekly letter and get the news of the harbour on every Friday morning at no cost at all."


def told(words: list[str]) -> str:
    """Paragraphs."""
    return "".join(f"<p>{line}</p>" for line in words)


@pytest.mark.parametrize(
    "body",
    [
        f"<nav><p>{OTHER}</p></nav><article>{told(LINES)}</article>",
        f"<div class='x'>{told(LINES)}</div><div class='newsletter-box'><p>{OTHER}</p></div>",
        f"<main><div class=a>{told(LINES[:3])}</div><div class=ad>Buy</div><div class=a>{told(LINES[3:])}</div></main>",
        f"<div>{told(LINES[:2])}<ul><li>{THIRD}</li></ul><blockquote>{FOURTH}</blockquote>{told(LINES[4:])}</div>",
        f"<div>{told(LINES[:2])}<blockquote><p>{THIRD}</p></blockquote>{told(LINES[3:])}<footer>{OTHER}</footer></div>",
        f"<div id=story>{'<br><br>'.join(LINES)}</div>",
        f"<table><tr><td>{told(LINES)}</td><td><p>Weather</p></td></tr></table>",
        f"<DIV><P>{'<P>'.join(LINES)}</DIV>",
    ],
    ids=["menu", "letter", "parts", "list", "quotation", "breaks", "table", "unclosed"],
)
def test_the_article_alone(body: str) -> None:
    assert fast_body(f"<html><head><title>Ferry</title></head><body>{body}</body></html>").split("\n") == LINES


@pytest.mark.parametrize("html", ["", "<", "<p>", "<html></html>", "<body><p></p></body>", "\0<p>\0", "<p>a", "&#0;"])
def test_hardly_a_page(html: str) -> None:
    assert len(fast_body(html)) < 3


@pytest.mark.parametrize(
    "piece",
    ["<div>", "<p>", "<p><table><tr><td>", "<li>", "<blockquote><p>word ", "<ul><li>", "<div class=a><p>" + FIRST],
)
def test_a_page_of_one_piece_costs_little(piece: str) -> None:
    begun = time.process_time()
    fast_body(f"<html><body>{piece * (200_000 // len(piece))}")
    assert time.process_time() - begun < 5
