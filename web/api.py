"""The JSON API: read-only, each address one question of `storage.reading`, each list also as CSV."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response

from items.changes import ChangeKind, Severity
from items.facts import Kind
from storage import reading
from web import schemas
from web.asking import MAX_ROWS, After, Id, Limit, Reading, Since, Source, Text, Until, older
from web.tables import csv_text, wants_csv

FAILURES: dict[int | str, dict[str, Any]] = {
    status: {"model": schemas.Failure, "description": text}
    for status, text in ((404, "Unknown id or name"), (422, "Bad argument"), (503, "The database does not answer"))
}
router = APIRouter(prefix="/api/v1", responses=FAILURES)
#: Lists answer JSON or CSV.
CSV: dict[int | str, dict[str, Any]] = {200: {"content": {"text/csv": {"schema": {"type": "string"}}}}}
Format = Annotated[Literal["json", "csv"] | None, Query(description="csv as by `Accept: text/csv`.")]
Rows = list[dict[str, Any]]
#: At least one character that is part of a word.
WORDY = r'[^\s\x00-\x20"“”]'
Metric = Annotated[
    str | None, Query(max_length=200, pattern=WORDY, description="Id of a metric, or words of its label.")
]
Wanted = Annotated[
    str | None,
    Query(max_length=400, pattern=WORDY, description='Words that must all occur; "a phrase" counts as one.'),
]
Finite = Annotated[float | None, Query(allow_inf_nan=False)]


def _page(request: Request, rows: Rows, limit: int, format: str | None) -> Any:
    items, following = older(request, rows, limit)
    link = {"Link": f'<{following}>; rel="next"'} if following else {}
    if wants_csv(format, request.headers.get("accept", "")):
        return Response(csv_text(items), media_type="text/csv; charset=utf-8", headers=link)
    return {"items": items, "next": following}


@router.get("/sources", response_model=schemas.Page[schemas.Source], responses=CSV)
def sources(request: Request, session: Reading, format: Format = None) -> Any:
    """Every source under watch with its state and its last crawl."""
    rows = reading.sources(session)
    return _page(request, rows, len(rows), format)


@router.get("/crawls", response_model=schemas.Page[schemas.Crawl], responses=CSV)
def crawls(
    request: Request,
    session: Reading,
    source: Source = None,
    limit: Limit = 50,
    after: After = None,
    format: Format = None,
) -> Any:
    """The ledger of crawls, last started first."""
    rows = reading.crawls(session, source=source, limit=limit + 1, after=after)
    return _page(request, rows, limit, format)


@router.get("/releases", response_model=schemas.Page[schemas.Release], responses=CSV)
def releases(
    request: Request,
    session: Reading,
    source: Source = None,
    query: Wanted = None,
    withdrawn: bool | None = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 50,
    after: After = None,
    format: Format = None,
) -> Any:
    """Stored releases by publication date, undated ones last."""
    rows = reading.releases(
        session,
        source=source,
        query=query,
        withdrawn=withdrawn,
        since=since,
        until=until,
        limit=limit + 1,
        after=after,
    )
    return _page(request, rows, limit, format)


@router.get("/releases/{id}", response_model=schemas.WholeRelease)
def release(session: Reading, id: Id) -> Any:
    """One release whole: its text, figures, dates and revisions."""
    return reading.release(session, id)


@router.get("/releases/{id}/revisions/{number}", response_model=schemas.WholeRevision)
def revision(session: Reading, id: Id, number: Id) -> Any:
    """One revision of a release with its text, and the text of the one before it."""
    return reading.revision(session, id, number)


@router.get("/figures", response_model=schemas.Page[schemas.FigureFound], responses=CSV)
def figures(
    request: Request,
    session: Reading,
    source: Source = None,
    metric: Metric = None,
    kind: Kind | None = None,
    minimum: Annotated[Finite, Query(alias="min")] = None,
    maximum: Annotated[Finite, Query(alias="max")] = None,
    period: Text = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 50,
    after: After = None,
    format: Format = None,
) -> Any:
    """Figures as releases state them now. `period` is 2024, 2024-Q1, 2024-H1, 2024-03, FROM..TO, or words of it."""
    rows = reading.figures(
        session,
        source=source,
        metric=metric,
        kind=kind,
        minimum=minimum,
        maximum=maximum,
        period=period,
        since=since,
        until=until,
        limit=limit + 1,
        after=after,
    )
    return _page(request, rows, limit, format)


@router.get("/metrics", response_model=schemas.Page[schemas.Metric], responses=CSV)
def metrics(
    request: Request,
    session: Reading,
    source: Source = None,
    query: Wanted = None,
    limit: Limit = 50,
    after: After = None,
    format: Format = None,
) -> Any:
    """Series of figures, the one with the newest figure first."""
    rows = reading.metrics(session, source=source, query=query, limit=limit + 1, after=after)
    return _page(request, rows, limit, format)


@router.get("/metrics/{id}", response_model=schemas.WholeMetric)
def metric(session: Reading, id: Id, limit: Limit = MAX_ROWS) -> Any:
    """One series with its history, newest period first."""
    return reading.metric(session, id, limit=limit)


@router.get("/metrics/{id}/history.csv", response_class=Response, responses=CSV)
def history(session: Reading, id: Id) -> Response:
    """The history of one series as CSV."""
    found = reading.metric(session, id, limit=MAX_ROWS)
    headers = {"Content-Disposition": f'attachment; filename="metric-{id}.csv"'}
    return Response(csv_text(found["history"]), media_type="text/csv; charset=utf-8", headers=headers)


@router.get("/changes", response_model=schemas.Page[schemas.Change], responses=CSV)
def changes(
    request: Request,
    session: Reading,
    source: Source = None,
    kind: ChangeKind | None = None,
    severity: Severity | None = None,
    metric: Metric = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 50,
    after: After = None,
    format: Format = None,
) -> Any:
    """Detected changes, last detected first; `since` and `until` are days of detection in UTC."""
    rows = reading.changes(
        session,
        source=source,
        kind=kind,
        severity=severity,
        metric=metric,
        since=since,
        until=until,
        limit=limit + 1,
        after=after,
    )
    return _page(request, rows, limit, format)


@router.get("/changes/{id}", response_model=schemas.Change)
def change(session: Reading, id: Id) -> Any:
    """One change."""
    return reading.change(session, id)


@router.get("/search", response_model=schemas.Page[schemas.ReleaseFound], responses=CSV)
def search(
    request: Request,
    session: Reading,
    q: Annotated[str, Query(max_length=400, pattern=WORDY, description="Words that must all occur.")],
    source: Source = None,
    limit: Limit = 50,
    format: Format = None,
) -> Any:
    """Releases that hold every word of `q` in their title or body; "a phrase in quotes" counts as one word."""
    rows = reading.search(session, q, source=source, limit=limit)
    return _page(request, rows, limit, format)


@router.get("/health", response_model=schemas.Health)
def health(session: Reading) -> Any:
    """How the watch stands: ok, degraded (a source unreadable or overdue, mail given up) or empty."""
    return reading.health(session)
