"""Last act of the pipeline: collects what a crawl found, then stores and compares it in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from items.readings import ListingReading, Reading
from pipelines.detecting import detect, record
from pipelines.merging import Merge, Merger
from pipelines.telling import tell
from pipelines.troubles import Troubles, remember_list
from storage.database import Database
from storage.models import ChangeRow, CrawlRow, NoticeRow, SourceRow
from storage.writing.tallies import counting


@dataclass(frozen=True)
class Findings:
    """Everything one crawl of one source brought. `complete` is False when it was cut off before its end."""

    readings: Sequence[Reading]
    listings: Sequence[ListingReading]
    family: str
    requests: int = 0
    bytes: int = 0
    complete: bool = True
    remark: str = ""


@dataclass(frozen=True)
class MailNames:
    """Who hears of trouble, and whose name stands in a Message-ID."""

    operator: str | None
    mail_from: str


class StorePipeline:
    """Collects readings in `found`; `commit` stores them when the crawl has ended.

    Nothing is written while a crawl runs: a process that dies in the middle leaves the database as it was, and
    several editions found in one crawl are compared together.
    """

    def __init__(self) -> None:
        self.found: list[Reading | ListingReading] = []

    def process_item(self, item: Reading | ListingReading) -> Reading | ListingReading:
        """Keeps the item for the end of the crawl."""
        self.found.append(item)
        return item


def commit(database: Database, crawl_id: int, findings: Findings, *, names: MailNames, now: datetime) -> CrawlRow:
    """Stores, compares, enqueues and closes the ledger entry: all of it or nothing."""
    with database.writing() as session:
        crawl = session.get_one(CrawlRow, crawl_id)
        source = session.get_one(SourceRow, crawl.source_id)
        with counting(session, source.id):
            changes, notices = _store(session, source, crawl, findings, now)
        tell(
            session,
            crawl.id,
            changes,
            notices,
            now=now,
            operator=names.operator,
            mail_from=names.mail_from,
        )
    return crawl


def _store(
    session: Session, source: SourceRow, crawl: CrawlRow, findings: Findings, now: datetime
) -> tuple[list[ChangeRow], list[NoticeRow]]:
    """What is to be told of what was stored."""
    site_answers = any(listing.verdict in ("readable", "unchanged") for listing in findings.listings)
    merge = Merger(session, source.id, crawl.id, site_answers=site_answers, now=now).run(findings.readings)
    detection, metrics = detect(session, source, merge)
    changes, notices = record(session, source, crawl.id, detection, merge, metrics, now=now)
    troubles = Troubles(session, source, crawl, now)
    site_changes, site_notices = troubles.of_site(findings.listings, findings.family, findings.remark)
    notices += [*site_notices, *troubles.of_pages(merge.unreadable, merge.good)]
    notices += troubles.of_files(merge.files_unread, any(reading.files for reading in findings.readings))
    notices += troubles.of_list(findings.listings[0].doubt if findings.listings else "")
    if site_answers:
        source.family = findings.family
        source.baseline_at = source.baseline_at or now
        source.config = {**source.config, "cut_short": not findings.complete}
    remember_list(session, source, findings.listings, complete=findings.complete, now=now)
    _close(crawl, findings, merge, changes, site_answers, now)
    return changes + site_changes, notices


def _close(
    crawl: CrawlRow, findings: Findings, merge: Merge, changes: list[ChangeRow], site_answers: bool, now: datetime
) -> None:
    crawl.outcome = "ok" if site_answers else "unreadable"
    crawl.reason = findings.remark or next((listing.reason for listing in findings.listings if listing.reason), "")
    crawl.finished_at = now
    crawl.requests, crawl.bytes = findings.requests, findings.bytes
    crawl.releases_seen = len(findings.readings)
    crawl.releases_new = sum(arrival.before is None for arrival in merge.arrivals)
    crawl.releases_revised = sum(arrival.before is not None for arrival in merge.arrivals)
    crawl.unreadable = len(merge.unreadable)
    crawl.changes = sum(change.kind != "release_new" for change in changes)
