"""Databases as an older version left them, for tests of migrations."""

from datetime import UTC, datetime
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import JSON, Boolean, Connection, DateTime, Float, Integer, MetaData, Table, insert, text

from storage.database import MIGRATIONS, Database


def begin_at(database: Database, step: str) -> None:
    """Empties a database and makes the tables of that step anew."""
    with database.engine.begin() as connection:
        _empty(connection)
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, step)


def _empty(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
        return
    connection.execute(text("PRAGMA foreign_keys = OFF"))
    for kind in ("view", "table"):
        query = text("SELECT name FROM sqlite_master WHERE type = :kind AND name NOT LIKE 'search_words_%'")
        for name in list(connection.scalars(query, {"kind": kind})):
            connection.execute(text(f"DROP {kind} {name}"))


def insert_plain(connection: Connection, name: str, given: dict[str, Any]) -> None:
    """A row with the given values, and something of the right type wherever a value is needed."""
    table = Table(name, MetaData(), autoload_with=connection, resolve_fks=False)
    needed = {
        column.name: _something(column.type) for column in table.columns if not column.nullable and column.name != "id"
    }
    connection.execute(insert(table).values({**needed, **given}))


def _something(kind: Any) -> object:
    if isinstance(kind, JSON):
        return {}
    if isinstance(kind, Boolean):
        return False
    if isinstance(kind, Integer | Float):
        return 0
    return datetime(2024, 1, 1, tzinfo=UTC).replace(tzinfo=None) if isinstance(kind, DateTime) else ""
