"""No page grows without bound: each page of a large generated record, with much of everything on it, is measured."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pydantic import TypeAdapter
from tests.web.conftest import TESTS
from tests.web.routes import addresses, page_routes

import dateline
from dateline.config import Config
from dateline.exports.lines import line_id
from dateline.keeping import Keeper
from dateline.model import ReadReport, ReportId, Source
from dateline.page.parts import cut_report
from dateline.record import Store
from dateline.text.ids import sha256_of_text
from dateline.web import ServeOptions, create_app
from dateline.web import desk as desk_module
from dateline.web.addresses import slug
from dateline.web.pages.report import WEIGHT

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
REPORTS, PRINTS, TIMES = 240, 60, 60
HEAVY = 150_000  # bytes of a page before images
READ = TypeAdapter(ReadReport)
ID = re.compile(r"\b([a-z]{1,12})-([0-9a-f]{16})\b")


def shifted(value: Any, by: int) -> Any:
    """A value of JSON with all its spans moved."""
    if isinstance(value, dict):
        if value.keys() == {"start", "end"}:
            return {"start": value["start"] + by, "end": value["end"] + by}
        return {name: shifted(one, by) for name, one in value.items()}
    return [shifted(one, by) for one in value] if isinstance(value, list) else value


def lengthened(read: ReadReport, times: int, own: str) -> ReadReport:
    """A report with the text and the lines of another one so many times, one after the other; its actors stay."""
    text = f"{read.report.text.rstrip()}\n\n"
    written = READ.dump_json(read).decode()
    whole = json.loads(written)
    lists = ("sentences", "quotes", "dates", "mentions", "events")
    whole |= {name: [] for name in lists} | {"report": {**whole["report"], "zones": []}}
    for number in range(times):
        part = shifted(json.loads(ID.sub(numbered(number), written)), number * len(text))
        whole["report"]["zones"] += part["report"]["zones"]
        for name in lists:
            whole[name] += part[name]
    found = READ.validate_python(whole)
    words = text * times
    report = replace(found.report, id=ReportId(own), text=words, text_sha256=sha256_of_text(words), where=f"{own}.txt")
    return replace(found, report=report, sources=(Source(report.where, report.source_sha256),))


def numbered(number: int) -> Callable[[re.Match[str]], str]:
    """Gives each id a number of its own."""
    return lambda found: f"{found[1]}-{number:03}{found[2][3:]}"


def printed(read: ReadReport, own: str, outlet: str) -> ReadReport:
    """The same text in another outlet."""
    known = replace(read.report.metadata, outlet=replace(read.report.metadata.outlet, value=outlet))
    report = replace(read.report, id=ReportId(own), where=f"{own}.txt", metadata=known)
    return replace(read, report=report, sources=(Source(report.where, report.source_sha256),))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Generated reports, many prints of one, two very long ones that share all, many wordy corrections of a line."""
    path = tmp_path_factory.mktemp("large") / "story.db"
    command = [sys.executable, "fill_record.py", str(path), "--reports", str(REPORTS), "--affairs", "3"]
    subprocess.run(command, cwd=BENCHMARKS, check=True, capture_output=True)
    with Store(path) as store:
        keeper = Keeper(store, Config())
        base = max(store.reports(), key=lambda read: len(read.quotes))
        long = lengthened(base, TIMES, "long-one")
        with store.writing():
            for number in range(PRINTS):
                keeper.keep_lines(printed(base, f"print-{number:03}", f"Ostrel Print {number}"))
            keeper.keep_lines(long)
            keeper.keep_lines(printed(long, "long-two", "Kelim Wire"))
    with dateline.Record(path) as record:
        own = line_id("attribution", base.report.id, base.quotes[0].id)
        for number in range(70):
            record.judge(
                base.report.id, own, set={"speaker": f"Ana Vale {number}"}, because="why " * 900, by=f"p{number}"
            )
        assert record.verify().holds
    return path


@pytest.fixture(scope="module")
def site(large: Path) -> Iterator[TestClient]:
    """The site over it, settled as a whole before it is shown."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(desk_module, "_SMALL", 10_000)
        with TestClient(create_app(ServeOptions(db=large, hosts=(TESTS,)), config=Config())) as client:
            yield client


def test_every_page_of_a_large_record_stays_small(site: TestClient) -> None:
    start = [
        f"{path}?page={page}" for path in ("/timeline", "/disagreements", "/reports", "/quotes") for page in (2, 5)
    ]
    start += ["/report/long-one", "/report/long-one?part=7", "/beside/long-one/long-two", "/lineage/long-one"]
    start += ["/lineage/print-001", "/story-of/print-001", "/outlet?name=Kelim+Wire", "/reports?outlet=Kelim+Wire"]
    sizes: dict[str, tuple[int, str]] = {}
    for route, path, content in addresses(site, 6, tuple(start)):
        sizes[route] = max(sizes.get(route, (0, "")), (len(content), path))
    assert {route: size for route, size in sizes.items() if size[0] > HEAVY} == {}
    assert sizes.keys() == {*page_routes()} - {"/add/{own}"}  # nothing was handed in


def test_a_long_report_is_shown_in_parts_that_hold_all_of_it(site: TestClient, large: Path) -> None:
    """Every line of it is on one of the pages, and a link to words opens the part that has them."""
    with dateline.Record(large, read_only=True) as record:
        read = record.show(ReportId("long-one"))
    parts = cut_report(read, WEIGHT)
    assert len(parts) > 2
    assert "".join(part.of(read.report.text) for part in parts) == read.report.text
    pages = number_of_parts(site.get("/report/long-one").text)
    anchors: list[str] = []
    for number in range(1, pages + 1):
        answer = site.get(f"/report/long-one?part={number}")
        assert len(answer.content) <= HEAVY
        anchors += re.findall(r'class="(?:ends )?m quote [^"]*starts[^"]*" id="([^"]+)"', answer.text)
    assert len(set(anchors)) >= len({tuple(quote.content) for quote in read.quotes}) * 0.98  # some lie within others
    for line in site.get("/api/v1/quotes?report=long-one&page=9").json()["items"][:5]:
        at = "_".join(f"{start}-{end}" for start, end in line["content"])
        html = site.get(f"/report/{slug(ReportId('long-one'))}?at={at}").text
        start, end = line["content"][0]
        assert f'id="r-long-one-s{start}-{end}' in html


def number_of_parts(html: str) -> int:
    """How many parts a page says there are."""
    found = re.search(r"Part 1 of (\d+)", html)
    assert found is not None
    return int(found[1])


def test_two_long_reports_stand_side_by_side_in_parts(site: TestClient) -> None:
    """Each passage is on one of the pages, and each number leads to where the passage is."""
    pages = {1: site.get("/beside/long-one/long-two").text}
    for number in range(2, number_of_parts(pages[1]) + 1):
        pages[number] = site.get(f"/beside/long-one/long-two?part={number}").text
    assert len(pages) > 3
    names = {number: set(re.findall(r' id="([^"]+)"', html)) for number, html in pages.items()}
    for number, html in pages.items():
        for part, name in re.findall(r'href="(?:/beside/[^"?]*(?:\?part=(\d+))?)?#([^"]+-[ab])"', html):
            assert name in names[int(part) if part else number if f'href="#{name}"' in html else 1]


def test_lists_say_where_they_are_and_keep_what_they_are_narrowed_to(site: TestClient) -> None:
    html = site.get("/quotes?type=indirect&page=2").text
    assert re.search(r"51 to 100 of [\d,]+ quotations", html)
    assert 'href="/quotes?type=indirect" rel="prev"' in html
    assert 'href="/quotes?type=indirect&amp;page=3" rel="next"' in html
    word = site.get("/api/v1/reports/print-001").json()["text"].split()[1]
    html = site.get(f"/search?q={word}&order=first").text
    assert re.search(r"Reports 1 to 50 of \d+,", html)
    assert f'href="/search?q={word}&amp;page=2&amp;order=first" rel="next"' in html
    assert "Reports 51 to " in site.get(f"/search?q={word}&page=2").text
    story = site.get("/api/v1/reports/print-001").json()["report"]["slug"]
    html = site.get(f"/story-of/{story}").text
    assert re.search(r"1 to 20 of \d\d+ reports", html)
    assert re.search(r'href="/story/[^"]+\?page=2#reports-title" rel="next"', html)


def test_a_finding_has_a_page_with_every_account(site: TestClient) -> None:
    for line in site.get("/api/v1/findings").json()["items"][:6]:
        html = site.get(f"/finding/{line['id']}").text
        assert len(re.findall('<tr role="row"><td role="cell" class="figure" data-th="Answer">', html)) == min(
            50, len(line["accounts"])
        )
    assert site.get("/finding/none").status_code == 404
