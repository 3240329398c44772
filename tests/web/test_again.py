"""A page is given again as it was drawn, and never once anything that it shows is otherwise."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import httpx
import pytest
from fastapi.testclient import TestClient
from tests.web.conftest import TESTS
from tests.web.test_corrections import PLACE, editor, line_to_correct, own_record, say

import dateline
from dateline.errors import RecordError
from dateline.model import ReportId
from dateline.record import ReportState, standing_path
from dateline.web.again import Again, Drawn, Shelf

__all__ = ["editor", "own_record"]  # fixtures
STORY = re.compile(r'href="(/story/[^"?#]+)"')
REPORT = re.compile(r'href="(/report/[^"?#]+)"')


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses of pages that were drawn, not given again."""
    asked: list[str] = []
    draw = Again.draw

    async def noted(
        self: Again, key: tuple[object, ...], told: object, scope: dict[str, object], *rest: object
    ) -> None:
        asked.append(str(scope["path"]))
        await draw(self, key, told, scope, *rest)  # type: ignore[arg-type]  # as they came

    monkeypatch.setattr(Again, "draw", noted)
    return asked


def first(pattern: re.Pattern[str], page: str) -> str:
    """The first address of a kind on a page."""
    found = pattern.search(page)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("path", ["/stories", "/disagreements", "/api/v1/events", "/wording?page=2"])
def test_a_page_of_the_settlement_is_drawn_once(editor: TestClient, drawn: list[str], path: str) -> None:
    one, other = editor.get(path), editor.get(path)
    assert one.status_code == other.status_code == 200
    assert one.content == other.content
    assert len(drawn) == 1
    assert editor.get(path, headers={"If-None-Match": other.headers["etag"]}).status_code == 304


def test_each_session_has_the_mark_of_its_own(editor: TestClient, drawn: list[str]) -> None:
    path = first(STORY, editor.get("/stories").text)
    with TestClient(editor.app) as stranger:
        pages = [one.get(path, headers={"Host": TESTS}).text for one in (editor, stranger)]
    marks = [first(re.compile(r'name="mark" value="([^"]+)"'), page) for page in pages]
    assert marks[0] != marks[1]
    assert drawn.count(path) == 1


def test_a_correction_is_on_the_page_at_once(editor: TestClient) -> None:
    before = editor.get(PLACE).text
    assert "Ana Vale" not in before
    assert editor.get(PLACE).text == before
    assert say(editor, line_to_correct(editor, "attribution-"), "set", "x", speaker="Ana Vale") == 303
    assert "Ana Vale" in editor.get(PLACE).text


def test_what_was_put_aside_is_on_the_page_at_once(editor: TestClient) -> None:
    path = first(STORY, editor.get("/stories").text)
    page = editor.get(path).text
    assert "Follow this story" in page
    mark = first(re.compile(r'name="mark" value="([^"]+)"'), page)
    report = first(re.compile(r'name="report" value="([^"]+)"'), page)
    editor.post("/shelf", data={"mark": mark, "what": "story", "report": report, "at": "", "back": path})
    assert "Follow no more" in editor.get(path).text


def test_a_report_that_is_gone_is_on_no_page(editor: TestClient, own_record: Path) -> None:
    path = first(STORY, editor.get("/stories").text)
    report = first(REPORT, editor.get(path).text)
    assert editor.get(report).status_code == 200
    with dateline.Record(own_record) as record:
        record.forget(ReportId(report.removeprefix("/report/")))
    assert editor.get(report).status_code == 404
    assert f'"{report}"' not in editor.get("/stories").text


def test_another_place_of_a_text_is_on_its_page(editor: TestClient, own_record: Path, tmp_path: Path) -> None:
    with dateline.Record(own_record) as record:
        report = next(iter(record.store.reports())).report
        seen = editor.get(f"/api/v1/reports/{report.id}").json()
        (tmp_path / "again.txt").write_text(report.text, "utf-8")
        record.add(tmp_path / "again.txt", given=dateline.model.Given(id=report.id, outlet="Some Other Outlet"))
    again = editor.get(f"/api/v1/reports/{report.id}").json()
    assert again["lines"]["problems"] != seen["lines"]["problems"]


def test_a_report_that_comes_changes_no_page_but_says_so(
    editor: TestClient, own_record: Path, tmp_path: Path, drawn: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.web.desk.Desk.is_quick", lambda *_: False)
    monkeypatch.setattr("dateline.web.desk.Desk.settle_beside", lambda *_: None)
    editor.get("/stories")
    before = standing_path(own_record).stat().st_mtime_ns
    texts = ("The ferry of Ostrel sank on Monday, the harbour master said.", "Snow fell on Marvane on Tuesday.")
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(text, "utf-8")
        with dateline.Record(own_record) as record:
            record.add(tmp_path / f"{number}.txt")
        assert "are settled next" in editor.get("/stories").text
    assert standing_path(own_record).stat().st_mtime_ns == before
    assert drawn.count("/stories") == 2  # before any came, and once for all that came since


def test_a_record_that_cannot_be_read_is_told_as_ever(editor: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise RecordError("the record is in use")

    monkeypatch.setattr("dateline.web.desk.Desk.settled", refuse)
    assert editor.get("/stories").status_code == 503


def test_pages_go_when_there_are_too_many() -> None:
    shelf = Shelf(most=1_000)
    state = {ReportId("1"): ReportState("a", "b")}
    for number in range(4):
        shelf.put((number,), Drawn(bytes(150), "text/html", has_mark=False, reports=state))
    assert [shelf.get((number,)) is not None for number in range(4)] == [False, False, True, True]
    assert shelf.held == 1_000


def test_who_asks_while_a_page_is_drawn_waits_for_it(editor: TestClient, drawn: list[str]) -> None:
    async def ask() -> list[bytes]:
        transport = httpx.ASGITransport(app=editor.app)
        async with httpx.AsyncClient(transport=transport, base_url=f"http://{TESTS}") as client:
            return [one.content for one in await asyncio.gather(*(client.get("/stories") for _ in range(5)))]

    assert len(set(asyncio.run(ask()))) == 1
    assert drawn == ["/stories"]


def test_a_record_that_is_restored_shows_nothing_of_the_one_before(editor: TestClient, own_record: Path) -> None:
    """Its numbers may be the same; what they count may not."""
    copy = own_record.with_name("copy.db")
    with dateline.Record(own_record) as record:
        record.backup(copy)
    path = first(REPORT, editor.get("/reports").text)
    shown = editor.get(path).text
    with dateline.Record(own_record) as record:
        record.forget(record.id_of(path.rpartition("/")[2]))
    assert editor.get(path).status_code == 404
    dateline.Record.restore(copy, own_record)
    assert editor.get(path).text == shown
