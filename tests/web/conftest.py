"""The dashboard over a told story, and over nothing, served for real.

Telling and serving cost more than most tests, so the tests of a file share one story. One that asks for its database
(`sqlite`) beside, to write to it, gets a story of its own.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

import settings
from storage import sources
from storage.database import Database
from tests.builders import Rows
from tests.databases import fresh_sqlite
from tests.sites import Site
from tests.web.serving import TOKEN, served, signed_in
from tests.web.story import tell

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def shared_site(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with fresh_sqlite(sqlite_template, tmp_path_factory.mktemp("story")) as database:
        tell(database)
        with served(database) as address:
            yield address


@pytest.fixture
def own_site(sqlite: Database) -> Iterator[str]:
    tell(sqlite)
    with served(sqlite) as address:
        yield address


@pytest.fixture
def site(request: pytest.FixtureRequest) -> str:
    """Address of the dashboard over the story."""
    address: str = request.getfixturevalue("own_site" if "sqlite" in request.fixturenames else "shared_site")
    return address


@pytest.fixture
def client(site: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=site) as opened:
        yield opened


@pytest.fixture
def empty(sqlite: Database) -> Iterator[httpx.Client]:
    """A client of the dashboard over an empty database."""
    with served(sqlite) as address, httpx.Client(base_url=address) as opened:
        yield opened


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


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    from tests.web.browsing import launched  # tests that need no browser do not load it

    yield from launched()


@pytest.fixture
def page(browser: "Browser") -> "Iterator[Page]":
    from tests.web.browsing import watched

    yield from watched(browser)


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
def writable(told: Database) -> Iterator[httpx.Client]:
    with served(told, token=TOKEN) as address, httpx.Client(base_url=address) as opened:
        yield opened


@pytest.fixture
def agency(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site on this machine that a child process may look at."""
    monkeypatch.setenv("REGWATCH_ALLOW_PRIVATE_NETWORKS", "1")
    monkeypatch.setenv("REGWATCH_CRAWL_DELAY", "0")
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)
    with Site() as made:
        yield made


@pytest.fixture
def seal(writable: httpx.Client) -> str:
    return signed_in(writable)
