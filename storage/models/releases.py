"""Releases, their revisions, and what was extracted from each."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.models.base import Base
from storage.models.watching import SourceRow
from storage.stretches import days_key, years_key


class ReleaseRow(Base):
    """A release at its address, as last read; its text stands in its newest revision.

    `key` identifies it within its source. `missing`/`soft_missing` count readings on the way to a withdrawal.
    `listed_only` tells a release known from a listing whose own page could not be read yet.
    """

    __tablename__ = "releases"
    __table_args__ = (
        UniqueConstraint("source_id", "key"),
        Index(None, "source_id", "published"),
        Index(None, "published", "id"),
        Index(
            "ix_releases_withdrawn",
            "published",
            "id",
            sqlite_where=text("withdrawn_at IS NOT NULL"),
            postgresql_where=text("withdrawn_at IS NOT NULL"),
        ),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("sources.id", ondelete="CASCADE"))
    key: Mapped[str]
    url: Mapped[str]
    title: Mapped[str]
    published: Mapped[date | None]
    published_origin: Mapped[str | None]
    published_precision: Mapped[str] = mapped_column(default="day")
    language: Mapped[str]
    first_seen: Mapped[datetime]
    last_seen: Mapped[datetime]
    last_checked_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    missing: Mapped[int] = mapped_column(default=0)
    soft_missing: Mapped[int] = mapped_column(default=0)
    listed_only: Mapped[bool] = mapped_column(default=False)
    unreadable_reason: Mapped[str] = mapped_column(default="")
    revision: Mapped[int] = mapped_column(default=1)
    previous_url: Mapped[str | None]
    next_url: Mapped[str | None]
    images: Mapped[list[Any]] = mapped_column(default=list)
    attachments: Mapped[list[Any]] = mapped_column(default=list)
    etag: Mapped[str | None]
    last_modified: Mapped[str | None]
    source: Mapped[SourceRow] = relationship()


class RevisionRow(Base):
    """One version of a release's text. Number 1 is the first one read."""

    __tablename__ = "revisions"
    __table_args__ = (UniqueConstraint("release_id", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    release_id: Mapped[int] = mapped_column(ForeignKey("releases.id", ondelete="CASCADE"))
    number: Mapped[int]
    title: Mapped[str]
    body: Mapped[str]
    published: Mapped[date | None]
    language: Mapped[str]
    seen_at: Mapped[datetime]
    crawl_id: Mapped[int] = mapped_column(ForeignKey("crawls.id", ondelete="CASCADE"), index=True)
    page_id: Mapped[int | None] = mapped_column(ForeignKey("pages.id", ondelete="SET NULL"), index=True)


def _period(context: Any) -> tuple[date | None, date | None]:
    given = context.get_current_parameters()
    return given.get("period_start"), given.get("period_end")


class FigureRow(Base):
    """A figure of one revision with its evidence; fields as in `items.facts.Figure`, the period spread over columns.

    `release_place` is where the figure's release stands in lists while the figure is stated (see
    `storage.search.entry.place`), and nothing once a newer revision took its place: a page of figures is a stretch of
    an index that ends in it. `period_years` and `period_days` are the keys of the period (see `storage.stretches`).
    """

    __tablename__ = "figures"
    __table_args__ = (
        UniqueConstraint("revision_id", "part", "start", "end"),
        Index(None, "kind", "value"),
        Index("ix_figures_listed", text("release_place DESC"), "id"),
        *(
            Index(f"ix_figures_{name}_listed", name, text("release_place DESC"), "id")
            for name in ("kind", "period_years", "period_days", "period_text")
        ),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    revision_id: Mapped[int] = mapped_column(ForeignKey("revisions.id", ondelete="CASCADE"))
    part: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]
    text: Mapped[str]
    sentence: Mapped[str]
    value: Mapped[float]
    value_max: Mapped[float | None]
    qualifier: Mapped[str]
    kind: Mapped[str]
    unit: Mapped[str | None]
    currency: Mapped[str | None]
    subject: Mapped[str | None]
    direction: Mapped[str | None]
    event: Mapped[str | None]
    place: Mapped[str | None]
    role: Mapped[str]
    of_whole: Mapped[bool]
    step: Mapped[float]
    period_text: Mapped[str | None]
    period_start: Mapped[date | None]
    period_end: Mapped[date | None]
    period_type: Mapped[str | None]
    period_years: Mapped[int | None] = mapped_column(default=lambda context: years_key(*_period(context)))
    period_days: Mapped[int | None] = mapped_column(BigInteger, default=lambda context: days_key(*_period(context)))
    release_place: Mapped[int | None] = mapped_column(BigInteger)
    revision: Mapped[RevisionRow] = relationship()


class DateRow(Base):
    """A date or period written in one revision."""

    __tablename__ = "dates"
    __table_args__ = (UniqueConstraint("revision_id", "part", "start", "end"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    revision_id: Mapped[int] = mapped_column(ForeignKey("revisions.id", ondelete="CASCADE"))
    part: Mapped[str] = mapped_column(default="body")
    text: Mapped[str]
    start_date: Mapped[date | None]
    end_date: Mapped[date | None]
    start: Mapped[int]
    end: Mapped[int]
