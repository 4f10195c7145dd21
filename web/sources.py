"""Sources: how each of them stands, the ledger of its crawls, and a person's word on what is watched."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from sqlalchemy.orm import Session

from errors import NotFoundError, SourceError, UsageError
from storage import reading
from storage import sources as words
from web import adding, filters
from web.asking import Listed, Named, Reading, Writing
from web.signing import SIGNED
from web.templating import page

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
#: Releases and changes that a source's page lists.
RELEASES, CHANGES = 6, 4
Wish = dict[str, str]
Text = Annotated[str, Form(max_length=2000)]


@router.get("/sources")
def sources(request: Request, listing: Named, session: Reading) -> HTMLResponse:
    return _shown(request, listing, session, wish=adding.wish("", name="", language="", schedule=""))


def _shown(
    request: Request, listing: Named, session: Session, *, wish: Wish, problem: str = "", status: int = 200
) -> HTMLResponse:
    """The list, and the form for a new source as it was filled in."""
    rows, following = listing.page(reading.sources, session, key="name")
    health = reading.health(session)
    given = {"sources": rows, "following": None if problem else following, "health": health}
    return page(request, "sources.html", status=status, wish=wish, problem=problem, **given)


@router.get("/sources/{name}")
def source(request: Request, session: Reading, listing: Listed, name: str) -> HTMLResponse:
    (found,) = reading.sources(session, name=name)
    crawls, following = listing.page(reading.crawls, session, filters=filters.Crawls(source=name))
    return page(
        request,
        "source.html",
        source=found,
        crawls=crawls,
        following=following,
        releases=reading.releases(session, source=name, limit=RELEASES),
        changes=reading.changes(session, source=name, limit=CHANGES),
        crawling=request.app.state.watching.crawls,
        asked_for=_waits(found),
    )


def _waits(found: dict[str, Any]) -> bool:
    """Due, and nobody has begun yet."""
    due = found["enabled"] and found["next_due_at"] is not None
    return due and datetime.fromisoformat(found["next_due_at"]) <= datetime.now(UTC)


@router.post("/sources/look", dependencies=[SIGNED])
def look(
    request: Request,
    listing: Named,
    session: Reading,
    target: Text,
    name: Text = "",
    language: Text = "",
    schedule: Text = "",
) -> HTMLResponse:
    """Shows what a crawl would store, before anything is stored."""
    wish = adding.wish(target, name=name, language=language, schedule=schedule)
    try:
        asked, plan = adding.planned(request.app.state, wish, session)
    except (UsageError, NotFoundError) as error:
        return _shown(request, listing, session, wish=wish, problem=str(error), status=422)
    try:
        source, releases, problem = *adding.looked_at(request.app.state, asked), ""
    except SourceError as error:
        source, releases, problem = asked, [], str(error)
    chosen = {**wish, "name": source.name, "language": source.language, "schedule": plan}
    return page(request, "source_found.html", source=source, releases=releases, problem=problem, wish=chosen)


@router.post("/sources", dependencies=[SIGNED])
def add(
    request: Request,
    session: Writing,
    target: Text,
    family: Text,
    name: Text = "",
    language: Text = "",
    schedule: Text = "",
) -> RedirectResponse:
    """Watches what `look` has shown."""
    wish = adding.wish(target, name=name, language=language, schedule=schedule)
    asked, plan = adding.planned(request.app.state, wish, session)
    found = replace(asked, family=family, language=asked.language or "en")
    return _back(words.add(session, found, schedule=plan, now=datetime.now(UTC)).name)


@router.post("/sources/{name}/check", dependencies=[SIGNED])
def check(session: Writing, name: str) -> RedirectResponse:
    words.ask(session, name, now=datetime.now(UTC))
    return _back(name)


@router.post("/sources/{name}/switch", dependencies=[SIGNED])
def switch(session: Writing, name: str, enabled: Annotated[bool, Form()]) -> RedirectResponse:
    words.switch(session, name, enabled=enabled, now=datetime.now(UTC))
    return _back(name)


@router.post("/sources/{name}/remove", dependencies=[SIGNED])
def remove(session: Writing, name: str) -> RedirectResponse:
    words.remove(session, name)
    return RedirectResponse("/sources", 303)


def _back(name: str) -> RedirectResponse:
    return RedirectResponse(f"/sources/{quote(name, safe='')}", 303)
