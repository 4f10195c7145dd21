"""Listings and details of what a real crawl stored."""

import csv
import io
import json

import pytest

from tests.cli.conftest import Program, Stored

LISTINGS = ["releases", "figures", "metrics", "changes", "subscriptions"]


@pytest.mark.parametrize("listing", LISTINGS)
def test_an_empty_listing_is_empty_in_every_format(regwatch: Program, listing: str) -> None:
    assert regwatch(listing, "--format", "json").out == "[]\n"
    assert regwatch(listing, "--format", "jsonl").out == ""
    assert regwatch(listing, "--format", "csv").out == ""
    table = regwatch(listing, "--format", "table")
    assert (table.status, table.out) == (0, "")
    assert table.err.count("\n") == 1


@pytest.mark.parametrize("listing", ["releases", "figures", "metrics", "changes"])
def test_every_format_holds_the_same_entries(regwatch: Program, stored: Stored, listing: str) -> None:
    rows = json.loads(regwatch(listing, "--format", "json", data=stored.folder).out)
    assert rows
    lines = regwatch(listing, data=stored.folder).out.splitlines()
    assert [json.loads(line) for line in lines] == rows
    table = csv.DictReader(io.StringIO(regwatch(listing, "--format", "csv", data=stored.folder).out))
    assert [int(row["id"]) for row in table] == [row["id"] for row in rows]
    drawn = regwatch(listing, "--format", "table", data=stored.folder).out
    assert len(drawn.splitlines()) == len(rows) + 2


def test_a_change_shows_both_values(regwatch: Program, stored: Stored) -> None:
    (change,) = json.loads(regwatch("changes", "--kind", "metric_changed", "--format", "json", data=stored.folder).out)
    assert (change["old"]["value"], change["new"]["value"]) == (400, 430)
    drawn = regwatch("changes", "--format", "table", data=stored.folder).out
    assert ">400 → >430" in drawn


def test_releases_can_be_narrowed(regwatch: Program, stored: Stored) -> None:
    def titles(*options: str) -> list[str]:
        out = regwatch("releases", *options, data=stored.folder).out
        return [json.loads(line)["title"] for line in out.splitlines()]

    assert len(titles()) == 9
    assert len(titles("--limit", "2")) == 2
    assert titles("--query", "Calmarin") == ["Recall of one batch of Calmarin eye drops"]
    assert titles("--since", "2025-06-03", "--until", "2025-07-15") == [
        "Inspectors visited 118 manufacturing sites in the first half of 2025",
        "27 medicines are in short supply",
    ]
    assert titles("--withdrawn") == []


def test_figures_can_be_narrowed(regwatch: Program, stored: Stored) -> None:
    out = regwatch("figures", "--min", "100", "--max", "120", "--since", "2025-07-01", data=stored.folder).out
    assert {json.loads(line)["value"] for line in out.splitlines()} <= {100, 118}
    assert "118" in out


def test_search_finds_words_of_the_text(regwatch: Program, stored: Stored) -> None:
    (line,) = regwatch("search", "pharmacy", "sink", data=stored.folder).out.splitlines()
    assert json.loads(line)["title"] == "Advice for patients who store medicines at home"
    assert "medicines" in regwatch("search", "sink", "--format", "table", data=stored.folder).out


def test_a_release_is_shown_whole(regwatch: Program, stored: Stored) -> None:
    listed = json.loads(regwatch("releases", "--query", "decentralised", data=stored.folder).out)
    whole = json.loads(regwatch("release", listed["id"], data=stored.folder).out)
    assert whole["body"].startswith("The Office invites comments")
    assert whole["published"] == "2025-09-12"
    drawn = regwatch("release", listed["id"], "--format", "table", data=stored.folder).out
    assert "Public consultation opens" in drawn
    assert "30 November 2025" in drawn


def test_a_metric_is_shown_with_its_history(regwatch: Program, stored: Stored) -> None:
    (change,) = json.loads(regwatch("changes", "--kind", "metric_changed", "--format", "json", data=stored.folder).out)
    number = change["metric"]["id"]
    history = json.loads(regwatch("metric", number, data=stored.folder).out)["history"]
    assert {point["value"] for point in history} == {400, 430}
    drawn = regwatch("metric", number, "--format", "table", data=stored.folder).out
    assert "more than 430" in drawn
    assert regwatch("metric", number, "--format", "csv", data=stored.folder).out.startswith("release,published,period_")
