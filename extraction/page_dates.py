"""One date in a short text: a mark on a page, a cell of a listing, a stamp of a feed, an address.

For texts that consist of a date and little else. Dates inside sentences are the business of `extraction.extract`.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_tz
from typing import Literal
from zoneinfo import ZoneInfo

from extraction import month_names
from items.readings import Precision

#: How to read 03/04/2026 where nothing else tells: the day or the month first.
Order = Literal["day", "month"]

_MONTH = r"(?P<{}>[^\W\d_]{{3,12}})\.?"
_TIME = r"(?:[T,\s]{0,3}(?P<hour>[01]?\d|2[0-3])(?:[:：]|h(?=\d))(?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d{1,9})?)?)?"
_ZONE = r"\s?(?P<zone>Z|[+-]\d{2}:?\d{2})?"
#: Before a date in slashes it tells an American: "Thursday, 03/04/2026".
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_FORMS = [
    re.compile(form, re.I)
    for form in (
        rf"(?<!\d)(?P<y>(?:19|20)\d\d)\s?[-/.年년]\s?(?P<m>\d{{1,2}})\s?[-/.月월]\s?(?P<d>\d{{1,2}})(?!\d)[日일]?{_TIME}{_ZONE}",
        r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>[0-2]\d|3[01])(?!\d)",
        rf"(?<!\d)(?P<d>\d{{1,2}})(?:\.|st|nd|rd|th|er|º)?[\s-](?:de\s)?{_MONTH.format('word')}(?:,?\s(?:del?\s)?|-)(?P<y>(?:19|20)\d\d)(?!\d){_TIME}",
        rf"(?<![^\W\d_]){_MONTH.format('word')}\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y>(?:19|20)\d\d)(?!\d){_TIME}",
        rf"(?<!\d)(?P<y>(?:19|20)\d\d)(?:-|\.?\s){_MONTH.format('word')}[\s-](?P<d>\d{{1,2}})(?!\d)",
        rf"(?<!\d)(?P<d>\d{{1,2}})\.\s?(?P<m>\d{{1,2}})\.\s?(?P<y>(?:19|20)\d\d)(?!\d){_TIME}",
        rf"(?:(?P<weekday>{_WEEKDAY}),?\s)?(?<!\d)(?P<a>\d{{1,2}})[/-](?P<b>\d{{1,2}})[/-](?P<y>(?:19|20)\d\d)(?!\d)(?:\s-\s)?{_TIME}",
        r"令和(?P<era>\d{1,2}|元)年(?P<m>\d{1,2})月(?P<d>\d{1,2})日",
        r"(?:民國|(?<![\d./-]))(?P<minguo>1[01]\d)(?P<between>[-./年])(?P<m>\d{1,2})(?:(?P=between)|月)(?P<d>\d{1,2})(?![\d./-])",
        r"(?<!\d)(?P<d>\d{1,2})\s(?P<y>20\d\d)[-/.年](?P<m>0[1-9]|1[0-2])(?![\d./-])",
        r"(?<!\d)(?P<y>(?:19|20)\d\d)\s?[-/年년]\s?(?P<m>\d{1,2})(?![\d/-])[月월]?",
        rf"(?<![^\W\d_]){_MONTH.format('word')}\s(?P<y>(?:19|20)\d\d)(?!\d)",
    )
]
_WITHOUT_YEAR = re.compile(
    rf"\W{{0,3}}(?:(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th|er|º)?\s(?:de\s)?{_MONTH.format('word')}(?![^\W\d_])"
    rf"|{_MONTH.format('first')}\s(?P<second>\d{{1,2}})(?!\d)|(?P<month>\d{{1,2}})[-/月월]\s?(?P<number>\d{{1,2}})(?!\d))",
    re.I,
)
_IN_ADDRESS = [
    re.compile(form)
    for form in (
        r"(?<!\d)(?P<y>20\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)[0-5]\d\d{0,3}(?!\d)",
        r"/(?P<y>(?:19|20)\d\d)[-/](?P<m>0?[1-9]|1[0-2])[-/](?P<d>0?[1-9]|[12]\d|3[01])(?=[/_.-]|$)",
        r"(?<!\d)(?P<y>20\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?!\d)",
        r"(?<!\d)(?P<y>20\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)",
        r"-(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?P<y>20\d\d)$",
    )
]


@dataclass(frozen=True, slots=True)
class Found:
    """A date with its precision and where it stands in the text it was found in."""

    day: date
    precision: Precision
    start: int = 0
    end: int = 0


def find(text: str, order: Order = "day", timezone: str = "UTC") -> Found | None:
    """The first date written in `text`. A time in UTC is moved to `timezone`; any other offset is local already."""
    hits = [found for form in _FORMS if (found := _first(form, text, order, timezone))]
    return min(hits, key=lambda found: (found.start, found.start - found.end)) if hits else None


def find_day(text: str, frame: Found) -> date | None:
    """The day that a text writes without its year, such as "14 July", below a heading that names the year or month."""
    match = _WITHOUT_YEAR.match(text)
    if not match:
        return None
    word = match["word"] or match["first"]
    month = month_names.numbers().get(word.lower()) if word else int(match["month"])
    day = int(match["day"] or match["second"] or match["number"])
    if not month or (frame.precision == "month" and month != frame.day.month):
        return None
    try:
        return date(frame.day.year, month, day)
    except ValueError:
        return None


def in_address(url: str) -> Found | None:
    """The date that an address carries in its path, such as …/20251014104752137.html."""
    path = url.split("?")[0].split("#")[0].removesuffix("/")
    for form in _IN_ADDRESS:
        if (match := form.search(path)) and (found := _found(match, "day", "UTC")):
            return found
    return None


def stamp(text: str, timezone: str = "UTC") -> Found | None:
    """A machine's date, as in a feed: RFC 822, with zone names such as EDT, or ISO 8601."""
    parts = parsedate_tz(text) if "," in text[:12] else None
    if not parts:
        return find(text, "day", timezone)
    try:
        moment = datetime(*parts[:6])  # noqa: DTZ001 the zone is applied below
    except ValueError:
        return None
    return Found(_local(moment, parts[9] == 0, timezone), "minute", 0, len(text))


def month_first(texts: list[str]) -> bool:
    """Whether dates such as 07/24/2026 among `texts` show that this site writes the month first."""
    return any(re.search(r"(?<!\d)(?:0?[1-9]|1[0-2])/(?:1[3-9]|2\d|3[01])/(?:19|20)\d\d(?!\d)", text) for text in texts)


def _first(form: re.Pattern[str], text: str, order: Order, timezone: str) -> Found | None:
    return next((found for match in form.finditer(text) if (found := _found(match, order, timezone))), None)


def _found(match: re.Match[str], order: Order, timezone: str) -> Found | None:
    parts = match.groupdict()
    numbers = _year_month_day(parts, order)
    if not numbers:
        return None
    year, month, day = numbers
    try:
        whole = datetime(year, month, day or 1, int(parts.get("hour") or 0), int(parts.get("minute") or 0))  # noqa: DTZ001
    except ValueError:
        return None
    if not parts.get("hour"):
        return Found(whole.date(), "day" if day else "month", *match.span())
    in_utc = (parts.get("zone") or "") in ("Z", "z", "+00:00", "+0000")
    return Found(_local(whole, in_utc, timezone), "minute", *match.span())


def _year_month_day(parts: dict[str, str | None], order: Order) -> tuple[int, int, int | None] | None:
    year = _year(parts)
    if parts.get("a"):
        first, second = int(parts["a"] or 0), int(parts["b"] or 0)
        month_leads = second > 12 or (first <= 12 and (order == "month" or parts.get("weekday") is not None))
        return (year, first, second) if month_leads else (year, second, first)
    word = parts.get("word")
    month = month_names.numbers().get(word.lower()) if word else int(parts.get("m") or 0)
    day = parts.get("d")
    return (year, month, int(day) if day else None) if month else None


def _year(parts: dict[str, str | None]) -> int:
    """The year of our era, also for one counted from an emperor's accession or from the founding of the republic."""
    era, minguo = parts.get("era"), parts.get("minguo")
    if era:
        return 2018 + (1 if era == "元" else int(era))
    return 1911 + int(minguo) if minguo else int(parts.get("y") or 0)


def _local(moment: datetime, in_utc: bool, timezone: str) -> date:
    if not in_utc or timezone == "UTC" or moment.time() == datetime.min.time():
        return moment.date()
    return moment.replace(tzinfo=UTC).astimezone(ZoneInfo(timezone)).date()


def far_apart(one: date | None, other: date | None) -> bool:
    """Whether two dates differ by more than a change of time zone explains."""
    return bool(one and other and abs(one - other) > timedelta(days=1))
