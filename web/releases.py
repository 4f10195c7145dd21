"""Releases: the list, one with its figures marked, what a revision edited, and the search."""

import re

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from storage import reading
from web.asking import ROWS, After, Id, Reading, Source, Text, Words, older
from web.diffs import blocks, differing
from web.highlight import paragraphs, stretches
from web.templating import page

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
#: Changes that a release's page lists.
CHANGES = 20
#: Kinds of raw pages shown as what they are; any other is shown as plain text.
SHOWN = {"text/html", "application/xhtml+xml"}
CHARSET = re.compile(r"[A-Za-z0-9_.:-]{1,40}")
SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


@router.get("/releases")
def releases(
    request: Request,
    session: Reading,
    source: Source = None,
    query: Words = None,
    withdrawn: Text = None,
    after: After = None,
) -> HTMLResponse:
    rows = reading.releases(
        session,
        source=source or None,
        query=(query or "").strip() or None,
        withdrawn=True if withdrawn else None,
        limit=ROWS + 1,
        after=after,
    )
    rows, following = older(request, rows, ROWS)
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
def revision(request: Request, session: Reading, id: Id, number: Id) -> HTMLResponse:
    found = reading.revision(session, id, number)
    before = found["previous"]
    return page(
        request,
        "revision.html",
        release=found["release"],
        revision=found,
        title=differing(before["title"], found["title"]) if before else None,
        body=blocks(before["body"], found["body"]) if before else None,
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
def search(request: Request, session: Reading, q: Words = None, source: Source = None) -> HTMLResponse:
    words = (q or "").strip()
    found = reading.search(session, words, source=source or None, limit=ROWS) if words else []
    names = reading.source_names(session)
    return page(request, "search.html", words=words, releases=found, most=ROWS, sources=names)
