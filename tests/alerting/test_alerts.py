"""Saved questions tell what is new, each thing once, and copies never; with a record that grows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline.api import Record
from dateline.model import Given
from tests.comparison.comparison_factory import GAZETTE, OTHER, POST
from tests.fetching.loopback import MovedClock

PLAN = """
[[alert]]
name = "square"
phrase = "leave this square"
[[alert]]
name = "Orlen"
speaker = "Orlen"
[[alert]]
name = "Vale"
actor = "Petra Vale"
[[alert]]
name = "story"
story = "post"
[[alert]]
name = "figures"
contradictions = ["how many"]
[[alert]]
name = "edits"
edits = ["figure", "quote"]
[[alert]]
name = "second"
first_account = true
[[receiver]]
name = "log"
file = "alerts.jsonl"
"""
#: Most of it is its own, so that it is an account of its own.
OWN = (
    "\n\nHer ward took in the wounded from noon until the lamps were lit, and the river ferry carried the last of them"
    " over after dark. Two schools stayed shut. A baker on Quay Street said his shutters had nine holes in them, and"
    " that nobody had asked him who would pay for the glass.\n\nThe harvest market was put off for a week."
)
ALSO = (
    "\n\nThe square had filled since the early morning, when the first trams came in from the docks with flags tied to"
    " their poles. By evening the fountain was dry and the lamps were out, and somebody had painted the number of the"
    " unit on the wall of the customs house."
)
TEXTS = {
    "post": (POST + ALSO, "Norvik Post", "2021-03-03"),
    "reprint": (POST + ALSO + "\n\nThis report was first published by the Norvik Post.", "Orsan Online", "2021-03-04"),
    "gazette": (GAZETTE + OWN, "Vessel Gazette", "2021-03-04"),
    "other": (OTHER, "Tervand Courier", "2021-03-05"),
}


class Desk:
    """A record with its plan."""

    def __init__(self, folder: Path, record: Record, clock: MovedClock) -> None:
        self.folder, self.record, self.clock = folder, record, clock
        self.plan = folder / "alerts.toml"
        self.plan.write_text(PLAN)

    def add(self, *names: str) -> None:
        """Add reports."""
        path = self.folder / "in.jsonl"
        lines = [
            json.dumps({"id": own, "text": TEXTS[own][0], "outlet": TEXTS[own][1], "published": TEXTS[own][2]})
            for own in names
        ]
        path.write_text("\n".join(lines))
        self.record.add(path, given=Given(title="Soldiers in Orsan"))

    def rows(self, **more: Any) -> list[dict[str, Any]]:
        """What a run tells."""
        return list(self.record.alerts(self.plan, once=True, clock=self.clock.move(hours=1), **more))

    def told(self, **more: Any) -> list[tuple[str, list[str]]]:
        """The alerts of a run: the question, and the reports whose words are new."""
        return [
            (row["question"], [line["report"] for line in row["lines"] if line["note"] != "known"])
            for row in self.rows(**more)
            if row["kind"] == "alert"
        ]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with an empty record."""
    with Record(tmp_path / "story.db") as record:
        yield Desk(tmp_path, record, MovedClock())
        assert record.verify().holds


def test_what_is_new_is_told_once_and_copies_never(desk: Desk) -> None:
    """The first round notes what is there; a reprint is no account; an account of its own is told, with its figure."""
    desk.add("post", "other")
    assert desk.told() == []
    assert desk.told() == []
    desk.add("reprint")
    assert desk.told() == []
    desk.add("gazette")
    told = desk.told()
    assert [name for name, _ in told] == ["square", "Vale", "story", "figures", "second"]
    assert dict(told)["square"] == ["gazette"]
    assert dict(told)["second"] == ["gazette"]
    assert "gazette" in dict(told)["figures"]
    assert desk.told() == []
    lines = [json.loads(line) for line in (desk.folder / "alerts.jsonl").read_text().splitlines()]
    assert sorted(line["question"] for line in lines) == sorted(name for name, _ in told)
    texts = {read.report.id: read.report.text for read in desk.record.store.reports()}
    for line in (line for alert in lines for line in alert["lines"]):
        for start, end in line["spans"]:
            assert " ".join(texts[line["report"]][start:end].split()) in line["words"]


def test_from_the_start_and_under_another_name(desk: Desk) -> None:
    """What is there is told when that is asked for; a question that is called otherwise tells nothing again."""
    desk.add("post")
    assert dict(desk.told(from_start=True))["square"] == ["post"]
    desk.plan.write_text(PLAN.replace('name = "square"', 'name = "the square"'))
    desk.add("other")
    assert desk.told(from_start=True) == []


def test_a_question_of_a_report_that_is_not_there_is_told_and_asked_again(desk: Desk) -> None:
    """The others are asked all the same."""
    desk.plan.write_text('[[alert]]\nstory = "post"\n[[alert]]\nname = "rate"\nphrase = "raised its rate"\n')
    desk.add("other")
    (failed,) = desk.rows()
    assert (failed["kind"], failed["question"]) == ("failed", "story post")
    desk.add("post", "gazette")
    assert desk.rows() == []
    assert desk.rows() == []


def test_questions_may_be_narrowed_to_a_story(desk: Desk) -> None:
    """Words of another story are not told."""
    desk.plan.write_text('[[alert]]\nphrase = "Orsan"\nstory = "post"\n[[alert]]\nphrase = "rate"\nstory = "post"\n')
    desk.add("post", "other")
    assert [name for name, _ in desk.told(from_start=True)] == ["phrase Orsan"]


def test_an_edit_is_told_with_the_words_before_and_after(desk: Desk) -> None:
    """Once; edits that touch nothing of what is asked for are not told."""
    from dateline.model import Incoming, Media
    from dateline.watching.places import keep_at

    def keep(text: str) -> None:
        given = Given(url="https://post.example/a", outlet="Norvik Post")
        incoming = Incoming(text, Media.TEXT, "https://post.example/a", "0" * 64, given)
        keep_at(desk.record.keeper, "https://post.example/a", incoming, "2026-03-02T08:00:00+00:00", ["attributions"])

    keep(POST)
    assert desk.told() == []
    keep(POST.replace("killed five", "killed six"))
    (alert,) = [row for row in desk.rows() if row["kind"] == "alert"]
    assert [(line["note"], line["words"]) for line in alert["lines"]] == [("before", "five"), ("after", "six")]
    assert "(figure)" in alert["title"]
    keep(POST.replace("killed five", "killed six").replace("reporters", "people"))
    assert desk.told() == []


def test_forgetting_a_report_forgets_what_was_told_of_it(desk: Desk) -> None:
    """Also what still waits to be sent; and it is not told again when it comes back."""
    desk.add("post", "gazette")
    assert "gazette" in str(desk.told(from_start=True))
    desk.record.forget("gazette")
    assert "gazette" not in str(list(desk.record.alerted()))
    desk.add("gazette")
    assert desk.told() == []


def test_a_changed_alert_is_found(desk: Desk) -> None:
    """`verify` holds what was told to its seal."""
    desk.add("post")
    desk.rows(from_start=True)
    connection = desk.record.store.connection
    before = connection.execute("SELECT id, content FROM alert LIMIT 1").fetchone()
    connection.execute("UPDATE alert SET content = replace(content, 'a', 'e') WHERE id = ?", before[:1])
    assert [failure.line for failure in desk.record.verify().failures] == [f"alert {before[0]}"]
    connection.execute("UPDATE alert SET content = ? WHERE id = ?", (before[1], before[0]))
