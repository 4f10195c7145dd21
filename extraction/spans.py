"""Resolves the named parts of a written date to days, whatever the language they were written in."""

from datetime import MAXYEAR, MINYEAR, date, timedelta

from extraction.days import (
    Span,
    april_year,
    financial_year,
    five_years,
    lone_day,
    month_end,
    months_back,
    relative,
    season,
    third,
    weekday,
)
from extraction.vocabulary import Vocabulary
from extraction.written import Groups, count_of, nearest_year, number_of, second_year, written_year, year_of

_BACK = {
    "year": 12,
    "12 months": 12,
    "twelve months": 12,
    "six months": 6,
    "half-year": 6,
    "half year": 6,
    "nine months": 9,
}
#: Parts of a year and their months.
_PARTS = {"h": 6, "c": 4, "b": 2}
_BACK |= {"three months": 3, "quarter": 3}


def resolve(parts: Groups, ref: date | None, words: Vocabulary, ahead: bool) -> Span | None:
    """None when the parts name no day of the calendar, or need a reference date that is not given.

    Groups: y/y2 years, roc/roc2 years of the Republic of China, ry relative year, m/m2 months, d/d2 days, q/q2
    quarters, h half, c/b four or two months, n months, nq first quarters, back months up to the date, yback years up
    to y, mh half a month, edge end or start, fy/fy2 financial year, fyy one that the other groups are a part of, ytd
    year to date, rel another relative word, rm a relative month with a day or edge, jfy/rfy a year from April, plan a
    five-year plan or its first years. `ahead`: a date without a year lies ahead.
    """
    try:
        return _resolve(parts, ref, words, ahead)
    except (ValueError, OverflowError):
        return None


def _resolve(parts: Groups, ref: date | None, words: Vocabulary, ahead: bool) -> Span | None:
    if "ytd" in parts:
        return Span(date(ref.year, 1, 1), ref, "ytd") if ref else None
    if "rel" in parts:
        return relative(words.relative[parts["rel"]], ref)
    if "jfy" in parts or "rfy" in parts:
        return _japanese_year(parts, ref, words)
    if "fy" in parts:
        return _financial(parts)
    if "plan" in parts:
        years = number_of(parts["first"], words) if "first" in parts else 5
        return _edge(five_years(number_of(parts["plan"], words), years), parts.get("edge", ""), words)
    if "rm" in parts:
        return _within_month(parts, ref, words)
    if "weekday" in parts:
        return weekday(parts, ref, ahead)
    if "season" in parts:
        return season(parts["season"], year_of(parts["y"]))
    if "weekend" in parts or "weekstart" in parts:
        return _week(parts, ref, words, ahead)
    if "lastn" in parts or "yback" in parts:
        return _last_ones(parts, ref, words)
    if "mh" in parts:
        return _half_month(parts, ref, words, ahead)
    if "fyy" in parts:
        return _part_of_financial(parts, words)
    if "d" in parts and "m" not in parts:
        return lone_day(number_of(parts["d"], words), ref)
    if "d" in parts:
        span = _days(parts, ref, words, ahead)
    elif {"q", "nq", *_PARTS} & parts.keys():
        span = _quarters(parts, ref, words)
    elif "m" in parts or "n" in parts:
        span = _months(parts, ref, words, ahead)
    else:
        span = _years(parts, ref, words)
    if span is None:
        return None
    if "back" in parts and span.last:
        months = _BACK.get(parts["back"]) or count_of(parts["back"], words)
        return Span(months_back(span.last, months), span.last)
    return _edge(span, parts.get("edge", ""), words)


def _within_month(parts: Groups, ref: date | None, words: Vocabulary) -> Span | None:
    """A day or a part of a month that only a relative word names (本月15日, 上月底)."""
    month = relative(words.relative[parts["rm"]], ref)
    if month is None or month.first is None:
        return None
    if "d" not in parts:
        return _edge(month, parts["edge"], words)
    first = month.first.replace(day=number_of(parts["d"], words))
    return Span(first, first.replace(day=number_of(parts["d2"], words)) if "d2" in parts else first)


def _week(parts: Groups, ref: date | None, words: Vocabulary, ahead: bool) -> Span | None:
    edge = parts.get("weekend") or parts["weekstart"]
    span = _days({**parts, "d": edge}, ref, words, ahead)
    if span is None or span.first is None:
        return None
    if "weekend" in parts:
        return Span(span.first - timedelta(days=6), span.first)
    return Span(span.first, span.first + timedelta(days=6))


def _financial(parts: Groups) -> Span:
    """ "2023-24" and "2023/24" are financial years, "2024-06" is a month. `fym` names whose year it is (see days)."""
    first = year_of(parts["fy"])
    second = parts.get("fy2", "")
    if second.isdigit() and int(second) % 100 != (first + 1) % 100:
        month = int(second)
        return Span(date(first, month, 1), month_end(first, month))
    return financial_year(first, two_years=bool(second), whose=parts.get("fym", ""))


def _last_ones(parts: Groups, ref: date | None, words: Vocabulary) -> Span | None:
    """ "The last three months of 2023", "the five years to 2023"."""
    year = written_year(parts, ref, words)
    if year is None:
        return None
    if "yback" in parts:
        return Span(date(year - count_of(parts["yback"], words) + 1, 1, 1), date(year, 12, 31))
    return Span(date(year, 13 - count_of(parts["lastn"], words), 1), date(year, 12, 31))


def _half_month(parts: Groups, ref: date | None, words: Vocabulary, ahead: bool) -> Span | None:
    span = _months({name: text for name, text in parts.items() if name != "mh"}, ref, words, ahead)
    if span is None or span.first is None or span.last is None:
        return None
    if number_of(parts["mh"], words) == 1:
        return Span(span.first, span.first.replace(day=15))
    return Span(span.first.replace(day=16), span.last)


def _part_of_financial(parts: Groups, words: Vocabulary) -> Span | None:
    """ "The first half of FY 2024" counts months from the first of that year."""
    year = financial_year(year_of(parts["fyy"]), two_years="fyy2" in parts, whose=parts.get("fym", ""))
    same = {name: text for name, text in parts.items() if name not in ("fyy", "fyy2")} | {"y": parts["fyy"]}
    part = _quarters(same, None, words) if {"q", "h", "nq"} & same.keys() else _months(same, None, words, False)
    if part is None or part.first is None or part.last is None or year.first is None:
        return None
    before = year.first.month - 1 - 12 * (year_of(parts["fyy"]) - year.first.year)
    last = months_back(part.last, 1 - before)
    return Span(months_back(part.first, 1 - before), month_end(last.year, last.month))


def _days(parts: Groups, ref: date | None, words: Vocabulary, ahead: bool) -> Span | None:
    month, day = number_of(parts["m"], words), number_of(parts["d"], words)
    month2 = number_of(parts["m2"], words) if "m2" in parts else month
    day2 = number_of(parts["d2"], words) if "d2" in parts else day
    year2 = year_of(parts["y2"]) if "y2" in parts else None
    year = written_year(parts, ref, words)
    if year is None and year2 is not None:
        year = year2 if (month, day) <= (month2, day2) else year2 - 1
    if year is None:
        if ref is None:
            return None
        year = nearest_year(ref, month2, day2, ahead)
    first = date(year, month, day)
    last = date(year2 or (year if (month2, day2) >= (month, day) else year + 1), month2, day2)
    opens_year = (month, day) == (1, 1) and last > first and last != date(year, 12, 31)
    return Span(first, last, "ytd" if opens_year else "closed")


def _months(parts: Groups, ref: date | None, words: Vocabulary, ahead: bool) -> Span | None:
    month = number_of(parts["m"], words) if "m" in parts else 1
    month2 = month
    if "m2" in parts:
        month2 = number_of(parts["m2"], words)
    elif "n" in parts:
        month2 = count_of(parts["n"], words)
    year = written_year(parts, ref, words)
    year2 = second_year(parts, ref, words)
    if year is None and year2 is not None:
        year = year2 if month <= month2 else year2 - 1
    if year is None:
        if ref is None:
            return None
        year = nearest_year(ref, month2, 1, ahead)
        year = year if month <= month2 else year - 1
    last_year = year2 or (year if month2 >= month else year + 1)
    opens_year = month == 1 and last_year == year and 1 < month2 < 12
    return Span(date(year, month, 1), month_end(last_year, month2), "ytd" if opens_year or "n" in parts else "closed")


def _quarters(parts: Groups, ref: date | None, words: Vocabulary) -> Span | None:
    part = next((name for name in _PARTS if name in parts), None)
    if part:
        last = _PARTS[part] * min(number_of(parts[part], words), 12 // _PARTS[part])
        first = last - _PARTS[part] + 1
    elif "nq" in parts:
        first, last = 1, 3 * count_of(parts["nq"], words)
    else:
        quarter = number_of(parts["q"], words)
        last_quarter = number_of(parts["q2"], words) if "q2" in parts else quarter
        first, last = 3 * quarter - 2, 3 * last_quarter
    year = written_year(parts, ref, words)
    if year is None:
        if ref is None:
            return None
        year = ref.year if date(ref.year, first, 1) <= ref else ref.year - 1
    running = last - first > 2 and first == 1 and last == 9
    return Span(date(year, first, 1), month_end(year, last), "ytd" if running else "closed")


def _years(parts: Groups, ref: date | None, words: Vocabulary) -> Span | None:
    year = written_year(parts, ref, words)
    if year is None:
        if "edge" not in parts or ref is None:
            return None
        year = ref.year
    last = year
    if "roc2" in parts:
        last = 1911 + int(parts["roc2"])
    elif "y2" in parts:
        text = parts["y2"]
        last = int(str(year)[: 4 - len(text)] + text) if text.isdigit() and len(text) < 4 else year_of(text)
    if not MINYEAR <= year <= last < MAXYEAR:
        return None
    current = ref is not None and "ry" in parts and year == ref.year
    return Span(date(year, 1, 1), date(last, 12, 31), "ytd" if current else "closed")


def _japanese_year(parts: Groups, ref: date | None, words: Vocabulary) -> Span | None:
    """A year from April to March (年度), or its half or quarter."""
    year = parts["jfy"] if "jfy" in parts else str(april_year(parts["rfy"], ref))
    if "q" in parts or "h" in parts:
        return _part_of_financial({**parts, "fyy": year, "fym": "jp"}, words)
    return _edge(financial_year(year_of(year), two_years=False, whose="jp"), parts.get("edge", ""), words)


def _edge(span: Span, edge: str, words: Vocabulary) -> Span:
    if not edge or span.first is None or span.last is None:
        return span
    kind, _ = words.relative[edge]
    if kind in ("early", "mid", "late"):
        return third(span.first, span.last, kind)
    day = span.last if kind == "end" else span.first
    return Span(day, day, "level")
