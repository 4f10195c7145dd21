"""The views that docs/data.md describes, on both databases."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.orm import Session

from storage.database import Database
from storage.models import Base
from tests.builders import Rows, side

DOCUMENT = (Path(__file__).parents[2] / "docs" / "data.md").read_text("utf-8")


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    with database.writing() as opened:
        make = Rows(opened)
        source = make.source("nmpa")
        metric = make.metric(source, "products in clinical trials", unit="product")
        first = make.release(source, "Trials", "More than 400 products.")
        make.observation(metric, make.figure(first, "400", 400), current=False)
        make.revise(first, "Trials", "More than 430 products.")
        make.observation(metric, make.figure(first, "430", 430, qualifier="more_than"))
        now = datetime.now(UTC)
        told: dict[str, Any] = {
            "metric_id": metric.id,
            "old": side(400, "400 products."),
            "new": side(430, "430 products."),
        }
        make.change(first, detected_at=now - timedelta(days=6), **told)
        make.change(first, "release_new", detected_at=now - timedelta(days=8))
        opened.flush()
        yield opened


def test_every_view_answers_and_is_documented(database: Database, session: Session) -> None:
    session.commit()
    views = set(inspect(database.engine).get_view_names())
    rows = {name: session.execute(text(f"SELECT * FROM {name}")).all() for name in views}
    assert {name: len(found) for name, found in rows.items()} == {
        "latest_values": 1,
        "metric_history": 1,
        "stated_figures": 1,
        "changes_last_week": 1,
        "release_texts": 1,
        "source_health": 1,
    }
    table = DOCUMENT.partition("| view |")[2].partition("\n\n")[0]
    assert set(re.findall(r"^\| `(\w+)`", table, re.MULTILINE)) == views


def test_views_say_what_is_stored(session: Session) -> None:
    def ask(query: str) -> list[tuple[object, ...]]:
        return [tuple(row) for row in session.execute(text(query))]

    assert ask("SELECT source, metric, qualifier, value, unit, title FROM latest_values") == [
        ("nmpa", "products in clinical trials", "more_than", 430, "product", "Trials")
    ]
    assert ask("SELECT value FROM metric_history") == ask("SELECT value FROM stated_figures") == [(430,)]
    assert ask("SELECT old_value, new_value, new_sentence, kind FROM changes_last_week") == [
        (400, 430, "430 products.", "metric_changed")
    ]
    assert ask("SELECT body, revision FROM release_texts") == [("More than 430 products.", 2)]
    assert ask("SELECT source, releases, figures, changes FROM source_health") == [("nmpa", 1, 2, 2)]


def test_the_documented_questions_run(session: Session) -> None:
    questions = re.findall(r"^    (SELECT .*);$", DOCUMENT, re.MULTILINE)
    assert len(questions) == 3
    for question in questions:
        session.execute(text(question.replace(":", r"\:")))


def test_every_table_is_documented() -> None:
    table = DOCUMENT.partition("| table |")[2].partition("\n\n")[0]
    named = {
        name for cell in re.findall(r"^\| ([^|]*) \|", table, re.MULTILINE) for name in re.findall(r"`(\w+)`", cell)
    }
    assert named == set(Base.metadata.tables)
