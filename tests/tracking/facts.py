"""A tiny vocabulary for facts made by hand."""

from datetime import date
from typing import Any

from items.changes import Edition, Statement
from items.facts import Figure, Period, PeriodType

JANUARY = date(2025, 1, 20)
JUNE = date(2025, 6, 20)


def span(start: str | None, end: str | None = None, kind: PeriodType = "closed") -> Period:
    """A period from ISO days; a bare year stands for the whole of it."""
    if start is not None and len(start) == 4:
        start, end = f"{start}-01-01", f"{end or start}-12-31"
    return Period(
        text=f"{start or ''}..{end or ''}",
        start=date.fromisoformat(start) if start else None,
        end=date.fromisoformat(end) if end else None,
        type=kind,
    )


def figure(sentence: str, text: str, value: float, **fields: Any) -> Figure:
    """A figure as extraction would give it, standing at `text` in its sentence."""
    at = sentence.index(text)
    plain: dict[str, Any] = {"sentence": sentence, "text": text, "start": at, "end": at + len(text)}
    return Figure(value=value, **(plain | fields))


def number(value: float, qualifier: str = "exact", **fields: Any) -> Figure:
    """A figure of which only the value matters."""
    return figure(f"{value:g} drugs", f"{value:g}", value, qualifier=qualifier, **fields)


def statement(release: str, published: date | None, value: float, **fields: Any) -> Statement:
    """A statement of the metric "drugs" unless `metric` names another."""
    metric = fields.pop("metric", "drugs")
    sentence = fields.pop("sentence", f"The agency approved {value:g} drugs.")
    said = figure(sentence, f"{value:g}", value, unit="drug", **fields)
    return Statement(release=release, published=published, figure=said, metric=metric)


def edition(release: str, published: date | None, *statements: Statement, **fields: Any) -> Edition:
    """An edition whose body holds the sentences of its statements."""
    body = "\n".join(dict.fromkeys(one.figure.sentence for one in statements if one.figure.part == "body"))
    plain: dict[str, Any] = {"title": "Approvals", "body": body, "language": "en"}
    return Edition(release=release, published=published, statements=statements, **(plain | fields))
