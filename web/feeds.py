"""Atom feeds of changes and of releases, for any reader, whole or per source, metric or search."""

import re
from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree

from fastapi import APIRouter, Request, Response
from starlette.datastructures import URL

from storage import reading
from web import filters, wording
from web.asking import Listed, Reading
from web.links import safe_href

router = APIRouter(include_in_schema=False)
ATOM = "http://www.w3.org/2005/Atom"
#: Characters that XML cannot hold.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: The time of a feed without entries.
NEVER = "1970-01-01T00:00:00Z"
ElementTree.register_namespace("", ATOM)


@router.get("/feeds/changes.atom")
def changes(request: Request, listing: Listed, session: Reading, narrowed: filters.ForChanges) -> Response:
    rows, following = listing.page(reading.changes, session, filters=narrowed)
    metric = narrowed.metric
    if metric is not None and metric.isdecimal():
        metric = str(reading.metric(session, int(metric), limit=1)["label"])
    title = _title("Changes", of=metric, at=narrowed.source)
    return _feed(request, title, [_change(request, row) for row in rows], following)


@router.get("/feeds/releases.atom")
def releases(request: Request, listing: Listed, session: Reading, narrowed: filters.ForReleases) -> Response:
    """With `query` the feed of a search."""
    rows, following = listing.page(reading.releases, session, filters=narrowed)
    title = _title("Releases", of=narrowed.query, at=narrowed.source)
    edits = reading.edited(session, [row["id"] for row in rows])
    return _feed(request, title, [_release(request, row, edits.get(row["id"], "")) for row in rows], following)


def _title(what: str, *, of: str | None, at: str | None) -> str:
    return f"regwatch: {what}{f' of {at}' if at else ''}{f', {of}' if of else ''}"


def _change(request: Request, row: dict[str, Any]) -> dict[str, str]:
    about = row["metric"]["label"] if row["metric"] else row["release"]["title"] if row["release"] else row["source"]
    lines = [f"{wording.KINDS[row['kind']]}, {row['source']}"]
    title = f"{wording.KINDS[row['kind']]}: {about}"
    if row["old"] and row["new"]:
        title = f"{about}: {wording.side(row['old'])} → {wording.side(row['new'])}"
    for name, side in (("Before", row["old"]), ("Now", row["new"])):
        if side:
            lines.append(f"{name}: {side['sentence']}")
    if row["note"]:
        lines.append(row["note"])
    return {
        "id": f"urn:regwatch:change:{row['id']}",
        "title": title,
        "published": row["detected_at"],
        "updated": row["detected_at"],
        "link": f"{_base(request)}/changes/{row['id']}",
        "summary": "\n".join(lines),
        "category": row["kind"],
    }


def _release(request: Request, row: dict[str, Any], edited: str) -> dict[str, str]:
    told = [row["source"], wording.day(row["published"]), f"edited, revision {row['revision']}" if edited else ""]
    return {
        "id": f"urn:regwatch:release:{row['id']}",
        "title": row["title"] or row["url"],
        "published": row["first_seen"],
        "updated": max(row["first_seen"], edited, row["withdrawn_at"] or ""),
        "link": safe_href(row["url"]) or f"{_base(request)}/releases/{row['id']}",
        "summary": ", ".join(filter(None, told)),
        "category": row["source"],
    }


def _base(request: Request) -> str:
    return request.app.state.base_url or f"{request.url.scheme}://{request.url.netloc}"


def _feed(request: Request, title: str, entries: Sequence[dict[str, str]], following: str | None) -> Response:
    """The address of the feed's first page is its id, so that one filtered by a source is another feed."""
    first = request.url.remove_query_params(["after"])
    feed = ElementTree.Element(f"{{{ATOM}}}feed")
    _add(feed, "id", _absolute(request, first))
    _add(feed, "title", title)
    _add(feed, "updated", max((entry["updated"] for entry in entries), default=NEVER))
    _add(feed, "link", rel="self", href=_absolute(request, request.url))
    _add(feed, "link", rel="alternate", type="text/html", href=f"{_base(request)}/")
    if following:
        _add(feed, "link", rel="next", href=f"{_base(request)}{following}")
    _add(_add(feed, "author"), "name", "regwatch")
    for entry in entries:
        element = _add(feed, "entry")
        for name in ("id", "title", "published", "updated", "summary"):
            _add(element, name, entry[name])
        _add(element, "link", rel="alternate", href=entry["link"])
        _add(element, "category", term=entry["category"])
    text = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return Response(text, media_type="application/atom+xml; charset=utf-8")


def _absolute(request: Request, url: URL) -> str:
    return f"{_base(request)}{url.path}{f'?{url.query}' if url.query else ''}"


def _add(parent: ElementTree.Element, name: str, text: str | None = None, **attributes: str) -> ElementTree.Element:
    clean = {key: _FORBIDDEN.sub("", value) for key, value in attributes.items()}
    element = ElementTree.SubElement(parent, f"{{{ATOM}}}{name}", clean)
    element.text = None if text is None else _FORBIDDEN.sub("", text)
    return element
