"""A small picture of a metric's history, drawn so that it reads on light and on dark ground."""

from datetime import date
from functools import lru_cache
from io import BytesIO
from math import ceil, floor, log10
from typing import TYPE_CHECKING

from babel.numbers import format_compact_decimal, format_decimal

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont, ImageFont

#: Points that make a picture worth its place.
FEWEST = 3
#: Size in a mail's pixels; the picture has twice as many for sharp screens and is drawn at twice that for smooth lines.
WIDTH, HEIGHT = 536, 160
SHARP, SMOOTH = 2, 2
#: Inks with enough contrast on white and on near-black.
LINE, TEXT, GRID = (46, 125, 216, 255), (116, 126, 140, 255), (128, 138, 152, 90)
#: Room around the curve, in a mail's pixels: left for numbers, below for days.
LEFT, RIGHT, TOP, BOTTOM = 60, 8, 12, 30

Points = tuple[tuple[date, float], ...]


@lru_cache(maxsize=64)
def png(points: Points) -> bytes:
    """A line through the points, oldest left, with the last one marked; days on the axis are to scale.

    Kept for a while, because one change is told to many readers.
    """
    # Loaded here: a delivery without pictures, which is most of them, does without the library.
    from PIL import Image, ImageDraw, ImageFont

    scale = SHARP * SMOOTH
    image = Image.new("RGBA", (WIDTH * scale, HEIGHT * scale), (255, 255, 255, 0))
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(13 * scale)
    marks = _marks([value for _, value in points])
    spots = [(x * scale, y * scale) for x, y in _spots(points, marks[0], marks[-1])]
    _axes(draw, font, points, marks, scale)
    draw.line(spots, fill=LINE, width=2 * scale, joint="curve")
    for spot in spots[:-1] if len(spots) <= 30 else ():
        draw.circle(spot, 2.5 * scale, fill=LINE)
    draw.circle(spots[-1], 5 * scale, fill=LINE)
    small = image.resize((WIDTH * SHARP, HEIGHT * SHARP), Image.Resampling.LANCZOS)
    file = BytesIO()
    small.save(file, "PNG", optimize=True)
    return file.getvalue()


def _marks(values: list[float]) -> list[float]:
    """Round numbers that span the values: from zero where the curve would still be seen, otherwise close around it."""
    low, high = min(values), max(values)
    if 0 <= low < high * 0.6 or low == high:
        low, high = min(low, 0.0), max(high, 0.0)
    rough = (high - low) / 3 or 1.0
    size: float = 10.0 ** floor(log10(rough))
    step = next(size * factor for factor in (1, 2, 2.5, 5, 10) if size * factor >= rough)
    first, last = floor(low / step), ceil(high / step)
    return [number * step for number in range(first, max(last, first + 1) + 1)]


def _spots(points: Points, low: float, high: float) -> list[tuple[float, float]]:
    first, last = points[0][0], points[-1][0]
    days = max(1, (last - first).days)
    wide, tall = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM
    return [
        (LEFT + wide * (day - first).days / days, TOP + tall * (1 - (value - low) / (high - low)))
        for day, value in points
    ]


def _axes(draw: "ImageDraw", font: "FreeTypeFont | ImageFont", points: Points, marks: list[float], scale: int) -> None:
    for number, value in enumerate(marks):
        y = TOP + (HEIGHT - TOP - BOTTOM) * (1 - number / (len(marks) - 1))
        draw.line([(LEFT * scale, y * scale), ((WIDTH - RIGHT) * scale, y * scale)], fill=GRID, width=scale)
        draw.text(
            ((LEFT - 8) * scale, y * scale), _short(value, marks[1] - marks[0]), fill=TEXT, font=font, anchor="rm"
        )
    below = (HEIGHT - BOTTOM + 10) * scale
    draw.text((LEFT * scale, below), points[0][0].isoformat(), fill=TEXT, font=font, anchor="lt")
    draw.text(((WIDTH - RIGHT) * scale, below), points[-1][0].isoformat(), fill=TEXT, font=font, anchor="rt")


def _short(value: float, step: float) -> str:
    """As few digits as tell the marks of the axis apart."""
    if step >= 10_000:
        return format_compact_decimal(value, locale="en_GB", fraction_digits=2)
    return format_decimal(value, locale="en_GB", format="#,##0.###")
