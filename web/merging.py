"""Which metrics a person may want to join with one."""

from typing import Any

from sqlalchemy.orm import Session

from storage import metrics
from storage.facts import metric_item
from tracking.metrics import near_misses

Reference = dict[str, Any]
#: Metrics looked at.
MOST = 200


def candidates(session: Session, id: int) -> tuple[list[Reference], list[Reference]]:
    """Series that differ from the one of that number by one word of their scope, and others that count the same.

    In a source with very many metrics only those that were stated last are looked at.
    """
    row = metrics.get(session, id)
    alike = {other.key: other for other in metrics.alike(session, row, limit=MOST)}
    near = {one.key for one in near_misses(metric_item(row), [metric_item(other) for other in alike.values()])}
    found: tuple[list[Reference], list[Reference]] = ([], [])
    for other in alike.values():
        found[other.key not in near].append({"id": other.id, "label": other.label})
    return found
