"""Who copied whom on the page: every report under its source, each line told in words, links that lead somewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.copies.copies_texts import LEAD, SECOND, STORY, THIRD
from tests.page.page_reader import read_page
from tests.page.story_factory import make_report, make_story, read

from dateline.copies import find_copies, independent_accounts, trace_lineage
from dateline.model import Detail, Metadata, Role, Status, Story
from dateline.page import render_page
from dateline.pipeline import copy_input

ROWS = (
    ("one", f"KOLVESH (Ashvala Wire) – {STORY}", "Orvan Voice"),
    ("two", f"{LEAD} {SECOND} {THIRD}\n\nThis report first appeared in the Orvan Voice.", "Lissend Gazette"),
    ("three", f"{SECOND} {THIRD}", "Pellmar <Observer>"),
)


def traced() -> Story:
    """A story with a line of every kind."""
    reports = []
    for name, text, outlet in ROWS:
        known = Metadata(outlet=Detail(outlet, Status.GIVEN, because="given"))
        reports.append(make_report(name, ((Role.BODY, text),), known))
    inputs = {report.id: copy_input(report) for report in reports}
    copies = tuple(find_copies(list(inputs.values())))
    lineages = trace_lineage(copies, inputs)
    accounts = independent_accounts(3, lineages)
    return Story(tuple(read(report) for report in reports), copies, lineages=lineages, independent=accounts)


def test_each_kind_of_line_is_drawn_and_said() -> None:
    section = read_page(render_page(traced())).by_id("lineage")
    told = " ".join(section.text().split())
    assert len(section.all("li", class_="solid")) == 1
    assert len(section.all("li", class_="dashed")) == 1
    assert len(section.all("li", class_="dotted")) == 1
    assert "R2 Lissend Gazette" in told
    assert "has it from R1 Orvan Voice: aligned, and the order is known" in told
    assert "has it from Ashvala Wire (text not at hand): credited only" in told
    assert "shares words with R3 Pellmar <Observer>; who was first is not determined" in told
    assert "R2 Lissend Gazette credits Orvan Voice, the outlet of R1 Orvan Voice" in told


def test_links_lead_to_the_reports_and_side_by_side() -> None:
    page = read_page(render_page(traced()))
    links = [link.attributes["href"].removeprefix("#") for link in page.by_id("lineage").all("a")]
    assert {"r-one", "r-two", "p-one--two"} <= set(links)
    assert all(page.by_id(link) for link in links)


@pytest.mark.parametrize(("accounts", "told"), [(1, "1 independent account"), (3, "3 independent accounts")])
def test_the_head_counts_the_accounts(accounts: int, told: str) -> None:
    (counts,) = read_page(render_page(replace(make_story(), independent=accounts))).all(class_="counts")
    assert counts.text().endswith(f"credited origin / {told}")


def test_without_shared_reporting_there_is_no_tree() -> None:
    section = read_page(render_page(Story(()))).by_id("lineage")
    assert "No two reports of this record share reporting." in section.text()


def test_a_long_chain_is_listed_at_one_depth() -> None:
    names = [f"r{n:03}" for n in range(40)]
    reports = [make_report(name, ((Role.BODY, STORY),)) for name in names]
    inputs = {
        report.id: replace(copy_input(report), outlet=f"Outlet {n:03}", agency=f"Outlet {n - 1:03}" if n else None)
        for n, report in enumerate(reports)
    }
    lineages = trace_lineage(find_copies(list(inputs.values())), inputs)
    page = render_page(Story(tuple(read(report) for report in reports), lineages=lineages, independent=1))
    section = read_page(page).by_id("lineage")
    assert len(section.all("li", class_="solid")) == 39
