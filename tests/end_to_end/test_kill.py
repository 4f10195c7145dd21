"""kill -9 of everything at any moment of a crawl loses nothing and doubles nothing.

Twenty moments: at a request of the crawl, spread evenly over all its requests, and in the time from its last request
to the end of the command, in which it is stored, settled and told. Kills at requests leave the crawl due, so one data
directory takes several of them and then one at the end.
"""

import email
import email.policy
import os
import shutil
import signal
import sqlite3
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from storage import reading
from tests.end_to_end.agency import LIST, Page, publish
from tests.end_to_end.regwatch import Regwatch
from tests.sites import Seen, Site

RELEASES = 40
#: Data directories, and how often each is killed at a request before it is killed at the end of a crawl.
LIVES = 5
KILLS_AT_REQUESTS = 3
#: Seconds that anything may take before the test gives up.
PATIENCE = 60.0
#: Everything the main job does for a source, once, with every known release visited again.
CRAWL = ("crawl", "--all", "--recheck", "all", "--deliver")

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
class Stored:
    """What stands in the database that a person could miss or meet twice."""

    releases: int
    changes: list[tuple[str, str, float, float]]


@dataclass(frozen=True)
class Told:
    """What the mails say, one sent twice under the same identity being one."""

    subjects: list[str]
    mails: int


@dataclass(frozen=True)
class Prepared:
    """A data directory with the baseline, and what one undisturbed run makes of the changed site."""

    site: Site
    template: Path
    before: Stored
    after: Stored
    told: Told
    requests: int
    ending: float
    """Seconds from the last request to the end of the command."""


def stored(regwatch: Regwatch) -> Stored:
    changes = [change for change in regwatch.asked(reading.changes, limit=1000) if change["kind"] != "release_new"]
    return Stored(
        releases=len(regwatch.asked(reading.releases, limit=1000)),
        changes=sorted(
            (c["kind"], c["release"]["url"].rsplit("/", 1)[-1], c["old"]["value"], c["new"]["value"]) for c in changes
        ),
    )


def is_due(regwatch: Regwatch) -> bool:
    with closing(sqlite3.connect(regwatch.data / "regwatch.sqlite")) as connection:
        ((due,),) = connection.execute("SELECT next_due_at < '2025-01-01' FROM sources")
    return bool(due)


def told(regwatch: Regwatch) -> Told:
    messages = [email.message_from_bytes(path.read_bytes(), policy=email.policy.default) for path in regwatch.mails()]
    return Told(
        subjects=sorted(str(message["Subject"]) for message in messages),
        mails=len({message["Message-ID"] for message in messages}),
    )


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prepared]:
    folder = tmp_path_factory.mktemp("kill")
    template = Regwatch(folder / "template")
    with Site() as site:
        publish(site, BEFORE)
        template.watch("agency", site.url(LIST), schedule="every 1h")
        template("subscribe", "reader@example.org", "--cadence", "instant")
        template(*CRAWL)
        _let_time_pass(template.data / "regwatch.sqlite")
        publish(site, AFTER)
        site.seen.clear()
        undisturbed = Regwatch(shutil.copytree(template.data, folder / "undisturbed"))
        undisturbed(*CRAWL)
        yield Prepared(
            site=site,
            template=template.data,
            before=stored(template),
            after=stored(undisturbed),
            told=told(undisturbed),
            requests=len(site.seen),
            ending=time.monotonic() - site.seen[-1].at,
        )


def _let_time_pass(path: Path) -> None:
    """Makes the source due; leaves the database in one file."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE sources SET next_due_at = '2024-01-01 00:00:00.000000'")
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def test_the_undisturbed_run_finds_what_changed(prepared: Prepared) -> None:
    assert prepared.before == Stored(RELEASES + 1, [])
    assert prepared.after.releases == RELEASES + 2
    kinds = [change[0] for change in prepared.after.changes]
    assert kinds.count("figure_revised") == RELEASES // 10
    assert kinds.count("metric_changed") == 1
    assert prepared.told.mails == 1


@pytest.mark.timeout(400)  # five crawls, on a machine that may be busy
@pytest.mark.parametrize("life", range(LIVES))
def test_killed_and_run_again_it_is_as_if_nothing_happened(prepared: Prepared, tmp_path: Path, life: int) -> None:
    regwatch = Regwatch(shutil.copytree(prepared.template, tmp_path / "data"))
    for kill in range(KILLS_AT_REQUESTS):
        moment = (kill * LIVES + life + 0.5) / (LIVES * KILLS_AT_REQUESTS)
        killed(regwatch, prepared.site, at_request=1 + int(moment * prepared.requests))
        assert stored(regwatch) == prepared.before
        assert told(regwatch) == Told([], 0)
        assert is_due(regwatch)
    killed(regwatch, prepared.site, at_request=prepared.requests, after_answer=prepared.ending * (life + 0.5) / LIVES)
    assert stored(regwatch) in (prepared.before, prepared.after)
    regwatch(*CRAWL)
    assert stored(regwatch) == prepared.after
    assert told(regwatch) == prepared.told
    assert not is_due(regwatch)


def killed(regwatch: Regwatch, site: Site, *, at_request: int, after_answer: float | None = None) -> None:
    """Starts a crawl and kills the command with its children at a request of it, counted from 1.

    That request is not answered any more, unless `after_answer` tells how many seconds later they are killed.
    """
    asked, answer = threading.Event(), threading.Event()
    if after_answer is not None:
        answer.set()

    def hear(_seen: Seen) -> None:
        if len(site.seen) >= at_request:
            asked.set()
            answer.wait(PATIENCE)

    site.seen.clear()
    site.heard = hear
    process = regwatch.start(*CRAWL)
    try:
        assert asked.wait(PATIENCE)
        process.wait(timeout=after_answer or 0)
    except subprocess.TimeoutExpired:
        pass
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        answer.set()
        site.heard = lambda seen: None
