"""What is known of a release that raised no change: the facts from which `tracking.reasons` tells why."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from errors import NotFoundError
from items.changes import Metric, Statement
from storage.facts import figure_item, metric_item
from storage.models import (
    ChangeRow,
    FigureRow,
    MetricRow,
    NoticeRow,
    ObservationRow,
    ReleaseRow,
    RevisionRow,
    SubscriptionRow,
)
from storage.reading.asking import numbered
from storage.reading.releases import release_row


@dataclass(frozen=True, slots=True)
class Said:
    """A figure of a release, its metric if it is followed, and what had been said of that before."""

    statement: Statement
    metric: Metric | None
    metric_id: int | None
    before: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One revision of a release, what it said, what had been said when it became known, and what came of it.

    `others` are changes of the same crawl that tell news of the same metrics for another release.
    """

    release: ReleaseRow
    revision: int
    baseline: bool
    baseline_taken: bool
    said: tuple[Said, ...]
    changes: Sequence[ChangeRow]
    others: Sequence[ChangeRow]
    notices: Sequence[str]


def evidence(session: Session, release: int, revision: int | None = None) -> Evidence:
    """Everything stored about why a revision of a release, by itself the newest, was or was not news.

    Raises `NotFoundError`.
    """
    row = release_row(session, release)
    number = row.revision if revision is None else revision
    asked = session.scalar(
        select(RevisionRow).where(RevisionRow.release_id == row.id, RevisionRow.number == numbered("revision", number))
    )
    if asked is None and revision is not None:
        raise NotFoundError(f"release {release} has no revision {revision}; 'regwatch release {release}' lists them")
    baseline_at = row.source.baseline_at
    known_at = asked.seen_at if asked else row.first_seen
    said = _said(session, row, asked, known_at) if asked else ()
    of_revision = (ChangeRow.release_id == row.id, ChangeRow.revision == number)
    return Evidence(
        release=row,
        revision=number,
        baseline=baseline_at is not None and known_at <= baseline_at,
        baseline_taken=baseline_at is not None,
        said=said,
        changes=session.scalars(select(ChangeRow).where(*of_revision).order_by(ChangeRow.id)).all(),
        others=_others(session, row, asked),
        notices=session.scalars(
            select(NoticeRow.text).where(NoticeRow.release_id == row.id).order_by(NoticeRow.id)
        ).all(),
    )


def subscribers(session: Session) -> Sequence[SubscriptionRow]:
    """All subscriptions by address."""
    return session.scalars(select(SubscriptionRow).order_by(SubscriptionRow.address, SubscriptionRow.id)).all()


def numbers_of(session: Session, source: int, keys: Collection[str]) -> dict[str, int]:
    """The numbers of releases by the keys that name them within their source."""
    rows = session.execute(
        select(ReleaseRow.key, ReleaseRow.id).where(ReleaseRow.source_id == source, ReleaseRow.key.in_(keys))
    )
    return {key: number for key, number in rows}  # noqa: C416


def _said(session: Session, row: ReleaseRow, revision: RevisionRow, known_at: datetime) -> tuple[Said, ...]:
    figures = session.execute(
        select(FigureRow, MetricRow)
        .outerjoin(ObservationRow, ObservationRow.figure_id == FigureRow.id)
        .outerjoin(MetricRow, MetricRow.id == ObservationRow.metric_id)
        .where(FigureRow.revision_id == revision.id)
        .order_by(FigureRow.part.desc(), FigureRow.start)
    ).all()
    before = {metric.id: _before(session, metric, known_at) for _, metric in figures if metric is not None}
    return tuple(
        Said(
            Statement(
                release=row.key,
                published=revision.published,
                figure=figure_item(figure),
                metric=metric.key if metric is not None else None,
            ),
            metric_item(metric) if metric is not None else None,
            metric.id if metric is not None else None,
            before[metric.id] if metric is not None else (),
        )
        for figure, metric in figures
    )


def _before(session: Session, metric: MetricRow, known_at: datetime) -> tuple[Statement, ...]:
    """What the texts of releases, as they were then, said of a metric; among them the asked one's own earlier text."""
    rows = session.execute(
        select(FigureRow, RevisionRow, ReleaseRow.key)
        .join(ObservationRow, ObservationRow.figure_id == FigureRow.id)
        .join(RevisionRow, RevisionRow.id == FigureRow.revision_id)
        .join(ReleaseRow, ReleaseRow.id == RevisionRow.release_id)
        .where(ObservationRow.metric_id == metric.id, RevisionRow.seen_at < known_at)
        .order_by(ObservationRow.id)
    ).all()
    latest: dict[str, int] = {}
    for _, revision, key in rows:
        latest[key] = max(revision.number, latest.get(key, 0))
    return tuple(
        Statement(release=key, published=revision.published, figure=figure_item(figure), metric=metric.key)
        for figure, revision, key in rows
        if revision.number == latest[key]
    )


def _others(session: Session, row: ReleaseRow, revision: RevisionRow | None) -> Sequence[ChangeRow]:
    if revision is None:
        return ()
    metrics = select(ObservationRow.metric_id).where(ObservationRow.release_id == row.id)
    return session.scalars(
        select(ChangeRow)
        .where(
            ChangeRow.crawl_id == revision.crawl_id,
            ChangeRow.metric_id.in_(metrics),
            ChangeRow.release_id != row.id,
        )
        .order_by(ChangeRow.id)
    ).all()
