"""Signs of life never mix with answers."""

import os
import pty
import subprocess
import sys

from tests.cli.conftest import ROOT, clean_environment

TELLING = "from cli.progress import board\nwith board(str) as tell:\n    tell('norland: 1 new')"


def test_with_a_terminal_only_for_errors_answers_still_go_to_the_pipe() -> None:
    ours, theirs = pty.openpty()
    try:
        done = subprocess.run(
            [sys.executable, "-c", TELLING],
            cwd=ROOT,
            env=clean_environment(TERM="xterm"),
            stdout=subprocess.PIPE,
            stderr=theirs,
            check=True,
        )
        drawn = os.read(ours, 10_000).decode()
    finally:
        os.close(ours)
        os.close(theirs)
    assert done.stdout == b"norland: 1 new\n"
    assert "Crawling" in drawn


def test_without_a_terminal_nothing_is_drawn() -> None:
    done = subprocess.run(
        [sys.executable, "-c", TELLING], cwd=ROOT, env=clean_environment(), capture_output=True, check=True
    )
    assert (done.stdout, done.stderr) == (b"norland: 1 new\n", b"")
