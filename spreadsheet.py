"""Lists as CSV that a spreadsheet opens as text and numbers, never as formulas."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TextIO, cast

#: Keys of nested values by the path of their column, such as {"release": ("id", "url")}.
Shape = Mapping[str, Sequence[str]]

_PERIOD = ("text", "start", "end")
_TYPED_PERIOD = (*_PERIOD, "type")
_RELEASE = ("id", "url", "title", "published", "language")
_SIDE = ("value", "value_max", "qualifier", "text", "period", "sentence")
_CRAWL = (
    *("id", "source", "trigger", "outcome", "reason", "started_at", "finished_at", "requests", "bytes"),
    *("releases_seen", "releases_new", "releases_revised", "unreadable", "changes"),
)
#: The nested keys of each kind of record, so that a heading does not depend on what is stored.
NESTED: Mapping[str, Shape] = {
    "sources": {"last_crawl": _CRAWL},
    "figures": {"period": _TYPED_PERIOD, "release": _RELEASE},
    "metrics": {"latest_period": _TYPED_PERIOD},
    "history": {"period": _TYPED_PERIOD},
    "changes": {
        "release": _RELEASE,
        "previous_release": _RELEASE,
        "metric": ("id", "label"),
        "old": _SIDE,
        "old_period": _PERIOD,
        "new": _SIDE,
        "new_period": _PERIOD,
    },
}

#: First characters that make a spreadsheet take a cell for a formula, full-width forms included.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def write_csv(rows: Iterable[Mapping[str, Any]], stream: TextIO, kind: str = "") -> None:
    """Writes a heading and a line a row, row by row, as `csv_lines` gives them."""
    stream.writelines(csv_lines(rows, kind))


def csv_lines(rows: Iterable[Mapping[str, Any]], kind: str = "") -> Iterator[str]:
    """A heading and a line a row, row by row. `kind` is one of `NESTED`, or any whose rows nest nothing.

    Nested values become columns (`release_title`), lists become JSON text. The first row names the columns. Raises
    ValueError when a later one has others.
    """
    writer: csv.DictWriter[str] | None = None
    for row in rows:
        cells = _flat(row, NESTED.get(kind, {}))
        if writer is None:
            writer = csv.DictWriter(_Line(), list(cells), restval="", lineterminator="\n")
            yield cast(str, writer.writeheader())
        yield cast(str, writer.writerow(cells))


class _Line:
    """Hands a line back to whoever had it written."""

    def write(self, line: str) -> str:
        return line


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
    if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA):
        return "'" + value
    return value
