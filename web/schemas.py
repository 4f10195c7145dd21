"""The JSON API's answers as its OpenAPI document describes them; every answer is held against them.

Only what scripts may rely on is named; answers may carry more.
"""

from typing import Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict

from items.changes import ChangeKind, Severity
from items.facts import Direction, Kind, Qualifier

Number = int | float
Row = TypeVar("Row")


class Form(BaseModel):
    model_config = ConfigDict(extra="allow")


class Period(Form):
    text: str
    start: str | None
    end: str | None


class Figure(Form):
    """`start` and `end` are offsets into the release's title or body (`part`)."""

    value: Number
    value_max: Number | None
    qualifier: Qualifier
    kind: Kind
    unit: str | None
    currency: str | None
    subject: str | None
    period: Period | None
    direction: Direction | None
    sentence: str
    start: int
    end: int


class ReleaseReference(Form):
    id: int
    url: str
    title: str
    published: str | None


class MetricReference(Form):
    id: int
    label: str


class FigureOfRelease(Figure):
    id: int
    part: Literal["title", "body"]
    metric: int | None


class FigureFound(FigureOfRelease):
    source: str
    release: ReleaseReference


class DateMention(Form):
    text: str
    start_date: str | None
    end_date: str | None
    start: int
    end: int


class Release(Form):
    id: int
    source: str
    url: str
    title: str
    published: str | None
    first_seen: str
    last_seen: str
    withdrawn_at: str | None
    language: str
    revision: int


class Snippet(Form):
    """`marks` are the stretches of `text` that hold the words."""

    field: Literal["title", "body"]
    text: str
    marks: list[tuple[int, int]]


class ReleaseFound(Release):
    snippets: list[Snippet]


class Revision(Form):
    revision: int
    seen_at: str
    title: str


class WholeRelease(Release):
    body: str
    figures: list[FigureOfRelease]
    dates: list[DateMention]
    revisions: list[Revision]
    previous_url: str | None
    next_url: str | None
    images: list[str]


class RevisionText(Revision):
    body: str


class WholeRevision(RevisionText):
    release: Release
    figures: list[FigureOfRelease]
    previous: RevisionText | None


class Piece(Form):
    """A stretch of a text; `differs` tells that the other text does not have it here."""

    text: str
    differs: bool


class Block(Form):
    """A paragraph: kept, or what became of it; `old` or `new` is empty where there was none."""

    kept: bool
    old: list[Piece]
    new: list[Piece]


class Diff(Form):
    release: Release
    older: Revision
    newer: Revision
    title: Block
    body: list[Block]


class Metric(Form):
    id: int
    source: str
    label: str
    kind: Kind
    unit: str | None
    latest: Figure | None
    observations: int


class Point(Form):
    release: int
    published: str | None
    period: Period | None
    value: Number
    value_max: Number | None
    qualifier: Qualifier
    sentence: str


class MetricWithParts(Metric):
    history: list[Point]
    merged: list[MetricReference]
    near_misses: list[MetricReference]


class WholeMetric(MetricWithParts):
    """`next` is the address of the points before these, if there are any."""

    next: str | None


class Side(Form):
    value: Number
    value_max: Number | None
    qualifier: Qualifier
    text: str
    period: Period | None
    sentence: str


class Change(Form):
    id: int
    kind: ChangeKind
    severity: Severity
    source: str
    detected_at: str
    release: ReleaseReference | None
    previous_release: ReleaseReference | None
    metric: MetricReference | None
    old: Side | None
    new: Side | None
    delta: Number | None
    delta_percent: Number | None


class Crawl(Form):
    id: int
    source: str
    trigger: str
    outcome: str
    reason: str
    started_at: str
    finished_at: str | None


class Source(Form):
    name: str
    url: str
    state: str
    state_reason: str
    enabled: bool
    overdue: bool
    schedule: str
    next_due_at: str | None
    releases: int
    last_crawl: Crawl | None


class Outbox(Form):
    pending: int
    dead: int


class Health(Form):
    status: Literal["ok", "degraded", "empty"]
    checked_at: str
    sources: int
    unreadable: list[str]
    overdue: list[str]
    outbox: Outbox


class Page(BaseModel, Generic[Row]):
    """Rows, newest first, and the address of the next ones, if there are any."""

    items: list[Row]
    next: str | None
