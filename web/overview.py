"""The first page, and the changes."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from storage import reading
from web import filters
from web.asking import Listed, Reading
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
def changes(request: Request, listing: Listed, session: Reading, narrowed: filters.ForChanges) -> HTMLResponse:
    rows, following = listing.page(reading.changes, session, filters=narrowed)
    return page(request, "changes.html", changes=rows, following=following, sources=reading.source_names(session))
