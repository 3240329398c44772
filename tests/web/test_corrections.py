"""A person corrects a line in place: signed, shown, undone, contested by another; nobody else can send the form."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.web.conftest import TESTS
from tests.web.crawling import links_of

import dateline
from dateline.config import Config
from dateline.model import ReportId
from dateline.web import ServeOptions, create_app
from dateline.web.addresses import SITE

PLACE = "/report/r-380d5ac32215da84"


@pytest.fixture
def own_record(tmp_path: Path, example_record: Path) -> Path:
    """A copy of the example's record that a test may change."""
    shutil.copytree(example_record.parent, tmp_path / "own")
    return tmp_path / "own" / example_record.name


@pytest.fixture
def editor(own_record: Path) -> Iterator[TestClient]:
    """The site, as Orr has it on her own machine."""
    options = ServeOptions(db=own_record, hosts=(TESTS,), person="Orr")
    with TestClient(create_app(options, config=Config())) as client:
        client.get("/")
        yield client


def mark_in(html: str) -> str:
    """The mark of the forms of a page."""
    found = re.search(r'name="mark" value="([0-9a-f]{64})"', html)
    assert found is not None
    return found[1]


def line_to_correct(client: TestClient, kind: str) -> str:
    """The way to the first line of a kind."""
    return next(link for link in links_of(client.get(PLACE).text) if link.startswith("/correct/") and kind in link)


def say(client: TestClient, where: str, verdict: str, because: str = "", **fields: str) -> int:
    """Send the form of a line; the answer's status."""
    form = {"mark": mark_in(client.get(where).text), "verdict": verdict, "because": because}
    form |= {f"field-{name}": value for name, value in fields.items()}
    return client.post(where, data=form, follow_redirects=False).status_code


def test_a_speaker_is_corrected_shown_and_undone(editor: TestClient, own_record: Path) -> None:
    where = line_to_correct(editor, "attribution-")
    assert say(editor, where, "set", "named in the caption", speaker="Ana Vale") == 303
    html = editor.get(where).text
    assert "Ana Vale" in html
    assert "named in the caption" in html
    assert "<bdi>Orr</bdi>" in html
    assert "Ana Vale" in editor.get(PLACE).text
    with dateline.Record(own_record, read_only=True) as record:
        (said,) = record.judgements()
        assert (said["by"], said["state"], said["value"]["speaker"]) == ("Orr", "applied", "Ana Vale")
    undo = f"/undo/{said['id']}"
    done = editor.post(undo, data={"mark": mark_in(html), "because": "a slip", "back": where}, follow_redirects=False)
    assert done.status_code == 303
    assert "Ana Vale" not in editor.get(PLACE).text
    history = editor.get("/corrections").text
    assert "undone by <bdi>Orr</bdi>" in history
    assert "a slip" in history


def test_a_rejected_line_leaves_and_its_history_stays(editor: TestClient, own_record: Path) -> None:
    where = line_to_correct(editor, "timex-")
    with dateline.Record(own_record, read_only=True) as record:
        before = len(record.show("r-380d5ac32215da84").dates)
    assert say(editor, where, "reject") == 400, "without a reason nothing is rejected"
    assert say(editor, where, "reject", "no time is meant") == 303
    with dateline.Record(own_record, read_only=True) as record:
        assert len(record.show("r-380d5ac32215da84").dates) == before - 1
    assert "no time is meant" in editor.get("/corrections?state=applied").text


def test_a_day_of_publication_and_who_copied_are_corrected(editor: TestClient, own_record: Path) -> None:
    report = SITE.correct(ReportId("r-410e75522d7447c2"))
    assert say(editor, report, "set", "the printed issue", published="2019-02-23") == 303
    pair = next(
        link for link in links_of(editor.get("/beside/r-380d5ac32215da84/r-d0444674682d3e96").text) if "copy=" in link
    )
    assert say(editor, pair, "set", "the agency was first", kind="quotation", dir="") == 303
    with dateline.Record(own_record, read_only=True) as record:
        assert record.show("r-410e75522d7447c2").report.metadata.published.value == "2019-02-23"
        kinds = {frozenset((copy.a, copy.b)): copy.kind for copy in record.copies()}
    assert kinds[frozenset((ReportId("r-380d5ac32215da84"), ReportId("r-d0444674682d3e96")))] == "quotation"
    assert "23 February 2019" in editor.get("/report/r-410e75522d7447c2").text


def test_two_people_who_disagree_are_both_shown(editor: TestClient, own_record: Path) -> None:
    where = line_to_correct(editor, "attribution-")
    say(editor, where, "set", "as the caption has it", speaker="Ana Vale")
    other = ServeOptions(db=own_record, hosts=(TESTS,), person="Dov")
    with TestClient(create_app(other, config=Config())) as second:
        second.get("/")
        say(second, where, "set", "as the list has it", speaker="Bea Lund")
    html = editor.get(where).text
    assert "<b>Contested.</b>" in html
    assert html.index("as the list has it") < html.index("as the caption has it")
    assert "Ana Vale" not in re.sub("<datalist.*?</datalist>", "", editor.get(PLACE).text, flags=re.S)


def test_a_value_that_is_none_is_told_and_what_was_typed_stays(editor: TestClient) -> None:
    where = line_to_correct(editor, "timex-")
    form = {"mark": mark_in(editor.get(where).text), "verdict": "set", "because": "x", "field-earliest": "Thursday"}
    answer = editor.post(where, data=form)
    assert answer.status_code == 400
    assert "is no day" in answer.text
    assert 'value="Thursday"' in answer.text


@pytest.mark.parametrize("mark", ["", "0" * 64])
def test_a_form_that_no_page_of_this_session_sent_is_refused(editor: TestClient, own_record: Path, mark: str) -> None:
    where = line_to_correct(editor, "attribution-")
    form = {"mark": mark, "verdict": "confirm"}
    assert editor.post(where, data=form).status_code == 403
    good = {"mark": mark_in(editor.get(where).text), "verdict": "confirm"}
    assert editor.post(where, data=good, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    with dateline.Record(own_record, read_only=True) as record:
        assert list(record.judgements()) == []


def test_corrections_go_to_a_colleague_as_a_file(editor: TestClient, own_record: Path, example_record: Path) -> None:
    where = line_to_correct(editor, "attribution-")
    say(editor, where, "set", "named above", speaker="Ana Vale")
    file = editor.get("/corrections.jsonl").content
    with dateline.Record(own_record) as record:
        (said,) = record.judgements()
        record.undo(said["id"], by="Orr")
    answer = editor.post(
        "/corrections", data={"mark": mark_in(editor.get("/corrections").text)}, files={"file": ("c.jsonl", file)}
    )
    assert "0 new of 1" in answer.text


def test_lists_are_as_people_left_the_lines(editor: TestClient, own_record: Path) -> None:
    """A corrected line stands in its new place on the right page, a rejected one nowhere, and nothing else moves."""
    before = [row["words"] for row in all_of(editor, "/api/v1/quotes?order=oldest")]
    where = line_to_correct(editor, "attribution-")
    say(editor, where, "set", "named above", speaker="Ana Vale")
    say(editor, line_to_correct(editor, "timex-"), "reject", "no time")
    after = all_of(editor, "/api/v1/quotes?order=oldest")
    assert [row["words"] for row in after] == before
    assert [row["speaker_name"] for row in after].count("Ana Vale") == 1
    assert len(all_of(editor, "/api/v1/quotes?speaker=ana+vale")) == 1
    say(editor, SITE.correct(ReportId("r-380d5ac32215da84")), "set", "the archive", published="2031-01-01")
    first = editor.get("/api/v1/reports").json()["items"][0]
    assert (first["id"], first["published"]) == ("r-380d5ac32215da84", "2031-01-01")
    times = all_of(editor, "/api/v1/times")
    assert times == sorted(times, key=lambda row: row["earliest"] or row["latest"])
    with dateline.Record(own_record, read_only=True) as record:
        own = [*record.timeline()]
    assert sorted((row["report"], row["words"], row["earliest"] or "") for row in times) == sorted(
        (row["report"], row["words"], row["earliest"] or "") for row in own
    )


def all_of(client: TestClient, address: str | None) -> list[dict[str, Any]]:
    """All lines of a list, page by page."""
    found: list[dict[str, Any]] = []
    while address:
        page = client.get(address).json()
        found += page["items"]
        address = page["next"]
    return found
