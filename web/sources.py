"""Sources: how each of them stands, and the ledger of its crawls."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from storage import reading
from web.asking import After, Reading, older
from web.templating import page

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
CRAWLS = 30


@router.get("/sources")
def sources(request: Request, session: Reading) -> HTMLResponse:
    return page(request, "sources.html", sources=reading.sources(session), health=reading.health(session))


@router.get("/sources/{name}")
def source(request: Request, session: Reading, name: str, after: After = None) -> HTMLResponse:
    (found,) = reading.sources(session, name=name)
    crawls = reading.crawls(session, source=name, limit=CRAWLS + 1, after=after)
    crawls, following = older(request, crawls, CRAWLS)
    return page(request, "source.html", source=found, crawls=crawls, following=following)
