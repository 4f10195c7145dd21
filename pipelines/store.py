"""Last act of the pipeline: collects what a crawl found, then stores and compares it in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from items.changes import Change, Notice
from items.readings import ListingReading, Reading
from pipelines.detecting import detect, record
from pipelines.merging import Merge, Merger
from pipelines.telling import tell
from storage.database import Database
from storage.models import ChangeRow, CrawlRow, NoticeRow, SourceRow
from storage.writing import series
from storage.writing.releases import keep_page

#: Key of the one standing notice about release pages of a source that cannot be read.
PAGES_UNREADABLE = "pages-unreadable"


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
        site_answers = any(listing.verdict in ("readable", "unchanged") for listing in findings.listings)
        merge = Merger(session, source.id, crawl.id, site_answers=site_answers, now=now).run(findings.readings)
        detection, metrics = detect(session, source, merge)
        changes, notices = record(session, source, crawl.id, detection, merge, metrics, now=now)
        site_changes, site_notices = _site_state(session, source, crawl, findings, site_answers, now)
        notices += site_notices + _pages_notice(session, source, crawl, merge, now)
        if site_answers:
            source.family = findings.family
            source.baseline_at = source.baseline_at or now
            source.config = {**source.config, "cut_short": not findings.complete}
        _close(crawl, findings, merge, changes, site_answers, now)
        session.flush()
        tell(
            session,
            crawl.id,
            changes + site_changes,
            notices,
            now=now,
            operator=names.operator,
            mail_from=names.mail_from,
        )
    return crawl


def _site_state(
    session: Session, source: SourceRow, crawl: CrawlRow, findings: Findings, site_answers: bool, now: datetime
) -> tuple[list[ChangeRow], list[NoticeRow]]:
    """Turns of a source between readable and unreadable: one change row and one notice each way."""
    new_state = "ok" if site_answers else "unreadable"
    trouble = next((listing for listing in findings.listings if listing.verdict not in ("readable", "unchanged")), None)
    reason = "" if site_answers else (trouble.reason if trouble else findings.remark or "no listing was read")
    if trouble is not None and trouble.raw is not None and trouble.raw.body:
        keep_page(session, source.id, crawl.id, trouble.raw, verdict=trouble.verdict, family=findings.family)
    old_state, source.state_reason = source.state, reason
    if new_state == old_state:
        return [], []
    source.state, source.state_since = new_state, now
    if old_state == "new" and new_state == "ok":
        return [], []
    kind = "source_recovered" if site_answers else "source_unreadable"
    text = f"{source.name} can be read again" if site_answers else f"{source.name} cannot be read: {reason}"
    change = series.add_change(
        session,
        Change(kind=kind, severity="low", note=text),  # type: ignore[arg-type]
        source_id=source.id,
        crawl_id=crawl.id,
        releases={},
        metrics={},
        now=now,
    )
    if site_answers:
        series.resolve_notice(session, source.id, "source_unreadable", now=now)
    notice = series.add_notice(
        session,
        Notice(key=kind, kind=kind, text=text),
        source_id=source.id,
        crawl_id=crawl.id,
        release_id=None,
        now=now,
        lasting=not site_answers,
    )
    return [change], [notice] if notice else []


def _pages_notice(session: Session, source: SourceRow, crawl: CrawlRow, merge: Merge, now: datetime) -> list[NoticeRow]:
    """One notice for all release pages that could not be read, standing until a crawl meets none."""
    if not merge.unreadable:
        if merge.good:
            series.resolve_notice(session, source.id, PAGES_UNREADABLE, now=now)
        return []
    first = merge.unreadable[0][0]
    text = (
        f"{source.name}: {len(merge.unreadable)} of {len(merge.unreadable) + merge.good} release pages could not be "
        f"read, the first being {first.url}: {first.reason}"
    )
    notice = series.add_notice(
        session,
        Notice(key=PAGES_UNREADABLE, kind="pages_unreadable", text=text, release=first.key),
        source_id=source.id,
        crawl_id=crawl.id,
        release_id=None,
        now=now,
    )
    return [notice] if notice else []


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
