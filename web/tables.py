"""Lists as CSV for who asks for it."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from spreadsheet import csv_lines

#: Lines sent at once.
CHUNK = 500


def wants_csv(format: str | None, accept: str) -> bool:
    """`format` decides when given; otherwise an Accept header that names text/csv and not JSON does."""
    if format is not None:
        return format == "csv"
    return "text/csv" in accept and "application/json" not in accept


def csv_text(rows: Iterable[Mapping[str, Any]], kind: str = "") -> str:
    """Rows as `spreadsheet` writes them, the same columns as on the command line."""
    return "".join(csv_lines(rows, kind))


def in_chunks(lines: Iterable[str]) -> Iterator[str]:
    """Lines in pieces that are worth sending."""
    remaining = iter(lines)
    while chunk := "".join(islice(remaining, CHUNK)):
        yield chunk
