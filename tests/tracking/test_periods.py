from datetime import date

import pytest

from items.facts import Period
from tests.tracking.facts import JUNE, span
from tracking import periods

H1_2023, H1_2024 = span("2023-01-01", "2023-06-30"), span("2024-01-01", "2024-06-30")
Q1_2025, Q2_2025 = span("2025-01-01", "2025-03-31"), span("2025-04-01", "2025-06-30")
TO_AUGUST, TO_SEPTEMBER = span("2024-01-01", "2024-08-31", "ytd"), span("2024-01-01", "2024-09-30", "ytd")
NEXT_AUGUST = span("2025-01-01", "2025-08-31", "ytd")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (H1_2023, H1_2024),
        (Q1_2025, Q2_2025),
        (span("2025-04-01", "2025-04-30"), span("2025-05-01", "2025-05-31")),
        (span("2024-02-01", "2024-02-29"), span("2025-02-01", "2025-02-28")),
        (span("2023"), span("2024")),
        (span("2023-07-01", "2024-06-30"), span("2024-07-01", "2025-06-30")),
        (TO_AUGUST, TO_SEPTEMBER),
        (TO_AUGUST, NEXT_AUGUST),
        (span(None, "2024-12-31", "level"), span(None, "2025-02-28", "level")),
        (span("2021-01-01", "2024-07-31", "running"), span("2021-01-01", "2025-07-31", "running")),
        (span("2023"), span("2023")),
    ],
)
def test_comparable(a: Period, b: Period) -> None:
    assert periods.comparable(a, b)
    assert periods.comparable(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (Q1_2025, span("2025")),
        (span("2024"), Q1_2025),
        (H1_2024, span("2024-01-01", "2024-06-30", "ytd")),
        (span("2023-07-01", "2024-06-30"), span("2023-10-01", "2024-09-30")),
        (TO_SEPTEMBER, NEXT_AUGUST),
        (span("2021-01-01", "2025-07-31", "running"), span("2016-01-01", "2025-07-31", "running")),
        (span("2024"), span(None, "2024-12-31", "level")),
    ],
)
def test_not_comparable(a: Period, b: Period) -> None:
    assert not periods.comparable(a, b)
    assert not periods.comparable(b, a)


def test_a_level_without_a_date_is_dated_by_its_release() -> None:
    assert periods.effective(None, JUNE).end == JUNE
    assert periods.effective(span("2025-01-01", None, "ytd"), JUNE).end == JUNE
    assert periods.effective(span(None, "2025-05-31", "level"), JUNE).end == date(2025, 5, 31)


def test_the_later_end_is_newer() -> None:
    assert periods.newer(Q2_2025, Q1_2025)
    assert not periods.newer(Q1_2025, Q2_2025)
    assert not periods.newer(periods.effective(None, None), Q1_2025)


@pytest.mark.parametrize(
    ("period", "length"),
    [
        (span("2024"), "12 months"),
        (Q1_2025, "3 months"),
        (span("2025-03-15", "2025-04-14"), "1 months"),
        (span("2025-03-03", "2025-03-09"), "7 days"),
        (span("2024-11-01", "2025-01-31"), "3 months"),
    ],
)
def test_length(period: Period, length: str) -> None:
    assert periods.length(period) == length
