"""When a known release is worth another look: often while it is young, rarer with age, never given up."""

from datetime import datetime, timedelta

SOONEST = timedelta(hours=6)
LATEST = timedelta(days=60)
#: A release is looked at again after this share of its age.
SHARE_OF_AGE = 1 / 8


def wait(age: timedelta) -> timedelta:
    """Time between two looks at a release of that age."""
    return min(max(age * SHARE_OF_AGE, SOONEST), LATEST)


def is_due(first_seen: datetime, last_checked: datetime, now: datetime) -> bool:
    """True when the release should be visited again even if no listing mentions it."""
    return now - last_checked >= wait(now - first_seen)
