"""Messages are written down here, in the transaction that stores what they tell; `storage.dispatch` sends them off."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session, joinedload

from items.news import News, Parcel
from storage.models import ChangeRow, MetricRow, OutboxChangeRow, OutboxRow, SubscriptionRow

#: Messages that wait for further sources after an outage of our own.
_COLLECTING = (
    OutboxRow.purpose == "away",
    OutboxRow.state == "pending",
    OutboxRow.claimed_by == "",
    OutboxRow.attempts == 0,
)


def news(session: Session, rows: Iterable[ChangeRow]) -> list[News]:
    """Stored changes as deciding who is told needs them."""
    parts: dict[int, tuple[int, ...]] = {}
    merged = select(MetricRow).where(MetricRow.merged_into_id.is_not(None)).order_by(MetricRow.id)
    for part in session.scalars(merged):
        series = part.merged_into_id or 0
        parts[series] = (*parts.get(series, ()), part.id)
    return [_news(row, parts) for row in rows]


def _news(row: ChangeRow, parts: Mapping[int, tuple[int, ...]]) -> News:
    series = row.metric.merged_into_id or row.metric.id if row.metric else None
    return News(
        id=row.id,
        source=row.source.name,
        kind=row.kind,
        severity=row.severity,
        metric=series,
        parts=parts.get(series, ()) if series else (),
        label=row.metric.label if row.metric else "",
        old=row.old["value"] if row.old else None,
        new=row.new["value"] if row.new else None,
        delta=row.delta,
        delta_percent=row.delta_percent,
    )


def past_news(session: Session, since: datetime) -> list[tuple[int, datetime, News]]:
    """Every change detected since then, oldest first, with its crawl and time; for `tracking.interest.preview`."""
    rows = session.scalars(
        select(ChangeRow)
        .where(ChangeRow.detected_at >= since)
        .options(joinedload(ChangeRow.source), joinedload(ChangeRow.metric))
        .order_by(ChangeRow.id)
    ).all()
    return [(row.crawl_id, row.detected_at, told) for row, told in zip(rows, news(session, rows), strict=True)]


def enqueue(
    session: Session, crawl_id: int, parcels: Iterable[Parcel], *, now: datetime, mail_domain: str
) -> list[OutboxRow]:
    """Puts each parcel into the message that collects for its time, or into a new one.

    A parcel due at once has a message of its own for this crawl; one due later joins whatever else the address is
    to get then. A message that is already on its way takes nothing more.
    """
    rows = []
    # In one order, whoever asks: two crawls that write to the same digests would otherwise wait for each other.
    for parcel in sorted(parcels, key=lambda each: (each.address, each.due_at, each.purpose)):
        at_once = parcel.due_at <= now
        window = str(crawl_id) if at_once else parcel.due_at.strftime("%Y-%m-%dT%H:%MZ")
        if parcel.purpose == "away":
            window = _open_since(session, parcel.address) or str(crawl_id)
        row = _open_row(
            session,
            f"{parcel.purpose}/{window}/{parcel.address}",
            crawl_id,
            OutboxRow(
                subscription_id=parcel.subscription,
                crawl_id=crawl_id if at_once else None,
                purpose=parcel.purpose,
                address=parcel.address,
                due_at=parcel.due_at,
                created_at=now,
            ),
            mail_domain,
        )
        _attach(session, row, parcel.changes)
        rows.append(row)
    return rows


def _open_since(session: Session, address: str) -> str:
    """The window of the message that collects an outage's news for the address; empty when none does.

    Locks the reader: of two crawls that end together the second one finds what the first one began.
    """
    reader = select(SubscriptionRow.id).where(SubscriptionRow.address == address).order_by(SubscriptionRow.id)
    session.execute(reader.with_for_update())
    key = session.scalar(
        select(OutboxRow.dedupe)
        .where(OutboxRow.address == address, *_COLLECTING)
        .order_by(OutboxRow.id.desc())
        .limit(1)
    )
    return key.split("/")[1] if key else ""


def end_outage(session: Session, now: datetime) -> None:
    """Every source has been caught up with: what was collected for the readers meanwhile is due."""
    session.execute(update(OutboxRow).where(*_COLLECTING).values(due_at=now, next_attempt_at=now))


def enqueue_operator(
    session: Session,
    crawl_id: int,
    *,
    changes: Sequence[int],
    notices: Sequence[int],
    address: str,
    now: datetime,
    mail_domain: str,
) -> OutboxRow | None:
    """One message to the operator about a crawl; None when there is nothing to say."""
    if not changes and not notices:
        return None
    row = _open_row(
        session,
        f"operator/{crawl_id}/{address}",
        crawl_id,
        OutboxRow(
            crawl_id=crawl_id, purpose="operator", audience="operator", address=address, due_at=now, created_at=now
        ),
        mail_domain,
    )
    row.notice_ids = sorted({*row.notice_ids, *notices})
    _attach(session, row, changes)
    return row


def _open_row(session: Session, dedupe: str, crawl_id: int, draft: OutboxRow, mail_domain: str) -> OutboxRow:
    """The message of that key, locked; when it is on its way already, the one of this crawl's latecomers."""
    attempt = 0
    while True:
        key = dedupe if attempt == 0 else f"{dedupe}/late-{crawl_id}-{attempt}"
        row = _insert_once(session, key, draft, mail_domain)
        if row.state == "pending" and not row.claimed_by and not row.attempts:
            return row
        attempt += 1


def _insert_once(session: Session, dedupe: str, draft: OutboxRow, mail_domain: str) -> OutboxRow:
    """Two crawls may begin one digest at the same moment: the second one waits and then finds the first one's row."""
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    values = {
        "dedupe": dedupe,
        "message_id": message_id(dedupe, draft.created_at, mail_domain),
        "subscription_id": draft.subscription_id,
        "crawl_id": draft.crawl_id,
        "audience": draft.audience or "reader",
        "purpose": draft.purpose,
        "address": draft.address,
        "due_at": draft.due_at,
        "next_attempt_at": draft.due_at,
        "created_at": draft.created_at,
    }
    # On any conflict: beginners at one moment share the Message-ID too, and its index may be the first to see it.
    session.execute(insert(OutboxRow).values(values).on_conflict_do_nothing())
    return session.scalars(select(OutboxRow).where(OutboxRow.dedupe == dedupe).with_for_update()).one()


def message_id(dedupe: str, created_at: datetime, mail_domain: str) -> str:
    """The same for every sending of one message; the time keeps a database begun anew from repeating old ones."""
    digest = hashlib.sha256(f"{dedupe} {created_at.isoformat()}".encode()).hexdigest()
    return f"<{digest[:32]}@{mail_domain}>"


def _attach(session: Session, row: OutboxRow, changes: Iterable[int]) -> None:
    told = set(session.scalars(select(OutboxChangeRow.change_id).where(OutboxChangeRow.outbox_id == row.id)))
    session.add_all(OutboxChangeRow(outbox_id=row.id, change_id=change) for change in changes if change not in told)
    session.flush()
