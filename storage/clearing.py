"""The operator's word that a notice was seen."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from errors import NotFoundError
from storage.models import NoticeRow
from storage.reading.asking import numbered, source_id


def clear(session: Session, numbers: Collection[int] | None, *, source: str | None, now: datetime) -> int:
    """Puts standing notices aside, those of `numbers` or (None) all, within one source if named; says how many.

    One that holds on is not said again; one that ends and comes back is. Raises `NotFoundError` for a number that
    no standing notice has.
    """
    standing = select(NoticeRow).where(NoticeRow.resolved_at.is_(None), NoticeRow.cleared_at.is_(None))
    if source is not None:
        standing = standing.where(NoticeRow.source_id == source_id(session, source))
    if numbers is not None:
        standing = standing.where(NoticeRow.id.in_([numbered("notice", number) for number in numbers]))
    rows = session.scalars(standing).all()
    if missing := set(numbers or ()) - {row.id for row in rows}:
        raise NotFoundError(f"no notice {min(missing)} stands; 'regwatch notices' shows those that do")
    for row in rows:
        row.cleared_at = now
    return len(rows)
