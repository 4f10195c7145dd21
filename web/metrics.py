"""Figures, and metrics: the list, one with its history and its chart, and a person's word on it."""

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from errors import NotFoundError
from storage import metrics as words
from storage import reading
from web import filters
from web.asking import MAX_ID, MAX_ROWS, After, Id, Listed, Listing, Reading, Writing
from web.charts import chart
from web.merging import candidates
from web.pictures import png
from web.signing import SIGNED
from web.templating import page

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
#: Changes that a metric's page lists.
CHANGES = 10
#: Sizes of a chart: on a desk, on a phone, and as a picture.
DESK, PHONE = (880, 300), (360, 260)
Other = Annotated[int, Form(ge=1, le=MAX_ID)]


@router.get("/metrics")
def metrics(request: Request, listing: Listed, session: Reading, narrowed: filters.ForMetrics) -> HTMLResponse:
    rows, following = listing.page(reading.metrics, session, filters=narrowed)
    return page(request, "metrics.html", metrics=rows, following=following, sources=reading.source_names(session))


@router.get("/figures")
def figures(request: Request, listing: Listed, session: Reading, narrowed: filters.ForFigures) -> HTMLResponse:
    """Every figure as releases state it now, followed or not."""
    rows, following = listing.page(reading.figures, session, filters=narrowed)
    return page(request, "figures.html", figures=rows, following=following, sources=reading.source_names(session))


@router.get("/metrics/{id}")
def metric(request: Request, session: Reading, id: Id, after: After = None) -> HTMLResponse:
    found = reading.metric(session, id, limit=MAX_ROWS + 1, after=after)
    found["history"], following = Listing(request, MAX_ROWS, after).cut(found["history"], "figure")
    near, alike = candidates(session, found["id"])
    return page(
        request,
        "metric.html",
        metric=found,
        following=following,
        wide=chart(found["history"], width=DESK[0], height=DESK[1]),
        narrow=chart(found["history"], width=PHONE[0], height=PHONE[1]),
        changes=reading.changes(session, metric=id, limit=CHANGES),
        near=near,
        alike=alike,
    )


@router.get("/metrics/{id}/chart.png")
def picture(session: Reading, id: Id) -> Response:
    """The chart for a report or a slide: on white, whatever the reader's screen likes."""
    found = reading.metric(session, id, limit=MAX_ROWS)
    drawn = chart(found["history"], width=DESK[0], height=DESK[1])
    if drawn is None:
        raise NotFoundError(f"metric {id} has fewer than two dated values; there is nothing to draw")
    headers = {"Content-Disposition": f'attachment; filename="metric-{id}.png"'}
    return Response(png(drawn, found["label"]), media_type="image/png", headers=headers)


@router.post("/metrics/{id}/merge", dependencies=[SIGNED])
def merge(session: Writing, id: Id, other: Other) -> RedirectResponse:
    return _back(words.merge(session, id, other).id)


@router.post("/metrics/{id}/split", dependencies=[SIGNED])
def split(session: Writing, id: Id, part: Other) -> RedirectResponse:
    words.split(session, id, [part])
    return _back(id)


@router.post("/metrics/{id}/rename", dependencies=[SIGNED])
def rename(session: Writing, id: Id, label: Annotated[str, Form(max_length=1000)]) -> RedirectResponse:
    return _back(words.rename(session, id, label).id)


def _back(id: int) -> RedirectResponse:
    return RedirectResponse(f"/metrics/{id}", 303)
