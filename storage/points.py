"""Which observations make the points of a series."""

from sqlalchemy import exists, or_
from sqlalchemy.orm import aliased

from storage.models import FigureRow, ObservationRow

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
