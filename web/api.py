"""The JSON API's reading half: each address one question of `storage.reading`, each list also as CSV."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from storage import reading
from web import filters, schemas
from web.asking import MAX_ID, MAX_ROWS, Format, Id, Limit, Reading, Tabled, tabled
from web.diffs import between
from web.merging import candidates
from web.problems import FAILURES
from web.tables import csv_text

router = APIRouter(prefix="/api/v1", responses=FAILURES)
#: Lists answer JSON or CSV.
CSV: dict[int | str, dict[str, Any]] = {200: {"content": {"text/csv": {"schema": {"type": "string"}}}}}
ONLY_CSV: dict[int | str, dict[str, Any]] = {200: {**CSV[200], "description": "The history as CSV"}}
Number = Annotated[int, Query(ge=1, le=MAX_ID)]


@router.get("/sources", response_model=schemas.Page[schemas.Source], responses=CSV)
def sources(request: Request, session: Reading, format: Format = None) -> Any:
    """Every source under watch with its state and its last crawl."""
    return tabled(request, reading.sources(session), None, format, "sources")


@router.get("/crawls", response_model=schemas.Page[schemas.Crawl], responses=CSV)
def crawls(table: Tabled, session: Reading, narrowed: filters.ForCrawls) -> Any:
    """The ledger of crawls, last started first."""
    return table.answer(reading.crawls, session, filters=narrowed)


@router.get("/releases", response_model=schemas.Page[schemas.Release], responses=CSV)
def releases(table: Tabled, session: Reading, narrowed: filters.ForReleases) -> Any:
    """Stored releases by publication date, undated ones last."""
    return table.answer(reading.releases, session, filters=narrowed)


@router.get("/releases/{id}", response_model=schemas.WholeRelease)
def release(session: Reading, id: Id) -> Any:
    """One release whole: its text, figures, dates and revisions."""
    return reading.release(session, id)


@router.get("/releases/{id}/revisions/{number}", response_model=schemas.WholeRevision)
def revision(session: Reading, id: Id, number: Id) -> Any:
    """One revision of a release with its text, and the text of the one before it."""
    return reading.revision(session, id, number)


@router.get("/releases/{id}/diff", response_model=schemas.Diff)
def diff(
    session: Reading, id: Id, older: Annotated[Number, Query(alias="from")], newer: Annotated[Number, Query(alias="to")]
) -> Any:
    """What differs between any two revisions of a release, paragraph by paragraph and word by word."""
    return between(reading.revision(session, id, older), reading.revision(session, id, newer))


@router.get("/figures", response_model=schemas.Page[schemas.FigureFound], responses=CSV)
def figures(table: Tabled, session: Reading, narrowed: filters.ForFigures) -> Any:
    """Figures as releases state them now. `period` is 2024, 2024-Q1, 2024-H1, 2024-03, FROM..TO, or words of it."""
    return table.answer(reading.figures, session, filters=narrowed, kind="figures")


@router.get("/metrics", response_model=schemas.Page[schemas.Metric], responses=CSV)
def metrics(table: Tabled, session: Reading, narrowed: filters.ForMetrics) -> Any:
    """Series of figures, the one with the newest figure first."""
    return table.answer(reading.metrics, session, filters=narrowed, kind="metrics")


@router.get("/metrics/{id}", response_model=schemas.WholeMetric)
def metric(session: Reading, id: Id, limit: Limit = MAX_ROWS) -> Any:
    """One series with its history, newest period first; `near_misses` are one word apart and may be the same."""
    found = reading.metric(session, id, limit=limit)
    return {**found, "near_misses": candidates(session, found["id"])[0]}


@router.get("/metrics/{id}/history.csv", response_class=Response, responses=ONLY_CSV)
def history(session: Reading, id: Id) -> Response:
    """The history of one series as CSV."""
    found = reading.metric(session, id, limit=MAX_ROWS)
    headers = {"Content-Disposition": f'attachment; filename="metric-{id}.csv"'}
    return Response(csv_text(found["history"], "history"), media_type="text/csv; charset=utf-8", headers=headers)


@router.get("/changes", response_model=schemas.Page[schemas.Change], responses=CSV)
def changes(table: Tabled, session: Reading, narrowed: filters.ForChanges) -> Any:
    """Detected changes, last detected first; `since` and `until` are days of detection in UTC."""
    return table.answer(reading.changes, session, filters=narrowed, kind="changes")


@router.get("/changes/{id}", response_model=schemas.Change)
def change(session: Reading, id: Id) -> Any:
    """One change."""
    return reading.change(session, id)


@router.get("/search", response_model=schemas.Page[schemas.ReleaseFound], responses=CSV)
def search(
    table: Tabled,
    session: Reading,
    q: Annotated[str, Query(max_length=400, pattern=filters.WORDY, description="Words that must all occur.")],
    narrowed: filters.ForSearch,
) -> Any:
    """Releases that hold every word of `q` in their title or body, the best first.

    "A phrase" stands side by side, a word* is a beginning, of one OR other either will do, a -word is left out.
    """
    return table.answer(reading.search, session, q, filters=narrowed)


@router.get("/health", response_model=schemas.Health)
def health(session: Reading) -> Any:
    """How the watch stands: ok, degraded (a source unreadable or overdue, mail given up) or empty."""
    return reading.health(session)
