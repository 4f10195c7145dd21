"""Health, copies of the database, and handing data on."""

import csv
import json
import shutil
import sys
from datetime import datetime
from pathlib import Path

import pytest
from pyarrow import parquet

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


@pytest.mark.parametrize("kind", ["releases", "figures", "metrics", "changes"])
def test_export_of_one_kind_as_parquet(regwatch: Program, stored: Stored, tmp_path: Path, kind: str) -> None:
    target = tmp_path / "records.parquet"
    assert regwatch("export", kind, "--format", "parquet", "--output", target, data=stored.folder).status == 0
    told = [json.loads(line) for line in regwatch("export", kind, data=stored.folder).out.splitlines()]
    table = parquet.read_table(target)
    assert table.column("id").to_pylist() == [record["id"] for record in told]
    flat = list(csv.DictReader(regwatch("export", kind, "--format", "csv", data=stored.folder).out.splitlines()))
    assert set(table.column_names) <= set(flat[0])
    for name in table.column_names:
        for ours, theirs in zip(table.column(name).to_pylist(), (row[name] for row in flat), strict=True):
            assert _as_csv(ours) == theirs.removeprefix("'"), name


def _as_csv(value: object) -> str:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    return "" if value is None else str(int(value) if isinstance(value, float) and value.is_integer() else value)


def test_parquet_without_its_library_says_how_to_get_it(
    regwatch: Program, stored: Stored, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    answer = regwatch(
        "export", "figures", "--format", "parquet", "--output", tmp_path / "figures.parquet", data=stored.folder
    )
    assert answer.status == 1
    assert answer.err.count("\n") == 1
    assert "pip install -r" in answer.err


def test_the_dashboard_is_kept_on_loopback(regwatch: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "LISTEN", "0.0.0.0:8000")
    answer = regwatch("serve")
    assert answer.status == 1
    assert answer.err.count("\n") == 1
