"""The token: what it opens, what stays shut without it, and where it never shows."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from starlette.datastructures import Headers

from storage.database import Database
from tests.databases import fresh_sqlite
from tests.web.serving import TOKEN, served, signed_in
from tests.web.story import tell
from web.access import COOKIE, Access

BEARER = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture(scope="module")
def far_site(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with fresh_sqlite(sqlite_template, tmp_path_factory.mktemp("story")) as database:
        tell(database)
        with served(database, token=TOKEN, open_reading=False) as address:
            yield address


@pytest.fixture
def far(far_site: str) -> Iterator[httpx.Client]:
    """A client of a dashboard that other machines reach: reading needs the token too."""
    with httpx.Client(base_url=far_site) as client:
        yield client


@pytest.mark.parametrize("path", ["/", "/releases/1", "/live/overview", "/nowhere"])
def test_pages_lead_a_stranger_to_the_way_in(far: httpx.Client, path: str) -> None:
    answer = far.get(path)
    assert (answer.status_code, answer.headers["location"].startswith("/login?next=%2F")) == (303, True)


def test_programs_are_told_what_they_lack(far: httpx.Client) -> None:
    for path in ("/api/v1/releases", "/api/v1/openapi.json", "/api/v1/nowhere"):
        answer = far.get(path)
        assert (answer.status_code, answer.json()["error"]["code"]) == (401, "unauthorized")
        assert answer.headers["www-authenticate"] == "Bearer"
    assert far.get("/feeds/changes.atom").headers["www-authenticate"].startswith("Basic ")


@pytest.mark.parametrize("text", ["x", TOKEN[:-1], TOKEN + "x", "\u00e4" * 20])
def test_only_the_whole_token_opens(far: httpx.Client, text: str) -> None:
    assert far.get("/api/v1/releases", headers={b"Authorization": b"Bearer " + text.encode()}).status_code == 401
    assert far.get("/feeds/changes.atom", auth=("reader", text)).status_code == 401
    assert far.post("/login", data={"token": text}).status_code == 403


def test_a_bearer_and_a_feed_reader_may_read(far: httpx.Client) -> None:
    assert far.get("/api/v1/releases", headers=BEARER).status_code == 200
    assert far.get("/feeds/changes.atom", auth=("anyone", TOKEN)).status_code == 200


def test_links_of_mails_need_no_token(far: httpx.Client) -> None:
    assert far.get("/unsubscribe/unknown").status_code == 200
    assert far.get("/static/base.css").status_code == 200


def test_who_signs_in_comes_back_to_the_page_and_may_read_everything(far: httpx.Client) -> None:
    answer = far.post("/login", data={"token": TOKEN, "next": "/releases/1"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/releases/1")
    cookie = answer.headers["set-cookie"]
    assert TOKEN not in cookie
    assert {"HttpOnly", "Path=/", "SameSite=strict"} <= {part.strip() for part in cookie.split(";")}
    assert far.get("/releases/1").status_code == far.get("/api/v1/metrics/1/history.csv").status_code == 200


@pytest.mark.parametrize("target", ["//evil.example", "https://evil.example", "/\\evil.example", "/a\r\nX: y", "x"])
def test_signing_in_never_leads_elsewhere(far: httpx.Client, target: str) -> None:
    assert far.post("/login", data={"token": TOKEN, "next": target}).headers["location"] == "/"


def test_who_signs_out_is_out(far: httpx.Client) -> None:
    seal = signed_in(far)
    assert far.post("/logout", data={"seal": seal}).status_code == 303
    assert far.get("/").status_code == 303


def test_a_session_ends_by_itself_and_with_its_token() -> None:
    def knows(access: Access, value: str) -> bool:
        return bool(access.holds_session(Headers({"cookie": f"other=1; {COOKIE}={value}"})))

    access, now = Access(TOKEN), datetime.now(UTC)
    value = access.session(now)
    assert knows(access, value)
    assert not knows(access, access.session(now - timedelta(days=8)))
    assert not knows(Access(TOKEN + "x"), value)
    assert not knows(Access(None), value)
    later = re.sub(r"^\d+", str(int(now.timestamp()) + 10**8), value)
    for forged in (later, value[:-1], "", "..", f"9{value}"):
        assert not knows(access, forged)


def test_the_cookie_stays_on_https_where_the_dashboard_is(sqlite: Database) -> None:
    with served(sqlite, base_url="https://regwatch.example", token=TOKEN) as address:
        assert "Secure" in httpx.post(f"{address}/login", data={"token": TOKEN}).headers["set-cookie"]


def test_without_a_token_the_dashboard_says_how_to_set_one(client: httpx.Client) -> None:
    assert "REGWATCH_API_TOKEN" in client.get("/login").text
    assert client.post("/login", data={"token": ""}).status_code == 403
    assert client.post("/logout").status_code == 403


def test_the_token_is_on_no_page(far: httpx.Client) -> None:
    signed_in(far)
    assert all(TOKEN not in far.get(path).text for path in ("/", "/login", "/sources", "/metrics/1"))
