"""`regwatch run`: crawls when due, delivers, answers on the dashboard, and stops cleanly."""

import queue
import signal
import sqlite3
import subprocess
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from storage import reading
from tests.end_to_end.agency import LIST, Page, path, publish
from tests.end_to_end.regwatch import Regwatch
from tests.sites import Site

PAGES = [Page("r1", "Trials", date(2024, 4, 26), "More than 400 gene therapy products are in clinical trials.")]
PATIENCE = 60


class Running:
    """The main job as it runs; `line(part)` waits for a line of its output."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._lines.put(line)

    def line(self, part: str) -> str:
        while True:
            line = self._lines.get(timeout=PATIENCE)
            if part in line:
                return line

    def stop(self, number: int = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        return self.process.wait(timeout=PATIENCE)


@contextmanager
def running(regwatch: Regwatch) -> Iterator[Running]:
    process = regwatch.start("run")
    job = Running(process)
    try:
        yield job
    finally:
        process.kill()
        process.wait()
        job._reader.join()
        for stream in (process.stdout, process.stderr):
            if stream:
                stream.close()


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as made:
        publish(made, PAGES)
        yield made


@pytest.fixture
def regwatch(tmp_path: Path) -> Regwatch:
    return Regwatch(tmp_path / "data", REGWATCH_LISTEN="127.0.0.1:0")


def ledger(regwatch: Regwatch) -> list[tuple[str, str]]:
    """Trigger and outcome of every run so far."""
    with closing(sqlite3.connect(regwatch.data / "regwatch.sqlite")) as connection:
        return connection.execute("SELECT trigger, outcome FROM crawls ORDER BY id").fetchall()


def test_it_crawls_what_is_due_serves_the_dashboard_and_stops_on_a_signal(regwatch: Regwatch, site: Site) -> None:
    regwatch.watch("agency", site.url(LIST))
    with running(regwatch) as job:
        address = job.line("Dashboard").split()[-1]
        job.line("agency: 1 new")
        with urllib.request.urlopen(f"{address}/api/v1/releases") as answer:
            assert b"/en/news/Info/r1" in answer.read()
        assert job.stop(signal.SIGINT) == 0
    assert ledger(regwatch) == [("schedule", "ok")]


def test_a_missed_run_is_made_up_for_once_and_a_source_added_meanwhile_is_crawled(
    regwatch: Regwatch, site: Site
) -> None:
    regwatch.watch("agency", site.url(LIST))
    with closing(sqlite3.connect(regwatch.data / "regwatch.sqlite")) as connection:
        connection.execute("UPDATE sources SET next_due_at = '2024-01-01 00:00:00.000000'")
        connection.commit()
    with running(regwatch) as job, Site("127.0.0.2") as second:
        job.line("agency: 1 new")
        publish(second, PAGES)
        regwatch.watch("second", second.url(LIST))
        job.line("second: 1 new")
        assert job.stop() == 0
    assert ledger(regwatch) == [("makeup", "ok"), ("schedule", "ok")]


def test_stopped_in_the_middle_of_a_crawl_it_stores_nothing_and_the_crawl_stays_due(
    regwatch: Regwatch, site: Site
) -> None:
    regwatch.watch("agency", site.url(LIST))
    asked, hold = threading.Event(), threading.Event()

    def stall(_request: BaseHTTPRequestHandler) -> None:
        asked.set()
        hold.wait(PATIENCE)

    site.behave(path("r1"), stall)
    with running(regwatch) as job:
        assert asked.wait(PATIENCE)
        threading.Timer(1, hold.set).start()
        assert job.stop() == 0
    assert regwatch.asked(reading.releases) == []
    assert ledger(regwatch) == [("schedule", "stopped")]
    site.behaviours.clear()
    regwatch("run", "--once")
    assert len(regwatch.asked(reading.releases)) == 1


def test_a_port_in_use_is_one_clear_line(regwatch: Regwatch, site: Site) -> None:
    busy = Regwatch(regwatch.data, REGWATCH_LISTEN=site.host)
    done = busy.run("run")
    assert done.returncode == 1
    assert "cannot listen" in done.stderr
    assert done.stderr.count("\n") == 1


def test_the_dashboard_is_not_served_to_other_machines_without_a_token(regwatch: Regwatch) -> None:
    done = Regwatch(regwatch.data, REGWATCH_LISTEN="0.0.0.0:8000").run("run")
    assert done.returncode == 1
    assert "set REGWATCH_API_TOKEN" in done.stderr


def test_with_a_token_it_is_served_to_who_knows_it_and_never_says_it(regwatch: Regwatch) -> None:
    token = "0123456789abcdef-token"
    with running(Regwatch(regwatch.data, REGWATCH_LISTEN="0.0.0.0:0", REGWATCH_API_TOKEN=token)) as job:
        address = job.line("Dashboard").split()[-1].replace("0.0.0.0", "127.0.0.1")
        asked = urllib.request.Request(f"{address}/api/v1/releases")
        with pytest.raises(urllib.error.HTTPError, match="401"):
            urllib.request.urlopen(asked)
        asked.add_header("Authorization", f"Bearer {token}")
        with urllib.request.urlopen(asked) as answer:
            assert answer.status == 200
        assert job.stop() == 0
    assert not [file for file in regwatch.data.rglob("*") if file.is_file() and token.encode() in file.read_bytes()]
