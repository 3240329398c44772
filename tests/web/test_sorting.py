"""Who is one, which reports are one story, who owns an outlet, what is put aside: said in pages, signed and undone."""

from __future__ import annotations

import re
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.web.test_corrections import editor, mark_in, own_record

__all__ = ["editor", "own_record"]  # the fixtures
REPORT = "/report/r-380d5ac32215da84"
OWN = "r-380d5ac32215da84"


def send(client: TestClient, page: str, **fields: Any) -> str:
    """Send a form of a page and follow where it leads; the address there."""
    answer = client.post(page, data={"mark": mark_in(client.get(page).text), **fields})
    assert answer.status_code == 200, answer.text[-1500:]
    return str(answer.url.path)


def first_link(client: TestClient, page: str, kind: str) -> list[str]:
    """The links of a page that begin so, each once."""
    return list(dict.fromkeys(re.findall(rf'href="(/{kind}/[^"?#]+)', client.get(page).text)))


def test_two_actors_are_one_and_two_again(editor: TestClient) -> None:
    one, other = first_link(editor, "/actors?kind=person", "actor")[:2]
    there = send(editor, one, verdict="same", other=other.rpartition("/")[2], because="the caption says so")
    html = editor.get(there).text
    assert "they are one" in html
    assert "the caption says so" in html
    assert first_link(editor, "/actors?kind=person", "actor")[:2] != [one, other]
    undo = re.search(r'action="(/undo/[^"]+)"', html)
    assert undo is not None
    editor.post(undo[1], data={"mark": mark_in(html), "because": "a slip", "back": there})
    assert first_link(editor, "/actors?kind=person", "actor")[:2] == [one, other]


def test_an_actor_is_renamed_and_some_of_its_names_are_somebody_elses(editor: TestClient) -> None:
    (one, *_) = first_link(editor, "/actors?kind=person", "actor")
    html = editor.get(send(editor, one, verdict="rename", name="Ana of Orsun", because="her own spelling")).text
    assert "<h1><bdi>Ana of Orsun</bdi></h1>" in html
    places = re.findall(r'name="place" value="([^"]+)"', html)
    here = re.findall(r'action="(/actor/[^"]+)"', html)[0]
    assert len(places) > 1
    left = send(editor, here, verdict="split", place=places[-1:], because="another Ana")
    assert "they are two" in editor.get(left).text
    slug, _, at = places[-1].partition(" ")
    apart = editor.get(f"/who/{slug}?at={at}")
    assert apart.url.path not in (left, here)
    assert "they are two" in apart.text


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"verdict": "same", "other": "Nobody At All", "because": "so"}, "nobody is called"),
        ({"verdict": "same", "other": "", "because": "so"}, "nobody was named"),
        ({"verdict": "same", "other": "Nobody", "because": " "}, "needs a reason"),
        ({"verdict": "split", "because": "so"}, "choose some of the names"),
        ({"verdict": "rename", "name": " ", "because": "so"}, "needs a name"),
        ({"verdict": "nothing", "because": "so"}, "nothing was said"),
    ],
)
def test_a_form_that_says_too_little_is_given_back(client: TestClient, form: dict[str, str], told: str) -> None:
    client.get("/")
    (one, *_) = first_link(client, "/actors", "actor")
    answer = client.post(one, data={"mark": mark_in(client.get(one).text), **form})
    assert answer.status_code == 400
    assert told in answer.text


def test_a_report_moves_to_another_story_and_the_address_leads_there(editor: TestClient) -> None:
    stories = first_link(editor, "/stories", "story")
    large, small = stories[0], stories[-1]
    report = re.findall(r'<option value="(r-[0-9a-f]{16})"', editor.get(large).text)[-1]
    there = send(editor, large, verdict="move", report=report, other=small.rpartition("/")[2], because="other affair")
    html = editor.get(there).text
    assert f"/report/{report}" in html
    assert "they are one" in html
    left = editor.get(large)
    assert left.status_code == 200
    assert f'value="{report}"' not in left.text
    assert editor.get(f"/story-of/{report}").url.path == there
    alone = send(editor, there, verdict="part", report=report, because="of neither")
    assert alone != there
    joined = send(editor, large, verdict="join", other=alone.rpartition("/")[2], because="after all")
    assert f'value="{report}"' in editor.get(joined).text


def test_what_others_tell_otherwise_stands_in_the_words(client: TestClient) -> None:
    page = next(one for one in first_link(client, "/stories", "story") if 'id="finding-1"' in client.get(one).text)
    html = client.get(page).text
    inline = re.findall(r'<span class="[^"]*m differs kind-[a-z]+[^"]*" id="difference-(\d+)"', html)
    assert inline
    for number in inline:
        assert f'id="finding-{number}"' in html
        assert f'href="#difference-{number}"' in html
    notes = re.findall(r'<li class="note of-difference">(.*?)</li>', html, re.DOTALL)
    assert notes
    assert all('href="/report/' in note for note in notes)
    slugs = re.findall(r'<option value="(r-[0-9a-f]{16})"', html)
    for slug in slugs[:3]:
        laid_out = client.get(f"{page}?lead={slug}")
        assert f'<option value="{slug}" selected>' in laid_out.text
    assert client.get(f"{page}?lead=nowhere").status_code == 404


def pages_with_accounts(editor: TestClient) -> list[str]:
    """A page of every kind that shows accounts: lists, groups, one event, actor and thing said."""
    singles = [
        first_link(editor, f"/{path}", kind)[0]
        for path, kind in (("events", "event"), ("actors", "actor"), ("utterances", "utterance"))
    ]
    report = re.search(r'href="(/report/[^"?#]+)"', editor.get("/reports").text)
    group = re.search(r'href="(/lineage/[^"?#]+)"', editor.get("/lineage").text)
    assert report is not None
    assert group is not None
    return ["/", "/stories", "/disagreements", group[1], report[1], *singles]


def test_accounts_of_one_family_are_told_as_such(editor: TestClient) -> None:
    (story, *_) = first_link(editor, "/stories", "story")
    outlets = re.findall(r'href="(/outlet\?name=[^"]+)"', editor.get("/outlets").text)
    assert "publisher famil" not in editor.get(story).text
    for outlet in outlets:
        send(editor, outlet, owner="Meridian Group", because="its imprint")
    told = editor.get(story).text
    assert "1 publisher family" in told
    assert re.search(r"\d accounts are of <bdi>Meridian Group</bdi>", told)
    assert [page for page in pages_with_accounts(editor) if "Meridian Group" not in editor.get(page).text] == []
    page = editor.get(outlets[0]).text
    assert "Of the same family" in page
    assert "its imprint" in page
    table = editor.get("/outlets.tsv").text
    assert table.startswith("name\towner\tfamily\tbecause\n")
    assert table.count("Meridian Group") == len(outlets)
    edited = table.replace("\tMeridian Group\t\t", "\tMeridian Group\tMeridian\t", 1)
    form = {"mark": mark_in(editor.get("/outlets").text)}
    taken = editor.post("/outlets", data=form, files={"file": ("outlets.tsv", edited)})
    assert taken.status_code == 200
    assert taken.text.count("<bdi>Meridian</bdi>") == 1
    again = editor.post("/outlets", data=form, files={"file": ("outlets.tsv", edited)})
    assert again.text.count("<bdi>Meridian</bdi>") == 1


def test_an_account_is_of_another_event(editor: TestClient) -> None:
    page = next(one for one in first_link(editor, "/events", "event") if 'id="f-account"' in editor.get(one).text)
    html = editor.get(page).text
    accounts = re.findall(r'<option value="(r-[0-9a-f]+ [^"]+)"', html)
    apart = send(editor, page, verdict="part", account=accounts[-1], because="another day")
    rest = send(editor, apart, verdict="join", other=page, because="the same day after all")
    assert "they are one" in editor.get(rest).text


def test_what_is_put_aside_is_the_teams(editor: TestClient) -> None:
    mark = mark_in(editor.get(REPORT).text)
    for form in (
        {"what": "seen"},
        {"what": "bookmark", "note": "<b>ask her</b>"},
        {"what": "bookmark", "at": "0-12"},
        {"what": "story"},
    ):
        answer = editor.post("/shelf", data={"mark": mark, "report": OWN, "back": REPORT, **form})
        assert answer.status_code == 200
    page = editor.get(REPORT).text
    assert "seen by <bdi>Orr</bdi>" in page
    assert "&lt;b&gt;ask her&lt;/b&gt;" in page
    assert "bookmarked words" in page
    desk = editor.get("/desk").text
    assert desk.count("Take away") == 2
    assert "Follow no more" in editor.get(f"/story-of/{OWN}").text
    assert editor.get("/desk?of=team").text.count("Take away") == 2
    editor.post("/shelf", data={"mark": mark, "report": OWN, "what": "bookmark", "at": "0-12", "take": "1"})
    editor.post("/shelf", data={"mark": mark, "report": OWN, "what": "story", "take": "1"})
    assert editor.get("/desk").text.count("Take away") == 1
    assert "Follow this story" in editor.get(f"/story-of/{OWN}").text
    assert editor.post("/shelf", data={"mark": "0" * 64, "report": OWN, "what": "seen"}).status_code == 403


def test_every_line_of_a_report_has_a_way_to_correct_it(client: TestClient) -> None:
    html = client.get(REPORT).text
    for kind in ("zone-", "actor-", "event-", "attribution-", "timex-"):
        link = next(found for found in re.findall(r'href="(/correct/[^"]+)"', html) if kind in found)
        assert client.get(link.replace("&amp;", "&")).status_code == 200
