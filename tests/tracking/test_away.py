from datetime import timedelta

from items.news import Parcel
from tests.builders import NOON
from tracking import away

HOUR = timedelta(hours=1)
AT_ONCE = Parcel(address="a@x", subscription=1, purpose="instant", due_at=NOON, changes=(1,))
QUIET = Parcel(address="b@x", subscription=2, purpose="instant", due_at=NOON + 8 * HOUR, changes=(1,))
DAILY = Parcel(address="a@x", subscription=1, purpose="daily", due_at=NOON + 9 * HOUR, changes=(2,))


def test_only_a_crawl_that_an_outage_delayed_is_caught_up_with() -> None:
    assert away.catching_up("makeup", NOON - 2 * HOUR, NOON)
    assert away.catching_up("schedule", NOON - 2 * HOUR, NOON)
    assert not away.catching_up("manual", NOON - 2 * HOUR, NOON)
    assert not away.catching_up("makeup", NOON - HOUR / 2, NOON)
    assert not away.catching_up("schedule", None, NOON)


def test_what_would_go_at_once_waits_for_the_other_sources() -> None:
    waits, quiet, daily = away.together([AT_ONCE, QUIET, DAILY], [None, NOON - 3 * HOUR], NOON)
    assert (waits.purpose, waits.due_at) == ("away", NOON + away.PATIENCE)
    assert (quiet, daily) == (QUIET, DAILY)


def test_the_last_source_waits_for_none() -> None:
    others = [None, NOON - HOUR / 2, NOON + HOUR]
    assert away.is_over(others, NOON)
    (parcel,) = away.together([AT_ONCE], others, NOON)
    assert (parcel.purpose, parcel.due_at) == ("away", NOON)
