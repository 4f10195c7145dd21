"""The command line as a user meets it: as a program of its own, or called within the test for speed."""

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

import scheduler
import settings
from cli import environment
from cli.main import main
from demo.releases import NEW_ENGLISH
from demo.site import Site
from items.readings import Source
from storage import sources
from storage.database import Database
from tests.sharing import once

ROOT = Path(__file__).resolve().parent.parent.parent
LAUNCHER = ROOT / "regwatch"


@dataclass(frozen=True)
class Answer:
    """What a command said and how it ended."""

    status: int
    out: str
    err: str


Program = Callable[..., Answer]


def clean_environment(**more: str) -> dict[str, str]:
    """The caller's variables without any setting of theirs."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("REGWATCH_")}
    return {**inherited, **more}


def run_program(*arguments: object, stdin: str = "", cwd: Path | None = None, **variables: str) -> Answer:
    """Runs the launcher as a shell would."""
    done = subprocess.run(
        [LAUNCHER, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env=clean_environment(**variables),
        timeout=100,
        check=False,
    )
    return Answer(done.returncode, done.stdout, done.stderr)


def point_at(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Makes a data directory that of this process and of the child processes it starts; they may crawl loopback."""
    database = f"sqlite:///{folder / 'regwatch.sqlite'}"
    patch.setattr(settings, "DATA_DIR", folder)
    patch.setattr(settings, "DATABASE_URL", database)
    patch.setattr(settings, "OUTBOX_DIR", folder / "outbox")
    patch.setenv("REGWATCH_DATA_DIR", str(folder))
    patch.setenv("REGWATCH_DATABASE_URL", database)
    patch.setenv("REGWATCH_ALLOW_PRIVATE_NETWORKS", "1")
    patch.setenv("REGWATCH_CRAWL_DELAY", "0")


@pytest.fixture
def regwatch(
    tmp_path: Path, sqlite_template: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Program:
    """Calls a command within this process, on an empty database unless `data` names another data directory."""
    monkeypatch.setattr(environment, "verbose", False)
    if not (tmp_path / "regwatch.sqlite").exists():
        shutil.copy(sqlite_template, tmp_path / "regwatch.sqlite")

    def call(*arguments: object, stdin: str | bytes = b"", data: Path = tmp_path, **variables: str) -> Answer:
        point_at(data, monkeypatch)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        given = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        status = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Answer(status, said.out, said.err)

    return call


@dataclass(frozen=True)
class Stored:
    """A data directory with a source that was read twice, a changed figure between; `address` is what it reads."""

    folder: Path
    address: str


@pytest.fixture(scope="session")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Stored:
    folder = once(tmp_path_factory, "stored", _read_twice)
    with closing(Database(f"sqlite:///{folder / 'regwatch.sqlite'}")) as database, database.reading() as session:
        return Stored(folder, sources.get(session, "norland").url)


def _read_twice(folder: Path) -> None:
    with Site() as site, pytest.MonkeyPatch.context() as patch:
        point_at(folder, patch)
        with closing(Database(settings.DATABASE_URL)) as database:
            watch(database, "norland", site.address("en"))
            first = scheduler.crawl(database, ["norland"])
            site.publish("en", NEW_ENGLISH)
            second = scheduler.crawl(database, ["norland"])
    assert [(outcome.outcome, outcome.new) for outcome in (*first, *second)] == [("ok", 8), ("ok", 1)]


def watch(database: Database, name: str, url: str) -> None:
    """Watches an address without looking at it first."""
    with database.writing() as session:
        sources.add(session, Source(name=name, url=url), schedule="every 30m", now=datetime.now(UTC))
