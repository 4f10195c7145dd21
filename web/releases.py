"""Releases: the list, one with its figures marked, what a revision edited, and the search."""

import re
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse

from storage import reading
from web import filters
from web.asking import MAX_ID, Id, Listed, Reading
from web.diffs import between
from web.highlight import paragraphs, stretches
from web.templating import page

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
#: Changes that a release's page lists.
CHANGES = 20
#: Kinds of raw pages shown as what they are; any other is shown as plain text.
SHOWN = {"text/html", "application/xhtml+xml"}
Other = Annotated[int | None, Query(ge=1, le=MAX_ID)]
CHARSET = re.compile(r"[A-Za-z0-9_.:-]{1,40}")
SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


@router.get("/releases")
def releases(request: Request, listing: Listed, session: Reading, narrowed: filters.ForReleases) -> HTMLResponse:
    rows, following = listing.page(reading.releases, session, filters=narrowed)
    return page(request, "releases.html", releases=rows, following=following, sources=reading.source_names(session))


@router.get("/releases/{id}")
def release(request: Request, session: Reading, id: Id) -> HTMLResponse:
    found = reading.release(session, id)
    return page(
        request,
        "release.html",
        release=found,
        title=stretches(found["title"], found["figures"], "title"),
        body=paragraphs(found["body"], found["figures"]),
        changes=reading.changes(session, release=id, limit=CHANGES),
    )


@router.get("/releases/{id}/revisions/{number}")
def revision(
    request: Request,
    session: Reading,
    id: Id,
    number: Id,
    against: Annotated[int | None, Query(ge=1, le=MAX_ID)] = None,
) -> HTMLResponse:
    """A revision beside the one before it, or beside any other."""
    found = reading.revision(session, id, number)
    before = against or (number - 1 if found["previous"] else None)
    return page(
        request,
        "revision.html",
        release=found["release"],
        revision=found,
        against=before,
        diff=between(reading.revision(session, id, before), found) if before else None,
    )


@router.get("/releases/{id}/revisions/{number}/page")
def raw_page(session: Reading, id: Id, number: Id) -> Response:
    """The page as the server sent it, in a sandbox: no script, no request to anywhere, no part in this site."""
    kept = reading.raw_page(session, id, number)
    kind = kept.content_type.partition(";")[0].strip().lower()
    shown = kind if kind in SHOWN else "text/plain"
    charset = kept.encoding if kept.encoding and CHARSET.fullmatch(kept.encoding) else None
    return Response(
        kept.body,
        headers={
            "Content-Type": f"{shown}; charset={charset}" if charset else shown,
            "Content-Security-Policy": SANDBOX,
        },
    )


@router.get("/search")
def search(
    request: Request,
    listing: Listed,
    session: Reading,
    narrowed: filters.ForSearch,
    q: Annotated[str | None, Query(max_length=400)] = None,
) -> HTMLResponse:
    words = (q or "").strip()
    rows, following = listing.page(reading.search, session, words, filters=narrowed) if words else ([], None)
    names = reading.source_names(session)
    return page(request, "search.html", words=words, releases=rows, following=following, sources=names)
