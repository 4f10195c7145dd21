"""What the date patterns of Romance languages and German have in common."""

# fmt: off

from collections.abc import Mapping
from dataclasses import dataclass

_Y = r"(?:19|20)\d\d"


@dataclass(frozen=True, kw_only=True)
class TimeWords:
    """The small words of dates, as patterns. `of` stands between day, month and year, `to` between two dates."""

    months: Mapping[str, int]
    of: str
    to: str
    quarter: str
    half: str
    numbers: str
    first_months: str
    first_quarters: str
    edges: str
    the: str
    relative_years: Mapping[str, int]
    relative: Mapping[str, tuple[str, int]]
    year_to_date: str
    financial_year: str
    months_to: str
    before_month: str
    day_mark: str = "(?:º|er)?"
    month_of: str = "(?!)"


def date_patterns(words: TimeWords) -> tuple[str, ...]:
    m = "(?:" + "|".join(sorted(words.months, key=len, reverse=True)) + ")"
    d = rf"\d{{1,2}}{words.day_mark}"
    ry = "(?P<ry>" + "|".join(sorted(words.relative_years, key=len, reverse=True)) + ")"
    rel = "|".join(sorted((w for w, (unit, _) in words.relative.items() if unit not in ("end", "start", "mid", "early", "late")), key=len, reverse=True))
    of, to = words.of, rf"\s?(?:-|–|—|{words.to})\s?(?:{words.the})?"
    year = rf"(?:{of}(?P<y>{_Y})(?!\d)|{of}{ry})"
    return (
        rf"(?<!\w)(?P<y>{_Y})-(?P<m>0[1-9]|1[0-2])-(?P<d>\d\d)(?![\d-])",
        rf"(?<![\w/.-])(?P<d>\d\d?)[/.-](?P<m>0?[1-9]|1[0-2])[/.-](?P<y>{_Y})(?![\d/])",
        rf"\b{words.months_to} (?:{d} ?{of})?(?P<m>{m}){of}(?P<y>{_Y})(?!\d)",
        rf"\b(?P<d>{d}){of}(?P<m>{m})(?:{of}(?P<y>{_Y}))?{to}(?P<d2>{d}){of}(?P<m2>{m})(?:{of}(?P<y2>{_Y}))?(?!\d)",
        rf"\b(?P<d>{d}){to}(?P<d2>{d}){of}(?P<m>{m})(?:{of}(?P<y>{_Y}))?(?!\d)",
        rf"\b(?P<d>{d}){of}(?P<m>{m}){year}?(?!\w)",
        rf"\b(?:{words.the})?(?P<edge>{words.edges}){of}(?P<m>{m}){year}?(?!\w)",
        rf"\b(?P<m>{m})(?:{of}(?P<y>{_Y}))?{to}(?P<m2>{m}){of}(?P<y2>{_Y})(?!\d)",
        rf"\b(?P<m>{m}){to}(?P<m2>{m})(?:{of}{ry})?(?!\w)",
        rf"\b(?:{words.month_of})(?P<m>{m}){year}?(?!\w)",
        rf"\b(?:{words.the})?(?:{words.first_months}){year}?(?!\w)",
        rf"\b(?:{words.the})?(?:{words.first_quarters}){year}?(?!\w)",
        rf"\b(?:{words.the})?(?:{words.quarter}){year}?(?!\w)",
        rf"\bq(?P<q>[1-4])(?:{of}| )?(?P<y>{_Y})?(?!\d)",
        rf"\b[t](?P<q>[1-4])(?:{of}| )(?P<y>{_Y})(?!\d)",
        rf"\b(?:{words.the})?(?:{words.half}){year}?(?!\w)",
        rf"\b{words.financial_year}",
        rf"(?<![\w.,/-])(?P<fy>{_Y})[-–/](?P<fy2>\d\d)(?![\d%/-]|[.,]\d)",
        rf"(?<![\w.,/-])(?P<y>{_Y})(?:\s?[-–—/]\s?| (?:{words.to}) )(?P<y2>{_Y})(?![\d,.%]\d|\d|%)",
        rf"\b(?P<m>{m}){year}(?!\w)",
        rf"(?:{words.before_month})(?P<m>{m})(?!\w)",
        rf"\b(?:{words.the})?(?P<edge>{words.edges})(?:{of}(?P<y>{_Y})|{of}{ry})(?!\w)",
        rf"\b(?P<ytd>{words.year_to_date})(?!\w)",
        rf"\b(?P<rel>{rel})(?!\w)",
        rf"(?<![\w.,/$€£¥-])(?P<y>{_Y})(?![\d/]|[.,]\d| ?%| ?(?:mg|ml|kg|million|millones|milh|mio)\b)",
        rf"(?<![\d/])(?P<m>0[1-9]|1[0-2])/(?P<y>{_Y})(?![\d/])",
    )
