"""Tables as typed models. Times are UTC, stored without a zone; JSON columns hold plain JSON values.

sources ─┬─ crawls            run ledger, one row an attempt
         ├─ tallies           how much is stored of it
         ├─ pages             raw answers, compressed, kept while a revision or a finding rests on them
         ├─ releases ─┬─ revisions ─┬─ figures ── observations ── metrics
         │            │             └─ dates
         │            ├─ search_texts   the words that it is found by
         ├─ metrics   └─ changes ── outbox_changes ── outbox ── subscriptions
         │    └─ metric_words     the words of its label; period_words has those of periods as written
         └─ notices           what the operator is told, once each
"""

from storage.models.base import Base, UtcDateTime
from storage.models.releases import DateRow, FigureRow, ReleaseRow, RevisionRow
from storage.models.search import MetricWordRow, PeriodWordRow, SearchRow
from storage.models.series import ChangeRow, MetricRow, NoticeRow, ObservationRow
from storage.models.tallies import TallyRow
from storage.models.telling import OutboxChangeRow, OutboxRow, SubscriptionRow
from storage.models.watching import CrawlRow, PageRow, SourceRow

__all__ = [
    "Base",
    "ChangeRow",
    "CrawlRow",
    "DateRow",
    "FigureRow",
    "MetricRow",
    "MetricWordRow",
    "NoticeRow",
    "ObservationRow",
    "OutboxChangeRow",
    "OutboxRow",
    "PageRow",
    "PeriodWordRow",
    "ReleaseRow",
    "RevisionRow",
    "SearchRow",
    "SourceRow",
    "SubscriptionRow",
    "TallyRow",
    "UtcDateTime",
]
