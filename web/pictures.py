"""A chart as a picture, point for point what the page draws."""

from io import BytesIO
from typing import TYPE_CHECKING

from web.charts import Chart, Point

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

#: The picture has twice the chart's pixels for sharp screens, and is drawn at twice that for smooth lines.
SHARP, SMOOTH = 2, 2
SCALE = SHARP * SMOOTH
GROUND, LINE, SOFT_LINE, TEXT, GRID = "#ffffff", "#17566f", "#9bbac6", "#566067", "#dedfda"


def png(chart: Chart) -> bytes:
    """The chart on white."""
    # Loaded here: no other page needs the library.
    from PIL import Image, ImageDraw, ImageFont

    image = Image.new("RGB", (chart.width * SCALE, chart.height * SCALE), GROUND)
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(12 * SCALE)
    for tick in chart.y_ticks:
        draw.line(_scaled(chart.left, tick.place, chart.right, tick.place), fill=GRID, width=SCALE)
        draw.text(_spot(chart.left - 8, tick.place), tick.label, fill=TEXT, font=font, anchor="rm")
    for tick in chart.x_ticks:
        draw.text(_spot(tick.place, chart.height - 12), tick.label, fill=TEXT, font=font, anchor="mm")
    middles = [place for point in chart.points for place in _scaled(point.x, (point.y + point.y_max) / 2)]
    draw.line(middles, fill=SOFT_LINE, width=round(1.5 * SCALE), joint="curve")
    for point in chart.points:
        _mark(draw, point)
    file = BytesIO()
    small = image.resize((chart.width * SHARP, chart.height * SHARP), Image.Resampling.LANCZOS)
    small.save(file, "PNG", optimize=True)
    return file.getvalue()


def _mark(draw: "ImageDraw", point: Point) -> None:
    """The shape that says how the number was meant, as in the page's chart."""
    x, y, width = point.x, point.y, 2 * SCALE
    if point.shape == "range":
        for line in ((x, y, x, point.y_max), (x - 5, y, x + 5, y), (x - 5, point.y_max, x + 5, point.y_max)):
            draw.line(_scaled(*line), fill=LINE, width=width)
        return
    if point.shape in ("above", "below"):
        tip, wing = (y - 16, y - 11) if point.shape == "above" else (y + 16, y + 11)
        draw.line(_scaled(x, y, x, tip), fill=LINE, width=width)
        draw.line(_scaled(x - 4, wing, x, tip, x + 4, wing), fill=LINE, width=width, joint="curve")
    hollow = point.shape == "about"
    draw.circle(_spot(x, y), 4.5 * SCALE, fill=GROUND if hollow else LINE, outline=LINE, width=width)


def _scaled(*places: float) -> tuple[float, ...]:
    return tuple(place * SCALE for place in places)


def _spot(x: float, y: float) -> tuple[float, float]:
    return x * SCALE, y * SCALE
