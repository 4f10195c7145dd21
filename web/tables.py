"""Lists as CSV for who asks for it."""

import io
from collections.abc import Iterable, Mapping
from typing import Any

from spreadsheet import write_csv


def wants_csv(format: str | None, accept: str) -> bool:
    """`format` decides when given; otherwise an Accept header that names text/csv and not JSON does."""
    if format is not None:
        return format == "csv"
    return "text/csv" in accept and "application/json" not in accept


def csv_text(rows: Iterable[Mapping[str, Any]], kind: str = "") -> str:
    """Rows as `spreadsheet.write_csv` writes them, the same columns as on the command line."""
    out = io.StringIO()
    write_csv(rows, out, kind)
    return out.getvalue()
