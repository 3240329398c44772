"""Every page answers, every link leads to the words it promises, and nothing foreign can run."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.web.conftest import TESTS
from tests.web.crawling import START, crawl, links_of, names_of

import dateline
from dateline.config import Config
from dateline.errors import RecordError
from dateline.model import ReportId
from dateline.page.markup import escape
from dateline.web import ServeOptions, create_app
from dateline.web.addresses import SITE, slug

HEAVY = 150_000  # bytes of a page


def test_every_link_of_every_list_leads_to_its_words(client: TestClient) -> None:
    """Also in pages that name their words in the address alone: no link may open a page without lighting the words."""
    checked = 0
    for path, html, _ in crawl(client, most=90):
        own = names_of(html)
        for link in links_of(html):
            target, _, name = link.partition("#")
            if not name:
                continue
            if not target:
                assert name in own, f"{path} links to {link}"
            elif checked < 400:
                assert name in names_of(client.get(target).text), f"{path} links to {link}"
                checked += 1
    assert checked > 300


def test_the_words_that_an_address_names_are_those_of_the_report(client: TestClient, web_record: Path) -> None:
    with dateline.Record(web_record, read_only=True) as record:
        for quote in list(record.store.quotes())[::17]:
            address = SITE.words(quote.report.id, *quote.quote.content)
            html = client.get(address.partition("#")[0]).text
            found = re.search(rf'<span class="[^"]*" id="{re.escape(address.partition("#")[2])}">(.*)', html)
            assert found is not None
            words = re.sub(r"<[^>]+>", "", re.sub(r"<(\w+)[^>]* data-label[^>]*>.*?</\1>", "", found[1]))
            assert (
                words.replace("&quot;", '"').replace("&#x27;", "'").startswith(quote.content[0].partition("\n")[0][:8])
            )


@pytest.mark.parametrize("path", START)
def test_a_page_has_one_heading_a_title_and_fits(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert len(re.findall("<h1[ >]", answer.text)) == 1
    assert re.search("<title>[^<]+ · story · Dateline</title>", answer.text)
    assert len(answer.content) <= HEAVY


@pytest.mark.parametrize("path", [*START, "/nowhere", "/report/nobody", "/assets/0/page.js"])
def test_nothing_foreign_may_run(client: TestClient, path: str) -> None:
    answer = client.get(path)
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'")
    assert answer.headers["x-content-type-options"] == "nosniff"
    if answer.headers["content-type"].startswith("text/html"):
        assert not re.search(r" style=| on[a-z]+=|<style|<script(?![^>]* src=\"/)", answer.text)


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/nowhere", 404, "no page at this address"),
        ("/report/nobody", 404, "has no report"),
        ("/report/..%2f..%2fetc%2fpasswd", 404, "no page"),
        ("/assets/0/..%2f..%2fapp.py", 404, "no page"),
        ("/lineage/nobody", 404, "has no report"),
        ("/beside/r-380d5ac32215da84/r-380d5ac32215da84", 404, "has no text"),
        ("/reports?after=yesterday", 400, "is no day"),
        ("/reports?page=0", 422, "greater than or equal to 1"),
        ("/quotes?type=sung", 422, "direct"),
    ],
)
def test_a_slip_is_told_in_words(client: TestClient, path: str, status: int, said: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert said in answer.text
    assert "Traceback" not in answer.text


def test_a_page_that_did_not_change_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/reports")
    again = client.get("/reports", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_nobody_is_answered_under_another_name(web_record: Path) -> None:
    """A page elsewhere that points its own name at this machine gets nothing."""
    with TestClient(create_app(ServeOptions(db=web_record), config=Config())) as client:
        assert client.get("/").status_code == 421
        assert client.get("/", headers={"Host": "127.0.0.1:8642"}).status_code == 200
        assert client.get("/", headers={"Host": "localhost"}).status_code == 200
        assert client.get("/", headers={"Host": "127.0.0.1.evil.example"}).status_code == 421


def test_a_list_is_cut_into_pages_that_hold_all_of_it(web_record: Path) -> None:
    options = ServeOptions(db=web_record, hosts=(TESTS,), per_page=7)
    with TestClient(create_app(options, config=Config())) as client:
        pages = [client.get(f"/reports?page={number}").text for number in (1, 2, 3)]
        found = [set(re.findall(r'<p class="title"><a href="(/report/[^"#?]+)"', html)) for html in pages]
        assert [len(one) for one in found] == [7, 7, 5]
        assert len(set().union(*found)) == 19
        assert "The list has 3 pages" in client.get("/reports?page=9").text


def test_lists_are_narrowed(client: TestClient) -> None:
    quotes = client.get("/quotes?speaker=velidar&type=direct").text
    assert "Osmet Velidar" in quotes
    assert "Selme Karvash" not in re.sub("<datalist.*?</datalist>", "", quotes, flags=re.S)
    reports = client.get("/reports?outlet=Kolvesh+Courier").text
    assert len(re.findall('<p class="title">', reports)) == 2
    assert "21 February 2019" not in client.get("/timeline?after=2020-01-01").text


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    title = '<script>alert(1)</script> "><img src=x onerror=alert(2)>'
    body = f"{title}\n\nBy <b>Ana</b>\n\nA bridge fell </main><script>alert(3)</script>, Ana Vale said on Thursday."
    (tmp_path / "hostile.txt").write_text(body, "utf-8")
    text = "Bridge falls\n\nA bridge fell, Ana <u>Vale</u> said."
    line = {"id": "../../<i>x</i>", "text": text, "outlet": "<s>O</s>"}
    (tmp_path / "hostile.jsonl").write_text(json.dumps(line), "utf-8")
    with dateline.Record(tmp_path / "story.db") as record:
        record.add(tmp_path / "hostile.txt", tmp_path / "hostile.jsonl")
    options = ServeOptions(db=tmp_path / "story.db", hosts=(TESTS,))
    with TestClient(create_app(options, config=Config())) as client:
        odd = SITE.report(ReportId("../../<i>x</i>"))
        assert slug(ReportId("../../<i>x</i>")).isprintable()
        assert client.get(odd).status_code == 200
        pages = [client.get(path).text for path in (*START, odd, "/search?q=%3Cscript%3Ealert(1)%3C/script%3E")]
        pages += [html for _, html, _ in crawl(client, most=60)]
    for html in pages:
        assert not re.search(r"<(script(?! src=\"/assets/)|img|b>Ana|i>x|u>Vale|s>O)", html)


def test_a_record_that_is_not_there_is_told_before_anybody_comes(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="there is no record"):
        create_app(ServeOptions(db=tmp_path / "none.db"), config=Config())


def test_a_story_tells_how_many_accounts_stand_behind_it(client: TestClient, web_record: Path) -> None:
    with dateline.Record(web_record, read_only=True) as record:
        stories = list(record.stories())
        findings = list(record.compare())
    largest = max(stories, key=lambda story: len(story["reports"]))
    html = client.get(f"/story/{largest['id']}").text
    assert f"<b>{len(largest['reports'])}</b> reports" in html
    assert "independent" in html
    page = client.get(f"/disagreements?story={largest['id']}").text
    for kind, told in (("agrees", "= agree"), ("differs", "≈ differ"), ("contradicts", "≠ contradict")):
        number = sum(1 for one in findings if one["finding"] == kind and one["story"] == largest["id"])
        assert f'{told} <span class="number">{number}</span>' in page


def test_an_actor_has_every_spelling_with_its_places(client: TestClient, web_record: Path) -> None:
    with dateline.Record(web_record, read_only=True) as record:
        actors = record.settled().actors.actors
    actor = max(actors, key=lambda one: len(one.names))
    html = client.get(f"/actor/{actor.id}").text
    for used in actor.names:
        assert f"<bdi>{escape(used.name)}</bdi>" in html
        assert SITE.words(used.places[0].report, used.places[0].span).replace("&", "&amp;") in html


def test_a_story_says_whose_words_its_name_is(client: TestClient) -> None:
    """An outlet's headline stands as its words, with the report that printed it."""
    stories = client.get("/api/v1/stories").json()["items"]
    html = client.get(f"/story/{stories[0]['id']}").text
    told = re.search(r"<h1><bdi>.*?</bdi></h1>\s*<p class=\"covered\">The headline of (.*), in its words</p>", html)
    assert told is not None
    assert re.search(r"R\d", told[1])
