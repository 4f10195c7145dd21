"""Copies of an SQLite database, made and put back while other processes use it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from errors import RegwatchError, StorageError, UsageError

#: Seconds to wait for another process's write.
_PATIENCE = 30.0


def back_up(url: str, target: Path, *, force: bool) -> int:
    """Writes one consistent state of the database to `target` and says its size in bytes.

    Raises `UsageError` when `target` is there and `force` is not given, `StorageError` when copying fails.
    """
    source = _path(url, "pg_dump")
    if not source.exists():
        raise StorageError(f"there is nothing to copy: {source} does not exist yet")
    if target.exists() and not force:
        raise UsageError(f"{target} is there already; choose another name or say --force")
    # Written beside its place and renamed, so that a copy which fails half-way never passes for a whole one.
    unfinished = target.with_name(target.name + ".part")
    try:
        unfinished.unlink(missing_ok=True)
        _copy(source, unfinished)
        size = unfinished.stat().st_size
        unfinished.replace(target)
    except (sqlite3.Error, OSError) as error:
        unfinished.unlink(missing_ok=True)
        raise StorageError(f"{target} cannot be written: {error}") from error
    return size


def restore(url: str, copy: Path) -> Path | None:
    """Puts a copy in the database's place in one transaction; says where the former content is kept, if there was any.

    Raises `RegwatchError` when `copy` is no sound copy; then nothing is touched.
    """
    target = _path(url, "pg_restore")
    _check(copy)
    target.parent.mkdir(parents=True, exist_ok=True)
    kept = target.with_name(target.name + ".before-restore") if target.exists() else None
    try:
        if kept:
            back_up(url, kept, force=True)
        _copy(copy, target)
    except sqlite3.Error as error:
        raise StorageError(f"{copy} cannot be put into {target}: {error}") from error
    return kept


def _path(url: str, instead: str) -> Path:
    if not url.startswith("sqlite:///"):
        raise RegwatchError(f"this database is PostgreSQL; copy it with its own tools: {instead}")
    return Path(url.removeprefix("sqlite:///"))


def _check(copy: Path) -> None:
    """A whole SQLite database with our tables, or `RegwatchError`."""
    if not copy.is_file():
        raise RegwatchError(f"there is no file {copy}")
    try:
        with closing(sqlite3.connect(f"{copy.resolve().as_uri()}?mode=ro", uri=True)) as database:
            sound = database.execute("PRAGMA quick_check").fetchone() == ("ok",)
            ours = database.execute("SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
    except sqlite3.Error as error:
        raise RegwatchError(f"{copy} is not a copy of a regwatch database: {error}") from error
    if not sound or ours != (1,):
        raise RegwatchError(f"{copy} is not a sound copy of a regwatch database")


def _copy(source: Path, target: Path) -> None:
    with (
        closing(sqlite3.connect(source, timeout=_PATIENCE)) as old,
        closing(sqlite3.connect(target, timeout=_PATIENCE)) as new,
    ):
        old.backup(new)
    target.chmod(source.stat().st_mode & 0o666)
