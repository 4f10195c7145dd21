"""Whether an answer in JSON is plainly a list of releases, and where it keeps them."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from extraction import flight
from extraction.page_dates import find, month_first
from extraction.record_text import at
from extraction.records import Spec, value

#: Names of fields, best first, without case and underscores.
_TITLES = ("title", "headline", "name", "subject", "titre", "titulo", "titel")
_LINKS = ("url", "link", "href", "weburl", "pageurl", "permalink", "canonicalurl", "@id", "referencelinkhref", "uri")
_DATES = (
    *("datepublished", "publicationdate", "publisheddate", "publishedat", "published"),
    *("pubdate", "publishdate", "publicationdateandtime", "date"),
)
_BODIES = ("contenthtml", "content", "body", "text", "contenttext", "description", "summary", "excerpt")
_TITLE_LIKE = re.compile(r"title|headline|^name")
_LINK_LIKE = re.compile(r"(?:url|link|href)$")
_DATE_LIKE = re.compile(r"date|publi|effective|issued|created|updated|timestamp")
_NOT_THE_PAGE = re.compile(r"image|img|thumb|icon|logo|photo|avatar|pdf|file|feed|api|next|home")
_ADDRESS = re.compile(r"https?://\S+$|/[^\s/]\S*$")
#: A list of files belongs to one release and is no list of releases.
_FILE = re.compile(r"\.(?:jpe?g|png|gif|svg|webp|pdf|docx?|xlsx?|csv|zip)$", re.I)
#: Lists deeper than this in an answer, and records beyond this many, are not looked at.
_DEEPEST = 6
_SAMPLE = 20
_NEXT_KEY = "items"


def guess(text: str, url: str) -> Spec | None:
    """The specification of an answer that is plainly a list of releases; None for any other.

    Plainly: at least two objects, nearly all with a title, an address of their own and a date.
    """
    if flight.carries(text):
        spec = _described(flight.records(text, _NEXT_KEY), _NEXT_KEY)
        return None if spec is None else Spec(**{**spec, "flight": True})
    found = [(rows, spec) for path, rows in _lists(value(text), "", 0) if (spec := _described(rows, path))]
    return Spec(**max(found, key=lambda each: len(each[0]))[1]) if found else None


def _lists(value: object, path: str, depth: int) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    if isinstance(value, list):
        yield path, [row for row in value if isinstance(row, dict)]
    elif isinstance(value, dict) and depth < _DEEPEST:
        plain = ((key, inner) for key, inner in value.items() if "." not in key)
        for key, inner in plain:
            yield from _lists(inner, f"{path}.{key}" if path else key, depth + 1)


def _described(rows: list[dict[str, Any]], path: str) -> dict[str, Any] | None:
    sample = rows[:_SAMPLE]
    if len(sample) < 2:
        return None
    title = _named(sample, _TITLES, lambda value: len(value.strip()) > 3, _TITLE_LIKE)
    link = _named(sample, _LINKS, lambda value: bool(_ADDRESS.match(value) and not _FILE.search(value)), _LINK_LIKE)
    day = _named(sample, _DATES, lambda value: find(value) is not None, _DATE_LIKE)
    if not (title and link and day) or len({at(row, link) for row in sample}) < len(sample) * 0.8:
        return None
    body = _named(sample, _BODIES, lambda value: bool(value.strip()))
    days = [value for row in sample if isinstance(value := at(row, day), str)]
    return {
        "items": path,
        "title": (f"{{{title}}}",),
        "url": (f"{{{link}}}",),
        "date": (day,),
        "order": "month" if month_first(days) else "day",
        "body": (body,) if body else (),
    }


def _named(rows: list[dict[str, Any]], names: tuple[str, ...], fits: Any, alike: re.Pattern[str] | None = None) -> str:
    """The field that bears one of the names, best first, or one like them, and fits in nearly every record."""
    plain = {key: re.sub(r"[_-]", "", key).casefold() for key in rows[0] if not re.search(r"[.{}]", key)}
    known = [key for name in names for key, short in plain.items() if short == name]
    more = [key for key, short in plain.items() if alike and alike.search(short) and not _NOT_THE_PAGE.search(short)]
    for key in [*known, *more]:
        if sum(_fits(row, key, fits) for row in rows) >= 0.8 * len(rows):
            return key
    return ""


def _fits(row: Mapping[str, Any], key: str, fits: Any) -> bool:
    value = at(row, key)
    return isinstance(value, str) and bool(fits(value))
