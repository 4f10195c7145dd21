"""Values of answers in words for people."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

Form = Mapping[str, Any]

KINDS = {
    "metric_changed": "Figure changed",
    "figure_revised": "Figure revised in place",
    "wording_changed": "Wording changed",
    "release_revised": "Text edited",
    "release_new": "New release",
    "release_withdrawn": "Release withdrawn",
    "source_unreadable": "Source cannot be read",
    "source_recovered": "Source can be read again",
}
SEVERITIES = {"high": "High", "medium": "Medium", "low": "Low"}
STATES = {
    "ok": "Readable",
    "unreadable": "Cannot be read",
    "new": "Waiting for its first crawl",
    "off": "Switched off",
}
QUALIFIERS = {
    "exact": "exact",
    "more_than": "more than",
    "at_least": "at least",
    "nearly": "nearly",
    "less_than": "less than",
    "at_most": "at most",
    "about": "about",
    "range": "from … to …",
}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CADENCES = {
    "standard": "high severity at once, the rest daily",
    "instant": "at once",
    "hourly": "hourly",
    "daily": "daily",
    "weekly": "weekly",
}
FIGURES = {
    "count": "count",
    "money": "money",
    "percent": "percent",
    "multiple": "multiple",
    "duration": "duration",
    "other": "other",
}
SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
MINUS = "\u2212"
#: A figure written in words longer than this is shown as a number.
LONGEST_TEXT = 40


def number(value: float) -> str:
    """1,092; 19.23; 20 billion; 970,707."""
    for scale, word in SCALES:
        scaled = value / scale
        if abs(scaled) >= 1 and abs(scaled - round(scaled, 2)) < 1e-9:
            return f"{_digits(round(scaled, 2))} {word}"
    return _digits(value)


def _digits(value: float) -> str:
    text = f"{value:,.4f}".rstrip("0").rstrip(".") if abs(value) < 1e15 else f"{value:.6g}"
    return text.replace("-", MINUS)


def figure(form: Form) -> str:
    """A figure with its qualifier and unit: "more than 400", "nearly CNY 20 billion", "10–20", "19.23 %"."""
    amount = number(form["value"])
    if form["value_max"] is not None:
        amount = f"{amount}–{number(form['value_max'])}"
    return f"{_qualifier(form)}{_measured(amount, form)}"


def _measured(amount: str, form: Form) -> str:
    """The amount with its unit, where the kind of figure is told with one."""
    unit = form.get("unit")
    match form.get("kind"):
        case "money":
            return f"{form.get('currency') or ''} {amount}".strip()
        case "percent":
            return f"{amount} percentage points" if unit == "pp" else f"{amount} %"
        case "multiple":
            return f"{amount} times"
        case "duration" | "other" if unit:
            return f"{amount} {unit}"
        case _:
            return amount


def side(form: Form | None) -> str:
    """One half of a change: its qualifier, and the number as the page writes it if it uses digits."""
    if form is None:
        return "—"
    text = form.get("text") or ""
    as_written = form["value_max"] is None and len(text) <= LONGEST_TEXT and any(c.isdecimal() for c in text)
    return f"{_qualifier(form)}{text}" if as_written else figure(form)


def _qualifier(form: Form) -> str:
    return "" if form["qualifier"] in ("exact", "range") else QUALIFIERS[form["qualifier"]] + " "


def delta(change: Form) -> str:
    """By how much: "+30 (+7.5 %)", "−2.1 points"; nothing where the two do not compare."""
    if change["delta"] is None or change["delta"] == 0:
        return ""
    if change["new"] and not {"%", "％"}.isdisjoint(change["new"].get("text") or ""):
        return f"{_signed(change['delta'])} points"
    percent = change["delta_percent"]
    return _signed(change["delta"]) + (f" ({_signed(round(percent, 1))} %)" if percent is not None else "")


def _signed(value: float) -> str:
    return ("+" if value > 0 else "") + number(value)


def period(form: Form | None) -> str:
    """The period as the page writes it, with its days where they say more."""
    if not form or not form.get("period"):
        return ""
    return str(form["period"]["text"])


def moment(text: str | None) -> str:
    """A time of an answer as "2 Mar 2026, 12:01"; UTC, as the pages' footer says."""
    return "" if text is None else _plain(datetime.fromisoformat(text), "%b %Y, %H:%M")


def day(text: str | None) -> str:
    """A date of an answer as "2 Mar 2026"."""
    return "no date" if text is None else _plain(datetime.fromisoformat(text), "%b %Y")


def _plain(value: datetime, rest: str) -> str:
    return f"{value.day} {value.strftime(rest)}"


def took(crawl: Form) -> str:
    """How long a crawl took: "5 s", "3 min 20 s"; nothing while it runs."""
    if crawl["finished_at"] is None:
        return ""
    ended, began = (datetime.fromisoformat(crawl[name]) for name in ("finished_at", "started_at"))
    minutes, seconds = divmod(round((ended - began).total_seconds()), 60)
    return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"


def state(source: Form) -> str:
    """A source's state as a key of `STATES`."""
    return source["state"] if source["enabled"] else "off"


def wished(subscription: Form) -> str:
    """Of what somebody wants to hear: "norland; figure changed; at least 5 %", or "every change"."""
    parts = [
        ", ".join(subscription["sources"]),
        f"metric {subscription['metric']}" if subscription["metric"] else "",
        ", ".join(KINDS[kind].lower() for kind in subscription["kinds"]),
        ", ".join(f"{SEVERITIES[severity].lower()} severity" for severity in subscription["severities"]),
        f"by {number(subscription['min_change'])} or more" if subscription["min_change"] else "",
        f"by {number(subscription['min_percent'])} % or more" if subscription["min_percent"] else "",
        f"crossing {number(subscription['crossing'])}" if subscription["crossing"] is not None else "",
    ]
    return "; ".join(filter(None, parts)) or "every change"


def hours(subscription: Form) -> str:
    """When its digests come and when nothing does: "Monday 08:00, quiet 22:00-07:00, Europe/Brussels"."""
    digest = subscription["at"] if subscription["cadence"] in ("standard", "daily", "weekly") else ""
    if subscription["cadence"] == "weekly":
        digest = f"{WEEKDAYS[subscription['weekday']]} {digest}"
    quiet = f"quiet {subscription['quiet']}" if subscription["quiet"] else ""
    told = [part for part in (digest, quiet) if part]
    return ", ".join([*told, subscription["timezone"]]) if told else ""
