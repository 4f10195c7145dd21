"""How much is stored of each source."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.models import ChangeRow, FigureRow, MetricRow, ReleaseRow, RevisionRow, TallyRow


def recount(session: Session, source_id: int) -> None:
    """Counts anew what a source has; called by everything that adds or removes some of it."""
    session.flush()
    releases = select(func.count()).select_from(ReleaseRow).where(ReleaseRow.source_id == source_id)
    figures = (
        select(func.count())
        .select_from(FigureRow)
        .join(RevisionRow, FigureRow.revision_id == RevisionRow.id)
        .join(ReleaseRow, RevisionRow.release_id == ReleaseRow.id)
        .where(ReleaseRow.source_id == source_id)
    )
    metrics = select(func.count()).where(MetricRow.source_id == source_id, MetricRow.merged_into_id.is_(None))
    changes = select(func.count()).where(ChangeRow.source_id == source_id)
    counts = {"releases": releases, "figures": figures, "metrics": metrics, "changes": changes}
    counted = session.execute(select(*(query.scalar_subquery().label(name) for name, query in counts.items()))).one()
    session.merge(TallyRow(source_id=source_id, **counted._mapping))
    session.flush()
