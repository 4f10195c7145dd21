"""Opening, migrating and locking a database of either kind."""

import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import IntegrityError

from errors import StorageError
from items.readings import Source
from storage import crawls, sources
from storage.database import Database
from storage.locks import source_lock
from storage.models import Base, CrawlRow

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_the_migrations_make_exactly_the_tables_of_the_models(database: Database) -> None:
    found = inspect(database.engine)
    tables = {name for name in found.get_table_names() if not name.startswith("search_words")}
    assert tables - {"alembic_version"} == set(Base.metadata.tables)
    for name, table in Base.metadata.tables.items():
        columns = {column["name"] for column in found.get_columns(name)}
        # Each database indexes the words of texts in its own way.
        assert columns - ({"words"} if name == "search_texts" else set()) == set(table.columns.keys())


def test_opening_twice_finds_nothing_to_do(database: Database) -> None:
    with database.writing() as session:
        sources.add(session, Source(name="kept", url="https://example.org/"), schedule="every 1h", now=NOW)
    again = Database(database.url)
    with again.reading() as session:
        assert sources.get(session, "kept").created_at == NOW
    again.close()


def test_a_database_of_a_newer_version_is_left_alone(sqlite: Database) -> None:
    with sqlite.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StorageError, match="newer regwatch"):
        Database(sqlite.url)


@pytest.mark.parametrize("content", [b"this is not a database, only some words that stand in a file" * 20])
def test_a_file_that_is_no_database_is_one_clear_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.sqlite"
    path.write_bytes(content)
    with pytest.raises(StorageError, match="cannot be opened") as caught:
        Database(f"sqlite:///{path}")
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == content


def test_a_server_that_does_not_answer_is_one_clear_line_without_the_password() -> None:
    with pytest.raises(StorageError, match="cannot be opened") as caught:
        Database("postgresql://somebody:secret@127.0.0.1:1/nothing?connect_timeout=2")
    assert "secret" not in str(caught.value)


def test_nothing_of_a_failed_writing_session_stays(database: Database) -> None:
    def fails_halfway() -> None:
        with database.writing() as session:
            sources.add(session, Source(name="lost", url="https://example.org/"), schedule="every 1h", now=NOW)
            raise KeyError("something else went wrong")

    with pytest.raises(KeyError):
        fails_halfway()
    with database.reading() as session:
        assert sources.find(session, "lost") is None


def test_foreign_keys_hold(database: Database) -> None:
    with pytest.raises((StorageError, IntegrityError)), database.writing() as session:
        crawls.begin(session, 4711, trigger="manual", now=NOW)


def test_two_writers_wait_for_each_other(database: Database) -> None:
    """Read, compare and insert of one must not run between those of the other."""
    with database.writing() as session:
        source_id = sources.add(session, Source(name="s", url="https://e.org/"), schedule="every 1h", now=NOW).id

    def add_one() -> None:
        for _ in range(20):
            with database.writing() as session:
                if database.engine.dialect.name == "postgresql":
                    session.execute(text("SELECT id FROM sources WHERE id = :id FOR UPDATE"), {"id": source_id})
                count = session.query(CrawlRow).count()
                session.add(CrawlRow(source_id=source_id, trigger="manual", started_at=NOW, requests=count))

    threads = [threading.Thread(target=add_one) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.reading() as session:
        assert sorted(session.scalars(text("SELECT requests FROM crawls"))) == list(range(60))


def test_one_crawl_of_a_source_at_a_time(database: Database, tmp_path: Path) -> None:
    other = Database(database.url)
    with source_lock(database, 1, tmp_path) as mine, source_lock(other, 1, tmp_path) as second:
        assert (mine, second) == (True, False)
        with source_lock(other, 2, tmp_path) as another_source:
            assert another_source
    with source_lock(other, 1, tmp_path) as freed:
        assert freed
    other.close()


def test_a_lock_dies_with_its_process(sqlite: Database, tmp_path: Path) -> None:
    code = (
        "import sys, os, signal; from pathlib import Path; from storage.database import Database;"
        "from storage.locks import source_lock;"
        "lock = source_lock(Database(sys.argv[1]), 1, Path(sys.argv[2])); print(lock.__enter__(), flush=True);"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code, sqlite.url, str(tmp_path)], cwd=root, capture_output=True, text=True
    )
    assert done.stdout.strip() == "True"
    with source_lock(sqlite, 1, tmp_path) as free:
        assert free


def test_a_crawl_whose_process_died_is_closed_by_the_next(database: Database) -> None:
    with database.writing() as session:
        source = sources.add(session, Source(name="s", url="https://e.org/"), schedule="every 1h", now=NOW)
        lost = crawls.begin(session, source.id, trigger="schedule", now=NOW).id
        crawls.begin(session, source.id, trigger="schedule", now=NOW)
    with database.reading() as session:
        row = session.get_one(CrawlRow, lost)
        assert row.outcome == "stopped"
        assert "nothing of it was stored" in row.reason


def test_a_reading_session_sees_one_state(database: Database) -> None:
    with database.reading() as session:
        assert sources.every(session) == []
        with database.writing() as other:
            sources.add(other, Source(name="new", url="https://example.org/"), schedule="every 1h", now=NOW)
        assert sources.every(session) == []
    with database.reading() as session:
        assert [row.name for row in sources.every(session)] == ["new"]
