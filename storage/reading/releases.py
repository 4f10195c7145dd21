"""Releases: the list, one whole, one of its revisions."""

import zlib
from collections.abc import Collection
from datetime import date

from sqlalchemy import and_, select
from sqlalchemy.orm import Session, contains_eager

from errors import NotFoundError
from items.readings import RawPage
from storage.models import DateRow, FigureRow, ObservationRow, PageRow, ReleaseRow, RevisionRow, SearchRow
from storage.reading.asking import (
    bounded,
    newest_releases_first,
    numbered,
    plain,
    published_between,
    source_id,
)
from storage.reading.forms import Form, date_form, figure_form, moment, release_form, revision_form
from storage.reading.matching import by_place, matching
from storage.search.entry import places, source_mark
from storage.search.query import parse

#: Most revisions and figures that one release shows; `revisions` and `figures` page through all.
MAX_REVISIONS, MAX_FIGURES = 500, 2000

NEWEST = and_(RevisionRow.release_id == ReleaseRow.id, RevisionRow.number == ReleaseRow.revision)


def releases(
    session: Session,
    *,
    source: str | None = None,
    query: str | None = None,
    withdrawn: bool | None = None,
    since: date | None = None,
    until: date | None = None,
    limit: int = 50,
    after: int | None = None,
) -> list[Form]:
    """Stored releases by publication date; `query` asks for words of the title or body (see `storage.search.query`).

    `withdrawn` keeps only those that were (True) or were not (False) withdrawn; `since` and `until` are days of
    publication, both included; `after` is the id of the last release of the page before.
    """
    statement, found_at = select(ReleaseRow), None
    if query:
        marks = [] if source is None else [source_mark(source_id(session, source))]
        statement, found_at = matching(session, parse(plain(query)), marks, ReleaseRow)
        statement = statement.join(ReleaseRow, ReleaseRow.id == SearchRow.release_id)
    statement = statement.join(ReleaseRow.source).options(contains_eager(ReleaseRow.source))
    if source is not None and found_at is None:
        statement = statement.where(ReleaseRow.source_id == source_id(session, source))
    if withdrawn is not None:
        gone = ReleaseRow.withdrawn_at.is_not(None)
        statement = statement.where(gone if withdrawn else ~gone)
    before = None if after is None else release_row(session, after)
    if found_at is None:
        statement = statement.where(*published_between(since, until))
        rows = newest_releases_first(session, statement, bounded(limit), after=before)
    else:
        rows = by_place(session, statement, found_at, bounded(limit), days=places(since, until), after=before)
    return [release_form(row) for (row,) in rows]


def release(session: Session, id: int) -> Form:
    """One release whole, with the figures and dates of its newest revision; raises `NotFoundError`."""
    row = release_row(session, id)
    newest = session.scalar(
        select(RevisionRow).where(RevisionRow.release_id == row.id, RevisionRow.number == row.revision)
    )
    return {
        **release_form(row),
        "body": newest.body if newest else "",
        "figures": _figures(session, newest),
        "dates": _dates(session, newest),
        "revisions": revisions(session, id, limit=MAX_REVISIONS),
        "previous_url": row.previous_url,
        "next_url": row.next_url,
        "images": row.images,
        "attachments": row.attachments,
        "published_origin": row.published_origin,
        "published_precision": row.published_precision,
        "last_checked_at": moment(row.last_checked_at),
        "listed_only": row.listed_only,
        "unreadable_reason": row.unreadable_reason,
    }


def edited(session: Session, ids: Collection[int]) -> dict[int, str]:
    """When each of these releases was last seen with another text, those that ever were."""
    newest = select(ReleaseRow.id, RevisionRow.seen_at).join(RevisionRow, NEWEST)
    rows = session.execute(newest.where(ReleaseRow.id.in_(ids), ReleaseRow.revision > 1))
    return {id: str(moment(seen_at)) for id, seen_at in rows}


def revision(session: Session, id: int, number: int) -> Form:
    """One revision of a release with its text and figures, and the one before it as `previous` (None for the first).

    Raises `NotFoundError` for an unknown release or revision.
    """
    row, number = release_row(session, id), numbered("revision", number)
    found = session.scalars(
        select(RevisionRow)
        .where(RevisionRow.release_id == row.id, RevisionRow.number.between(number - 1, number))
        .order_by(RevisionRow.number.desc())
    ).all()
    if not found or found[0].number != number:
        raise NotFoundError(f"release {id} has no revision {number}")
    previous = {**revision_form(found[1]), "body": found[1].body} if len(found) > 1 else None
    return {
        "release": release_form(row),
        **revision_form(found[0]),
        "body": found[0].body,
        "figures": _figures(session, found[0]),
        "previous": previous,
    }


def revisions(session: Session, id: int, *, limit: int = 50, after: int | None = None) -> list[Form]:
    """The revisions of a release, newest first; `after` is the number of the last one of the page before.

    Raises `NotFoundError` for an unknown release.
    """
    statement = select(RevisionRow).where(RevisionRow.release_id == release_row(session, id).id)
    if after is not None:
        statement = statement.where(RevisionRow.number < after)
    found = statement.order_by(RevisionRow.number.desc()).limit(bounded(limit))
    return [revision_form(row) for row in session.scalars(found)]


def raw_page(session: Session, id: int, number: int) -> RawPage:
    """The answer of the server that a revision was read from; raises `NotFoundError` when none is kept."""
    found = session.scalar(
        select(PageRow)
        .join(RevisionRow, RevisionRow.page_id == PageRow.id)
        .where(
            RevisionRow.release_id == numbered("release", id),
            RevisionRow.number == numbered("revision", number),
        )
    )
    if found is None:
        raise NotFoundError(f"no page is kept for revision {number} of release {id}")
    return RawPage(
        url=found.url,
        status=found.status,
        body=zlib.decompress(found.body),
        fetched_at=found.fetched_at,
        encoding=found.encoding,
        content_type=found.content_type,
    )


def release_row(session: Session, id: int) -> ReleaseRow:
    """The release of that number with its source loaded; raises `NotFoundError`."""
    row = session.scalar(
        select(ReleaseRow)
        .join(ReleaseRow.source)
        .options(contains_eager(ReleaseRow.source))
        .where(ReleaseRow.id == numbered("release", id))
    )
    if row is None:
        raise NotFoundError(f"there is no release {id}")
    return row


def _figures(session: Session, row: RevisionRow | None) -> list[Form]:
    if row is None:
        return []
    found = session.execute(
        select(FigureRow, ObservationRow.metric_id)
        .outerjoin(ObservationRow, ObservationRow.figure_id == FigureRow.id)
        .where(FigureRow.revision_id == row.id)
        .order_by(FigureRow.part.desc(), FigureRow.start)
        .limit(MAX_FIGURES)
    )
    return [{**figure_form(figure), "metric": metric_id} for figure, metric_id in found]


def _dates(session: Session, row: RevisionRow | None) -> list[Form]:
    if row is None:
        return []
    found = select(DateRow).where(DateRow.revision_id == row.id).order_by(DateRow.part.desc(), DateRow.start)
    return [date_form(mention) for mention in session.scalars(found.limit(MAX_FIGURES))]
