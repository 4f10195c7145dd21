"""Letters for tests: `entry(old=said(400, "…"), …)` with everything else filled in."""

from datetime import UTC, date, datetime
from typing import Any

from items.changes import Side
from items.facts import Period
from storage.letters import Document, Entry, Letter, Series

NOW = datetime(2026, 9, 18, 6, 30, tzinfo=UTC)
BY_AUGUST = Period("by August", None, date(2024, 8, 31))
POINTS = tuple((date(2022 + step, 4, 26), 100.0 * (step + 1)) for step in range(4))


def said(value: float, sentence: str, text: str | None = None, **fields: Any) -> Side:
    plain: dict[str, Any] = {"value_max": None, "qualifier": "exact", "period": None}
    return Side(value=value, text=text or f"{value:,.0f}", sentence=sentence, **(plain | fields))


def document(number: int, title: str, **fields: Any) -> Document:
    plain: dict[str, Any] = {"url": f"https://agency.example/{number}.html", "published": date(2024, 4, number)}
    return Document(id=number, title=title, **(plain | fields))


def series(label: str = "products in trials", **fields: Any) -> Series:
    plain: dict[str, Any] = {"id": 7, "kind": "count", "unit": "products", "currency": None}
    return Series(label=label, **(plain | fields))


def entry(**fields: Any) -> Entry:
    plain: dict[str, Any] = {
        "id": 1,
        "kind": "metric_changed",
        "severity": "high",
        "source": "NMPA",
        "detected_at": NOW,
        "release": document(2, "More trials than ever"),
        "previous_release": document(1, "Trials under way"),
        "series": series(),
        "old": said(400, "More than 400 products are in trials.", "more than 400", qualifier="more_than"),
        "new": said(
            460, "By August, 460 products were in trials.", period=Period("by August", None, date(2024, 8, 31))
        ),
        "delta": 60.0,
        "delta_percent": 15.0,
    }
    return Entry(**(plain | fields))


def edited(before: str, after: str, **fields: Any) -> Entry:
    plain: dict[str, Any] = {
        "kind": "release_revised",
        "severity": "medium",
        "previous_release": None,
        "series": None,
        "old": None,
        "new": None,
        "delta": None,
        "delta_percent": None,
    }
    return entry(**(plain | fields), before=before, after=after)


def letter(*entries: Entry, **fields: Any) -> Letter:
    plain: dict[str, Any] = {
        "message_id": "<0123456789abcdef@example.org>",
        "address": "reader@example.org",
        "purpose": "instant",
        "due_at": NOW,
        "token": "secret-token",
    }
    return Letter(**(plain | fields), entries=entries)
