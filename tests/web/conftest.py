"""The dashboard over a told story, and over nothing, served for real."""

from collections.abc import Iterator

import httpx
import pytest

from storage.database import Database
from tests.web.serving import served
from tests.web.story import tell


@pytest.fixture
def site(sqlite: Database) -> Iterator[str]:
    """Address of the dashboard over the story."""
    tell(sqlite)
    with served(sqlite) as address:
        yield address


@pytest.fixture
def client(site: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=site) as opened:
        yield opened


@pytest.fixture
def empty(sqlite: Database) -> Iterator[httpx.Client]:
    """A client of the dashboard over an empty database."""
    with served(sqlite) as address, httpx.Client(base_url=address) as opened:
        yield opened
