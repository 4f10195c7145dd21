"""A chart as a picture, point for point what the page draws, with its title and what the marks mean."""

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from web.charts import Chart, Point

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

#: The picture has twice the chart's pixels for sharp screens, and is drawn at twice that for smooth lines.
SHARP, SMOOTH = 2, 2
SCALE = SHARP * SMOOTH
GROUND, LINE, SOFT_LINE, TEXT, TITLE, GRID = "#ffffff", "#17566f", "#9bbac6", "#566067", "#1c2226", "#dedfda"
#: Room for the title above the chart and for the marks below it, and sizes of letters.
HEAD, FOOT = 36, 30
LARGE, SMALL = 16, 12
#: Characters of a title that may find room.
LONGEST = 300
#: Fonts that systems have for scripts which the library's own does not draw, in the order tried.
FONTS = ("NotoSansCJK-Regular.ttc", "NotoSansCJKsc-Regular.otf", "PingFang.ttc", "msyh.ttc", "DejaVuSans.ttf")


def png(chart: Chart, title: str) -> bytes:
    """The chart on white. A title that no font of this machine can write is left out."""
    # Loaded here: no other page needs the library.
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (chart.width * SCALE, (HEAD + chart.height + FOOT) * SCALE), GROUND)
    plot = Image.new("RGB", (chart.width * SCALE, chart.height * SCALE), GROUND)
    _plot(ImageDraw.Draw(plot), chart)
    image.paste(plot, (0, HEAD * SCALE))
    draw = ImageDraw.Draw(image)
    words = " ".join(title.split())[:LONGEST]
    if font := _font_for(words, LARGE):
        spot = _spot(16, HEAD / 2 + 2)
        draw.text(spot, _cut(words, font, (chart.width - 32) * SCALE), fill=TITLE, font=font, anchor="lm")
    _legend(draw, chart)
    return _file(image)


def _plot(draw: "ImageDraw", chart: Chart) -> None:
    font = _own_font(SMALL)
    for tick in chart.y_ticks:
        draw.line(_scaled(chart.left, tick.place, chart.right, tick.place), fill=GRID, width=SCALE)
        draw.text(_spot(chart.left - 8, tick.place), tick.label, fill=TEXT, font=font, anchor="rm")
    for tick in chart.x_ticks:
        draw.text(_spot(tick.place, chart.height - 12), tick.label, fill=TEXT, font=font, anchor="mm")
    middles = [place for point in chart.points for place in _scaled(point.x, (point.y + point.y_max) / 2)]
    draw.line(middles, fill=SOFT_LINE, width=round(1.5 * SCALE), joint="curve")
    for point in chart.points:
        _mark(draw, point, fine=chart.dense)


def _legend(draw: "ImageDraw", chart: Chart) -> None:
    """What each mark means, in a row below the chart."""
    font = _own_font(SMALL)
    x, middle = chart.left, HEAD + chart.height + FOOT / 2 - 3
    for shape, words in chart.legend:
        foot = middle + {"above": 7, "below": -7, "range": 7}.get(shape, 0)
        _mark(draw, Point(x=x, y=foot, y_max=middle - 7, shape=shape, words="", release=0))
        draw.text(_spot(x + 11, middle), words, fill=TEXT, font=font, anchor="lm")
        x += 11 + font.getlength(words) / SCALE + 22


def _mark(draw: "ImageDraw", point: Point, *, fine: bool = False) -> None:
    """The shape that says how the number was meant, as in the page's chart."""
    x, y, width, radius = point.x, point.y, (1 if fine else 2) * SCALE, 2.2 if fine else 4.5
    if point.shape == "range":
        for line in ((x, y, x, point.y_max), (x - 5, y, x + 5, y), (x - 5, point.y_max, x + 5, point.y_max)):
            draw.line(_scaled(*line), fill=LINE, width=width)
        return
    if point.shape in ("above", "below"):
        tip, wing = (y - 16, y - 11) if point.shape == "above" else (y + 16, y + 11)
        draw.line(_scaled(x, y, x, tip), fill=LINE, width=width)
        draw.line(_scaled(x - 4, wing, x, tip, x + 4, wing), fill=LINE, width=width, joint="curve")
    hollow = point.shape == "about"
    draw.circle(_spot(x, y), radius * SCALE, fill=GROUND if hollow else LINE, outline=LINE, width=width)


@lru_cache
def _own_font(size: int) -> "FreeTypeFont":
    from PIL import ImageFont
    from PIL.ImageFont import FreeTypeFont

    font = ImageFont.load_default(size * SCALE)
    assert isinstance(font, FreeTypeFont)  # what a size asks for
    return font


@lru_cache
def _system_font(name: str, size: int) -> "FreeTypeFont | None":
    from PIL import ImageFont

    try:
        return ImageFont.truetype(name, size * SCALE)
    except OSError:
        return None


def _font_for(words: str, size: int) -> "FreeTypeFont | None":
    """The first font that can write all of it."""
    letters = set(words) - {" "}
    fonts = (_own_font(size), *(_system_font(name, size) for name in FONTS))
    return next((font for font in fonts if font and all(_draws(font, letter) for letter in letters)), None)


def _draws(font: "FreeTypeFont", letter: str) -> bool:
    """Whether a font has a sign for it, other than the one for everything that it lacks."""
    return bytes(font.getmask(letter)) != bytes(font.getmask("\uffff"))


def _cut(words: str, font: "FreeTypeFont", room: float) -> str:
    """As much of the words as there is room for."""
    if font.getlength(words) <= room:
        return words
    while words and font.getlength(words + "…") > room:
        words = words[:-1]
    return f"{words.rstrip()}…"


def _file(image: "Image") -> bytes:
    from PIL import Image

    file = BytesIO()
    small = image.resize((image.width // SMOOTH, image.height // SMOOTH), Image.Resampling.LANCZOS)
    small.save(file, "PNG", optimize=True)
    return file.getvalue()


def _scaled(*places: float) -> tuple[float, ...]:
    return tuple(place * SCALE for place in places)


def _spot(x: float, y: float) -> tuple[float, float]:
    return x * SCALE, y * SCALE
