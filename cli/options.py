"""Options that many commands share."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

import typer


class Format(StrEnum):
    """How answers are written."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


class ExportFormat(StrEnum):
    """How everything stored is written."""

    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"


WATCHING = "Watching"
ASKING = "Asking"
ALERTS = "Alerts"
OPERATIONS = "Operations"

FormatOption = Annotated[
    Format | None,
    typer.Option("--format", help="How to write it.  [default: table on a terminal, jsonl in a pipe]"),
]
LimitOption = Annotated[int, typer.Option("--limit", min=1, help="Most entries to show.")]
SourceOption = Annotated[str | None, typer.Option("--source", metavar="NAME", help="Of this source only.")]
SinceOption = Annotated[
    datetime | None,
    typer.Option("--since", formats=["%Y-%m-%d"], metavar="DATE", help="From this day on, such as 2024-04-26."),
]
UntilOption = Annotated[
    datetime | None,
    typer.Option("--until", formats=["%Y-%m-%d"], metavar="DATE", help="Up to this day, included."),
]


def day(moment: datetime | None) -> date | None:
    """The day that a --since or --until names."""
    return None if moment is None else moment.date()
