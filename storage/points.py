"""Which observations make the points of a series, and where each stands in it."""

from datetime import date

from sqlalchemy import exists, or_
from sqlalchemy.orm import aliased

from storage.models import FigureRow, ObservationRow
from storage.stretches import DAYS

_other, _other_figure = aliased(ObservationRow), aliased(FigureRow)

#: Conditions on `ObservationRow` joined to its `FigureRow`: stated now, and not by a title whose body states it too.
STATED = (
    ObservationRow.current,
    or_(
        FigureRow.part == "body",
        ~exists().where(
            _other.release_id == ObservationRow.release_id,
            _other.metric_id == ObservationRow.metric_id,
            _other.current,
            _other_figure.id == _other.figure_id,
            _other_figure.part == "body",
        ),
    ),
)


def history_place(period_end: date | None, published: date | None) -> int:
    """Where a point stands: by the end of its period, else by its release's day, then by that day; undated ones first.

    The releases of one day are told apart by the numbers of the figures.
    """
    said_for = period_end or published
    return (said_for.toordinal() * DAYS if said_for else 0) + (published.toordinal() if published else 0)
