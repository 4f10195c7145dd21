"""Questions about figures and metrics, asked on SQLite and on PostgreSQL."""

import json
from datetime import date
from importlib import import_module

import pytest
from sqlalchemy.orm import Session

from storage import reading
from tests.builders import Rows


def test_whole_numbers_are_integers_and_others_are_not(session: Session, make: Rows) -> None:
    release = make.release(make.source(), "Numbers", "20 billion, 19.23 % and 10-20")
    make.figure(release, "20 billion", 2e10, kind="money", currency="CNY")
    make.figure(release, "19.23 %", 19.23, kind="percent")
    make.figure(release, "10-20", 10.0, value_max=20.0, qualifier="range")
    numbers = json.dumps([(f["value"], f["value_max"]) for f in reading.figures(session)])
    assert numbers == "[[20000000000, null], [19.23, null], [10, 20]]"


def test_figures_are_those_that_releases_state_now(session: Session, make: Rows) -> None:
    release = make.release(make.source(), "Trials", "400 products")
    make.figure(release, "400", 400)
    make.revise(release, "Trials", "430 products")
    make.figure(release, "430", 430)
    assert [f["value"] for f in reading.figures(session)] == [430]


def test_figures_are_chosen_by_kind_value_metric_and_source(session: Session, make: Rows) -> None:
    source = make.source("nmpa")
    release = make.release(source, "Mixed", "31 drugs, 20 yuan and 46 devices")
    drugs = make.figure(release, "31", 31)
    make.figure(release, "20 yuan", 20, kind="money")
    make.figure(release, "46", 46)
    make.observation(make.metric(source, "innovative drugs approved"), drugs)
    make.source("fda")

    def values(**chosen: object) -> list[float]:
        return [figure["value"] for figure in reading.figures(session, **chosen)]  # type: ignore[arg-type]

    assert values(kind="count") == [31, 46]
    assert values(minimum=31, maximum=45) == [31]
    assert values(metric="approved DRUGS") == [31]
    assert values(metric=drugs.id + 99) == []
    assert values(source="fda") == []
    assert [figure["release"]["title"] for figure in reading.figures(session, limit=1)] == ["Mixed"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("2024", [1, 2, 3]),
        ("2024-Q1", [1]),
        ("2024 H2", [3]),
        ("2024-06", [2]),
        ("2024-06-30", [2]),
        ("2024-06-31", []),
        ("50%", []),
        ("2024-03..2024-06", [2]),
        ("上半年", [2]),
    ],
)
def test_figures_are_chosen_by_period(session: Session, make: Rows, asked: str, found: list[int]) -> None:
    release = make.release(make.source(), "Periods", "1 2 3 4")
    make.figure(release, "1", 1, period="Q1 2024", period_start=date(2024, 1, 1), period_end=date(2024, 3, 31))
    make.figure(release, "2", 2, period="上半年末", period_end=date(2024, 6, 30))
    make.figure(release, "3", 3, period="H2", period_start=date(2024, 7, 1), period_end=date(2024, 12, 31))
    make.figure(release, "4", 4)
    assert [figure["value"] for figure in reading.figures(session, period=asked)] == found


def test_pages_of_figures_follow_each_other(session: Session, make: Rows) -> None:
    source = make.source()
    for day in (date(2025, 1, 1), None, date(2025, 2, 1)):
        release = make.release(source, "Figures", "1 2 3", published=day)
        for value in (1, 2, 3):
            make.figure(release, str(value), value)
    whole = reading.figures(session)
    walked: list[dict[str, object]] = []
    while page := reading.figures(session, limit=2, after=walked[-1]["id"] if walked else None):  # type: ignore[arg-type]
        walked += page
    assert walked == whole


def test_a_metric_shows_its_latest_figure_and_its_history(session: Session, make: Rows) -> None:
    source = make.source("nmpa")
    metric = make.metric(source, "products in trials", unit="products")
    for value, month in ((400, 4), (430, 6), (415, 5)):
        release = make.release(source, f"Trials in {month}", f"{value} products", published=date(2024, month, 1))
        make.observation(metric, make.figure(release, str(value), value), current=value != 415)
    listed = reading.metrics(session)
    assert [(m["label"], m["unit"], m["latest"]["value"], m["observations"]) for m in listed] == [
        ("products in trials", "products", 430, 2)
    ]
    history = reading.metric(session, metric.id)["history"]
    assert [(point["published"], point["value"], point["sentence"]) for point in history] == [
        ("2024-06-01", 430, "430 products"),
        ("2024-04-01", 400, "400 products"),
    ]


def test_a_title_that_repeats_its_body_is_no_point_of_its_own(session: Session, make: Rows) -> None:
    source = make.source()
    metric = make.metric(source, "products")
    both = make.release(source, "400 products", "There are more than 400 products.", published=date(2024, 1, 1))
    only = make.release(source, "430 products", "See the annex.", published=date(2024, 2, 1))
    for release, part in ((both, "title"), (both, "body"), (only, "title")):
        text = release.title[:3]
        make.observation(metric, make.figure(release, text, float(text), part=part))
    whole = reading.metric(session, metric.id)
    assert [point["sentence"] for point in whole["history"]] == ["430 products", "There are more than 400 products."]
    assert whole["observations"] == reading.metrics(session)[0]["observations"] == 2


def test_metrics_are_chosen_by_words_and_source(session: Session, make: Rows) -> None:
    for name, label in (("nmpa", "批准创新药"), ("fda", "novel drugs approved")):
        source = make.source(name)
        make.observation(make.metric(source, label), make.figure(make.release(source, "R", "31"), "31", 31))
    assert [m["label"] for m in reading.metrics(session)] == ["novel drugs approved", "批准创新药"]
    assert [m["label"] for m in reading.metrics(session, query="创新")] == ["批准创新药"]
    assert [m["label"] for m in reading.metrics(session, source="fda")] == ["novel drugs approved"]
    first = reading.metrics(session, limit=1)[0]["id"]
    assert [m["label"] for m in reading.metrics(session, after=first)] == ["批准创新药"]


def test_many_figures_are_chosen_as_few_are(session: Session, make: Rows, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which way a question is asked depends on how many figures there are, its answer does not."""
    source = make.source()
    metric = make.metric(source, "items")
    for number in range(1, 7):
        release = make.release(source, f"Release {number}", f"{number} items, 50 %", published=date(2025, 1, number))
        period = {"period": "2024", "period_start": date(2024, 1, 1), "period_end": date(2024, 12, 31)}
        make.observation(metric, make.figure(release, str(number), number, **period))  # type: ignore[arg-type]
        make.figure(release, "50 %", 50, kind="percent")
    asked: list[dict[str, object]] = [
        {"kind": "count"},
        {"minimum": 3, "maximum": 50},
        {"period": "2024"},
        {"metric": "items"},
        {"metric": metric.id, "minimum": 4},
    ]

    def answers() -> list[object]:
        found: list[object] = [reading.figures(session, **one) for one in asked]  # type: ignore[arg-type]
        searched = [one for one in asked if "period" not in one]
        return found + [reading.search(session, "items", **one) for one in searched]  # type: ignore[arg-type]

    few = answers()
    assert [len(found) for found in few] == [6, 10, 6, 6, 3, 6, 6, 6, 3]  # type: ignore[arg-type]
    for common in (0, 2000):
        monkeypatch.setattr("storage.reading.stated.FEW", 1)
        monkeypatch.setattr("storage.reading.stated.COMMON", common)
        monkeypatch.setattr(import_module("storage.reading.search"), "FEW", 1)
        monkeypatch.setattr("storage.reading.labels.FEW", 0)
        assert answers() == few
