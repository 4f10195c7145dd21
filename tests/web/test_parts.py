"""The small parts that pages are made of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web import wording
from web.charts import chart
from web.diffs import blocks, differing
from web.highlight import paragraphs, stretches
from web.links import safe_href
from web.tables import csv_text, wants_csv


def figure(value: float, qualifier: str = "exact", **fields: object) -> dict[str, object]:
    return {"value": value, "value_max": None, "qualifier": qualifier, "text": "", **fields}


@pytest.mark.parametrize(
    ("form", "words"),
    [
        (figure(400, "more_than"), "more than 400"),
        (figure(970707), "970,707"),
        (figure(1_350_000), "1.35 million"),
        (figure(24_539_111), "24,539,111"),
        (figure(2e10, "nearly", kind="money", currency="CNY"), "nearly CNY 20 billion"),
        (figure(19.23, kind="percent"), "19.23 %"),
        (figure(7.2, kind="percent", unit="pp"), "7.2 percentage points"),
        (figure(10, "range", value_max=20), "10–20"),
        (figure(11, kind="duration", unit="years"), "11 years"),
        (figure(3, "about", kind="multiple"), "about 3 times"),
        (figure(-2.5), "−2.5"),
        (figure(100 / 3, kind="percent"), "33.3333 %"),
    ],
)
def test_a_figure_in_words(form: dict[str, object], words: str) -> None:
    assert wording.figure(form) == words


@pytest.mark.parametrize(
    ("form", "words"),
    [
        (figure(2e10, "nearly", text="20 billion yuan"), "nearly 20 billion yuan"),
        (figure(31, text="三十一"), "31"),
        (figure(1200, text="１２００"), "１２００"),
        (figure(5, text="5" * 100), "5"),
        (figure(10, "range", value_max=20, text="10 and 20"), "10–20"),
    ],
)
def test_one_half_of_a_change_is_shown_as_written_if_that_is_a_number(form: dict[str, object], words: str) -> None:
    assert wording.side(form) == words


@pytest.mark.parametrize(
    ("difference", "percent", "text", "words"),
    [
        (30, 7.5, "430", "+30 (+7.5 %)"),
        (-30, -6.976, "400", "−30 (−7 %)"),
        (30, None, "30", "+30"),
        (-2.1, -2.5, "97.2%", "−2.1 points"),
        (0, 0, "400", ""),
        (None, None, "400", ""),
    ],
)
def test_by_how_much(difference: float | None, percent: float | None, text: str, words: str) -> None:
    assert wording.delta({"delta": difference, "delta_percent": percent, "new": figure(1, text=text)}) == words


@pytest.mark.parametrize(
    ("finished", "words"), [("2026-03-02T12:00:05Z", "5 s"), ("2026-03-02T12:03:20Z", "3 min 20 s"), (None, "")]
)
def test_how_long_a_crawl_took(finished: str | None, words: str) -> None:
    assert wording.took({"started_at": "2026-03-02T12:00:00Z", "finished_at": finished}) == words


@given(st.text(), st.text())
def test_the_pieces_of_two_texts_make_them_again(old: str, new: str) -> None:
    before, after = differing(old, new)
    assert ("".join(p.text for p in before), "".join(p.text for p in after)) == (old, new)
    assert any(p.differs for p in before + after) == (old != new)


def test_long_texts_are_compared_in_bounded_time() -> None:
    old, new = "a b " * 100_000, "b a " * 100_000
    before, after = differing(old, new)
    assert [piece.differs for piece in before + after] == [True, True]


def test_paragraphs_are_compared_one_by_one() -> None:
    found = blocks("kept\nof 400\nlost", "kept\nof 430\nnew 1\nnew 2")
    assert [block.kept for block in found] == [True, False, False, False]
    assert [piece.text for piece in found[1].new if piece.differs] == ["430"]


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=6))
def test_a_text_cut_at_its_figures_is_whole(text: str, places: list[tuple[int, int]]) -> None:
    figures = [{"part": "body", "start": start, "end": end} for start, end in places]
    assert "".join(stretch.text for stretch in stretches(text, figures, "body")) == text


def test_figures_stand_in_their_paragraphs() -> None:
    found = paragraphs(
        "A 31\n\nB 46", [{"part": "body", "start": 2, "end": 4}, {"part": "title", "start": 0, "end": 1}]
    )
    assert [[(s.text, s.figure is not None) for s in p] for p in found] == [
        [("A ", False), ("31", True)],
        [("B 46", False)],
    ]


@pytest.mark.parametrize("url", ["https://a.example/x?y=1#z", "http://a.example", "https://例子.example/中文"])
def test_plain_addresses_become_links(url: str) -> None:
    assert safe_href(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        "vbscript:x",
        "data:text/html,x",
        "java\nscript:x",
        "//a.example",
        "/path",
        "https://",
        "http://[x",
        " https://a.example",
        "https://user@a.example",
        "https://a.example/\u202etxt",
    ],
)
def test_other_addresses_do_not(url: str | None) -> None:
    assert safe_href(url) is None


def point(value: float, published: str | None, **fields: object) -> dict[str, object]:
    return {"release": 1, "published": published, "period": None, "sentence": "S.", **figure(value, **fields)}  # type: ignore[arg-type]


def test_a_chart_needs_two_dated_points() -> None:
    assert chart([point(1, "2024-01-01"), point(2, None)], width=600, height=300) is None


def test_a_chart_keeps_time_and_value_in_order_inside_its_frame() -> None:
    drawn = chart(
        [point(460, "2025-01-01"), point(10, "2024-05-01", qualifier="range", value_max=20), point(15, "2024-01-01")],
        width=600,
        height=300,
    )
    assert drawn is not None
    assert [p.shape for p in drawn.points] == ["exact", "range", "exact"]
    first, middle, last = drawn.points
    assert drawn.left < first.x < middle.x < last.x < drawn.right
    assert 0 < last.y < middle.y_max < first.y < middle.y < drawn.bottom


@given(st.lists(st.tuples(st.floats(-1e15, 1e15, allow_subnormal=False), st.dates().map(str)), min_size=2, max_size=8))
def test_any_history_can_be_drawn(history: list[tuple[float, str]]) -> None:
    drawn = chart([point(value, day) for value, day in history], width=360, height=260)
    assert drawn is not None
    assert all(0 <= p.y <= drawn.bottom and drawn.left <= p.x <= drawn.right for p in drawn.points)
    assert 2 <= len(drawn.y_ticks) <= 9
    assert len(drawn.x_ticks) <= 7


def test_many_points_are_drawn_smaller() -> None:
    days = [f"2024-{month:02}-{day:02}" for month in range(1, 13) for day in (1, 15)]
    few, many = (chart([point(1, day) for day in days[:number]], width=360, height=260) for number in (4, 24))
    assert few
    assert many
    assert (few.dense, many.dense) == (False, True)


def test_a_period_places_a_point_at_its_end() -> None:
    told = point(2, "2024-12-01", period={"text": "Q1", "start": "2024-01-01", "end": "2024-03-31"})
    drawn = chart([told, point(1, "2024-06-01")], width=600, height=300)
    assert drawn is not None
    assert [p.words.split(" · ")[0] for p in drawn.points] == ["2", "1"]


def test_inner_values_have_columns_of_their_own() -> None:
    assert csv_text([{"a": {"b": 1}, "c": [1]}, {"a": {"b": None}, "c": []}]).splitlines() == ["a_b,c", "1,[1]", ",[]"]


def test_csv_is_given_when_it_is_wanted() -> None:
    assert wants_csv("csv", "application/json")
    assert wants_csv(None, "text/csv")
    assert not wants_csv("json", "text/csv")
    assert not wants_csv(None, "text/csv, application/json")
    assert not wants_csv(None, "*/*")
