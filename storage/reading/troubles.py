"""What the operator has to know of: notices, and mails that were given up."""

from datetime import date

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from storage.models import NoticeRow, OutboxRow, SourceRow
from storage.reading.asking import bounded, day_end, day_start, source_id
from storage.reading.explaining import mail_form
from storage.reading.forms import Form, moment


def notices(
    session: Session,
    *,
    source: str | None = None,
    standing: bool | None = None,
    since: date | None = None,
    until: date | None = None,
    limit: int = 50,
) -> list[Form]:
    """What the operator was told, last said first.

    `standing` keeps what still holds and nobody has cleared (True), or the rest (False).
    """
    statement = select(NoticeRow, SourceRow.name).join(SourceRow, NoticeRow.source_id == SourceRow.id)
    if source is not None:
        statement = statement.where(NoticeRow.source_id == source_id(session, source))
    if standing is not None:
        holds = and_(NoticeRow.resolved_at.is_(None), NoticeRow.cleared_at.is_(None))
        statement = statement.where(holds if standing else ~holds)
    if since is not None:
        statement = statement.where(NoticeRow.created_at >= day_start(since))
    if until is not None:
        statement = statement.where(NoticeRow.created_at < day_end(until))
    rows = session.execute(statement.order_by(NoticeRow.created_at.desc(), NoticeRow.id.desc()).limit(bounded(limit)))
    return [
        {
            "id": row.id,
            "source": name,
            "kind": row.kind,
            "text": row.text,
            "release": row.release_id,
            "created_at": moment(row.created_at),
            "resolved_at": moment(row.resolved_at),
            "cleared_at": moment(row.cleared_at),
        }
        for row, name in rows
    ]


def dead_letters(session: Session, *, limit: int = 50) -> list[Form]:
    """The mails that were given up, the last one first, each with the server's answer."""
    rows = select(OutboxRow).where(OutboxRow.state == "dead").order_by(OutboxRow.id.desc()).limit(bounded(limit))
    return [mail_form(row) for row in session.scalars(rows)]
