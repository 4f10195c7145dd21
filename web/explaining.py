"""Why a change was told, and why a release was not: pages for people, answers for programs."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from alerts import explaining
from storage import reading
from web import schemas
from web.asking import MAX_ID, Id, Reading
from web.problems import FAILURES
from web.templating import page

pages = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
api = APIRouter(prefix="/api/v1", responses=FAILURES)
Number = Annotated[int | None, Query(ge=1, le=MAX_ID, description="This text of it; the newest if left out.")]


class Rule(schemas.Form):
    """A rule in one sentence, and the heading of docs/rules.md under which it stands."""

    name: str
    section: str
    sentence: str


class Chain(schemas.Form):
    """`fetch` is the crawl and the page it was read from, `metric` what makes it this one, `mails` what tells it."""

    change: schemas.Change
    rule: Rule
    fetch: dict[str, Any]
    metric: dict[str, Any] | None
    mails: list[dict[str, Any]]


class Silence(schemas.Form):
    """`reasons` hold for the whole release, `figures` say why each raised no change, `changes` who heard of them."""

    release: schemas.ReleaseReference
    revision: int
    source: str
    reasons: list[Rule]
    figures: list[dict[str, Any]]
    changes: list[dict[str, Any]]
    others: list[dict[str, Any]]
    notices: list[str]


@pages.get("/changes/{id}")
def change(request: Request, session: Reading, id: Id) -> HTMLResponse:
    """One change with its whole way, from the page to the answer of the mail server."""
    chain = explaining.chain(session, id)
    return page(request, "change.html", **chain, identity=explaining.identity(chain["metric"]))


@pages.get("/releases/{id}/why")
def why(request: Request, session: Reading, id: Id, revision: Number = None) -> HTMLResponse:
    """Why a release, or one text of it, raised no change, or did not reach everybody."""
    found = explaining.silence(session, id, revision, None)
    return page(request, "why.html", **found, newest=reading.release(session, id)["revision"])


@api.get("/changes/{id}/explanation", response_model=Chain)
def change_explained(session: Reading, id: Id) -> Any:
    """Why a change was told, step by step."""
    return explaining.chain(session, id)


@api.get("/releases/{id}/explanation", response_model=Silence)
def release_explained(session: Reading, id: Id, revision: Number = None) -> Any:
    """Why a release, or one text of it, was not told, or not to everybody."""
    return explaining.silence(session, id, revision, None)
