"""Under load and under fire: corrections of many at once are all kept; a killed server or worker loses nothing."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from tests.web.conftest import served
from tests.web.test_adding import TEXT
from tests.web.test_corrections import mark_in, own_record

import dateline
from dateline.web import ServeOptions

__all__ = ["own_record"]  # the fixture
REPORT = "/report/r-380d5ac32215da84"


def correct_many(address: str, who: int, times: int) -> int:
    """So many corrections of one client, one after the other, over the lines of a report; how many were taken."""
    taken = 0
    with httpx.Client(base_url=address, timeout=120) as client:
        html = client.get(REPORT).text
        lines = re.findall(r'href="(/correct/[^"]+line=attribution-[^"]+)"', html)
        mark = mark_in(client.get(lines[0]).text)
        for number in range(times):
            form = {
                "mark": mark,
                "verdict": "set",
                "because": f"{who}-{number}",
                "field-speaker": f"Vale {who} {number}",
            }
            taken += client.post(lines[(who + number) % len(lines)], data=form).status_code == 303
    return taken


def count_kept(record: Path) -> int:
    """How many corrections the record has; it must hold."""
    with dateline.Record(record, read_only=True) as opened:
        assert opened.verify().holds
        return len({row["because"] for row in opened.judgements()})


def test_corrections_of_several_at_once_are_all_kept(own_record: Path) -> None:
    with served(ServeOptions(db=own_record)) as address, ThreadPoolExecutor(4) as pool:
        taken = sum(pool.map(lambda who: correct_many(address, who, 5), range(4)))
    assert taken == 20
    assert count_kept(own_record) == 20


@pytest.mark.nightly
def test_a_thousand_corrections_of_ten_clients_are_all_kept(own_record: Path) -> None:
    with served(ServeOptions(db=own_record)) as address, ThreadPoolExecutor(10) as pool:
        taken = sum(pool.map(lambda who: correct_many(address, who, 100), range(10)))
    assert taken == 1_000
    assert count_kept(own_record) == 1_000


def start(record: Path) -> tuple[subprocess.Popen[str], str]:
    """The site as a process of its own, and its address."""
    command = [sys.executable, "-m", "dateline", "serve", "--db", str(record), "--port", "0"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    line = process.stderr.readline()
    found = re.search(r"http://[0-9.]+:\d+", line)
    assert found is not None, line
    return process, found[0]


def kill_and_see(record: Path, rounds: int) -> None:
    """Hand in texts, kill the server each time, and see that the last one reads them all."""
    for number in range(rounds):
        process, address = start(record)
        try:
            with httpx.Client(base_url=address, timeout=60) as client:
                mark = mark_in(client.get("/add").text)
                text = TEXT.replace("Lanna", f"Lanna{number}").replace("Tuesday", f"Tuesday the {number}th")
                assert client.post("/add", data={"mark": mark, "text": text}).status_code == 303
                time.sleep(0.2 * number)
        finally:
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
            assert process.stderr is not None
            process.stderr.close()
    process, address = start(record)
    try:
        with httpx.Client(base_url=address, timeout=60) as client:
            for _ in range(600):
                if ">queued<" not in (html := client.get("/add").text) and ">running<" not in html:
                    break
                time.sleep(0.5)
    finally:
        process.terminate()
        process.communicate()
    with dateline.Record(record, read_only=True) as opened:
        assert opened.verify().holds
        assert len(opened.store) == 19 + rounds


@pytest.mark.nightly
def test_a_killed_server_loses_nothing_that_was_handed_in(own_record: Path) -> None:
    kill_and_see(own_record, rounds=6)
    shutil.rmtree(own_record.parent)
