"""Sources with their state, the ledger of crawls, and the health of the whole."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from storage.models import CrawlRow, OutboxRow, SourceRow, TallyRow
from storage.reading.asking import bounded, numbered, plain, source_id
from storage.reading.forms import Form, crawl_form, moment
from storage.reading.troubles import notices

#: A source this much past its due time is overdue: nothing seems to be running.
OVERDUE = timedelta(minutes=10)
NOTICES_SHOWN = 20


def sources(
    session: Session, *, name: str | None = None, limit: int | None = None, after: str | None = None
) -> list[Form]:
    """Every source by name (or the one of that name), with its state, its number of releases and its last crawl.

    `after` is the name of the last source of the page before.

    Raises `NotFoundError` when `name` is given and unknown.
    """
    last, good = aliased(CrawlRow), aliased(CrawlRow)
    last_id = select(func.max(last.id)).where(last.source_id == SourceRow.id).scalar_subquery()
    good_id = (
        select(good.id)
        .where(good.source_id == SourceRow.id, good.outcome == "ok")
        .order_by(good.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    statement = select(SourceRow, last_id, good_id, func.coalesce(TallyRow.releases, 0))
    statement = statement.outerjoin(TallyRow, TallyRow.source_id == SourceRow.id).order_by(SourceRow.name)
    if name is not None:
        statement = statement.where(SourceRow.id == source_id(session, name))
    if after is not None:
        statement = statement.where(SourceRow.name > plain(after))
    if limit is not None:
        statement = statement.limit(bounded(limit))
    rows = session.execute(statement).all()
    ids = {id for _, last_id_, good_id_, _ in rows for id in (last_id_, good_id_) if id is not None}
    runs = {crawl.id: crawl for crawl in session.scalars(select(CrawlRow).where(CrawlRow.id.in_(ids)))}
    return [_source(row, runs.get(last), runs.get(good), releases) for row, last, good, releases in rows]


def source_names(session: Session) -> list[str]:
    """The names of all sources, in order."""
    return list(session.scalars(select(SourceRow.name).order_by(SourceRow.name)))


def _source(row: SourceRow, last: CrawlRow | None, good: CrawlRow | None, releases: int) -> Form:
    late = row.enabled and row.next_due_at is not None and datetime.now(UTC) - row.next_due_at > OVERDUE
    return {
        "name": row.name,
        "url": row.url,
        "family": row.family,
        "language": row.language,
        "timezone": row.timezone,
        "schedule": row.schedule,
        "enabled": row.enabled,
        "state": row.state,
        "state_reason": row.state_reason,
        "state_since": moment(row.state_since),
        "created_at": moment(row.created_at),
        "baseline_at": moment(row.baseline_at),
        "next_due_at": moment(row.next_due_at),
        "overdue": late,
        "releases": releases,
        "last_good_at": moment(good.finished_at) if good else None,
        "last_crawl": crawl_form(last, row.name) if last else None,
    }


def crawls(session: Session, *, source: str | None = None, limit: int = 50, after: int | None = None) -> list[Form]:
    """The ledger of crawls, last started first; `after` is the id of the last one of the page before."""
    statement = select(CrawlRow, SourceRow.name).join(SourceRow, CrawlRow.source_id == SourceRow.id)
    if source is not None:
        statement = statement.where(CrawlRow.source_id == source_id(session, source))
    if after is not None:
        statement = statement.where(CrawlRow.id < numbered("crawl", after))
    rows = session.execute(statement.order_by(CrawlRow.id.desc()).limit(bounded(limit)))
    return [crawl_form(row, name) for row, name in rows]


def health(session: Session) -> Form:
    """How the watch stands: `status` is ok, degraded (a source unreadable or overdue, mail given up) or empty.

    `outbox` counts the messages not yet sent and those given up; `notices` are what the operator should look at.
    """
    every = sources(session)
    waiting = session.execute(
        select(OutboxRow.state, func.count()).where(OutboxRow.state.in_(["pending", "dead"])).group_by(OutboxRow.state)
    )
    counts = dict(waiting.all())
    unreadable = [source["name"] for source in every if source["enabled"] and source["state"] == "unreadable"]
    overdue = [source["name"] for source in every if source["overdue"]]
    status = "degraded" if unreadable or overdue or counts.get("dead") else "ok"
    return {
        "status": status if every else "empty",
        "checked_at": moment(datetime.now(UTC)),
        "sources": len(every),
        "unreadable": unreadable,
        "overdue": overdue,
        "outbox": {"pending": counts.get("pending", 0), "dead": counts.get("dead", 0)},
        "notices": notices(session, standing=True, limit=NOTICES_SHOWN),
    }
