"""Sources that are not crawled when they should be: the operator hears of each once, and once when it is over."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from items.changes import Notice
from storage import crawls
from storage.models import CrawlRow, NoticeRow, SourceRow
from storage.outbox import enqueue_operator
from storage.writing.notices import add_notice, resolve_notice

OVERDUE, ON_TIME = "source_overdue", "source_on_time"


def standing(session: Session) -> set[str]:
    """The sources that the operator takes for overdue."""
    said = select(SourceRow.name).join(NoticeRow, NoticeRow.source_id == SourceRow.id)
    return set(session.scalars(said.where(NoticeRow.key == OVERDUE, NoticeRow.resolved_at.is_(None))))


def tell(
    session: Session, late: Collection[str], *, now: datetime, operator: str | None, mail_domain: str
) -> list[NoticeRow]:
    """Writes down which sources have become overdue and which no longer are, and tells the operator, if there is one.

    One that is being crawled at the moment is not overdue. One that is due still, but not among `late`, stays what it
    was: a scheduler that has just begun knows nothing of it yet.
    """
    said = standing(session)
    running = exists().where(CrawlRow.source_id == SourceRow.id, CrawlRow.outcome == "running")
    begun = session.scalars(select(SourceRow).where(SourceRow.name.in_(set(late) - said), ~running)).all()
    over = session.scalars(
        select(SourceRow).where(
            SourceRow.name.in_(said - set(late)),
            SourceRow.next_due_at.is_(None) | (SourceRow.next_due_at > now),
        )
    ).all()
    notices = [_begin(session, row, now) for row in begun] + [_end(session, row, now) for row in over]
    told = [notice for notice in notices if notice is not None]
    session.flush()
    for notice in told if operator else ():
        enqueue_operator(
            session,
            notice.crawl_id,
            changes=(),
            notices=[notice.id],
            address=operator or "",
            now=now,
            mail_domain=mail_domain,
        )
    return told


def _begin(session: Session, row: SourceRow, now: datetime) -> NoticeRow | None:
    """The ledger says that a run did not take place, and the notice rests on that entry."""
    since = f"{row.next_due_at:%Y-%m-%d %H:%M} UTC" if row.next_due_at else "some time"
    text = f"{row.name} is overdue: a crawl was due at {since} and has not begun"
    crawls.skip(session, row.id, trigger="schedule", reason=text, now=now)
    session.flush()
    return _notice(session, row, OVERDUE, text, now, lasting=True)


def _end(session: Session, row: SourceRow, now: datetime) -> NoticeRow | None:
    """Over; a source that was switched off needs no words."""
    resolve_notice(session, row.id, OVERDUE, now=now)
    if row.next_due_at is None:
        return None
    return _notice(session, row, ON_TIME, f"{row.name} is no longer overdue: it was crawled again", now, lasting=False)


def _notice(session: Session, row: SourceRow, key: str, text: str, now: datetime, *, lasting: bool) -> NoticeRow | None:
    crawl = session.scalars(
        select(CrawlRow.id).where(CrawlRow.source_id == row.id).order_by(CrawlRow.id.desc()).limit(1)
    ).one()
    return add_notice(
        session,
        Notice(key=key, kind=key, text=text),
        source_id=row.id,
        crawl_id=crawl,
        release_id=None,
        now=now,
        lasting=lasting,
    )
