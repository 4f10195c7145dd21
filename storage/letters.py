"""What a message tells, read whole before it is written: changes with their evidence, history and wording."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, joinedload

from contract import side_item
from items.changes import ChangeKind, Severity, Side
from items.facts import Kind
from items.news import Parcel, Purpose, Subscription
from storage.models import (
    ChangeRow,
    FigureRow,
    MetricRow,
    NoticeRow,
    ObservationRow,
    OutboxChangeRow,
    OutboxRow,
    ReleaseRow,
    RevisionRow,
    SubscriptionRow,
)
from storage.points import STATED
from storage.reading.forms import Form, change_form

#: The newest points of a series that its chart shows.
HISTORY = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A release as a message points to it."""

    id: int
    title: str
    url: str
    published: date | None
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The metric that changed, with the points of its history, oldest first."""

    id: int
    label: str
    kind: Kind
    unit: str | None
    currency: str | None
    points: tuple[tuple[date, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One change as a message tells it. `before` and `after` are the texts of an edited release."""

    id: int
    kind: ChangeKind
    severity: Severity
    source: str
    detected_at: datetime
    release: Document | None = None
    previous_release: Document | None = None
    series: Series | None = None
    old: Side | None = None
    new: Side | None = None
    delta: float | None = None
    delta_percent: float | None = None
    skipped: tuple[Side, ...] = ()
    note: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """Everything that one message needs. `token` ends the reader's subscriptions; the operator has none."""

    message_id: str
    address: str
    purpose: Purpose
    due_at: datetime
    language: str = "en"
    token: str = ""
    entries: tuple[Entry, ...] = ()
    notices: tuple[str, ...] = ()


def letter(session: Session, outbox_id: int) -> Letter:
    """The message of that row, entries by source and then in the order they were detected."""
    row = session.get_one(OutboxRow, outbox_id)
    subscription = session.get(SubscriptionRow, row.subscription_id) if row.subscription_id else None
    notices = session.scalars(
        select(NoticeRow.text)
        .where(
            NoticeRow.id.in_(row.notice_ids),
            # What is over meanwhile needs no words; news of a moment was over when it was written down.
            NoticeRow.resolved_at.is_(None) | (NoticeRow.resolved_at == NoticeRow.created_at),
        )
        .order_by(NoticeRow.id)
    )
    return Letter(
        message_id=row.message_id,
        address=row.address,
        purpose=cast(Purpose, row.purpose),
        due_at=row.due_at,
        language=str(subscription.delivery.get("language", "en")) if subscription else "en",
        token=subscription.token if subscription else "",
        entries=tuple(_entry(session, change) for change in _changes(session, outbox_id)),
        notices=tuple(notices),
    )


def draft(session: Session, subscription: Subscription, parcel: Parcel) -> Letter:
    """The message that a parcel would have become, had the subscription been there."""
    rows = session.scalars(_whole().where(ChangeRow.id.in_(parcel.changes)))
    return Letter(
        message_id="",
        address=parcel.address,
        purpose=parcel.purpose,
        due_at=parcel.due_at,
        language=subscription.language,
        entries=tuple(_entry(session, change) for change in rows),
    )


def change_forms(session: Session, outbox_id: int) -> list[Form]:
    """The changes that a message tells in the contract's JSON form, in the same order."""
    return [change_form(change) for change in _changes(session, outbox_id)]


def _changes(session: Session, outbox_id: int) -> Sequence[ChangeRow]:
    told = select(OutboxChangeRow.change_id).where(OutboxChangeRow.outbox_id == outbox_id)
    return session.scalars(_whole().where(ChangeRow.id.in_(told))).all()


def _whole() -> Select[ChangeRow]:
    return (
        select(ChangeRow)
        .options(
            joinedload(ChangeRow.source),
            joinedload(ChangeRow.release),
            joinedload(ChangeRow.previous_release),
            joinedload(ChangeRow.metric),
        )
        .order_by(ChangeRow.source_id, ChangeRow.id)
    )


def _entry(session: Session, row: ChangeRow) -> Entry:
    before, after = _wordings(session, row) if row.kind == "release_revised" else ("", "")
    return Entry(
        id=row.id,
        kind=cast(ChangeKind, row.kind),
        severity=cast(Severity, row.severity),
        source=row.source.name,
        detected_at=row.detected_at,
        release=_document(row.release),
        previous_release=_document(row.previous_release),
        series=_series(session, row.metric),
        old=side_item(row.old),
        new=side_item(row.new),
        delta=row.delta,
        delta_percent=row.delta_percent,
        skipped=tuple(side for each in row.skipped if (side := side_item(each)) is not None),
        note=row.note,
        before=before,
        after=after,
    )


def _document(row: ReleaseRow | None) -> Document | None:
    if row is None:
        return None
    return Document(id=row.id, title=row.title, url=row.url, published=row.published, language=row.language)


def _wordings(session: Session, row: ChangeRow) -> tuple[str, str]:
    """Title and body before and after the edit; empty when the revisions are not there."""
    if row.release_id is None or row.revision is None:
        return "", ""
    found: Sequence[RevisionRow] = session.scalars(
        select(RevisionRow)
        .where(RevisionRow.release_id == row.release_id, RevisionRow.number.in_((row.revision - 1, row.revision)))
        .order_by(RevisionRow.number)
    ).all()
    if len(found) < 2:
        return "", ""
    before, after = (f"{each.title}\n{each.body}" for each in found)
    return before, after


def _series(session: Session, metric: MetricRow | None) -> Series | None:
    if metric is None:
        return None
    said_for = func.coalesce(ObservationRow.period_end, ObservationRow.published)
    newest = session.execute(
        select(said_for, FigureRow.value)
        .join(FigureRow, FigureRow.id == ObservationRow.figure_id)
        .where(ObservationRow.metric_id == metric.id, said_for.is_not(None), *STATED)
        .order_by(said_for.desc(), ObservationRow.published.desc(), ObservationRow.id.desc())
        .limit(HISTORY)
    )
    points: dict[date, float] = {}
    for day, value in newest:
        points.setdefault(day, value)
    return Series(
        id=metric.id,
        label=metric.label,
        kind=cast(Kind, metric.kind),
        unit=metric.unit,
        currency=metric.currency,
        points=tuple(sorted(points.items())),
    )
