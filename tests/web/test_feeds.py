"""Atom feeds, as a feed reader takes them."""

from typing import Any

import feedparser
import httpx

from storage.database import Database
from tests.builders import Rows


def parsed(client: httpx.Client, path: str) -> Any:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    feed = feedparser.parse(answer.content)
    assert not feed.bozo, feed.bozo_exception
    assert feed.feed.id
    assert feed.feed.updated
    return feed


def test_changes_say_old_and_new(client: httpx.Client) -> None:
    entries = parsed(client, "/feeds/changes.atom").entries
    assert [entry.id for entry in entries] == [f"urn:regwatch:change:{number}" for number in (4, 3, 2, 1)]
    assert entries[1].title == "cell and gene therapy products in clinical trials: more than 400 → 460"
    assert "At present 460" in entries[1].summary
    assert entries[1].link.endswith("/changes/3")


def test_feeds_can_be_narrowed(client: httpx.Client) -> None:
    assert len(parsed(client, "/feeds/changes.atom?source=nmpa").entries) == 1
    assert len(parsed(client, "/feeds/changes.atom?metric=1").entries) == 1
    assert [entry.title for entry in parsed(client, "/feeds/releases.atom?query=细胞").entries] == [
        "药监局：细胞和基因治疗产品研发进展"
    ]
    assert client.get("/feeds/changes.atom?source=nowhere").status_code == 404


def test_an_empty_feed_is_a_feed(empty: httpx.Client) -> None:
    assert parsed(empty, "/feeds/changes.atom").entries == []


def test_characters_that_xml_cannot_hold_are_left_out(empty: httpx.Client, sqlite: Database) -> None:
    with sqlite.writing() as session:
        make = Rows(session)
        make.release(make.source(), "Tab\x0b and\x1b bell\x07 \ufffe")
    assert parsed(empty, "/feeds/releases.atom").entries[0].title == "Tab and bell"
