"""Which spans of time can be compared, and which is the newer one."""

from calendar import monthrange
from datetime import date, timedelta

from items.changes import Statement
from items.facts import Period


def effective(period: Period | None, published: date | None) -> Period:
    """Return the period a figure holds for: a level without a date, or an open end, is dated by its release."""
    if period is None:
        return Period(text="", start=None, end=published, type="level")
    if period.end is None and period.type != "closed":
        return Period(text=period.text, start=period.start, end=published, type=period.type)
    return period


def period_of(statement: Statement) -> Period:
    """Return the effective period of a statement."""
    return effective(statement.figure.period, statement.published)


def identity(period: Period) -> tuple[object, ...]:
    """Return what makes two periods one and the same, whatever words name them."""
    start = None if period.type == "level" else period.start
    return period.type, start, period.end or period.text


def same(a: Period, b: Period) -> bool:
    """Tell whether a and b are one and the same period, whatever words name it."""
    return identity(a) == identity(b)


def comparable(a: Period, b: Period) -> bool:
    """Tell whether a count for the one period may be set against a count for the other."""
    if a.type != b.type:
        return False
    if same(a, b) or a.type == "level":
        return True
    if a.type == "running":
        return a.start == b.start
    if a.type == "ytd":
        return _comparable_to_date(a, b)
    return _comparable_closed(a, b)


def series(period: Period) -> tuple[str, str]:
    """Return what the periods of one run of comparable values share, apart from where they lie.

    Within one metric, closed spans of another length form a run of their own.
    """
    if period.type != "closed":
        return period.type, ""
    return period.type, length(period)


def newer(a: Period, b: Period) -> bool:
    """Tell whether a ends later than b; an end that nobody knows is never later."""
    return a.end is not None and (b.end is None or a.end > b.end)


def length(period: Period) -> str:
    """Return the length of a closed span: in months where it is made of whole ones, else in days."""
    if period.start is None or period.end is None:
        return "open"
    last_day = monthrange(period.end.year, period.end.month)[1]
    if period.start.day == 1 and period.end.day == last_day:
        months = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1
        return f"{months} months"
    after = period.end + timedelta(days=1)
    if after.day == period.start.day:
        months = (after.year - period.start.year) * 12 + after.month - period.start.month
        return f"{months} months"
    return f"{(after - period.start).days} days"


def _comparable_to_date(a: Period, b: Period) -> bool:
    if a.end is None or b.end is None:
        return False
    return a.end.year == b.end.year or a.end.month == b.end.month


def _comparable_closed(a: Period, b: Period) -> bool:
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return False
    apart = a.end < b.start or b.end < a.start
    return apart and length(a) == length(b)
