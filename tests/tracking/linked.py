"""Figures made by hand, and the metrics they are linked to."""

from collections.abc import Mapping, Sequence
from typing import Any

from items.changes import Metric
from items.facts import Figure
from tests.tracking.facts import figure, span
from tracking.metrics import link

YEAR = span("2024")


def keys(figures: Sequence[Figure], language: str = "en", abbreviations: Mapping[str, str] | None = None) -> list[Any]:
    """The metric of each figure, one release after the other, by its key."""
    metrics: list[Metric] = []
    answers = []
    for one in figures:
        (metric,) = link([one], metrics, language=language, abbreviations=abbreviations or {})
        answers.append(metric and metric.key)
        metrics += [metric] if metric is not None and metric not in metrics else []
    return answers


def en(sentence: str, text: str, unit: str | None, event: str | None = None, **fields: Any) -> Figure:
    plain: dict[str, Any] = {"unit": unit, "event": event, "period": YEAR}
    return figure(sentence, text, 1.0, **(plain | fields))


def zh(sentence: str, text: str, unit: str, subject: str | None, event: str | None = None, **fields: Any) -> Figure:
    return en(sentence, text, unit, event, subject=subject, **fields)
