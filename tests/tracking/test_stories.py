"""The scenarios of the gold files, played in memory."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.tracking.story import faults

_ROOT = Path(__file__).resolve().parents[2]
_FILES = (_ROOT.parent / "shared" / "gold" / "scenarios_dev.jsonl", _ROOT / "tests" / "gold" / "scenarios.jsonl")


def _scenarios() -> list[Any]:
    rows = []
    for path in _FILES:
        if path.exists():
            with path.open(encoding="utf-8") as lines:
                rows += [json.loads(line) for line in lines]
    return rows


@pytest.mark.parametrize("scenario", [pytest.param(one, id=one["id"]) for one in _scenarios()])
def test_every_expected_entry_and_none_besides(scenario: dict[str, Any]) -> None:
    assert faults(scenario) == []
