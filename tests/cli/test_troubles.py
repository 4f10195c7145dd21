"""What the operator finds on the command line: notices, and mails that were given up."""

import csv
import io
import json
from datetime import date

import pytest

from storage import dispatch, reading
from storage.database import Database
from tests.alerts.outbox import write_messages
from tests.builders import NOON
from tests.cli.conftest import Program
from tests.pipelines.told import Story, page, trouble


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
            dispatch.bury(session, row.id, "test", NOON, "550 no such user", operator=None, mail_domain="example.org")
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
