"""The real command line against a data directory of its own."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

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

    def json(self, *words: str) -> Any:
        """The JSON that a listing gives."""
        return json.loads(self(*words, "--format", "json", "--limit", "100000"))

    def json_of(self, *words: str) -> Any:
        """The JSON of one thing."""
        return json.loads(self(*words, "--format", "json"))

    def mails(self) -> list[Path]:
        """The mails written as files so far."""
        return sorted((self.data / "outbox").glob("*.eml"))
