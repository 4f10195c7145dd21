"""How well figures and dates are read, by language and half: python -m tests.extraction.accuracy

The sentences of tests/gold/tune are those that rules are mended on, those of tests/gold/held only judge. Ends with
status 1 when a measure falls below its floor in accuracy_floors.json.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.extraction.scoring import KINDS, Score, score

GOLD = Path(__file__).parents[1] / "gold"
FLOORS = Path(__file__).with_name("accuracy_floors.json")
HALVES = ("tune", "held")
COLUMNS = ("value", "value+kind", *(f"recall {kind}" for kind in KINDS), "qualifier", "subject", "period", "date")


def labels() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every labelled sentence with the half it belongs to."""
    for half in HALVES:
        for path in sorted((GOLD / half).glob("*.jsonl")):
            for line in path.read_text(encoding="utf-8").splitlines():
                yield half, json.loads(line)


def measure() -> dict[str, Score]:
    """Scores under "half language" and "half all"."""
    scores: dict[str, Score] = {}
    for half, label in labels():
        for name in ("all", label["lang"]):
            score(label, scores.setdefault(f"{half} {name}", Score()))
    return scores


def shortfalls(scores: dict[str, Score]) -> list[str]:
    """What fell below its floor, in words."""
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    found = []
    for name, wanted in floors.items():
        reached = scores[name].measures() | {"traps": float(scores[name].counts["traps"])}
        for measure_name, floor in wanted.items():
            value = reached[measure_name] or 0.0
            short = value > floor if measure_name == "traps" else value < floor
            if short:
                found.append(f"{name}: {measure_name} {value:.3f}, floor {floor}")
    return found


def table(scores: dict[str, Score]) -> str:
    lines = ["| set | " + " | ".join(COLUMNS) + " | trap hits |", "|---|" + "---|" * (len(COLUMNS) + 1)]
    for name in sorted(scores, key=lambda key: (HALVES.index(key.split()[0]), key)):
        measures = scores[name].measures()
        cells = ["-" if measures[key] is None else f"{100 * (measures[key] or 0):.1f}" for key in COLUMNS]
        lines.append(f"| {name} | " + " | ".join(cells) + f" | {scores[name].counts['traps']} |")
    return "\n".join(lines)


def main() -> int:
    scores = measure()
    print(table(scores))
    below = shortfalls(scores)
    print("\n".join(below) if below else "every measure is at or above its floor")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
