"""A list of releases in JSON → their addresses, titles, dates and texts, by a small specification per source."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, Self
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit
from zoneinfo import ZoneInfo

from bs4 import BeautifulSoup

from errors import UsageError
from extraction import flight
from extraction.page_blocks import absolute, tidy, without_tags
from extraction.page_dates import Order, find
from extraction.page_listing import Listing
from extraction.record_text import at, written
from items.readings import Listed

_FIELD = re.compile(r"\{([^{}]{1,100})\}")
_ADDRESS = re.compile(r"https?://|\.{0,2}/")
#: Seconds since 1970 have ten digits for two centuries, milliseconds thirteen.
_EPOCH = re.compile(r"\d{10}(\d{3})?$")


@dataclass(frozen=True, slots=True)
class Pager:
    """A list in pages: `param` of the address grows by `step` from `first` as long as pages hold `size` records."""

    param: str
    step: int = 1
    first: int = 0
    size: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """Where an answer keeps its releases. Fields are dotted paths; `title` and `url` are templates of `{path}`.

    Of several titles, addresses or dates the first that a record fills is taken. `body` names fields that hold text or
    HTML, `facts` labels for fields that hold one fact each. `whole` tells that a record is the release itself, so that
    no page is asked for; `twin` maps the beginning of a release's address to that of its JSON, where that is read
    instead of the page. `flight` reads the data of a Next.js page, and `items` is then a key in it.
    """

    items: str = ""
    title: tuple[str, ...] = ("{title}",)
    url: tuple[str, ...] = ("{url}",)
    date: tuple[str, ...] = ()
    order: Order = "day"
    body: tuple[str, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    skip: Mapping[str, Sequence[str]] = field(default_factory=dict)
    whole: bool = False
    twin: tuple[str, ...] = ()
    flight: bool = False
    may_be_empty: bool = False
    form: Mapping[str, str] = field(default_factory=dict)
    pager: Pager | None = None

    @classmethod
    def of(cls, stated: Mapping[str, Any]) -> Self:
        """The specification that a source's config states. Raises `UsageError` for a key that means nothing."""
        values: dict[str, Any] = dict(stated)
        for name in ("title", "url", "date", "body", "twin"):
            if name in values:
                values[name] = (values[name],) if isinstance(values[name], str) else tuple(values[name])
        try:
            if "pager" in values:
                values["pager"] = Pager(**values["pager"])
            return cls(**values)
        except TypeError as error:
            raise UsageError(f"a JSON source's config cannot be read: {error}") from error


@dataclass(frozen=True, slots=True)
class Record:
    """One release as its record tells it; `body` is HTML, `data` the record itself."""

    url: str
    title: str
    published: date | None
    body: str
    data: Mapping[str, Any]


def parsed(text: str) -> Any:
    """The JSON value of a text, None for what is none."""
    try:
        return json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        return None


def value(text: str) -> Any:
    """The JSON value of an answer; of a page those in its scripts, by their number."""
    found = parsed(text)
    if found is None and 'type="application/json"' in text:
        scripts = BeautifulSoup(text, "lxml").find_all("script", type="application/json")
        return {str(number): parsed(script.get_text()) for number, script in enumerate(scripts)}
    return found


def read(text: str, url: str, spec: Spec, timezone: str = "UTC") -> tuple[tuple[Record, ...], Listing]:
    """The records of an answer, and the same as a list of releases. Records without title or address are counted."""
    found = flight.records(text, spec.items) if spec.flight else at(value(text), spec.items)
    rows = [row for row in (found if isinstance(found, list) else []) if isinstance(row, dict)]
    wanted = [row for row in rows if not _skipped(row, spec)]
    records: dict[str, Record] = {}
    for row in wanted:
        record = one(row, url, spec, timezone)
        if record.url and record.title:
            records.setdefault(record.url, record)
    entries = tuple(_listed(record) for record in records.values())
    lost = len(wanted) - len(records)
    note = f"{lost} records of {len(wanted)} have no title or no address of their own" if lost else ""
    following, later = _next_page(url, spec.pager, len(rows))
    allowed = spec.may_be_empty or later
    note = note or ("" if entries else "the list is empty" if allowed else "no list of records where one should be")
    return tuple(records.values()), Listing(entries, following, dated=True, note=note, may_be_empty=allowed)


def one(row: Mapping[str, Any], url: str, spec: Spec, timezone: str = "UTC") -> Record:
    """One record; `url` is the address of the answer, against which a relative one is resolved."""
    title = next((filled for form in spec.title if (filled := _filled(row, form))), "")
    address = next((full for form in spec.url if (full := _address(row, form, url))), "")
    days = (_day(at(row, path), spec.order, timezone) for path in spec.date)
    return Record(
        url=page_address(address, spec),
        title=tidy(without_tags(title)),
        published=next((day for day in days if day), None),
        body=written(row, spec.body, spec.facts),
        data=row,
    )


def data_address(url: str, spec: Spec) -> str:
    """Where a release's JSON is, for a source whose pages have a twin."""
    page, data = spec.twin
    return data + url.removeprefix(page) if url.startswith(page) and not url.startswith(data) else url


def page_address(url: str, spec: Spec) -> str:
    """A release's address for people, where a list names that of its JSON."""
    if not spec.twin or not url.startswith(spec.twin[1]):
        return url
    return spec.twin[0] + url.removeprefix(spec.twin[1])


def _listed(record: Record) -> Listed:
    return Listed(url=record.url, title=record.title, published=record.published, summary=record.body)


def _skipped(row: Mapping[str, Any], spec: Spec) -> bool:
    return any(at(row, path) in unwanted for path, unwanted in spec.skip.items())


def _values(row: Mapping[str, Any], form: str) -> Iterator[str]:
    for path in _FIELD.findall(form):
        value = at(row, path)
        yield str(value).strip() if isinstance(value, str | int | float) else ""


def _filled(row: Mapping[str, Any], form: str) -> str:
    """A template with a record's fields in it; nothing when one of them is missing."""
    values = list(_values(row, form))
    if not all(values):
        return ""
    rest = iter(values)
    return _FIELD.sub(lambda _: next(rest), form)


def _address(row: Mapping[str, Any], form: str, base: str) -> str:
    """A whole address in a field stays as it is; a part of one is quoted, and joined with one slash."""
    if _FIELD.fullmatch(form):
        value = _filled(row, form)
        return (absolute(value, base) or "") if _ADDRESS.match(value) else ""
    if not all(_values(row, form)):
        return ""
    pieces = [""]
    for literal, path in zip(_FIELD.split(form)[::2], [*_FIELD.findall(form), ""], strict=True):
        pieces.append(literal)
        value = next(_values(row, f"{{{path}}}")) if path else ""
        pieces.append(quote(value.lstrip("/") if literal.endswith("/") else value, safe="/-._~,()"))
    return absolute("".join(pieces), base) or ""


def _day(value: object, order: Order, timezone: str) -> date | None:
    epoch = _EPOCH.match(str(value)) if isinstance(value, str | int) else None
    if epoch:
        moment = datetime.fromtimestamp(int(str(value)) / (1000 if epoch[1] else 1), UTC)
        return moment.astimezone(ZoneInfo(timezone)).date()
    found = find(value, order, timezone) if isinstance(value, str) else None
    return found.day if found else None


def _next_page(url: str, pager: Pager | None, rows: int) -> tuple[str | None, bool]:
    """The address of the next page, if there should be one, and whether this page is a later one itself."""
    if pager is None:
        return None, False
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    stated = query.get(pager.param, "")
    here = int(stated) if stated.isdigit() else pager.first
    query[pager.param] = str(here + pager.step)
    following = urlunsplit(parts._replace(query=urlencode(query, safe="$,:[]*/")))
    return (following if rows >= pager.size else None), here > pager.first
