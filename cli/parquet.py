"""Records as Parquet, typed: nested values become columns (`release_title`), as in CSV. Needs pyarrow."""

import sys
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any, BinaryIO

from errors import RegwatchError

#: Records written at once.
_GROUP = 20_000
_PERIOD = {"text": "string", "start": "day", "end": "day"}
_RELEASE = {"id": "int64", "url": "string", "title": "string", "published": "day", "language": "string"}
_VALUE = {"value": "double", "value_max": "double", "qualifier": "string"}
_SIDE = {**_VALUE, "text": "string", "period": _PERIOD, "sentence": "string"}

#: The columns of each kind of record; nested ones by their keys.
_SHAPES: dict[str, dict[str, Any]] = {
    "releases": {
        **dict.fromkeys(("source", "url", "title", "language"), "string"),
        "id": "int64",
        "published": "day",
        "revision": "int64",
        **dict.fromkeys(("first_seen", "last_seen", "withdrawn_at"), "moment"),
    },
    "figures": {
        "id": "int64",
        "source": "string",
        **_VALUE,
        "kind": "string",
        "unit": "string",
        "currency": "string",
        "subject": "string",
        "period": {**_PERIOD, "type": "string"},
        "direction": "string",
        "sentence": "string",
        "text": "string",
        "part": "string",
        "start": "int64",
        "end": "int64",
        "role": "string",
        "event": "string",
        "place": "string",
        "metric": "int64",
        "release": _RELEASE,
    },
    "metrics": {
        "id": "int64",
        "source": "string",
        "label": "string",
        "language": "string",
        "kind": "string",
        "unit": "string",
        "currency": "string",
        "event": "string",
        "place": "string",
        "period_type": "string",
        "observations": "int64",
        "latest": {"id": "int64", **_SIDE},
    },
    "changes": {
        "id": "int64",
        "kind": "string",
        "severity": "string",
        "source": "string",
        "detected_at": "moment",
        "release": _RELEASE,
        "previous_release": _RELEASE,
        "metric": {"id": "int64", "label": "string"},
        "old": _SIDE,
        "new": _SIDE,
        "delta": "double",
        "delta_percent": "double",
        "note": "string",
    },
}


def write_parquet(rows: Iterable[Mapping[str, Any]], kind: str, stream: BinaryIO) -> None:
    """Writes records of one kind, some thousands at a time. Raises `RegwatchError` where pyarrow is not installed."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise RegwatchError(
            f"Parquet needs pyarrow: {sys.executable} -m pip install -r requirements-parquet.txt"
        ) from None
    types = {"day": pyarrow.date32(), "moment": pyarrow.timestamp("s", tz="UTC")}
    columns = _columns(_SHAPES[kind])
    schema = pyarrow.schema([(name, types.get(form) or form) for name, (_, form) in columns.items()])
    with parquet.ParquetWriter(stream, schema) as writer:
        remaining = iter(rows)
        while group := list(islice(remaining, _GROUP)):
            cells = {name: [_cell(row, path, form) for row in group] for name, (path, form) in columns.items()}
            writer.write_table(pyarrow.table(cells, schema=schema))


def _columns(shape: Mapping[str, Any], path: tuple[str, ...] = ()) -> dict[str, tuple[tuple[str, ...], str]]:
    """Name, way and type of every column of a shape."""
    found: dict[str, tuple[tuple[str, ...], str]] = {}
    for name, form in shape.items():
        inner = (*path, name)
        found |= _columns(form, inner) if isinstance(form, dict) else {"_".join(inner): (inner, form)}
    return found


def _cell(row: Mapping[str, Any], path: tuple[str, ...], form: str) -> object:
    value: Any = row
    for name in path:
        value = None if value is None else value[name]
    if value is None or form not in ("day", "moment"):
        return value
    return date.fromisoformat(value) if form == "day" else datetime.fromisoformat(value).astimezone(UTC)
