"""Sources under watch, the ledger of their crawls, and the raw pages."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base


class SourceRow(Base):
    """A site under watch. `family` names the page family; `config` what was learnt of the site when it was added.

    `baseline_at` is set by the first crawl that read the site to the end: until then nothing is a change.
    `abbreviations` maps short forms that its releases define to their words.
    `state` is new, ok or unreadable; `state_reason` says why it is unreadable, `state_since` from when.
    """

    __tablename__ = "sources"
    __table_args__ = (Index(None, "state", "name"), Index(None, "next_due_at"))
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    url: Mapped[str]
    family: Mapped[str]
    language: Mapped[str]
    timezone: Mapped[str] = mapped_column(default="UTC")
    schedule: Mapped[str] = mapped_column(default="every 30m")
    enabled: Mapped[bool] = mapped_column(default=True)
    config: Mapped[dict[str, Any]] = mapped_column(default=dict)
    abbreviations: Mapped[dict[str, Any]] = mapped_column(default=dict)
    created_at: Mapped[datetime]
    baseline_at: Mapped[datetime | None]
    next_due_at: Mapped[datetime | None]
    state: Mapped[str] = mapped_column(default="new")
    state_reason: Mapped[str] = mapped_column(default="")
    state_since: Mapped[datetime | None]


class CrawlRow(Base):
    """One run of one source. `outcome` is running, ok, unreadable, failed, stopped or skipped, with a `reason`.

    `trigger` is schedule, manual or makeup (a run missed while nothing was running).
    """

    __tablename__ = "crawls"
    __table_args__ = (Index(None, "source_id", "id"), Index(None, "source_id", "outcome", "id"))
    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("sources.id", ondelete="CASCADE"))
    trigger: Mapped[str]
    outcome: Mapped[str] = mapped_column(default="running")
    reason: Mapped[str] = mapped_column(default="")
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    requests: Mapped[int] = mapped_column(default=0)
    bytes: Mapped[int] = mapped_column(default=0)
    releases_seen: Mapped[int] = mapped_column(default=0)
    releases_new: Mapped[int] = mapped_column(default=0)
    releases_revised: Mapped[int] = mapped_column(default=0)
    unreadable: Mapped[int] = mapped_column(default=0)
    changes: Mapped[int] = mapped_column(default=0)


class PageRow(Base):
    """A raw answer; `body` is compressed with zlib, `sha256` that of the body before compression."""

    __tablename__ = "pages"
    __table_args__ = (Index(None, "source_id", "url"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("sources.id", ondelete="CASCADE"))
    crawl_id: Mapped[int] = mapped_column(ForeignKey("crawls.id", ondelete="CASCADE"), index=True)
    url: Mapped[str]
    status: Mapped[int]
    verdict: Mapped[str]
    family: Mapped[str]
    content_type: Mapped[str]
    encoding: Mapped[str | None]
    etag: Mapped[str | None]
    last_modified: Mapped[str | None]
    fetched_at: Mapped[datetime]
    sha256: Mapped[str]
    size: Mapped[int]
    body: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
