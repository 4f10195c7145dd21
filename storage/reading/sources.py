"""Sources with their state, the ledger of crawls, and the health of the whole."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from storage.models import CrawlRow, OutboxRow, SourceRow, TallyRow
from storage.reading.asking import bounded, numbered, plain, source_id
from storage.reading.forms import Form, crawl_form, moment
from storage.reading.troubles import notices

#: A source this much past its due time is overdue: nothing seems to be running.
OVERDUE = timedelta(minutes=10)
NOTICES_SHOWN = 20
#: Most names of sources in trouble that health lists, and most names that anybody chooses from.
NAMED, MANY = 100, 200

_last, _good = aliased(CrawlRow), aliased(CrawlRow)
_good_ones = select(_good.id).where(_good.source_id == SourceRow.id, _good.outcome == "ok").order_by(_good.id.desc())
_WHOLE = (
    select(
        SourceRow,
        select(func.max(_last.id)).where(_last.source_id == SourceRow.id).scalar_subquery(),
        _good_ones.limit(1).scalar_subquery(),
        func.coalesce(TallyRow.releases, 0),
    )
    .outerjoin(TallyRow, TallyRow.source_id == SourceRow.id)
    .order_by(SourceRow.name)
)


def sources(
    session: Session, *, name: str | None = None, limit: int | None = None, after: str | None = None
) -> list[Form]:
    """Every source by name (or the one of that name), with its state, its number of releases and its last crawl.

    `after` is the name of the last source of the page before.

    Raises `NotFoundError` when `name` is given and unknown.
    """
    statement = _WHOLE
    if name is not None:
        statement = statement.where(SourceRow.id == source_id(session, name))
    if after is not None:
        statement = statement.where(SourceRow.name > plain(after))
    if limit is not None:
        statement = statement.limit(bounded(limit))
    return _answer(session, statement)


def _answer(session: Session, statement: Select[Any]) -> list[Form]:
    rows = session.execute(statement).all()
    ids = {id for _, last_id_, good_id_, _ in rows for id in (last_id_, good_id_) if id is not None}
    runs = {crawl.id: crawl for crawl in session.scalars(select(CrawlRow).where(CrawlRow.id.in_(ids)))}
    return [_source(row, runs.get(last), runs.get(good), releases) for row, last, good, releases in rows]


def source_names(session: Session) -> list[str]:
    """The names of sources in order, to choose one from: of `MANY` or more the first ones only."""
    return list(session.scalars(select(SourceRow.name).order_by(SourceRow.name).limit(MANY)))


def foremost(session: Session, *, limit: int) -> list[Form]:
    """The sources to look at first: those in trouble, then the others by name."""
    unreadable, overdue = _unreadable(limit), _overdue(datetime.now(UTC), limit)
    others = select(SourceRow.name).order_by(SourceRow.name).limit(limit)
    names = dict.fromkeys(name for some in (unreadable, overdue, others) for name in session.scalars(some))
    found = {form["name"]: form for form in _answer(session, _WHOLE.where(SourceRow.name.in_(list(names)[:limit])))}
    return [found[name] for name in names if name in found]


def _unreadable(limit: int) -> Select[Any]:
    unreadable = select(SourceRow.name).where(SourceRow.state == "unreadable", SourceRow.enabled)
    return unreadable.order_by(SourceRow.name).limit(limit)


def _overdue(now: datetime, limit: int) -> Select[Any]:
    """The one that has waited longest first."""
    overdue = select(SourceRow.name).where(SourceRow.next_due_at < now - OVERDUE, SourceRow.enabled)
    return overdue.order_by(SourceRow.next_due_at, SourceRow.name).limit(limit)


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

    `unreadable` and `overdue` name some of these sources, `sources` counts all there are. `outbox` counts the messages
    not yet sent and those given up; `notices` are what the operator should look at.
    """
    now = datetime.now(UTC)
    watched = session.scalar(select(func.count()).select_from(SourceRow)) or 0
    waiting = session.execute(
        select(OutboxRow.state, func.count()).where(OutboxRow.state.in_(["pending", "dead"])).group_by(OutboxRow.state)
    )
    counts = dict(waiting.all())
    unreadable = list(session.scalars(_unreadable(NAMED)))
    overdue = list(session.scalars(_overdue(now, NAMED)))
    status = "degraded" if unreadable or overdue or counts.get("dead") else "ok"
    return {
        "status": status if watched else "empty",
        "checked_at": moment(now),
        "sources": watched,
        "unreadable": unreadable,
        "overdue": overdue,
        "outbox": {"pending": counts.get("pending", 0), "dead": counts.get("dead", 0)},
        "notices": notices(session, standing=True, limit=NOTICES_SHOWN),
    }
