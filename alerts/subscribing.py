"""Who is told, from wherever a person says so: an address that only Apprise can judge is shown to Apprise first."""

from datetime import datetime

from sqlalchemy.orm import Session

from alerts import services
from items.news import Subscription
from storage import subscriptions
from storage.addresses import is_hook, is_mailbox, recipient
from storage.models import SubscriptionRow


def add(session: Session, wanted: Subscription, *, now: datetime) -> SubscriptionRow:
    """As `storage.subscriptions.add`. Raises `UsageError` for an address that nothing can reach, too."""
    check(wanted.address)
    return subscriptions.add(session, wanted, now=now)


def check(address: str) -> None:
    """Raises `UsageError` for an address that nothing can reach."""
    stored = recipient(address)
    if not (is_mailbox(stored) or is_hook(stored)):
        services.check(stored)
