"""Values in the JSON form that users and scripts rely on; names and meanings are fixed."""

from datetime import date
from typing import Any

from items.changes import Side
from items.facts import DateMention, Figure, Period


def number(value: float | None) -> float | int | None:
    """Whole numbers as integers, so that JSON says 400 and not 400.0."""
    return int(value) if value is not None and float(value).is_integer() else value


def period_json(period: Period | None) -> dict[str, Any] | None:
    """`{"text", "start", "end"}` with ISO dates, an open end as null; beyond the fixed keys `type`."""
    if period is None:
        return None
    return {
        "text": period.text,
        "start": period.start.isoformat() if period.start else None,
        "end": period.end.isoformat() if period.end else None,
        "type": period.type,
    }


def figure_json(figure: Figure) -> dict[str, Any]:
    """A figure with its evidence; beyond the fixed keys `event`, `place`, `role` and `part`."""
    return {
        "value": number(figure.value),
        "value_max": number(figure.value_max),
        "qualifier": figure.qualifier,
        "kind": figure.kind,
        "unit": figure.unit,
        "currency": figure.currency,
        "subject": figure.subject,
        "period": period_json(figure.period),
        "direction": figure.direction,
        "sentence": figure.sentence,
        "start": figure.start,
        "end": figure.end,
        "event": figure.event,
        "place": figure.place,
        "role": figure.role,
        "part": figure.part,
    }


def date_json(mention: DateMention) -> dict[str, Any]:
    """A date or period written in a text."""
    return {
        "text": mention.text,
        "start_date": mention.start_date.isoformat() if mention.start_date else None,
        "end_date": mention.end_date.isoformat() if mention.end_date else None,
        "start": mention.start,
        "end": mention.end,
    }


def side_json(side: Side | None) -> dict[str, Any] | None:
    """One half of a change."""
    if side is None:
        return None
    return {
        "value": number(side.value),
        "value_max": number(side.value_max),
        "qualifier": side.qualifier,
        "text": side.text,
        "period": period_json(side.period),
        "sentence": side.sentence,
    }


def side_item(form: dict[str, Any] | None) -> Side | None:
    """The half of a change that `side_json` wrote."""
    if form is None:
        return None
    period = form["period"]
    return Side(
        value=float(form["value"]),
        value_max=form["value_max"],
        qualifier=form["qualifier"],
        text=form["text"],
        period=Period(period["text"], _day(period["start"]), _day(period["end"]), period["type"]) if period else None,
        sentence=form["sentence"],
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
