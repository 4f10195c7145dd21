"""The history of a metric as points on a plane; a template draws them as SVG."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor, log10
from typing import Any

from items.facts import OPENNESS
from web import wording

#: How a shape reads: an arrow upward says the true value lies above, downward below, a hollow point either side.
LEGEND = {
    "exact": "exact",
    "above": "more than, at least",
    "below": "nearly, less than, at most",
    "about": "about",
    "range": "range",
}
TOP, BOTTOM, RIGHT = 16, 30, 18
#: Widths of a digit and of a date under the axis, in the drawing's own units.
DIGIT, DATE_LABEL = 7, 78
#: What a point of usual size needs of the axis.
ROOM = 14
#: Days from which on the axis counts in months.
MONTHLY = 180


@dataclass(frozen=True, slots=True)
class Point:
    """One statement: `y` is its value, `y_max` the upper end of a range; `words` tell it whole."""

    x: float
    y: float
    y_max: float
    shape: str
    words: str
    release: int


@dataclass(frozen=True, slots=True)
class Tick:
    place: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Points and axes in the units of the drawing; `line` joins the points in the order of time."""

    width: int
    height: int
    left: float
    right: float
    bottom: float
    points: tuple[Point, ...]
    line: str
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]

    @property
    def dense(self) -> bool:
        """Whether the points have so little room that their marks are drawn smaller."""
        return len(self.points) * ROOM > self.right - self.left

    @property
    def legend(self) -> list[tuple[str, str]]:
        used = {point.shape for point in self.points}
        return [(shape, words) for shape, words in LEGEND.items() if shape in used]


def chart(history: Sequence[Mapping[str, Any]], *, width: int, height: int) -> Chart | None:
    """A chart of a history's dated points, or None while there are fewer than two."""
    dated = sorted(((day, point) for point in history if (day := _day(point))), key=lambda pair: pair[0])
    if len(dated) < 2:
        return None
    values = [value for _, point in dated for value in (point["value"], point["value_max"]) if value is not None]
    steps = _steps(min(values), max(values))
    labels = [wording.number(step) for step in steps]
    left, right, bottom = 16.0 + DIGIT * max(map(len, labels)), float(width - RIGHT), float(height - BOTTOM)
    first, last = dated[0][0], dated[-1][0]
    days = max((last - first).days, 1)

    def across(day: date) -> float:
        return round(left + 14 + (right - left - 28) * (day - first).days / days, 1)

    def up(value: float) -> float:
        return round(bottom - (bottom - TOP) * (value - steps[0]) / (steps[-1] - steps[0]), 1)

    points = tuple(_point(point, across(day), up) for day, point in dated)
    return Chart(
        width=width,
        height=height,
        left=left,
        right=right,
        bottom=bottom,
        points=points,
        line=" ".join(f"{p.x},{round((p.y + p.y_max) / 2, 1)}" for p in points),
        x_ticks=tuple(Tick(across(day), _label(day, days)) for day in _days(first, last, right - left)),
        y_ticks=tuple(Tick(up(step), label) for step, label in zip(steps, labels, strict=True)),
    )


def _day(point: Mapping[str, Any]) -> date | None:
    """The end of the period that a point speaks of, else the day its release was published."""
    text = (point["period"] or {}).get("end") or point["published"]
    return date.fromisoformat(text) if text else None


def _point(point: Mapping[str, Any], x: float, up: Any) -> Point:
    told = [wording.side(point), wording.period(point), wording.day(point["published"])]
    return Point(
        x=x,
        y=up(point["value"]),
        y_max=up(point["value_max"] if point["value_max"] is not None else point["value"]),
        shape=OPENNESS[point["qualifier"]],
        words=" · ".join(filter(None, told)) + f"\n“{point['sentence']}”",
        release=point["release"],
    )


def _steps(lowest: float, highest: float) -> list[float]:
    """Round values for the axis, from below the lowest to above the highest; from zero when that is near."""
    if 0 <= lowest < 0.6 * highest:
        lowest = 0
    size = max(abs(lowest), abs(highest))
    spread = max(highest - lowest, size * 1e-9) if highest > lowest else size or 1.0
    rough = spread / 4
    unit = 10.0 ** floor(log10(rough))
    step = next(unit * factor for factor in (1, 2, 2.5, 5, 10) if unit * factor >= rough)
    bottom = floor(lowest / step)
    top = max(ceil(highest / step), bottom + 1)
    if bottom * step == lowest != 0:
        bottom -= 1  # room for the arrow of a point that would stand on the axis
    if top * step == highest:
        top += 1
    return [number * step for number in range(bottom, top + 1)]


def _days(first: date, last: date, room: float) -> list[date]:
    """Days for the labels of the axis, as many as there is room for: starts of months over more than half a year."""
    most = min(max(2, int(room // DATE_LABEL)), 7)
    days = max((last - first).days, 1)
    if days <= MONTHLY:
        number = min(most - 1, days)
        return [first + timedelta(days=round(days * n / number)) for n in range(number + 1)]
    start, months = first.year * 12 + first.month, days // 30
    every = next((each for each in (1, 2, 3, 6, 12, 24, 60, 120) if months / each < most), months)
    starts = [number for number in range(start - start % every + 1, last.year * 12 + last.month + 1) if number > start]
    named = [date((number - 1) // 12, (number - 1) % 12 + 1, 1) for number in starts if (number - 1) % every == 0]
    return [day for day in named if day <= last]


def _label(day: date, days: int) -> str:
    return day.strftime("%b %Y") if days > MONTHLY else f"{day.day} {day.strftime('%b %y')}"
