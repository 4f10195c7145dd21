"""Releases, their revisions and raw pages."""

import hashlib
import zlib
from collections.abc import Iterable
from datetime import datetime
from http import HTTPStatus

from sqlalchemy import select
from sqlalchemy.orm import Session

from items.readings import RawPage, Reading, Release
from storage.facts import figure_row
from storage.models import DateRow, FigureRow, PageRow, ReleaseRow, RevisionRow
from storage.writing.search import index

#: Keys looked up at once; databases limit the parameters of a statement.
BATCH = 500
#: The family of a page that is a file which a release links.
ATTACHMENT = "attachment"


def by_key(session: Session, source_id: int, keys: Iterable[str]) -> dict[str, ReleaseRow]:
    """The stored releases among `keys`."""
    wanted = sorted(set(keys))
    found: dict[str, ReleaseRow] = {}
    for start in range(0, len(wanted), BATCH):
        query = select(ReleaseRow).where(
            ReleaseRow.source_id == source_id, ReleaseRow.key.in_(wanted[start : start + BATCH])
        )
        found |= {row.key: row for row in session.scalars(query)}
    return found


def newest_revision(session: Session, release: ReleaseRow) -> RevisionRow:
    """The revision that says what the release says now."""
    return session.scalars(
        select(RevisionRow).where(RevisionRow.release_id == release.id, RevisionRow.number == release.revision)
    ).one()


def facts_of(session: Session, revision: RevisionRow) -> tuple[list[FigureRow], list[DateRow]]:
    """Figures and dates of a revision in the order of the text."""
    figures = session.scalars(
        select(FigureRow).where(FigureRow.revision_id == revision.id).order_by(FigureRow.part.desc(), FigureRow.start)
    )
    dates = session.scalars(select(DateRow).where(DateRow.revision_id == revision.id).order_by(DateRow.start))
    return list(figures), list(dates)


def keep_page(session: Session, source_id: int, crawl_id: int, raw: RawPage, *, verdict: str, family: str) -> PageRow:
    """The raw answer as a row; one that says the same bytes as the last of its address is not kept twice."""
    digest = hashlib.sha256(raw.body).hexdigest()
    last = session.scalar(
        select(PageRow)
        .where(PageRow.source_id == source_id, PageRow.url == raw.url)
        .order_by(PageRow.id.desc())
        .limit(1)
    )
    if last is not None and last.sha256 == digest and last.verdict == verdict:
        return last
    row = PageRow(
        source_id=source_id,
        crawl_id=crawl_id,
        url=raw.url,
        status=raw.status,
        verdict=verdict,
        family=family,
        content_type=raw.content_type,
        encoding=raw.encoding,
        etag=raw.etag,
        last_modified=raw.last_modified,
        fetched_at=raw.fetched_at,
        sha256=digest,
        size=len(raw.body),
        body=zlib.compress(raw.body),
    )
    session.add(row)
    session.flush()
    return row


def add_release(session: Session, source_id: int, reading: Reading, release: Release, *, now: datetime) -> ReleaseRow:
    """A release seen for the first time, without its text yet (`add_revision` brings it)."""
    row = ReleaseRow(
        source_id=source_id, key=reading.key, first_seen=now, last_seen=now, last_checked_at=now, revision=0
    )
    describe(row, reading, release)
    session.add(row)
    session.flush()
    return row


def describe(row: ReleaseRow, reading: Reading, release: Release) -> None:
    """Puts what a reading says of a release itself into its row."""
    row.url = release.url
    row.title = release.title
    row.published = release.published
    row.published_origin = release.published_origin
    row.published_precision = release.published_precision
    row.language = release.language
    row.previous_url = release.previous_url
    row.next_url = release.next_url
    row.images = list(release.images)
    row.attachments = list(release.attachments)
    row.listed_only = reading.verdict != "readable"


def add_revision(
    session: Session, row: ReleaseRow, release: Release, *, crawl_id: int, page_id: int | None, now: datetime
) -> tuple[RevisionRow, list[FigureRow]]:
    """The next revision of a release with its figures (in the order of the extraction) and dates."""
    row.revision += 1
    revision = RevisionRow(
        release_id=row.id,
        number=row.revision,
        title=release.title,
        body=release.body,
        published=release.published,
        language=release.language,
        seen_at=now,
        crawl_id=crawl_id,
        page_id=page_id,
    )
    session.add(revision)
    session.flush()
    figures = add_facts(session, revision, release)
    index_release(session, row, release)
    return revision, figures


def add_facts(session: Session, revision: RevisionRow, release: Release) -> list[FigureRow]:
    """Figures and dates of a revision; the figures' rows come in the order of the extraction."""
    figures = [figure_row(figure, revision.id) for figure in release.extraction.figures]
    session.add_all(figures)
    session.add_all(
        DateRow(
            revision_id=revision.id,
            part="body",
            text=mention.text,
            start_date=mention.start_date,
            end_date=mention.end_date,
            start=mention.start,
            end=mention.end,
        )
        for mention in release.extraction.dates
    )
    session.flush()
    return figures


def index_release(session: Session, row: ReleaseRow, release: Release) -> None:
    """Lets a release be found by its newest text."""
    kinds = {figure.kind for figure in release.extraction.figures}
    index(session, row, title=release.title, body=release.body, kinds=kinds)


def seen(row: ReleaseRow, raw: RawPage | None, *, now: datetime) -> None:
    """Notes a good reading: the release stands, whatever was wrong before is over."""
    row.last_seen = row.last_checked_at = now
    row.missing = row.soft_missing = 0
    row.withdrawn_at = None
    row.unreadable_reason = ""
    if raw is not None and raw.status == HTTPStatus.NOT_MODIFIED:
        # An answer that confirms need not repeat what it confirms.
        row.etag, row.last_modified = raw.etag or row.etag, raw.last_modified or row.last_modified
    elif raw is not None:
        row.etag, row.last_modified = raw.etag, raw.last_modified
