"""Which sources are late, and that the operator hears of each once."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

import settings
from items.readings import Source
from lookout import Lookout, patience
from scheduler import Scheduler
from storage import crawls, reading, sources
from storage.database import Database
from storage.letters import letter
from storage.models import OutboxRow

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


@pytest.mark.parametrize(
    ("interval", "allowed"),
    [
        (timedelta(seconds=5), 10 * MINUTE),
        (30 * MINUTE, HOUR),
        (HOUR, 2 * HOUR),
        (timedelta(days=7), 2 * HOUR),
    ],
)
def test_how_late_a_source_may_be(interval: timedelta, allowed: timedelta) -> None:
    assert patience(interval) == allowed


def watch(lookout: Lookout, until: timedelta, *, due: datetime = NOON, step: timedelta = MINUTE) -> set[str]:
    """What is late after looking every `step` from noon on."""
    late: set[str] = set()
    for number in range(int(until / step) + 1):
        late = lookout.late({"slow": (due, 10 * MINUTE)}, NOON + number * step)
    return late


def test_a_source_is_late_after_two_of_its_intervals() -> None:
    assert watch(Lookout(), 20 * MINUTE) == set()
    assert watch(Lookout(), 21 * MINUTE) == {"slow"}


def test_time_before_the_scheduler_ran_does_not_count() -> None:
    assert watch(Lookout(), 20 * MINUTE, due=NOON - timedelta(days=3)) == set()


def test_time_asleep_does_not_count() -> None:
    assert watch(Lookout(), timedelta(days=1), step=HOUR) == set()


class Watched:
    """A source due every hour, and the scheduler that looks after it, minute by minute."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.scheduler = Scheduler(database)
        self.now = NOON
        with database.writing() as session:
            source = Source(name="norland", url="https://norland.example/")
            self.id = sources.add(session, source, schedule="every 1h", now=NOON).id

    def pass_time(self, length: timedelta) -> None:
        for _ in range(int(length / MINUTE)):
            self.now += MINUTE
            self.scheduler.look_out(self.now)

    def crawl(self, outcome: str = "ok") -> None:
        with self.database.writing() as session:
            row = crawls.begin(session, self.id, trigger="makeup", now=self.now)
            if outcome != "running":
                row.outcome, row.finished_at = outcome, self.now
                sources.get(session, "norland").next_due_at = self.now + HOUR

    def mails(self) -> list[tuple[str, ...]]:
        with self.database.reading() as session:
            rows = session.scalars(select(OutboxRow).order_by(OutboxRow.id)).all()
            assert {row.audience for row in rows} <= {"operator"}
            return [letter(session, row.id).notices for row in rows]


@pytest.fixture
def watched(sqlite: Database, monkeypatch: pytest.MonkeyPatch) -> Watched:
    monkeypatch.setattr(settings, "OPERATOR", "ops@example.org")
    return Watched(sqlite)


def test_the_operator_hears_once_of_an_overdue_source_and_once_of_its_return(watched: Watched) -> None:
    watched.pass_time(2 * HOUR)
    assert watched.mails() == []
    watched.pass_time(2 * HOUR)
    (said,) = watched.mails()
    assert said == ("norland is overdue: a crawl was due at 2026-03-02 12:00 UTC and has not begun",)
    with watched.database.reading() as session:
        assert reading.crawls(session)[0]["outcome"] == "skipped"
    watched.crawl()
    watched.pass_time(HOUR)
    assert [notices for notices in watched.mails() if notices] == [
        ("norland is no longer overdue: it was crawled again",)
    ]
    watched.crawl()
    watched.pass_time(HOUR)
    assert len(watched.mails()) == 2


def test_it_is_said_again_when_it_happens_again(watched: Watched) -> None:
    watched.pass_time(3 * HOUR)
    watched.crawl()
    watched.pass_time(5 * HOUR)
    with watched.database.reading() as session:
        standing = [notice["kind"] for notice in reading.notices(session, standing=True)]
    assert standing == ["source_overdue"]
    assert len(watched.mails()) == 3


def test_a_source_that_is_being_crawled_is_not_overdue(watched: Watched) -> None:
    watched.crawl("running")
    watched.pass_time(4 * HOUR)
    assert watched.mails() == []


def test_a_source_switched_off_is_overdue_no_more_without_a_word(watched: Watched) -> None:
    watched.pass_time(3 * HOUR)
    with watched.database.writing() as session:
        sources.switch(session, "norland", enabled=False, now=watched.now)
    watched.pass_time(HOUR)
    assert len(watched.mails()) == 1
    with watched.database.reading() as session:
        assert reading.notices(session, standing=True) == []


def test_without_an_operator_it_is_still_a_notice(sqlite: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "OPERATOR", None)
    watched = Watched(sqlite)
    watched.pass_time(3 * HOUR)
    assert watched.mails() == []
    with sqlite.reading() as session:
        assert [notice["kind"] for notice in reading.notices(session)] == ["source_overdue"]
