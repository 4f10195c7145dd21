"""The command line as a user meets it: as a program of its own, or called within the test for speed."""

import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import settings
from cli import environment
from cli.main import main
from demo.releases import NEW_ENGLISH
from demo.site import Site

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


@pytest.fixture
def regwatch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """Calls a command within this process, on an empty data directory unless `data` names one."""
    monkeypatch.setattr(environment, "verbose", False)

    def call(*arguments: object, stdin: str | bytes = b"", data: Path = tmp_path) -> Answer:
        monkeypatch.setattr(settings, "DATA_DIR", data)
        monkeypatch.setattr(settings, "DATABASE_URL", f"sqlite:///{data / 'regwatch.sqlite'}")
        monkeypatch.setattr(settings, "OUTBOX_DIR", data / "outbox")
        given = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        status = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Answer(status, said.out, said.err)

    return call


@dataclass(frozen=True)
class Stored:
    """A data directory with a source that was read twice, a changed figure between."""

    folder: Path
    site: Site

    def run(self, *arguments: object) -> Answer:
        return run_program(
            "--data-dir", self.folder, *arguments, REGWATCH_ALLOW_PRIVATE_NETWORKS="1", REGWATCH_CRAWL_DELAY="0"
        )


@pytest.fixture(scope="session")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stored]:
    with Site() as site:
        world = Stored(tmp_path_factory.mktemp("stored"), site)
        added = world.run("sources", "add", site.address("en"), "--name", "norland", "--yes")
        assert added.status == 0, added.err
        first = world.run("crawl", "norland")
        assert first.status == 0, first.err
        site.publish("en", NEW_ENGLISH)
        second = world.run("crawl", "--all")
        assert second.status == 0, second.err
        yield world
