"""What a figure does in its sentence, and what happened to the members of an enumeration."""

from datetime import date

import pytest

from extraction import extract
from items.facts import Figure

RELEASED = date(2025, 1, 14)


def figures(text: str, language: str) -> list[Figure]:
    return list(extract(text, language, RELEASED).figures)


@pytest.mark.parametrize(
    ("text", "language", "roles"),
    [
        ("It tested 421 samples of honey, not 412.", "en", ["level", "quoted"]),
        ("It tested 421 samples of honey, and not 412 as stated.", "en", ["level", "quoted"]),
        ("Sales fell to 529 tonnes in 2023, from 540 tonnes in 2022.", "en", ["level", "prior"]),
        ("It accepted 87 applications from 52 companies.", "en", ["level", "level"]),
        ("The carton held not 50 but 40 boxes.", "en", ["level", "level"]),
        ("检查医疗美容机构应为527家次，不是572家次。", "zh", ["level", "quoted"]),
        ("检查农贸市场527家次，而非572家次。", "zh", ["level", "quoted"]),
    ],
)
def test_a_number_that_is_denied_or_left_behind_is_no_level(text: str, language: str, roles: list[str]) -> None:
    assert [one.role for one in figures(text, language)] == roles


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("The Authority issued 214 warning letters, 37 fines and 12 closure orders.", ["issued"] * 3),
        ("The Authority issued 12 closure orders, 37 fines and 214 warning letters.", ["issued"] * 3),
        ("The register listed 312 ongoing trials with 41,200 patients at 96 sites.", ["listed"] * 3),
        ("The agency approved 40 drugs; recalls numbered 12.", ["approved", "recalled"]),
    ],
)
def test_a_verb_before_an_enumeration_tells_more_than_the_nouns_in_it(text: str, events: list[str]) -> None:
    assert [one.event for one in figures(text, "en")] == events


@pytest.mark.parametrize("noun", ["count", "number", "tally", "average"])
def test_a_year_before_a_word_for_a_number_is_its_time(noun: str) -> None:
    (one,) = figures(f"The 2024 {noun} for vaccines is 26.", "en")
    assert one.period is not None
    assert one.period.start == date(2024, 1, 1)


def test_a_label_tells_what_happened_to_what_it_counts() -> None:
    assert [one.event for one in figures("Variations approved: 3,905", "en")] == ["approved"]
    assert [one.event for one in figures("Inspections ended; applications received: 12", "en")] == ["accepted"]
