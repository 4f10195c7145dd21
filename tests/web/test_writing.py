"""Changing things: by the API with the token, by forms of the dashboard by who signed in, and by nobody else."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from bs4 import BeautifulSoup

import settings
from storage import metrics, sources, subscriptions
from storage.database import Database
from tests.builders import Rows
from tests.databases import fresh_sqlite
from tests.end_to_end.agency import LIST, Page, publish
from tests.sites import Site
from tests.web.serving import TOKEN, served, signed_in
from tests.web.story import tell

BEARER = {"Authorization": f"Bearer {TOKEN}"}
#: Every address that changes something, with what it takes.
WRITES: list[tuple[str, str, dict[str, Any] | None]] = [
    ("POST", "/api/v1/subscriptions", {"address": "reader@example.org"}),
    ("POST", "/api/v1/previews", {"address": "reader@example.org"}),
    ("DELETE", "/api/v1/subscriptions/1", None),
    ("POST", "/api/v1/sources", {"target": "https://example.org/"}),
    ("PATCH", "/api/v1/sources/cgt-news", {"enabled": False}),
    ("POST", "/api/v1/sources/cgt-news/check", None),
    ("DELETE", "/api/v1/sources/cgt-news", None),
    ("PATCH", "/api/v1/metrics/1", {"label": "x"}),
    ("POST", "/api/v1/metrics/1/merge", {"metric": 2}),
    ("POST", "/api/v1/metrics/1/split", {}),
]
FORMS = [
    "/subscriptions",
    "/subscriptions/preview",
    "/subscriptions/1/remove",
    "/sources",
    "/sources/look",
    "/sources/cgt-news/check",
    "/sources/cgt-news/switch",
    "/sources/cgt-news/remove",
    "/metrics/1/merge",
    "/metrics/1/split",
    "/metrics/1/rename",
    "/logout",
]


def prepare(database: Database) -> Database:
    """The story with two metrics more that a person may want to join."""
    tell(database)
    with database.writing() as session:
        make = Rows(session)
        first = sources.get(session, "cgt-news")
        release = make.release(first, "Trials", "46 trials and 47 studies.")
        for text, label in (("46", "trials of cell therapy"), ("47", "studies of cell therapy")):
            make.observation(make.metric(first, label, unit="trial"), make.figure(release, text, float(text)))
    return database


@pytest.fixture
def told(sqlite: Database) -> Database:
    return prepare(sqlite)


@pytest.fixture(scope="module")
def untouched(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """One database for all tests in which everything is refused."""
    with fresh_sqlite(sqlite_template, tmp_path_factory.mktemp("untouched")) as database:
        yield prepare(database)


@pytest.fixture(scope="module")
def refusing(untouched: Database) -> Iterator[str]:
    with served(untouched, token=TOKEN) as address:
        yield address


@pytest.fixture
def stranger(refusing: str) -> Iterator[httpx.Client]:
    """A client whose wishes are all refused."""
    with httpx.Client(base_url=refusing) as opened:
        yield opened


@pytest.fixture
def client(told: Database) -> Iterator[httpx.Client]:
    with served(told, token=TOKEN) as address, httpx.Client(base_url=address) as opened:
        yield opened


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site on this machine that a child process may look at."""
    monkeypatch.setenv("REGWATCH_ALLOW_PRIVATE_NETWORKS", "1")
    monkeypatch.setenv("REGWATCH_CRAWL_DELAY", "0")
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)
    with Site() as made:
        yield made


@pytest.fixture
def seal(client: httpx.Client) -> str:
    return signed_in(client)


def test_the_openapi_document_names_every_writing_address_and_what_it_needs(client: httpx.Client) -> None:
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    writing = {
        (method.upper(), path)
        for path, methods in paths.items()
        for method, operation in methods.items()
        if method != "get" and operation["security"] == [{"HTTPBearer": []}]
    }
    assert len(writing) == len(WRITES) == sum(len(set(methods) - {"get"}) for methods in paths.values())


@pytest.mark.parametrize(("method", "path", "body"), WRITES)
def test_the_api_changes_nothing_without_the_token(
    stranger: httpx.Client, method: str, path: str, body: dict[str, Any] | None
) -> None:
    signed_in(stranger)  # a cookie is not enough: a page elsewhere could make a browser send it
    for headers in ({}, {"Authorization": "Bearer wrong"}):
        answer = stranger.request(method, path, json=body, headers=headers)
        assert (answer.status_code, answer.json()["error"]["code"]) == (401, "unauthorized")


def test_an_address_of_several_methods_names_them_all(client: httpx.Client) -> None:
    answer = client.put("/api/v1/subscriptions")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, POST")


@pytest.mark.parametrize("body", [b"Xv\x12", b"[]", b""])
def test_a_body_that_is_none_is_said_in_the_one_form(client: httpx.Client, body: bytes) -> None:
    headers = {**BEARER, "Content-Type": "application/json"}
    answer = client.post("/api/v1/subscriptions", content=body, headers=headers)
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "invalid")


@pytest.mark.parametrize("path", FORMS)
def test_a_form_changes_nothing_without_session_and_seal(
    stranger: httpx.Client, untouched: Database, path: str
) -> None:
    assert stranger.post(path).status_code == 401
    seal = signed_in(stranger)
    assert stranger.post(path).status_code == stranger.post(path, data={"seal": "x"}).status_code == 403
    elsewhere = stranger.post(path, data={"seal": seal}, headers={"Sec-Fetch-Site": "cross-site"})
    assert elsewhere.status_code == 403
    with untouched.reading() as session:
        assert sources.get(session, "cgt-news").enabled
        assert subscriptions.every(session) == []


def test_where_no_token_is_set_nothing_can_be_changed(sqlite: Database) -> None:
    with served(sqlite) as address:
        answer = httpx.delete(f"{address}/api/v1/sources/x", headers=BEARER)
        assert (answer.status_code, answer.json()["error"]["code"]) == (403, "forbidden")
        assert "REGWATCH_API_TOKEN" in answer.json()["error"]["message"]
        assert httpx.post(f"{address}/sources/x/remove").status_code == 403


def test_a_subscription_by_the_api_from_preview_to_end(client: httpx.Client) -> None:
    client.headers.update(BEARER)
    wish = {"address": "Reader@Example.org", "sources": ["nmpa"], "min_percent": 5, "cadence": "daily"}
    mails = client.post("/api/v1/previews", json=wish).json()
    assert (mails["mails"], mails["items"][0]["changes"]) == (1, [4])
    assert client.get("/api/v1/subscriptions").json()["items"] == []
    stored = client.post("/api/v1/subscriptions", json=wish)
    assert (stored.status_code, stored.json()["address"], stored.json()["sources"]) == (
        201,
        "Reader@example.org",
        ["nmpa"],
    )
    assert client.get("/api/v1/subscriptions").json()["items"] == [stored.json()]
    assert client.delete(f"/api/v1/subscriptions/{stored.json()['id']}").status_code == 204
    assert client.delete(f"/api/v1/subscriptions/{stored.json()['id']}").status_code == 404


@pytest.mark.parametrize(
    "wish",
    [
        {"address": "nobody"},
        {"address": "a@b.example\r\nBcc: c@d.example"},
        {"address": "a@b.example", "cadence": "never"},
        {"address": "a@b.example", "min_change": -1},
        {"address": "a@b.example", "timezone": "Mars/Base"},
        {"address": "a@b.example", "colour": "blue"},
        {},
    ],
)
def test_a_wish_that_makes_no_sense_is_refused(stranger: httpx.Client, wish: dict[str, Any]) -> None:
    answer = stranger.post("/api/v1/subscriptions", json=wish, headers=BEARER)
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "invalid")


def test_a_source_by_the_api_from_its_first_look_to_its_end(client: httpx.Client, site: Site) -> None:
    client.headers.update(BEARER)
    publish(site, [Page("r1", "Trials", date(2024, 4, 26), "More than 400 products are in clinical trials.")])
    added = client.post("/api/v1/sources", json={"target": site.url(LIST), "name": "agency"}, timeout=60)
    assert (added.status_code, added.json()["name"], added.json()["language"]) == (201, "agency", "en")
    assert client.post("/api/v1/sources", json={"target": added.json()["url"]}).status_code == 422
    off = client.patch("/api/v1/sources/agency", json={"enabled": False}).json()
    assert (off["enabled"], off["next_due_at"]) == (False, None)
    assert client.post("/api/v1/sources/agency/check").status_code == 409
    client.patch("/api/v1/sources/agency", json={"enabled": True})
    due = client.post("/api/v1/sources/agency/check")
    assert due.status_code == 202
    assert datetime.fromisoformat(due.json()["next_due_at"]) <= datetime.now(UTC)
    assert client.delete("/api/v1/sources/agency").status_code == 204
    assert client.delete("/api/v1/sources/agency").status_code == 404


def test_metrics_are_merged_parted_and_renamed_by_the_api(client: httpx.Client) -> None:
    client.headers.update(BEARER)
    assert client.post("/api/v1/metrics/3/merge", json={"metric": 4}).json()["observations"] == 2
    assert client.post("/api/v1/metrics/3/merge", json={"metric": 2}).status_code == 409
    assert client.post("/api/v1/metrics/3/split", json={"metrics": [4]}).json()["observations"] == 1
    assert client.patch("/api/v1/metrics/3", json={"label": " New  name "}).json()["label"] == "New name"


def page(answer: httpx.Response) -> BeautifulSoup:
    assert answer.status_code == 200, answer.text
    return BeautifulSoup(answer.text, "lxml")


def test_the_forms_of_a_metric(client: httpx.Client, seal: str, told: Database) -> None:
    offered = page(client.get("/metrics/3")).select("select[name=other] option")
    assert "studies of cell therapy (4)" in [option.get_text() for option in offered]
    assert client.post("/metrics/3/merge", data={"seal": seal, "other": "4"}).headers["location"] == "/metrics/3"
    assert "Holds metric 4 too" in page(client.get("/metrics/3")).get_text()
    assert client.post("/metrics/3/split", data={"seal": seal, "part": "4"}).status_code == 303
    assert client.post("/metrics/3/rename", data={"seal": seal, "label": "Studies"}).status_code == 303
    with told.reading() as session:
        assert (metrics.get(session, 3).label, metrics.get(session, 4).merged_into_id) == ("Studies", None)


def test_the_forms_of_a_source(client: httpx.Client, seal: str, told: Database) -> None:
    assert client.post("/sources/cgt-news/check", data={"seal": seal}).headers["location"] == "/sources/cgt-news"
    assert "This process only shows; the main job" in page(client.get("/sources/cgt-news")).get_text()
    assert client.post("/sources/cgt-news/switch", data={"seal": seal, "enabled": "false"}).status_code == 303
    assert "Watch again" in page(client.get("/sources/cgt-news")).get_text()
    assert client.post("/sources/cgt-news/remove", data={"seal": seal}).headers["location"] == "/sources"
    with told.reading() as session:
        assert sources.find(session, "cgt-news") is None


def test_a_source_is_shown_before_it_is_added(client: httpx.Client, seal: str, told: Database, site: Site) -> None:
    hostile = "<script>hacked=1</script> more than 400 products"
    publish(site, [Page("r1", hostile, date(2024, 4, 26), "More than 400 products are in clinical trials.")])
    asked = {"seal": seal, "target": site.url(LIST), "name": "agency"}
    found = page(client.post("/sources/look", data=asked, timeout=60))
    assert hostile in found.get_text()
    assert not [script for script in found.select("script") if not script.get("src")]
    form = found.select_one('form[action="/sources"]')
    assert form
    fields = {str(field["name"]): str(field["value"]) for field in form.select("input")}
    assert client.post("/sources", data=fields).headers["location"] == "/sources/agency"
    with told.reading() as session:
        row = sources.get(session, "agency")
        assert (row.language, row.schedule, row.family) == ("en", "every 30m", fields["family"])


def test_a_source_that_cannot_be_read_can_be_added_all_the_same(client: httpx.Client, seal: str, site: Site) -> None:
    asked = {"seal": seal, "target": site.url("/nothing"), "name": "agency"}
    found = page(client.post("/sources/look", data=asked, timeout=60))
    assert "cannot be read" in found.get_text()
    assert "Watch it anyway" in found.get_text()


def test_the_form_of_a_subscription(client: httpx.Client, seal: str, told: Database) -> None:
    wish = {"seal": seal, "source": ["nmpa"], "kind": ["figure_revised"], "min_change": "5%", "cadence": "weekly"}
    shown = page(client.post("/subscriptions/preview", data=wish))
    assert "1 mail from everything stored so far" in " ".join(shown.get_text().split())
    assert shown.select_one("input[name=source][value=nmpa][checked]")
    assert client.post("/subscriptions", data=wish).status_code == 422
    assert client.post("/subscriptions", data={**wish, "address": "reader@example.org"}).status_code == 303
    listed = " ".join(page(client.get("/subscriptions")).select_one("tbody").get_text(" ").split())  # type: ignore[union-attr]
    assert listed.startswith("reader@example.org nmpa; figure revised in place; by 5 % or more weekly")
    assert client.post("/subscriptions/1/remove", data={"seal": seal}).status_code == 303
    assert "Nobody is told yet" in client.get("/subscriptions").text


def test_a_preview_says_what_is_wrong_with_a_wish(client: httpx.Client, seal: str) -> None:
    shown = page(client.post("/subscriptions/preview", data={"seal": seal, "timezone": "Mars/Base"}))
    assert "no time zone" in shown.select_one("#preview").get_text()  # type: ignore[union-attr]


def test_who_is_not_signed_in_sees_no_form_but_the_command(client: httpx.Client) -> None:
    for path, command in (("/sources/nmpa", "regwatch crawl nmpa"), ("/metrics/1", "regwatch metrics merge 1")):
        shown = page(client.get(path))
        assert shown.select("form[method=post]") == []
        assert command in shown.get_text()
