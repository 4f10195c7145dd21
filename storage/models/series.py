"""Metrics, their observations, and the changes seen in them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.models.base import Base
from storage.models.releases import FigureRow, ReleaseRow
from storage.models.watching import SourceRow

#: Notices that still hold and that nobody put aside.
STANDING = "resolved_at IS NULL AND cleared_at IS NULL"


class MetricRow(Base):
    """A series of one source; `key` is the canonical identity. `latest_figure_id` is the newest one said.

    `points` counts the points of its history. `merged_into_id` is a person's word that this identity is another
    series' (see `storage.metrics`).
    """

    __tablename__ = "metrics"
    __table_args__ = (UniqueConstraint("source_id", "key"), Index(None, "source_id", "latest_figure_id"))
    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("sources.id", ondelete="CASCADE"))
    key: Mapped[str]
    label: Mapped[str]
    kind: Mapped[str]
    unit: Mapped[str | None]
    currency: Mapped[str | None]
    event: Mapped[str | None]
    scope: Mapped[list[Any]] = mapped_column(default=list)
    place: Mapped[str | None]
    period_type: Mapped[str]
    since: Mapped[date | None]
    latest_figure_id: Mapped[int | None] = mapped_column(ForeignKey("figures.id", ondelete="SET NULL"), index=True)
    points: Mapped[int] = mapped_column(default=0)
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("metrics.id", ondelete="SET NULL"), index=True)
    source: Mapped[SourceRow] = relationship()
    latest_figure: Mapped[FigureRow | None] = relationship(foreign_keys=[latest_figure_id])


class ObservationRow(Base):
    """A figure as a point of a metric. `current` is false once its release says something else.

    `own_metric_id` is the metric that the figure names by itself, another one where a person merged that away.
    `place` is where the point stands in the history: it grows with the end of the period (where none is known, with
    the day of publication), then with the day of publication.
    """

    __tablename__ = "observations"
    __table_args__ = (UniqueConstraint("figure_id"), Index(None, "metric_id", "current", "place", "figure_id"))
    id: Mapped[int] = mapped_column(primary_key=True)
    metric_id: Mapped[int] = mapped_column(ForeignKey("metrics.id", ondelete="CASCADE"))
    own_metric_id: Mapped[int | None] = mapped_column(ForeignKey("metrics.id", ondelete="SET NULL"), index=True)
    figure_id: Mapped[int] = mapped_column(ForeignKey("figures.id", ondelete="CASCADE"))
    release_id: Mapped[int] = mapped_column(ForeignKey("releases.id", ondelete="CASCADE"), index=True)
    published: Mapped[date | None]
    period_start: Mapped[date | None]
    period_end: Mapped[date | None]
    place: Mapped[int] = mapped_column(BigInteger, default=0)
    current: Mapped[bool] = mapped_column(default=True)


class ChangeRow(Base):
    """A detected change. `old`, `new` and the items of `skipped` are sides as the contract's JSON gives them."""

    __tablename__ = "changes"
    __table_args__ = (
        Index(None, "detected_at", "id"),
        Index(None, "source_id", "detected_at", "id"),
        Index(None, "kind", "detected_at", "id"),
        Index(None, "severity", "detected_at", "id"),
        Index(None, "metric_id", "detected_at", "id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("sources.id", ondelete="CASCADE"))
    crawl_id: Mapped[int] = mapped_column(ForeignKey("crawls.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    severity: Mapped[str]
    detected_at: Mapped[datetime]
    release_id: Mapped[int | None] = mapped_column(ForeignKey("releases.id", ondelete="CASCADE"), index=True)
    previous_release_id: Mapped[int | None] = mapped_column(ForeignKey("releases.id", ondelete="SET NULL"), index=True)
    metric_id: Mapped[int | None] = mapped_column(ForeignKey("metrics.id", ondelete="SET NULL"))
    revision: Mapped[int | None]
    old: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    new: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    delta: Mapped[float | None]
    delta_percent: Mapped[float | None]
    skipped: Mapped[list[Any]] = mapped_column(default=list)
    note: Mapped[str] = mapped_column(default="")
    source: Mapped[SourceRow] = relationship()
    release: Mapped[ReleaseRow | None] = relationship(foreign_keys=[release_id])
    previous_release: Mapped[ReleaseRow | None] = relationship(foreign_keys=[previous_release_id])
    metric: Mapped[MetricRow | None] = relationship()


class NoticeRow(Base):
    """Something for the operator, said once per `key` until it is resolved, and again if it comes back.

    `resolved_at` is when it ceased to hold, for news of a moment the moment itself. `cleared_at` is when a person
    put it aside: it is listed no more, nor said again as long as it holds.
    """

    __tablename__ = "notices"
    __table_args__ = (
        UniqueConstraint("source_id", "key"),
        Index(None, "created_at", "id"),
        Index("ix_notices_standing", "created_at", "id", sqlite_where=text(STANDING), postgresql_where=text(STANDING)),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("sources.id", ondelete="CASCADE"))
    crawl_id: Mapped[int] = mapped_column(ForeignKey("crawls.id", ondelete="CASCADE"), index=True)
    release_id: Mapped[int | None] = mapped_column(ForeignKey("releases.id", ondelete="CASCADE"), index=True)
    key: Mapped[str]
    kind: Mapped[str]
    text: Mapped[str]
    created_at: Mapped[datetime]
    resolved_at: Mapped[datetime | None]
    cleared_at: Mapped[datetime | None]
