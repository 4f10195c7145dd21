"""Metrics: the list, and one with its history."""

from typing import Any

from sqlalchemy import ColumnElement, func, literal, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased, contains_eager, joinedload

from errors import NotFoundError
from storage.models import FigureRow, MetricRow, ObservationRow, ReleaseRow
from storage.points import STATED
from storage.reading import labels
from storage.reading.asking import bounded, numbered, source_id
from storage.reading.forms import Form, day, figure_form, metric_form

#: Most parts of a series that are listed.
MANY = 500
_named = aliased(MetricRow)
_WHOLE = (
    select(MetricRow)
    .join(MetricRow.source)
    .options(contains_eager(MetricRow.source), joinedload(MetricRow.latest_figure))
)


def metrics(
    session: Session,
    *,
    source: str | None = None,
    query: str | None = None,
    limit: int = 50,
    after: int | None = None,
) -> list[Form]:
    """Series, the one with the newest figure first; `query` are words of the label, all of which must occur.

    A metric is listed while a release states it and nobody merged it into another; `observations` counts the points
    of its history.
    """
    statement = _WHOLE.where(MetricRow.latest_figure_id.is_not(None), MetricRow.merged_into_id.is_(None))
    if source is not None:
        statement = statement.where(MetricRow.source_id == source_id(session, source))
    if query:
        statement = statement.where(labels.named(session, query, MetricRow.id))
    if after is not None:
        place = session.scalar(select(MetricRow.latest_figure_id).where(MetricRow.id == numbered("metric", after)))
        if place is None:
            raise NotFoundError(f"there is no metric {after}")
        statement = statement.where(MetricRow.latest_figure_id < place)
    rows = session.scalars(statement.order_by(MetricRow.latest_figure_id.desc()).limit(bounded(limit)))
    return [metric_form(row) for row in rows]


def metric(session: Session, id: int, *, limit: int = 1000, after: int | None = None) -> Form:
    """One series with its history, newest period first. Raises `NotFoundError`.

    `limit` bounds the history; `after` is the number of the last figure of the part before. The number of a metric
    that was merged into another leads to that one; `merged` lists what is part of a series.
    """
    found = session.scalar(_WHOLE.where(MetricRow.id == _series_of(numbered("metric", id))))
    if found is None:
        raise NotFoundError(f"there is no metric {id}")
    parts = session.execute(
        select(MetricRow.id, MetricRow.label)
        .where(MetricRow.merged_into_id == found.id)
        .order_by(MetricRow.id)
        .limit(MANY)
    )
    return {
        **metric_form(found),
        "history": history(session, found.id, limit=limit, after=after),
        "merged": [{"id": number, "label": label} for number, label in parts],
    }


def history(session: Session, series: int, *, limit: int = 1000, after: int | None = None) -> list[Form]:
    """The points of a series, newest period first; `after` is the number of the last figure of the part before."""
    points = (
        select(FigureRow, ReleaseRow)
        .join(ObservationRow, ObservationRow.figure_id == FigureRow.id)
        .join(ReleaseRow, ObservationRow.release_id == ReleaseRow.id)
        .where(ObservationRow.metric_id == series, *STATED)
        .order_by(ObservationRow.place.desc(), ObservationRow.figure_id.desc())
    )
    if after is not None:
        last = select(ObservationRow.place).where(ObservationRow.figure_id == numbered("figure", after))
        place = session.scalar(last)
        if place is None:
            raise NotFoundError(f"figure {after} is no point of a metric")
        points = points.where(tuple_(ObservationRow.place, ObservationRow.figure_id) < tuple_(literal(place), after))
    return [_point(figure, release) for figure, release in session.execute(points.limit(bounded(limit)))]


def _point(figure: FigureRow, release: ReleaseRow) -> Form:
    """A point of a history: `release` is the id of the release that says it, `figure` that of the figure."""
    form = figure_form(figure)
    return {
        "release": release.id,
        "published": day(release.published),
        **{name: form[name] for name in ("period", "value", "value_max", "qualifier", "sentence", "text")},
        "figure": figure.id,
        "title": release.title,
        "url": release.url,
    }


def of_metric(session: Session, column: InstrumentedAttribute[Any], metric: int | str) -> ColumnElement[bool]:
    """That a column names a series, by its number or that of any of its parts, or one whose label holds some words."""
    if not isinstance(metric, int) and not metric.isdecimal():
        return labels.named(session, metric, column)
    series = session.scalar(select(_series_of(numbered("metric", int(metric)))))
    parts = session.scalars(select(MetricRow.id).where(MetricRow.merged_into_id == series))
    return column.in_([series, *parts])


def _series_of(number: int) -> ColumnElement[int]:
    """The metric that one was merged into, or itself."""
    merged = select(_named.merged_into_id).where(_named.id == number).scalar_subquery()
    return func.coalesce(merged, number)
