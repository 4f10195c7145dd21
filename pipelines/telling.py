"""Who is told of what a crawl changed: decided by tracking, written into the outbox of the same transaction."""

from collections.abc import Sequence
from datetime import datetime
from email.utils import parseaddr

from sqlalchemy.orm import Session

from items.news import OPERATOR_KINDS, News
from storage import outbox, sources, subscriptions
from storage.models import ChangeRow, CrawlRow, NoticeRow, OutboxRow, SourceRow
from tracking import away
from tracking.interest import parcels


def tell(
    session: Session,
    crawl_id: int,
    change_rows: Sequence[ChangeRow],
    notice_rows: Sequence[NoticeRow],
    *,
    now: datetime,
    operator: str | None,
    mail_from: str,
) -> list[OutboxRow]:
    """Writes the messages that tell readers of the changes and the operator of the rest; rows need their numbers.

    Must run in the transaction that stores the changes. Without an operator's address nobody is told the rest.
    """
    mail_domain = parseaddr(mail_from)[1].rpartition("@")[2] or "localhost"
    for_operator = [row.id for row in change_rows if row.kind in OPERATOR_KINDS]
    for_readers = outbox.news(session, [row for row in change_rows if row.kind not in OPERATOR_KINDS])
    rows = _tell_readers(session, session.get_one(CrawlRow, crawl_id), for_readers, now, mail_domain)
    if operator:
        row = outbox.enqueue_operator(
            session,
            crawl_id,
            changes=for_operator,
            notices=[row.id for row in notice_rows],
            address=operator,
            now=now,
            mail_domain=mail_domain,
        )
        rows += [row] if row else []
    return rows


def _tell_readers(
    session: Session, crawl: CrawlRow, news: Sequence[News], now: datetime, mail_domain: str
) -> list[OutboxRow]:
    """After an outage of our own they are told in one message what all sources brought."""
    wishes = [subscriptions.as_item(row) for row in subscriptions.every(session)] if news else []
    messages = parcels(wishes, news, now)
    source = session.get_one(SourceRow, crawl.source_id)
    late = away.catching_up(crawl.trigger, source.next_due_at, crawl.started_at)
    others = sources.waiting(session, source.id) if late else []
    if late:
        messages = away.together(messages, others, now)
    rows = outbox.enqueue(session, crawl.id, messages, now=now, mail_domain=mail_domain)
    if late and away.is_over(others, now):
        outbox.end_outage(session, now)
    return rows
