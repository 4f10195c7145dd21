from typing import Any

import pytest

from items.changes import Metric, Statement
from tests.tracking.facts import JUNE, figure, span
from tracking.standing import lacks_time, stands

DONE = Metric(key="m", label="m", kind="count", unit="pill", event="seized")
STATE = Metric(key="m", label="m", kind="count", unit="trial", event="in_trials")
BARE = Metric(key="m", label="m", kind="count", unit="patient", scope=("adult",))


def said(sentence: str, text: str, **fields: Any) -> Statement:
    return Statement(release="r1", published=JUNE, figure=figure(sentence, text, 1.0, **fields), metric="m")


@pytest.mark.parametrize(
    ("sentence", "text", "metric"),
    [
        ("Customs has so far seized 12,000 pills.", "12,000", DONE),
        ("累计查扣假药112万粒。", "112万", DONE),
        ("More than 400 products in clinical trials.", "400", STATE),
        ("There are 58 adult patients.", "58", BARE),
        ("More than 1,300 hospitals take part.", "1,300", BARE),
        ("Adult patients: 58", "58", BARE),
    ],
)
def test_states_and_running_totals_stand(sentence: str, text: str, metric: Metric) -> None:
    assert stands(said(sentence, text), metric)


@pytest.mark.parametrize(
    ("sentence", "text", "metric"),
    [
        ("Officers seized 12,000 pills.", "12,000", DONE),
        ("A total of 12,000 pills were seized.", "12,000", DONE),
        ("本次行动共查扣假药112万粒。", "112万", DONE),
        ("The trial enrolled 1,512 adult patients.", "1,512", BARE),
        ("OMEPRAZOL 40 mg, 28 capsules (NR: 69487)", "28", BARE),
    ],
)
def test_what_was_done_once_at_no_named_time_does_not(sentence: str, text: str, metric: Metric) -> None:
    assert not stands(said(sentence, text), metric)
    metric_of_a_year = Metric(key="m", label="m", kind="count", period_type="closed")
    assert stands(said(sentence, text, period=span("2024")), metric_of_a_year)


@pytest.mark.parametrize(
    ("fields", "lacks"),
    [
        ({"event": "seized"}, True),
        ({"of_whole": True}, True),
        ({"kind": "duration", "unit": "day"}, True),
        ({"event": "seized", "period": span("2024")}, False),
        ({}, False),
    ],
)
def test_deeds_parts_and_measured_times_take_their_time_from_what_is_told_before(
    fields: dict[str, Any], lacks: bool
) -> None:
    assert lacks_time(figure("The rest took 121 days.", "121", 121.0, **fields)) is lacks
