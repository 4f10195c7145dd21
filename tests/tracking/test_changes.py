"""Rules of change on statements made by hand."""

from typing import Any

import pytest

from items.changes import Detection, Side
from tests.tracking.crawling import JULY, MARCH, NEXT_MARCH, Y2022, Y2023, Y2024, crawl, release, told
from tests.tracking.facts import edition, span, statement


def test_a_newer_year_with_another_value_is_a_change_with_both_periods_and_the_difference() -> None:
    known = [release("r1", MARCH, 40, period=Y2023)]
    (one,) = crawl(known, release("r2", NEXT_MARCH, 50, period=Y2024)).changes
    assert (one.kind, one.severity, one.release, one.previous_release) == ("metric_changed", "high", "r2", "r1")
    assert one.old is not None
    assert one.new is not None
    assert (one.old.period, one.new.period) == (Y2023, Y2024)
    assert (one.delta, one.delta_percent) == (10, 25)


@pytest.mark.parametrize(
    ("old", "new", "outcome"),
    [
        pytest.param({"value": 40}, {"value": 40}, [], id="same value"),
        pytest.param(
            {"value": 400, "qualifier": "more_than"}, {"value": 400, "qualifier": "at_least"}, [], id="same group"
        ),
        pytest.param(
            {"value": 120, "qualifier": "more_than"},
            {"value": 120, "qualifier": "about"},
            [("wording_changed", "low", 120, 120)],
            id="another claim",
        ),
        pytest.param(
            {"value": 100, "qualifier": "nearly"},
            {"value": 100, "qualifier": "more_than"},
            [("metric_changed", "high", 100, 100)],
            id="crossed",
        ),
        pytest.param({"value": 970_000, "qualifier": "more_than"}, {"value": 970_707}, [], id="rounded"),
    ],
)
def test_what_a_later_year_says(old: dict[str, Any], new: dict[str, Any], outcome: list[Any]) -> None:
    known = [release("r1", MARCH, **old, period=Y2023)]
    assert told(crawl(known, release("r2", NEXT_MARCH, **new, period=Y2024))) == outcome


def test_a_late_find_only_fills_the_history() -> None:
    known = [release("r2", NEXT_MARCH, 50, period=Y2024)]
    assert told(crawl(known, release("r1", MARCH, 40, period=Y2023))) == []


def test_newer_is_decided_by_the_period_before_the_release_date() -> None:
    known = [release("r2", MARCH, 50, period=Y2024)]
    assert told(crawl(known, release("r3", NEXT_MARCH, 40, period=Y2023))) == []


def test_the_same_period_stated_anew_is_a_restatement() -> None:
    known = [release("r1", MARCH, 2410, period=Y2023)]
    assert told(crawl(known, release("r2", JULY, 2437, period=Y2023))) == [("metric_changed", "high", 2410, 2437)]


def test_a_bound_for_the_same_period_says_nothing_new() -> None:
    known = [release("r1", MARCH, 640, period=Y2023)]
    assert told(crawl(known, release("r2", JULY, 640, qualifier="more_than", period=Y2023))) == []


def test_the_exact_one_of_consistent_statements_is_held() -> None:
    known = [release("r1", MARCH, 4932, period=Y2023), release("r2", JULY, 4900, qualifier="about", period=Y2023)]
    assert told(crawl(known, release("r3", NEXT_MARCH, 5310, period=Y2024))) == [("metric_changed", "high", 4932, 5310)]


def test_copies_of_one_day_that_disagree_go_to_the_operator_and_the_first_stays_held() -> None:
    first, second = release("r1", MARCH, 45, period=Y2023), release("r2", MARCH, 54, period=Y2023)
    outcome = crawl([first], second)
    assert told(outcome) == []
    assert [notice.kind for notice in outcome.notices] == ["source_conflict"]
    later = crawl([first, second], release("r3", NEXT_MARCH, 60, period=Y2024))
    assert told(later) == [("metric_changed", "high", 45, 60)]


def test_there_and_back_are_two_changes() -> None:
    march, april, may = (span(None, f"2024-0{month}-28", "level") for month in (3, 4, 5))
    known = [release("r1", MARCH, 143, period=march), release("r2", JULY, 151, period=april)]
    assert told(crawl(known, release("r3", JULY, 143, period=may))) == [("metric_changed", "high", 151, 143)]


def test_an_undated_state_that_repeats_an_older_value_is_low_and_marked() -> None:
    now = "Currently {} drugs are approved."
    known = [
        release("r1", MARCH, 400, sentence=now.format(400)),
        release("r2", JULY, 430, sentence=now.format(430)),
    ]
    (one,) = crawl(known, release("r3", NEXT_MARCH, 400, sentence=now.format(400))).changes
    assert (one.kind, one.severity, one.note) == ("metric_changed", "low", "possibly repeated text")


def test_a_thing_done_once_says_nothing_of_the_next() -> None:
    raid = "Officers approved {} drugs."
    known = [release("r1", MARCH, 400, sentence=raid.format(400))]
    assert told(crawl(known, release("r2", JULY, 90, sentence=raid.format(90)))) == []
    edited = release("r1", MARCH, 90, sentence=raid.format(90))
    assert told(crawl(known, (known[0], edited))) == [("figure_revised", "high", 400, 90)]


def test_several_editions_in_one_crawl_give_one_entry_that_lists_the_skipped() -> None:
    known = [release("r1", MARCH, 40, period=Y2022)]
    (one,) = crawl(known, release("r3", NEXT_MARCH, 50, period=Y2024), release("r2", JULY, 45, period=Y2023)).changes
    assert told(Detection((one,))) == [("metric_changed", "high", 40, 50)]
    assert [side.value for side in one.skipped] == [45]


def test_spans_of_another_length_are_never_compared() -> None:
    quarter = span("2025-01-01", "2025-03-31")
    known = [release("r1", MARCH, 1197, period=Y2024)]
    assert told(crawl(known, release("r2", NEXT_MARCH, 288, period=quarter))) == []


def test_year_to_date_is_compared_within_the_year_or_with_the_same_months() -> None:
    august, september = span("2024-01-01", "2024-08-31", "ytd"), span("2024-01-01", "2024-09-30", "ytd")
    known = [release("r1", MARCH, 46, period=august), release("r2", JULY, 52, period=september)]
    next_august = span("2025-01-01", "2025-08-31", "ytd")
    assert told(crawl(known, release("r3", NEXT_MARCH, 51, period=next_august))) == [("metric_changed", "high", 46, 51)]


def test_a_prior_figure_is_a_statement_for_its_own_period_only() -> None:
    known = [release("r1", MARCH, 601, period=Y2022)]
    both = edition(
        "r2",
        NEXT_MARCH,
        statement("r2", NEXT_MARCH, 702, period=Y2024),
        statement("r2", NEXT_MARCH, 663, period=Y2023, role="prior"),
    )
    assert told(crawl(known, both)) == [("metric_changed", "high", 601, 702)]
    alone = edition("r3", NEXT_MARCH, statement("r3", NEXT_MARCH, 663, period=Y2023, role="prior"))
    assert told(crawl(known, alone)) == []


def test_a_correction_of_the_same_day_is_newer_than_what_it_corrects() -> None:
    known = [release("r1", MARCH, 178, period=Y2023)]
    correction = edition("r2", MARCH, statement("r2", MARCH, 187, period=Y2023), title="Corrigendum")
    assert told(crawl(known, correction)) == [("metric_changed", "high", 178, 187)]


def test_copies_corrected_in_one_crawl_are_told_high_once() -> None:
    first, copy = release("r1", MARCH, 31, period=Y2023), release("r1b", JULY, 31, period=Y2023)
    outcome = crawl(
        [first, copy],
        (first, release("r1", MARCH, 13, period=Y2023)),
        (copy, release("r1b", JULY, 13, period=Y2023)),
    )
    assert told(outcome) == [("figure_revised", "high", 31, 13), ("figure_revised", "low", 31, 13)]
    assert outcome.notices == ()


def test_a_copy_of_a_corrected_value_is_stale_and_never_held_again() -> None:
    before, after = release("r1", MARCH, 31, period=Y2023), release("r1", MARCH, 13, period=Y2023)
    copy = release("r1b", JULY, 31, period=Y2023)
    edited = crawl([before, copy], (before, after))
    assert told(edited) == [("figure_revised", "high", 31, 13)]
    assert [(notice.kind, notice.release) for notice in edited.notices] == [("stale_copy", "r1b")]
    corrected = {"drugs": [Side(value=31, value_max=None, qualifier="exact", text="31", period=Y2023, sentence="")]}
    late = crawl([after], copy, corrected=corrected)
    assert told(late) == []
    assert [notice.kind for notice in late.notices] == ["stale_copy"]
    newer = crawl([after, copy], release("r2", NEXT_MARCH, 20, period=Y2024), corrected=corrected)
    assert told(newer) == [("metric_changed", "high", 13, 20)]
