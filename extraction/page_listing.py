"""A page that lists releases → their addresses, titles and dates, and the next page of the list.

No site's class names are needed: a list of releases is the place of the page where links repeat, each in an element
of its own with a date beside it, or below a heading that is one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bs4 import BeautifulSoup, Tag

from extraction import page_row_dates, page_rows
from extraction.page_blocks import absolute
from extraction.page_dates import Order, in_address, month_first
from extraction.page_furniture import prune
from extraction.page_pager import next_page
from extraction.page_rows import Row, weight
from items.readings import Listed

#: The average title in a list without dates.
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


def read(html: str, url: str, order: Order = "day", timezone: str = "UTC") -> Listing:
    """The releases that an HTML page lists; no entries when it holds no list."""
    soup = BeautifulSoup(html, "lxml")
    element = soup.find("base", href=True)
    base = (absolute(element.get("href"), url) if isinstance(element, Tag) else None) or url
    following = next_page(soup, html, base)
    prune(soup)
    rows = page_rows.rows(soup, base, url)
    if month_first([row.around for row in rows]):
        order = "month"
    page_row_dates.give(soup, rows, order, timezone)
    entries, dated = _best_group(rows)
    return Listing(entries, following, dated)


def _best_group(rows: list[Row]) -> tuple[tuple[Listed, ...], bool]:
    """Of the groups of like rows, the one with most dates; without any dates the one with most title text."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
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
    titled = len(entries) >= 3 and sum(weight(one.title) for one in entries) >= _TITLE_LENGTH * len(entries)
    return (entries if titled or (_addressed(best) and len(entries) >= 2) else ()), False


def _address_day(url: str) -> date | None:
    found = in_address(url)
    return found.day if found else None


def _addressed(group: list[Row]) -> int:
    return sum(_address_day(row.url) is not None for row in group)


def _once(rows: Iterable[Row]) -> tuple[Listed, ...]:
    first: dict[str, Listed] = {}
    for row in rows:
        day = row.found.day if row.found else _address_day(row.url)
        first.setdefault(row.url.split("#")[0], Listed(url=row.url, title=row.title, published=day))
    return tuple(first.values())
