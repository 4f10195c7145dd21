"""Metrics, their observations and the changes of them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import delete, exists, func, select, update
from sqlalchemy.orm import Session

from contract import side_item, side_json
from items.changes import Change, Metric, Side, Statement
from storage.facts import figure_item
from storage.models import ChangeRow, FigureRow, MetricRow, ObservationRow, ReleaseRow
from storage.points import STATED, history_place
from storage.writing.releases import BATCH
from storage.writing.search import index_label


def metrics_of(session: Session, source_id: int) -> dict[str, MetricRow]:
    """Every metric of a source by key."""
    rows = session.scalars(select(MetricRow).where(MetricRow.source_id == source_id).order_by(MetricRow.id))
    return {row.key: row for row in rows}


def add_metric(session: Session, source_id: int, metric: Metric) -> MetricRow:
    """A metric met for the first time."""
    row = MetricRow(
        source_id=source_id,
        key=metric.key,
        label=metric.label,
        kind=metric.kind,
        unit=metric.unit,
        currency=metric.currency,
        event=metric.event,
        scope=list(metric.scope),
        place=metric.place,
        period_type=metric.period_type,
        since=metric.since,
    )
    session.add(row)
    session.flush()
    index_label(session, row)
    return row


def history(session: Session, metrics: Iterable[MetricRow]) -> dict[str, list[Statement]]:
    """What the current text of stored releases says of each metric, oldest release first; keys are the metrics'."""
    keys = {row.id: row.key for row in metrics}
    said: dict[str, list[Statement]] = {key: [] for key in keys.values()}
    ids = sorted(keys)
    for start in range(0, len(ids), BATCH):
        query = (
            select(ObservationRow.metric_id, ReleaseRow.key, ReleaseRow.published, FigureRow)
            .join(FigureRow, FigureRow.id == ObservationRow.figure_id)
            .join(ReleaseRow, ReleaseRow.id == ObservationRow.release_id)
            .where(ObservationRow.metric_id.in_(ids[start : start + BATCH]), ObservationRow.current)
            .order_by(ObservationRow.id)
        )
        for metric_id, release, published, figure in session.execute(query):
            said[keys[metric_id]].append(
                Statement(release=release, published=published, figure=figure_item(figure), metric=keys[metric_id])
            )
    return said


def corrections(session: Session, metrics: Iterable[MetricRow]) -> dict[str, list[Side]]:
    """The values of each metric that were corrected once: edited in place, or restated for the very same period."""
    keys = {row.id: row.key for row in metrics}
    found: dict[str, list[Side]] = {}
    ids = sorted(keys)
    for start in range(0, len(ids), BATCH):
        query = (
            select(ChangeRow)
            .where(
                ChangeRow.metric_id.in_(ids[start : start + BATCH]),
                ChangeRow.kind.in_(("figure_revised", "metric_changed")),
            )
            .order_by(ChangeRow.id)
        )
        for row in session.scalars(query):
            old, new = side_item(row.old), side_item(row.new)
            restated = old is not None and new is not None and _one_period(old, new)
            if old is not None and row.metric_id is not None and (row.kind == "figure_revised" or restated):
                found.setdefault(keys[row.metric_id], []).append(old)
    return found


def _one_period(old: Side, new: Side) -> bool:
    """Whether both halves speak of one stated stretch of time."""
    a, b = old.period, new.period
    return a is not None and b is not None and (a.type, a.start, a.end) == (b.type, b.start, b.end)


def links_of(session: Session, figures: Sequence[FigureRow]) -> dict[int, str]:
    """The metric key of each figure that is a point of a metric, by figure number."""
    if not figures:
        return {}
    query = (
        select(ObservationRow.figure_id, MetricRow.key)
        .join(MetricRow, MetricRow.id == ObservationRow.metric_id)
        .where(ObservationRow.figure_id.in_([figure.id for figure in figures]))
    )
    return {row.figure_id: row.key for row in session.execute(query)}


def retire_observations(session: Session, release_id: int) -> None:
    """Turns what a release said so far into history."""
    session.execute(
        update(ObservationRow)
        .where(ObservationRow.release_id == release_id, ObservationRow.current)
        .values(current=False)
    )


def observe(session: Session, metric: MetricRow, figure: FigureRow, release: ReleaseRow, *, own: MetricRow) -> None:
    """Makes a figure a point of a metric, dated by its period or else by its release.

    `own` is the metric that the figure names, which a person may have merged into `metric`.
    """
    session.add(
        ObservationRow(
            metric_id=metric.id,
            own_metric_id=own.id,
            figure_id=figure.id,
            release_id=release.id,
            published=release.published,
            period_start=figure.period_start,
            period_end=figure.period_end or release.published,
            place=history_place(figure.period_end, release.published),
        )
    )


def refresh_latest(session: Session, metrics: Iterable[MetricRow]) -> None:
    """Points each metric at the newest point of its series, by end of period, then release date, and counts them."""
    for metric in metrics:
        count_points(session, metric)
        metric.latest_figure_id = session.scalar(
            select(ObservationRow.figure_id)
            .join(FigureRow, FigureRow.id == ObservationRow.figure_id)
            .where(ObservationRow.metric_id == metric.id, *STATED)
            .order_by(ObservationRow.place.desc(), ObservationRow.figure_id.desc())
            .limit(1)
        )


def count_points(session: Session, metric: MetricRow) -> None:
    """Notes how many points the history of a series has."""
    counted = session.scalar(
        select(func.count())
        .select_from(ObservationRow)
        .join(FigureRow, FigureRow.id == ObservationRow.figure_id)
        .where(ObservationRow.metric_id == metric.id, *STATED)
    )
    metric.points = counted or 0


def forget_idle_metrics(session: Session, source_id: int) -> None:
    """Deletes the metrics of a source that no figure is a point of and no change tells of."""
    session.execute(
        delete(MetricRow).where(
            MetricRow.source_id == source_id,
            ~exists().where(ObservationRow.metric_id == MetricRow.id),
            ~exists().where(ChangeRow.metric_id == MetricRow.id),
            MetricRow.merged_into_id.is_(None),
            MetricRow.id.not_in(select(MetricRow.merged_into_id).where(MetricRow.merged_into_id.is_not(None))),
        )
    )


def add_change(
    session: Session,
    change: Change,
    *,
    source_id: int,
    crawl_id: int,
    releases: Mapping[str, ReleaseRow],
    metrics: Mapping[str, MetricRow],
    now: datetime,
) -> ChangeRow:
    """A detected change with its evidence as it stood then."""
    release = releases.get(change.release or "")
    previous = releases.get(change.previous_release or "")
    metric = metrics.get(change.metric or "")
    row = ChangeRow(
        source_id=source_id,
        crawl_id=crawl_id,
        kind=change.kind,
        severity=change.severity,
        detected_at=now,
        release_id=release.id if release else None,
        previous_release_id=previous.id if previous else None,
        metric_id=metric.id if metric else None,
        revision=release.revision if release else None,
        old=side_json(change.old),
        new=side_json(change.new),
        delta=change.delta,
        delta_percent=change.delta_percent,
        skipped=[side_json(side) for side in change.skipped],
        note=change.note,
    )
    session.add(row)
    return row
