"""A source that changes its layout: the operator hears of it once and of its end once, readers hear nothing."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from items.readings import ListingReading, RawPage, Reading
from storage.database import Database
from storage.models import ChangeRow, OutboxRow, ReleaseRow, RevisionRow, SourceRow
from tests.pipelines.told import SITE, START, Story, page

TEXT = "The register took in 31 new medicines in {}. " + "Applicants are reminded of the usual time limits. " * 6
KEYS = tuple(f"{SITE}r{n}" for n in range(4))
LIST = ListingReading(
    source="agency",
    url=SITE,
    verdict="readable",
    releases=4,
    dated=4,
    keys=KEYS,
    raw=RawPage(url=SITE, status=200, body=b"list", fetched_at=START, etag='"v1"'),
)


@pytest.fixture
def story(database: Database) -> Story:
    return Story(database)


def pages() -> list[Reading]:
    return [page(f"r{n}", TEXT.format(2015 + n), title=f"News {n}") for n in range(4)]


def relaid(reading: Reading) -> Reading:
    """The same page as a crawler sees it whose landmarks are gone."""
    bare = page(reading.key.removeprefix(SITE), "Welcome to the agency", title="Agency")
    assert bare.release
    return replace(bare, release=replace(bare.release, published_origin=None))


def told(story: Story) -> dict[str, int]:
    return {who: story.count(OutboxRow, OutboxRow.audience == who) for who in ("reader", "operator")}


def test_pages_that_lost_their_landmarks_change_nothing_that_is_stored(story: Story) -> None:
    story.crawl(*pages())
    for _ in range(2):
        assert story.crawl(*map(relaid, pages())) == []
    assert story.count(RevisionRow) == 4
    assert told(story) == {"reader": 0, "operator": 1}
    with story.database.reading() as session:
        reasons = set(session.scalars(select(ReleaseRow.unreadable_reason)))
    assert reasons == {"the page no longer shows the date and the figures and the text that it had"}

    for _ in range(2):
        assert story.crawl(*pages()) == []
    assert told(story) == {"reader": 0, "operator": 2}
    assert story.count(RevisionRow) == 4


def test_an_apology_in_the_place_of_a_text_is_no_edit(story: Story) -> None:
    story.crawl(*pages())
    assert story.crawl(page("r1", "This content could not be loaded. Please try again later.", title="News 1")) == []
    with story.database.reading() as session:
        row = session.scalars(select(ReleaseRow).where(ReleaseRow.key == KEYS[1])).one()
        assert row.unreadable_reason.startswith("the page says: This content could not be loaded")
    assert story.crawl(*pages()) == []
    assert story.count(RevisionRow) == 4


def test_a_list_that_shrinks_is_said_once_each_way(story: Story) -> None:
    story.crawl(*pages(), listings=[LIST])
    doubtful = replace(LIST, releases=1, keys=KEYS[:1], doubt="the list names 1 releases where it usually names 4")
    for listing in (doubtful, doubtful, LIST, LIST):
        story.crawl(listings=[listing])
    assert told(story) == {"reader": 0, "operator": 2}
    assert story.count(ChangeRow) == 0


def config(story: Story) -> dict[str, Any]:
    with story.database.reading() as session:
        kept: dict[str, Any] = session.scalars(select(SourceRow.config)).one()["list"]
    return kept


def test_a_list_is_asked_for_conditionally_only_once_all_that_it_names_is_stored(story: Story) -> None:
    story.crawl(*pages()[:3], listings=[LIST])
    assert config(story)["etag"] is None
    story.crawl(*pages(), listings=[LIST])
    assert (config(story)["etag"], config(story)["url"], config(story)["looks"]) == ('"v1"', SITE, [[4, 4], [4, 4]])
    story.crawl(listings=[replace(LIST, verdict="unchanged", releases=0, keys=(), raw=None)])
    assert config(story)["etag"] == '"v1"'
