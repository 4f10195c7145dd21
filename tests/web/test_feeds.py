"""Atom feeds, as a feed reader takes them."""

from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree

import feedparser
import httpx
import pytest

from storage.database import Database
from storage.models import ReleaseRow
from tests.builders import Rows

ATOM = "{http://www.w3.org/2005/Atom}"


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


@pytest.mark.parametrize(
    "path",
    [
        "/feeds/changes.atom",
        "/feeds/changes.atom?source=nmpa",
        "/feeds/changes.atom?metric=1",
        "/feeds/releases.atom?query=products",
        "/feeds/releases.atom?limit=2&source=cgt-news",
    ],
)
def test_feeds_keep_the_rules_of_the_format(client: httpx.Client, path: str) -> None:
    """RFC 4287: one id, title, updated and author; a link to itself; entries with ids of their own, never again."""
    feed = ElementTree.fromstring(client.get(path).content)
    for name in ("id", "title", "updated", "author"):
        assert len(feed.findall(ATOM + name)) == 1, name
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    links = {link.attrib["rel"]: link.attrib["href"] for link in feed.findall(f"{ATOM}link")}
    assert links["self"] == str(client.base_url.join(path))
    assert links["alternate"].startswith("http://")
    entries = feed.findall(f"{ATOM}entry")
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries) > 0
    for entry in entries:
        assert [child.tag for child in entry if child.tag in (ATOM + "title", ATOM + "summary")]
        assert datetime.fromisoformat(str(entry.findtext(f"{ATOM}updated"))).tzinfo
        assert [link.attrib["rel"] for link in entry.findall(f"{ATOM}link")] == ["alternate"]
    assert feed.findtext(f"{ATOM}updated") == max(str(entry.findtext(f"{ATOM}updated")) for entry in entries)


def test_an_edit_and_a_withdrawal_move_a_release_in_time_and_keep_its_id(empty: httpx.Client, sqlite: Database) -> None:
    with sqlite.writing() as session:
        make = Rows(session)
        release = make.release(make.source(), "Report", "One.")
    (first,) = parsed(empty, "/feeds/releases.atom").entries
    with sqlite.writing() as session:
        make = Rows(session)
        make.revise(session.get_one(ReleaseRow, release.id), "Report, corrected", "Two.")
    (second,) = parsed(empty, "/feeds/releases.atom").entries
    assert (second.id, second.published, second.title) == (first.id, first.published, "Report, corrected")
    assert (first.updated, second.updated) == ("2026-03-02T12:00:00Z", "2026-03-03T12:00:00Z")
    assert "edited, revision 2" in second.summary
    with sqlite.writing() as session:
        session.get_one(ReleaseRow, release.id).withdrawn_at = datetime(2026, 3, 4, tzinfo=UTC)
    assert parsed(empty, "/feeds/releases.atom").entries[0].updated == "2026-03-04T00:00:00Z"


def test_a_feed_leads_to_its_older_entries_and_stays_the_same_feed(client: httpx.Client) -> None:
    first = parsed(client, "/feeds/releases.atom?limit=3")
    (address,) = [link.href for link in first.feed.links if link.rel == "next"]
    rest = parsed(client, address)
    assert rest.feed.id == first.feed.id
    assert [link for link in rest.feed.links if link.rel == "next"] == []
    ids = [entry.id for entry in (*first.entries, *rest.entries)]
    assert (len(ids), len(set(ids))) == (5, 5)


def test_a_feed_is_named_after_what_it_holds(client: httpx.Client) -> None:
    assert (
        parsed(client, "/feeds/releases.atom?source=nmpa&query=细胞").feed.title == "regwatch: Releases of nmpa, 细胞"
    )
    assert "in clinical trials" in parsed(client, "/feeds/changes.atom?metric=1").feed.title


def test_an_empty_feed_is_a_feed(empty: httpx.Client) -> None:
    assert parsed(empty, "/feeds/changes.atom").entries == []


def test_characters_that_xml_cannot_hold_are_left_out(empty: httpx.Client, sqlite: Database) -> None:
    with sqlite.writing() as session:
        make = Rows(session)
        make.release(make.source(), "Tab\x0b and\x1b bell\x07 \ufffe")
    assert parsed(empty, "/feeds/releases.atom").entries[0].title == "Tab and bell"
