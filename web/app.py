"""The web application: who may ask, what is asked where, and how a mistake is said."""

from pathlib import Path
from urllib.parse import urlsplit

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from errors import NotFoundError, StorageError, UsageError
from storage.database import Database
from web.answers import Validated
from web.api import router as api
from web.feeds import router as feeds
from web.guard import Guard
from web.metrics import router as metrics
from web.overview import router as overview
from web.releases import router as releases
from web.sources import router as sources
from web.templating import page
from web.unsubscribe import router as unsubscribe

STATIC = Path(__file__).parent / "static"
TITLES = {404: "Not found", 405: "Not allowed", 422: "That cannot be asked", 503: "The database does not answer"}
CODES = {404: "not_found", 405: "method_not_allowed", 422: "invalid", 503: "unavailable"}


def create_app(database: Database, *, base_url: str = "", version: str = "") -> FastAPI:
    """The dashboard and its JSON API over `database`, which stays the caller's to close.

    It answers under the host of `base_url`, under localhost and under plain IP addresses, and refuses any other
    host name, so that a page elsewhere cannot reach it by a name of its own.
    """
    app = FastAPI(
        title="regwatch",
        version=version or "0",
        summary="Releases of drug regulators, the figures in them, and which of them changed.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
    )
    app.state.database = database
    app.state.base_url = base_url.rstrip("/")
    for router in (api, overview, releases, metrics, sources, feeds, unsubscribe):
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.add_middleware(Validated)
    app.add_middleware(Guard, host=urlsplit(base_url).hostname or "")
    app.add_exception_handler(NotFoundError, lambda request, error: _problem(request, 404, str(error)))
    app.add_exception_handler(UsageError, lambda request, error: _problem(request, 422, str(error)))
    app.add_exception_handler(StorageError, lambda request, error: _problem(request, 503, str(error)))
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _refused)
    return app


def _invalid(request: Request, error: Exception) -> Response:
    """Says which argument is wrong and why, in one line."""
    assert isinstance(error, RequestValidationError)
    parts = [f"{part['loc'][-1]}: {part['msg']}" for part in error.errors()]
    return _problem(request, 422, "; ".join(parts))


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    text = "There is no such page." if error.status_code == 404 else str(error.detail)
    answer = _problem(request, error.status_code, text)
    answer.headers.update(error.headers or {})
    return answer


def _problem(request: Request, status: int, text: str) -> Response:
    if request.url.path.startswith("/api/"):
        content = {"error": {"code": CODES.get(status, "refused"), "message": text}}
        return JSONResponse(content, status_code=status)
    title = TITLES.get(status, "That did not work")
    return page(request, "problem.html", status=status, title=title, text=text)
