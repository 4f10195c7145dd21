"""What a subscription would have been told of everything stored so far."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy.orm import Session

from alerts import subscribing
from alerts.view import view
from items.news import Subscription
from storage import letters, outbox, subscriptions
from tracking import interest


def preview(session: Session, wanted: Subscription, *, limit: int) -> tuple[list[dict[str, Any]], int]:
    """The mails that stored changes would have become, the last one first and at most `limit`, and how many in all.

    Saves and sends nothing. Raises as `alerts.subscribing.add` does.
    """
    subscribing.check(wanted.address)
    wanted = subscriptions.checked(session, wanted)
    parcels = interest.preview(wanted, outbox.past_news(session, datetime.min.replace(tzinfo=UTC)))
    rows = [
        {
            "due_at": parcel.due_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "purpose": parcel.purpose,
            "subject": view(letters.draft(session, wanted, parcel), "").subject,
            "changes": list(parcel.changes),
        }
        for parcel in parcels[: -limit - 1 : -1]
    ]
    return rows, len(parcels)
