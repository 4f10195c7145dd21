"""Rules of change on statements made by hand."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from items.changes import Change, Detection, Edition, Metric, Side, Statement
from tests.tracking.facts import edition, span, statement
from tracking.changes import detect

DRUGS = Metric(key="drugs", label="drugs approved", kind="count", unit="drug", event="approved")
DEVICES = Metric(key="devices", label="devices approved", kind="count", unit="device", event="approved")
METRICS = {metric.key: metric for metric in (DRUGS, DEVICES)}

MARCH, JULY = date(2024, 3, 1), date(2024, 7, 1)
NEXT_MARCH = date(2025, 3, 1)
Y2022, Y2023, Y2024, Y2025 = (span(str(year)) for year in range(2022, 2026))


def crawl(known: Sequence[Edition], *found: Edition | tuple[Edition, Edition], **more: Any) -> Detection:
    """Detect what a crawl found: new editions, and (before, after) pairs, with the editions known before it."""
    history: dict[str, list[Statement]] = {}
    for one in known:
        for said in one.statements:
            if said.metric is not None:
                history.setdefault(said.metric, []).append(said)
    pairs = [one if isinstance(one, tuple) else (None, one) for one in found]
    return detect(pairs, history, METRICS, **more)


def told(detection: Detection) -> list[tuple[Any, ...]]:
    return [(one.kind, one.severity, one.old and one.old.value, one.new and one.new.value) for one in detection.changes]


def release(name: str, published: date | None, value: float, **fields: Any) -> Edition:
    return edition(name, published, statement(name, published, value, **fields))


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


def test_an_edit_towards_the_value_held_is_low() -> None:
    first, second = release("r1", MARCH, 45, period=Y2023), release("r2", MARCH, 54, period=Y2023)
    outcome = crawl([first, second], (second, release("r2", MARCH, 45, period=Y2023)))
    assert told(outcome) == [("figure_revised", "low", 54, 45)]


def test_an_edit_in_place_is_one_revision_and_the_new_value_is_held() -> None:
    before, after = release("r1", MARCH, 26, period=Y2023), release("r1", MARCH, 62, period=Y2023)
    outcome = crawl([before], (before, after), release("r2", NEXT_MARCH, 58, period=Y2024))
    assert told(outcome) == [("figure_revised", "high", 26, 62), ("metric_changed", "high", 62, 58)]


def test_an_edit_of_title_and_body_is_one_entry() -> None:
    def both(value: float) -> Edition:
        title = f"{value:g} drugs approved"
        said = statement("r1", MARCH, value, period=Y2023)
        return edition(
            "r1", MARCH, statement("r1", MARCH, value, part="title", sentence=title), said, title=title, language="en"
        )

    assert told(crawl([both(56)], (both(56), both(58)))) == [("figure_revised", "high", 56, 58)]


def title_and_body(title_value: float, body_value: float) -> Edition:
    title = f"{title_value:g} drugs approved"
    return edition(
        "r2",
        NEXT_MARCH,
        statement("r2", NEXT_MARCH, title_value, part="title", sentence=title),
        statement("r2", NEXT_MARCH, body_value, period=Y2024),
        title=title,
    )


def test_a_title_that_contradicts_its_body_goes_to_the_operator_and_the_body_counts() -> None:
    known = [release("r1", MARCH, 310, period=Y2023)]
    outcome = crawl(known, title_and_body(345, 354))
    assert told(outcome) == [("metric_changed", "high", 310, 354)]
    assert [notice.kind for notice in outcome.notices] == ["title_body_conflict"]


def test_a_title_mended_to_its_body_is_a_low_revision() -> None:
    before = title_and_body(345, 354)
    outcome = crawl([before], (before, title_and_body(354, 354)))
    assert told(outcome) == [("figure_revised", "low", 345, 354)]
    assert outcome.notices == ()


def test_wording_edited_in_place_is_low_even_for_the_same_period() -> None:
    before = release("r1", MARCH, 250, period=Y2023)
    after = edition(
        "r1",
        MARCH,
        statement("r1", MARCH, 250, qualifier="about", period=Y2023, sentence="The agency approved about 250 drugs."),
    )
    assert told(crawl([before], (before, after))) == [("wording_changed", "low", 250, 250)]


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


@pytest.mark.parametrize(
    ("before", "after", "severity"),
    [
        ("The main bulding.", "The main building.", "low"),
        ("Lot K4471 is recalled.", "Lot K4417 is recalled.", "medium"),
        ("It meets on 12 May 2024.", "It meets on 19 May 2024.", "medium"),
    ],
)
def test_an_edit_without_figures_is_a_revised_release(before: str, after: str, severity: str) -> None:
    old, new = edition("r1", MARCH, body=before), edition("r1", MARCH, body=after)
    (one,) = crawl([old], (old, new)).changes
    assert (one.kind, one.severity) == ("release_revised", severity)


def test_a_figure_added_is_low_and_a_figure_dropped_is_medium() -> None:
    said = statement("r1", MARCH, 40, period=Y2023)
    more = statement("r1", MARCH, 46, metric="devices", sentence="It approved 46 devices.")
    short, long = edition("r1", MARCH, said), edition("r1", MARCH, said, more)
    assert told(crawl([short], (short, long))) == [("release_revised", "low", None, None)]
    assert told(crawl([long], (long, short))) == [("release_revised", "medium", None, None)]


def test_the_same_text_is_no_change_whatever_our_code_makes_of_it() -> None:
    before = release("r1", MARCH, 40, period=Y2023)
    after = replace(before, statements=(replace(before.statements[0], metric="devices"),))
    assert crawl([before], (before, after)) == Detection()


def test_a_figure_whose_metric_moved_with_its_wording_is_still_one_revision() -> None:
    before = release("r1", MARCH, 635, sentence="The committee answered 635 requests for advice.")
    after = release("r1", MARCH, 653, sentence="The committee answered 653 requests for advise.", metric="advise")
    metrics = METRICS | {"advise": replace(DRUGS, key="advise")}
    outcome: Sequence[Change] = detect([(before, after)], {"drugs": before.statements}, metrics).changes
    assert told(Detection(tuple(outcome))) == [("figure_revised", "high", 635, 653)]
