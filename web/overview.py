"""The first page, and the changes."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from storage import reading
from web.asking import ROWS, After, Id, Reading, Source, Text, older
from web.templating import page

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get("/")
def overview(request: Request, session: Reading) -> HTMLResponse:
    return page(request, "overview.html", **reading.overview(session))


@router.get("/live/overview")
def live_overview(request: Request, session: Reading) -> HTMLResponse:
    """The part of the first page that renews itself."""
    return page(request, "overview_live.html", **reading.overview(session))


@router.get("/favicon.ico")
def favicon() -> RedirectResponse:
    """Browsers ask for it beside answers that are no pages."""
    return RedirectResponse("/static/icon.svg", 301)


@router.get("/changes")
def changes(
    request: Request,
    session: Reading,
    source: Source = None,
    kind: Text = None,
    severity: Text = None,
    after: After = None,
) -> HTMLResponse:
    rows = reading.changes(
        session,
        source=source or None,
        kind=kind or None,
        severity=severity or None,
        limit=ROWS + 1,
        after=after,
    )
    rows, following = older(request, rows, ROWS)
    return page(request, "changes.html", changes=rows, following=following, sources=reading.source_names(session))


@router.get("/changes/{id}")
def change(request: Request, session: Reading, id: Id) -> HTMLResponse:
    found: dict[str, Any] = reading.change(session, id)
    return page(request, "change.html", change=found)
