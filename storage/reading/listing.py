"""Pages of figures in the order of lists, each read out of an index from where it begins to where it ends."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, desc, select, union_all
from sqlalchemy.orm import Session

from storage.models import FigureRow

#: Stretches of an index that one statement reads; databases limit its length.
AT_ONCE = 100


class Listed(NamedTuple):
    """A part of the list: places from `first` to before `end`, after the figure `after` of the release at `before`."""

    first: int | None
    end: int | None
    before: int | None
    after: int | None


def listed(
    session: Session,
    statement: Select[Any],
    keys: Sequence[ColumnElement[bool]],
    wanted: Listed,
    limit: int,
    *,
    walk: bool,
) -> list[int]:
    """The numbers of the next figures that `statement` selects and for which one of the keys holds.

    An index must end in the place for every key. Not to `walk` is for few figures, which are gathered and sorted.
    """
    at: ColumnElement[Any] = FigureRow.release_place.expression if walk else FigureRow.release_place + 0
    bounds = [at >= (wanted.first or 0)]
    if wanted.end is not None:
        bounds.append(at < wanted.end)
    steps = [bounds]
    if wanted.before is not None:
        steps = [[*bounds, at == wanted.before, FigureRow.id > wanted.after], [*bounds, at < wanted.before]]
    found: list[int] = []
    for step in steps:
        if len(found) < limit:
            found += _first(session, statement.add_columns(at.label("at")).where(and_(*step)), keys, limit - len(found))
    return found


def _first(session: Session, statement: Select[Any], keys: Sequence[ColumnElement[bool]], limit: int) -> list[int]:
    """The first figures of all keys together: the first of each, merged."""
    rows: list[tuple[int, int]] = []
    for start in range(0, len(keys), AT_ONCE):
        parts = [
            statement.where(key).order_by(desc("at"), FigureRow.id).limit(limit)
            for key in keys[start : start + AT_ONCE]
        ]
        merged = parts[0] if len(parts) == 1 else union_all(*(select(part.subquery()) for part in parts))
        rows += [(-place, number) for number, place in session.execute(merged)]
    return [number for _, number in sorted(rows)[:limit]]
