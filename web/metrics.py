"""Metrics: the list, and one with its history."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from storage import reading
from web.asking import MAX_ROWS, ROWS, After, Id, Reading, Source, Words, older
from web.charts import chart
from web.templating import page

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
#: Changes that a metric's page lists.
CHANGES = 10


@router.get("/metrics")
def metrics(
    request: Request, session: Reading, source: Source = None, query: Words = None, after: After = None
) -> HTMLResponse:
    words = (query or "").strip() or None
    rows = reading.metrics(session, source=source or None, query=words, limit=ROWS + 1, after=after)
    rows, following = older(request, rows, ROWS)
    return page(request, "metrics.html", metrics=rows, following=following, sources=reading.source_names(session))


@router.get("/metrics/{id}")
def metric(request: Request, session: Reading, id: Id) -> HTMLResponse:
    found = reading.metric(session, id, limit=MAX_ROWS)
    return page(
        request,
        "metric.html",
        metric=found,
        wide=chart(found["history"], width=880, height=300),
        narrow=chart(found["history"], width=360, height=260),
        changes=reading.changes(session, metric=id, limit=CHANGES),
    )
