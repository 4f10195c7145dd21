"""A period as a person types it into a filter, as a span of days, and the figures whose periods lie inside it."""

import re
from calendar import monthrange
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.models import FigureRow

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


def inside(first: date, last: date) -> ColumnElement[bool]:
    """Figures whose period lies inside a span; one without a start is a moment."""
    return and_(FigureRow.period_end.between(first, last), _begun(first))


def stretches(session: Session, first: date, last: date) -> list[ColumnElement[bool]]:
    """The same as conditions of which each is one key of an index: whole years, and the days on either side of them.

    There are as many as there are years and days in which periods end, however many figures there are.
    """
    years = range(first.year + (first > date(first.year, 1, 1)), last.year + (last == date(last.year, 12, 31)))
    if not years:
        return _each(session, FigureRow.period_end, first, last, first)
    found = _each(session, FigureRow.period_year, years[0], years[-1], first)
    if first.year < years[0]:
        found += _each(session, FigureRow.period_end, first, date(first.year, 12, 31), first)
    if last.year > years[-1]:
        found += _each(session, FigureRow.period_end, date(last.year, 1, 1), last, first)
    return found


def _each(
    session: Session, column: InstrumentedAttribute[Any], low: object, high: object, begun: date
) -> list[ColumnElement[bool]]:
    """A condition for each value that the column has in a range, found by stepping through its index."""
    first = select(func.min(column).label("value")).where(column >= low).cte("ends", recursive=True)
    following = select(func.min(column)).where(column > first.c.value).scalar_subquery()
    steps = first.union_all(select(following).where(first.c.value <= high))
    values = session.scalars(select(steps.c.value).where(steps.c.value <= high))
    return [and_(column == value, _begun(begun)) for value in values.all()]


def _begun(first: date) -> ColumnElement[bool]:
    return or_(FigureRow.period_start.is_(None), FigureRow.period_start >= first)
