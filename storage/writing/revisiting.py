"""Stored revisions with their raw pages, to be extracted from again."""

import zlib

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from items import Listed, RawPage, Reading, Release
from storage.models import DateRow, FigureRow, PageRow, ReleaseRow, RevisionRow
from storage.writing.releases import add_facts


def revisions(session: Session, source_id: int) -> list[tuple[ReleaseRow, RevisionRow]]:
    """Every revision of a source, oldest release first."""
    query = (
        select(ReleaseRow, RevisionRow)
        .join(RevisionRow, RevisionRow.release_id == ReleaseRow.id)
        .where(ReleaseRow.source_id == source_id)
        .order_by(ReleaseRow.published.nulls_first(), ReleaseRow.id, RevisionRow.number)
    )
    return [(release, revision) for release, revision in session.execute(query)]


def as_reading(session: Session, source: str, release: ReleaseRow, revision: RevisionRow) -> Reading:
    """The reading that brought a revision: with its raw page, or as the listing alone told it."""
    page = session.get(PageRow, revision.page_id) if revision.page_id is not None else None
    listed = Listed(url=release.url, title=revision.title, published=revision.published)
    if page is None:
        return Reading(source=source, key=release.key, url=release.url, verdict="empty", listed=listed)
    raw = RawPage(
        url=page.url,
        status=page.status,
        body=zlib.decompress(page.body),
        fetched_at=page.fetched_at,
        encoding=page.encoding,
        content_type=page.content_type,
        etag=page.etag,
        last_modified=page.last_modified,
    )
    return Reading(
        source=source, key=release.key, url=release.url, verdict="readable", family=page.family, listed=listed, raw=raw
    )


def replace_text(session: Session, revision: RevisionRow, release: Release) -> list[FigureRow]:
    """Puts newly extracted text and facts in the place of the old; observations of old figures go with them."""
    session.execute(delete(FigureRow).where(FigureRow.revision_id == revision.id))
    session.execute(delete(DateRow).where(DateRow.revision_id == revision.id))
    revision.title, revision.body, revision.language = release.title, release.body, release.language
    return add_facts(session, revision, release)
