"""Opening the database: SQLite with its traps disarmed, or PostgreSQL, by address alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.orm import Session

from errors import StorageError

MIGRATIONS = Path(__file__).parent / "migrations"
#: Milliseconds that one SQLite connection waits for another's write to end.
BUSY_TIMEOUT = 30_000


class Database:
    """One database. `reading()` and `writing()` give sessions; a writing one commits at its end or not at all."""

    def __init__(self, url: str) -> None:
        """Opens (and for SQLite creates) the database at `url` and brings its tables up to date.

        Raises `StorageError` when it cannot be opened, or was written by a newer version.
        """
        self.url = url
        try:
            self.engine = _engine(url)
            self._migrate()
        except (SQLAlchemyError, OSError, ValueError) as error:
            raise StorageError(f"the database {_shown(url)} cannot be opened: {_cause(error)}") from error

    def _migrate(self) -> None:
        steps = sorted(path.stem for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))
        with self.engine.connect() as connection:
            known = inspect(connection).has_table("alembic_version")
            current = connection.scalar(text("SELECT version_num FROM alembic_version")) if known else None
        if current == steps[-1]:
            return
        if current is not None and current not in steps:
            raise StorageError(
                f"the database {_shown(self.url)} was written by a newer regwatch (schema {current}); update this one"
            )
        self._upgrade()

    def _upgrade(self) -> None:
        # Alembic takes longer to import than most commands take to run, and most find nothing to do.
        from alembic import command
        from alembic.config import Config

        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        with self.engine.begin() as connection:
            if self.engine.dialect.name == "postgresql":
                # Two processes may start at once: the second one waits here and then finds nothing to do.
                connection.exec_driver_sql("SELECT pg_advisory_xact_lock(72656777)")
            else:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one state of the database and writes nothing; rows read in it stay readable after it."""
        with self._session() as session:
            if self.engine.dialect.name == "sqlite":
                session.connection().exec_driver_sql("BEGIN")
            else:
                session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
            yield session
            session.expunge_all()
            session.rollback()

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that commits at its end, or not at all.

        On SQLite it holds the write lock from its start, so that read, compare and insert see one state; on PostgreSQL
        what must not run twice at once takes a lock of its own (`storage.locks`).
        """
        with self._session() as session:
            if self.engine.dialect.name == "sqlite":
                session.connection().exec_driver_sql("BEGIN IMMEDIATE")
            yield session
            session.commit()

    @contextmanager
    def _session(self) -> Iterator[Session]:
        try:
            with Session(self.engine, expire_on_commit=False) as session:
                yield session
        except DBAPIError as error:
            raise StorageError(f"the database {_shown(self.url)} failed: {_cause(error)}") from error

    def close(self) -> None:
        """Closes every connection; the object is of no further use."""
        self.engine.dispose()


def _engine(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() == "postgresql":
        return create_engine(parsed.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
    if parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(parsed)
    event.listen(engine, "connect", _disarm_sqlite)
    return engine


def _disarm_sqlite(connection: Any, _record: object) -> None:
    """No implicit transactions by the driver (`writing` says BEGIN IMMEDIATE itself), WAL, foreign keys on."""
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _shown(url: str) -> str:
    return make_url(url).render_as_string(hide_password=True)


def _cause(error: BaseException) -> str:
    original = getattr(error, "orig", None) or error
    return " ".join(str(original).split()) or type(original).__name__
