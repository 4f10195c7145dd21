"""A page of the European Commission as it stood on mornings of a year, replayed as one page under watch.

Compared by eye and by program, all that ever moved in its visible text were the teasers of other pages under "Latest
updates"; the rest of the 172 raw changes are random element numbers, and four revisions are a fetcher's error text.
Every third readable revision is replayed here, which is enough to meet each teaser, and all four errors.
"""

import tarfile
from collections import Counter
from datetime import UTC, datetime

from sqlalchemy import select

import pipelines
from extraction.page_charset import decode
from extraction.page_verdict import judge
from items.readings import RawPage, Reading
from storage.database import Database
from storage.models import ReleaseRow, RevisionRow
from tests.needs import need
from tests.pipelines.told import Story
from tests.sites import CAPTURES

HISTORY = CAPTURES / "ec_dg_sante" / "history_coordination_and_governance_all_revisions.tar.gz"
PAGE = "https://agency.example/news/coordination-and-governance_en"


def readings() -> list[Reading]:
    """The revisions in their order, as a spider brings them."""
    found = []
    with tarfile.open(HISTORY) as archive:
        for member in sorted(archive.getmembers(), key=lambda one: one.name):
            file = archive.extractfile(member)
            if file is None or not member.name.endswith(".html"):
                continue
            body = file.read()
            text = decode(body, "text/html").text
            judged = judge(200, {"content-type": "text/html"}, text, asked=PAGE, answered=PAGE, listing="")
            raw = RawPage(
                url=PAGE, status=200, body=body, fetched_at=datetime(2026, 1, 1, tzinfo=UTC), content_type="text/html"
            )
            found.append(
                Reading(source="agency", key=PAGE, url=PAGE, verdict=judged.verdict, reason=judged.reason, raw=raw)
            )
    return found


def test_a_year_of_noise_raises_nothing(sqlite: Database) -> None:
    need(HISTORY.exists(), "the captures of real pages beside the checkout")
    mornings = readings()
    assert Counter(reading.verdict for reading in mornings) == {"readable": 169, "error": 4}
    replayed = [one for place, one in enumerate(mornings) if place % 3 == 0 or one.verdict == "error"]
    story = Story(sqlite)
    raised = [change for reading in replayed for change in story.crawl(pipelines.through(reading))]
    assert raised == []
    assert story.count(RevisionRow) == 1
    with sqlite.reading() as session:
        release = session.scalars(select(ReleaseRow)).one()
    assert release.title == "Coordination and Governance"
    assert release.withdrawn_at is None
