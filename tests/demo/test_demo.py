"""The demo from its start to its end, as a user runs it."""

import re
import signal
import subprocess
from pathlib import Path

import pytest

from demo.mailbox import Mailbox
from demo.surroundings import surroundings
from tests.cli.conftest import LAUNCHER, clean_environment, run_program


@pytest.mark.timeout(400)
def test_the_story_brings_the_mails_it_promises_and_no_others(tmp_path: Path) -> None:
    done = subprocess.run(
        [LAUNCHER, "--data-dir", tmp_path, "demo", "--exit"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=clean_environment(),
        timeout=380,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    letters = Mailbox(tmp_path / "outbox").new()
    readers = [letter for letter in letters if "reader@" in letter.to]
    operators = [letter for letter in letters if "operator@" in letter.to]
    assert len(readers) == 3
    assert len(operators) == 4
    assert any("more than 400" in letter.text and "more than 430" in letter.text for letter in readers)
    assert re.search(r"norland: more than 400 → more than 430 \(metric changed\)", done.stdout)


@pytest.mark.timeout(200)
def test_a_signal_stops_the_demo_cleanly(tmp_path: Path) -> None:
    with subprocess.Popen(
        [LAUNCHER, "--data-dir", tmp_path, "demo"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=clean_environment(),
    ) as process:
        assert process.stdout
        before = next(line for line in process.stdout if "Both editions" in line)
        process.send_signal(signal.SIGINT)
        rest, errors = process.communicate(timeout=120)
    assert process.returncode == 0, before + rest + errors
    assert f"stay in {tmp_path}" in rest
    assert errors == ""


def test_the_demo_touches_nobodys_data(tmp_path: Path) -> None:
    (tmp_path / "regwatch.sqlite").touch()
    answer = run_program("--data-dir", tmp_path, "demo")
    assert answer.status == 2
    assert "wants an empty directory" in answer.err


def test_the_demo_inherits_no_setting(tmp_path: Path) -> None:
    real = {
        "REGWATCH_SMTP_URL": "smtp://mail.example.org",
        "REGWATCH_DATABASE_URL": "postgresql://db/real",
        "REGWATCH_API_TOKEN": "a-secret-of-the-real-one",
        "PATH": "/bin",
    }
    prepared = surroundings(real, tmp_path)
    assert prepared["REGWATCH_SMTP_URL"] == prepared["REGWATCH_DATABASE_URL"] == ""
    assert "real" not in prepared["REGWATCH_API_TOKEN"]
    assert prepared["REGWATCH_DATA_DIR"] == str(tmp_path)
    assert prepared["PATH"] == "/bin"


def test_without_a_directory_the_demo_makes_its_own() -> None:
    folder = Path(surroundings({}, None)["REGWATCH_DATA_DIR"])
    try:
        assert folder.is_dir()
    finally:
        folder.rmdir()
