"""Ways on from a page: out of filters, to the feed and the table of a list, to the way in and back."""

import csv
import io

import feedparser
import httpx
import pytest
from bs4 import BeautifulSoup


def page(client: httpx.Client, path: str, *, status: int = 200) -> BeautifulSoup:
    answer = client.get(path)
    assert answer.status_code == status
    return BeautifulSoup(answer.text, "lxml")


def way(found: BeautifulSoup, words: str) -> str:
    (link,) = [link for link in found.select("main a, footer a") if words in link.get_text()]
    return str(link["href"])


@pytest.mark.parametrize(
    ("path", "rows"),
    [
        ("/changes?kind=figure_revised", 1),
        ("/releases?query=products&source=cgt-news", 4),
        ("/metrics?source=nmpa", 1),
        ("/figures?min=590", 1),
    ],
)
def test_a_filtered_list_can_be_cleared_and_taken_away_as_it_is(client: httpx.Client, path: str, rows: int) -> None:
    found = page(client, path)
    assert way(found, "Clear") == path.partition("?")[0]
    table = client.get(way(found, "CSV of this list"))
    assert table.headers["content-type"].startswith("text/csv")
    assert len(list(csv.DictReader(io.StringIO(table.text)))) == rows
    if path.startswith(("/changes", "/releases")):
        assert len(feedparser.parse(client.get(way(found, "Feed of this list")).content).entries) == rows


def test_a_search_keeps_its_words_when_its_filters_are_cleared(client: httpx.Client) -> None:
    found = page(client, "/search?q=products&since=2025-01-01")
    assert way(found, "Clear filters") == "/search?q=products"
    assert len(list(csv.DictReader(io.StringIO(client.get(way(found, "CSV")).text)))) == 1


def test_a_filter_that_makes_no_sense_leads_back_to_the_list(client: httpx.Client) -> None:
    found = page(client, "/changes?severity=huge", status=422)
    assert "severity: choose from 'high', 'medium' or 'low'" in found.get_text()
    assert way(found, "without any filter") == "/changes"
    assert "since: write a day such as 2026-03-02" in page(client, "/releases?since=1", status=422).get_text()


def test_the_way_in_leads_back_to_where_somebody_was(client: httpx.Client) -> None:
    assert way(page(client, "/releases?query=products"), "Sign in") == "/login?next=/releases%3Fquery%3Dproducts"


def test_figures_are_found_by_value_kind_and_period_and_lead_to_release_and_metric(client: httpx.Client) -> None:
    found = page(client, "/figures?min=420&max=470&source=cgt-news&kind=count")
    assert [cell.get_text() for cell in found.select("tbody td.strong")] == ["460", "about 430"]
    assert {str(link["href"]) for link in found.select("tbody a")} == {
        "/metrics/1",
        "/releases/2",
        "/releases/3",
        "/sources/cgt-news",
    }
    assert len(page(client, "/figures?period=first+half").select("tbody tr")) == 1
    assert "No figure fits" in page(client, "/figures?min=9999").get_text()
