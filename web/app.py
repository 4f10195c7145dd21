"""The web application: which pages there are, who may ask for them, and under which names."""

from pathlib import Path
from urllib.parse import urlsplit

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from storage.database import Database
from web import explaining, feeds, metrics, overview, problems, releases, signing, sources, subscriptions, unsubscribe
from web.access import Access
from web.answers import Validated
from web.api import router as api
from web.api_writing import router as api_writing
from web.asking import Unfilled
from web.guard import Guard
from web.watching import Watching

STATIC = Path(__file__).parent / "static"


def create_app(
    database: Database,
    *,
    watching: Watching,
    base_url: str = "",
    version: str = "",
    token: str | None = None,
    open_reading: bool = True,
) -> FastAPI:
    """The dashboard and its JSON API over `database`, which stays the caller's to close.

    It answers under the host of `base_url`, under localhost and under plain IP addresses, and refuses any other
    host name, so that a page elsewhere cannot reach it by a name of its own. Whoever shows `token` may change things;
    without one nobody may. Where reading is not open, the token is needed for that too.
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
    app.state.access = Access(token, open_reading=open_reading)
    app.state.watching = watching
    rooms = (overview, releases, metrics, sources, subscriptions, feeds, unsubscribe, signing)
    explained = (explaining.api, explaining.pages)
    app.state.routers = (api, api_writing, *explained, *(room.router for room in rooms))
    for router in app.state.routers:
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.add_middleware(Unfilled)
    app.add_middleware(Validated)
    app.add_middleware(signing.Readers, access=app.state.access)
    app.add_middleware(Guard, host=urlsplit(base_url).hostname or "")
    problems.install(app)
    return app
