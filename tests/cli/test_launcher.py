"""The launcher and the global options."""

import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import LAUNCHER, ROOT, clean_environment, run_program


def test_it_runs_from_any_directory_where_relative_paths_are_the_callers(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("More than 400 products are in trials.", encoding="utf-8")
    answer = run_program("extract", "note.txt", "--format", "csv", cwd=tmp_path)
    assert answer.status == 0
    assert "400,,more_than,count" in answer.out


def test_it_runs_through_symbolic_links(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "first").symlink_to(LAUNCHER)
    (tmp_path / "second").symlink_to("bin/first")
    done = subprocess.run([tmp_path / "second", "--version"], capture_output=True, text=True, cwd="/", check=True)
    assert done.stdout.startswith("regwatch ")


def test_modules_in_the_callers_directory_are_not_taken_for_ours(tmp_path: Path) -> None:
    for name in ("settings", "items", "typing"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('not ours')", encoding="utf-8")
    assert run_program("--data-dir", ".", "releases", cwd=tmp_path).status == 0


def test_help_and_crawling_load_only_what_they_need() -> None:
    code = "import sys, cli.main; print(*sys.modules); import scheduler; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    of_help, of_crawling = (set(line.split()) for line in done.stdout.splitlines())
    not_to_crawl = {"fastapi", "scrapy", "twisted", "apscheduler", "lxml", "jinja2", "babel"}
    assert not of_help & {"sqlalchemy", *not_to_crawl}
    assert not of_crawling & not_to_crawl


def test_the_data_directory_option_wins_over_the_environment(tmp_path: Path) -> None:
    answer = run_program("--data-dir", "here", "releases", cwd=tmp_path, REGWATCH_DATA_DIR=str(tmp_path / "there"))
    assert answer.status == 0
    assert (tmp_path / "here" / "regwatch.sqlite").exists()
    assert not (tmp_path / "there").exists()


def test_the_database_option_takes_a_path_relative_to_the_caller(tmp_path: Path) -> None:
    answer = run_program("--data-dir", ".", "--database", "sqlite:///other.db", "releases", cwd=tmp_path)
    assert answer.status == 0
    assert (tmp_path / "other.db").exists()


def test_a_setting_that_does_not_parse_is_one_line(tmp_path: Path) -> None:
    answer = run_program("releases", REGWATCH_DATA_DIR=str(tmp_path), REGWATCH_CRAWL_DELAY="soon")
    assert answer.status == 1
    assert answer.err.startswith("regwatch: REGWATCH_CRAWL_DELAY='soon' does not parse")
    assert answer.err.count("\n") == 1


def test_an_unknown_setting_is_named(tmp_path: Path) -> None:
    answer = run_program("releases", REGWATCH_DATA_DIR=str(tmp_path), REGWATCH_DATADIR="x")
    assert answer.status == 1
    assert "unknown setting REGWATCH_DATADIR" in answer.err


def test_a_reader_that_has_seen_enough_is_no_failure(tmp_path: Path) -> None:
    lines = '{"text": "400 firms"}\n' * 20_000
    (tmp_path / "many.jsonl").write_text(lines, encoding="utf-8")
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; '{LAUNCHER}' extract many.jsonl --format jsonl | head -n 1"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=clean_environment(),
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1
