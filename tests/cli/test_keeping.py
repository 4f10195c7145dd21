"""Health, copies of the database, and handing data on."""

import csv
import json
import shutil
from pathlib import Path

import pytest

import settings
from cli import copies
from errors import RegwatchError
from tests.cli.conftest import Program, Stored


def test_health_without_sources_says_what_to_do(regwatch: Program) -> None:
    answer = regwatch("health", "--format", "table")
    assert answer.status == 0
    assert "empty" in answer.out
    assert "regwatch sources add" in answer.err


def test_health_of_a_watch_is_a_json_object(regwatch: Program, stored: Stored) -> None:
    assert json.loads(regwatch("health", data=stored.folder).out)["sources"] == 1


def test_a_backup_can_be_restored(regwatch: Program, stored: Stored, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    assert regwatch("backup", copy, data=stored.folder).status == 0
    new_home = tmp_path / "new home"
    assert regwatch("restore", copy, data=new_home).status == 0
    before = regwatch("releases", data=stored.folder).out
    assert regwatch("releases", data=new_home).out == before != ""


def test_restoring_keeps_what_was_there(regwatch: Program, stored: Stored, tmp_path: Path) -> None:
    regwatch("subscribe", "reader@demo.example")
    copy = tmp_path / "copy.db"
    regwatch("backup", copy, data=stored.folder)
    answer = regwatch("restore", copy)
    assert answer.status == 0
    assert "regwatch.sqlite.before-restore" in answer.out
    assert regwatch("subscriptions").out == ""
    shutil.move(tmp_path / "regwatch.sqlite.before-restore", tmp_path / "before.db")
    regwatch("restore", tmp_path / "before.db")
    assert "reader@demo.example" in regwatch("subscriptions").out


def test_a_backup_does_not_replace_a_file_unasked(regwatch: Program, stored: Stored, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("mine", encoding="utf-8")
    answer = regwatch("backup", precious, data=stored.folder)
    assert answer.status == 2
    assert "--force" in answer.err
    assert precious.read_text("utf-8") == "mine"
    assert regwatch("backup", precious, "--force", data=stored.folder).status == 0


def test_what_is_no_copy_is_refused_and_nothing_is_touched(regwatch: Program, tmp_path: Path) -> None:
    regwatch("subscribe", "reader@demo.example")
    diary = tmp_path / "diary.txt"
    diary.write_text("Dear diary" * 200, encoding="utf-8")
    answer = regwatch("restore", diary)
    assert answer.status == 1
    assert "is not a copy" in answer.err
    assert "reader@demo.example" in regwatch("subscriptions").out


def test_postgresql_is_copied_with_its_own_tools(tmp_path: Path) -> None:
    with pytest.raises(RegwatchError, match="pg_dump"):
        copies.back_up("postgresql://me@db/regwatch", tmp_path / "copy", force=False)
    with pytest.raises(RegwatchError, match="pg_restore"):
        copies.restore("postgresql://me@db/regwatch", tmp_path / "copy")


def test_export_hands_on_every_record(regwatch: Program, stored: Stored, tmp_path: Path) -> None:
    target = tmp_path / "everything.jsonl"
    assert regwatch("export", "--output", target, data=stored.folder).status == 0
    records = [json.loads(line)["record"] for line in target.read_text("utf-8").splitlines()]
    assert records.count("releases") == 9
    assert set(records) == {"releases", "figures", "metrics", "changes"}


def test_export_of_one_kind_as_csv(regwatch: Program, stored: Stored) -> None:
    out = regwatch("export", "releases", "--format", "csv", data=stored.folder).out
    assert len(list(csv.DictReader(out.splitlines()))) == 9


def test_the_dashboard_is_kept_on_loopback(regwatch: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "LISTEN", "0.0.0.0:8000")
    answer = regwatch("serve")
    assert answer.status == 1
    assert answer.err.count("\n") == 1
