"""When two figures say the same value, though one may be rounded or hedged."""

from decimal import Decimal
from math import isclose

from items.changes import Side
from items.facts import OPENNESS, Figure, Openness

#: What can be compared by value: a figure, or one side of a stored change.
Valued = Figure | Side

#: No rounding is taken to hide more than this share of the number.
_WIDEST = 0.1


def group(figure: Valued) -> Openness:
    """Return the group of qualifiers within which a changed word says nothing new."""
    return OPENNESS[figure.qualifier]


def same_number(a: Valued, b: Valued) -> bool:
    """Tell whether both print the same number or the same two ends, whatever their qualifiers say."""
    if (a.value_max is None) != (b.value_max is None):
        return False
    return _close(a.value, b.value) and _close(a.value_max or 0.0, b.value_max or 0.0)


def crossed(a: Valued, b: Valued) -> bool:
    """Tell whether one is just under and the other over one and the same number."""
    return same_number(a, b) and {group(a), group(b)} == {"above", "below"}


def reworded(a: Valued, b: Valued) -> bool:
    """Tell whether only the claim about one and the same number moved, say from "more than" to "about"."""
    return same_number(a, b) and group(a) != group(b) and not crossed(a, b)


def stretch(figure: Valued) -> tuple[float, float]:
    """Return the lowest and the highest value that the figure as written stands for."""
    value = figure.value
    if figure.value_max is not None:
        return value, figure.value_max
    kind = group(figure)
    if kind == "exact":
        half = _written_half(figure)
        return value - half, value + half
    size = min(_last_unit(value), abs(value) * _WIDEST)
    if kind == "above":
        return value, value + size
    if kind == "below":
        return value - size, value
    return value - size / 2, value + size / 2


def consistent(a: Valued, b: Valued, *, same_period: bool = False) -> bool:
    """Tell whether a and b may both be true of one count.

    For one and the same period (`same_period`) a bound disagrees only with a value on its wrong side, and "2 million"
    agrees with "2.1 million"; for different ones two rounded numbers that differ are a change.
    """
    if same_number(a, b):
        return not crossed(a, b)
    if same_period and "range" not in (group(a), group(b)) and (_bounds(a) or _bounds(b)):
        return _bound_holds(a, b) and _bound_holds(b, a)
    if group(a) == "exact" and group(b) == "exact":
        finer, coarser = (a, b) if _written_half(a) <= _written_half(b) else (b, a)
        rounded = _written_half(finer) > 0 and not same_period
        return not rounded and _written_half(finer) < _written_half(coarser) and _within(stretch(coarser), finer.value)
    if group(a) == "exact":
        return _within(stretch(b), a.value)
    if group(b) == "exact":
        return _within(stretch(a), b.value)
    return _inside_range(a, b) or _inside_range(b, a)


def _close(a: float, b: float) -> bool:
    return isclose(a, b, rel_tol=1e-9, abs_tol=1e-9)


def _within(span: tuple[float, float], value: float) -> bool:
    low, high = span
    return low <= value <= high or _close(low, value) or _close(high, value)


def _bounds(figure: Valued) -> bool:
    return group(figure) in ("above", "below")


def _bound_holds(bound: Valued, other: Valued) -> bool:
    """Tell whether some value that `other` stands for lies on the right side of the bound."""
    if group(bound) == "above":
        return group(other) == "above" or stretch(other)[1] >= bound.value
    if group(bound) == "below":
        return group(other) == "below" or stretch(other)[0] <= bound.value
    return True


def _inside_range(inner: Valued, outer: Valued) -> bool:
    if group(outer) != "range" or group(inner) == "range":
        return False
    low, high = stretch(inner)
    return _within(stretch(outer), low) and _within(stretch(outer), high)


def _written_half(figure: Valued) -> float:
    """Return half of what a bare number leaves open: nothing unless it has a scale word or decimals."""
    step = figure.step if isinstance(figure, Figure) else 1.0
    return 0.0 if step == 1.0 else min(step / 2, abs(figure.value) * _WIDEST)


def _last_unit(value: float) -> float:
    """Return one unit of the last digit that is not zero: 10,000 for 970,000."""
    if value == 0:
        return 0.0
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return 10.0 ** int(exponent)
