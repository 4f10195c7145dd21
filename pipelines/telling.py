"""Who is told of what a crawl changed: decided by tracking, written into the outbox of the same transaction."""

from collections.abc import Sequence
from datetime import datetime
from email.utils import parseaddr

from sqlalchemy.orm import Session

from items.news import OPERATOR_KINDS
from storage import outbox, subscriptions
from storage.models import ChangeRow, NoticeRow, OutboxRow
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
    rows: list[OutboxRow] = []
    if for_readers:
        wishes = [subscriptions.as_item(row) for row in subscriptions.every(session)]
        rows += outbox.enqueue(session, crawl_id, parcels(wishes, for_readers, now), now=now, mail_domain=mail_domain)
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
