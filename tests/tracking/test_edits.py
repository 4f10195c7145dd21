"""Rules of change for releases edited in place."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from items.changes import Change, Detection, Edition
from tests.tracking.crawling import DRUGS, MARCH, METRICS, NEXT_MARCH, Y2023, Y2024, crawl, release, told
from tests.tracking.facts import edition, statement
from tracking.changes import detect


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
