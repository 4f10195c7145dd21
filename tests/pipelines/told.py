"""Crawls told in a few words, straight into the storing act: `story.crawl(page("r1", "…"))`."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from extraction import extract
from items.facts import Extraction
from items.news import Subscription
from items.readings import ListingReading, RawPage, Reading, Release, Source, Verdict
from pipelines.store import Findings, MailNames, commit
from storage import crawls, reading, sources, subscriptions
from storage.database import Database
from storage.models import Base
from tests.end_to_end.agency import Page, rendered

START = datetime(2024, 5, 1, 6, tzinfo=UTC)
SITE = "https://agency.example/news/"
LISTING = ListingReading(source="agency", url=SITE, verdict="readable", releases=3)


def page(key: str, body: str, *, title: str = "News", published: date = date(2024, 4, 26)) -> Reading:
    """A release page that could be read."""
    url = f"{SITE}{key}"
    facts = extract(body, "en", published)
    heading = [replace(figure, part="title") for figure in extract(title, "en", published).figures]
    release = Release(
        url=url,
        title=title,
        body=body,
        published=published,
        published_origin="mark",
        extraction=Extraction((*heading, *facts.figures), facts.dates, facts.abbreviations),
    )
    html = rendered(Page(key, title, published, body))
    raw = RawPage(url=url, status=200, body=html.encode(), fetched_at=START, content_type="text/html; charset=utf-8")
    return Reading(source="agency", key=url, url=url, verdict="readable", family="cms", raw=raw, release=release)


def trouble(key: str, verdict: Verdict, reason: str = "HTTP 404") -> Reading:
    """A look at a release page that did not end in a text."""
    return Reading(source="agency", key=f"{SITE}{key}", url=f"{SITE}{key}", verdict=verdict, reason=reason)


class Story:
    """One source, crawled a day apart, with one subscriber who wants everything and an operator."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.now = START
        with database.writing() as session:
            source = Source(name="agency", url=SITE)
            self.source_id = sources.add(session, source, schedule="every 1h", now=START).id
            everything = Subscription(
                address="reader@example.org",
                cadence="instant",
                kinds=("metric_changed", "figure_revised", "wording_changed", "release_revised", "release_withdrawn"),
            )
            subscriptions.add(session, everything, now=START)

    def crawl(
        self, *readings: Reading, listings: Sequence[ListingReading] = (LISTING,), complete: bool = True
    ) -> list[dict[str, Any]]:
        """The changes that one more crawl raises, oldest first, but for release_new."""
        self.now += timedelta(days=1)
        with self.database.writing() as session:
            crawl_id = crawls.begin(session, self.source_id, trigger="manual", now=self.now).id
        findings = Findings(
            readings=readings, listings=listings, family="cms", requests=len(readings), complete=complete
        )
        commit(
            self.database,
            crawl_id,
            findings,
            names=MailNames(operator="operator@example.org", mail_from="regwatch@example.org"),
            now=self.now,
        )
        with self.database.reading() as session:
            raised = reading.changes(session, limit=1000)
        since = self.now.strftime("%Y-%m-%dT%H:%M:%SZ")
        return [
            change for change in reversed(raised) if change["detected_at"] == since and change["kind"] != "release_new"
        ]

    def count(self, model: type[Base], *conditions: Any) -> int:
        """How many rows of a table there are."""
        with self.database.reading() as session:
            return session.scalar(select(func.count()).select_from(model).where(*conditions)) or 0
