"""Stored revisions with their raw pages, to be extracted from again."""

import zlib
from dataclasses import replace
from html import escape

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from items.readings import Attached, Listed, RawPage, Reading, Release
from storage.models import DateRow, FigureRow, PageRow, ReleaseRow, RevisionRow, SourceRow
from storage.writing.releases import ATTACHMENT, add_facts


def revisions(session: Session, source_id: int) -> list[tuple[ReleaseRow, RevisionRow]]:
    """Every revision of a source, oldest release first."""
    query = (
        select(ReleaseRow, RevisionRow)
        .join(RevisionRow, RevisionRow.release_id == ReleaseRow.id)
        .where(ReleaseRow.source_id == source_id)
        .order_by(ReleaseRow.published.nulls_first(), ReleaseRow.id, RevisionRow.number)
    )
    return [(release, revision) for release, revision in session.execute(query)]


def as_reading(session: Session, source: SourceRow, release: ReleaseRow, revision: RevisionRow) -> Reading:
    """The reading that brought a revision: with its raw page, or as the listing alone told it."""
    page = session.get(PageRow, revision.page_id) if revision.page_id is not None else None
    listed = Listed(
        url=release.url, title=revision.title, published=revision.published, summary=_as_summary(revision.body)
    )
    told = Reading(
        source=source.name,
        key=release.key,
        url=release.url,
        verdict="empty",
        language=source.language,
        timezone=source.timezone,
        listed=listed,
    )
    if page is None:
        return told
    files = _files(session, release, revision) if release.attachments else ()
    return replace(told, verdict="readable", family=page.family, raw=_raw(page), files=files)


def _files(session: Session, release: ReleaseRow, revision: RevisionRow) -> tuple[Attached, ...]:
    """The files that were kept with a revision, as they were then."""
    query = (
        select(PageRow)
        .where(
            PageRow.source_id == release.source_id,
            PageRow.family == ATTACHMENT,
            PageRow.url.in_(release.attachments),
            PageRow.crawl_id <= revision.crawl_id,
        )
        .order_by(PageRow.id)
    )
    kept = {page.url: page for page in session.scalars(query)}
    return tuple(Attached(url=url, raw=_raw(kept[url])) for url in release.attachments if url in kept)


def _raw(page: PageRow) -> RawPage:
    return RawPage(
        url=page.url,
        status=page.status,
        body=zlib.decompress(page.body),
        fetched_at=page.fetched_at,
        encoding=page.encoding,
        content_type=page.content_type,
        etag=page.etag,
        last_modified=page.last_modified,
    )


def _as_summary(body: str) -> str:
    """A text without a page of its own as the list gave it: a summary in HTML, block by block."""
    return "".join(f"<p>{escape(block)}</p>" for block in body.split("\n") if block)


def replace_text(session: Session, revision: RevisionRow, release: Release) -> list[FigureRow]:
    """Puts newly extracted text and facts in the place of the old; observations of old figures go with them."""
    session.execute(delete(FigureRow).where(FigureRow.revision_id == revision.id))
    session.execute(delete(DateRow).where(DateRow.revision_id == revision.id))
    revision.title, revision.body, revision.language = release.title, release.body, release.language
    return add_facts(session, revision, release)
