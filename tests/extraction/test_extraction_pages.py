"""HTML pages: the article's text, what the page says of itself, and the tiers of its date."""

from __future__ import annotations

import logging
import warnings
from datetime import date

import pytest

from dateline.extraction import ExtractionOptions, extract
from dateline.extraction.linked_data import read_linked_data
from dateline.extraction.markup import make_safe
from dateline.model import Given, Incoming, Media, Problem, Report, Role, Status

PARAGRAPHS = "".join(
    f"<p>The council of Harrowmere voted on Tuesday to close the northern ferry, item {number} of a long list, "
    "although many people in the town had asked for another winter.</p>"
    for number in range(6)
)


def page(head: str = "", top: str = "", lang: str = ' lang="en"') -> str:
    """A page with an article."""
    return (
        f"<!doctype html><html{lang}><head><meta charset='utf-8'>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"<main><article><h1>Ferry to close for the winter</h1>{top}{PARAGRAPHS}</article></main>"
        "<footer>© 2019 Harrow Post</footer></body></html>"
    )


def read(html: str, given: Given | None = None) -> Report:
    """The page as a report."""
    report = extract(Incoming(html, Media.HTML, "page.html", "", given or Given()))
    assert isinstance(report, Report)
    return report


def linked(words: str) -> str:
    """A JSON-LD block."""
    return f'<script type="application/ld+json">{words}</script>'


def test_the_title_stands_above_the_text_as_its_headline() -> None:
    report = read(page("<title>Ferry to close for the winter | Harrow Post</title>"))
    assert report.zones[0].role is Role.HEADLINE
    assert report.zones[0].span.of(report.text) == "Ferry to close for the winter"
    assert report.metadata.title.evidence == (report.zones[0].span,)
    assert [zone.role for zone in report.zones[1:]] == [Role.BODY]
    assert report.text.count("Harrowmere") == 6


def test_what_a_page_says_of_itself() -> None:
    head = (
        '<title>Ferry to close</title><meta property="og:site_name" content="Harrow Post">'
        '<meta name="author" content="Ida Holm"><link rel="canonical" href="https://harrow.example/ferry">'
    )
    known = read(page(head)).metadata
    assert (known.outlet.value, known.byline.value, known.language.value) == ("Harrow Post", "Ida Holm", "en")
    assert known.url.value == "https://harrow.example/ferry"
    assert {d.status for d in (known.outlet, known.byline, known.language, known.url)} == {Status.STATED}


def test_an_outlet_that_signs_as_author_is_nobody() -> None:
    head = '<meta property="og:site_name" content="Harrow Post"><meta name="author" content="Harrow Post">'
    assert read(page(head)).metadata.byline.value is None


def test_the_outlet_after_the_headline_is_inferred() -> None:
    outlet = read(page("<title>Ferry to close for the winter – Harrow Courier</title>")).metadata.outlet
    assert (outlet.value, outlet.status) == ("Harrow Courier", Status.INFERRED)


def test_without_a_name_the_address_names_the_outlet() -> None:
    outlet = read(page(), Given(url="https://www.harrow.example/a")).metadata.outlet
    assert (outlet.value, outlet.status) == ("harrow.example", Status.INFERRED)


DATES = [
    (
        linked('{"@type": "NewsArticle", "datePublished": "2020-01-17T22:50:00+03:00"}'),
        "",
        "2020-01-17T22:50:00+03:00",
        "metadata and page search agree: JSON-LD datePublished",
    ),
    (
        '<meta property="article:published_time" content="2020-01-17">',
        "",
        "2020-01-17",
        "metadata and page search agree",
    ),
    (
        "",
        '<time datetime="2020-01-17T08:00">Friday</time>',
        "2020-01-17T08:00",
        "metadata and page search agree: time element",
    ),
    ("", '<p class="meta">Posted 17/01/2020 18:20 in Town | 4 comments</p>', "2020-01-17T18:20", "date line"),
    ("", '<p class="published-date">&nbsp; / martes 17 de marzo de 2020</p>', "2020-03-17", "date line"),
    ("", '<div class="submitted">Gespeichert von r am 24. Juli 2017 - 18:55</div>', "2017-07-24T18:55", "date line"),
    ("", '<p class="meta">1. Februar 2022 , Daniel Dillen</p>', "2022-02-01", "date line"),
    ("", "<div>Pressemitteilung vom 20.01.2022</div>", "2022-01-20", "labelled date line"),
    ("", '<span class="date" data-date-time="2023-11-02 20:10:03">hier</span>', "2023-11-02T20:10:03", "metadata and"),
    ("", '<span class="quote-of-the-week" data-date-time="2023-11-02">hier</span>', None, "not found:"),
    ("", "<p>Harrowmere, in winter</p>", None, "not found:"),
]


@pytest.mark.parametrize(("head", "top", "value", "way"), DATES)
def test_the_tiers_of_a_date(head: str, top: str, value: str | None, way: str) -> None:
    published = read(page(head, top)).metadata.published
    assert published.value == value
    assert published.because.startswith(way)


def test_ways_that_differ_give_the_interval_that_holds_both() -> None:
    head = linked('{"@type": "NewsArticle", "datePublished": "2020-02-18T12:18:11Z"}')
    head += '<link rel="canonical" href="https://harrow.example/2020/02/17/ferry">'
    published = read(page(head)).metadata.published
    assert published.value is None
    assert (published.earliest, published.latest) == (date(2020, 2, 17), date(2020, 2, 19))
    assert published.because.startswith("metadata and page search differ: JSON-LD datePublished")


@pytest.mark.parametrize(
    ("stated", "address", "day"),
    [
        ("2020-02-18T02:18:11Z", "2020/02/17", "2020-02-17"),  # an evening in the west
        ("2020-02-17T22:40:00+00:00", "2020/02/18", "2020-02-18"),  # a morning in the east
        ("2020-02-18T00:18:11+02:00", "2020/02/17", "2020-02-18T00:18:11+02:00"),  # the 17th in UTC
        ("2020-02-17T20:18:11-05:00", "2020/02/18", "2020-02-17T20:18:11-05:00"),  # the 18th in UTC
        ("2020-02-18T02:18:11+01:00", "2020/02/17", None),  # the page's own zone: two days that differ
        ("2020-02-18T02:18:11Z", "2020/02/16", None),
    ],
)
def test_one_moment_in_two_zones_is_the_day_that_readers_see(stated: str, address: str, day: str | None) -> None:
    head = linked(f'{{"@type": "NewsArticle", "datePublished": "{stated}"}}')
    head += f'<link rel="canonical" href="https://harrow.example/{address}/ferry">'
    assert read(page(head)).metadata.published.value == day


def test_a_search_does_not_settle_the_order_of_figures() -> None:
    published = read(page(top='<p class="meta">Posted 05/03/2019 18:20</p>')).metadata.published
    assert (published.value, published.earliest, published.latest) == (None, date(2019, 3, 5), date(2019, 5, 4))


def test_a_kicker_above_the_headline_keeps_its_place() -> None:
    report = read(page("<title>Ferry to close for the winter</title>").replace("<h1>", "<p>After the vote</p><h1>"))
    assert [zone.role for zone in report.zones] in ([Role.KICKER, Role.HEADLINE, Role.BODY], [Role.HEADLINE, Role.BODY])


def test_a_page_without_a_marked_day_keeps_it_open() -> None:
    published = read(page(top="<p>The ferry of 3 May 2019 sank on 4 May 2019.</p>")).metadata.published
    assert (published.value, published.status) == (None, Status.ABSENT)


def test_a_related_article_is_not_the_page() -> None:
    block = (
        '{"@graph": [{"@type": "ItemList", "itemListElement": ['
        '{"@type": "NewsArticle", "datePublished": "2019-01-01"}]},'
        '{"@type": "NewsArticle", "datePublished": "2020-01-17", "author": [{"@type": "Person", "name": "Ida Holm"}]}]}'
    )
    found = read_linked_data([block])
    assert (found.published, found.authors) == ("2020-01-17", ("Ida Holm",))


def test_a_broken_block_still_tells_its_day() -> None:
    assert read_linked_data(['{"datePublished": "2020-01-17", oops']).published == "2020-01-17"


def test_what_is_given_wins_and_the_record_says_so() -> None:
    head = linked('{"@type": "NewsArticle", "datePublished": "2020-01-17"}')
    published = read(page(head), Given(published="2020-01-18")).metadata.published
    assert (published.value, published.status) == ("2020-01-18", Status.GIVEN)
    assert published.because.startswith("given: ")
    assert "2020-01-17" in published.because


def test_a_title_without_text_is_a_headline_and_a_problem() -> None:
    report = read("<html><head><title>Ferry to close for winter</title></head><body></body></html>")
    assert [zone.role for zone in report.zones] == [Role.HEADLINE]
    assert [problem.code for problem in report.problems] == ["no-body"]


@pytest.mark.parametrize("html", ["", " \n ", "<br>", "<script>x</script>", "\x00", "<!-- -->", "<html></html>"])
def test_a_page_without_words_is_a_fatal_problem(html: str) -> None:
    found = extract(Incoming(html, Media.HTML, "page.html", ""))
    assert isinstance(found, Problem)
    assert (found.code, found.fatal) == ("no-body", True)


def test_a_short_page_gives_its_paragraphs() -> None:
    assert read("<p>He left.</p><p>She stayed.</p>").text == "He left.\nShe stayed."


def test_entities_are_never_opened() -> None:
    report = read(
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><html><body><p>One &e; two.</p></body></html>'
    )
    assert report.text == "One &e; two."


def test_deep_text_is_kept() -> None:
    report = read("<html><body>" + "<div>" * 20_000 + PARAGRAPHS + "</div>" * 20_000 + "</body></html>")
    assert report.text.count("Harrowmere") == 6
    assert [problem.code for problem in report.problems] == ["page-nested"]


def test_a_long_page_is_cut_and_says_so() -> None:
    options = ExtractionOptions(longest_page=2_000)
    found = extract(Incoming(page(), Media.HTML, "page.html", ""), options)
    assert isinstance(found, Report)
    assert found.problems == () or found.problems[0].code == "page-cut"
    long = extract(Incoming(page() + "<p>More words to read here.</p>" * 200, Media.HTML, "page.html", ""), options)
    assert isinstance(long, Report)
    assert [problem.code for problem in long.problems] == ["page-cut"]


def test_scripts_go_before_a_long_page_is_cut() -> None:
    safe = make_safe("<script>var a;</script>" * 1000 + linked("{}") + "<p>x</p>", 200, 10)
    assert safe.html == linked("{}") + "<p>x</p>"
    assert safe.cut == 0


@pytest.mark.parametrize(
    "piece", ["<script>", "<!--", "<div ", "<", "</p>", "<ul><li>", "<table><tr><td>", "&lt;", "<time>"]
)
def test_hostile_pages_are_read_in_linear_time(piece: str) -> None:
    """And give no report, but a problem that says so."""
    found = extract(Incoming(piece * (300_000 // len(piece)), Media.HTML, "page.html", ""))
    assert isinstance(found, Problem)
    assert found.code == "no-body"


def test_libraries_keep_quiet(capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        extract(Incoming("<html><body><p>x", Media.HTML, "page.html", ""))
        read(page())
    out, err = capsys.readouterr()
    assert (out, err) == ("", "")
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


def test_the_same_page_gives_the_same_report() -> None:
    html = page('<meta property="og:site_name" content="Harrow Post">')
    assert read(html) == read(html)


def test_an_article_whose_paragraphs_breaks_set_off_in_a_cell() -> None:
    """As pages were laid out around the turn of the century: the menu in one cell, all the rest in another."""
    lines = [
        f"The council of Harrowmere voted on Tuesday to close the ferry to pier {n} in the spring." for n in range(5)
    ]
    head = "<font size=5><b>Ferry to close</b></font><br>by Ida Holm, staff writer<br><i>Friday, January 17, 2020</i>"
    cells = f"<td><a href=/>Home</a><br><a href=/s>Sport</a></td><td>{head}<br><br>{'<br><br>'.join(lines)}</td>"
    page = f"<html><title>Ferry to close</title><body><table><tr>{cells}</tr></table></body></html>"
    found = extract(Incoming(page, Media.HTML, "a.html", ""))
    assert isinstance(found, Report)
    assert [span.of(found.text) for span in found.zones_of(Role.BODY)] == ["\n".join(lines)]
    assert (found.metadata.byline.value, found.metadata.published.value) == ("Ida Holm", "2020-01-17")


def test_what_stands_where_a_page_is_closed_to_its_readers_is_no_text() -> None:
    words = "The council of Harrowmere voted on Tuesday to close the ferry to Orsun in the spring, its clerk said."
    stub = "Subscribe now to read the full story. Already a subscriber? Log in."
    body = "".join(f"<p>{line}</p>" for line in (words, f"{words[:-5]}told us.", stub))
    page = f"<html><title>Ferry to close</title><body><article>{body}</article>"
    found = extract(Incoming(page, Media.HTML, "a.html", ""))
    assert isinstance(found, Report)
    assert not any("Subscribe" in span.of(found.text) for span in found.zones_of(Role.BODY))
