"""The real command line against a data directory of its own."""

import os
import subprocess
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from items.readings import Source
from storage import sources
from storage.database import Database
from tests.sites import ROOT

LAUNCHER = ROOT / "regwatch"


class Regwatch:
    """One installation: `regwatch("crawl", "--all")` runs a command and returns what it said."""

    def __init__(self, data: Path, **settings: str) -> None:
        self.data = data
        kept = {name: value for name, value in os.environ.items() if not name.startswith("REGWATCH_")}
        self.environment = {
            **kept,
            "REGWATCH_DATA_DIR": str(data),
            "REGWATCH_CRAWL_DELAY": "0",
            "REGWATCH_ALLOW_PRIVATE_NETWORKS": "1",
            **settings,
        }

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Runs a command to its end, whatever it says."""
        return subprocess.run(
            [LAUNCHER, *words],
            env=self.environment,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=100,
            check=False,
        )

    def start(self, *words: str) -> subprocess.Popen[str]:
        """Starts a command at the head of a process group of its own."""
        return subprocess.Popen(
            [LAUNCHER, *words],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def __call__(self, *words: str) -> str:
        """Standard output of a command that must succeed."""
        done = self.run(*words)
        assert done.returncode == 0, f"{words}: {done.stderr}{done.stdout}"
        return done.stdout

    def watch(self, name: str, url: str, *, schedule: str = "every 30m", language: str = "en") -> None:
        """Watches an address without looking at it first, which `sources add` does."""
        source = Source(name=name, url=url, language=language)
        with closing(self._database()) as database, database.writing() as session:
            sources.add(session, source, schedule=schedule, now=datetime.now(UTC))

    def asked(self, question: Callable[..., Any], *about: Any, **filters: Any) -> Any:
        """The answer to one of the questions of `storage.reading`, which is what the listings show."""
        with closing(self._database()) as database, database.reading() as session:
            return question(session, *about, **filters)

    def _database(self) -> Database:
        return Database(f"sqlite:///{self.data / 'regwatch.sqlite'}")

    def mails(self) -> list[Path]:
        """The mails written as files so far."""
        return sorted((self.data / "outbox").glob("*.eml"))
