"""The dashboard where hundreds of sources are watched: pages of them, and none that lists all."""

from collections.abc import Iterator
from datetime import UTC, datetime

import httpx
import pytest

from storage.database import Database
from tests.builders import Rows
from tests.web.serving import TOKEN, served, signed_in


@pytest.fixture
def crowded(sqlite: Database) -> Iterator[httpx.Client]:
    with sqlite.writing() as session:
        make = Rows(session)
        for number in range(230):
            make.source(f"source-{number:03}")
        make.source("zone", state="unreadable", state_reason="a wall")
        make.source("zulu", next_due_at=datetime(2020, 1, 1, tzinfo=UTC))
    with served(sqlite, token=TOKEN) as address, httpx.Client(base_url=address) as client:
        yield client


def test_sources_are_shown_page_by_page_and_those_in_trouble_first(crowded: httpx.Client) -> None:
    first = crowded.get("/")
    assert "All 232 sources" in first.text
    assert [name in first.text for name in ("zone", "zulu", "source-000", "source-150")] == [True, True, True, False]
    listed = crowded.get("/sources")
    assert ("source-049" in listed.text, "source-050" in listed.text) == (True, False)
    assert "source-050" in crowded.get("/sources?after=source-049").text
    assert "More sources" not in crowded.get("/sources?after=source-200").text
    health = crowded.get("/api/v1/health").json()
    assert (health["status"], health["sources"]) == ("degraded", 232)
    assert (health["unreadable"], health["overdue"]) == (["zone"], ["zulu"])


def test_a_source_out_of_very_many_is_typed(crowded: httpx.Client) -> None:
    for path in ("/changes", "/releases", "/metrics", "/search"):
        answer = crowded.get(f"{path}?source=source-229")
        assert 'value="source-229"' in answer.text
        assert "source-100" not in answer.text
    signed_in(crowded)
    assert 'name="source" maxlength="200"' in crowded.get("/subscriptions").text
