"""Atom feeds of changes and of releases, for any reader, whole or per source, metric or search."""

import re
from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree

from fastapi import APIRouter, Request, Response

from storage import reading
from web import wording
from web.asking import ROWS, Reading, Source, Text, Words
from web.links import safe_href

router = APIRouter(include_in_schema=False)
ATOM = "http://www.w3.org/2005/Atom"
#: Characters that XML cannot hold.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: The time of a feed without entries.
NEVER = "1970-01-01T00:00:00Z"
ElementTree.register_namespace("", ATOM)


@router.get("/feeds/changes.atom")
def changes(
    request: Request,
    session: Reading,
    source: Source = None,
    metric: Text = None,
    kind: Text = None,
    severity: Text = None,
) -> Response:
    rows = reading.changes(session, source=source, metric=metric, kind=kind, severity=severity, limit=ROWS)
    return _feed(request, "Changes", [_change(request, row) for row in rows])


@router.get("/feeds/releases.atom")
def releases(request: Request, session: Reading, source: Source = None, query: Words = None) -> Response:
    rows = reading.releases(session, source=source, query=query, limit=ROWS)
    return _feed(request, "Releases", [_release(request, row) for row in rows])


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
        "updated": row["detected_at"],
        "link": f"{_base(request)}/changes/{row['id']}",
        "summary": "\n".join(lines),
        "category": row["kind"],
    }


def _release(request: Request, row: dict[str, Any]) -> dict[str, str]:
    return {
        "id": f"urn:regwatch:release:{row['id']}",
        "title": row["title"] or row["url"],
        "updated": row["first_seen"],
        "link": safe_href(row["url"]) or f"{_base(request)}/releases/{row['id']}",
        "summary": f"{row['source']}, {wording.day(row['published'])}",
        "category": row["source"],
    }


def _base(request: Request) -> str:
    return request.app.state.base_url or f"{request.url.scheme}://{request.url.netloc}"


def _feed(request: Request, title: str, entries: Sequence[dict[str, str]]) -> Response:
    """The feed's own address is its id, so that one filtered by a source is another feed."""
    query = f"?{request.url.query}" if request.url.query else ""
    address = f"{_base(request)}{request.url.path}{query}"
    feed = ElementTree.Element(f"{{{ATOM}}}feed")
    _add(feed, "id", address)
    _add(feed, "title", f"regwatch: {title}")
    _add(feed, "updated", max((entry["updated"] for entry in entries), default=NEVER))
    _add(feed, "link", rel="self", href=address)
    _add(_add(feed, "author"), "name", "regwatch")
    for entry in entries:
        element = _add(feed, "entry")
        for name in ("id", "title", "updated", "summary"):
            _add(element, name, entry[name])
        _add(element, "link", rel="alternate", href=entry["link"])
        _add(element, "category", term=entry["category"])
    text = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return Response(text, media_type="application/atom+xml; charset=utf-8")


def _add(parent: ElementTree.Element, name: str, text: str | None = None, **attributes: str) -> ElementTree.Element:
    clean = {key: _FORBIDDEN.sub("", value) for key, value in attributes.items()}
    element = ElementTree.SubElement(parent, f"{{{ATOM}}}{name}", clean)
    element.text = None if text is None else _FORBIDDEN.sub("", text)
    return element
