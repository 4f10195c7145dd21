import pytest

from items.facts import Figure
from tests.tracking.facts import number
from tracking.values import consistent, crossed, reworded, stretch


@pytest.mark.parametrize(
    ("figure", "low", "high"),
    [
        (number(970_000, "more_than"), 970_000, 980_000),
        (number(400, "more_than"), 400, 440),
        (number(100, "nearly"), 90, 100),
        (number(1_200, "about"), 1_150, 1_250),
        (number(20, "at_least"), 20, 22),
        (number(1_350_000, step=10_000), 1_345_000, 1_355_000),
        (number(12_000, step=1_000), 11_500, 12_500),
        (number(97.4, step=0.1), 97.35, 97.45),
        (number(970_707), 970_707, 970_707),
        (number(0, "about"), 0, 0),
    ],
)
def test_a_rounded_number_stands_for_a_stretch_next_to_it(figure: Figure, low: float, high: float) -> None:
    assert stretch(figure) == pytest.approx((low, high))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (number(970_000, "more_than"), number(970_707)),
        (number(5_000, "nearly"), number(4_932)),
        (number(4_932), number(4_900, "about")),
        (number(1_350_000, step=10_000), number(1_352_400)),
        (number(10, "range", value_max=20), number(15)),
        (number(10, "range", value_max=20), number(10, "range", value_max=20)),
        (number(400, "more_than"), number(400, "at_least")),
        (number(120, "more_than"), number(120, "about")),
    ],
)
def test_figures_that_may_both_be_true_agree(a: Figure, b: Figure) -> None:
    assert consistent(a, b)
    assert consistent(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (number(970_707), number(1_000_000, "more_than")),
        (number(400, "more_than"), number(450, "more_than")),
        (number(400, "more_than"), number(460)),
        (number(10, "range", value_max=20), number(15, "range", value_max=25)),
        (number(10, "range", value_max=20), number(21)),
        (number(100, "nearly"), number(100, "more_than")),
        (number(1_350_000, step=10_000), number(1_360_000, step=10_000)),
        (number(20_000, step=10_000), number(21_000, step=1_000)),
        (number(41), number(46)),
    ],
)
def test_figures_that_cannot_both_be_true_are_a_change(a: Figure, b: Figure) -> None:
    assert not consistent(a, b)
    assert not consistent(b, a)


@pytest.mark.parametrize(
    ("bound", "other", "agrees"),
    [
        (number(20, "more_than"), number(27), True),
        (number(30, "more_than"), number(27), False),
        (number(30, "less_than"), number(27), True),
        (number(20, "less_than"), number(27), False),
        (number(20, "more_than"), number(30, "more_than"), True),
        (number(640, "more_than"), number(640), True),
        (number(100, "nearly"), number(100, "more_than"), False),
        (number(20, "at_most"), number(30, "at_least"), False),
    ],
)
def test_for_one_period_a_bound_disagrees_only_on_its_wrong_side(bound: Figure, other: Figure, agrees: bool) -> None:
    assert consistent(bound, other, same_period=True) is agrees
    assert consistent(other, bound, same_period=True) is agrees


def test_for_one_period_a_finer_number_agrees_with_a_coarser_one() -> None:
    coarse, fine = number(20_000, step=10_000), number(21_000, step=1_000)
    assert consistent(coarse, fine, same_period=True)
    assert not consistent(coarse, number(26_000, step=1_000), same_period=True)


def test_the_same_number_claimed_otherwise_is_wording_unless_it_was_crossed() -> None:
    assert reworded(number(120, "more_than"), number(120, "about"))
    assert reworded(number(250), number(250, "at_least"))
    assert not reworded(number(120, "more_than"), number(120, "at_least"))
    assert not reworded(number(100, "nearly"), number(100, "more_than"))
    assert crossed(number(100, "nearly"), number(100, "more_than"))
