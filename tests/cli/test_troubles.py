"""What the operator finds on the command line: notices, and mails that were given up."""

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from storage import dispatch, letters, reading
from storage.database import Database
from storage.models import OutboxRow
from tests.alerts.outbox import write_messages
from tests.builders import NOON
from tests.cli.conftest import Program
from tests.pipelines.told import LISTING, Story, page, trouble


@pytest.fixture
def story(sqlite: Database) -> Story:
    """Two releases of one day that disagree, and a page that is missing for the first time."""
    made = Story(sqlite)
    made.crawl(page("x", "Welcome."), page("a", "In 2021 the agency approved 50 drugs.", published=date(2022, 1, 5)))
    made.crawl(page("b", "In 2021 the agency approved 61 drugs.", published=date(2022, 1, 5)), trouble("x", "missing"))
    return made


def kinds(out: str) -> set[str]:
    return {notice["kind"] for notice in json.loads(out)}


def test_notices_are_listed_while_they_stand(story: Story, regwatch: Program) -> None:
    assert kinds(regwatch("notices", "--format", "json").out) == {"source_conflict", "maybe_withdrawn"}
    story.crawl(page("x", "Welcome."))
    assert kinds(regwatch("notices", "--format", "json").out) == {"source_conflict"}
    assert kinds(regwatch("notices", "--all", "--format", "json").out) == {"source_conflict", "maybe_withdrawn"}


def test_what_was_seen_is_put_aside_and_not_said_again(story: Story, regwatch: Program) -> None:
    (conflict,) = [each for each in json.loads(regwatch("notices", "--format", "json").out) if each["release"] == 3]
    assert regwatch("notices", "--clear", conflict["id"]).out == "1 notice put aside\n"
    assert kinds(regwatch("notices", "--format", "json").out) == {"maybe_withdrawn"}
    assert regwatch("notices", "--clear", conflict["id"]).status == 1
    assert regwatch("notices", "--clear", "x").status == 2
    assert regwatch("notices", "--clear", "all").out == "1 notice put aside\n"
    assert json.loads(regwatch("health").out)["notices"] == []
    story.crawl(trouble("a", "missing"))
    assert len(json.loads(regwatch("notices", "--format", "json").out)) == 1


def test_a_conflict_ends_with_the_value_that_made_it(story: Story, regwatch: Program) -> None:
    in_conflict = "In 2021 the agency approved 61 drugs."
    story.crawl(page("x", "Welcome."), page("b", f"{in_conflict} More soon.", published=date(2022, 1, 5)))
    assert kinds(regwatch("notices", "--format", "json").out) == {"source_conflict"}
    story.crawl(page("b", "In 2021 the agency approved 50 drugs.", published=date(2022, 1, 5)))
    assert kinds(regwatch("notices", "--format", "json").out) == set()


def test_a_recovery_is_told_and_stands_for_nothing(story: Story, regwatch: Program) -> None:
    blocked = replace(LISTING, verdict="blocked", reason="challenge page")
    story.crawl(listings=[blocked])
    assert "source_unreadable" in kinds(regwatch("notices", "--format", "json").out)
    story.crawl(page("x", "Welcome."))
    assert kinds(regwatch("notices", "--format", "json").out) == {"source_conflict"}
    with story.database.reading() as session:
        newest = session.scalars(
            select(OutboxRow.id).where(OutboxRow.audience == "operator").order_by(OutboxRow.id.desc())
        )
        assert "agency can be read again" in letters.letter(session, newest.first() or 0).notices


def test_who_leaves_takes_their_dead_letters_along(sqlite: Database, regwatch: Program) -> None:
    regwatch("subscribe", "a@example.org")
    bury(sqlite, "a@example.org")
    assert kinds(regwatch("notices", "--format", "json").out) == {"dead_letter"}
    assert regwatch("unsubscribe", 1).status == 0
    assert kinds(regwatch("notices", "--format", "json").out) == set()
    assert json.loads(regwatch("health").out)["outbox"] == {"pending": 0, "dead": 0}


def test_notices_come_in_every_format(story: Story, regwatch: Program) -> None:
    rows = json.loads(regwatch("notices", "--format", "json").out)
    assert [json.loads(line) for line in regwatch("notices").out.splitlines()] == rows
    table = csv.DictReader(io.StringIO(regwatch("notices", "--format", "csv").out))
    assert [int(row["id"]) for row in table] == [row["id"] for row in rows]
    assert len(regwatch("notices", "--format", "table").out.splitlines()) == len(rows) + 2
    assert regwatch("notices", "--limit", "1").out.count("\n") == 1
    assert regwatch("notices", "--since", "2030-01-01").out == ""
    assert regwatch("notices", "--source", "nowhere").status == 1


def bury(database: Database, *addresses: str) -> None:
    """Has the mail server refuse what waits for these addresses."""
    write_messages(database, *addresses)
    with database.writing() as session:
        while (row := dispatch.claim(session, "test", NOON)) is not None:
            dispatch.bury(session, row.id, "test", NOON, "550 no such user", dispatch.Told(None, "example.org"))
            session.flush()


def test_dead_letters_are_listed_and_can_be_sent_again(sqlite: Database, regwatch: Program) -> None:
    bury(sqlite, "a@example.org", "b@example.org")
    sick = regwatch("health", "--format", "table")
    assert sick.status == 1
    for words in ("a@example.org", "550 no such user", "regwatch deliver --retry-dead"):
        assert words in sick.out
    letters = json.loads(regwatch("health").out)["dead_letters"]
    assert {(letter["address"], letter["attempts"]) for letter in letters} == {
        ("a@example.org", 1),
        ("b@example.org", 1),
    }

    answer = regwatch("deliver", "--retry-dead", "--to", "a@example.org")
    assert (answer.status, answer.out) == (0, "1 mails tried again\n1 mails sent\n")
    assert regwatch("deliver", "--retry-dead").out == "1 mails tried again\n1 mails sent\n"
    with sqlite.reading() as session:
        assert reading.dead_letters(session) == []
        assert reading.health(session)["outbox"] == {"pending": 0, "dead": 0}


def test_a_mail_tried_again_keeps_its_message_id(sqlite: Database, regwatch: Program) -> None:
    bury(sqlite, "a@example.org")
    with sqlite.reading() as session:
        (before,) = reading.dead_letters(session)
    with sqlite.writing() as session:
        assert dispatch.revive(session, NOON, "somebody@example.org") == 0
        assert dispatch.revive(session, NOON) == 1
        again = dispatch.claim(session, "test", NOON)
        assert again is not None
        assert again.message_id == before["message_id"]


def test_an_address_alone_is_no_order(regwatch: Program) -> None:
    assert regwatch("deliver", "--to", "a@example.org").status == 2
