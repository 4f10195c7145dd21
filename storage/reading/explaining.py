"""Where a change came from, and what became of the mails that tell it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from errors import NotFoundError
from storage.addresses import masked
from storage.models import (
    ChangeRow,
    CrawlRow,
    MetricRow,
    OutboxChangeRow,
    OutboxRow,
    PageRow,
    RevisionRow,
    SubscriptionRow,
)
from storage.reading.asking import numbered
from storage.reading.forms import Form, change_form, crawl_form, day, moment


def chain(session: Session, id: int) -> Form:
    """A change with its whole way: `fetch` (crawl, revision, raw page), `metric` in full, and `mails`.

    Raises `NotFoundError`.
    """
    row = session.get(ChangeRow, numbered("change", id))
    if row is None:
        raise NotFoundError(f"there is no change {id}; 'regwatch changes --format json' shows the numbers of all")
    return {
        "change": change_form(row),
        "fetch": _fetch(session, row),
        "metric": _identity(row.metric) if row.metric else None,
        "mails": mails(session, row.id),
    }


def mails(session: Session, change: int) -> list[Form]:
    """The messages that tell a change, first written first; `cadence` is that of the subscription it went out for."""
    rows = session.execute(
        select(OutboxRow, SubscriptionRow.cadence)
        .join(OutboxChangeRow, OutboxChangeRow.outbox_id == OutboxRow.id)
        .outerjoin(SubscriptionRow, SubscriptionRow.id == OutboxRow.subscription_id)
        .where(OutboxChangeRow.change_id == change)
        .order_by(OutboxRow.id)
    )
    return [mail_form(row) | {"cadence": cadence} for row, cadence in rows]


def mail_form(row: OutboxRow) -> Form:
    """A message of the outbox; `answer` is what the server said last, or why it was dropped."""
    return {
        "id": row.id,
        "address": masked(row.address),
        "purpose": row.purpose,
        "subscription": row.subscription_id,
        "state": row.state,
        "attempts": row.attempts,
        "created_at": moment(row.created_at),
        "due_at": moment(row.due_at),
        "next_attempt_at": moment(row.next_attempt_at),
        "sent_at": moment(row.sent_at),
        "message_id": row.message_id,
        "answer": row.last_answer,
    }


def _fetch(session: Session, row: ChangeRow) -> Form:
    """The crawl that found it and the answer of the server that it was read from, while that is kept."""
    revision, page = None, None
    if row.kind != "release_withdrawn":
        revision = session.scalar(
            select(RevisionRow).where(RevisionRow.release_id == row.release_id, RevisionRow.number == row.revision)
        )
    if revision is not None and revision.page_id is not None:
        page = session.get(PageRow, revision.page_id)
    return {
        "crawl": crawl_form(session.get_one(CrawlRow, row.crawl_id), row.source.name),
        "revision": revision.number if revision else None,
        "seen_at": moment(revision.seen_at) if revision else None,
        "page": _page(page) if page else None,
    }


def _page(row: PageRow) -> Form:
    return {
        "url": row.url,
        "status": row.status,
        "verdict": row.verdict,
        "content_type": row.content_type,
        "fetched_at": moment(row.fetched_at),
        "size": row.size,
        "sha256": row.sha256,
    }


def _identity(row: MetricRow) -> Form:
    """What makes a metric this one; `merged_into` is the series it was joined to by hand."""
    return {
        "id": row.id,
        "label": row.label,
        "kind": row.kind,
        "unit": row.unit,
        "currency": row.currency,
        "event": row.event,
        "scope": row.scope,
        "place": row.place,
        "period_type": row.period_type,
        "since": day(row.since),
        "merged_into": row.merged_into_id,
    }
