"""The values that travel through the house, from a page to a mail. All are frozen; all times are UTC."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

Kind = Literal["count", "money", "percent", "multiple", "duration", "other"]
Qualifier = Literal["exact", "more_than", "at_least", "nearly", "less_than", "at_most", "about", "range"]
Direction = Literal["up", "down"]
Part = Literal["title", "body"]
#: How a period can be compared (closed span, year to date, level at a date, running total since a stated start).
PeriodType = Literal["closed", "ytd", "level", "running"]
#: What a figure does in its sentence. Only `level` figures are followed as metrics; `prior` is a level of an
#: earlier period given for comparison; `change` and `gap` describe a difference; `plan` is a target or forecast;
#: `quoted` is an old value that a correction note repeats.
Role = Literal["level", "prior", "change", "gap", "plan", "quoted"]

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


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time as written, resolved to days (both ends included); an open end is None."""

    text: str
    start: date | None
    end: date | None
    type: PeriodType = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One typed quantity with its evidence.

    `value` is a full number (20 billion yuan = 2e10, percent in percent). `start`/`end` are character offsets into
    the text of `part` (title or body), so that `text[start:end]` is the figure as written; `sentence` is the
    sentence it stands in. `event` is a canonical English id of what happened ("approved", "accepted",
    "in_trials"), whatever the language; `place` a canonical place name when one narrows the figure; `of_whole`
    tells a part ("of which 61 …"). `step` is one unit of the last digit written, in full numbers: 10000 for
    "1.35 million", 1 for "1,092".
    """

    value: float
    value_max: float | None = None
    qualifier: Qualifier = "exact"
    kind: Kind = "count"
    unit: str | None = None
    currency: str | None = None
    subject: str | None = None
    period: Period | None = None
    direction: Direction | None = None
    sentence: str
    start: int
    end: int
    text: str
    part: Part = "body"
    event: str | None = None
    place: str | None = None
    role: Role = "level"
    of_whole: bool = False
    step: float = 1.0


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or period written in a text, resolved to days; offsets as in `Figure`."""

    text: str
    start_date: date | None
    end_date: date | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything typed that one text holds. `abbreviations` maps a short form to the words it was defined by."""

    figures: tuple[Figure, ...] = ()
    dates: tuple[DateMention, ...] = ()
    abbreviations: Mapping[str, str] = field(default_factory=dict)


# --- what a spider brings -------------------------------------------------------------------------------------

#: readable: a page to extract from. unchanged: the server said 304. missing: 404 or 410. soft_missing: a redirect
#: to the list, or "not found" with status 200. blocked, error, empty: says nothing about the release.
Verdict = Literal["readable", "unchanged", "missing", "soft_missing", "blocked", "error", "empty"]
#: Where a publication date was read: the page's own mark, its meta data, the listing or feed, its address, or a guess.
DateOrigin = Literal["mark", "meta", "listing", "url", "guess"]
Precision = Literal["minute", "day", "month", "year"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RawPage:
    """One answer of a server as it came, after content decoding and before charset decoding."""

    url: str
    status: int
    body: bytes
    fetched_at: datetime
    encoding: str | None = None
    content_type: str = ""
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What a listing or a feed says of a release before its page is opened."""

    url: str
    title: str
    published: date | None = None
    summary: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A release as a person reads it. `body` is its blocks joined by line feeds, without page furniture."""

    url: str
    title: str
    body: str
    published: date | None = None
    published_origin: DateOrigin | None = None
    published_precision: Precision = "day"
    language: str = "en"
    previous_url: str | None = None
    next_url: str | None = None
    images: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    extraction: Extraction = Extraction()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One look at one address in a crawl. `key` identifies the release within its source (a canonical address).

    Pipelines fill `release` of a readable one; `reason` says in words why any other could not be read.
    `family` names the page family whose landmarks `extraction.page` looks for; `language` and `timezone` are the
    source's, for a text that does not show its language and for times given in UTC.
    """

    source: str
    key: str
    url: str
    verdict: Verdict
    reason: str = ""
    family: str = "generic"
    language: str = "en"
    timezone: str = "UTC"
    listed: Listed | None = None
    raw: RawPage | None = None
    release: Release | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingReading:
    """One look at a page of a listing or feed: the releases it named (`keys`), or why it could not be read.

    The first one of a crawl is the source's own address. A readable one may have a `reason` too: why no further page
    of the list was asked for, or what was odd.
    """

    source: str
    url: str
    verdict: Verdict
    reason: str = ""
    releases: int = 0
    keys: tuple[str, ...] = ()
    raw: RawPage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A site under watch, as a spider needs to know it. `config` is what was learnt when it was added."""

    name: str
    url: str
    family: str = "auto"
    language: str = "en"
    timezone: str = "UTC"
    config: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A stored release that a spider may meet or visit again. `due` asks for a visit even when no listing names it.

    `title` and `published` are what a listing is expected to show; `pending` tells one on the way to a withdrawal.
    """

    key: str
    url: str
    title: str = ""
    published: date | None = None
    due: bool = False
    pending: bool = False
    etag: str | None = None
    last_modified: str | None = None


# --- what tracking decides --------------------------------------------------------------------------------------


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
    """The outcome of comparing what was known with what a crawl found."""

    changes: tuple[Change, ...] = ()
    notices: tuple[Notice, ...] = ()


# --- who is told what ---------------------------------------------------------------------------------------------

#: Told to the operator alone, whatever a subscription asks for.
OPERATOR_KINDS: frozenset[ChangeKind] = frozenset({"source_unreadable", "source_recovered"})
#: standard: high severity at once, the rest in a daily digest.
Cadence = Literal["standard", "instant", "hourly", "daily", "weekly"]
#: What a message is for: one crawl's news, a digest, or the operator.
Purpose = Literal["instant", "hourly", "daily", "weekly", "operator"]


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
