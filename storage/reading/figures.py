"""Figures across releases, as their newest revisions state them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, select, true
from sqlalchemy.orm import Session

from errors import NotFoundError
from storage.models import FigureRow, ObservationRow, ReleaseRow, RevisionRow, SourceRow
from storage.reading import labels, spans
from storage.reading.asking import bounded, newest_releases_first, numbered, published_between, source_id
from storage.reading.forms import Form, figure_form, reference
from storage.reading.listing import Listed, listed
from storage.reading.metrics import of_metric
from storage.reading.releases import NEWEST, release_row
from storage.reading.stated import Narrowed, narrowed, valued
from storage.search.entry import place, places

#: Figures read at once; databases limit the parameters of a statement.
BATCH = 500
_NUMBERS = select(FigureRow.id).outerjoin(ObservationRow, ObservationRow.figure_id == FigureRow.id)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a figure must be, wherever it stands."""

    metric: int | str | None
    kind: str | None
    minimum: float | None
    maximum: float | None
    period: str

    def conditions(self, session: Session) -> list[Narrowed]:
        """All of it but the period."""
        found = []
        if self.metric is not None:
            in_series = of_metric(session, ObservationRow.metric_id, self.metric)
            found.append(narrowed(session, ObservationRow.figure_id, in_series))
        if self.minimum is not None or self.maximum is not None:
            found.append(narrowed(session, FigureRow.id, valued(self.kind, self.minimum, self.maximum)))
        elif self.kind is not None:
            found.append(Narrowed(valued(self.kind, None, None), walk=True))
        return found


class _Said(NamedTuple):
    """Figures of a period: as one condition, and as several of which each is one key of an index."""

    whole: ColumnElement[bool]
    keys: Sequence[ColumnElement[bool]]


def figures(
    session: Session,
    *,
    source: str | None = None,
    release: int | None = None,
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

    `metric` is a metric's id or words of its label; `period` a span as `spans.span` reads it, or words as written;
    `release` the id of the only release asked for. Raises `NotFoundError` for a source or release that is not there.
    """
    asked = _Asked(metric, kind, minimum, maximum, (period or "").strip())
    before = None if after is None else _release_of(session, after)
    if source is None and release is None:
        wanted = Listed(*places(since, until), place(before.id, before.published) if before else None, after)
        return _whole(session, _anywhere(session, asked, wanted, bounded(limit)))
    statement = _NUMBERS.join(RevisionRow, FigureRow.revision_id == RevisionRow.id).join(ReleaseRow, NEWEST)
    statement = statement.where(*published_between(since, until), *_in_releases(session, source, release))
    statement = statement.where(*(one.condition for one in asked.conditions(session)))
    if asked.period:
        statement = statement.where(narrowed(session, FigureRow.id, _said(session, asked.period).whole).condition)
    rows = newest_releases_first(
        session, statement, bounded(limit), after=before, within=FigureRow.id, after_within=after
    )
    return _whole(session, [number for (number,) in rows])


def _anywhere(session: Session, asked: _Asked, wanted: Listed, limit: int) -> list[int]:
    """The numbers of the next figures of all sources."""
    conditions = asked.conditions(session)
    walk = all(one.walk for one in conditions)
    keys: Sequence[ColumnElement[bool]] = [true()]
    statement: Select[Any] = _NUMBERS if asked.metric is not None else select(FigureRow.id)
    if asked.period and walk:
        keys = _said(session, asked.period).keys
        statement = statement.where(*(one.condition.is_(True) for one in conditions))
    else:
        statement = statement.where(*(one.condition for one in conditions))
    if asked.period and not walk:
        statement = statement.where(_said(session, asked.period).whole)
    return listed(session, statement, keys, wanted, limit, walk=walk)


def _said(session: Session, period: str) -> _Said:
    days = spans.span(period)
    if days is not None:
        return _Said(spans.inside(*days), spans.stretches(session, *days))
    texts = labels.written(session, period)
    if texts is None:
        holds = labels.written_as(period, FigureRow.period_text)
        return _Said(holds, [holds])
    return _Said(FigureRow.period_text.in_(texts), [FigureRow.period_text == text for text in texts])


def _in_releases(session: Session, source: str | None, release: int | None) -> list[ColumnElement[bool]]:
    found = []
    if source is not None:
        found.append(ReleaseRow.source_id == source_id(session, source))
    if release is not None:
        found.append(ReleaseRow.id == release_row(session, release).id)
    return found


def _whole(session: Session, numbers: Sequence[int]) -> list[Form]:
    found: dict[int, Form] = {}
    whole = (
        select(FigureRow, ReleaseRow, SourceRow.name, ObservationRow.metric_id)
        .join(RevisionRow, FigureRow.revision_id == RevisionRow.id)
        .join(ReleaseRow, RevisionRow.release_id == ReleaseRow.id)
        .join(SourceRow, ReleaseRow.source_id == SourceRow.id)
        .outerjoin(ObservationRow, ObservationRow.figure_id == FigureRow.id)
    )
    for start in range(0, len(numbers), BATCH):
        rows = session.execute(whole.where(FigureRow.id.in_(numbers[start : start + BATCH])))
        for figure, release, name, metric in rows:
            said = {"metric": metric, "source": name, "release": reference(release)}
            found[figure.id] = {**figure_form(figure), **said}
    return [found[number] for number in numbers]


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
