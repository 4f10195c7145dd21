"""Subscribing and unsubscribing."""

import json

from tests.cli.conftest import Program


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
