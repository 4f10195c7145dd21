"""Readings into stored releases: what is new, what was edited, what went missing; with the editions to compare."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from items.changes import Change, Edition, Notice, Statement
from items.readings import RawPage, Reading, Release
from pipelines.attachments import with_stored
from pipelines.coverage import believed
from storage.facts import date_item, figure_item
from storage.models import FigureRow, ReleaseRow
from storage.writing import releases as writing
from storage.writing import series
from storage.writing.releases import ATTACHMENT
from tracking import prose, withdrawals


@dataclass
class Arrival:
    """A release that is new or edited: its row, the text as read, and the edition it replaces (None when new)."""

    row: ReleaseRow
    release: Release
    figures: list[FigureRow]
    before: Edition | None


@dataclass
class Merge:
    """What became of the readings of one crawl."""

    rows: dict[str, ReleaseRow] = field(default_factory=dict)
    arrivals: list[Arrival] = field(default_factory=list)
    withdrawn: list[Change] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    resolved: list[str] = field(default_factory=list)
    unreadable: list[tuple[Reading, bool]] = field(default_factory=list)
    files_unread: list[tuple[str, str]] = field(default_factory=list)
    good: int = 0


class Merger:
    """Merges the readings of one crawl of one source, inside the caller's transaction."""

    def __init__(self, session: Session, source_id: int, crawl_id: int, *, site_answers: bool, now: datetime) -> None:
        """`site_answers` is False when no listing could be read: then a missing page says nothing."""
        self.session = session
        self.source_id = source_id
        self.crawl_id = crawl_id
        self.site_answers = site_answers
        self.now = now
        self.merge = Merge()

    def run(self, readings: Iterable[Reading]) -> Merge:
        """Merges all readings, oldest release first, so that series grow in the order of time."""
        ordered = sorted(readings, key=_by_date)
        self.merge.rows = writing.by_key(self.session, self.source_id, (reading.key for reading in ordered))
        for reading in believed(self.session, ordered, self.merge.rows):
            self._one(reading, self.merge.rows.get(reading.key))
        return self.merge

    def _one(self, reading: Reading, row: ReleaseRow | None) -> None:
        if reading.verdict == "readable" and reading.release is not None:
            return self._readable(reading, reading.release, row)
        if reading.verdict == "unchanged" and row is not None:
            return self._good(reading, row)
        if reading.verdict in ("missing", "soft_missing") and row is not None and not row.listed_only:
            return self._missing(reading, row)
        return self._unreadable(reading, row)

    def _good(self, reading: Reading, row: ReleaseRow) -> None:
        if row.missing or row.soft_missing:
            self.merge.resolved.append(_missing_key(row))
        self.merge.good += 1
        writing.seen(row, reading.raw, now=self.now)

    def _readable(self, reading: Reading, release: Release, row: ReleaseRow | None) -> None:
        self.merge.files_unread += release.unread.items()
        if row is None:
            row = writing.add_release(self.session, self.source_id, reading, release, now=self.now)
            self.merge.rows[reading.key] = row
            self._arrive(reading, release, row, before=None)
        elif row.listed_only:
            # Known from the listing only: its text is new to us, not edited by anybody.
            series.retire_observations(self.session, row.id)
            writing.describe(row, reading, release)
            self._arrive(reading, release, row, before=None)
        else:
            self._again(reading, release, row)
        self._good(reading, row)

    def _again(self, reading: Reading, release: Release, row: ReleaseRow) -> None:
        revision = writing.newest_revision(self.session, row)
        release = with_stored(release, revision.body)
        edited = (
            prose.plain(revision.title) != prose.plain(release.title)
            or prose.plain(revision.body) != prose.plain(release.body)
            or (revision.published != release.published and release.published_origin != "guess")
        )
        if not edited:
            return
        before = self._edition(row)
        writing.describe(row, reading, release)
        self._arrive(reading, release, row, before=before)

    def _arrive(self, reading: Reading, release: Release, row: ReleaseRow, *, before: Edition | None) -> None:
        page_id = None
        if reading.raw is not None:
            page_id = self._keep(reading.raw, reading.verdict, reading.family)
        for file in reading.files:
            if file.raw is not None and file.url not in release.unread:
                self._keep(file.raw, reading.verdict, ATTACHMENT)
        _, figures = writing.add_revision(
            self.session, row, release, crawl_id=self.crawl_id, page_id=page_id, now=self.now
        )
        self.merge.arrivals.append(Arrival(row, release, figures, before))

    def _keep(self, raw: RawPage, verdict: str, family: str) -> int:
        page = writing.keep_page(self.session, self.source_id, self.crawl_id, raw, verdict=verdict, family=family)
        return page.id

    def _edition(self, row: ReleaseRow) -> Edition:
        revision = writing.newest_revision(self.session, row)
        figures, dates = writing.facts_of(self.session, revision)
        links = series.links_of(self.session, figures)
        return Edition(
            release=row.key,
            title=revision.title,
            body=revision.body,
            published=revision.published,
            language=revision.language,
            statements=tuple(
                Statement(
                    release=row.key,
                    published=revision.published,
                    figure=figure_item(figure),
                    metric=links.get(figure.id),
                )
                for figure in figures
            ),
            dates=tuple(date_item(date) for date in dates),
        )

    def _missing(self, reading: Reading, row: ReleaseRow) -> None:
        row.last_checked_at = self.now
        if row.withdrawn_at is not None:
            return
        if not self.site_answers:
            self._unreadable(reading, row)
            return
        row.missing, row.soft_missing, confirmed = withdrawals.step(row.missing, row.soft_missing, reading.verdict)
        if confirmed:
            row.withdrawn_at = self.now
            self.merge.resolved.append(_missing_key(row))
            self.merge.withdrawn.append(
                Change(kind="release_withdrawn", severity="medium", release=row.key, note=reading.reason)
            )
        else:
            text = f"{row.title} ({row.url}) is missing: {reading.reason}; withdrawn if the next reading says the same"
            self.merge.notices.append(Notice(key=_missing_key(row), kind="maybe_withdrawn", text=text, release=row.key))

    def _unreadable(self, reading: Reading, row: ReleaseRow | None) -> None:
        self.merge.unreadable.append((reading, row is None))
        if reading.raw is not None and reading.raw.body:
            self._keep(reading.raw, reading.verdict, reading.family)
        if row is not None:
            row.last_checked_at = self.now
            row.unreadable_reason = reading.reason
        elif reading.release is not None:
            row = writing.add_release(self.session, self.source_id, reading, reading.release, now=self.now)
            row.unreadable_reason = reading.reason
            self.merge.rows[reading.key] = row
            _, figures = writing.add_revision(
                self.session, row, reading.release, crawl_id=self.crawl_id, page_id=None, now=self.now
            )
            self.merge.arrivals.append(Arrival(row, reading.release, figures, None))


def _by_date(reading: Reading) -> tuple[str, str]:
    published = reading.release.published if reading.release else None
    return (published.isoformat() if published else "", reading.key)


def _missing_key(row: ReleaseRow) -> str:
    return f"missing:{row.key}"
