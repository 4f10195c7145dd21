"""Why a change was told and a release was not, as a reader of the dashboard meets it."""

from collections.abc import Iterator
from datetime import date

import httpx
import pytest
from bs4 import BeautifulSoup

from items.news import Subscription
from storage import subscriptions
from storage.database import Database
from tests.pipelines.told import Story, page
from tests.web.serving import served

YEAR = "In {} the agency approved {} novel drugs."


@pytest.fixture
def client(sqlite: Database) -> Iterator[httpx.Client]:
    """A baseline (release 1), a year that changed (2), and a release that says nothing new (3)."""
    story = Story(sqlite)
    with sqlite.writing() as session:
        subscriptions.add(session, Subscription(address="big@example.org", min_percent=50), now=story.now)
    story.crawl(page("a", YEAR.format(2021, 50), published=date(2022, 1, 5)))
    story.crawl(page("b", YEAR.format(2022, 55), published=date(2023, 1, 5)))
    story.crawl(page("c", f"{YEAR.format(2020, 40)} {YEAR.format(2022, 55)}", published=date(2023, 2, 5)))
    with served(sqlite) as address, httpx.Client(base_url=address) as opened:
        yield opened


def read(client: httpx.Client, path: str) -> BeautifulSoup:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return BeautifulSoup(answer.text, "lxml")


def words(found: BeautifulSoup) -> str:
    return " ".join(found.get_text(" ").split())


def test_a_change_is_shown_with_its_whole_way(client: httpx.Client) -> None:
    (change,) = client.get("/api/v1/changes?kind=metric_changed").json()["items"]
    found = read(client, f"/changes/{change['id']}")
    text = words(found)
    assert "A newer release gives another value of the same metric for a comparable period." in text
    assert "The page answered 200 at" in text
    assert "unit: drug; event: approved" in text
    assert "reader@example.org (instant): waits, due" in text
    assert "big@example.org" not in text
    assert found.select_one('a[href="/releases/2/revisions/1/page"]')
    untold = words(read(client, "/releases/2/why?revision=1"))
    assert "big@example.org was not told: it asks for changes of a larger share" in untold


def test_a_figure_that_changed_nothing_says_why_and_what_was_held(client: httpx.Client) -> None:
    table = read(client, "/releases/3/why").table
    assert table
    rows = [" ".join(row.get_text(" ").split()) for row in table.select("tbody tr")]
    assert ["it fills the history" in rows[0], "It is the value that was held already" in rows[1]] == [True, True]
    assert table.select('a[href="/releases/2"]')
    assert table.select('a[href="/metrics/1"]')


def test_the_baseline_is_named(client: httpx.Client) -> None:
    page = read(client, "/releases/1")
    assert page.select_one('header a[href="/releases/1/why"]')
    assert "It was there at the first crawl of its source, which is the baseline." in words(
        read(client, "/releases/1/why")
    )


def test_programs_are_told_the_same(client: httpx.Client) -> None:
    (change,) = client.get("/api/v1/changes?kind=metric_changed").json()["items"]
    told = client.get(f"/api/v1/changes/{change['id']}/explanation").json()
    assert (told["change"], told["rule"]["name"]) == (change, "newer_value")
    silent = client.get("/api/v1/releases/3/explanation").json()
    assert [figure["rule"]["name"] for figure in silent["figures"]] == ["late", "same"]
    assert silent["figures"][1]["held"]["release_id"] == 2


@pytest.mark.parametrize(
    "path", ["/changes/99", "/releases/99/why", "/releases/1/why?revision=9", "/api/v1/changes/99/explanation"]
)
def test_what_is_not_there_cannot_be_explained(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 404
