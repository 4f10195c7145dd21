"""Databases filled with a made-up world: `fill` an empty SQLite one, `copy` it into an empty PostgreSQL one."""

import json
from datetime import datetime
from typing import Any

import psycopg
from sqlalchemy import Connection, Table, insert, select
from sqlalchemy.engine import make_url

from benchmarks.made_up import World
from storage.database import Database
from storage.models import Base
from storage.writing.tallies import recount


def fill(database: Database, world: World) -> None:
    """Writes the world into an empty SQLite database."""
    tables = Base.metadata.tables
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql("PRAGMA synchronous = OFF")
        connection.exec_driver_sql("BEGIN")
        for rows in world.rows():
            for name, found in rows.items():
                _insert(connection, tables[name], found)
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA foreign_keys = ON")
    with database.writing() as session:
        for number in range(1, world.sources + 1):
            recount(session, number)


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), [_complete(table, row) for row in rows])


def _complete(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    """The row with the defaults that the model gives; every row of a table has the same columns."""
    whole: dict[str, Any] = {}
    for column in table.columns:
        if column.name in row:
            whole[column.name] = row[column.name]
        elif column.default is not None:
            given = column.default.arg  # type: ignore[attr-defined]
            whole[column.name] = given(None) if callable(given) else given
        else:
            whole[column.name] = None
    return whole


def copy(filled: Database, empty: Database) -> None:
    """Copies every row of an SQLite database into an empty PostgreSQL one."""
    url = make_url(empty.url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(url) as target, filled.engine.connect() as source:
        # Metrics and figures point at each other through points.
        target.execute("SET session_replication_role = replica")
        for table in Base.metadata.sorted_tables:
            _copy_table(table, source, target)
        target.commit()
        target.autocommit = True
        target.execute("VACUUM ANALYZE")


def _copy_table(table: Table, source: Connection, target: psycopg.Connection[Any]) -> None:
    names = [column.name for column in table.columns]
    quoted = ", ".join(f'"{name}"' for name in names)
    with target.cursor().copy(f"COPY {table.name} ({quoted}) FROM STDIN") as copied:
        for row in source.execute(select(*table.columns)):
            copied.write_row([_as_text(value) for value in row])
    if "id" in names:
        target.execute(f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), max(id)) FROM {table.name}")


def _as_text(value: object) -> object:
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return value.replace(tzinfo=None) if isinstance(value, datetime) else value
