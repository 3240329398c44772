"""The head of a page: its headline, its writers, the captions of its pictures, and the parts of its text."""

from __future__ import annotations

import pytest

from dateline.extraction import extract
from dateline.extraction.page_people import after_lead, people_in
from dateline.model import Detail, Incoming, Media, Report, Role

TEXT = "".join(
    f"<p>The council of Harrowmere voted on Tuesday to close the northern ferry, item {number} of a long list, "
    "although many people in the town had asked for another winter.</p>"
    for number in range(4)
)


def read(html: str) -> Report:
    """The page as a report."""
    report = extract(Incoming(html, Media.HTML, "page.html", ""))
    assert isinstance(report, Report)
    return report


def page(head: str = "", top: str = "<h1>Ferry to close for the winter</h1>", text: str = TEXT) -> str:
    """A page of an outlet."""
    return f"<!doctype html><html><head>{head}</head><body><article>{top}{text}</article></body></html>"


def linked(author: str) -> str:
    """A JSON-LD block with an author."""
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", "author": {author}}}</script>'


PEOPLE = [
    ("Ida Holm", "Ida Holm"),
    ("Lucia Ferri e Bruno Galli", "Lucia Ferri e Bruno Galli"),
    ("Jim Ruten, Lisa Ler and KENNETH P. VOG The Harrow Times", "Jim Ruten, Lisa Ler"),
    ("Tim Osgood Sports editor", "Tim Osgood"),
    ("Ida Holm, Staff writer", "Ida Holm"),
    ("TOM KRISH, AP Auto Writer", "TOM KRISH"),
    ("Rita Prado — Serra Alta", "Rita Prado"),
    ("Els de Wit (foto: Wim Kooij)", "Els de Wit"),
    ("KELLY ARNAUD karnaud@valley.example", "KELLY ARNAUD"),
    ("Matthieu Hy le", "Matthieu Hy"),
    ("Ирина Седова", "Ирина Седова"),
    ("Northwire", ""),
    ("Delta Press Agency", ""),
    ("Our Special Correspondent", ""),
    ("Redazione online", ""),
    ("Gulf Monitor with agencies", ""),
    ("Online News Editor", ""),
    ("Em São Paulo", ""),
    ("@harrowpost", ""),
    ("14 March 2020", ""),
]


@pytest.mark.parametrize(("words", "people"), PEOPLE)
def test_a_byline_is_of_people(words: str, people: str) -> None:
    assert people_in(words) == people


LEADS = [
    ("By Ida Holm", "Ida Holm"),
    ("Von Jutta Ahlers", "Jutta Ahlers"),
    ("di Bruno Galli", "Bruno Galli"),
    ("Text: Linnea Wiberg", "Linnea Wiberg"),
    ("Words by Petra Lind", "Petra Lind"),
    ("14 May 2014 by Connie Ashe", "Connie Ashe"),
    ("Byron Shaw", None),
    ("Diego Rivas", None),
    ("Ferry closes by night", None),
]


@pytest.mark.parametrize(("line", "rest"), LEADS)
def test_a_lead_opens_a_byline(line: str, rest: str | None) -> None:
    assert after_lead(line) == rest


BYLINES = [
    (linked('{"@type": "Person", "name": "Ida Holm"}'), "", "Ida Holm"),
    (linked('{"@type": "Organization", "name": "Isle Radio"}'), "", None),
    (linked('{"@id": "#7"}, "mentions": {"@type": "Person", "@id": "#7", "name": "Ida Holm"}'), "", "Ida Holm"),
    ('<meta name="author" content="By Ida Holm">', "", "Ida Holm"),
    ('<meta name="author" content="Redaktion">', '<p class="autor">Von Jutta Ahlers</p>', "Jutta Ahlers"),
    ('<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ida Holm">', "", "Ida Holm"),
    ("", '<div class="byline"><span>By</span><div><a>Ida Holm</a></div></div>', "Ida Holm"),
    ("", '<ul class="bylines"><li>Kari Nes Journalist</li><li>Ole Berg</li></ul>', "Kari Nes, Ole Berg"),
    ("", '<a rel="author">Kari Nes</a><a rel="author">Ole Berg</a>', "Kari Nes, Ole Berg"),
    ("", '<p class="kicker">By Ida Holm</p>', "Ida Holm"),
    ("", '<div class="author-bio">Ida Holm writes about ferries.</div>', None),
    ("", '<aside><p class="author">Per Lunde</p></aside>', None),
    ("", '<p class="author">Northwire</p>', None),
]


@pytest.mark.parametrize(("head", "line", "people"), BYLINES)
def test_who_wrote_it(head: str, line: str, people: str | None) -> None:
    found = read(page(head, f"<h1>Ferry to close for the winter</h1>{line}")).metadata.byline
    assert found.value == people
    assert found.because


TITLES = [
    ("<title>Northwire - Ferry to close for the winter</title>", "<b>Ferry to close for the winter</b>"),
    ("<title>CAPITALS WEEKLY</title>", "<h1>CAPITALS WEEKLY</h1><h2>Ferry to close for the winter</h2>"),
    ("<title>Harrow News Agency</title>", "<div>HARROW NEWS AGENCY</div><h3>Ferry to close for the winter</h3>"),
    (
        "<title>Ferry to close for the winter « Ledger of Lyme</title>",
        "<h1><a href='/'>Ledger of Lyme</a></h1><h2>Ferry to close for the winter</h2>",
    ),
    (
        (
            '<meta property="og:title" content="Ferry to close for the winter | Harrow Post">'
            '<meta property="og:site_name" content="Harrow Post">'
        ),
        "",
    ),
    ("<title>Ferry to close for the winter - Harrow Post</title>", ""),
    ("<title>Harrow Echo: Ferry to close for the winter</title>", "<h1>Ferry to close for the winter</h1>"),
]


@pytest.mark.parametrize(("head", "top"), TITLES)
def test_the_headline_without_the_outlet(head: str, top: str) -> None:
    title = read(page(head, top)).metadata.title
    assert title.value == "Ferry to close for the winter"
    assert title.because


def test_a_kicker_in_the_title_is_no_outlet() -> None:
    head = "<title>Ferries: Council closes the northern line for good</title>"
    outlet = read(page(head, "<h1>Council closes the northern line for good</h1>")).metadata.outlet
    assert outlet == Detail(because="no masthead, footer or address names an outlet")


CAPTIONS = [
    (
        "<figure><img><figcaption>The ferry. <span>Photo: Lars Vey</span></figcaption></figure>",
        "The ferry. Photo: Lars Vey",
    ),
    ('<div><img><p class="bildunterschrift">Das Dock. Foto: Kurt Sahm</p></div>', "Das Dock. Foto: Kurt Sahm"),
    ('<div class="photo"><img><div class="image-text">The old ferry</div></div>', "The old ferry"),
    ("<figure><img><figcaption><span>Image caption, </span>The old ferry</figcaption></figure>", "The old ferry"),
    ("<table><tr><td><img></td></tr><tr><td>The ferry on Tuesday</td></tr></table>", "The ferry on Tuesday"),
    ('<div class="image-text">A long way from any picture</div>', None),
    ('<img alt="A man on a ferry">', None),
    ("<aside><figure><img><figcaption>Another page's picture</figcaption></figure></aside>", None),
    ('<figure><img><figcaption><a href="/x">A link to another page</a></figcaption></figure>', None),
]


@pytest.mark.parametrize(("picture", "words"), CAPTIONS)
def test_a_caption_stands_above_the_paragraph_that_follows_it(picture: str, words: str | None) -> None:
    report = read(
        page(text=f"{TEXT}{picture}<p>The last ferry leaves on Friday night, the council said in a note.</p>")
    )
    found = [zone for zone in report.zones if zone.role is Role.CAPTION]
    assert [zone.span.of(report.text) for zone in found] == ([words] if words else [])
    if found:
        assert report.text[found[0].span.end :].strip().startswith("The last ferry")


def test_paragraphs_that_a_page_calls_captions_stay_text() -> None:
    report = read(page(text=TEXT.replace("<p>", '<p class="caption">')))
    assert Role.CAPTION not in {zone.role for zone in report.zones}


DATELINES = [
    ("PORT SAID // Envoys met", "PORT SAID //"),
    ("CABO NEGRO, 20 ene (ANP) - Un grupo", "CABO NEGRO, 20 ene (ANP) -"),
    ("ВЕЛОГРАД, 5 декабря — Третью линию", "ВЕЛОГРАД, 5 декабря —"),
    ("Lindhorst (lnw) – Bei einem Brand", "Lindhorst (lnw) –"),
    ("<em>Corran (KPS) – </em>A fire", "Corran (KPS) –"),
    ("Corran (KPS) – A fire", None),
    ("Amazon (AMZN) – The company", None),
    ("ANKARA, 31 mayıs - Bakan", "ANKARA, 31 mayıs -"),
    ("VELMA, 40 mai - Bakan", None),
]


@pytest.mark.parametrize(("opening", "dateline"), DATELINES)
def test_the_head_of_the_text(opening: str, dateline: str | None) -> None:
    report = read(page(text=f"<p>{opening} destroyed the market hall on Sunday night, the town said.</p>{TEXT}"))
    assert [zone.span.of(report.text) for zone in report.zones if zone.role is Role.DATELINE] == (
        [dateline] if dateline else []
    )


def test_an_agency_in_the_place_of_the_writer_is_that_of_the_dateline() -> None:
    top = '<h1>Ferry to close</h1><p class="author">Autor: KPS</p>'
    report = read(page(top=top, text=f"<p>Corran (KPS) – A fire destroyed the market hall on Sunday.</p>{TEXT}"))
    assert (report.metadata.agency.value, report.metadata.byline.value) == ("KPS", None)


def test_a_text_broken_up_by_advertisements_is_whole() -> None:
    parts = "".join(
        f'<div class="part"><div class="body__inner">{paragraphs}</div></div><div class="ad">Ad</div>'
        for paragraphs in (TEXT * 3, TEXT.replace("item", "point") * 2)
    )
    report = read(page(text=f"<div>{parts}</div>"))
    assert "point 3" in report.text


def test_the_next_post_of_a_page_is_another_text() -> None:
    posts = "".join(
        f'<div class="post"><h2><a href="/x">{title}</a></h2><div class="entry">{paragraphs}</div></div>'
        for title, paragraphs in (("Ferry to close", TEXT * 3), ("Mill to open", TEXT.replace("item", "point") * 2))
    )
    assert "point 3" not in read(f"<html><body><div id='content'>{posts}</div></body></html>").text


def test_an_article_in_the_cell_of_a_table_has_its_paragraphs() -> None:
    html = (
        "<html><head><title>Ferry to close for the winter</title></head><body><table><tr><td><a>Home</a></td><td>"
        f"<font size=5><b>Ferry to close for the winter</b></font>{TEXT}</td></tr></table></body></html>"
    )
    report = read(html)
    assert "|" not in report.text
    assert report.text.count("\nThe council") == 4
