"""Changing things: by the API with the token, by forms of the dashboard by who signed in, and by nobody else."""

from datetime import UTC, date, datetime
from typing import Any

import httpx
import pytest

from storage import sources, subscriptions
from storage.database import Database
from tests.end_to_end.agency import LIST, Page, publish
from tests.sites import Site
from tests.web.serving import TOKEN, served, signed_in

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


def test_the_openapi_document_names_every_writing_address_and_what_it_needs(writable: httpx.Client) -> None:
    paths = writable.get("/api/v1/openapi.json").json()["paths"]
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


def test_an_address_of_several_methods_names_them_all(writable: httpx.Client) -> None:
    answer = writable.put("/api/v1/subscriptions")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, POST")


@pytest.mark.parametrize("body", [b"Xv\x12", b"[]", b""])
def test_a_body_that_is_none_is_said_in_the_one_form(writable: httpx.Client, body: bytes) -> None:
    headers = {**BEARER, "Content-Type": "application/json"}
    answer = writable.post("/api/v1/subscriptions", content=body, headers=headers)
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "invalid")


@pytest.mark.parametrize("path", FORMS)
def test_a_form_changes_nothing_without_session_and_seal(
    stranger: httpx.Client, untouched: Database, path: str
) -> None:
    assert stranger.post(path).status_code == 401
    seal = signed_in(stranger)
    assert stranger.post(path).status_code == stranger.post(path, data={"seal": "x"}).status_code == 403
    elsewhere = stranger.post(path, data={"seal": seal}, headers={"Sec-Fetch-Site": "cross-agency"})
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


def test_a_subscription_by_the_api_from_preview_to_end(writable: httpx.Client) -> None:
    writable.headers.update(BEARER)
    wish = {"address": "Reader@Example.org", "sources": ["nmpa"], "min_percent": 5, "cadence": "daily"}
    mails = writable.post("/api/v1/previews", json=wish).json()
    assert (mails["mails"], mails["items"][0]["changes"]) == (1, [4])
    assert writable.get("/api/v1/subscriptions").json()["items"] == []
    stored = writable.post("/api/v1/subscriptions", json=wish)
    assert (stored.status_code, stored.json()["address"], stored.json()["sources"]) == (
        201,
        "Reader@example.org",
        ["nmpa"],
    )
    assert writable.get("/api/v1/subscriptions").json()["items"] == [stored.json()]
    assert writable.delete(f"/api/v1/subscriptions/{stored.json()['id']}").status_code == 204
    assert writable.delete(f"/api/v1/subscriptions/{stored.json()['id']}").status_code == 404


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


def test_a_source_by_the_api_from_its_first_look_to_its_end(writable: httpx.Client, agency: Site) -> None:
    writable.headers.update(BEARER)
    publish(agency, [Page("r1", "Trials", date(2024, 4, 26), "More than 400 products are in clinical trials.")])
    added = writable.post("/api/v1/sources", json={"target": agency.url(LIST), "name": "agency"}, timeout=60)
    assert (added.status_code, added.json()["name"], added.json()["language"]) == (201, "agency", "en")
    assert writable.post("/api/v1/sources", json={"target": added.json()["url"]}).status_code == 422
    off = writable.patch("/api/v1/sources/agency", json={"enabled": False}).json()
    assert (off["enabled"], off["next_due_at"]) == (False, None)
    assert writable.post("/api/v1/sources/agency/check").status_code == 409
    writable.patch("/api/v1/sources/agency", json={"enabled": True})
    due = writable.post("/api/v1/sources/agency/check")
    assert due.status_code == 202
    assert datetime.fromisoformat(due.json()["next_due_at"]) <= datetime.now(UTC)
    assert writable.delete("/api/v1/sources/agency").status_code == 204
    assert writable.delete("/api/v1/sources/agency").status_code == 404


def test_metrics_are_merged_parted_and_renamed_by_the_api(writable: httpx.Client) -> None:
    writable.headers.update(BEARER)
    assert writable.post("/api/v1/metrics/3/merge", json={"metric": 4}).json()["observations"] == 2
    assert writable.post("/api/v1/metrics/3/merge", json={"metric": 2}).status_code == 409
    assert writable.post("/api/v1/metrics/3/split", json={"metrics": [4]}).json()["observations"] == 1
    assert writable.patch("/api/v1/metrics/3", json={"label": " New  name "}).json()["label"] == "New name"
