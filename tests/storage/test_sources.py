"""Sources as rows."""

from datetime import UTC, datetime, timedelta

import pytest

from errors import NotFoundError, UsageError
from items.readings import Source
from storage import sources
from storage.database import Database

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
NMPA = Source(name="nmpa", url="https://www.nmpa.gov.cn/yaopin/ypggtg/index.html", language="zh")


def test_a_new_source_is_due_at_once(database: Database) -> None:
    with database.writing() as session:
        sources.add(session, NMPA, schedule="every 30m", now=NOW)
    with database.reading() as session:
        row = sources.get(session, "nmpa")
        assert (row.next_due_at, row.state, row.baseline_at) == (NOW, "new", None)
        assert sources.as_item(row) == NMPA


@pytest.mark.parametrize(
    "second", [Source(name="nmpa", url="https://e.org/"), Source(name="other", url=NMPA.url)], ids=["name", "address"]
)
def test_a_name_or_address_is_watched_once(database: Database, second: Source) -> None:
    with database.writing() as session:
        sources.add(session, NMPA, schedule="every 30m", now=NOW)
    with pytest.raises(UsageError, match="is watched as nmpa"), database.writing() as session:
        sources.add(session, second, schedule="every 30m", now=NOW)


def test_an_unknown_name_suggests_the_nearest(database: Database) -> None:
    with database.writing() as session:
        sources.add(session, NMPA, schedule="every 30m", now=NOW)
    with pytest.raises(NotFoundError, match="did you mean nmpa"), database.reading() as session:
        sources.get(session, "nmap")


def test_a_source_switched_off_is_not_due(database: Database) -> None:
    with database.writing() as session:
        sources.add(session, NMPA, schedule="every 30m", now=NOW)
        sources.switch(session, "nmpa", enabled=False, now=NOW)
        assert sources.every(session, enabled_only=True) == []
        sources.switch(session, "nmpa", enabled=True, now=NOW)
        assert [row.next_due_at for row in sources.every(session, enabled_only=True)] == [NOW]


def test_a_source_can_be_asked_for_before_its_time(database: Database) -> None:
    with database.writing() as session:
        sources.add(session, NMPA, schedule="every 30m", now=NOW)
        sources.get(session, "nmpa").next_due_at = NOW + timedelta(hours=5)
        sources.ask(session, "nmpa", now=NOW + timedelta(hours=1))
        assert sources.get(session, "nmpa").next_due_at == NOW + timedelta(hours=1)
        sources.ask(session, "nmpa", now=NOW + timedelta(hours=2))
        assert sources.get(session, "nmpa").next_due_at == NOW + timedelta(hours=1)
        sources.switch(session, "nmpa", enabled=False, now=NOW)
        with pytest.raises(UsageError, match="switched off"):
            sources.ask(session, "nmpa", now=NOW)
