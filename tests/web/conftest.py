"""The dashboard over a told story, and over nothing, served for real.

Telling and serving cost more than most tests, so the tests of a file share one story. One that asks for its database
(`sqlite`) beside, to write to it, gets a story of its own.
"""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from storage.database import Database
from tests.databases import fresh_sqlite
from tests.web.serving import served
from tests.web.story import tell


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
