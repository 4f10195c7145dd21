"""kill -9 of everything at any moment of a crawl loses nothing and doubles nothing."""

import email
import email.policy
import os
import shutil
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from storage import reading
from storage.database import Database
from tests.end_to_end.agency import LIST, Page, publish
from tests.end_to_end.regwatch import Regwatch
from tests.sites import Site

RELEASES = 300
KILLS = 20


SYLLABLES = ("ba", "co", "di", "fe", "ga", "lo", "mi", "nu", "ra", "so", "ta", "ve")


def drug(number: int) -> str:
    """A made-up drug name, another one for every number."""
    first, rest = divmod(number, len(SYLLABLES) ** 2)
    second, third = divmod(rest, len(SYLLABLES))
    return f"{SYLLABLES[first]}{SYLLABLES[second]}{SYLLABLES[third]}rin"


def recall(number: int, count: int) -> Page:
    return Page(
        key=f"r{number}",
        title=f"Recall of {drug(number)}",
        published=date(2023, 1, 1) + timedelta(days=number),
        body=f"In 2022 the agency recalled {count} batches of {drug(number)} tablets.\nPatients were told.",
    )


BEFORE = [recall(number, 100 + number) for number in range(RELEASES)]
AFTER = [
    *(recall(number, 100 + number + (5 if number % 10 == 0 else 0)) for number in range(RELEASES)),
    Page("new", "Trials", date(2024, 2, 1), "More than 430 gene therapy products are in clinical trials."),
]
BEFORE.append(Page("old", "Trials", date(2023, 12, 1), "More than 400 gene therapy products are in clinical trials."))
AFTER.append(BEFORE[-1])


@dataclass(frozen=True)
class Outcome:
    """Everything a crawl leaves behind that a person could miss or meet twice."""

    releases: int
    changes: list[tuple[str, str, float, float]]
    told: list[str]
    mails: int


@dataclass(frozen=True)
class Prepared:
    """A data directory with the baseline, and what one undisturbed run makes of the changed site."""

    template: Path
    expected: Outcome
    seconds: float


def outcome(regwatch: Regwatch) -> Outcome:
    database = Database(f"sqlite:///{regwatch.data / 'regwatch.sqlite'}")
    with database.reading() as session:
        changes = [change for change in reading.changes(session, limit=1000) if change["kind"] != "release_new"]
        releases = len(reading.releases(session, limit=1000))
    database.close()
    messages = [email.message_from_bytes(path.read_bytes(), policy=email.policy.default) for path in regwatch.mails()]
    return Outcome(
        releases=releases,
        changes=sorted(
            (c["kind"], c["release"]["url"].rsplit("/", 1)[-1], c["old"]["value"], c["new"]["value"]) for c in changes
        ),
        told=sorted(str(message["Subject"]) for message in messages),
        mails=len({message["Message-ID"] for message in messages}),
    )


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prepared]:
    folder = tmp_path_factory.mktemp("kill")
    with Site() as site:
        publish(site, BEFORE)
        first = Regwatch(folder / "template")
        first("sources", "add", site.url(LIST), "--name", "agency", "--schedule", "every 1h", "--yes")
        first("subscribe", "reader@example.org", "--cadence", "instant")
        first("run", "--once")
        _let_time_pass(folder / "template" / "regwatch.sqlite")
        publish(site, AFTER)
        undisturbed = Regwatch(shutil.copytree(folder / "template", folder / "undisturbed"))
        begun = time.monotonic()
        undisturbed("run", "--once")
        seconds = time.monotonic() - begun
        yield Prepared(folder / "template", outcome(undisturbed), seconds)


def _let_time_pass(path: Path) -> None:
    """Makes the source due and every release old enough to be looked at again; leaves the database in one file."""
    long_ago = "2024-01-01 00:00:00.000000"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE sources SET next_due_at = ?", (long_ago,))
        connection.execute("UPDATE releases SET first_seen = ?, last_checked_at = ?", (long_ago, long_ago))
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def test_the_undisturbed_run_finds_what_changed(prepared: Prepared) -> None:
    assert prepared.expected.releases == RELEASES + 2
    kinds = [change[0] for change in prepared.expected.changes]
    assert kinds.count("figure_revised") == RELEASES // 10
    assert kinds.count("metric_changed") == 1
    assert prepared.expected.mails == 1


@pytest.mark.parametrize("moment", range(KILLS))
def test_killed_and_run_again_it_is_as_if_nothing_happened(prepared: Prepared, tmp_path: Path, moment: int) -> None:
    regwatch = Regwatch(shutil.copytree(prepared.template, tmp_path / "data"))
    process = regwatch.start("run", "--once")
    try:
        process.wait(timeout=prepared.seconds * (moment + 0.5) / KILLS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    regwatch("run", "--once")
    assert outcome(regwatch) == prepared.expected
