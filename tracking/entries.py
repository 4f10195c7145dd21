"""The form in which a change is reported."""

from collections.abc import Sequence

from items.changes import Change, ChangeKind, Severity, Side, Statement
from tracking.claims import side


def change(
    kind: ChangeKind,
    severity: Severity,
    old: Statement,
    new: Statement,
    *,
    skipped: Sequence[Side] = (),
    note: str = "",
) -> Change:
    """Return the entry for a move from old to new, with the difference where both are single numbers."""
    delta = _delta(old, new)
    base = old.figure.value
    in_percent = delta is not None and base != 0 and new.figure.kind != "percent"
    return Change(
        kind=kind,
        severity=severity,
        release=new.release,
        previous_release=old.release if old.release != new.release else None,
        metric=new.metric,
        old=side(old),
        new=side(new),
        delta=delta,
        delta_percent=round(100 * delta / abs(base), 4) if in_percent and delta is not None else None,
        skipped=tuple(skipped),
        note=note,
    )


def _delta(old: Statement, new: Statement) -> float | None:
    if old.figure.value_max is not None or new.figure.value_max is not None:
        return None
    return round(new.figure.value - old.figure.value, 9)
