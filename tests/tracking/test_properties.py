"""What holds for any facts whatever."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as some

from items.changes import Detection, Edition, Metric, Statement
from items.facts import Figure, Period, PeriodType, Qualifier
from tests.tracking.facts import figure, number
from tracking import glossary, periods, prose
from tracking.changes import detect
from tracking.metrics import link
from tracking.values import consistent, reworded, stretch

QUALIFIERS: tuple[Qualifier, ...] = ("exact", "more_than", "at_least", "nearly", "less_than", "at_most", "about")
TYPES: tuple[PeriodType, ...] = ("closed", "ytd", "level", "running")
WORDS = ("drugs", "approved", "for", "children", "in", "the", "class", "III", "of", "vaccines")
VALUES = some.integers(0, 10**9).map(float)


@some.composite
def _figures(draw: some.DrawFn) -> Figure:
    step = draw(some.sampled_from([1.0, 1.0, 1e3, 1e4]))
    return number(draw(VALUES) * step, draw(some.sampled_from(QUALIFIERS)), step=step)


@some.composite
def _periods(draw: some.DrawFn) -> Period:
    start = draw(some.dates(date(2015, 1, 1), date(2026, 12, 31)))
    end = start + timedelta(days=draw(some.integers(0, 800)))
    return Period("", start, draw(some.sampled_from([end, end, None])), draw(some.sampled_from(TYPES)))


def _edition(words: str, value: float) -> Edition:
    said = figure(f"{value:g} {words}", f"{value:g}", value)
    return Edition(
        release="r",
        title="",
        body=said.sentence,
        published=date(2025, 1, 1),
        language="en",
        statements=(Statement(release="r", published=date(2025, 1, 1), figure=said, metric="m"),),
    )


@given(_figures(), _figures(), some.booleans())
def test_agreement_has_no_direction(a: Figure, b: Figure, same_period: bool) -> None:
    assert consistent(a, b, same_period=same_period) == consistent(b, a, same_period=same_period)
    assert reworded(a, b) == reworded(b, a)


@given(_figures())
def test_a_figure_agrees_with_itself_and_lies_in_its_stretch(one: Figure) -> None:
    low, high = stretch(one)
    assert low <= one.value <= high
    assert consistent(one, one)


@given(_periods(), _periods())
def test_comparison_of_periods_has_no_direction_and_newer_has_one(a: Period, b: Period) -> None:
    assert periods.comparable(a, b) == periods.comparable(b, a)
    assert not (periods.newer(a, b) and periods.newer(b, a))
    assert periods.same(a, a)


@given(some.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert glossary.read(text) == glossary.read(f" {text} ")
    assert prose.plain(f"{text} ") == prose.plain(text)


@given(some.lists(some.sampled_from(WORDS)), VALUES)
def test_linking_again_gives_the_same_metrics(words: list[str], value: float) -> None:
    one = figure(f"In 2024, {value:g} {' '.join(words)}.", f"{value:g}", value)
    first = link([one], [], language="en", abbreviations={})
    known = [metric for metric in first if metric is not None]
    assert link([one], known, language="en", abbreviations={}) == first


@given(some.text(max_size=80), VALUES, VALUES)
def test_one_edit_is_at_most_one_entry_and_no_edit_none(words: str, old: float, new: float) -> None:
    before, after = _edition(words, old), _edition(words, new)
    metrics = {"m": Metric(key="m", label="m", kind="count", unit="drug", event="approved")}
    history = {"m": before.statements}
    assert len(detect([(before, after)], history, metrics).changes) <= 1
    assert detect([(before, before)], history, metrics) == Detection()
