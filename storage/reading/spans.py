"""A period as a person types it into a filter, as a span of days."""

import re
from calendar import monthrange
from datetime import date

from sqlalchemy import ColumnElement, and_, or_

from storage.models import FigureRow
from storage.reading.asking import plain

_FORMS = re.compile(
    r"(?P<year>\d{4})"
    r"(?:[ -]?(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?<=[ -])(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d{2}))?))?",
    re.IGNORECASE,
)


def span(text: str) -> tuple[date, date] | None:
    """First and last day of "2024", "2024-03", "2024-03-15", "2024 Q1", "2024-H2" or "FROM..TO" of these."""
    first, dots, last = (part.strip() for part in text.partition(".."))
    if dots:
        start, end = span(first), span(last)
        return (start[0], end[1]) if start and end else None
    match = _FORMS.fullmatch(first)
    if match is None:
        return None
    year = int(match["year"])
    months = _months(match)
    try:
        if match["day"]:
            exact = date(year, months[0], int(match["day"]))
            return exact, exact
        return date(year, months[0], 1), date(year, months[1], monthrange(year, months[1])[1])
    except ValueError:
        return None


def _months(match: re.Match[str]) -> tuple[int, int]:
    if match["quarter"]:
        return int(match["quarter"]) * 3 - 2, int(match["quarter"]) * 3
    if match["half"]:
        return int(match["half"]) * 6 - 5, int(match["half"]) * 6
    if match["month"]:
        return int(match["month"]), int(match["month"])
    return 1, 12


def period_matches(text: str) -> ColumnElement[bool]:
    """Figures whose period lies inside the span that `text` names, or, if it names none, is written like it."""
    days = span(text.strip())
    if days is None:
        return FigureRow.period_text.icontains(plain(text.strip()), autoescape=True)
    first, last = days
    return and_(
        FigureRow.period_end.between(first, last),
        or_(FigureRow.period_start.is_(None), FigureRow.period_start >= first),
    )
