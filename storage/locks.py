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
    if database.engine.dialect.name == "postgresql":
        with database.engine.connect() as connection:
            got = connection.scalar(
                text("SELECT pg_try_advisory_lock(:family, :source)"), {"family": LOCK_FAMILY, "source": source_id}
            )
            connection.commit()
            try:
                yield bool(got)
            finally:
                if got:
                    connection.execute(
                        text("SELECT pg_advisory_unlock(:family, :source)"),
                        {"family": LOCK_FAMILY, "source": source_id},
                    )
        return
    directory.mkdir(parents=True, exist_ok=True)
    handle = os.open(directory / f"source-{source_id}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(handle)
