"""What a person wants to see first."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.models import ChangeRow, FigureRow, MetricRow, ReleaseRow, SourceRow
from storage.reading.changes import changes
from storage.reading.forms import Form
from storage.reading.releases import releases
from storage.reading.sources import sources

LATEST_CHANGES, LATEST_RELEASES = 20, 8


def overview(session: Session) -> Form:
    """The latest changes and releases, the state of every source, and how much is stored."""
    counted = {
        "sources": SourceRow,
        "releases": ReleaseRow,
        "figures": FigureRow,
        "metrics": MetricRow,
        "changes": ChangeRow,
    }
    counts = {name: select(func.count()).select_from(row) for name, row in counted.items()}
    counts["metrics"] = counts["metrics"].where(MetricRow.merged_into_id.is_(None))
    numbers = session.execute(select(*(count.scalar_subquery().label(name) for name, count in counts.items()))).one()
    return {
        "counts": dict(numbers._mapping),
        "changes": changes(session, limit=LATEST_CHANGES),
        "releases": releases(session, limit=LATEST_RELEASES),
        "sources": sources(session),
    }
