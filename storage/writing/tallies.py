"""How much is stored of each source."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event, func, select, update
from sqlalchemy.orm import Session, UOWTransaction

from storage.models import ChangeRow, FigureRow, MetricRow, ReleaseRow, RevisionRow, TallyRow

_COUNTED = {ReleaseRow: "releases", FigureRow: "figures", MetricRow: "metrics", ChangeRow: "changes"}


@contextmanager
def counting(session: Session, source_id: int) -> Iterator[None]:
    """Adds what is stored of a source within to its tally, however much there was before.

    Only rows that the session itself writes one by one are seen; who deletes many at once calls `recount`.
    """
    added: Counter[str] = Counter()

    def flushed(_session: Session, _work: UOWTransaction) -> None:
        added.update(_COUNTED[type(row)] for row in session.new if type(row) in _COUNTED)

    event.listen(session, "after_flush", flushed)
    try:
        yield
        session.flush()
    finally:
        event.remove(session, "after_flush", flushed)
    if session.get(TallyRow, source_id) is None:
        recount(session, source_id)
    elif added:
        more = {name: getattr(TallyRow, name) + number for name, number in added.items()}
        session.execute(update(TallyRow).where(TallyRow.source_id == source_id).values(more))


def recount(session: Session, source_id: int) -> None:
    """Counts anew what a source has; called by what removes some of it."""
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
