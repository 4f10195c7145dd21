from datetime import date, timedelta
from io import BytesIO

import pytest
from PIL import Image

from alerts import chart

DAY = date(2024, 1, 1)


@pytest.mark.parametrize(
    "values",
    [
        [100, 200, 300],
        [400, 400, 400],
        [0, 0, 0],
        [-5, 3, -2],
        [99.1, 99.2, 99.3],
        [1e-6, 2e-6, 5e-6],
        [2e10, 1.85e10, 3e10],
        list(range(60)),
    ],
)
def test_any_history_can_be_drawn(values: list[float]) -> None:
    points = tuple((DAY + timedelta(days=30 * number), value) for number, value in enumerate(values))
    with Image.open(BytesIO(chart.png(points))) as picture:
        assert picture.size == (chart.WIDTH * 2, chart.HEIGHT * 2)
        assert picture.getchannel("A").getpixel((0, 0)) == 0, "the ground stays the mail's own"
        inked = picture.getchannel("A").getbbox()
    assert inked is not None
    assert inked[2] - inked[0] > chart.WIDTH


def test_all_points_on_one_day_can_be_drawn() -> None:
    assert chart.png(((DAY, 1.0), (DAY, 2.0), (DAY, 3.0))).startswith(b"\x89PNG")


def test_a_higher_value_is_drawn_higher() -> None:
    points = tuple((DAY + timedelta(days=number), value) for number, value in enumerate([100.0, 150.0, 400.0]))
    with Image.open(BytesIO(chart.png(points))) as picture:
        width, pixels = picture.width, picture.tobytes()
    inked = [number for number in range(len(pixels) // 4) if pixels[4 * number : 4 * number + 4] == bytes(chart.LINE)]
    heights = {number % width: number // width for number in inked}
    assert heights[max(heights)] < heights[min(heights)]


@pytest.mark.parametrize(
    ("values", "marks"),
    [
        ([260, 460], [0, 200, 400, 600]),
        ([870, 1092], [800, 900, 1000, 1100]),
        ([5, 5], [0, 2, 4, 6]),
        ([0, 0], [0, 1]),
        ([-4, 4], [-5, 0, 5]),
    ],
)
def test_the_axis_has_round_numbers(values: list[float], marks: list[float]) -> None:
    assert chart._marks(values) == marks
