"""How numbers, qualifiers, days and kinds of change are written in a mail, in the reader's language."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from babel.dates import format_date
from babel.numbers import format_compact_decimal, format_decimal, get_currency_name

from items.changes import ChangeKind, Severity, Side
from items.facts import Kind, Qualifier

Language = Literal["en", "zh"]

#: Babel's name of the language as mails use it: day before month, no American spelling.
LOCALES: Mapping[str, str] = {"en": "en_GB", "zh": "zh"}

#: Steps at which large sums of money change their word.
SCALES: Mapping[str, tuple[float, ...]] = {"en": (1e12, 1e9, 1e6), "zh": (1e12, 1e8, 1e4)}

#: Where the name of a currency in releases differs from the one in Babel's tables.
CURRENCIES: Mapping[str, Mapping[str, str]] = {"en": {"CNY": "yuan"}, "zh": {"CNY": "元"}}

QUALIFIERS: Mapping[str, Mapping[Qualifier, str]] = {
    "en": {
        "more_than": "more than {}",
        "at_least": "at least {}",
        "nearly": "nearly {}",
        "less_than": "less than {}",
        "at_most": "at most {}",
        "about": "about {}",
    },
    "zh": {
        "more_than": "超过{}",
        "at_least": "不少于{}",
        "nearly": "近{}",
        "less_than": "不到{}",
        "at_most": "不超过{}",
        "about": "约{}",
    },
}

KINDS: Mapping[str, Mapping[ChangeKind, str]] = {
    "en": {
        "metric_changed": "Figure changed",
        "figure_revised": "Figure revised",
        "wording_changed": "Wording of a figure changed",
        "release_revised": "Text edited",
        "release_new": "New release",
        "release_withdrawn": "Release withdrawn",
        "source_unreadable": "Source cannot be read",
        "source_recovered": "Source can be read again",
    },
    "zh": {
        "metric_changed": "数据变化",
        "figure_revised": "数据修订",
        "wording_changed": "表述变化",
        "release_revised": "文字修改",
        "release_new": "新发布",
        "release_withdrawn": "发布撤回",
        "source_unreadable": "来源无法读取",
        "source_recovered": "来源恢复读取",
    },
}

#: A shape goes with every word, so that neither colour nor language alone carries the severity.
SEVERITIES: Mapping[str, Mapping[Severity, str]] = {
    "en": {"high": "▲ High", "medium": "◆ Medium", "low": "○ Low"},
    "zh": {"high": "▲ 高", "medium": "◆ 中", "low": "○ 低"},
}

PHRASES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "more": "{} and {} more",
        "range": "{} to {}",
        "percent": "{} %",
        "points": "{} points",
        "colon": ": ",
        "instant": "News",
        "held": "News since {} UTC",
        "away": "While we were away",
        "hourly": "Hourly digest",
        "daily": "Daily digest",
        "weekly": "Weekly digest",
        "operator": "For the operator",
        "one": "1 change",
        "many": "{} changes",
        "before": "Before",
        "now": "Now",
        "wording": "What changed in the text",
        "removed": "removed",
        "added": "added",
        "edits": "and {} more edits",
        "skipped": "In between",
        "period": "Period: {}",
        "until": "until {}",
        "as_of": "as of {}",
        "since": "since {}",
        "published": "Published {}",
        "detected": "Seen {} UTC",
        "page": "Open the page",
        "release": "Release in regwatch",
        "metric": "History of this figure",
        "also": "Also changed",
        "all": "All changes",
        "chart": "Chart of {}: {}",
        "why": "You get this mail because {} is subscribed to changes.",
        "stop": "Stop these mails",
        "trouble": "What the operator should know",
        "sources": "State of all sources",
    },
    "zh": {
        "more": "{}，另有{}项",
        "range": "{}至{}",
        "percent": "{}%",
        "points": "{}个百分点",
        "colon": "：",
        "instant": "最新变化",
        "held": "{} UTC 以来的变化",
        "away": "监测中断期间的变化",
        "hourly": "每小时汇总",
        "daily": "每日汇总",
        "weekly": "每周汇总",
        "operator": "致运维人员",
        "one": "1项变化",
        "many": "{}项变化",
        "before": "原先",
        "now": "现在",
        "wording": "文字改动",
        "removed": "删除",
        "added": "新增",
        "edits": "另有{}处改动",
        "skipped": "其间",
        "period": "期间：{}",
        "until": "截至{}",
        "as_of": "截至{}",
        "since": "自{}起",
        "published": "发布于{}",
        "detected": "发现时间：{} UTC",
        "page": "打开原文",
        "release": "在 regwatch 中查看",
        "metric": "该数据的历史",
        "also": "其他变化",
        "all": "全部变化",
        "chart": "{}走势图：{}",
        "why": "您收到此邮件，是因为 {} 订阅了变化提醒。",
        "stop": "停止接收",
        "trouble": "运维须知",
        "sources": "全部来源状态",
    },
}


def number(value: float, language: str) -> str:
    """A plain number with separators: 1,092; never in scientific form, never with the noise of binary fractions."""
    return format_decimal(round(value, 6), locale=LOCALES[language], format="#,##0.######").replace("-", "−")


def amount(value: float, kind: Kind, unit: str | None, currency: str | None, language: str) -> str:
    """A number with what makes it readable alone: currency, percent sign, or the unit of a duration."""
    if kind == "percent":
        return PHRASES[language]["percent"].format(number(value, language))
    if kind == "money":
        gap = "" if language == "zh" else " "
        return f"{_sum(value, language)}{gap}{_currency(currency, language)}".strip()
    if kind == "multiple":
        return f"{number(value, language)}×"
    if kind == "duration" and unit:
        return f"{number(value, language)} {unit}"
    return number(value, language)


def _currency(code: str | None, language: str) -> str:
    if not code:
        return ""
    return CURRENCIES[language].get(code) or get_currency_name(code, count=2, locale=LOCALES[language])


def _sum(value: float, language: str) -> str:
    """Large money in words, "20 billion", as long as no digit is lost by it."""
    for scale in SCALES[language]:
        if abs(value) >= scale:
            exact = abs(round(value / scale, 3) * scale - value) < scale * 1e-9
            if exact:
                # In Chinese the words are signs already, so that Babel knows a short form only.
                form: Literal["short", "long"] = "short" if language == "zh" else "long"
                compact = format_compact_decimal(value, format_type=form, locale=language, fraction_digits=3)
                return compact.replace("-", "−")
            break
    return number(value, language)


def side(half: Side, kind: Kind, unit: str | None, currency: str | None, language: str) -> str:
    """A value with its qualifier: "more than 400"."""
    value = amount(half.value, kind, unit, currency, language)
    if half.qualifier == "range" and half.value_max is not None:
        low = value if kind == "percent" else number(half.value, language)
        if kind == "money":
            low = _sum(half.value, language)
        return PHRASES[language]["range"].format(low, amount(half.value_max, kind, unit, currency, language))
    return QUALIFIERS[language].get(half.qualifier, "{}").format(value)


def difference(delta: float | None, kind: Kind, unit: str | None, currency: str | None, language: str) -> str:
    """The step from old to new with its sign; between percentages it is counted in points."""
    if not delta:
        return ""
    if kind == "percent":
        step = PHRASES[language]["points"].format(number(abs(delta), language))
    else:
        step = amount(abs(delta), kind, unit, currency, language)
    return f"{_sign(delta)}{step}"


def share(delta_percent: float | None, language: str) -> str:
    """The relative step, to the digits that a reader can use: +15 %, −0.25 %."""
    if not delta_percent:
        return ""
    size = abs(delta_percent)
    digits = 0 if size >= 100 else 1 if size >= 1 else 2
    return _sign(delta_percent) + PHRASES[language]["percent"].format(number(round(size, digits), language))


def _sign(value: float) -> str:
    return "+" if value > 0 else "−"


def day(value: date | None, language: str) -> str:
    """A day as it is read aloud: 26 April 2024, 2024年4月26日."""
    return format_date(value, "long", locale=LOCALES[language]) if value else ""
