"""What the operator is told of, and when it is over."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from items.changes import Notice
from storage.models import NoticeRow


def add_notice(
    session: Session,
    notice: Notice,
    *,
    source_id: int,
    crawl_id: int,
    release_id: int | None,
    now: datetime,
    lasting: bool = True,
) -> NoticeRow | None:
    """A notice to be said now, or None when it was said before and still holds.

    One that is not `lasting` is news of a moment, such as a recovery: told, and over by that.
    """
    row = session.scalar(select(NoticeRow).where(NoticeRow.source_id == source_id, NoticeRow.key == notice.key))
    if row is not None and row.resolved_at is None:
        return None
    if row is None:
        row = NoticeRow(source_id=source_id, key=notice.key)
        session.add(row)
    row.crawl_id, row.release_id, row.kind, row.text = crawl_id, release_id, notice.kind, notice.text
    row.created_at, row.resolved_at, row.cleared_at = now, None if lasting else now, None
    return row


def resolve_notice(session: Session, source_id: int, key: str, *, now: datetime) -> bool:
    """Ends a standing notice; False when none stands."""
    row = session.scalar(
        select(NoticeRow).where(NoticeRow.source_id == source_id, NoticeRow.key == key, NoticeRow.resolved_at.is_(None))
    )
    if row is None:
        return False
    row.resolved_at = now
    return True


def dead_letter_key(address: str) -> str:
    """The key of the notice that an address takes no mail."""
    return f"dead-letter/{address}"


def resolve_dead_letter(session: Session, address: str, *, now: datetime) -> None:
    """An address takes mail again, or is no longer sent any."""
    session.execute(
        update(NoticeRow)
        .where(NoticeRow.key == dead_letter_key(address), NoticeRow.resolved_at.is_(None))
        .values(resolved_at=now)
    )


def resolve_notices_of(session: Session, release_id: int, *, now: datetime) -> None:
    """Ends everything that stands about a release, which is withdrawn."""
    session.execute(
        update(NoticeRow)
        .where(NoticeRow.release_id == release_id, NoticeRow.resolved_at.is_(None))
        .values(resolved_at=now)
    )
