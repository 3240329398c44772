"""Reprints of one text: the page shows a few whole, folds the others to what is their own, and stays of a size."""

from __future__ import annotations

from datetime import date

from tests.page.page_reader import Node, check_links, lit_words, read_page, squeezed
from tests.page.story_factory import Part, find, make_quote, make_report, make_time, read

from dateline.model import (
    AlignedSpan,
    Copy,
    CopyKind,
    Detail,
    Lineage,
    LineageAccount,
    LineageEdge,
    LineageMember,
    Metadata,
    Published,
    Readout,
    ReadReport,
    Reason,
    Report,
    ReportId,
    Role,
    Status,
)
from dateline.page import PageOptions, render_page

SPOKEN = "“Nobody should stand on that pier a day longer than they must,” Ilse Varnholt said on Thursday."
TEXT = "\n".join(
    [
        "The council of Osmere closed its old grain pier before the storms, after engineers found its piles rotten.",
        SPOKEN,
        *(
            f"The pier carries the only road to the cold store number {n}, where fish is kept for the inland markets."
            for n in range(24)
        ),
    ]
)
ADDED = "“Nobody asked us,” Joren Pell told the Courier."


def make_print(number: int) -> ReadReport:
    """One print: its own masthead; every tenth rewords a figure, and number 30 adds a quotation of its own."""
    text = TEXT.replace("number 7", "number seven") if number % 10 == 3 else TEXT
    parts: list[Part] = [(Role.MASTHEAD, f"outlet-{number:03}.example"), (Role.BODY, text)]
    if number == 30:
        parts[1] = (Role.BODY, f"{text}\n{ADDED}")
    parts.append((Role.CREDIT, "Source: Tern Agency" if number % 2 else "Share this story"))
    known = Metadata(
        title=Detail(f"Pier closes, print {number}", Status.GIVEN),
        outlet=Detail(f"Outlet {number:03}", Status.GIVEN),
        published=Published(
            f"2021-05-{14 + number % 3}",
            Status.GIVEN,
            earliest=date(2021, 5, 14 + number % 3),
            latest=date(2021, 5, 15 + number % 3),
        ),
    )
    report = make_report(f"print-{number:03}", parts, known)
    words = "“Nobody should stand on that pier a day longer than they must,”"
    quotes = [make_quote(report, words, "Ilse Varnholt", source="Ilse Varnholt", cue="said")]
    if number == 30:
        quotes.append(make_quote(report, "“Nobody asked us,”", "Joren Pell", source="Joren Pell", cue="told"))
    return read(report, quotes, [make_time(report, "Thursday", "2021-05-13", date(2021, 5, 13), date(2021, 5, 14))])


def aligned(a: Report, b: Report) -> AlignedSpan:
    """The text that two prints share."""
    one, two = a.zones_of(Role.BODY)[0], b.zones_of(Role.BODY)[0]
    shared = [len(ADDED) + 1 if report.id == "print-030" else 0 for report in (a, b)]
    return AlignedSpan(one.start, one.end - shared[0], two.start, two.end - shared[1])


def reprints(number: int) -> Readout:
    """So many prints of one text, all pairs of which share it, and a lineage in which they hang on the first."""
    made = [make_print(n) for n in range(number)]
    reports = [one.report for one in made]
    copies = tuple(
        Copy(a.id, b.id, (aligned(a, b),), 0.99, 0.98, CopyKind.COPY, None, None, "nearly every word is the same")
        for i, a in enumerate(reports)
        for b in reports[i + 1 :]
    )
    first, *others = reports
    edges = []
    for other in others:
        credit = [find(other.text, "Tern Agency")] if "Tern Agency" in other.text else []
        says = Reason(("", other.id, " credits Tern Agency"), other.id, tuple(credit))
        edges.append(LineageEdge(first.id, other.id, (says,), not credit, (aligned(first, other),)))
    members = tuple(LineageMember(report.id, (), ()) for report in reports)
    account = LineageAccount((first.id,), tuple(report.id for report in others))
    lineage = Lineage(members, tuple(edges), 1, f"{number} reports, 1 independent account", (account,))
    ordered = sorted(made, key=lambda one: (one.report.metadata.published.earliest or date.max, one.report.id))
    return Readout(tuple(ordered), copies, texts=1, credited=("Tern Agency",), lineages=(lineage,), independent=1)


def page(number: int, options: PageOptions | None = None) -> Node:
    """The page of so many prints."""
    made = read_page(render_page(reprints(number), options or PageOptions()))
    check_links(made)
    return made


def test_a_few_prints_are_all_laid_out() -> None:
    """Up to the limit nothing folds."""
    assert len(page(5).all("article")) == 5
    assert page(5).all("details", class_="prints") == []


def test_further_prints_fold_into_one_line_that_opens() -> None:
    """With their number, how many are word for word the same, and a place for each."""
    made = page(40)
    assert len(made.all("article")) == 5
    (fold,) = made.all("details", class_="prints")
    assert squeezed(fold.all("summary")[0].text()).startswith("and 35 more prints of this text")
    assert len(fold.all("li", class_="print")) == 35
    assert "and 35 more prints of R1 Outlet 000, 14 to 16 May 2021" in squeezed(made.by_id("reports").text())


def test_a_folded_print_shows_what_is_its_own() -> None:
    """The masthead and credit that the first lacks, the words that differ, the hash of its text."""
    made = page(40)
    told = squeezed(made.by_id("r-print-033").text())
    assert "outlet-033.example" in told
    assert "of its body is here, with seven for 7." in told
    assert made.by_id("r-print-033").all("code", class_="hash")[0].text() == make_print(33).report.text_sha256
    assert "word for word" in squeezed(made.by_id("r-print-031").text())


def test_what_only_a_folded_print_says_is_not_lost() -> None:
    """Its own quotation stands in the list of speakers and opens its words; the common one is listed five times."""
    made = page(40)
    links = made.by_id("speakers").all("a", class_="to-words")
    told = [squeezed(link.text()) for link in links]
    assert told.count("“Nobody should stand on that pier a day longer than they must,”") == 5
    (own,) = [link for link in links if squeezed(link.text()) == "“Nobody asked us,”"]
    assert "".join(lit_words(made, own.attributes["href"][1:])) == "“Nobody asked us,”"
    left = squeezed(made.by_id("speakers").all(class_="left-out")[0].text())
    assert left.startswith("35 quotations of 35 further prints are those of the reports laid out here")


def test_reasons_of_folded_prints_open_their_words() -> None:
    """A credit that is the print's own is lit in the list of prints."""
    made = page(40)
    (fold,) = [fold for fold in made.by_id("lineage").all("details", class_="more") if "have it from" in fold.text()]
    links = fold.all("a", class_="to-words")
    assert len(links) == 15
    for link in links:
        assert "".join(lit_words(made, link.attributes["href"][1:])) == "Tern Agency"


def test_when_prints_came_out_is_one_line_a_day() -> None:
    """The timeline counts them."""
    told = [squeezed(line.text()) for line in page(40).by_id("timeline").all("li", class_="publication")]
    folded = [line for line in told if "more prints of R1" in line]
    assert len(folded) == 3
    assert len(told) == 3 + 5


def test_three_hundred_reprints_make_a_page_of_a_size_that_opens() -> None:
    """Under two megabytes, with all 300 named; without folding it would be ten."""
    html = render_page(reprints(300))
    assert len(html.encode("utf-8")) < 2_000_000
    made = read_page(html)
    check_links(made)
    assert {node.attributes.get("id") for node in made.walk()} >= {f"r-print-{n:03}" for n in range(300)}
    assert "300 reports" in made.all(class_="counts")[0].text()
    assert len(made.by_id("shared").all("tr")) == 11


def test_the_words_of_what_is_folded_stand_in_the_first_print() -> None:
    """So no word of a print is lost: its own are in the list, the shared ones where the passage is marked."""
    story = reprints(40)
    made = page(40)
    first = made.by_id("r-print-000").text(labels=False)
    for read_report in story.reports:
        article = [node for node in made.all("article") if node.attributes["id"] == f"r-{read_report.report.id}"]
        own = made.by_id(f"r-{read_report.report.id}").text(labels=False)
        for line in read_report.report.text.splitlines():
            assert article or line in own or line.replace("seven", "7") in first


def test_the_limit_of_listed_prints_is_said() -> None:
    """And a report beyond it is named without a link that leads nowhere."""
    made = page(40, PageOptions(max_prints=1, max_listed=10))
    (fold,) = made.all("details", class_="prints")
    assert len(fold.all("li", class_="print")) == 10
    assert "29 prints left out of this list; `dateline copies` lists all of them." in squeezed(fold.text())
    assert ReportId("print-039") in reprints(40).lineages[0].cluster
