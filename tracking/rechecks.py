"""When a known release is worth another look: often while it is young, rarer with age, never given up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

SOONEST = timedelta(hours=6)
LATEST = timedelta(days=60)
#: A release is looked at again after this share of its age.
SHARE_OF_AGE = 1 / 8
#: One whose own page could not be read yet is tried again after at least so long.
UNREAD_SOONEST = timedelta(minutes=30)
#: One crawl looks again at no more than this share of all, and never at fewer than so many where they are due.
SHARE_OF_ALL, AT_LEAST = 1 / 25, 20


@dataclass(frozen=True, slots=True)
class Stored:
    """A known release as far as the policy needs it; `unread` tells that only its list has told of it so far."""

    key: str
    first_seen: datetime
    checked: datetime
    unread: bool = False


def wait(age: timedelta, *, unread: bool = False) -> timedelta:
    """Time between two looks at a release of that age."""
    return min(max(age * SHARE_OF_AGE, UNREAD_SOONEST if unread else SOONEST), LATEST)


def due(stored: Iterable[Stored], now: datetime) -> set[str]:
    """The releases to be visited again although no list mentions them, those that have waited longest first."""
    waited = {one: (now - one.checked) / wait(now - one.first_seen, unread=one.unread) for one in stored}
    room = max(AT_LEAST, int(len(waited) * SHARE_OF_ALL))
    late = sorted((one for one in waited if waited[one] >= 1), key=lambda one: (-waited[one], one.key))
    return {one.key for one in late[:room]}
