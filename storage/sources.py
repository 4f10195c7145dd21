"""Sources as rows: adding, finding, switching, and when each is due."""

import difflib
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from errors import NotFoundError, UsageError
from items.readings import Known, Source
from storage.models import CrawlRow, ReleaseRow, SourceRow


def add(session: Session, source: Source, *, schedule: str, now: datetime) -> SourceRow:
    """Stores a new source, due at once. Raises `UsageError` when its name or address is under watch already."""
    for row in session.scalars(
        select(SourceRow).where((SourceRow.name == source.name) | (SourceRow.url == source.url))
    ):
        taken = "name" if row.name == source.name else "address"
        raise UsageError(
            f"the {taken} {getattr(source, 'name' if taken == 'name' else 'url')} is watched as {row.name}"
        )
    row = SourceRow(
        name=source.name,
        url=source.url,
        family=source.family,
        language=source.language,
        timezone=source.timezone,
        config=dict(source.config),
        schedule=schedule,
        created_at=now,
        next_due_at=now,
    )
    session.add(row)
    session.flush()
    return row


def find(session: Session, name: str) -> SourceRow | None:
    """The source of that name, if there is one."""
    return session.scalar(select(SourceRow).where(SourceRow.name == name))


def get(session: Session, name: str) -> SourceRow:
    """The source of that name. Raises `NotFoundError`, naming the nearest one there is."""
    row = find(session, name)
    if row is None:
        names = session.scalars(select(SourceRow.name).order_by(SourceRow.name)).all()
        near = difflib.get_close_matches(name, names, 1)
        hint = f"did you mean {near[0]}?" if near else "'regwatch sources list' shows those there are"
        raise NotFoundError(f"there is no source {name!r}; {hint}")
    return row


def every(session: Session, *, enabled_only: bool = False) -> Sequence[SourceRow]:
    """All sources by name."""
    query = select(SourceRow).order_by(SourceRow.name)
    return session.scalars(query.where(SourceRow.enabled) if enabled_only else query).all()


def remove(session: Session, name: str) -> None:
    """Forgets a source and everything stored of it. Raises `NotFoundError`."""
    session.delete(get(session, name))


def switch(session: Session, name: str, *, enabled: bool, now: datetime) -> None:
    """Starts or stops watching; what is stored stays. Raises `NotFoundError`.

    Whoever switches a source on takes its list as it is now, whatever it used to look like.
    """
    row = get(session, name)
    row.enabled = enabled
    if enabled:
        row.config = {key: value for key, value in row.config.items() if key != "list"}
    row.next_due_at = now if enabled else None


def ask(session: Session, name: str, *, now: datetime) -> None:
    """Makes a source due now; whoever crawls what is due reads it next, and a crawl under way counts as that.

    Raises `NotFoundError`, and `UsageError` for one that is switched off.
    """
    row = get(session, name)
    if not row.enabled:
        raise UsageError(f"{name} is switched off; 'regwatch sources enable {name}' watches it again")
    if row.next_due_at is None or row.next_due_at > now:
        row.next_due_at = now


def as_item(row: SourceRow) -> Source:
    """The source as a spider needs to know it."""
    return Source(
        name=row.name,
        url=row.url,
        family=row.family,
        language=row.language,
        timezone=row.timezone,
        config=row.config,
    )


def waiting(session: Session, besides: int) -> list[datetime | None]:
    """When each watched source was due that no crawl has been to since, but for one."""
    visited = exists().where(
        CrawlRow.source_id == SourceRow.id,
        CrawlRow.started_at >= SourceRow.next_due_at,
        CrawlRow.outcome.not_in(("running", "skipped")),
    )
    return list(
        session.scalars(select(SourceRow.next_due_at).where(SourceRow.enabled, SourceRow.id != besides, ~visited))
    )


def known_releases(session: Session, source_id: int) -> list[tuple[Known, datetime, datetime, bool]]:
    """Every stored release of a source, none marked due; when it was first seen, last checked, and if only listed."""
    rows = session.execute(
        select(
            ReleaseRow.key,
            ReleaseRow.url,
            ReleaseRow.title,
            ReleaseRow.published,
            ReleaseRow.etag,
            ReleaseRow.last_modified,
            ReleaseRow.listed_only,
            ReleaseRow.missing + ReleaseRow.soft_missing,
            ReleaseRow.first_seen,
            ReleaseRow.last_checked_at,
        ).where(ReleaseRow.source_id == source_id)
    )
    return [
        (
            Known(
                key=key,
                url=url,
                title=title,
                published=published,
                etag=etag,
                last_modified=last_modified,
                pending=bool(missing) and not listed_only,
            ),
            first_seen,
            checked,
            listed_only,
        )
        for key, url, title, published, etag, last_modified, listed_only, missing, first_seen, checked in rows
    ]
