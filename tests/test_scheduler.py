"""When things happen, by our own ledger."""

from datetime import UTC, datetime, timedelta

import pytest

from children import Outcome
from errors import NotFoundError, UsageError
from items.readings import Source
from scheduler import by_host, crawl, next_due
from storage import sources
from storage.database import Database

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("schedule", "zone", "expected"),
    [
        ("every 30m", "UTC", NOW + timedelta(minutes=30)),
        ("every 2h", "UTC", NOW + timedelta(hours=2)),
        ("every 1d", "UTC", NOW + timedelta(days=1)),
        ("every 45s", "UTC", NOW + timedelta(seconds=45)),
        ("0 9 * * *", "UTC", datetime(2026, 3, 2, 9, tzinfo=UTC)),
        # Nine in the morning in Beijing is one at night in UTC.
        ("0 9 * * *", "Asia/Shanghai", datetime(2026, 3, 2, 1, tzinfo=UTC)),
        ("*/10 * * * mon", "UTC", datetime(2026, 3, 2, 0, tzinfo=UTC)),
        # The last Sunday of March skips an hour in Brussels; the clock there still says half past eight.
        ("30 8 29 3 *", "Europe/Brussels", datetime(2026, 3, 29, 6, 30, tzinfo=UTC)),
    ],
)
def test_next_due(schedule: str, zone: str, expected: datetime) -> None:
    assert next_due(schedule, NOW, zone) == expected


@pytest.mark.parametrize(
    "schedule",
    ["", "often", "every", "every m", "every 0m", "every 30", "every -5m", "every 9999d", "61 * * * *", "* * *"],
)
def test_a_bad_schedule_is_one_clear_line(schedule: str) -> None:
    with pytest.raises(UsageError, match="the schedule") as caught:
        next_due(schedule, NOW)
    assert "\n" not in str(caught.value)


def test_an_unknown_source_is_said_before_anything_starts(sqlite: Database) -> None:
    with pytest.raises(NotFoundError, match="no source 'nowhere'"):
        crawl(sqlite, ["nowhere"])


def test_sources_of_one_host_share_a_queue(sqlite: Database) -> None:
    with sqlite.writing() as session:
        for name, url in (("a", "https://x.org/1"), ("b", "https://y.org/"), ("c", "https://x.org/2")):
            sources.add(session, Source(name=name, url=url), schedule="every 1h", now=NOW)
        assert by_host(sources.every(session)) == [["a", "c"], ["b"]]


class Scripted:
    """Stands for the child processes: answers with one outcome for every source."""

    def __init__(self, outcome: str) -> None:
        self.outcome = outcome

    def crawl(self, groups: list[list[str]], *, told: object, **_kind: str) -> list[Outcome]:
        outcomes = [Outcome(name, self.outcome) for group in groups for name in group]
        for outcome in outcomes:
            told(outcome)  # type: ignore[operator]
        return outcomes


@pytest.mark.parametrize(
    ("outcome", "stays_due"), [("ok", False), ("unreadable", False), ("failed", False), ("stopped", True)]
)
def test_only_a_stopped_crawl_stays_due(sqlite: Database, outcome: str, stays_due: bool) -> None:
    with sqlite.writing() as session:
        sources.add(session, Source(name="a", url="https://x.org/"), schedule="every 1h", now=NOW)
    crawl(sqlite, ["a"], children=Scripted(outcome))  # type: ignore[arg-type]
    with sqlite.reading() as session:
        due = sources.get(session, "a").next_due_at
    assert due is not None
    assert (due <= datetime.now(UTC)) is stays_due
