"""Everything stored, page by page, so that an export never holds more than one page in memory."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TextIO

from cli.options import ExportFormat
from cli.output import as_json
from spreadsheet import write_csv

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_PAGE = 500

#: The kinds of record.
CHOICES = ("releases", "figures", "metrics", "changes")


def records(session: "Session", kind: str, source: str | None) -> Iterator[dict[str, Any]]:
    """All records of one kind, newest first."""
    from storage import reading

    questions: dict[str, Any] = {
        "releases": reading.releases,
        "figures": reading.figures,
        "metrics": reading.metrics,
        "changes": reading.changes,
    }
    after = None
    while page := questions[kind](session, source=source, limit=_PAGE, after=after):
        yield from page
        after = page[-1]["id"]


def write_records(rows: Iterable[Mapping[str, Any]], kind: str, form: ExportFormat, stream: TextIO) -> None:
    """Writes records of one kind as CSV, or as JSON lines that name their kind."""
    if form is ExportFormat.csv:
        write_csv(rows, stream, kind)
    else:
        stream.writelines(as_json({"record": kind, **row}) + "\n" for row in rows)
