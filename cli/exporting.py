"""Everything stored, page by page, so that an export never holds more than one page in memory."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from cli import views
from cli.output import View

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_PAGE = 500


#: The kinds of record, each with the view that knows its nested keys.
CHOICES: dict[str, View] = {
    "releases": views.RELEASES,
    "figures": views.FIGURES,
    "metrics": views.METRICS,
    "changes": views.CHANGES,
}


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
