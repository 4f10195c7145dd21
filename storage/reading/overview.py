"""What a person wants to see first."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.models import SourceRow, TallyRow
from storage.reading.changes import changes
from storage.reading.forms import Form
from storage.reading.releases import releases
from storage.reading.sources import foremost

LATEST_CHANGES, LATEST_RELEASES = 20, 8
#: Sources that are named at once.
SOURCES = 25


def overview(session: Session) -> Form:
    """The latest changes and releases, the sources to look at first, and how much is stored."""
    watched = select(func.count()).select_from(SourceRow).scalar_subquery().label("sources")
    stored = (TallyRow.releases, TallyRow.figures, TallyRow.metrics, TallyRow.changes)
    sums = (func.coalesce(func.sum(column), 0).label(column.key) for column in stored)
    numbers = session.execute(select(watched, *sums)).one()
    return {
        "counts": {name: int(number) for name, number in numbers._mapping.items()},
        "changes": changes(session, limit=LATEST_CHANGES),
        "releases": releases(session, limit=LATEST_RELEASES),
        "sources": foremost(session, limit=SOURCES),
    }
