"""The JSON API, asked over HTTP on SQLite and on PostgreSQL."""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest

from storage import reading
from storage.database import Database
from tests.builders import Rows
from tests.databases import fresh_postgres, fresh_sqlite
from tests.web.serving import served
from tests.web.story import tell


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A database of each kind that holds the story and is only read."""
    template = request.getfixturevalue(f"{request.param}_template")
    folder = tmp_path_factory.mktemp("story")
    with fresh_sqlite(template, folder) if request.param == "sqlite" else fresh_postgres(template) as database:
        tell(database)
        yield database


@pytest.fixture(scope="module")
def api(told: Database) -> Iterator[httpx.Client]:
    with asking(told) as client:
        yield client


@contextmanager
def asking(database: Database) -> Iterator[httpx.Client]:
    with served(database) as address, httpx.Client(base_url=f"{address}/api/v1") as client:
        yield client


def items(answer: httpx.Response) -> list[dict[str, Any]]:
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


@pytest.mark.parametrize("name", ["sources", "releases", "figures", "metrics", "changes", "crawls"])
def test_a_list_is_what_the_database_is_asked_for(api: httpx.Client, told: Database, name: str) -> None:
    with told.reading() as session:
        assert items(api.get(f"/{name}")) == getattr(reading, name)(session)


def test_one_release_metric_and_change_are_whole(api: httpx.Client, told: Database) -> None:
    with told.reading() as session:
        assert api.get("/releases/1").json() == reading.release(session, 1)
        assert api.get("/releases/2/revisions/2").json() == reading.revision(session, 2, 2)
        assert api.get("/metrics/1").json() == {**reading.metric(session, 1), "near_misses": [], "next": None}
        assert api.get("/changes/1").json() == reading.change(session, 1)


def test_filters_reach_the_question(api: httpx.Client) -> None:
    assert [row["source"] for row in items(api.get("/releases?source=nmpa"))] == ["nmpa"]
    assert [row["value"] for row in items(api.get("/figures?min=500&kind=count&source=cgt-news"))] == [500]
    assert [row["kind"] for row in items(api.get("/changes?severity=medium"))] == ["release_withdrawn"]
    assert len(items(api.get("/changes?metric=1"))) == 1
    assert [row["published"] for row in items(api.get("/releases?since=2025-03-03&until=2025-03-03"))] == ["2025-03-03"]
    assert [row["id"] for row in items(api.get("/search", params={"q": "细胞"}))] == [5]


@pytest.mark.parametrize(
    ("path", "rows", "key"),
    [
        ("/releases", "items", "id"),
        ("/sources", "items", "name"),
        ("/releases/2/revisions", "items", "revision"),
        ("/releases/1/figures", "items", "id"),
        ("/figures?kind=count", "items", "id"),
        ("/metrics/1", "history", "figure"),
    ],
)
def test_next_leads_through_the_whole_list(api: httpx.Client, path: str, rows: str, key: str) -> None:
    whole = [row[key] for row in api.get(path).json()[rows]]
    walked: list[object] = []
    address: str | None = f"/api/v1{path}{'&' if '?' in path else '?'}limit=1"
    while address:
        answer = api.get(str(api.base_url.join(address))).json()
        assert len(answer[rows]) == 1
        walked += [row[key] for row in answer[rows]]
        address = answer["next"]
    assert walked == whole
    assert len(whole) == len(set(whole)) > 1


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/releases/99", 404, "not_found"),
        ("/releases?source=nowhere", 404, "not_found"),
        ("/nothing", 404, "not_found"),
        ("/releases?limit=0", 422, "invalid"),
        ("/releases?limit=501", 422, "invalid"),
        ("/releases/abc", 422, "invalid"),
        ("/releases/99999999999999999999", 422, "invalid"),
        ("/changes?kind=everything", 422, "invalid"),
        ("/figures?min=nan", 422, "invalid"),
        ("/releases?since=yesterday", 422, "invalid"),
        ("/releases?until=0", 422, "invalid"),
        ("/releases?until=2024-02-30", 422, "invalid"),
        ("/search?q=%20", 422, "invalid"),
        ("/search", 422, "invalid"),
    ],
)
def test_mistakes_are_said_in_one_form(api: httpx.Client, path: str, status: int, code: str) -> None:
    answer = api.get(path)
    assert answer.status_code == status
    assert answer.json()["error"]["code"] == code
    assert answer.json()["error"]["message"]


def test_any_two_revisions_can_be_compared(api: httpx.Client) -> None:
    found = api.get("/releases/2/diff?from=1&to=2").json()
    assert (found["older"]["revision"], found["newer"]["revision"], found["title"]["kept"]) == (1, 2, True)
    assert [piece["text"] for block in found["body"] for piece in block["new"] if piece["differs"]] == [
        ", as of 30 June"
    ]
    assert api.get("/releases/2/diff?from=1&to=9").status_code == 404


def test_search_is_narrowed_and_leads_on(api: httpx.Client) -> None:
    first = api.get("/search", params={"q": "products", "metric": "1", "min": 455, "limit": 1}).json()
    rest = api.get(str(api.base_url.join(first["next"]))).json()
    rows = [*first["items"], *rest["items"]]
    assert (sorted(row["id"] for row in rows), rest["next"]) == ([3, 4], None)
    (snippet,) = [each for row in rows for each in row["snippets"] if each["field"] == "title"]
    assert [snippet["text"][start:end] for start, end in snippet["marks"]] == ["products"]


def test_a_mistake_of_ours_tells_nothing_of_the_inside(sqlite: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object, **_filters: object) -> None:
        raise RuntimeError("inside")

    monkeypatch.setattr(reading, "health", fail)
    with served(sqlite) as address:
        answer = httpx.get(f"{address}/api/v1/health")
        assert (answer.status_code, answer.json()["error"]["code"]) == (500, "failed")
        assert "inside" not in answer.text


def test_nothing_can_be_written(api: httpx.Client) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        answer = api.request(method, "/releases")
        assert (answer.status_code, answer.json()["error"]["code"]) == (405, "method_not_allowed")
        assert "GET" in answer.headers["allow"]


def test_text_that_no_database_holds_is_no_error(api: httpx.Client) -> None:
    assert items(api.get("/search?q=%00x")) == []
    assert api.get("/releases?source=%00").status_code == 404


def test_lists_come_as_csv_on_request(api: httpx.Client) -> None:
    for answer in (api.get("/changes?format=csv"), api.get("/changes", headers={"Accept": "text/csv"})):
        rows = list(csv.DictReader(io.StringIO(answer.text)))
        assert answer.headers["content-type"] == "text/csv; charset=utf-8"
        assert [(row["old_value"], row["new_value"]) for row in rows if row["metric_id"] == "1"] == [("400", "460")]
    history = api.get("/metrics/1/history.csv")
    assert [row["value"] for row in csv.DictReader(io.StringIO(history.text))] == ["500", "460", "430", "400"]


def test_csv_names_the_next_page_in_a_header(api: httpx.Client) -> None:
    answer = api.get("/releases?format=csv&limit=2")
    assert 'rel="next"' in answer.headers["link"]


def test_who_holds_an_answer_need_not_read_it_again(database: Database) -> None:
    tell(database)
    with asking(database) as api:
        first = api.get("/changes")
        again = api.get("/changes", headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        with database.writing() as session:
            make = Rows(session)
            make.change(make.release(make.source("ema"), "New"))
        assert api.get("/changes", headers={"If-None-Match": first.headers["etag"]}).status_code == 200


def test_head_answers_as_get_without_a_body(api: httpx.Client) -> None:
    answer = api.head("/releases")
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["etag"] == api.get("/releases").headers["etag"]


def test_health_says_what_needs_a_person(api: httpx.Client) -> None:
    health = api.get("/health").json()
    assert (health["status"], health["unreadable"]) == ("degraded", ["nmpa"])


def test_the_openapi_document_names_every_address_and_the_error_form(api: httpx.Client) -> None:
    document = api.get("/openapi.json").json()
    assert {"/api/v1/releases/{id}", "/api/v1/figures", "/api/v1/changes"} <= set(document["paths"])
    assert all(path.startswith("/api/v1/") for path in document["paths"])
    problem = document["paths"]["/api/v1/releases"]["get"]["responses"]["422"]["content"]["application/json"]
    assert problem["schema"] == {"$ref": "#/components/schemas/Failure"}


def test_a_database_that_fails_is_said(sqlite: Database) -> None:
    with served(sqlite) as address:
        with sqlite.engine.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE changes RENAME TO elsewhere")
        answer = httpx.get(f"{address}/api/v1/changes")
        assert (answer.status_code, answer.json()["error"]["code"]) == (503, "unavailable")
        assert httpx.get(f"{address}/changes").status_code == 503
