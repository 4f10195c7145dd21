"""Periods as numbers, so that those inside a span of years or days are neighbours in an index.

A period without a start is a moment: it begins on the day on which it ends.
"""

from datetime import date

#: More than there are days, and more than there are years.
DAYS, YEARS = 1 << 22, 10_000


def years_key(start: date | None, end: date | None) -> int | None:
    """The years in which a period begins and ends."""
    return None if end is None else (start or end).year * YEARS + end.year


def days_key(start: date | None, end: date | None) -> int | None:
    """The days on which a period ends and begins; it grows with the end."""
    return None if end is None else end.toordinal() * DAYS + (start or end).toordinal()
