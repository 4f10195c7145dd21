"""Known releases are looked at again by age, and never too many of them in one crawl."""

from datetime import UTC, datetime, timedelta

from tracking.rechecks import AT_LEAST, Stored, due

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def seen(key: str, days: float, checked: float, *, unread: bool = False) -> Stored:
    return Stored(key, NOW - timedelta(days=days), NOW - timedelta(days=checked), unread)


def test_the_older_a_release_the_rarer_the_looks() -> None:
    stored = [seen("young", 1, 0.3), seen("fresh", 1, 0.2), seen("old", 80, 9), seen("settled", 80, 11)]
    assert due(stored, NOW) == {"young", "settled"}


def test_what_could_not_be_read_yet_is_tried_again_sooner() -> None:
    assert due([seen("unread", 0.1, 0.05, unread=True), seen("read", 0.1, 0.05)], NOW) == {"unread"}


def test_one_crawl_looks_again_at_a_few_of_many_those_first_that_waited_longest() -> None:
    many = [seen(f"r{n:03}", 1, 0.3 + n / 10_000) for n in range(1000)]
    assert due(many, NOW) == {f"r{n:03}" for n in range(960, 1000)}
    assert len(due(many[:30], NOW)) == AT_LEAST
