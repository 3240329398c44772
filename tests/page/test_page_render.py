"""The whole page: every line opens its words, all words are there and harmless, the same story gives the same bytes."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from functools import cache

import pytest
from tests.page.page_reader import Node, check_links, lit_words, read_page, report_words, squeezed, words
from tests.page.story_factory import find, make_report, make_story, read

from dateline.model import (
    AlignedSpan,
    Copy,
    CopyKind,
    Metadata,
    Quote,
    QuoteId,
    QuoteType,
    Readout,
    ReportId,
    Role,
    Span,
    TimeExpression,
    TimeExpressionId,
    TimeType,
)
from dateline.page import PageOptions, render_page
from dateline.page.anchors import report_anchor


@cache
def html() -> str:
    """The page of the invented story."""
    return render_page(make_story())


@cache
def page() -> Node:
    """The same, read back."""
    return read_page(html())


def test_ids_and_links_hold() -> None:
    check_links(page())


def test_each_report_has_all_its_words() -> None:
    for held in make_story().reports:
        assert report_words(page(), held.report.id) == words(held.report.text)


def test_each_quotation_of_the_table_opens_its_words() -> None:
    links = page().by_id("speakers").all("a", class_="to-words")
    quotes = [(r.report, q) for r in make_story().reports for q in r.quotes]
    assert len(links) == len(quotes)
    by_link = {link.attributes["href"][1:]: squeezed(link.text()) for link in links}
    for report, quote in quotes:
        anchor = f"{report_anchor(report.id)}-s" + "_".join(f"{s.start}-{s.end}" for s in quote.content)
        spans = [squeezed(span.of(report.text)) for span in quote.content]
        assert by_link[anchor] == " [...] ".join(spans)
        assert squeezed("".join(lit_words(page(), anchor))) == squeezed("".join(spans))


def test_each_time_of_the_timeline_opens_its_words() -> None:
    for part in ("timeline", "open"):
        for item in page().by_id(part).all("li"):
            for link in (link for paragraph in item.all("p") for link in paragraph.all("a")):
                anchor = link.attributes["href"][1:]
                if "-s" in anchor:
                    assert squeezed("".join(lit_words(page(), anchor))) == squeezed(link.text())


def test_a_passage_leads_to_its_twin_and_back() -> None:
    chips = {n.attributes["href"][1:]: n for a in page().all("article") for n in a.all("a", class_="chip")}
    for target, chip in chips.items():
        twin = page().by_id(target)
        number, told = chip.text(), chip.attributes["aria-label"]
        back = next(n for n in page().by_id("articles").all("a", class_="chip") if n in list(twin.walk()))
        assert back.text() == number
        assert re.match(rf"(Shared passage|Retold passage|Quotation in common) {number} starts; go to it in R\d", told)


@pytest.mark.parametrize(
    ("reports", "texts", "credited", "expected"),
    [
        (0, 0, 0, "0 reports / 0 texts (copies folded) / 0 credited origins"),
        (1, 1, 1, "1 report / 1 text (copies folded) / 1 credited origin"),
        (5, 4, 3, "5 reports / 4 texts (copies folded) / 3 credited origins"),
    ],
)
def test_the_head_counts(reports: int, texts: int, credited: int, expected: str) -> None:
    made = tuple(read(make_report(f"r{n}", ((Role.BODY, f"Words {n}."),))) for n in range(reports))
    story = Readout(made, texts=texts, credited=tuple(f"Agency {n}" for n in range(credited)))
    (counts,) = read_page(render_page(story)).all(class_="counts")
    assert counts.text() == expected


def test_what_is_not_known_is_said() -> None:
    told = squeezed(page().by_id("open").text())
    assert "R5 Inland Post & Sons: not determined: no date line, no given date" in told
    assert "R3 Osmere Evening Echo: 15 May (year not determined): no year" in told
    assert "R5 Inland Post & Sons: no headline in the text (no line looks like a headline)" in told
    assert "the 1st: not determined: 1 June 2021 or 1 July 2021" in told
    assert "a description that two people fit" in told
    assert "R1 Tern Agency and R2 Harbour Courier: both credit it" in told
    assert "in/empty.txt: the file is empty: nothing to read [empty]" in squeezed(page().by_id("problems").text())


def test_a_time_says_what_it_means_and_why() -> None:
    notes = [squeezed(note.text()) for note in page().by_id("r-harbour-1").all(class_="of-date")]
    because = "because the report is dated Friday 14 May 2021, and Thursday was the day before"
    assert f"Thursday = 13 May 2021{because}" in notes
    open_notes = [squeezed(note.text()) for note in page().by_id("r-inland_3").all(class_="of-date")]
    assert "this week: not determinedbecause the report has no day of publication to count from" in open_notes


def test_details_say_how_they_are_known() -> None:
    about = squeezed(page().by_id("r-harbour-1").all(class_="about")[0].text())
    assert "OutletHarbour Courier" in about
    assert "Agency" in about
    for status in ("stated in the text", "inferred", "given beside the text", "not determined"):
        assert status in about
    assert "date line: the page prints it" in about


def test_shares_are_told_in_words() -> None:
    told = squeezed(page().by_id("reports").text())
    assert re.search(r"\d+ % shared with R2 Harbour Courier", told)
    assert "no text found that other reports here have" in told


def test_nothing_of_a_report_becomes_markup_or_leaves_the_page() -> None:
    assert len(page().all("script")) == 1
    assert page().all("img") == []
    assert "\x00" not in html()
    assert html().encode("utf-8")
    handlers = [name for node in page().walk() for name in node.attributes if name.startswith("on") or name == "style"]
    assert handlers == []
    outside = {n.attributes.get("href") or n.attributes.get("src") for n in page().walk()} - {None}
    assert sorted(link for link in outside if link and not link.startswith("#")) == [
        "data:,",
        "https://harbour-courier.example/a?b=1&c=2",
    ]


def test_the_policy_names_style_and_script_by_their_hash() -> None:
    (policy,) = [n.attributes["content"] for n in page().all("meta") if "http-equiv" in n.attributes]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (part,) = page().all(tag)
        digest = base64.b64encode(hashlib.sha256(part.text().encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
        assert "@import" not in part.text()
        assert "url(" not in part.text()


def test_the_title_is_escaped() -> None:
    made = render_page(Readout(()), PageOptions(title="</title><script>x</script> $style"))
    assert read_page(made).all("title")[0].text() == "</title><script>x</script> $style"


def test_the_same_story_gives_the_same_bytes() -> None:
    assert render_page(make_story()) == html()


def test_an_id_stays_when_reports_are_added() -> None:
    story = make_story()
    fewer = replace(story, reports=story.reports[1:2], copies=())
    nodes = read_page(render_page(fewer)).by_id("r-harbour-1").walk()
    ids = {node.attributes["id"] for node in nodes if "id" in node.attributes}
    assert {name for name in ids if "-s" in name} <= {n.attributes.get("id") for n in page().walk()}


def many(number: int) -> Readout:
    """Reprints of one text, each pair sharing all of it but the last words."""
    body = "The board met at noon and closed the pier, its chairman said. " * 8
    made = [make_report(f"r{n:03}", ((Role.BODY, f"{body}Report {n}."),)) for n in range(number)]
    span = (AlignedSpan(0, len(body), 0, len(body)),)
    copies = [
        Copy(a.id, b.id, span, 0.97, 0.97, CopyKind.COPY, None, None, "nearly every word is the same")
        for i, a in enumerate(made)
        for b in made[i + 1 :]
    ]
    return Readout(tuple(read(report) for report in made), tuple(copies), texts=1)


def test_what_a_limit_leaves_out_is_said() -> None:
    made = read_page(render_page(many(8), PageOptions(max_pairs=3, max_listed=5, max_twins=2, max_prints=8)))
    check_links(made)
    assert len(made.all("details", class_="pair")) == 3
    assert "25 pairs with smaller shares left out of the side-by-side views" in made.by_id("pairs").text()
    assert len(made.by_id("shared").all("tr")) == 6
    assert "23 pairs with smaller shares left out of the table" in made.by_id("shared").text()
    assert "23 pairs with smaller shares left out of this list" in made.by_id("open").text()
    assert "and in 5 more places" in made.by_id("r-r000").text()
    none = read_page(render_page(many(3), PageOptions(max_pairs=0, max_listed=0, max_twins=0)))
    check_links(none)
    assert "3 pairs with smaller shares left out of the side-by-side views" in none.by_id("pairs").text()


def test_hostile_words_in_every_field_stay_words() -> None:
    evil = "</bdi></p>\"'><script>alert(1)</script>\x00\u202e\ud800"
    base = make_story()
    held = base.reports[1]
    quotes = tuple(replace(q, speaker=evil, because=evil, klass=evil) for q in held.quotes)
    dates = tuple(replace(t, because=evil, value=evil) for t in held.dates)
    details = {
        name: replace(getattr(held.report.metadata, name), value=evil, because=evil)
        for name in Metadata.__dataclass_fields__
    }
    report = replace(held.report, where=evil, text_sha256=evil, metadata=Metadata(**details))
    copies = tuple(replace(copy, because=evil, common_source=evil) for copy in base.copies)
    reports = (base.reports[0], replace(held, report=report, quotes=quotes, dates=dates), *base.reports[2:])
    made = render_page(replace(base, reports=reports, copies=copies, credited=(evil,)), PageOptions(title=evil))
    assert len(read_page(made).all("script")) == 1
    assert made.encode("utf-8").count(b"\x00") == 0
    check_links(read_page(made))


def test_spans_beyond_the_text_or_on_blanks_break_nothing() -> None:
    report = make_report("a", ((Role.BODY, "One.\n\n\nTwo."),))
    quote = Quote(
        id=QuoteId("q"),
        source=(),
        cue=(),
        content=(Span(5, 6), Span(90, 99)),
        type=QuoteType.DIRECT,
        klass="said",
        speaker=None,
        speaker_evidence=(Span(4, 4),),
        parent=QuoteId("none"),
        zone=Role.BODY,
        closed=True,
        confidence=0.9,
        rule="r",
        because="",
    )
    time = TimeExpression(TimeExpressionId("t"), Span(50, 60), TimeType.DATE, "X", None, None, None, "r", "")
    other = make_report("b", ((Role.BODY, ""),))
    copy = Copy(report.id, other.id, (AlignedSpan(0, 4, 0, 4),), 1.7, -1, CopyKind.PARTIAL, None, None, "")
    lost = Copy(report.id, ReportId("gone"), (), 0, 0, CopyKind.REWRITE, None, None, "")
    check_links(read_page(render_page(Readout((read(report, [quote], [time]), read(other)), (copy, lost), texts=1))))


def test_the_factory_finds_its_words() -> None:
    assert find("a b a", "a", 1) == Span(4, 5)


def test_a_reason_names_reports_as_the_page_does() -> None:
    made = [make_report(name, ((Role.BODY, "Same words."),)) for name in ("courier-2019", "7")]
    because = "7 words are the same; courier-2019 credits 7"
    copy = Copy(made[0].id, made[1].id, (), 0.5, 0.5, CopyKind.REWRITE, None, None, because)
    told = read_page(render_page(Readout(tuple(map(read, made)), (copy,), texts=2))).by_id("shared").text()
    assert "7 words are the same; R1 courier-2019.txt credits 7" in told
