"""A page that lists releases → their addresses, titles and dates, and the next page of the list.

No site's class names are needed: a list of releases is the place of the page where links repeat, each in an element
of its own with a date beside it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice
from urllib.parse import urlsplit, urlunsplit

from bs4 import BeautifulSoup, Tag

from extraction.page_blocks import absolute, tidy
from extraction.page_dates import Found, Order, find, in_address, month_first
from extraction.page_furniture import class_names, is_furniture, prune
from items.readings import Listed

_NEXT = re.compile(
    r"^\W{0,3}(?:next(?: page)?|older(?: posts| news)?|下一页|下页|后一页|次へ|次のページ|다음"
    r"|(?:page )?suivante?|siguiente|weiter|nächste(?: seite)?|próxim[ao]|seguinte|successiva|avanti)\W{0,3}$"
    r"|^[›»>]{1,2}$",
    re.I,
)
#: The paging script of a content management system that many Chinese authorities use.
_SCRIPTED = re.compile(r"""createPageHTML\(\s*(\d+)\s*,\s*(\d+)\s*,\s*["']([\w-]+)["']\s*,\s*["'](\w+)["']""")
_ROWS = ("li", "tr", "article", "dl", "dd")
_CONTAINERS = ("body", "html", "[document]", "ul", "ol", "tbody", "table", "main")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ELLIPSIS = re.compile(r"(?:…|\.{3}|。{3})$")
#: A row with more links than this is a section, not a release.
_MOST_LINKS = 4
#: A row's own element is no further above its link than this.
_HIGHEST = 12
#: The shortest title, and the average in a list without dates; a Han character counts as three letters.
_SHORTEST_TITLE = 5
_TITLE_LENGTH = 24


@dataclass(frozen=True, slots=True)
class Listing:
    """What one page of a list names, in its order, without repetitions.

    `dated` tells that dates stand beside the entries; `note` says what was odd, such as items without an address.
    `may_be_empty` tells that no entries at all are an answer here, and no sign of trouble.
    """

    entries: tuple[Listed, ...]
    next_page: str | None = None
    dated: bool = False
    note: str = ""
    may_be_empty: bool = False


@dataclass(slots=True)
class _Row:
    """An element of the page that holds one release: its link and the text around it."""

    element: Tag
    url: str
    title: str
    around: str
    machine_date: str
    group: str = ""
    found: Found | None = None


def read(html: str, url: str, order: Order = "day", timezone: str = "UTC") -> Listing:
    """The releases that an HTML page lists; no entries when it holds no list."""
    soup = BeautifulSoup(html, "lxml")
    element = soup.find("base", href=True)
    base = (absolute(element.get("href"), url) if isinstance(element, Tag) else None) or url
    next_page = _next_page(soup, html, base)
    prune(soup)
    rows = _rows(soup, base, url)
    if month_first([row.around for row in rows]):
        order = "month"
    entries, dated = _best_group(rows, order, timezone)
    return Listing(entries, next_page, dated)


def _best_group(rows: list[_Row], order: Order, timezone: str) -> tuple[tuple[Listed, ...], bool]:
    """Of the groups of like rows, the one with most dates; without any dates the one with most title text."""
    groups: dict[str, list[_Row]] = {}
    for row in rows:
        row.found = _date(row, order, timezone)
        groups.setdefault(row.group, []).append(row)
    if not groups:
        return (), False
    best = max(groups.values(), key=lambda group: sum(row.found is not None for row in group))
    places = {id(row.element.parent) for row in best if row.found}
    if places:
        # A row without a date belongs to the list only if it stands among dated ones.
        return _once(row for row in best if id(row.element.parent) in places), True
    best = max(groups.values(), key=lambda group: (_addressed(group), sum(len(row.title) for row in group)))
    entries = _once(best)
    titled = len(entries) >= 3 and sum(_weight(one.title) for one in entries) >= _TITLE_LENGTH * len(entries)
    return (entries if titled or (_addressed(best) and len(entries) >= 2) else ()), False


def _rows(soup: BeautifulSoup, base: str, url: str) -> list[_Row]:
    rows: dict[int, _Row] = {}
    here = url.split("#")[0]
    for link in soup.find_all("a", href=True):
        target = absolute(link.get("href"), base)
        if target is None or target.split("#")[0] == here:
            continue
        element = _row_element(link, base)
        row = _Row(element, target, _title(link), "", "")
        known = rows.get(id(element))
        if known is None or (len(row.title), row.url == known.url) > (len(known.title), True):
            rows[id(element)] = row
    for row in rows.values():
        _look_around(row)
    return [row for row in rows.values() if _weight(row.title) >= _SHORTEST_TITLE and not is_furniture(row.title)]


def _row_element(link: Tag, base: str) -> Tag:
    """The largest element around a link that belongs to it alone, or the small table row or list item it stands in."""
    element = link
    for parent in islice(link.parents, _HIGHEST):
        if parent.name in _CONTAINERS or len(_targets(parent, base)) > 1:
            break
        element = parent
    row = link.find_parent(_ROWS)
    around = row is not None and any(parent is row for parent in element.parents)
    return row if row is not None and around and len(_targets(row, base)) <= _MOST_LINKS else element


def _targets(element: Tag, base: str) -> set[str | None]:
    return {absolute(link.get("href"), base) for link in element.find_all("a", href=True, limit=40)} - {None}


def _title(link: Tag) -> str:
    """A link's full title: its attribute where the text is cut short or is only part of it."""
    heading = link.find(_HEADINGS)
    text = tidy((heading or link).get_text(" "))
    stated = tidy(str(link.get("title") or ""))
    if stated and (not text or _ELLIPSIS.search(text) or text.rstrip("….。") in stated):
        return stated
    return text


def _look_around(row: _Row) -> None:
    whole = tidy(row.element.get_text(" "))
    row.around = whole.replace(row.title, " ", 1)
    moment = row.element.find("time", datetime=True)
    row.machine_date = str(moment.get("datetime")) if isinstance(moment, Tag) else ""
    heading = row.element.find(_HEADINGS)
    if isinstance(heading, Tag) and len(row.title) > 2 * len(tidy(heading.get_text(" "))) > 2 * _SHORTEST_TITLE:
        row.title = tidy(heading.get_text(" "))
    row.group = "/".join(_signature(row.element))


def _signature(element: Tag) -> Iterable[str]:
    """Where an element stands, so that rows of one list agree: the path of its ancestors with their class names."""
    yield element.name
    for parent in element.parents:
        yield ".".join((parent.name, *class_names(parent)))


def _date(row: _Row, order: Order, timezone: str) -> Found | None:
    """The date beside the title; a `time` element's own words before its attribute, which may be in UTC."""
    written = find(row.around, order, timezone)
    machine = find(row.machine_date, "day", timezone) if row.machine_date else None
    return written or machine


def _address_day(url: str) -> date | None:
    found = in_address(url)
    return found.day if found else None


def _addressed(group: list[_Row]) -> int:
    return sum(_address_day(row.url) is not None for row in group)


def _weight(title: str) -> int:
    """Length of a title with a Han character counted as three letters."""
    return sum(3 if char > "⺀" else 1 for char in title)


def _once(rows: Iterable[_Row]) -> tuple[Listed, ...]:
    first: dict[str, Listed] = {}
    for row in rows:
        day = row.found.day if row.found else _address_day(row.url)
        first.setdefault(row.url.split("#")[0], Listed(url=row.url, title=row.title, published=day))
    return tuple(first.values())


def _next_page(soup: BeautifulSoup, html: str, base: str) -> str | None:
    related = soup.find(["a", "link"], rel="next", href=True)
    if isinstance(related, Tag) and (target := absolute(related.get("href"), base)):
        return target
    for link in soup.find_all("a", href=True):
        words = tidy(link.get_text()) or tidy(str(link.get("title") or link.get("aria-label") or ""))
        if _NEXT.match(words) and (target := absolute(link.get("href"), base)) and target.split("#")[0] != base:
            return target
    return _scripted(html, base)


def _scripted(html: str, base: str) -> str | None:
    call = _SCRIPTED.search(html)
    if not call or int(call[2]) + 1 >= int(call[1]):
        return None
    parts = urlsplit(base)
    folder = parts.path.rsplit("/", 1)[0]
    return urlunsplit((parts.scheme, parts.netloc, f"{folder}/{call[3]}_{int(call[2]) + 1}.{call[4]}", "", ""))
