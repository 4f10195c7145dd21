"""A person's word on metrics: joining two, parting them again, and naming one. It outlives re-extraction."""

from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from errors import NotFoundError, UsageError
from storage.models import MetricRow, ObservationRow
from storage.reading.asking import numbered
from storage.writing.search import index_label
from storage.writing.series import refresh_latest
from storage.writing.tallies import recount


def get(session: Session, number: int) -> MetricRow:
    """The metric of that number. Raises `NotFoundError`."""
    row = session.get(MetricRow, numbered("metric", number))
    if row is None:
        raise NotFoundError(f"there is no metric {number}; 'regwatch metrics' shows those there are")
    return row


def merge(session: Session, number: int, other: int) -> MetricRow:
    """Makes `other` a part of `number`: one series from now on, past and future. Raises no change and sends nothing.

    Raises `NotFoundError`, and `UsageError` for metrics that cannot be one: of two sources, or in two units.
    """
    kept, joined = _series(session, number), get(session, other)
    if joined.id == kept.id or joined.merged_into_id == kept.id:
        raise UsageError(f"metric {other} is part of metric {number} already")
    if joined.source_id != kept.source_id:
        raise UsageError(f"metrics {number} and {other} are of two sources and stay apart")
    if (joined.kind, joined.currency) != (kept.kind, kept.currency):
        raise UsageError(f"metric {number} counts in {_measure(kept)}, metric {other} in {_measure(joined)}")
    session.execute(update(MetricRow).where(MetricRow.merged_into_id == joined.id).values(merged_into_id=kept.id))
    joined.merged_into_id = kept.id
    session.execute(update(ObservationRow).where(ObservationRow.metric_id == joined.id).values(metric_id=kept.id))
    session.flush()
    refresh_latest(session, [kept, joined])
    recount(session, kept.source_id)
    return kept


def split(session: Session, number: int, parts: Sequence[int] = ()) -> list[MetricRow]:
    """Takes parts out of the series that they were merged into and returns them, each with the figures that name it.

    The number of a part takes out that part, the number of a series the `parts` named, or all there are. Raises no
    change and sends nothing. Raises `NotFoundError`, and `UsageError` where nothing was merged or a part is none.
    """
    row = get(session, number)
    kept = _series(session, number)
    merged = select(MetricRow).where(MetricRow.merged_into_id == kept.id).order_by(MetricRow.id)
    wanted = set(parts) or ({row.id} if row is not kept else set())
    every = list(session.scalars(merged))
    if not every:
        raise UsageError(f"nothing was merged into metric {number}")
    if strangers := wanted - {part.id for part in every}:
        raise UsageError(
            f"metric {min(strangers)} is no part of metric {kept.id}; 'regwatch metric {kept.id}' lists them"
        )
    parted = [part for part in every if not wanted or part.id in wanted]
    for part in parted:
        part.merged_into_id = None
        session.execute(
            update(ObservationRow)
            .where(ObservationRow.metric_id == kept.id, ObservationRow.own_metric_id == part.id)
            .values(metric_id=part.id)
        )
    session.flush()
    refresh_latest(session, [kept, *parted])
    recount(session, kept.source_id)
    return parted


def rename(session: Session, number: int, label: str) -> MetricRow:
    """Gives a series another label in listings and mails. Raises `NotFoundError`, `UsageError` for an empty one."""
    words = " ".join(label.split())
    if not words:
        raise UsageError("a label needs at least one word")
    row = _series(session, number)
    row.label = words
    index_label(session, row)
    return row


def alike(session: Session, row: MetricRow, *, limit: int | None = None) -> list[MetricRow]:
    """The other series of the same source that count the same, and could be one with it if a person says so.

    Of more than `limit` those that were stated last.
    """
    found = session.scalars(
        select(MetricRow)
        .where(
            MetricRow.source_id == row.source_id,
            MetricRow.id != row.id,
            MetricRow.kind == row.kind,
            MetricRow.latest_figure_id.is_not(None),
            MetricRow.merged_into_id.is_(None),
        )
        .order_by(MetricRow.latest_figure_id.desc())
        .limit(limit)
    )
    return sorted(found, key=lambda other: other.id)


def _series(session: Session, number: int) -> MetricRow:
    """The series that a metric's number leads to."""
    row = get(session, number)
    return row if row.merged_into_id is None else get(session, row.merged_into_id)


def _measure(row: MetricRow) -> str:
    return row.currency or row.unit or row.kind
