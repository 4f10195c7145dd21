"""Who is told what, and when."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from items.changes import ChangeKind

#: Told to the operator alone, whatever a subscription asks for.
OPERATOR_KINDS: frozenset[ChangeKind] = frozenset({"source_unreadable", "source_recovered"})
#: standard: high severity at once, the rest in a daily digest.
Cadence = Literal["standard", "instant", "hourly", "daily", "weekly"]
#: What a message is for: one crawl's news, what an outage of ours delayed, a digest, or the operator.
Purpose = Literal["instant", "away", "hourly", "daily", "weekly", "operator"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """Who wants to hear of what, and when. An empty filter lets everything pass.

    `address` is that of a mailbox or of a webhook. `metric` is a metric's number or words that its label must hold.
    `at`, `weekday` (0 is Monday) and `quiet` ("22:00-07:00") are in `timezone`.
    """

    id: int = 0
    address: str
    sources: tuple[str, ...] = ()
    metric: str = ""
    kinds: tuple[str, ...] = ()
    severities: tuple[str, ...] = ()
    min_change: float | None = None
    min_percent: float | None = None
    crossing: float | None = None
    cadence: Cadence = "standard"
    at: str = "08:00"
    weekday: int = 0
    timezone: str = "UTC"
    quiet: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """A stored change, as far as deciding who is told needs it. `parts` are the metrics merged into its series."""

    id: int
    source: str
    kind: str
    severity: str
    metric: int | None = None
    parts: tuple[int, ...] = ()
    label: str = ""
    old: float | None = None
    new: float | None = None
    delta: float | None = None
    delta_percent: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """Changes that go to one address together, and when."""

    address: str
    subscription: int
    purpose: Purpose
    due_at: datetime
    changes: tuple[int, ...]
