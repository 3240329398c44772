"""When undated reports were published, as far as the reports of a record allow: no year is made up."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.dates.date_factory import annotated, published

from dateline import Record
from dateline.cli.view import print_report
from dateline.dates import find_dates, gather_publication
from dateline.model import GatheredDate, ReadReport, ReportId

BILL = (
    "On January 5, 2020, Orsun deputies approved a bill demanding that all foreign engineers leave the northern mines."
)
LAST_YEAR = "Orsun deputies, last year, approved a bill by which all foreign engineers must leave the northern mines."


def read(name: str, words: str, day: str = "") -> ReadReport:
    """A report of a name, with the day of publication it states."""
    text, known = annotated(words), published(day)
    report = replace(text.report, id=ReportId(name), metadata=replace(text.report.metadata, published=known))
    return ReadReport(report, text.sentences, (), tuple(find_dates(text, known)))


def gathered(words: str, *others: str, day: str = "") -> GatheredDate | None:
    """What is known of a report beside others."""
    reads = [read("own", words, day), *(read(f"other {number}", other) for number, other in enumerate(others))]
    found = gather_publication(reads)
    assert found == gather_publication(reversed(reads))
    return found.get(ReportId("own"))


def days(found: GatheredDate | None) -> tuple[str, str, tuple[int, ...]]:
    """The interval as words, and the years."""
    assert found
    return str(found.earliest), str(found.latest), found.years


def test_last_year_of_what_another_report_dates() -> None:
    """Deputies approved it in January 2020; "last year" is written in 2021."""
    found = gathered(LAST_YEAR, BILL)
    assert days(found) == ("2021-01-01", "2022-01-01", (2021,))
    assert found
    assert [report for report, _ in found.evidence] == ["own", "other 0"]
    assert found.evidence[0][1].of(LAST_YEAR) == "last year"
    assert found.evidence[1][1].of(BILL) == BILL


def test_several_years_stay_several() -> None:
    """The same was approved in two years: both are listed."""
    found = gathered(LAST_YEAR, BILL, BILL.replace("2020", "2017"))
    assert days(found) == ("2018-01-01", "2022-01-01", (2018, 2021))


def test_a_year_before_what_is_told_as_past_does_not_fit() -> None:
    """Talks that began in 2019 are told as past."""
    found = gathered(f"{LAST_YEAR} The talks began in June 2019.", BILL, BILL.replace("2020", "2017"))
    assert days(found) == ("2021-01-01", "2022-01-01", (2021,))


@pytest.mark.parametrize(
    ("words", "other"),
    [
        (LAST_YEAR, "On January 5, 2020, Orsun deputies approved a budget."),
        (LAST_YEAR, BILL.replace("On January 5, 2020, ", "")),
        (LAST_YEAR.replace(", last year,", ""), BILL),
        ("The envoy left last year.", "The envoy left on January 5, 2020."),
    ],
)
def test_nothing_is_gathered_without_the_same_event(words: str, other: str) -> None:
    """Another event, one that is not dated, no "last year", too few words."""
    assert gathered(words, other) is None


@pytest.mark.parametrize(
    ("words", "earliest"),
    [
        ("The talks began in June 2020.", "2020-06-01"),
        ("The talks began on June 5, 2020, and failed in 2014.", "2020-06-05"),
    ],
)
def test_a_report_is_not_older_than_what_it_tells_as_past(words: str, earliest: str) -> None:
    """The other end stays open."""
    assert days(gathered(words)) == (earliest, "None", ())


@pytest.mark.parametrize(
    "words",
    [
        "The talks will begin in June 2020.",
        "He was jailed until 2030.",
        "They agreed to meet in June 2030.",
        "The 2030 plan was approved.",
        "He left on Thursday.",
    ],
)
def test_what_lies_ahead_dates_nothing(words: str) -> None:
    """Plans, ends and names."""
    assert gathered(words) is None


def test_a_day_without_a_year() -> None:
    """The first 24 August that the text allows, and the one of the year that another report tells."""
    words = "The talks began in January 2020."
    assert days(gathered(words, day="--08-24")) == ("2020-08-24", "None", ())
    assert days(gathered(f"{words} {LAST_YEAR}", BILL, day="--08-24")) == ("2021-08-24", "2021-08-25", (2021,))


def test_a_dated_report_gathers_nothing() -> None:
    """What it states is enough."""
    assert gathered(LAST_YEAR, BILL, day="2021-04-02") is None


@pytest.fixture(name="record")
def _record(tmp_path: Path) -> Iterator[Record]:
    for name, words in (("a.txt", f"Mines\n\n{LAST_YEAR}\n"), ("b.txt", f"Deputies\n\n{BILL}\n")):
        (tmp_path / name).write_text(words, "utf-8")
    with Record(tmp_path / "r.db") as record:
        record.add(tmp_path / "a.txt", tmp_path / "b.txt")
        yield record


def test_the_export_of_a_record_tells_it(record: Record) -> None:
    """On the line of the report, beside what the report itself says."""
    lines = [json.loads(line) for line in record.export()]
    told = {line["id"]: line.get("published_gathered") for line in lines if line["kind"] == "report"}
    [found] = [one for one in told.values() if one and one["years"]]
    assert (found["earliest"], found["latest"], found["years"]) == ("2021-01-01", "2022-01-01", [2021])
    texts = {line["report"]: line["text"] for line in lines if line["kind"] == "report"}
    assert "last year" in [texts[one["report"]][one["start"] : one["end"]] for one in found["evidence"]]


def test_the_export_reckons_from_what_was_gathered(record: Record) -> None:
    """ "Last year" of a report of 2021 is 2020; what the report itself leaves open stays as it is."""
    lines = [json.loads(line) for line in record.export()]
    [found] = [line for line in lines if line["kind"] == "timex" and "gathered" in line]
    assert (found["words"], found["value"], found["earliest"]) == (["last year"], "XXXX", None)
    assert (found["gathered"]["value"], found["gathered"]["earliest"]) == ("2020", "2020-01-01")
    assert "publication between" in found["gathered"]["because"]


def test_events_have_the_days_that_follow_from_what_was_gathered(tmp_path: Path) -> None:
    """Beside their own dates: an interval where the report's year is all that is known, an end for what is done."""
    more = "On Thursday Egypt accused Syria of an attack. Jordan praised Egypt since Thursday. Syria will meet Jordan."
    (tmp_path / "a.txt").write_text(f"Mines\n\n{LAST_YEAR} {more}\n", "utf-8")
    (tmp_path / "b.txt").write_text(f"Deputies\n\n{BILL}\n", "utf-8")
    with Record(tmp_path / "r.db") as record:
        record.add(tmp_path / "a.txt", tmp_path / "b.txt")
        lines = [json.loads(line) for line in record.export()]
    events = {line["type"]: line for line in lines if line["kind"] == "event" and "Mines" not in line["words"]}
    accused = events["ACCUSE"]
    assert (accused["date"]["earliest"], accused["date"]["latest"]) == (None, None)
    assert (accused["gathered"]["earliest"], accused["gathered"]["latest"]) == ("2020-12-31", "2021-12-31")
    assert accused["gathered"]["evidence"] == accused["date"]["evidence"]
    assert "gathered" not in events["AGREE"]


def test_what_is_settled_over_the_record_has_the_gathered_days(tmp_path: Path) -> None:
    """One event of an undated and a dated report: the list of events, and the days that its accounts allow."""
    more = "On January 5, 2020, Egypt accused Syria of an attack on the mines of Orsun."
    (tmp_path / "a.txt").write_text(
        f"Mines\n\n{LAST_YEAR} Last year Egypt accused Syria of an attack on the mines.\n", "utf-8"
    )
    (tmp_path / "b.txt").write_text(f"Deputies\n\n{BILL} {more}\n", "utf-8")
    with Record(tmp_path / "r.db") as record:
        record.add(tmp_path / "a.txt", tmp_path / "b.txt")
        told = [one for event in record.events(type="accuse") for one in event["accounts"]]
        [later] = [one["gathered"] for one in told if "gathered" in one]
        findings = list(record.compare(question="when"))
    assert (later["earliest"], later["latest"]) == ("2020-01-01", "2021-01-01")
    assert findings
    assert {row["finding"] for row in findings} == {"agrees"}
    for row in findings:
        assert [one["value"] for one in row["accounts"]] == ["2020-01-01 to 2020-12-31", "2020-01-05"]


def test_the_timeline_has_the_gathered_days_in_their_place(record: Record) -> None:
    """ "Last year" of the undated report stands among the days of 2020, with the reason; nothing is listed twice."""
    rows = list(record.timeline(undetermined=True))
    [found] = [row for row in rows if row["words"] == "last year"]
    assert (found["earliest"], found["latest"]) == ("2020-01-01", "2021-01-01")
    assert "publication between" in found["because"]
    days = [row["earliest"] for row in rows if row["earliest"]]
    assert days == sorted(days)
    places = [(row["report"], tuple(map(tuple, row["spans"])), row["kind"]) for row in rows]
    assert len(places) == len(set(places))


def test_a_sheet_tells_it(record: Record) -> None:
    """A row for the report, and one for each time that says more when it is reckoned from it."""
    rows = list(csv.DictReader(io.StringIO("".join(record.export(format="csv")))))
    [row] = [row for row in rows if row["part"] == "published, gathered" and row["value"]]
    assert (row["kind"], row["value"], row["earliest"], row["latest"]) == ("report", "2021", "2021-01-01", "2022-01-01")
    [again] = [row for row in rows if row["part"] == "by the gathered day of publication"]
    assert (again["exact"], again["earliest"], again["latest"]) == ("last year", "2020-01-01", "2021-01-01")


def test_a_sheet_opens_what_a_time_is_counted_from(tmp_path: Path) -> None:
    """The words of the event, and those that give its day."""
    words = "Fire\n\nThe attack on January 3, 2020 shocked Orsun. Two days after the attack, the deputies met.\n"
    (tmp_path / "a.txt").write_text(words, "utf-8")
    with Record(tmp_path / "r.db") as record:
        record.add(tmp_path / "a.txt")
        rows = list(csv.DictReader(io.StringIO("".join(record.export(format="csv")))))
    told = {row["part"]: row["exact"] for row in rows if row["kind"] == "timex" and row["part"]}
    assert told == {"counted from, event": "the attack", "its day": "January 3, 2020"}


def test_the_page_and_the_terminal_tell_it(record: Record, capsys: pytest.CaptureFixture[str]) -> None:
    """Beside the report's own detail, with the words of the other report; nothing for a report that is dated."""
    page = record.page()
    assert page.count('class="gathered"') == len(record.gathered_dates())
    assert "2021 by other reports" in page
    assert "by the gathered day of publication" in page
    for read in record.reads():
        found = record.gathered_date(read)
        print_report(read, found)
        shown = capsys.readouterr().out
        assert ("gathered" in shown) == (found is not None)
