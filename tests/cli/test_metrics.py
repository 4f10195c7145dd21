"""A person's word on metrics, given on the command line."""

import json
from datetime import date
from pathlib import Path

import pytest

from storage.database import Database
from tests.cli.conftest import Program
from tests.pipelines.told import Story, page


@pytest.fixture
def approvals(sqlite: Database) -> Story:
    """Two metrics that may be one: novel drugs, and breakthrough drugs."""
    story = Story(sqlite)
    story.crawl(
        page("a", "In 2021 the agency approved 50 novel drugs.", published=date(2022, 1, 5)),
        page("b", "In 2022 the agency approved 55 wondrous drugs.", published=date(2023, 1, 5)),
    )
    return story


def listed(regwatch: Program) -> dict[int, str]:
    rows = json.loads(regwatch("metrics", "--format", "json").out)
    return {row["id"]: row["label"] for row in rows}


def test_a_near_miss_comes_with_the_command_that_joins_it(approvals: Story, regwatch: Program, tmp_path: Path) -> None:
    one, other = sorted(listed(regwatch))
    drawn = regwatch("metric", one, "--format", "table").out
    assert f"regwatch metrics merge {one} {other}" in drawn
    (near,) = json.loads(regwatch("metric", one).out)["near_misses"]
    assert near["id"] == other
    assert regwatch(*near["merge"].split()[1:]).status == 0
    assert list(listed(regwatch)) == [one]
    whole = json.loads(regwatch("metric", other).out)
    assert (whole["id"], {point["value"] for point in whole["history"]}) == (one, {50, 55})
    assert whole["near_misses"] == []
    assert f"Holds metric {other} too" in regwatch("metric", one, "--format", "table").out


def test_a_merge_can_be_taken_back(approvals: Story, regwatch: Program) -> None:
    one, other = sorted(listed(regwatch))
    regwatch("metrics", "merge", one, other)
    answer = regwatch("metrics", "split", one)
    assert (answer.status, answer.out.startswith(f"metric {other}, ")) == (0, True)
    assert sorted(listed(regwatch)) == [one, other]
    again = regwatch("metrics", "split", one)
    assert (again.status, again.err) == (2, f"regwatch: nothing was merged into metric {one}\n")


def test_a_metric_gets_another_label(approvals: Story, regwatch: Program) -> None:
    one, _ = sorted(listed(regwatch))
    assert regwatch("metrics", "rename", one, "new", "drugs").status == 0
    assert listed(regwatch)[one] == "new drugs"


def test_an_unknown_metric_is_one_clear_line(regwatch: Program) -> None:
    for words in (("merge", 7, 8), ("split", 7), ("rename", 7, "x")):
        answer = regwatch("metrics", *words)
        assert (answer.status, answer.err.count("\n")) == (1, 1)
