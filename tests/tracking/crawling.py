"""A source with two metrics, for rules of change on statements made by hand."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from items.changes import Detection, Edition, Metric, Statement
from tests.tracking.facts import edition, span, statement
from tracking.changes import detect

DRUGS = Metric(key="drugs", label="drugs approved", kind="count", unit="drug", event="approved")
DEVICES = Metric(key="devices", label="devices approved", kind="count", unit="device", event="approved")
METRICS = {metric.key: metric for metric in (DRUGS, DEVICES)}

MARCH, JULY = date(2024, 3, 1), date(2024, 7, 1)
NEXT_MARCH = date(2025, 3, 1)
Y2022, Y2023, Y2024, Y2025 = (span(str(year)) for year in range(2022, 2026))


def crawl(known: Sequence[Edition], *found: Edition | tuple[Edition, Edition], **more: Any) -> Detection:
    """Detect what a crawl found: new editions, and (before, after) pairs, with the editions known before it."""
    history: dict[str, list[Statement]] = {}
    for one in known:
        for said in one.statements:
            if said.metric is not None:
                history.setdefault(said.metric, []).append(said)
    pairs = [one if isinstance(one, tuple) else (None, one) for one in found]
    return detect(pairs, history, METRICS, **more)


def told(detection: Detection) -> list[tuple[Any, ...]]:
    return [(one.kind, one.severity, one.old and one.old.value, one.new and one.new.value) for one in detection.changes]


def release(name: str, published: date | None, value: float, **fields: Any) -> Edition:
    return edition(name, published, statement(name, published, value, **fields))
