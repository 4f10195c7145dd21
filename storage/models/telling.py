"""Who is told, and the messages on their way."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base


class SubscriptionRow(Base):
    """Who is told what, in the fields of `items.news.Subscription`; `filters` and `delivery` keep what is no default.

    `filters` says which changes, `delivery` when and in which language. `token` lets its holder unsubscribe
    without a login.
    """

    __tablename__ = "subscriptions"
    id: Mapped[int] = mapped_column(primary_key=True)
    address: Mapped[str] = mapped_column(index=True)
    filters: Mapped[dict[str, Any]] = mapped_column(default=dict)
    cadence: Mapped[str] = mapped_column(default="standard")
    delivery: Mapped[dict[str, Any]] = mapped_column(default=dict)
    token: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime]


class OutboxRow(Base):
    """One message to one address. `state` is pending, sent, dead (refused for good) or dropped (nothing left to tell).

    Exactly one row per address, purpose and crawl (`dedupe` is unique), so storing twice mails once; `message_id`
    never changes. A digest row collects changes until `due_at`. `purpose` is instant, away, hourly, daily,
    weekly or operator; `audience` reader or operator. A sender holds a row until `claimed_until`; `attempts` counts the
    sendings that may have reached the server.
    """

    __tablename__ = "outbox"
    __table_args__ = (Index(None, "state", "next_attempt_at"), Index(None, "state", "id"))
    id: Mapped[int] = mapped_column(primary_key=True)
    dedupe: Mapped[str] = mapped_column(unique=True)
    subscription_id: Mapped[int | None] = mapped_column(ForeignKey("subscriptions.id", ondelete="SET NULL"), index=True)
    crawl_id: Mapped[int | None] = mapped_column(ForeignKey("crawls.id", ondelete="SET NULL"), index=True)
    audience: Mapped[str] = mapped_column(default="reader")
    purpose: Mapped[str] = mapped_column(default="instant")
    address: Mapped[str]
    message_id: Mapped[str] = mapped_column(unique=True)
    state: Mapped[str] = mapped_column(default="pending")
    attempts: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime]
    next_attempt_at: Mapped[datetime]
    claimed_by: Mapped[str] = mapped_column(default="")
    claimed_until: Mapped[datetime | None]
    last_answer: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    notice_ids: Mapped[list[Any]] = mapped_column(default=list)


class OutboxChangeRow(Base):
    """Which changes a message tells."""

    __tablename__ = "outbox_changes"
    outbox_id: Mapped[int] = mapped_column(ForeignKey("outbox.id", ondelete="CASCADE"), primary_key=True)
    change_id: Mapped[int] = mapped_column(ForeignKey("changes.id", ondelete="CASCADE"), primary_key=True, index=True)
