"""Ending subscriptions with the link of a mail."""

import httpx
import pytest

from items.news import Subscription
from storage import subscriptions
from storage.database import Database
from tests.builders import NOON


@pytest.fixture
def token(sqlite: Database) -> str:
    with sqlite.writing() as session:
        return subscriptions.add(session, Subscription(address="reader@example.org"), now=NOON).token


def left(database: Database) -> int:
    with database.reading() as session:
        return len(subscriptions.every(session))


def test_opening_the_link_asks_and_ends_nothing(empty: httpx.Client, sqlite: Database, token: str) -> None:
    answer = empty.get(f"/unsubscribe/{token}")
    assert "Stop all mails to <strong>reader@example.org</strong> (1 subscription)?" in answer.text
    assert left(sqlite) == 1


def test_confirming_ends_them(empty: httpx.Client, sqlite: Database, token: str) -> None:
    answer = empty.post(f"/unsubscribe/{token}")
    assert (answer.status_code, "No more mails" in answer.text, left(sqlite)) == (200, True, 0)
    assert "names no subscription" in empty.get(f"/unsubscribe/{token}").text


def test_a_mail_programs_one_click_request_ends_them(empty: httpx.Client, sqlite: Database, token: str) -> None:
    answer = empty.post(f"/unsubscribe/{token}", data={"List-Unsubscribe": "One-Click"})
    assert (answer.status_code, left(sqlite)) == (200, 0)


def test_an_unknown_token_tells_nothing_and_ends_nothing(empty: httpx.Client, sqlite: Database, token: str) -> None:
    assert "reader@example.org" not in empty.get("/unsubscribe/guess").text
    assert empty.post("/unsubscribe/guess").status_code == 200
    assert empty.post("/unsubscribe/%00").status_code == 200
    assert left(sqlite) == 1
