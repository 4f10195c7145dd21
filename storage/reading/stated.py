"""Figures chosen by what they say, asked for in the way that suits how many there are."""

from collections.abc import Sequence
from typing import NamedTuple, get_args

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from items.facts import Kind
from storage.models import FigureRow
from storage.reading.asking import one_of

#: Of so many figures or fewer the numbers are looked up first; of more, releases are walked from the newest.
FEW = 2000
#: One in so many of the newest figures makes a condition common.
COMMON = 50


class Narrowed(NamedTuple):
    """A condition; `walk` tells that it holds so often that a list is best walked from its start."""

    condition: ColumnElement[bool]
    walk: bool


def valued(kind: str | None, minimum: float | None, maximum: float | None) -> ColumnElement[bool]:
    """Figures of a kind (of any: the index needs one) with a value in a range, both ends included."""
    kinds = get_args(Kind) if kind is None else (one_of("kind", kind, Kind),)
    conditions: list[ColumnElement[bool]] = [FigureRow.kind.in_(kinds)]
    if minimum is not None:
        conditions.append(FigureRow.value >= minimum)
    if maximum is not None:
        conditions.append(FigureRow.value <= maximum)
    return and_(*conditions)


def narrowed(session: Session, figure: InstrumentedAttribute[int], condition: ColumnElement[bool]) -> Narrowed:
    """The condition as suits how many figures it lets pass, and where in the lists they stand.

    The numbers of a few; for many, a form that tempts to no index where they are common among the newest, too.
    """
    found: Sequence[int] = session.scalars(select(figure).where(condition).limit(FEW + 1)).all()
    if len(found) <= FEW:
        return Narrowed(FigureRow.id.in_(found), walk=False)
    newest = session.scalar(select(func.max(FigureRow.id))) or 0
    recent = session.scalar(select(func.count()).where(figure > newest - FEW, condition.is_(True))) or 0
    common = recent * COMMON >= FEW
    return Narrowed(condition.is_(True) if common else condition, walk=common)
