"""Text from a watched site is data in every output, and the dashboard answers only to its own names."""

import csv
import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import httpx
import pytest
from bs4 import BeautifulSoup

from items.news import Subscription
from storage import subscriptions
from storage.database import Database
from tests.builders import NOON, Rows, side
from tests.databases import fresh_sqlite
from tests.web.serving import TOKEN, served, signed_in

EVIL = (
    """</title></textarea>"'><script>hacked=1</script><img src=x onerror=hacked=1>{{7*7}}{% raw %}=cmd|'/C calc'!A0"""
)
EVIL_URL = "javascript:hacked=1"
PAGES = (
    "/",
    "/live/overview",
    "/changes",
    "/changes/1",
    "/releases",
    "/releases/1",
    "/releases/1/why",
    "/releases/1/revisions/2",
    "/figures",
    "/metrics",
    "/metrics/1",
    "/sources",
    "/sources/evil",
    "/search?q=hacked",
    "/subscriptions",
)


@contextmanager
def asking(database: Database) -> Iterator[httpx.Client]:
    """A client, signed in, of a dashboard whose one source says nothing but attacks."""
    plant(database)
    with served(database, token=TOKEN) as address, httpx.Client(base_url=address) as opened:
        signed_in(opened)
        yield opened


@pytest.fixture(scope="module")
def shared_client(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with fresh_sqlite(sqlite_template, tmp_path_factory.mktemp("attacks")) as database, asking(database) as opened:
        yield opened


@pytest.fixture
def own_client(sqlite: Database) -> Iterator[httpx.Client]:
    with asking(sqlite) as opened:
        yield opened


@pytest.fixture
def client(request: pytest.FixtureRequest) -> httpx.Client:
    """As `asking` says; of its own for a test that asks for the database too."""
    opened: httpx.Client = request.getfixturevalue(
        "own_client" if "sqlite" in request.fixturenames else "shared_client"
    )
    return opened


def plant(database: Database) -> None:
    with database.writing() as session:
        make = Rows(session)
        source = make.source("evil", url=EVIL_URL, state="unreadable", state_reason=EVIL, schedule=EVIL)
        addresses = {
            "url": EVIL_URL,
            "previous_url": EVIL_URL,
            "next_url": "data:text/html,x",
            "images": [EVIL_URL, EVIL],
        }
        release = make.release(source, EVIL, f"Before 5 {EVIL}", published=date(2026, 1, 1), language=EVIL, **addresses)
        make.revise(release, f"New 7 {EVIL}", f"{EVIL} 7 {EVIL}")
        metric = make.metric(source, EVIL, unit=EVIL)
        for value, text in ((7, "7"), (1, "hacked")):
            figure = make.figure(release, text, value, subject=EVIL, period=EVIL, unit=EVIL, sentence=EVIL)
            make.observation(metric, figure)
        make.change(
            release,
            metric_id=metric.id,
            revision=2,
            note=EVIL,
            old=side(5, EVIL, text=EVIL),
            new=side(7, f"{EVIL} 7", text="7<b>"),
        )
        twin = make.metric(source, f"twin {EVIL}", merged_into_id=metric.id)
        make.observation(
            make.metric(source, f"other {EVIL}"), make.figure(release, "7", 7, part="title", subject=twin.label)
        )
        subscriptions.add(
            session, Subscription(address="reader@example.org", metric=EVIL, quiet="22:00-07:00"), now=NOON
        )
        make.crawl(source, outcome="failed", reason=EVIL)
        make.notice(source, EVIL)


@pytest.mark.parametrize("path", PAGES)
def test_planted_markup_is_inert_on_every_page(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    page = BeautifulSoup(answer.text, "lxml")
    assert all(str(script["src"]).startswith("/static/") for script in page.select("script"))
    assert page.select("img, iframe, object, embed, b, textarea, style") == []
    for element in page.find_all(True):
        assert not [name for name in element.attrs if name.startswith("on") or name == "style"], element
        target = str(element.get("href") or element.get("src") or element.get("action") or "/")
        assert target.startswith(("/", "#", "https://", "http://")), target
    assert "hacked" in page.get_text()
    assert "{{7*7}}" in page.get_text() or path == "/search?q=hacked"


def test_planted_markup_stays_text_in_an_echoed_question(client: httpx.Client) -> None:
    for path in ("/search", "/releases", "/changes", "/metrics"):
        answer = client.get(path, params={"q": EVIL, "query": EVIL, "source": "evil"})
        assert "<script>hacked" not in answer.text
        assert "<script>hacked" not in client.get(path, params={"source": EVIL}).text
    assert "<script>hacked" not in client.get(f"/{EVIL}").text


def test_planted_markup_is_plain_data_in_json(client: httpx.Client) -> None:
    answer = client.get("/api/v1/releases/1")
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert json.loads(answer.text)["title"] == f"New 7 {EVIL}"


def test_planted_formulas_are_text_in_csv(client: httpx.Client, sqlite: Database) -> None:
    formulas = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "＝1"]
    with sqlite.writing() as session:
        make = Rows(session)
        source = make.source("sheet")
        for formula in formulas:
            make.release(source, formula)
    answer = client.get("/api/v1/releases?source=sheet&format=csv")
    titles = {row["title"] for row in csv.DictReader(io.StringIO(answer.text))}
    assert titles == {"'" + formula for formula in formulas}


def test_planted_markup_is_text_in_feeds(client: httpx.Client) -> None:
    for path in ("/feeds/changes.atom", "/feeds/releases.atom"):
        feed = ElementTree.fromstring(client.get(path).content)
        atom = "{http://www.w3.org/2005/Atom}"
        entries = feed.findall(f"{atom}entry")
        assert len(entries) == 1
        assert "<script>" in str(entries[0].findtext(f"{atom}title")) + str(entries[0].findtext(f"{atom}summary"))
        links = [link.attrib["href"] for link in feed.iter(f"{atom}link")]
        assert all(link.startswith("http://127.0.0.1") for link in links)


def test_a_raw_page_is_shown_in_a_sandbox(client: httpx.Client, sqlite: Database) -> None:
    hostile = "<script>hacked=1</script>\u836f\u76d1\u5c40".encode("gb18030")
    with sqlite.writing() as session:
        make = Rows(session)
        release = make.release(make.source("raw"), "Raw", "text")
        make.page(release, hostile, encoding="gb18030", content_type="text/html")
        other = make.release(release.source, "Other", "text")
        make.page(other, b"x", encoding="utf-8\r\nX: y", content_type="image/svg+xml")
        address, another = (f"/releases/{row.id}/revisions/1/page" for row in (release, other))
    answer = client.get(address)
    assert (answer.content, answer.headers["content-type"]) == (hostile, "text/html; charset=gb18030")
    assert answer.headers["content-security-policy"].startswith("sandbox; default-src 'none';")
    assert "script" not in answer.headers["content-security-policy"]
    assert client.get(another).headers["content-type"].startswith("text/plain")
    assert client.get("/releases/1/revisions/1/page").status_code == 404


def test_every_answer_carries_the_safety_headers(client: httpx.Client) -> None:
    for path in ("/", "/api/v1/health", "/static/base.css", "/nowhere", "/feeds/changes.atom"):
        headers = client.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "", "[::1].evil"])
def test_a_strange_host_name_is_refused(client: httpx.Client, host: str) -> None:
    answer = client.get("/api/v1/releases", headers={"Host": host})
    assert answer.status_code == 421
    assert "REGWATCH_BASE_URL" in answer.text


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1", "192.168.1.7:8000", "[::1]:8000"])
def test_local_names_and_plain_addresses_are_answered(client: httpx.Client, host: str) -> None:
    assert client.get("/api/v1/health", headers={"Host": host}).status_code == 200


def test_the_name_in_the_base_url_is_answered(sqlite: Database) -> None:
    with served(sqlite, base_url="https://regwatch.example.org/") as address:
        answer = httpx.get(f"{address}/feeds/changes.atom", headers={"Host": "regwatch.example.org"})
        assert answer.status_code == 200
        assert "https://regwatch.example.org/feeds/changes.atom" in answer.text


def test_a_path_that_climbs_out_of_the_static_folder_finds_nothing(client: httpx.Client) -> None:
    for path in ("/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py"):
        assert client.get(path).status_code == 404
