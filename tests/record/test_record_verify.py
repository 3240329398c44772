"""Verify finds every change of a text, an offset or a field; nothing in a damaged record is a traceback."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dateline.errors import RecordError
from dateline.model import AlignedSpan, Place, ReportId
from dateline.record import PairRow, Store
from tests.record.behind import behind
from tests.record.record_strategies import made_report

TEXT = "Guards left the dam on Monday, Ana Vale said: “We heard no shot.”\nNobody was hurt."
OTHER = "In Orsun, guards left the dam on Monday. Nobody was hurt."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record of two reports with lines of every kind."""
    path = tmp_path / "r.db"
    with Store(path) as store:
        first = made_report(
            TEXT,
            id="a",
            published=date(2024, 5, 7),
            quoted=("Ana Vale", "said", "“We heard no shot.”"),
            dated=("Monday", date(2024, 5, 6)),
            named=("Guards", "left"),
            places=(Place(0, "page 1"), Place(TEXT.index("Nobody"), "")),
        )
        store.add(first, shingles=[1, 2])
        spans = (AlignedSpan(0, 29, 10, 39),)
        store.add(made_report(OTHER, id="b", where="b"), [PairRow(ReportId("a"), ReportId("b"), spans, "{}")], [2, 3])
        store.add(made_report(TEXT, id="a", outlet="Vale Daily"))
        store.keep_analyses({b"key": b"content"})
        store.keep_settled("actors", store.digest(), "{}")
        assert store.verify().holds
    return path


TAMPERINGS = [
    ("UPDATE report SET text = replace(text, 'no shot', 'a shot') WHERE id = 'a'", "a: text: its SHA-256 is"),
    ("UPDATE report SET text = text || ' ' WHERE id = 'b'", "b: text: its SHA-256 is"),
    ("UPDATE report SET text_sha256 = replace(text_sha256, '1', '2')", "a: text: its SHA-256 is"),
    ("UPDATE report SET text = CAST(x'ff' || substr(text, 2) AS TEXT) WHERE id = 'a'", "a: text: its SHA-256 is"),
    ("UPDATE report SET earliest = '2024-05-08' WHERE id = 'a'", "a: report: its fields"),
    ("UPDATE report SET place = 'c.txt'", "a: report: its fields"),
    ("UPDATE zone SET start = start + 1 WHERE position = 1", "a: zone 1: its words or fields"),
    ('UPDATE zone SET "end" = 9999', "is outside its text"),
    ("UPDATE zone SET start = -3 WHERE position = 0", "[-3, "),
    ("DELETE FROM zone WHERE position = 1", "there are words outside every zone"),
    ("UPDATE placed SET \"at\" = 'page 2'", "a: placed 0: its words or fields"),
    ("UPDATE placed SET start = 3 WHERE position = 0", "a: placed 0: its words or fields"),
    ("DELETE FROM placed", "a: report: its fields or the number of its lines"),
    ("DELETE FROM quote", "a: report: its fields or the number of its lines"),
    ("UPDATE sentence SET position = 7 WHERE position = 1", "line 1 is missing"),
    ("UPDATE sentence SET paragraph = 4", "a: sentence 0: its words or fields"),
    ("UPDATE quote SET content = '[[1,2]]'", "a: quote 0: its words or fields"),
    ("UPDATE quote SET content = '[[5,2]]'", "a: quote 0: it cannot be read"),
    ("UPDATE quote SET content = '[[1,2],'", "a: quote 0: it cannot be read"),
    ("UPDATE quote SET content = '7'", "a: quote 0: it cannot be read"),
    ("UPDATE quote SET speaker = 'Osmet Velidar'", "a: quote 0: its words or fields"),
    ("UPDATE quote SET zone = 'cellar'", "a: quote 0: it cannot be read"),
    ("UPDATE quote SET confidence = 0.99", "a: quote 0: its words or fields"),
    ("UPDATE time_expression SET earliest = 'Monday'", "a: time_expression 0: it cannot be read"),
    ("UPDATE time_expression SET value = '2024-05-13'", "a: time_expression 0: its words or fields"),
    ("UPDATE mention SET actor = 'a2'", "a: mention 0: its words or fields"),
    ("UPDATE mention SET label = 'GOD'", "a: mention 0: it cannot be read"),
    ('UPDATE mention SET "end" = 9999', "is outside its text"),
    ("DELETE FROM mention", "a: report: its fields or the number of its lines"),
    ("UPDATE actor SET name = 'Osmet Velidar'", "a: actor 0: its words or fields"),
    ('UPDATE actor SET roles = \'[[[0,9999],"head",null,"so"]]\'', "is outside its text"),
    ("UPDATE actor SET part_of = '[[1]]'", "a: actor 0: it cannot be read"),
    ("DELETE FROM actor", "a: report: its fields or the number of its lines"),
    ("UPDATE event SET status = 'planned'", "a: event 0: its words or fields"),
    ("UPDATE event SET trigger = '[[1,3]]'", "a: event 0: its words or fields"),
    ("UPDATE event SET date_evidence = '[[1,9999]]'", "is outside its text"),
    ("UPDATE event SET numbers = '[[4,\"dead\",[[0,9999]]]]'", "is outside its text"),
    ("UPDATE event SET latest = 'May'", "a: event 0: it cannot be read"),
    ("DELETE FROM event", "a: report: its fields or the number of its lines"),
    ("UPDATE reading SET layers = 'meta'", "a: reading 0: its words or fields"),
    ("DELETE FROM reading", "a: report: its fields or the number of its lines"),
    ("UPDATE analysis SET content = substr(content, 2)", "analysis 6b6579: it is not what was written"),
    ("UPDATE settled SET content = '[]'", "settled actors: it is not what was written"),
    ("UPDATE detail SET because = 'so'", "a: detail 0: its words or fields"),
    ("UPDATE problem SET message = 'nothing'", "a: problem 0: its words or fields"),
    ("UPDATE pair SET spans = '[[0,28,10,39]]'", "a: pair with b: its passages"),
    ("UPDATE pair SET spans = '[[0,29,10,9999]]'", "a: pair with b: a shared passage is outside"),
    ("UPDATE pair SET spans = '[[0,29]]'", "a: pair with b: it cannot be read"),
    ("UPDATE pair SET payload = '[]'", "a: pair with b: its passages"),
    ("DROP INDEX report_by_day", "index report_by_day is missing"),
    ("UPDATE recent SET keys = substr(keys, 2) WHERE report = 1", "a: index: its shingles are not those"),
    ("DELETE FROM recent WHERE report = 1", "a: index: no part of the index"),
]


#: What a server keeps from happening, or has other words for.
OF_A_FILE = [
    ("DELETE FROM search_docsize", "a: words: the report is not in the search index"),
    ("CREATE TRIGGER sly AFTER INSERT ON report BEGIN DELETE FROM quote; END", "trigger sly is not part of a record"),
    ("INSERT INTO recent VALUES (77, x'00')", "recent: a row points to no report"),
]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [*TAMPERINGS, *(pytest.param(*one, marks=pytest.mark.file) for one in OF_A_FILE)],
    ids=[statement[:50] for statement, _ in (*TAMPERINGS, *OF_A_FILE)],
)
def test_a_changed_record_is_found_out(path: Path, statement: str, expected: str) -> None:
    with behind(path) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(statement)
    with Store(path, read_only=True) as store:
        result = store.verify()
        assert not result.holds
        assert any(expected in failure.words for failure in result.failures), [f.words for f in result.failures]
        try:
            list(store.reports())
            list(store.quotes())
            list(store.timeline())
            list(store.search("dam"))
            list(store.pair_evidence())
        except RecordError as error:
            assert "dateline verify" in str(error)  # noqa: PT017  # whether it is raised depends on the change


def test_every_character_of_a_text_counts(path: Path) -> None:
    for at in range(0, len(TEXT), 7):
        with behind(path) as connection:
            connection.execute("UPDATE report SET text = ? WHERE id = 'a'", (TEXT[:at] + "~" + TEXT[at + 1 :],))
        with Store(path, read_only=True) as store:
            assert not store.verify().holds


def test_what_was_read_again_is_counted(path: Path) -> None:
    with Store(path) as store:
        result = store.verify()
        assert (result.reports, result.failed) == (2, 0)
        # zones and sentences, details, quote, date, problem, pair, readings; mention, actor, event; places
        assert result.lines == 3 * 2 + 2 * 8 + 1 + 1 + 1 + 1 + 2 + 3 + 2
        assert result.spans == 3 * 2 + 3 + 1 + 2 + 1 + 2 + 5 + 2


def test_failures_are_counted_beyond_those_kept(path: Path) -> None:
    with behind(path) as connection:
        connection.execute("UPDATE detail SET because = 'so'")
    with Store(path) as store:
        result = store.verify(limit=3)
        assert (result.failed, len(result.failures)) == (16, 3)


@pytest.mark.file
def test_bytes_changed_in_the_file_are_a_failure_or_a_refusal(path: Path) -> None:
    """Overwriting pieces of the file never gives a traceback of another kind, and never goes unseen in a text."""
    whole = path.read_bytes()
    place = whole.index(b"heard no shot")
    for at in (place, *range(4_096, len(whole), 3_001)):
        path.write_bytes(whole[:at] + b"\xa5\x5a" + whole[at + 2 :])
        try:
            with Store(path, read_only=True) as store:
                result = store.verify()
                assert at != place or not result.holds
        except RecordError as error:
            assert "\n" not in str(error)  # noqa: PT017  # either is right
