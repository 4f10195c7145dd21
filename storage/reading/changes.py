"""Detected changes."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, literal, select, tuple_
from sqlalchemy.orm import Session, contains_eager, joinedload

from errors import NotFoundError
from items.changes import ChangeKind, Severity
from storage.models import ChangeRow, UtcDateTime
from storage.reading.asking import bounded, day_end, day_start, numbered, one_of, source_id
from storage.reading.forms import Form, change_form
from storage.reading.metrics import of_metric

_WHOLE = (
    select(ChangeRow)
    .join(ChangeRow.source)
    .outerjoin(ChangeRow.metric)
    .options(
        contains_eager(ChangeRow.source),
        contains_eager(ChangeRow.metric),
        joinedload(ChangeRow.release),
        joinedload(ChangeRow.previous_release),
    )
)


def change(session: Session, id: int) -> Form:
    """One change; raises `NotFoundError`."""
    row = session.scalar(_WHOLE.where(ChangeRow.id == numbered("change", id)))
    if row is None:
        raise NotFoundError(f"there is no change {id}")
    return change_form(row)


def changes(
    session: Session,
    *,
    source: str | None = None,
    kind: str | None = None,
    severity: str | None = None,
    metric: int | str | None = None,
    since: date | None = None,
    until: date | None = None,
    release: int | None = None,
    limit: int = 50,
    after: int | None = None,
) -> list[Form]:
    """Changes, last detected first.

    `since` and `until` are moments, or days in UTC, of detection, both included; `metric` is an id or words of a
    label; `release` the id of the release that changed; `after` the id of the last change of the page before.
    """
    statement = _WHOLE
    if source is not None:
        statement = statement.where(ChangeRow.source_id == source_id(session, source))
    if kind is not None:
        statement = statement.where(ChangeRow.kind == one_of("kind", kind, ChangeKind))
    if severity is not None:
        statement = statement.where(ChangeRow.severity == one_of("severity", severity, Severity))
    if metric is not None:
        statement = statement.where(of_metric(session, ChangeRow.metric_id, metric))
    if release is not None:
        statement = statement.where(ChangeRow.release_id == numbered("release", release))
    if since is not None:
        statement = statement.where(ChangeRow.detected_at >= day_start(since))
    if until is not None:
        statement = statement.where(ChangeRow.detected_at < day_end(until))
    if after is not None:
        statement = statement.where(tuple_(ChangeRow.detected_at, ChangeRow.id) < _place(session, after))
    newest_first = statement.order_by(ChangeRow.detected_at.desc(), ChangeRow.id.desc())
    return [change_form(row) for row in session.scalars(newest_first.limit(bounded(limit)))]


def _place(session: Session, id: int) -> ColumnElement[Any]:
    detected_at = session.scalar(select(ChangeRow.detected_at).where(ChangeRow.id == numbered("change", id)))
    if detected_at is None:
        raise NotFoundError(f"there is no change {id}")
    return tuple_(literal(detected_at, UtcDateTime), literal(id))
