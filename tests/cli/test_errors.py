"""How a command that cannot be carried out ends: one line on standard error and the right exit status."""

from pathlib import Path

import pytest

from cli import environment
from storage import reading
from tests.cli.conftest import Program


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["release", "7"], 1, "there is no release 7"),
        (["metric", "7"], 1, "there is no metric 7"),
        (["unsubscribe", "7"], 1, "there is no subscription 7"),
        (["releases", "--source", "nobody"], 1, "nobody"),
        (["crawl", "nobody"], 1, "there is no source 'nobody'"),
        (["sources", "remove", "nobody"], 1, "there is no source 'nobody'"),
        (["restore", "/nowhere/copy.db"], 1, "there is no file /nowhere/copy.db"),
        (["crawl"], 2, "name the sources to crawl, or say --all"),
        (["release", "seven"], 2, "'regwatch release --help' explains"),
        (["releases", "--since", "April"], 2, "--since"),
        (["releases", "--limit", "0"], 2, "--limit"),
        (["figures", "--kind", "colour"], 2, "count, money, percent"),
        (["changes", "--severity", "grave"], 2, "high, medium, low"),
        (["extract", "/nowhere/note.txt"], 2, "No such file"),
        (["export", "mails"], 2, "cannot be exported"),
        (["export", "--format", "csv"], 2, "csv holds one kind"),
        (["relaeses"], 2, "No such command"),
        (["releases", "--colour"], 2, "No such option"),
        (["subscribe", "nobody"], 2, "is no e-mail address"),
        (["sources", "add", "https://regulator.example/news"], 2, "say --yes"),
        (["sources", "add", "https://regulator.example/news", "--yes", "--name", "-a b"], 2, "is no name"),
        (["sources", "add", "https://regulator.example/news", "--yes", "--schedule", "now and then"], 2, "schedule"),
        (["sources", "add", "https://regulator.example/news", "--yes", "--timezone", "Norland"], 2, "time zone"),
    ],
)
def test_a_mistake_is_one_line_and_an_exit_status(
    regwatch: Program, arguments: list[str], status: int, words: str
) -> None:
    answer = regwatch(*arguments)
    assert answer.status == status
    assert words in answer.err
    assert answer.err.startswith("regwatch: ")
    assert answer.err.count("\n") == 1
    assert answer.out == ""


def test_an_unforeseen_error_is_one_line_that_says_where_the_details_are(
    regwatch: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(*_arguments: object, **_options: object) -> None:
        raise KeyError("lost")

    monkeypatch.setattr(reading, "releases", broken)
    answer = regwatch("releases")
    assert answer.status == 1
    assert answer.err == f"regwatch: unexpected KeyError: 'lost' (details are in {tmp_path / 'errors.log'})\n"
    assert "Traceback" in (tmp_path / "errors.log").read_text("utf-8")


def test_verbose_shows_where_an_error_comes_from(regwatch: Program) -> None:
    answer = regwatch("-v", "release", "7")
    assert environment.verbose
    assert answer.status == 1
    assert "Traceback" in answer.err
    assert answer.err.splitlines()[-1] == "regwatch: there is no release 7"


def test_an_interruption_is_no_traceback(regwatch: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_arguments: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(reading, "releases", interrupted)
    answer = regwatch("releases")
    assert (answer.status, answer.out, answer.err) == (130, "", "")


def test_a_database_that_cannot_be_opened_is_named(regwatch: Program, tmp_path: Path) -> None:
    (tmp_path / "regwatch.sqlite").write_text("this is a diary, not a database" * 100, encoding="utf-8")
    answer = regwatch("releases")
    assert answer.status == 1
    assert "regwatch.sqlite cannot be opened" in answer.err
    assert answer.err.count("\n") == 1
