"""The run ledger: one row for every attempt to crawl a source, whatever became of it."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from storage.models import CrawlRow


def begin(session: Session, source_id: int, *, trigger: str, now: datetime) -> CrawlRow:
    """A running entry. The caller holds the source's lock, so entries still running are of processes that died."""
    lost = "the process ended before the crawl did; nothing of it was stored"
    finish_running(session, source_id, outcome="stopped", reason=lost, now=now)
    row = CrawlRow(source_id=source_id, trigger=trigger, started_at=now)
    session.add(row)
    session.flush()
    return row


def skip(session: Session, source_id: int, *, trigger: str, reason: str, now: datetime) -> None:
    """An entry for a run that did not take place."""
    session.add(
        CrawlRow(
            source_id=source_id, trigger=trigger, outcome="skipped", reason=reason, started_at=now, finished_at=now
        )
    )


def finish(session: Session, crawl_id: int, *, outcome: str, reason: str, now: datetime) -> None:
    """Closes an entry that is still running; a closed one is left as it is."""
    row = session.scalar(select(CrawlRow).where(CrawlRow.id == crawl_id, CrawlRow.outcome == "running"))
    if row is not None:
        row.outcome, row.reason, row.finished_at = outcome, reason, now


def finish_running(session: Session, source_id: int, *, outcome: str, reason: str, now: datetime) -> None:
    """Closes whatever entry of a source is still running, after its process was seen to end."""
    session.execute(
        update(CrawlRow)
        .where(CrawlRow.source_id == source_id, CrawlRow.outcome == "running")
        .values(outcome=outcome, reason=reason, finished_at=now)
    )
