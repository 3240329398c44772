"""What a person says of a line is applied, outlives whatever happens to the record, and nobody overrules anybody."""

from __future__ import annotations

import dataclasses
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import Run
from tests.record.behind import behind
from tests.record.record_strategies import made_report

import dateline
from dateline.config import Config, JudgingOptions
from dateline.errors import UsageError
from dateline.judging import judge_report, lines_of, make_judgement, subject_of
from dateline.model import Given, Judgement, Problem, Standing, Verdict
from dateline.pipeline import QUICK_LAYERS
from dateline.quotes import QuoteOptions

STORY = """Bridge falls in Orsun

ORSUN (Orsun Wire) – A bridge fell into the Orsun river on Monday morning and nobody was hurt, the town said.

“We heard it go before anybody saw it, and then the whole street was full of dust,” the baker, Ana Vale, told reporters.

The council had promised new piers two years ago but never found the money for the work.
"""
HEARD = "We heard it go before anybody saw it"
SIGNED = Config(judging=JudgingOptions(person="Orr"), quotes=QuoteOptions(reader="rules"))
AT = "2024-05-08T09:00:00Z"
LATER = "2024-05-09T09:00:00Z"


def write(folder: Path, name: str, words: str) -> Path:
    path = folder / name
    path.write_text(words, "utf-8")
    return path


def fill(record: dateline.Record, folder: Path) -> None:
    """One report of two outlets, the second with a line more."""
    record.add(
        write(folder, "a.txt", STORY), given=Given(outlet="Orsun Post", published="2019-03-12"), layers=QUICK_LAYERS
    )
    more = f"{STORY}\nThe ferry runs again.\n"
    record.add(write(folder, "b.txt", more), given=Given(outlet="Vale Courier"), layers=QUICK_LAYERS)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[dateline.Record]:
    with dateline.Record(tmp_path / "story.db", config=SIGNED) as opened:
        fill(opened, tmp_path)
        yield opened


def speakers(record: dateline.Record, name: str = "a.txt") -> list[str | None]:
    return [row["speaker_name"] for row in record.quotes(report=name, type="direct")]


def export(record: dateline.Record) -> list[dict[str, Any]]:
    return [json.loads(line) for line in record.export()]


def machine(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """An export without what persons said."""
    return [line for line in lines if line["kind"] != "judgement"]


def states(record: dateline.Record) -> list[str]:
    return [row["state"] for row in record.judgements()]


def test_a_corrected_speaker_is_the_speaker_everywhere_until_it_is_undone(record: dateline.Record) -> None:
    before = export(record)
    judgement = record.judge("a.txt", HEARD, set={"speaker": "Hana Orlen"}, because="she ran the bakery", at=AT)
    assert speakers(record) == ["Hana Orlen"]
    assert speakers(record, "b.txt") == ["Ana Vale"], "another text is another report"
    assert [row["report"] for row in record.quotes(speaker="orlen")] == [record.show("a.txt").report.id]
    (line,) = [line for line in export(record) if line["kind"] == "attribution" and "judged" in line]
    assert (line["speaker_name"], line["judged"], line["judgements"]) == ("Hana Orlen", "corrected", [judgement.id])
    assert (line["confidence"], line["speaker_names"]) == (1.0, ["Hana Orlen"])
    assert line["because"].startswith("corrected by Orr on 2024-05-08: she ran the bakery (read: ")
    csv = "".join(record.export(format="csv"))
    assert csv.count(",corrected,") == 3, "source, cue and content"
    assert states(record) == ["applied"]
    assert record.verify().failures == ()
    undone = record.undo(judgement.id[:14], because="it was Vale", by="Velidar", at=LATER)
    assert undone.undone == {"by": "Velidar", "at": LATER, "because": "it was Vale"}
    assert machine(export(record)) == before
    assert [row["undone"]["by"] for row in record.judgements(state="undone")] == ["Velidar"]
    with pytest.raises(UsageError, match="undone already, by Velidar"):
        record.undo(judgement.id)


def test_no_speaker_is_a_correction_too(record: dateline.Record) -> None:
    record.judge("a.txt", HEARD, set={"speaker": None}, at=AT)
    (quote,) = [quote for quote in record.show("a.txt").quotes if quote.type == "direct"]
    assert (quote.speaker, quote.speakers, quote.speaker_kind) == (None, (), "")


def test_a_confirmed_line_keeps_what_was_confirmed(record: dateline.Record) -> None:
    """A newer version that reads another speaker does not take it away."""
    record.judge("a.txt", HEARD, confirm=True, at=AT)
    read = record.store.report("a.txt")
    other = tuple(dataclasses.replace(quote, speaker="A Baker", confidence=0.5) for quote in read.quotes)
    record.store.replace_words(dataclasses.replace(read, quotes=other))
    assert speakers(record) == ["Ana Vale"]
    (line,) = [line for line in export(record) if line.get("judged")]
    assert (line["judged"], line["confidence"]) == ("confirmed", 1.0)


def test_a_rejected_line_is_there_as_its_judgement_alone(record: dateline.Record) -> None:
    whole = [line["id"] for line in export(record)]
    read = record.show("a.txt")
    judgement = record.judge("a.txt", HEARD, reject=True, because="nobody said so", at=AT)
    assert speakers(record) == []
    left = [line["id"] for line in export(record)]
    gone = set(whole) - set(left)
    assert {name.partition("-")[0] for name in gone} - {"finding"} == {"attribution", "utterance"}
    assert {name for name in set(left) - set(whole) if not name.startswith("finding")} == {judgement.id}
    assert len(record.show("a.txt").quotes) == len(read.quotes) - 1
    record.undo(judgement.id)
    assert [line["id"] for line in machine(export(record))] == whole


def test_a_corrected_day_of_publication_moves_times_with_it(record: dateline.Record) -> None:
    monday = [row["earliest"] for row in record.timeline() if row["words"].startswith("Monday")]
    assert monday == ["2019-03-11"]
    judgement = record.judge("a.txt", set={"published": "2019-04-12"}, because="the page was wrong", at=AT)
    assert [row["earliest"] for row in record.timeline() if row["words"].startswith("Monday")] == ["2019-04-08"]
    (published,) = [row for row in record.timeline() if row["kind"] == "published"]
    assert (published["value"], published["earliest"]) == ("2019-04-12", "2019-04-12")
    line = next(line for line in export(record) if line["kind"] == "report" and line["meta"]["published"]["value"])
    assert (line["judged"], line["meta"]["published"]["status"]) == ("corrected", "given")
    assert line["meta"]["published"]["because"].startswith("a person's word: corrected by Orr on 2024-05-08")
    record.undo(judgement.id)
    record.judge("a.txt", set={"published": None}, at=LATER)
    assert [row["words"] for row in record.timeline()] == [], "a day that is taken away dates no Monday"
    assert record.show("a.txt").report.metadata.published.status == "absent"


def test_the_timeline_stays_in_order(record: dateline.Record) -> None:
    record.judge("b.txt", set={"published": "2018-01-05"}, at=AT)
    days = [row["earliest"] or row["latest"] for row in record.timeline()]
    assert days == sorted(days)
    assert days[-2:] == ["2019-03-11", "2019-03-12"]
    assert min(days) < "2018-01-06"


def test_a_corrected_time_keeps_to_its_words(record: dateline.Record) -> None:
    record.judge("a.txt", "Monday morning", set={"earliest": "2019-03-04", "latest": "2019-03-05"}, at=AT)
    (row,) = [row for row in record.timeline() if row["words"].startswith("Monday")]
    assert (row["earliest"], row["latest"]) == ("2019-03-04", "2019-03-05")


def test_one_text_of_two_outlets(tmp_path: Path) -> None:
    """What is said of words holds in both; what is said of a report holds of that one."""
    with dateline.Record(tmp_path / "r.db", config=SIGNED) as record:
        path = write(tmp_path, "a.txt", STORY)
        for outlet in ("Orsun Post", "Vale Courier"):
            record.add(path, given=Given(outlet=outlet), layers=QUICK_LAYERS)
        one, two = record.store.ids()
        record.judge(one, HEARD, set={"speaker": "Hana Orlen"}, at=AT)
        record.judge(one, set={"published": "2019-04-12"}, at=AT)
        assert speakers(record, one) == speakers(record, two) == ["Hana Orlen"]
        assert record.show(one).report.metadata.published.value == "2019-04-12"
        assert record.show(two).report.metadata.published.value is None


def test_a_corrected_copy_turns_the_lineage(record: dateline.Record) -> None:
    a, b = record.id_of("a.txt"), record.id_of("b.txt")
    for direction, source, target in (("ab", a, b), ("ba", b, a)):
        judgement = record.judge("a.txt", copy="b.txt", set={"dir": direction}, because="told by the desk", at=AT)
        (copy,) = record.copies()
        assert copy.direction is not None
        assert {(copy.a, copy.b), (copy.b, copy.a)} >= {(source, target)}
        assert (copy.a == source) == (copy.direction.value == "ab")
        (lineage,) = record.lineage()
        assert [(edge.source, edge.to, edge.undirected) for edge in lineage.edges if not edge.unseen] == [
            (source, target, False)
        ]
        (line,) = [line for line in export(record) if line["kind"] == "copy"]
        assert line["judged"] == "corrected"
        record.undo(judgement.id)
    record.judge("b.txt", copy="a.txt", reject=True, at=LATER)
    assert record.copies() == ()
    assert record.lineage() == ()
    assert [line for line in export(record) if line["kind"] == "copy"] == []
    assert states(record) == ["undone", "undone", "applied"]


def test_two_people_who_do_not_agree_leave_the_line_to_the_machine(record: dateline.Record) -> None:
    first = record.judge("a.txt", HEARD, set={"speaker": "Hana Orlen", "class": "denied"}, by="Orr", at=AT)
    second = record.judge("a.txt", HEARD, set={"speaker": "Osmet Velidar"}, by="Vale", at=LATER)
    assert speakers(record) == ["Ana Vale"]
    (line,) = [line for line in export(record) if line.get("judged")]
    assert (line["judged"], line["contested"]) == ("contested", ["speaker"])
    assert line["judgements"] == [first.id, second.id]
    assert line["class"] == "denied", "what nobody contests holds"
    assert line["because"].startswith("contested: persons do not agree on speaker; ")
    assert states(record) == ["contested", "contested"]
    record.judge("a.txt", HEARD, set={"speaker": "Osmet Velidar"}, by="Third", at=LATER)
    assert speakers(record) == ["Ana Vale"], "two against one is no agreement"
    record.undo(first.id, by="Orr")
    assert speakers(record) == ["Osmet Velidar"]


def test_one_rejects_what_another_confirms(record: dateline.Record) -> None:
    record.judge("a.txt", HEARD, confirm=True, by="Orr", at=AT)
    rejected = record.judge("a.txt", HEARD, reject=True, by="Vale", at=LATER)
    (line,) = [line for line in export(record) if line.get("judged")]
    assert (line["judged"], line["contested"]) == ("contested", ["stands"])
    record.undo(rejected.id)
    assert speakers(record) == ["Ana Vale"]


def test_a_persons_later_word_replaces_the_earlier(record: dateline.Record) -> None:
    record.judge("a.txt", HEARD, set={"speaker": "Hana Orlen"}, at=AT)
    record.judge("a.txt", HEARD, set={"speaker": "Osmet Velidar"}, at=LATER)
    assert speakers(record) == ["Osmet Velidar"]
    assert states(record) == ["replaced", "applied"]
    record.judge("a.txt", HEARD, reject=True, at="2024-05-10T09:00:00Z")
    assert speakers(record) == []


def test_what_people_said_outlives_everything(record: dateline.Record, tmp_path: Path) -> None:
    record.judge("a.txt", HEARD, set={"speaker": "Hana Orlen"}, at=AT)
    record.judge("a.txt", set={"published": "2019-04-12"}, at=AT)
    record.judge("b.txt", "two years ago", reject=True, at=AT)
    record.judge("a.txt", copy="b.txt", set={"dir": "ba"}, at=AT)
    record.undo(record.judge("b.txt", HEARD, reject=True, at=AT).id, by="Vale", at=LATER)
    expected = list(record.export())
    fill(record, tmp_path)
    assert list(record.export()) == expected, "the same reports again"
    record.reread(everything=True, layers=QUICK_LAYERS)
    assert list(record.export()) == expected, "read again as by another version"
    corrections = list(record.corrections())
    assert record.take_corrections(corrections) == (0, 5), "the same file again"
    with dateline.Record(tmp_path / "other.db", config=SIGNED) as other:
        shuffled = corrections * 2
        random.Random(3).shuffle(shuffled)
        assert other.take_corrections(shuffled) == (5, 10), "before the reports are there"
        assert {row["state"] for row in other.judgements()} == {"elsewhere", "undone"}
        fill(other, tmp_path)
        assert list(other.export()) == expected
        assert other.verify().failures == ()


def test_lines_in_another_order_with_other_ids_are_found_by_their_words(record: dateline.Record) -> None:
    record.judge("a.txt", HEARD, set={"speaker": "Hana Orlen"}, at=AT)
    read = record.store.report("a.txt")
    quotes = tuple(
        dataclasses.replace(quote, id=type(quote.id)(f"q-{n}"), utterance=None)
        for n, quote in enumerate(reversed(read.quotes))
    )
    record.store.replace_words(dataclasses.replace(read, quotes=quotes))
    assert speakers(record) == ["Hana Orlen"]


def test_a_line_that_is_read_a_little_otherwise_is_the_same_line(record: dateline.Record) -> None:
    record.judge("a.txt", HEARD, set={"speaker": "Hana Orlen"}, at=AT)
    read = record.store.report("a.txt")
    shorter = [
        dataclasses.replace(
            quote, content=tuple(dataclasses.replace(span, end=span.end - 2) for span in quote.content), cue=()
        )
        for quote in read.quotes
    ]
    record.store.replace_words(dataclasses.replace(read, quotes=tuple(shorter)))
    assert speakers(record) == ["Hana Orlen"]


def test_a_judgement_whose_line_is_gone_is_told_and_goes_nowhere_else(record: dateline.Record) -> None:
    record.judge("a.txt", HEARD, set={"speaker": "Hana Orlen"}, at=AT)
    read = record.store.report("a.txt")
    others = tuple(quote for quote in read.quotes if quote.type != "direct")
    record.store.replace_words(dataclasses.replace(read, quotes=others))
    assert "Hana Orlen" not in [row["speaker_name"] for row in record.quotes(report="a.txt")]
    assert states(record) == ["orphan"]
    (row,) = record.judgements(state="orphan", report="a.txt")
    assert row["reports"] == [read.report.id]
    assert any(HEARD in words for words in row["words"])


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"set": {"mood": "bad"}}, "no field 'mood'"),
        ({"set": {}}, "nothing is set"),
        ({"set": {"type": "oblique"}}, "one of direct, mixed, indirect"),
        ({"set": {"class": None}}, "class None takes a value"),
        ({"set": {"speaker": "  "}}, "is no text"),
        ({"set": {"speaker": "A"}, "confirm": True}, "one thing"),
        ({}, "one thing"),
        ({"line": "no such words", "reject": True}, "no line 'no such words'"),
        ({"line": "attribution-", "reject": True}, "could be"),
        ({"line": None, "reject": True}, "not rejected"),
        ({"line": None, "set": {"published": "in May"}}, "is no date"),
        ({"line": "Bridge falls in Orsun", "kind": "zone", "set": {"role": "cellar"}}, "is not known"),
        ({"line": "Bridge falls in Orsun", "kind": "zone", "reject": True}, "another role"),
        ({"line": "Monday morning", "set": {"earliest": "Monday"}}, "is no day"),
        ({"line": "Monday morning", "set": {"earliest": "2019-03-05", "latest": "2019-03-05"}}, "is not before"),
        ({"confirm": True, "by": " "}, "signed"),
        ({"copy": "a.txt", "line": None, "confirm": True}, "no copy of"),
        ({"copy": "b.txt", "confirm": True}, "no copy of"),
        ({"copy": "b.txt", "line": None, "set": {"dir": "up"}}, "one of ab, ba"),
    ],
)
def test_wrong_judgements_are_refused_and_leave_nothing(
    record: dateline.Record, options: dict[str, Any], message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        record.judge("a.txt", **{"line": HEARD, **options})
    assert list(record.judgements()) == []


def test_a_zone_has_the_role_that_a_person_gives_it(record: dateline.Record) -> None:
    record.judge("a.txt", "Bridge falls in Orsun", kind="zone", set={"role": "kicker"}, at=AT)
    assert record.show("a.txt").report.zones[0].role == "kicker"


def test_a_damaged_judgement_is_found_out(record: dateline.Record, tmp_path: Path) -> None:
    record.judge("a.txt", HEARD, set={"speaker": "Hana Orlen"}, at=AT)
    for change, message in (
        ("\"by\" = 'Nobody'", "its fields are not"),
        ('value = \'{"speaker":"Nobody"}\'', "its fields are not"),
        ("subject = replace(subject, 'heard', 'hoard')", "its words do not stand"),
        ("subject = '{}'", "cannot be read"),
    ):
        with record.store.snapshot():
            pass
        record.store.connection.execute("BEGIN")
        record.store.connection.execute(f"UPDATE judgement SET {change}")
        assert any(message in failure.words for failure in record.store.verify().failures), change
        record.store.connection.rollback()
    assert record.verify().failures == ()


def test_a_corrections_file_with_nonsense_in_it(record: dateline.Record) -> None:
    record.judge("a.txt", HEARD, set={"speaker": "Hana Orlen"}, at=AT)
    (good,) = record.corrections()
    row = json.loads(good)
    bad = [
        "{broken",
        "[]",
        json.dumps({**row, "value": {"speaker": "Nobody"}}),
        json.dumps({**row, "subject": {"line": "attribution", "anchors": []}}),
        json.dumps({**row, "verdict": "bless"}),
        json.dumps({**row, "by": ""}),
        json.dumps({**row, "undone": "yes"}),
        json.dumps({**row, "because": 7}),
    ]
    told: list[object] = []
    lines = [*bad, json.dumps({"kind": "zone"}), "", good]
    assert record.take_corrections(lines, where="desk.jsonl", watch=told.append) == (0, 1)
    assert [item.where for item in told if isinstance(item, Problem)] == [f"desk.jsonl:{n}" for n in range(1, 9)]


def test_undone_twice_in_two_records_is_undone_first(record: dateline.Record, tmp_path: Path) -> None:
    judgement = record.judge("a.txt", HEARD, reject=True, at=AT)
    (line,) = record.corrections()
    record.undo(judgement.id, by="Vale", at="2024-05-10T00:00:00Z")
    with dateline.Record(tmp_path / "other.db", config=SIGNED) as other:
        other.take_corrections([line])
        other.undo(judgement.id, by="Orr", at="2024-05-09T00:00:00Z")
        theirs, ours = list(other.corrections()), list(record.corrections())
        assert other.take_corrections(ours) == (0, 1)
        assert record.take_corrections(theirs) == (1, 1)
        assert list(other.corrections()) == list(record.corrections()) == theirs


READ = made_report(
    "On Monday, Ana Vale said: “We stay where we are until noon.”\nThe guards left the dam.",
    quoted=("Ana Vale", "said", "“We stay where we are until noon.”"),
    dated=("Monday", None),
    named=("The guards", "left"),
)
LINES = [line for line in lines_of(READ) if line.kind not in ("zone", "report")]
SAID = st.builds(
    lambda line, choice, by, at: make_judgement(
        subject_of(READ, line),
        *(
            (Verdict.SET, {"speaker": choice, "class": "said"})
            if line.kind == "attribution" and choice in ("A", "B")
            else (Verdict.REJECT, None)
            if choice == "reject"
            else (Verdict.CONFIRM, {})
        ),
        by=by,
        at=f"2024-05-0{at}T00:00:00Z",
        because=choice,
    ),
    st.sampled_from(LINES),
    st.sampled_from(["A", "B", "reject", "confirm"]),
    st.sampled_from(["Orr", "Vale"]),
    st.integers(1, 9),
)


@given(st.lists(SAID, max_size=8), st.randoms())
@settings(max_examples=150)
def test_neither_order_nor_repetition_of_judgements_shows(said: list[Judgement], chance: random.Random) -> None:
    """And each line is rejected, or there with the marks of those who judged it; nothing of another line changes."""
    known = {judgement.id: judgement for judgement in said}
    judged = judge_report(READ, known.values())
    shuffled = list(known.values())
    chance.shuffle(shuffled)
    assert judge_report(READ, shuffled) == judged
    assert judged.orphans == ()
    ids = {own for mark in judged.marks.values() for own in mark.judgements}
    assert ids == known.keys()
    left = {(line.kind, line.own) for line in lines_of(judged.read)}
    for line in lines_of(READ):
        mark = judged.marks.get((line.kind, line.own))
        if mark is not None and mark.standing is Standing.REJECTED:
            assert (line.kind, line.own) not in left
        elif mark is not None and line.kind in ("attribution", "timex", "event"):
            assert (line.kind, line.own) in left
    if not known:
        assert judged.read == READ
    for mark in judged.marks.values():
        people = {known[own].by for own in mark.judgements}
        assert len(people) == 2 or not mark.contested, "nobody contests himself"


def test_a_rejected_actor_takes_mentions_and_references_along() -> None:
    actor = next(line for line in LINES if line.kind == "actor")
    said = make_judgement(subject_of(READ, actor), Verdict.REJECT, None, by="Orr", at=AT, because="")
    read = judge_report(READ, [said]).read
    assert (read.mentions, read.actors) == ((), ())
    assert [(event.actors, event.attributed_to) for event in read.events] == [((), ())]


def test_the_commands(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "a.txt", STORY)
    run("add", "a.txt", "--layers", ",".join(QUICK_LAYERS))
    nobody = run("judge", "a.txt", HEARD, "--set", "speaker=Hana Orlen")
    assert (nobody.returncode, "--by NAME" in nobody.stderr) == (2, True)
    write(tmp_path, "dateline.toml", '[judging]\nperson = "Orr"\n')
    done = run("judge", "a.txt", HEARD, "--set", "speaker=Hana Orlen", "--because", "she ran the bakery")
    assert done.returncode == 0, done.stderr
    line = json.loads(done.stdout)
    assert (line["by"], line["value"], line["because"]) == ("Orr", {"speaker": "Hana Orlen"}, "she ran the bakery")
    assert "Hana Orlen" in run("quotes", "--type", "direct").stdout
    table = run("judgements", "--format", "table").stdout
    assert "she ran the bakery" in table
    assert run("corrections", "export", "desk.jsonl").returncode == 0
    assert run("undo", line["id"], "--by", "Vale").returncode == 0
    assert "Hana Orlen" not in run("quotes", "--type", "direct").stdout
    assert [json.loads(row)["state"] for row in run("judgements").stdout.splitlines()] == ["undone"]
    again = run("corrections", "import", "desk.jsonl")
    assert (again.returncode, "0 new of 1" in again.stderr) == (0, True)
    write(tmp_path, "bad.jsonl", "{broken\n")
    bad = run("corrections", "import", "bad.jsonl")
    assert (bad.returncode, "[not-a-judgement]" in bad.stderr) == (1, True)
    assert run("undo", "nothing").returncode == 2
    missing = run("judge", "a.txt", "--confirm", "--db", "none.db")
    assert (missing.returncode, (tmp_path / "none.db").exists()) == (2, False)


def test_a_record_of_version_four_keeps_its_judgements(tmp_path: Path) -> None:
    """They had no seal, so nothing is held against them; when they change they get one."""
    path = tmp_path / "r.db"
    with dateline.Record(path) as record:
        fill(record, tmp_path)
        judgement = record.judge("a.txt", HEARD, reject=True, by="Orr", at=AT)
    with behind(path) as connection:
        connection.execute("UPDATE judgement SET seal = ''")
    with dateline.Record(path) as record:
        assert record.verify().failures == ()
        record.undo(judgement.id, by="Orr")
        assert record.verify().failures == ()
        assert record.store.connection.execute("SELECT seal != '' FROM judgement").fetchone() == (1,)
