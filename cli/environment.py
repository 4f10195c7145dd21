"""The settings as the command line sees them, and the database they name."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from errors import SettingError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from storage.database import Database

#: Whether -v was given: errors then show where they come from.
verbose = False
#: What --data-dir said, made absolute; None when it was not given.
data_dir: Path | None = None


def apply(folder: Path | None, database: str | None) -> None:
    """Puts global options above the environment, before anything loads `settings`.

    Relative paths are made absolute here, because child processes run in the checkout and not where the caller stands.
    """
    global data_dir
    if folder is not None:
        data_dir = folder.expanduser().resolve()
        os.environ["REGWATCH_DATA_DIR"] = str(data_dir)
    if database is not None:
        os.environ["REGWATCH_DATABASE_URL"] = database
    elif inherited := os.environ.get("REGWATCH_DATA_DIR"):
        os.environ["REGWATCH_DATA_DIR"] = str(Path(inherited).expanduser().resolve())
    prefix = "sqlite:///"
    address = os.environ.get("REGWATCH_DATABASE_URL", "")
    if address.startswith(prefix) and address != prefix:
        os.environ["REGWATCH_DATABASE_URL"] = prefix + str(Path(address.removeprefix(prefix)).expanduser().resolve())
    check()


def check() -> None:
    """Raises `SettingError` for a setting that does not exist or does not parse."""
    try:
        import settings  # noqa: F401
    except ValueError as error:
        raise SettingError(str(error)) from error


def version() -> str:
    """The version of this checkout."""
    check()
    import settings

    return settings.VERSION


@contextmanager
def database() -> Iterator["Database"]:
    """The database that the settings name, brought up to date and closed again."""
    import settings
    from storage.database import Database

    opened = Database(settings.DATABASE_URL)
    try:
        yield opened
    finally:
        opened.close()


@contextmanager
def reading() -> Iterator["Session"]:
    """A session that only asks."""
    with database() as opened, opened.reading() as session:
        yield session


@contextmanager
def writing() -> Iterator["Session"]:
    """A session that commits at its end or not at all."""
    with database() as opened, opened.writing() as session:
        yield session
