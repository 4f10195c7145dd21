"""While we were away: after an outage of our own, what several sources bring at once is told as one message."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from items.news import Parcel

#: A scheduled crawl that begins so much later than it was due makes up for one that an outage has cost.
LATE = timedelta(hours=1)
#: News waits so long for the sources still to be caught up with, however many there are.
PATIENCE = timedelta(minutes=15)


def missed(due: datetime | None, now: datetime) -> bool:
    """Tell whether a crawl that was due then has been missed by now."""
    return due is not None and now - due > LATE


def catching_up(trigger: str, due: datetime | None, begun: datetime) -> bool:
    """Tell whether a crawl makes up for a missed one; one that a person asks for is about itself alone."""
    return trigger != "manual" and missed(due, begun)


def together(parcels: Iterable[Parcel], others: Sequence[datetime | None], now: datetime) -> list[Parcel]:
    """Put what would go at once with what other sources bring.

    `others` are the times when sources not crawled since were due. While one of them has been missed the message
    waits for it, but never longer than `PATIENCE`. Digests and what quiet hours hold collect anyway.
    """
    wait = timedelta() if is_over(others, now) else PATIENCE
    return [
        replace(parcel, purpose="away", due_at=now + wait)
        if parcel.purpose == "instant" and parcel.due_at <= now
        else parcel
        for parcel in parcels
    ]


def is_over(others: Sequence[datetime | None], now: datetime) -> bool:
    """Tell whether every source has been caught up with."""
    return not any(missed(due, now) for due in others)
