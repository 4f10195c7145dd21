"""Answers as CSV that a spreadsheet can open without running anything."""

import csv
import json
from collections.abc import Mapping, Sequence
from typing import Any, TextIO

#: Keys of nested values by the path of their column, such as {"release": ("id", "url")}.
Shape = Mapping[str, Sequence[str]]

#: First characters that make a spreadsheet take a cell for a formula, full-width forms included.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def write_csv(rows: Sequence[Mapping[str, Any]], stream: TextIO, nested: Shape | None = None) -> None:
    """Writes a heading and a line a row. Nested values become columns (`release_title`), lists become JSON text."""
    flat = [_flat(row, nested or {}) for row in rows]
    names = list(dict.fromkeys(name for row in flat for name in row))
    writer = csv.DictWriter(stream, names, restval="", lineterminator="\n")
    if names:
        writer.writeheader()
    writer.writerows(flat)


def _flat(row: Mapping[str, Any], nested: Shape, prefix: str = "") -> dict[str, object]:
    cells: dict[str, object] = {}
    for name, value in row.items():
        path = prefix + name
        inner = dict.fromkeys(nested[path]) if value is None and path in nested else value
        if isinstance(inner, Mapping):
            cells.update(_flat(inner, nested, f"{path}_"))
        else:
            cells[path] = _neutral(inner)
    return cells


def _neutral(value: object) -> object:
    """Text that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay numbers."""
    if isinstance(value, list):
        value = json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return value
