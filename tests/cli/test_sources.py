"""Adding, checking and switching sources, against a real site on loopback."""

import json
from pathlib import Path

from choosing import adjusted, described
from demo.site import Site
from storage.database import Database
from tests.cli.conftest import Program, Stored, watch


def test_adding_shows_the_first_releases_and_finds_language_and_name(regwatch: Program) -> None:
    with Site() as site:
        answer = regwatch("sources", "add", site.address("zh"), "--yes")
    assert answer.status == 0
    assert "全国已有超过120家药店提供处方药网络配送服务" in answer.err
    assert "more than 120" in answer.err
    (row,) = json.loads(regwatch("sources", "list", "--format", "json").out)
    assert (row["name"], row["language"], row["schedule"]) == ("127.0.0.1", "zh", "every 30m")


def test_checking_stores_nothing(regwatch: Program) -> None:
    with Site() as site:
        answer = regwatch("sources", "check", site.address("en"), "--limit", "3")
    found = json.loads(answer.out)
    assert len(found["releases"]) == 3
    assert found["releases"][0]["figures"][0]["value"] == 400
    assert regwatch("sources", "list").out == ""


def test_an_address_that_answers_nothing_usable_is_not_added(regwatch: Program) -> None:
    with Site() as site:
        address = site.address("en")
    gone = regwatch("sources", "add", address, "--yes")
    assert gone.status == 1
    assert gone.err.count("\n") == 1
    assert regwatch("sources", "list").out == ""


def test_a_private_address_needs_permission(regwatch: Program) -> None:
    with Site() as site:
        answer = regwatch("sources", "add", site.address("en"), "--yes", REGWATCH_ALLOW_PRIVATE_NETWORKS="0")
    assert answer.status == 1
    assert "REGWATCH_ALLOW_PRIVATE_NETWORKS" in answer.err


def test_the_same_address_is_not_added_twice(regwatch: Program, stored: Stored) -> None:
    answer = regwatch("sources", "add", stored.address, "--yes", data=stored.folder)
    assert answer.status == 2
    assert "is watched already, as norland" in answer.err
    answer = regwatch("sources", "add", f"{stored.address}/other", "--name", "norland", "--yes", data=stored.folder)
    assert answer.status == 2
    assert "there is a source named norland already" in answer.err


def test_switching_off_and_on_and_forgetting(sqlite: Database, regwatch: Program) -> None:
    watch(sqlite, "norland", "https://norland.example/news")
    assert regwatch("sources", "disable", "norland").status == 0
    assert json.loads(regwatch("sources", "list").out)["enabled"] is False
    assert "off" in regwatch("sources", "list", "--format", "table").out
    assert regwatch("sources", "enable", "norland").status == 0
    assert json.loads(regwatch("sources", "list").out)["enabled"] is True
    assert regwatch("sources", "remove", "norland").status == 0
    assert regwatch("sources", "list").out == ""


def test_the_catalogue_is_listed_in_every_format(regwatch: Program, tmp_path: Path) -> None:
    rows = json.loads(regwatch("sources", "list", "--catalogue", "--format", "json", data=tmp_path).out)
    names = [row["name"] for row in rows]
    assert {"nmpa-notices", "fda-press", "ema-dhpc", "mhra-alerts", "yuanvore"} <= set(names)
    assert all(row["regulator"] and row["licence"] and row["identity"] and row["schedule"] for row in rows)
    lines = regwatch("sources", "list", "--catalogue", "--format", "jsonl", data=tmp_path).out.splitlines()
    assert [json.loads(line) for line in lines] == rows
    cells = regwatch("sources", "list", "--catalogue", "--format", "csv", data=tmp_path).out.splitlines()
    assert [line.split(",")[0] for line in cells] == ["name", *names]
    assert "fda-press" in regwatch("sources", "list", "--catalogue", "--format", "table", data=tmp_path).out


def test_a_name_of_the_catalogue_brings_its_address_its_schedule_and_how_it_is_read() -> None:
    source, schedule = described("cde")
    source = adjusted(source, name="centre", lang=None, timezone=None)
    assert (source.name, source.family, source.language, source.timezone) == ("centre", "json", "zh", "Asia/Shanghai")
    assert (source.config["delay"], source.config["pages"], schedule) == (5, "listing", "every 4h")


def test_an_address_that_cannot_be_read_now_is_added_only_unchecked(regwatch: Program) -> None:
    with Site() as site:
        site.go_down()
        refused = regwatch("sources", "add", site.address("en"), "--yes")
        assert (refused.status, refused.err.count("\n")) == (1, 1)
        assert "503" in refused.err
        assert regwatch("sources", "list").out == ""
        added = regwatch("sources", "add", site.address("en"), "--yes", "--unchecked", "--name", "later")
    assert added.status == 0
    assert "503" in added.err
    assert added.err.count("\n") == 1
    (row,) = json.loads(regwatch("sources", "list", "--format", "json").out)
    assert (row["name"], row["family"], row["schedule"]) == ("later", "auto", "every 30m")


def test_an_unknown_name_is_met_with_the_nearest_one(regwatch: Program, tmp_path: Path) -> None:
    answer = regwatch("sources", "add", "fda-pres", "--yes", data=tmp_path)
    assert answer.status == 1
    assert "did you mean fda-press?" in answer.err
