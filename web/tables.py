"""Lists as CSV that a spreadsheet opens as text and numbers, never as formulas."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

#: What a spreadsheet takes for the start of a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def wants_csv(format: str | None, accept: str) -> bool:
    """`format` decides when given; otherwise an Accept header that names text/csv and not JSON does."""
    if format is not None:
        return format == "csv"
    return "text/csv" in accept and "application/json" not in accept


def csv_text(rows: Sequence[Mapping[str, Any]]) -> str:
    """Rows with a header of every column that occurs; an inner value `period.start` stands in a column so named."""
    flat = [dict(_flat(row)) for row in rows]
    columns = list(dict.fromkeys(name for row in flat for name in row))
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([_cell(row.get(name)) for name in columns] for row in flat)
    return out.getvalue()


def _flat(row: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in row.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield prefix + name, value


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        value = json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value.lstrip(" ").startswith(FORMULA):
        return "'" + value
    return value
