"""The scenarios of the gold files and the stories of this folder, played in memory."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.tracking.story import faults, unrolled

_HERE = Path(__file__).resolve().parent
_ROOT = _HERE.parents[1]
_SCENARIOS = (_ROOT.parent / "shared" / "gold" / "scenarios_dev.jsonl", _ROOT / "tests" / "gold" / "scenarios.jsonl")


def _rows(path: Path) -> list[Any]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _scenarios() -> list[Any]:
    given = [row for path in _SCENARIOS for row in _rows(path)]
    return given + [unrolled(row) for row in _rows(_HERE / "stories.jsonl")]


@pytest.mark.parametrize("scenario", [pytest.param(one, id=one["id"]) for one in _scenarios()])
def test_every_expected_entry_and_none_besides(scenario: dict[str, Any]) -> None:
    assert faults(scenario) == []
