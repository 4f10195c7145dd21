"""Subscribing and unsubscribing."""

import json
from typing import Any

import pytest

from tests.cli.conftest import Program, Stored


def test_a_subscription_is_listed_until_it_ends(regwatch: Program) -> None:
    said = regwatch(
        "subscribe", "reader@demo.example", "--metric", "trials", "--min-change", "10", "--cadence", "daily"
    )
    assert said.status == 0
    (row,) = json.loads(regwatch("subscriptions", "--format", "json").out)
    assert (row["address"], row["metric"], row["min_change"], row["cadence"]) == (
        "reader@demo.example",
        "trials",
        10,
        "daily",
    )
    assert "metric: trials" in regwatch("subscriptions", "--format", "table").out
    assert regwatch("unsubscribe", row["id"]).status == 0
    assert json.loads(regwatch("subscriptions", "--format", "json").out) == []


def test_the_secret_that_ends_a_subscription_is_not_listed(regwatch: Program) -> None:
    regwatch("subscribe", "reader@demo.example")
    (row,) = json.loads(regwatch("subscriptions", "--format", "json").out)
    assert "token" not in row


def test_delivering_an_empty_outbox_sends_nothing(regwatch: Program) -> None:
    answer = regwatch("deliver")
    assert (answer.status, answer.out) == (0, "0 mails sent\n")


def test_a_preview_lists_the_mails_of_the_past_and_saves_nothing(regwatch: Program, stored: Stored) -> None:
    def mails(*options: object) -> list[dict[str, Any]]:
        answer = regwatch("subscribe", "reader@demo.example", "--preview", *options, data=stored.folder)
        assert answer.status == 0, answer.err
        assert "nothing is saved" in answer.err
        return [json.loads(line) for line in answer.out.splitlines()]

    (mail,) = mails("--severity", "high")
    assert (mail["purpose"], len(mail["changes"])) == ("instant", 1)
    assert "more than 400 → more than 430" in mail["subject"]
    assert mails("--min-change", "7%", "--cadence", "weekly")[0]["purpose"] == "weekly"
    assert mails("--min-change", "8%") == mails("--min-change", "31") == mails("--crossing", "400") == []
    assert len(mails("--min-change", "30", "--crossing", "430")) == 1
    drawn = regwatch("subscribe", "a@b.example", "--preview", "--format", "table", data=stored.folder)
    assert "instant" in drawn.out
    assert regwatch("subscriptions", data=stored.folder).out == ""


@pytest.mark.parametrize(
    "options",
    [
        ("--min-change", "much"),
        ("--min-change", "5%", "--min-percent", "5"),
        ("--source", "nowhere"),
        ("--severity", "grave"),
        ("--quiet", "22:00"),
        ("--timezone", "Mars/Olympus"),
    ],
)
def test_a_preview_refuses_what_a_subscription_would(regwatch: Program, options: tuple[str, ...]) -> None:
    tried = regwatch("subscribe", "reader@demo.example", "--preview", *options)
    meant = regwatch("subscribe", "reader@demo.example", *options)
    assert (tried.status, tried.out, tried.err) == (meant.status, "", meant.err)
    assert meant.status in (1, 2)


def test_the_secret_in_an_address_is_shown_nowhere(regwatch: Program) -> None:
    for url in ("json://127.0.0.1:9/s3cret", "https://hooks.example.org/s3cret"):
        assert "s3cret" not in regwatch("subscribe", url).out
    listed = [json.loads(line)["address"] for line in regwatch("subscriptions").out.splitlines()]
    assert [address.partition("…")[0] for address in listed] == ["json://", "https://hooks.example.org/"]
    assert "s3cret" not in "".join(listed)


def test_an_address_that_nothing_can_reach_is_refused(regwatch: Program) -> None:
    refused = regwatch("subscribe", "nonsense://s3cret")
    assert (refused.status, refused.out) == (2, "")
    assert "s3cret" not in refused.err
    assert regwatch("subscriptions").out == ""
