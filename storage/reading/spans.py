"""A period as a person types it into a filter, as a span of days, and the figures whose periods lie inside it."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.models import FigureRow
from storage.stretches import DAYS, YEARS

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
    ends = FigureRow.period_days.between(*_ends(first, last))
    return and_(ends, or_(FigureRow.period_start.is_(None), FigureRow.period_start >= first))


def stretches(session: Session, first: date, last: date) -> list[ColumnElement[bool]]:
    """The same as conditions of which each is one key of an index: years from beginning to end, and days at the edges.

    There are as many as there are different periods, at most, however many figures there are.
    """
    whole = range(first.year + (first > _new_year(first.year)), last.year + (last == _new_years_eve(last.year)))
    found: list[ColumnElement[bool]] = []
    if whole:
        years = _values(session, FigureRow.period_years, whole[0] * YEARS, whole[-1] * YEARS + YEARS - 1)
        found += [FigureRow.period_years == key for key in years if key % YEARS in whole]
    days: set[int] = set()
    if last.year not in whole:
        ends = _ends(max(first, _new_year(last.year)), last)
        days |= {key for key in _values(session, FigureRow.period_days, *ends) if key % DAYS >= first.toordinal()}
    if first.year not in whole:
        days |= _begun_at_the_edge(session, first, last.year if last.year in whole else last.year - 1)
    return [*found, *(FigureRow.period_days == key for key in sorted(days))]


def _begun_at_the_edge(session: Session, first: date, until: int) -> set[int]:
    """The keys of periods that begin in the first day's year, from that day on, and end until the end of a year."""
    begun = range(first.toordinal(), _new_years_eve(first.year).toordinal() + 1)
    keys = _values(session, FigureRow.period_years, first.year * YEARS, first.year * YEARS + until)
    return {
        key
        for year in (years % YEARS for years in keys)
        for key in _values(session, FigureRow.period_days, *_ends(_new_year(year), _new_years_eve(year)))
        if key % DAYS in begun
    }


def _values(session: Session, column: InstrumentedAttribute[int | None], low: int, high: int) -> Sequence[int]:
    """The values that a column has in a range, found by stepping through its index."""
    first = select(func.min(column).label("value")).where(column >= low).cte("steps", recursive=True)
    following = select(func.min(column)).where(column > first.c.value).scalar_subquery()
    steps = first.union_all(select(following).where(first.c.value <= high))
    return session.scalars(select(steps.c.value).where(steps.c.value <= high)).all()


def _ends(first: date, last: date) -> tuple[int, int]:
    """The keys of periods that end on these days, the lowest and the highest."""
    return first.toordinal() * DAYS, last.toordinal() * DAYS + DAYS - 1


def _new_year(year: int) -> date:
    return date(year, 1, 1)


def _new_years_eve(year: int) -> date:
    return date(year, 12, 31)
