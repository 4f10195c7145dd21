"""Crawling and the main job from the command line."""

import os
import signal
import subprocess
from pathlib import Path

from demo.releases import NEW_ENGLISH
from demo.site import Site
from storage.database import Database
from tests.cli.conftest import LAUNCHER, Program, Stored, clean_environment, watch


def test_run_once_crawls_what_is_due_and_delivers(sqlite: Database, regwatch: Program, tmp_path: Path) -> None:
    with Site() as site:
        watch(sqlite, "norland", site.address("en"))
        regwatch("subscribe", "reader@demo.example", "--cadence", "instant")
        first = regwatch("run", "--once")
        assert (first.status, first.out) == (0, "norland: 8 new, 0 revised, 0 changes\n")
        assert not list(tmp_path.glob("outbox/*.eml"))
        site.publish("en", NEW_ENGLISH)
        again = regwatch("crawl", "norland", "--deliver")
    assert again.status == 0
    assert "1 mails sent" in again.out
    (mail,) = tmp_path.glob("outbox/*.eml")
    assert b"more than" in mail.read_bytes()


def test_a_source_that_cannot_be_read_is_said_and_fails(sqlite: Database, regwatch: Program) -> None:
    with Site() as site:
        watch(sqlite, "norland", site.address("en"))
        site.go_down()
        answer = regwatch("crawl", "--all")
    assert answer.status == 1
    assert answer.out.startswith("norland: unreadable, ")
    assert answer.err == "regwatch: 1 of 1 sources could not be crawled: norland\n"


def test_reprocessing_says_what_differs(regwatch: Program, stored: Stored) -> None:
    answer = regwatch("reprocess", "--source", "norland", data=stored.folder)
    assert answer.status == 0
    assert answer.out.startswith("norland: 9 revisions, 0 unreadable, 0 texts changed")


def test_crawling_without_sources_says_what_to_do(regwatch: Program) -> None:
    answer = regwatch("crawl", "--all")
    assert answer.status == 0
    assert "regwatch sources add" in answer.err


def test_the_main_job_says_where_everything_is_and_stops_on_a_signal(tmp_path: Path) -> None:
    with subprocess.Popen(
        [LAUNCHER, "--data-dir", tmp_path, "run"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=clean_environment(REGWATCH_LISTEN="127.0.0.1:0"),
    ) as process:
        assert process.stdout
        said = [process.stdout.readline() for _ in range(5)]
        os.kill(process.pid, signal.SIGTERM)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    assert said[0].startswith("Dashboard  http://127.0.0.1:")
    assert f"sqlite:///{tmp_path}" in said[1]
    assert str(tmp_path / "outbox") in said[2]
    assert errors == ""
