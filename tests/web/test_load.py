"""Under load and under fire: corrections of many at once are all kept; a killed server or worker loses nothing."""

from __future__ import annotations

import itertools
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Self

import httpx
import pytest
from tests.web.conftest import served
from tests.web.test_adding import TEXT
from tests.web.test_corrections import mark_in, own_record

import dateline
from dateline.web import ServeOptions
from dateline.web.working import PATIENCE

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


def text_of(number: int) -> str:
    """A text that no other is like."""
    return TEXT.replace("Lanna", f"Lanna{number}").replace("Tuesday", f"Tuesday the {number}th")


class Crowd:
    """People who correct and read as fast as they are answered, until they are told to go; what was taken is known."""

    def __init__(self, address: str, name: str) -> None:
        self.address, self.name = address, name
        self.taken: list[str] = []
        self.over = threading.Event()
        self.thread = threading.Thread(target=self.work)

    def __enter__(self) -> Self:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self.thread.join()

    def work(self) -> None:
        """One correction and one page after another; a site that is killed ends it."""
        with suppress(httpx.TransportError), httpx.Client(base_url=self.address, timeout=600) as client:
            lines = re.findall(r'href="(/correct/[^"]+line=attribution-[^"]+)"', client.get(REPORT).text)
            mark = mark_in(client.get(lines[0]).text)
            for number in itertools.count():
                if self.over.is_set():
                    return
                why = f"{self.name}-{number}"
                form = {"mark": mark, "verdict": "set", "because": why, "field-speaker": f"Vale {why}"}
                if client.post(lines[number % len(lines)], data=form).status_code == 303:
                    self.taken.append(why)
                assert client.get("/quotes").status_code == 200


def workers_of(process: subprocess.Popen[str]) -> list[int]:
    """The processes that read in for a site."""
    found = []
    for own in Path(f"/proc/{process.pid}/task").glob("*/children"):
        for child in own.read_text().split():
            command = Path(f"/proc/{child}/cmdline")
            if command.exists() and b"dateline.web.working" in command.read_bytes():
                found.append(int(child))
    return found


def hand_in(address: str, number: int) -> None:
    """Hand a text in."""
    with httpx.Client(base_url=address, timeout=60) as client:
        form = {"mark": mark_in(client.get("/add").text), "text": text_of(number)}
        assert client.post("/add", data=form).status_code == 303


def is_waiting(address: str) -> bool:
    """Whether something is left in the queue."""
    html = httpx.get(f"{address}/add", timeout=60).text
    return ">queued<" in html or ">running<" in html


def wait_until_read(address: str) -> None:
    """Wait until nothing is left in the queue."""
    for _ in range(1_200):
        if not is_waiting(address):
            return
        time.sleep(0.5)
    pytest.fail("texts were left in the queue")


def see_all_kept(record: Path, texts: int, said: list[str]) -> None:
    """The record holds, with every text that was handed in and every correction that was taken."""
    with dateline.Record(record, read_only=True) as opened:
        assert opened.verify().holds
        assert len(opened.store) == 19 + texts
        assert {row["because"] for row in opened.judgements()} >= set(said)


@pytest.mark.nightly
def test_a_killed_server_under_load_loses_nothing(own_record: Path) -> None:
    """While people correct and read: every text handed in is read, every correction answered for is kept."""
    said: list[str] = []
    for number in range(6):
        process, address = start(own_record)
        try:
            with Crowd(address, f"a{number}") as one, Crowd(address, f"b{number}") as other:
                hand_in(address, number)
                wait(lambda: len(one.taken) + len(other.taken) >= number)  # noqa: B023  # called at once
                time.sleep(0.1 * number)
                os.kill(process.pid, signal.SIGKILL)
            said += [*one.taken, *other.taken]
        finally:
            process.kill()
            process.wait()
            assert process.stderr is not None
            process.stderr.close()
    process, address = start(own_record)
    try:
        wait_until_read(address)
    finally:
        process.terminate()
        process.communicate()
    assert said
    see_all_kept(own_record, 6, said)
    shutil.rmtree(own_record.parent)


def test_the_job_of_a_killed_worker_is_taken_up_by_a_new_one(own_record: Path) -> None:
    """While it is at it: another process reads the texts, each once, and long before a silent worker is given up."""
    process, address = start(own_record)
    try:
        with httpx.Client(base_url=address, timeout=60) as client:
            mark = mark_in(client.get("/add").text)
            files = [("files", (f"{number}.txt", text_of(number).encode())) for number in range(8)]
            job = client.post("/add", data={"mark": mark}, files=files).headers["location"]
            wait(lambda: workers_of(process) != [] and "Being read" in client.get(job).text)
            (killed,) = workers_of(process)
            os.kill(killed, signal.SIGKILL)
            began = time.monotonic()
            wait(lambda: killed not in workers_of(process) and workers_of(process) != [])
            wait(lambda: "<h1>Reading ended</h1>" in client.get(job).text)
            assert time.monotonic() - began < PATIENCE
    finally:
        process.terminate()
        process.communicate()
    see_all_kept(own_record, 8, [])
    shutil.rmtree(own_record.parent)


def wait(until: Callable[[], bool]) -> None:
    """Wait until something holds."""
    for _ in range(3_000):
        if until():
            return
        time.sleep(0.1)
    pytest.fail("it never comes")


@pytest.mark.nightly
def test_a_killed_worker_under_load_loses_nothing(own_record: Path) -> None:
    """Its jobs are taken up by the next one, while people go on correcting and reading."""
    process, address = start(own_record)
    kills = 0
    try:
        with Crowd(address, "a") as one, Crowd(address, "b") as other:
            for number in range(6):
                hand_in(address, number)
                wait(lambda: workers_of(process) != [] or not is_waiting(address))
                time.sleep(0.2 * number)
                for worker in workers_of(process):
                    os.kill(worker, signal.SIGKILL)
                    kills += 1
                wait(lambda: len(one.taken) + len(other.taken) >= number)  # noqa: B023  # called at once
        wait_until_read(address)
    finally:
        process.terminate()
        process.communicate()
    assert kills >= 3
    assert one.taken + other.taken
    see_all_kept(own_record, 6, [*one.taken, *other.taken])
    shutil.rmtree(own_record.parent)
