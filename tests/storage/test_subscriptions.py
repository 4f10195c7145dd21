from typing import Any

import pytest
from sqlalchemy import select

from errors import NotFoundError, RegwatchError, UsageError
from items.news import Subscription
from storage import addresses, subscriptions
from storage.database import Database
from storage.models import OutboxRow
from tests.builders import NOON, Rows


def who(address: str = "reader@example.org", **fields: Any) -> Subscription:
    return Subscription(address=address, **fields)


def test_what_was_asked_for_comes_back(database: Database) -> None:
    asked = who(
        sources=("nmpa",),
        metric="cell therapy",
        kinds=("metric_changed", "figure_revised"),
        severities=("high",),
        min_change=10.0,
        min_percent=2.5,
        crossing=500.0,
        cadence="weekly",
        at="18:30",
        weekday=4,
        timezone="Asia/Shanghai",
        quiet="22:00-07:00",
        language="zh",
    )
    with database.writing() as session:
        Rows(session).source("nmpa")
        number = subscriptions.add(session, asked, now=NOON).id
    with database.reading() as session:
        (row,) = subscriptions.every(session)
        stored = subscriptions.as_item(row)
    assert row.id == number
    assert stored == Subscription(**{name: getattr(asked, name) for name in asked.__slots__ if name != "id"}, id=number)


def test_the_same_wish_again_is_the_same_subscription(database: Database) -> None:
    with database.writing() as session:
        first = subscriptions.add(session, who(), now=NOON)
        again = subscriptions.add(session, who("reader@EXAMPLE.org"), now=NOON)
        other = subscriptions.add(session, who(cadence="daily"), now=NOON)
    assert first.id == again.id != other.id
    assert first.token != other.token


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("a@b.org", "a@b.org"),
        ("  o'neil+news@mail.example.co.uk ", "o'neil+news@mail.example.co.uk"),
        ("Ops@Example.ORG", "Ops@example.org"),
        ("root@localhost", "root@localhost"),
        ("info@药监局.example", "info@xn--dgt113d32i.example"),
    ],
)
def test_addresses_that_are_taken(written: str, stored: str) -> None:
    assert addresses.mailbox(written) == stored


@pytest.mark.parametrize(
    "written",
    [
        "",
        "reader",
        "@example.org",
        "reader@",
        "a b@example.org",
        "reader@exa mple.org",
        "a@b@example.org",
        "a..b@example.org",
        ".a@example.org",
        "reader@-example.org",
        "reader@example..org",
        "reader@example.org.",
        "Reader <reader@example.org>",
        "a@example.org, b@example.org",
        "reader@example.org\r\nBcc: victim@example.org",
        "reader\n@example.org",
        "reader\x00@example.org",
        "读者@example.org",
        "a" * 65 + "@example.org",
        "a@" + "b" * 64 + ".org",
        "a@" + ".".join(["b" * 60] * 5),
        '"quoted"@example.org',
        "reader@[127.0.0.1]",
    ],
)
def test_addresses_that_are_refused(database: Database, written: str) -> None:
    with database.writing() as session, pytest.raises(UsageError, match="no e-mail address") as refusal:
        subscriptions.add(session, who(written), now=NOON)
    assert "\n" not in str(refusal.value)


def test_a_webhook_is_an_address_too(sqlite: Database) -> None:
    with sqlite.writing() as session:
        row = subscriptions.add(session, who(" https://hooks.example.org/T0/abc?x=1 "), now=NOON)
    assert row.address == "https://hooks.example.org/T0/abc?x=1"


@pytest.mark.parametrize(
    "written",
    [
        "https://",
        "https:///path",
        "https://example.org:0/",
        "https://example.org:port/",
        "https://[::1/",
        "https://example.org/a b",
        "https://example.org/\r\nHost: x",
        "https://user:secret@example.org/",
        "https://example.org/" + "a" * 2000,
    ],
)
def test_webhooks_that_are_refused(written: str) -> None:
    with pytest.raises(UsageError, match="address of a webhook"):
        addresses.recipient(written)


@pytest.mark.parametrize(
    ("fields", "error", "text"),
    [
        ({"sources": ("nmap",)}, NotFoundError, "did you mean nmpa"),
        ({"metric": "12"}, NotFoundError, "no metric 12"),
        ({"kinds": ("metric_change",)}, UsageError, "metric_changed"),
        ({"kinds": ("source_unreadable",)}, UsageError, "kind of change"),
        ({"severities": ("grave",)}, UsageError, "high, medium, low"),
        ({"min_change": 0.0}, UsageError, "number above 0"),
        ({"min_percent": float("nan")}, UsageError, "number above 0"),
        ({"crossing": float("inf")}, UsageError, "is a number"),
        ({"cadence": "monthly"}, UsageError, "weekly"),
        ({"timezone": "Mars/Olympus"}, UsageError, "no time zone"),
        ({"timezone": "../etc/passwd"}, UsageError, "no time zone"),
        ({"at": "25:00"}, UsageError, "no time of day"),
        ({"at": "8"}, UsageError, "no time of day"),
        ({"weekday": 7}, UsageError, "weekday"),
        ({"quiet": "22:00"}, UsageError, "no time of day"),
        ({"quiet": "22:00-22:00"}, UsageError, "quiet hours"),
        ({"language": "xx"}, UsageError, "en or zh"),
    ],
)
def test_wishes_that_make_no_sense(
    sqlite: Database, fields: dict[str, Any], error: type[RegwatchError], text: str
) -> None:
    with sqlite.writing() as session:
        Rows(session).source("nmpa")
        with pytest.raises(error, match=text):
            subscriptions.add(session, who(**fields), now=NOON)
        assert subscriptions.every(session) == []


def test_removing_one(database: Database) -> None:
    with database.writing() as session:
        first = subscriptions.add(session, who(), now=NOON)
        second = subscriptions.add(session, who(cadence="daily"), now=NOON)
        subscriptions.remove(session, first.id)
        assert [row.id for row in subscriptions.every(session)] == [second.id]
        with pytest.raises(NotFoundError, match=f"no subscription {first.id}"):
            subscriptions.remove(session, first.id)


def test_what_waits_for_somebody_who_left_is_not_sent(database: Database) -> None:
    with database.writing() as session:
        leaving = subscriptions.add(session, who(), now=NOON)
        changing = subscriptions.add(session, who("second@example.org"), now=NOON)
        staying = subscriptions.add(session, who("second@example.org", cadence="daily"), now=NOON)
        make = Rows(session)
        dropped = make.message(leaving.address, subscription_id=leaving.id)
        kept = make.message(changing.address, subscription_id=changing.id)
        sent = make.message(leaving.address, subscription_id=leaving.id, state="sent")
        for_operator = make.message(leaving.address, audience="operator")
        subscriptions.remove(session, leaving.id)
        subscriptions.remove(session, changing.id)
        ids = dropped.id, kept.id, sent.id, for_operator.id
    with database.reading() as session:
        rows = {row.id: row for row in session.scalars(select(OutboxRow))}
        assert [rows[number].state for number in ids] == ["dropped", "pending", "sent", "pending"]
        assert rows[ids[1]].subscription_id == staying.id


def test_a_token_ends_everything_for_its_address(database: Database) -> None:
    with database.writing() as session:
        token = subscriptions.add(session, who(), now=NOON).token
        subscriptions.add(session, who(cadence="daily"), now=NOON)
        other = subscriptions.add(session, who("other@example.org"), now=NOON)
        assert [row.cadence for row in subscriptions.of_token(session, token)] == ["standard", "daily"]
        assert subscriptions.remove_by_token(session, "guess") == 0
        assert subscriptions.remove_by_token(session, token) == 2
        assert subscriptions.remove_by_token(session, token) == 0
        assert [row.id for row in subscriptions.every(session)] == [other.id]
