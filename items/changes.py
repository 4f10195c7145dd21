"""What tracking decides: which series a figure belongs to, and what changed."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from items.facts import DateMention, Figure, Kind, Period, PeriodType, Qualifier

ChangeKind = Literal[
    "metric_changed",
    "figure_revised",
    "wording_changed",
    "release_revised",
    "release_new",
    "release_withdrawn",
    "source_unreadable",
    "source_recovered",
]
Severity = Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """The identity of a series within one source; `key` is its canonical form, unique there.

    `scope` holds the narrowing words in canonical form, sorted. `since` is the stated start of a running total.
    """

    key: str
    label: str
    kind: Kind
    unit: str | None = None
    currency: str | None = None
    event: str | None = None
    scope: tuple[str, ...] = ()
    place: str | None = None
    period_type: PeriodType = "level"
    since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A figure said by a release and what it was linked to; `metric` is None for a figure that is no level."""

    release: str
    published: date | None
    figure: Figure
    metric: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One version of a release's text, with its statements, for comparison."""

    release: str
    title: str
    body: str
    published: date | None
    language: str
    statements: tuple[Statement, ...] = ()
    dates: tuple[DateMention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The old or the new half of a change."""

    value: float
    value_max: float | None
    qualifier: Qualifier
    text: str
    period: Period | None
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One entry of a mail. `release` and `previous_release` are release keys; `skipped` lists intermediate values."""

    kind: ChangeKind
    severity: Severity
    release: str | None = None
    previous_release: str | None = None
    metric: str | None = None
    old: Side | None = None
    new: Side | None = None
    delta: float | None = None
    delta_percent: float | None = None
    skipped: tuple[Side, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something for the operator only, said once per `key`."""

    key: str
    kind: str
    text: str
    release: str | None = None


@dataclass(frozen=True, slots=True)
class Detection:
    """The outcome of comparing what was known with what a crawl found; `over` names notices that hold no more."""

    changes: tuple[Change, ...] = ()
    notices: tuple[Notice, ...] = ()
    over: tuple[str, ...] = ()
