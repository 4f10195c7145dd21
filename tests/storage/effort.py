"""How much a database does for an answer, counted and not timed: the same on every machine."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event, text
from sqlalchemy.orm import Session

from storage.database import Database

Question = Callable[[Session], Any]


def effort(database: Database, question: Question) -> int:
    """SQLite: the instructions of its machine, in hundreds. PostgreSQL: the rows and entries of indexes looked at."""
    if database.engine.dialect.name == "sqlite":
        return _instructions(database, question)
    return sum(_looked_at(plan) for plan in _plans(database, question))


def _instructions(database: Database, question: Question) -> int:
    count = 0

    def step() -> int:
        nonlocal count
        count += 1
        return 0

    with database.reading() as session:
        connection: Any = session.connection().connection.dbapi_connection
        connection.set_progress_handler(step, 100)
        try:
            question(session)
        finally:
            connection.set_progress_handler(None, 0)
    return count


def _plans(database: Database, question: Question) -> list[dict[str, Any]]:
    """What PostgreSQL did for each statement. It scans small tables whole unless it is told not to."""
    asked = []
    with database.reading() as session:
        session.execute(text("SET LOCAL enable_seqscan = off"))
        session.execute(text("SET LOCAL jit = off"))
        with _listening(database, lambda *given: asked.append(given[2:4])):
            question(session)
        cursor: Any = session.connection().connection.cursor()
        plans = []
        for statement, values in asked:
            cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}", values)
            plans.append(cursor.fetchone()[0][0]["Plan"])
    return plans


@contextmanager
def _listening(database: Database, heard: Callable[..., object]) -> Iterator[None]:
    event.listen(database.engine, "before_cursor_execute", heard)
    try:
        yield
    finally:
        event.remove(database.engine, "before_cursor_execute", heard)


def _looked_at(plan: dict[str, Any]) -> int:
    """The rows that a step reads or leaves out, and those of the steps below it."""
    rows = plan["Actual Rows"] + plan.get("Rows Removed by Filter", 0) + plan.get("Rows Removed by Index Recheck", 0)
    return int(rows * plan["Actual Loops"]) + sum(map(_looked_at, plan.get("Plans", [])))
