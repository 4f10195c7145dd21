"""Stretches of days that follow from a word and a reference day: last month, on Friday, spring 2024, 十四五."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from extraction.han_numerals import han_value
from items.facts import PeriodType

Groups = Mapping[str, str]

_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
#: 上周五 is the Friday of the week before, whatever day is today.
_WEEKS = {"上": -1, "本": 0, "这": 0, "下": 1}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


@dataclass(frozen=True, slots=True)
class Span:
    """Days from first to last, both included, and how the span can be compared."""

    first: date | None
    last: date | None
    type: PeriodType = "closed"


def month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def months_back(last: date, count: int) -> date:
    index = last.year * 12 + last.month - count
    return date(index // 12, index % 12 + 1, 1)


def lone_day(day: int, ref: date | None) -> Span | None:
    """The last such day of a month up to the reference date (24日)."""
    if ref is None:
        return None
    found = months_back(ref, 1 if day <= ref.day else 2).replace(day=day)
    return Span(found, found)


def april_year(word: str, ref: date | None) -> int:
    """The year that 今年度, 昨年度 or 来年度 names: one from April that the reference date lies in, or beside it."""
    if ref is None:
        raise ValueError(word)
    return ref.year - (ref.month < 4) + {"昨": -1, "前": -1, "来": 1}.get(word[0], 0)


def five_years(number: int, years: int = 5) -> Span:
    """China's five-year plans, whole or their first years; the seventh began in 1986."""
    start = 1986 + 5 * (number - 7)
    return Span(date(start, 1, 1), date(start + years - 1, 12, 31))


#: First month of a financial year by whose it is, and whether one year alone names its end.
_FINANCIAL_YEARS = {"jp": (4, False), "uk": (4, False), "au": (7, True), "us": (10, True)}


def financial_year(first: int, *, two_years: bool, whose: str) -> Span:
    """FY 2024 of the United States ends in September 2024, of Japan it begins in April 2024; 2019-20 spans both."""
    month, by_end = _FINANCIAL_YEARS[whose or ("uk" if two_years else "us")]
    year = first - 1 if by_end and not two_years else first
    return Span(date(year, month, 1), date(year + 1, month, 1) - timedelta(days=1))


def relative(step: tuple[str, int], ref: date | None) -> Span | None:
    if ref is None:
        return None
    unit, offset = step
    if unit == "day":
        day = ref + timedelta(days=offset)
        return Span(day, day)
    if unit == "week":
        monday = ref - timedelta(days=ref.weekday()) + timedelta(weeks=offset)
        return Span(monday, monday + timedelta(days=6))
    if unit == "whole year":
        return _whole_year(ref)
    if unit == "year":
        return Span(date(ref.year + offset, 1, 1), date(ref.year + offset, 12, 31), "ytd" if offset == 0 else "closed")
    size = 3 if unit == "quarter" else 6 if unit == "half" else 1
    index = (ref.year * 12 + ref.month - 1) // size + offset
    start = index * size
    last = start + size - 1
    return Span(date(start // 12, start % 12 + 1, 1), month_end(last // 12, last % 12 + 1))


def _whole_year(ref: date) -> Span | None:
    """A whole year without its number has just ended or is just ending; in between nobody knows which."""
    if 4 < ref.month < 11:
        return None
    year = ref.year - (ref.month <= 4)
    return Span(date(year, 1, 1), date(year, 12, 31))


def weekday(parts: Groups, ref: date | None, ahead: bool) -> Span | None:
    """The last such day before the reference date; the next one when it lies ahead."""
    if ref is None:
        return None
    if parts.get("rw") in _WEEKS:
        monday = ref - timedelta(days=ref.weekday()) + timedelta(weeks=_WEEKS[parts["rw"]])
        day = monday + timedelta(days=int(han_value(parts["weekday"]) or 7) - 1)
        return Span(day, day)
    number = (
        _WEEKDAYS.index(parts["weekday"])
        if parts["weekday"] in _WEEKDAYS
        else int(han_value(parts["weekday"]) or 7) - 1
    )
    distance = (ref.weekday() - number) % 7
    if parts.get("rw") == "next" or (ahead and "rw" not in parts and distance):
        distance -= 7
    elif parts.get("rw") == "last" and distance == 0:
        distance = 7
    day = ref - timedelta(days=distance)
    return Span(day, day)


def season(name: str, year: int) -> Span:
    first = _SEASONS[name]
    last = first + 2
    return Span(date(year, first, 1), month_end(year + (last > 12), (last - 1) % 12 + 1))


def third(first: date, last: date, which: str) -> Span:
    """Early, mid and late are the thirds of a month (上旬, 中旬, 下旬) or of a year."""
    place = ("early", "mid", "late").index(which)
    if (last - first).days > 31:
        year = first.year
        return Span(date(year, 1 + 4 * place, 1), month_end(year, 4 + 4 * place))
    starts = (first, first.replace(day=11), first.replace(day=21))
    ends = (first.replace(day=10), first.replace(day=20), last)
    return Span(starts[place], ends[place])
