"""The JSON API's reading half: each address one question of `storage.reading`, each list also as CSV."""

from collections.abc import Iterator
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import StreamingResponse
from sqlalchemy.orm import Session

from spreadsheet import csv_lines
from storage import reading
from web import filters, schemas
from web.asking import MAX_ID, MAX_ROWS, After, Id, Limit, Listing, Named, Reading, Tabled
from web.diffs import between
from web.merging import candidates
from web.problems import FAILURES
from web.tables import in_chunks

router = APIRouter(prefix="/api/v1", responses=FAILURES)
#: Lists answer JSON or CSV.
CSV: dict[int | str, dict[str, Any]] = {200: {"content": {"text/csv": {"schema": {"type": "string"}}}}}
ONLY_CSV: dict[int | str, dict[str, Any]] = {200: {**CSV[200], "description": "The history as CSV"}}
Number = Annotated[int, Query(ge=1, le=MAX_ID)]


@router.get("/sources", response_model=schemas.Page[schemas.Source], responses=CSV)
def sources(table: Named, session: Reading) -> Any:
    """Sources under watch by name, each with its state and its last crawl; `after` is the name of the last one."""
    return table.answer(reading.sources, session, kind="sources", key="name")


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


@router.get("/releases/{id}/figures", response_model=schemas.Page[schemas.FigureFound], responses=CSV)
def figures_of_release(table: Tabled, session: Reading, id: Id) -> Any:
    """The figures that a release states now, all of them, in the order in which they were found."""
    return table.answer(partial(reading.figures, session, release=id), kind="figures")


@router.get("/releases/{id}/revisions", response_model=schemas.Page[schemas.Revision], responses=CSV)
def revisions(table: Tabled, session: Reading, id: Id) -> Any:
    """The revisions of a release, newest first; `after` is the number of the last one."""
    return table.answer(reading.revisions, session, id, key="revision")


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
def metric(request: Request, session: Reading, id: Id, limit: Limit = MAX_ROWS, after: After = None) -> Any:
    """One series with its history, newest period first; `after` is the `figure` of the last point before.

    `near_misses` are one word apart and may be the same.
    """
    found = reading.metric(session, id, limit=limit + 1, after=after)
    points, following = Listing(request, limit, after).cut(found["history"], "figure")
    return {**found, "history": points, "near_misses": candidates(session, found["id"])[0], "next": following}


@router.get("/metrics/{id}/history.csv", response_class=Response, responses=ONLY_CSV)
def history(session: Reading, id: Id) -> Response:
    """The whole history of one series as CSV."""
    series = reading.metric(session, id, limit=1)["id"]
    headers = {"Content-Disposition": f'attachment; filename="metric-{id}.csv"'}
    lines = csv_lines(_points(session, series), "history")
    return StreamingResponse(in_chunks(lines), media_type="text/csv; charset=utf-8", headers=headers)


def _points(session: Session, series: int) -> Iterator[dict[str, Any]]:
    """Every point of a series, read page by page."""
    after = None
    while page := reading.history(session, series, limit=MAX_ROWS, after=after):
        yield from page
        after = page[-1]["figure"]


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
