"""Values of answers in words, as tables show them."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

_QUALIFIERS = {
    "more_than": "more than ",
    "at_least": "at least ",
    "nearly": "nearly ",
    "less_than": "less than ",
    "at_most": "at most ",
    "about": "about ",
}

_SIGNS = {"more_than": ">", "at_least": "≥", "nearly": "nearly ", "less_than": "<", "at_most": "≤", "about": "≈"}

Row = Mapping[str, Any]


def number(value: float | None) -> str:
    """1,092 or 19.23; an empty text for no number."""
    if value is None:
        return ""
    return f"{value:,}" if float(value).is_integer() else f"{value:,.10g}"


def value(row: Row | None) -> str:
    """The number of a figure or of one half of a change with its qualifier: "more than 400", "CNY 1,000 to 2,000"."""
    if row is None:
        return ""
    text = number(row["value"])
    if row.get("value_max") is not None:
        text = f"{text} to {number(row['value_max'])}"
    text = _QUALIFIERS.get(row["qualifier"], "") + text
    kind = row.get("kind")
    if kind == "money":
        return f"{row.get('currency') or ''} {text}".strip()
    if kind == "duration":
        return f"{text} {row.get('unit') or ''}".strip()
    return text + {"percent": " %", "multiple": "×"}.get(str(kind), "")


def brief(row: Row | None) -> str:
    """The number of a figure with a sign for its qualifier: ">400", for narrow columns."""
    if row is None:
        return ""
    text = number(row["value"])
    if row.get("value_max") is not None:
        text = f"{text}–{number(row['value_max'])}"
    return _SIGNS.get(row["qualifier"], "") + text


def subject(row: Row) -> str:
    """What a figure counts."""
    return str(row.get("subject") or row.get("unit") or "")


def period(row: Row) -> str:
    """The period as days, or as it is written when it was not resolved."""
    stated = row.get("period")
    if not stated:
        return ""
    return span(stated.get("start"), stated.get("end")) or str(stated.get("text") or "")


def span(start: str | None, end: str | None) -> str:
    """Two days, one day, or one end of a span."""
    if start and end:
        return start if start == end else f"{start} – {end}"
    if end:
        return f"to {end}"
    return f"since {start}" if start else ""


def moment(text: str | None) -> str:
    """A UTC time to the minute."""
    return "" if not text else text[:16].replace("T", " ")


def percent(share: float | None) -> str:
    return "" if share is None else f"{share:+,.1f} %"


def without_password(address: str) -> str:
    """An address fit for a terminal and a log."""
    parts = urlsplit(address)
    if parts.password is None:
        return address
    host = parts.netloc.rpartition("@")[2]
    return parts._replace(netloc=f"{parts.username or ''}:***@{host}").geturl()


def kind(name: str) -> str:
    return name.replace("_", " ")
