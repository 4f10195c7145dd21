"""What lists can be narrowed by: the same words in the API, on the dashboard and in feeds."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Depends, Query
from pydantic import BeforeValidator

from items.changes import ChangeKind, Severity
from items.facts import Kind

#: At least one character that is part of a word.
WORDY = r'[^\s\x00-\x20"“”]'


def _day(text: str | None) -> date | None:
    """Only 2026-03-02: pydantic alone takes any number for seconds since 1970."""
    if text is None:
        return None
    if len(text) != len("2026-03-02"):
        raise ValueError("write a day such as 2026-03-02")
    return date.fromisoformat(text)


Source = Annotated[str | None, Query(max_length=200, description="Name of a source.")]
Since = Annotated[date | None, BeforeValidator(_day), Query(description="First day, included.")]
Until = Annotated[date | None, BeforeValidator(_day), Query(description="Last day, included.")]
Metric = Annotated[
    str | None, Query(max_length=200, pattern=WORDY, description="Id of a metric, or words of its label.")
]
Words = Annotated[
    str | None,
    Query(max_length=400, pattern=WORDY, description='Words that must all occur; "a phrase" counts as one.'),
]
Least = Annotated[float | None, Query(alias="min", allow_inf_nan=False, description="Smallest value.")]
Most = Annotated[float | None, Query(alias="max", allow_inf_nan=False, description="Largest value.")]


@dataclass(frozen=True)
class Crawls:
    source: Source = None


@dataclass(frozen=True)
class Releases:
    """`since` and `until` are days of publication."""

    source: Source = None
    query: Words = None
    withdrawn: bool | None = None
    since: Since = None
    until: Until = None


@dataclass(frozen=True)
class Figures:
    source: Source = None
    metric: Metric = None
    kind: Kind | None = None
    minimum: Least = None
    maximum: Most = None
    period: Annotated[str | None, Query(max_length=200)] = None
    since: Since = None
    until: Until = None


@dataclass(frozen=True)
class Metrics:
    source: Source = None
    query: Words = None


@dataclass(frozen=True)
class Changes:
    """`since` and `until` are days of detection in UTC."""

    source: Source = None
    kind: ChangeKind | None = None
    severity: Severity | None = None
    metric: Metric = None
    since: Since = None
    until: Until = None


@dataclass(frozen=True)
class Search:
    """`since` and `until` are days of publication; the others but `language` ask for one figure that is all of them."""

    source: Source = None
    language: Annotated[str | None, Query(max_length=20, description="Code such as en or zh.")] = None
    since: Since = None
    until: Until = None
    kind: Kind | None = None
    minimum: Least = None
    maximum: Most = None
    metric: Metric = None


ForCrawls = Annotated[Crawls, Depends()]
ForReleases = Annotated[Releases, Depends()]
ForFigures = Annotated[Figures, Depends()]
ForMetrics = Annotated[Metrics, Depends()]
ForChanges = Annotated[Changes, Depends()]
ForSearch = Annotated[Search, Depends()]
