"""Metrics: the list, and one with its history."""

from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased, contains_eager, joinedload

from errors import NotFoundError
from storage.models import FigureRow, MetricRow, ObservationRow, ReleaseRow
from storage.points import STATED
from storage.reading.asking import bounded, holds, numbered, source_id, words_of
from storage.reading.forms import Form, day, figure_form, metric_form

#: Most metrics whose numbers are looked up before a question, rather than with it.
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
        statement = statement.where(holds(words_of(query), MetricRow.label))
    if after is not None:
        place = session.scalar(select(MetricRow.latest_figure_id).where(MetricRow.id == numbered("metric", after)))
        if place is None:
            raise NotFoundError(f"there is no metric {after}")
        statement = statement.where(MetricRow.latest_figure_id < place)
    rows = session.scalars(statement.order_by(MetricRow.latest_figure_id.desc()).limit(bounded(limit)))
    return [metric_form(row) for row in rows]


def metric(session: Session, id: int, *, limit: int = 1000) -> Form:
    """One series with its history, newest period first; `limit` bounds the history. Raises `NotFoundError`.

    The number of a metric that was merged into another leads to that one; `merged` lists what is part of a series.
    """
    found = session.scalar(_WHOLE.where(MetricRow.id == _series_of(numbered("metric", id))))
    if found is None:
        raise NotFoundError(f"there is no metric {id}")
    series = found.id
    said_for = func.coalesce(ObservationRow.period_end, ObservationRow.published)
    points = session.execute(
        select(FigureRow, ReleaseRow)
        .join(ObservationRow, ObservationRow.figure_id == FigureRow.id)
        .join(ReleaseRow, ObservationRow.release_id == ReleaseRow.id)
        .where(ObservationRow.metric_id == series, *STATED)
        .order_by(said_for.is_(None), said_for.desc(), ReleaseRow.published.desc(), FigureRow.id.desc())
        .limit(bounded(limit))
    )
    parts = session.execute(
        select(MetricRow.id, MetricRow.label).where(MetricRow.merged_into_id == series).order_by(MetricRow.id)
    )
    return {
        **metric_form(found),
        "history": [_point(figure, release) for figure, release in points],
        "merged": [{"id": number, "label": label} for number, label in parts],
    }


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
    asked = select(MetricRow.id).where(_metric_matches(metric))
    found = session.scalars(asked.limit(MANY + 1)).all()
    return column.in_(found if len(found) <= MANY else asked)


def _metric_matches(metric: int | str) -> ColumnElement[bool]:
    if isinstance(metric, int) or metric.isdecimal():
        series = _series_of(numbered("metric", int(metric)))
        return or_(MetricRow.id == series, MetricRow.merged_into_id == series)
    return holds(words_of(metric), MetricRow.label)


def _series_of(number: int) -> ColumnElement[int]:
    """The metric that one was merged into, or itself."""
    merged = select(_named.merged_into_id).where(_named.id == number).scalar_subquery()
    return func.coalesce(merged, number)
