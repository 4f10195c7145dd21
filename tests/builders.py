"""A tiny vocabulary for rows: each call adds one row with plain defaults and returns it with its id.

    with database.writing() as session:
        make = Rows(session)
        source = make.source("nmpa")
        release = make.release(source, "31 drugs approved", "In 2024, 31 drugs were approved.")
        figure = make.figure(release, "31", value=31, subject="drugs")
        make.observation(make.metric(source, "drugs approved"), figure)

Any column can be given by name. Times start at NOON and advance by a minute with every crawl.
"""

import hashlib
import zlib
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.models import (
    Base,
    ChangeRow,
    CrawlRow,
    DateRow,
    FigureRow,
    MetricRow,
    NoticeRow,
    ObservationRow,
    OutboxRow,
    PageRow,
    ReleaseRow,
    RevisionRow,
    SourceRow,
)
from storage.points import history_place
from storage.writing.search import index, index_label, index_periods
from storage.writing.series import count_points
from storage.writing.tallies import recount

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
PLAIN_FIGURE: dict[str, Any] = {"qualifier": "exact", "kind": "count", "role": "level", "of_whole": False, "step": 1.0}
HTML = {"content_type": "text/html; charset=utf-8", "encoding": "utf-8"}
PLAIN_PAGE: dict[str, Any] = {"status": 200, "verdict": "readable", "family": "generic", "fetched_at": NOON, **HTML}
Row = TypeVar("Row", bound=Base)


class Rows:
    """Adds rows to `session` and flushes each, so that its id is known; indexes and tallies are kept in step."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def _add(self, row: Row) -> Row:
        self.session.add(row)
        self.session.flush()
        return row

    def _number(self, model: type[Base]) -> int:
        return (self.session.scalar(select(func.count()).select_from(model)) or 0) + 1

    def source(self, name: str = "nmpa", **columns: Any) -> SourceRow:
        plain: dict[str, Any] = {
            "url": f"https://{name}.example/news/",
            "family": "generic",
            "language": "en",
            "created_at": NOON,
            "baseline_at": NOON,
            "state": "ok",
        }
        return self._add(SourceRow(name=name, **(plain | columns)))

    def crawl(self, source: SourceRow, **columns: Any) -> CrawlRow:
        started = NOON + timedelta(minutes=self._number(CrawlRow))
        plain: dict[str, Any] = {
            "trigger": "schedule",
            "outcome": "ok",
            "started_at": started,
            "finished_at": started + timedelta(seconds=5),
        }
        return self._add(CrawlRow(source_id=source.id, **(plain | columns)))

    def release(self, source: SourceRow, title: str, body: str | None = "", **columns: Any) -> ReleaseRow:
        """A release with its first revision; with `body` None it is known from a listing only and has none."""
        number = self._number(ReleaseRow)
        plain: dict[str, Any] = {
            "key": f"release-{number}",
            "url": f"{source.url}{number}.html",
            "published": date(2026, 3, 1),
            "language": source.language,
            "first_seen": NOON,
            "last_seen": NOON,
            "last_checked_at": NOON,
            "listed_only": body is None,
        }
        row = self._add(ReleaseRow(source_id=source.id, title=title, revision=1, **(plain | columns)))
        if body is not None:
            self._revision(row, 1, title, body, NOON)
        self._index(row)
        recount(self.session, source.id)
        return row

    def revise(self, release: ReleaseRow, title: str, body: str) -> RevisionRow:
        """A further revision, which becomes the release's newest."""
        release.revision += 1
        release.title = title
        row = self._revision(release, release.revision, title, body, NOON + timedelta(days=release.revision - 1))
        self._index(release)
        return row

    def _revision(self, release: ReleaseRow, number: int, title: str, body: str, seen_at: datetime) -> RevisionRow:
        source = self.session.get_one(SourceRow, release.source_id)
        row = RevisionRow(
            release_id=release.id,
            number=number,
            title=title,
            body=body,
            published=release.published,
            language=release.language,
            seen_at=seen_at,
            crawl_id=self.crawl(source).id,
        )
        return self._add(row)

    def _index(self, release: ReleaseRow) -> None:
        """Lets a release be found by its newest text, as storing it does."""
        chosen = (RevisionRow.release_id == release.id, RevisionRow.number == release.revision)
        newest = self.session.scalars(select(RevisionRow).where(*chosen)).one_or_none()
        number = newest.id if newest else None
        kinds = self.session.scalars(select(FigureRow.kind).where(FigureRow.revision_id == number))
        index(self.session, release, title=release.title, body=newest.body if newest else "", kinds=kinds)

    def revision(self, release: ReleaseRow) -> RevisionRow:
        """The newest revision of a release."""
        chosen = (RevisionRow.release_id == release.id, RevisionRow.number == release.revision)
        return self.session.scalars(select(RevisionRow).where(*chosen)).one()

    def figure(
        self,
        release: ReleaseRow,
        text: str,
        value: float,
        *,
        part: str = "body",
        period: str | None = None,
        **columns: Any,
    ) -> FigureRow:
        """A figure of the newest revision at the first place where `text` stands in its `part`."""
        revision = self.revision(release)
        whole = revision.title if part == "title" else revision.body
        start = whole.index(text)
        line = whole[whole.rfind("\n", 0, start) + 1 :].partition("\n")[0]
        said = {"sentence": line, "period_text": period, "period_type": "closed" if period else None}
        row = FigureRow(
            revision_id=revision.id,
            part=part,
            text=text,
            value=value,
            start=start,
            end=start + len(text),
            **(PLAIN_FIGURE | said | columns),
        )
        self._add(row)
        index_periods(self.session, [period])
        self._index(release)
        recount(self.session, release.source_id)
        return row

    def page(self, release: ReleaseRow, body: bytes, **columns: Any) -> PageRow:
        """The raw page that the newest revision of a release was read from."""
        revision = self.revision(release)
        kept = PageRow(
            source_id=release.source_id,
            crawl_id=revision.crawl_id,
            body=zlib.compress(body),
            sha256=hashlib.sha256(body).hexdigest(),
            size=len(body),
            **(PLAIN_PAGE | {"url": release.url} | columns),
        )
        revision.page_id = self._add(kept).id
        return kept

    def mention(self, release: ReleaseRow, text: str, *, part: str = "body", **columns: Any) -> DateRow:
        """A date or period at the first place where `text` stands in a part of the newest revision."""
        revision = self.revision(release)
        start = (revision.title if part == "title" else revision.body).index(text)
        row = DateRow(revision_id=revision.id, part=part, text=text, start=start, end=start + len(text), **columns)
        return self._add(row)

    def metric(self, source: SourceRow, label: str, **columns: Any) -> MetricRow:
        plain: dict[str, Any] = {"key": label, "kind": "count", "period_type": "level"}
        row = self._add(MetricRow(source_id=source.id, label=label, **(plain | columns)))
        index_label(self.session, row)
        recount(self.session, source.id)
        return row

    def observation(self, metric: MetricRow, figure: FigureRow, *, current: bool = True) -> ObservationRow:
        """Makes a figure a point of a metric and, if current, its latest one."""
        revision = self.session.get_one(RevisionRow, figure.revision_id)
        if current:
            metric.latest_figure_id = figure.id
        row = ObservationRow(
            metric_id=metric.id,
            own_metric_id=metric.id,
            figure_id=figure.id,
            release_id=revision.release_id,
            published=revision.published,
            period_start=figure.period_start,
            period_end=figure.period_end,
            place=history_place(figure.period_end, revision.published),
            current=current,
        )
        self._add(row)
        count_points(self.session, metric)
        return row

    def change(self, release: ReleaseRow, kind: str = "metric_changed", **columns: Any) -> ChangeRow:
        source = self.session.get_one(SourceRow, release.source_id)
        crawl = self.crawl(source, changes=1)
        plain: dict[str, Any] = {"severity": "high", "detected_at": crawl.started_at, "crawl_id": crawl.id}
        row = self._add(ChangeRow(source_id=source.id, release_id=release.id, kind=kind, **(plain | columns)))
        recount(self.session, source.id)
        return row

    def notice(self, source: SourceRow, text: str, **columns: Any) -> NoticeRow:
        plain: dict[str, Any] = {"key": text, "kind": "unreadable", "created_at": NOON}
        crawl = self.crawl(source)
        return self._add(NoticeRow(source_id=source.id, crawl_id=crawl.id, text=text, **(plain | columns)))

    def message(self, address: str, **columns: Any) -> OutboxRow:
        number = self._number(OutboxRow)
        plain: dict[str, Any] = {
            "dedupe": f"message-{number}",
            "message_id": f"<{number}@regwatch.example>",
            "due_at": NOON,
            "next_attempt_at": NOON,
            "created_at": NOON,
        }
        return self._add(OutboxRow(address=address, **(plain | columns)))


def side(value: float, sentence: str, **fields: Any) -> dict[str, Any]:
    """One half of a change, as a change row holds it."""
    plain = {"value": value, "value_max": None, "qualifier": "exact", "text": f"{value:,.0f}", "period": None}
    return {**plain, "sentence": sentence, **fields}
