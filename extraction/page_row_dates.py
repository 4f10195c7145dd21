"""The dates of a list's rows: beside their titles, in the headings above them, or in what stands between them."""

import re
from collections.abc import Iterable
from datetime import date

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement

from extraction.page_blocks import tidy
from extraction.page_dates import Found, Order, find, find_day
from extraction.page_rows import Row

_ABOVE_ROWS = ("h1", "h2", "h3", "h4", "h5", "h6", "dt", "caption", "summary", "th")
_YEAR_ALONE = re.compile(r"\W{0,2}((?:19|20)\d\d)(?:年|년)?\W{0,2}")
#: What stands between two rows counts up to so many characters of it.
_BETWEEN = 120


def give(soup: BeautifulSoup, rows: list[Row], order: Order, timezone: str) -> None:
    """Dates each row by the nearest place that tells."""
    for row in rows:
        row.found = _beside(row, order, timezone)
    _by_headings(soup, [row for row in rows if row.found is None], order, timezone)
    groups: dict[tuple[str, int], list[Row]] = {}
    for row in rows:
        groups.setdefault((row.group, id(row.element.parent)), []).append(row)
    for group in groups.values():
        if len(group) > 1 and not any(row.found for row in group):
            _by_gaps(group, order, timezone)


def _beside(row: Row, order: Order, timezone: str) -> Found | None:
    """The date beside the title; a `time` element's own words before its attribute, which may be in UTC."""
    written = find(row.around, order, timezone)
    machine = find(row.machine_date, "day", timezone) if row.machine_date else None
    return written or machine


def _by_headings(soup: BeautifulSoup, rows: list[Row], order: Order, timezone: str) -> None:
    """By the heading above: a day, or a month or year that the row's own day completes."""
    undated = {id(row.element): row for row in rows}
    above: Found | None = None
    for element in soup.find_all(True) if undated else ():
        if element.name in _ABOVE_ROWS:
            above = _heading_date(tidy(element.get_text(" ")), order, timezone) or (
                None if element.name in ("h1", "h2") else above
            )
        elif above is not None and id(element) in undated:
            row = undated[id(element)]
            day = above.day if above.precision in ("day", "minute") else find_day(row.around, above)
            row.found = Found(day, "day") if day else None


def _heading_date(text: str, order: Order, timezone: str) -> Found | None:
    """The date, month or year that a heading consists of."""
    if year := _YEAR_ALONE.fullmatch(text):
        return Found(date(int(year[1]), 1, 1), "year")
    found = find(text, order, timezone) if len(text) <= 40 else None
    rest = len(text) - (found.end - found.start) if found else 0
    return found if found and rest <= 12 and found.end >= len(text) - 2 else None


def _by_gaps(group: list[Row], order: Order, timezone: str) -> None:
    """By what stands between rows that follow each other without an element around each: after the title or before."""
    ends = {id(row.element) for row in group}
    after = [find(_text(row.element.next_siblings, ends), order, timezone) for row in group]
    first = find(_text(group[0].element.previous_siblings, ends, backwards=True), order, timezone)
    leads = first is not None and after[-1] is None
    for row, found in zip(group, [first, *after] if leads else after, strict=not leads):
        row.found = found


def _text(siblings: Iterable[PageElement], ends: set[int], *, backwards: bool = False) -> str:
    """The text of siblings up to the next row, or up to enough of it."""
    pieces: list[str] = []
    size = 0
    for sibling in siblings:
        if id(sibling) in ends or size > _BETWEEN:
            break
        if isinstance(sibling, Tag | NavigableString):
            pieces.append(tidy(sibling.get_text(" ")))
            size += len(pieces[-1])
    return " ".join(reversed(pieces) if backwards else pieces)[-_BETWEEN if backwards else 0 :]
