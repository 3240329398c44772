"""Search finds words whatever their spelling, tells their exact place, and reads any query as words."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import QuoteType
from dateline.record import Store, search
from tests.record.record_strategies import made_report

TEXTS = {
    "ashvala": "The Asa’ib brigade left Ashvala on Monday.\nIts leader said: “We won’t return.”",
    "vale": "Officials in Vale said the Asa'ib would stay. The U.S. embassy was closed.",
    "cafe": "The café on Río street reopened; 1,200 guests came.\nOrsun's mayor, Ana Vale, was pleased.",
    "kanji": "水门大坝的卫兵离开了。 The dam at Orsun.",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store(tmp_path_factory.mktemp("search") / "r.db") as store:
        for name, text in TEXTS.items():
            store.add(made_report(text, id=name, where=f"{name}.txt"))
        yield store


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("asa'ib", {"ashvala": "Asa’ib", "vale": "Asa'ib"}),
        ("asa’ib", {"ashvala": "Asa’ib", "vale": "Asa'ib"}),
        ("ASAIB", {"ashvala": "Asa’ib", "vale": "Asa'ib"}),
        ("cafe rio", {"cafe": "café on Río"}),
        ('"cafe on"', {"cafe": "café on"}),
        ('"on cafe"', {}),
        ("1200", {"cafe": "1,200"}),
        ("us", {"vale": "U.S."}),
        ("wont", {"ashvala": "won’t"}),
        ("ash*", {"ashvala": "Ashvala"}),
        ('"left ash"*', {"ashvala": "left Ashvala"}),
        ("ash", {}),
        ("大坝", {"kanji": "大坝"}),
        ("门 坝", {"kanji": "门大坝"}),
        ("vale orsun", {"cafe": "Orsun's mayor, Ana Vale"}),
        ("orsun’s dam", {"kanji": "dam at Orsun"}),
        ("nothing", {}),
        ("", {}),
        ('"" * !!', {}),
    ],
)
def test_words_are_found_with_their_place(store: Store, query: str, expected: dict[str, str]) -> None:
    hits = {hit.report.id: hit.span.of(TEXTS[hit.report.id]) for hit in store.search(query)}
    assert hits == expected


@pytest.mark.parametrize(
    "query",
    [
        '"unclosed',
        "AND",
        "asaib AND",
        "NEAR(",
        "NEAR(a b, 5)",
        "words:asaib",
        "a*b",
        "^asaib",
        "-asaib",
        "{a}:b",
        "'",
        "\x00",
    ],
)
def test_a_query_that_is_no_query_is_read_as_words(store: Store, query: str) -> None:
    assert len(list(store.search(query))) <= len(TEXTS)


@given(st.text(max_size=60) | st.text('"*()^:-+ANDORNEARasib ', max_size=40))
@settings(max_examples=150, deadline=None)
def test_no_query_breaks_the_search(query: str) -> None:
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "r.db") as store:
        store.add(made_report(TEXTS["ashvala"]))
        for hit in store.search(query):
            assert hit.excerpt.holds(hit.span)
            assert hit.snippet == hit.excerpt.of(TEXTS["ashvala"])
        list(store.find_words(query))
        list(store.quotes(contains=query, speaker=query))


@given(st.text("aA'’é b\n.,“”1中", max_size=80), st.data())
@settings(max_examples=100, deadline=None)
def test_every_stretch_of_a_text_is_found_at_its_place(text: str, data: st.DataObject) -> None:
    """Words of a text that begin and end between blanks are found in it, at a place with the same folded words."""
    pieces = text.split()
    if not pieces:
        return
    first = data.draw(st.integers(0, len(pieces) - 1))
    last = data.draw(st.integers(first, len(pieces) - 1))
    words = " ".join(pieces[first : last + 1])
    if not any(sign.isalnum() for sign in words):
        return
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "r.db") as store:
        store.add(made_report(text, id="x"))
        ((summary, spans),) = store.find_words(words)
        assert summary.id == "x"
        assert spans
        assert all(0 <= span.start < span.end <= len(text) for span in spans)


def test_a_phrase_longer_than_the_index_is_asked_for_is_compared_in_the_text(tmp_path: Path) -> None:
    same = " ".join(f"word{n}" for n in range(60))
    with Store(tmp_path / "r.db") as store:
        store.add(made_report(f"{same} and more", id="a"))
        store.add(made_report(f"{same[:-3]} but other", id="b", where="b"))
        assert [summary.id for summary, _ in store.find_words(same)] == ["a"]


def test_the_best_report_comes_first_and_the_number_is_limited(tmp_path: Path) -> None:
    with Store(tmp_path / "r.db") as store:
        store.add(made_report("The dam. " + "Other words stood here. " * 20, id="a"))
        store.add(made_report("The dam, the dam, the dam.", id="b", where="b"))
        assert [hit.report.id for hit in store.search("dam")] == ["b", "a"]
        assert [hit.report.id for hit in store.search("dam", 1)] == ["b"]
        (hit,) = store.search('"the dam"', 1)
        assert [span.start for span in hit.places] == [0, 9, 18]


def test_parts_that_stand_far_apart_are_not_shown_in_one_excerpt(tmp_path: Path) -> None:
    with Store(tmp_path / "r.db") as store:
        store.add(made_report("Vale spoke. " + "Other words stood here. " * 40 + "Orsun heard."))
        (hit,) = store.search("vale orsun")
        assert len(hit.span) == 4
        assert len(hit.snippet) < 200


def test_a_hostile_text_is_searched_in_linear_time(tmp_path: Path) -> None:
    with Store(tmp_path / "r.db") as store:
        store.add(made_report("no " * 100_000))
        (hit,) = store.search('"no no no" no*')
        assert len(hit.places) == 200
        ((_, spans),) = store.find_words("no " * 1_000)
        assert len(spans) == 100


def test_quotes_are_filtered(tmp_path: Path) -> None:
    one = made_report("“We stay,” said Ana Vale.", id="a", quoted=("Ana Vale", "said", "“We stay,”"))
    two = made_report(
        "Osmet Velídar said: “We go now.”", id="b", where="b", quoted=("Osmet Velídar", "said", "“We go now.”")
    )
    with Store(tmp_path / "r.db") as store:
        store.add(two)
        store.add(one)

        def found(**asked: object) -> list[tuple[str, str]]:
            return [(str(line.report.id), line.content[0]) for line in store.quotes(**asked)]  # type: ignore[arg-type]  # a table of filters

        both = [("a", "“We stay,”"), ("b", "“We go now.”")]
        assert found() == both
        assert found(speaker="velidar") == both[1:]
        assert found(speaker="lid") == both[1:]
        assert found(report="a.txt") == both[:1]
        assert found(type=QuoteType.INDIRECT) == []
        assert found(contains="we go no") == both[1:]
        assert found(contains="we") == both
        assert found(contains="ana") == [], "the words stand in the source, not in what was said"
        assert found(contains="...") == []


def test_the_timeline_is_in_order_of_days_and_what_has_none_is_last(tmp_path: Path) -> None:
    with Store(tmp_path / "r.db") as store:
        store.add(made_report("It rained in March.", id="c", dated=("March", date(2024, 3, 1))))
        store.add(made_report("It once rained.", id="b", where="b", published=date(2024, 3, 2), dated=("once", None)))
        store.add(made_report("On Monday it rained.", id="a", where="a", published=date(2024, 3, 5)))
        entries = [(entry.report.id, entry.words, entry.earliest) for entry in store.timeline()]
        assert entries == [
            ("c", "March", date(2024, 3, 1)),
            ("b", "", date(2024, 3, 2)),
            ("a", "", date(2024, 3, 5)),
            ("b", "once", None),
            ("c", "", None),
        ]
        assert [entry.report.id for entry in store.timeline(report="b")] == ["b", "b"]
        assert [summary.id for summary in store.summaries(by_day=True)] == ["b", "a", "c"]


WORDS = ("dam", "guards", "left", "no-one", "the")


@pytest.mark.file
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6), min_size=1, max_size=12), st.data())
@settings(max_examples=25, deadline=None)
def test_the_best_come_first_however_many_are_asked_for_at_once(texts: list[list[str]], data: st.DataObject) -> None:
    """In steps or sorted all at once: the same order, also of those that are equally good."""
    query = data.draw(st.sampled_from(["dam", "the", "guards dam", "no-one", '"the dam"']))
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "r.db") as store:
        for number, words in enumerate(texts):
            store.add(made_report(f"{' '.join(words)}.", id=f"r{97 * number % 101}", where=f"{number}"))
        match = " AND ".join(map(search.match_of, search.parse_query(query)))
        everything = (
            "SELECT number FROM search JOIN report ON number = search.rowid WHERE search MATCH ? ORDER BY rank, id"
        )
        expected = [number for (number,) in store.connection.execute(everything, (match,))]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(search, "FIRST", 1)
            patch.setattr(search, "FURTHER", 2)
            assert [*search.best_first(store.connection, match)] == expected
        hits = [*store.search(query, 100)]
        number, is_exact = store.count_search(query)
        assert number >= len(hits)
        assert not is_exact or number == len(hits)
        for word in (*WORDS, "nobody", "dam guards"):
            assert store.has_words(word) == (next(store.find_words(word), None) is not None)
