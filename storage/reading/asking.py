"""What the questions share: limits, filters by source, words and days, and the order of releases."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, get_args

from sqlalchemy import ColumnElement, Select, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute, Session

from errors import NotFoundError, UsageError
from storage.models import ReleaseRow, SourceRow

MAX_ID = 2**31 - 1


def bounded(limit: int) -> int:
    if limit < 1:
        raise UsageError("the limit must be at least 1")
    return limit


def one_of(name: str, value: str | None, allowed: object) -> str | None:
    """`value`, when it is one of a Literal's values; raises `UsageError` naming them otherwise."""
    values: tuple[str, ...] = get_args(allowed)
    if value is not None and value not in values:
        raise UsageError(f"unknown {name} {plain(value)!r}; use one of {', '.join(values)}")
    return value


def numbered(name: str, id: int) -> int:
    """A row's number as the databases can hold it; raises `NotFoundError` for any other."""
    if not 0 < id <= MAX_ID:
        raise NotFoundError(f"there is no {name} {id}")
    return id


def plain(text: str) -> str:
    """Text that every database takes: no NUL, no half of a surrogate pair."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")


def source_id(session: Session, name: str) -> int:
    """The number of the source of that name; raises `NotFoundError`."""
    found = session.scalar(select(SourceRow.id).where(SourceRow.name == plain(name)))
    if found is None:
        raise NotFoundError(f"there is no source named {plain(name)!r}")
    return found


def day_start(value: date) -> datetime:
    """The moment a day starts in UTC; a moment stays what it is."""
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    return datetime.combine(value, time(), UTC)


def day_end(value: date) -> datetime:
    """The moment after the last one asked for: a day is asked for to its end."""
    if isinstance(value, datetime):
        return day_start(value) + timedelta(microseconds=1)
    return day_start(value) + timedelta(days=1)


def published_between(since: date | None, until: date | None) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if since is not None:
        conditions.append(ReleaseRow.published >= _plain_day(since))
    if until is not None:
        conditions.append(ReleaseRow.published <= _plain_day(until))
    return conditions


def _plain_day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def newest_releases_first(
    session: Session,
    statement: Select[*tuple[Any, ...]],
    limit: int,
    *,
    after: ReleaseRow | None = None,
    within: InstrumentedAttribute[int] | None = None,
    after_within: int | None = None,
) -> Sequence[Any]:
    """Rows of `statement` (joined with releases) by publication date, newest first, undated releases last.

    A statement for each stretch, in the order of an index, because SQLite and PostgreSQL disagree on where NULL sorts.
    `within` orders rows of one release; `after` and `after_within` name the last row of the page before.
    """
    tail = [] if within is None else [within]
    dated = statement.where(ReleaseRow.published.is_not(None))
    dated = dated.order_by(ReleaseRow.published.desc(), ReleaseRow.id.desc(), *tail)
    undated = statement.where(ReleaseRow.published.is_(None)).order_by(ReleaseRow.id.desc(), *tail)
    steps = [dated, undated]
    if after is not None:
        steps = (
            []
            if within is None
            else [statement.where(ReleaseRow.id == after.id, within > after_within).order_by(within)]
        )
        if after.published is None:
            steps += [undated.where(ReleaseRow.id < after.id)]
        else:
            older = tuple_(ReleaseRow.published, ReleaseRow.id) < tuple_(after.published, after.id)
            steps += [dated.where(older), undated]
    rows: list[Any] = []
    for step in steps:
        if len(rows) < limit:
            rows += session.execute(step.limit(limit - len(rows))).all()
    return rows
