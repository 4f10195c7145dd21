"""One crawl of a source at a time, across processes; a lock dies with the process that holds it."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import text

from storage.database import Database

#: First half of the advisory lock's number on PostgreSQL, so that it meets no other application's.
LOCK_FAMILY = 72656777


@contextmanager
def source_lock(database: Database, source_id: int, directory: Path) -> Iterator[bool]:
    """True while this process may crawl the source; False when another one is at it.

    SQLite uses a lock file in `directory`, PostgreSQL an advisory lock, which holds across machines too.
    """
    postgres = database.engine.dialect.name == "postgresql"
    with _advisory_lock(database, source_id) if postgres else _file_lock(directory, source_id) as ours:
        yield ours


@contextmanager
def _advisory_lock(database: Database, source_id: int) -> Iterator[bool]:
    numbers = {"family": LOCK_FAMILY, "source": source_id}
    with database.engine.connect() as connection:
        ours = bool(connection.scalar(text("SELECT pg_try_advisory_lock(:family, :source)"), numbers))
        connection.commit()
        try:
            yield ours
        finally:
            if ours:
                connection.execute(text("SELECT pg_advisory_unlock(:family, :source)"), numbers)


@contextmanager
def _file_lock(directory: Path, source_id: int) -> Iterator[bool]:
    directory.mkdir(parents=True, exist_ok=True)
    handle = os.open(directory / f"source-{source_id}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        yield _locked(handle)
    finally:
        os.close(handle)


def _locked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
