"""Search forgives spelling, is narrowed, and tells what was said, altered or not found in how many reports."""

from __future__ import annotations

import itertools
import re
from html import unescape

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import DamerauLevenshtein

from dateline.web.addresses import parse_places
from dateline.web.letters import letters_of
from dateline.web.spelling import ALIKE


def found_in(html: str) -> list[str]:
    """The reports of the hits, in order."""
    return re.findall(r'<li><p class="title"><a href="/report/([^"]+)"', html)


def test_a_misspelt_name_is_found(client: TestClient) -> None:
    right = found_in(client.get("/search?q=Velidar").text)
    html = client.get("/search?q=Vellidar").text
    assert "Nothing has" in html
    assert set(found_in(html)) == set(right) != set()


def test_a_search_is_narrowed(client: TestClient) -> None:
    every = found_in(client.get("/search?q=guards").text)
    courier = found_in(client.get("/search?q=guards&outlet=Kolvesh+Courier").text)
    quoting = found_in(client.get("/search?q=guards&speaker=velidar").text)
    late = found_in(client.get("/search?q=guards&after=2020-01-01").text)
    for part in (courier, quoting, late):
        assert set(part) < set(every)
    assert len(courier) == 2
    assert quoting


def test_the_first_appearance_comes_first(client: TestClient) -> None:
    html = client.get("/search?q=guards&order=first").text
    assert found_in(html)[0] == "r-380d5ac32215da84"


@pytest.mark.parametrize(
    ("words", "form", "marked"),
    [
        ("I have nine death certificates in this drawer and I signed every one of them", "word for word", ""),
        ("I have ten death certificates in this drawer and I signed all of them", "altered", "<ins>nine</ins>"),
    ],
)
def test_a_quotation_is_found_with_its_alteration(client: TestClient, words: str, form: str, marked: str) -> None:
    html = client.get("/quotation", params={"q": words}).text
    assert f'role="rowheader">{form}' in html
    assert marked in html
    assert "Selme Karvash" in html
    assert "Earliest seen" in html


def test_words_of_a_quotation_are_handed_on_with_where_they_are_from(client: TestClient) -> None:
    html = client.get("/quotation?q=I+have+nine+death+certificates+in+this+drawer").text
    assert "independent account" in html
    link = re.search(r'href="(/report/[^"]+)">open the words', html)
    assert link is not None
    path = unescape(link[1]).partition("#")[0]
    page = client.get(path).text
    cited = unescape(re.search(r'<textarea id="f-cite"[^>]*>(.*?)</textarea>', page, re.DOTALL)[1])  # type: ignore[index]  # it is there
    start, end = re.search(r"characters (\d+)-(\d+)", cited).groups()  # type: ignore[union-attr]  # it is there
    whole = client.get(f"/api/v1/reports/{path.split('/')[2].partition('?')[0]}").json()
    assert whole["report"]["text_sha256"] in cited
    assert " ".join(whole["text"][int(start) : int(end)].split()).strip("“”") in cited


def test_a_stretch_of_a_report_is_found_once(client: TestClient) -> None:
    html = client.get("/quotation?q=I+have+ten+death+certificates+in+this+drawer+and+I+signed+all+of+them").text
    found = re.findall(r'href="/report/(r-[0-9a-f]+)\?at=([^#]+)#', html)
    assert found
    for (one, at), (other, then) in itertools.combinations(found, 2):
        spans = itertools.product(parse_places(at), parse_places(then))
        assert one != other or not any(a.overlaps(b) for a, b in spans)


def test_what_nobody_said_is_not_found_in_so_many_reports(client: TestClient) -> None:
    html = client.get("/quotation?q=We+shall+never+sell+the+harbour").text
    undated = re.search(r"reports without a day</a></dt><dd>(\d+) of 19", client.get("/").text)
    assert undated is not None
    told = f"on days that are not determined ({undated[1]} of them)"
    assert f"None found in 19 reports from 22 February 2019 to 19 February 2020 and {told}." in html


def test_words_near_each_other_are_found_in_any_order(client: TestClient) -> None:
    plain = set(found_in(client.get("/search", params={"q": "guards dam"}).text))
    row = set(found_in(client.get("/search", params={"q": '"guards dam"'}).text))
    near = set(found_in(client.get("/search", params={"q": '"guards dam"~3'}).text))
    assert row < near <= plain
    assert near == set(found_in(client.get("/search", params={"q": '"dam guards"~3'}).text))


def test_a_name_is_found_by_its_sound_and_others_that_sound_so_are_offered(client: TestClient) -> None:
    right = set(found_in(client.get("/search?q=Velidar").text))
    assert set(found_in(client.get("/search?q=Welydar").text)) == right != set()
    html = client.get("/search?q=Ashvala").text
    assert "may sound the same" in html
    assert 'href="/search?q=ashwala"' in html


def test_a_search_is_narrowed_to_a_story_and_tells_the_first_appearance(client: TestClient) -> None:
    html = client.get("/search?q=guards").text
    stories = re.findall(r'<option value="(story-[0-9a-f]+)"', html)
    parts = [set(found_in(client.get(f"/search?q=guards&story={story}").text)) for story in stories]
    assert sum(map(len, parts)) == len(found_in(html)) == len(set().union(*parts))
    assert re.search(r'First appearance here: <a href="/report/r-380d5ac32215da84\?at=', html)
    listed = client.get(f"/api/v1/search?q=guards&story={stories[0]}&order=first").json()
    assert {row["report"] for row in listed["items"]} <= parts[0] | {row["report"] for row in listed["items"]}
    assert listed["total"] == len(parts[0])


def test_how_many_there_are_is_told(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("dateline.web.pages.search", "dateline.web.api.lists"):
        monkeypatch.setattr(f"{module}.MOST", 2)
    every = client.get("/api/v1/search?q=guards").json()
    assert len(every["items"]) == 2 < every["total"]
    assert not every["at_most"]
    pages = [client.get(f"/api/v1/search?q=guards&page={page}").json() for page in range(1, every["pages"] + 1)]
    reports = {row["report"] for page in pages for row in page["items"]}
    assert len(reports) == every["total"] == pages[-1]["total"]
    assert [page["next"] is None for page in pages] == [False] * (len(pages) - 1) + [True]
    assert client.get(every["next"]).json() == pages[1]
    assert f"Reports 1 to 2 of {every['total']}," in client.get("/search?q=guards").text
    narrowed = client.get("/search?q=guards&after=2019-01-01").text
    assert f"Reports 1 to 2 of at most {every['total']}," in narrowed


@given(st.lists(st.text("abcdeé-", min_size=1, max_size=9), max_size=12, unique=True), st.text("abcdeé-", max_size=9))
def test_no_word_that_is_near_is_left_out(words: list[str], word: str) -> None:
    words.sort()
    near = [other for other in words if DamerauLevenshtein.normalized_similarity(word, other) >= ALIKE]
    assert set(near) <= set(chosen := letters_of(words).near(word))
    assert chosen == [other for other in words if other in chosen]
