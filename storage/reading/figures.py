"""Figures across releases, as their newest revisions state them."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from errors import NotFoundError
from storage.models import FigureRow, ObservationRow, ReleaseRow, RevisionRow, SourceRow
from storage.reading.asking import (
    bounded,
    newest_releases_first,
    numbered,
    published_between,
    source_id,
)
from storage.reading.forms import Form, figure_form, reference
from storage.reading.metrics import of_metric
from storage.reading.releases import NEWEST
from storage.reading.spans import period_matches
from storage.reading.stated import narrowed, valued

_STATED = (
    select(FigureRow, ReleaseRow, SourceRow.name, ObservationRow.metric_id)
    .join(RevisionRow, FigureRow.revision_id == RevisionRow.id)
    .join(ReleaseRow, NEWEST)
    .join(SourceRow, ReleaseRow.source_id == SourceRow.id)
    .outerjoin(ObservationRow, ObservationRow.figure_id == FigureRow.id)
)


def figures(
    session: Session,
    *,
    source: str | None = None,
    metric: int | str | None = None,
    kind: str | None = None,
    minimum: float | None = None,
    maximum: float | None = None,
    period: str | None = None,
    since: date | None = None,
    until: date | None = None,
    limit: int = 50,
    after: int | None = None,
) -> list[Form]:
    """Figures by publication date of their release, then as they stand in it.

    `metric` is a metric's id or words of its label; `period` a span as `spans.span` reads it, or words as written.
    """
    statement = _STATED.where(*published_between(since, until))
    if source is not None:
        statement = statement.where(ReleaseRow.source_id == source_id(session, source))
    if metric is not None:
        in_series = of_metric(session, ObservationRow.metric_id, metric)
        statement = statement.where(narrowed(session, ObservationRow.figure_id, in_series))
    if kind is not None or minimum is not None or maximum is not None:
        statement = statement.where(narrowed(session, FigureRow.id, valued(kind, minimum, maximum)))
    if period:
        statement = statement.where(narrowed(session, FigureRow.id, period_matches(period)))
    before = None if after is None else _release_of(session, after)
    rows = newest_releases_first(
        session, statement, bounded(limit), after=before, within=FigureRow.id, after_within=after
    )
    return [
        {**figure_form(figure), "metric": metric_id, "source": name, "release": reference(release)}
        for figure, release, name, metric_id in rows
    ]


def _release_of(session: Session, figure: int) -> ReleaseRow:
    row = session.scalar(
        select(ReleaseRow)
        .join(RevisionRow, RevisionRow.release_id == ReleaseRow.id)
        .join(FigureRow, FigureRow.revision_id == RevisionRow.id)
        .where(FigureRow.id == numbered("figure", figure))
    )
    if row is None:
        raise NotFoundError(f"there is no figure {figure}")
    return row
