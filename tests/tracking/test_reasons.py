"""Which rule made a change, and which one kept a figure silent."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from items.changes import ChangeKind, Metric, Severity, Side, Statement
from tests.tracking.facts import JANUARY, JUNE, span, statement
from tracking.reasons import CAUSES, SILENCES, cause, silence

RULES = Path(__file__).resolve().parents[2] / "docs" / "rules.md"
CLOSED = Metric(key="drugs", label="drugs", kind="count", unit="drug", event="approved", period_type="closed")
LEVEL = Metric(key="drugs", label="drugs", kind="count", unit="drug", event="approved")
Y2023, Y2024, Q1 = span("2023"), span("2024"), span("2024-01-01", "2024-03-31")


def half(value: float, period: Any = None) -> Side:
    return Side(value=value, value_max=None, qualifier="exact", text="", period=period, sentence="")


def test_every_rule_names_a_section_that_is_there() -> None:
    headings = set(re.findall(r"^## (.+)$", RULES.read_text("utf-8"), re.MULTILINE))
    assert {rule.section for rule in (*CAUSES.values(), *SILENCES.values())} <= headings


@pytest.mark.parametrize(
    ("kind", "severity", "note", "periods", "rule"),
    [
        ("metric_changed", "high", "", (Y2023, Y2024), "newer_value"),
        ("metric_changed", "high", "", (None, None), "newer_value"),
        ("metric_changed", "high", "", (Y2024, Y2024), "restated"),
        ("metric_changed", "low", "possibly repeated text", (None, None), "repeated"),
        ("figure_revised", "high", "", (Y2024, Y2024), "revised"),
        ("figure_revised", "low", "", (Y2024, Y2024), "revised_to_held"),
        ("wording_changed", "low", "", (None, None), "reworded"),
        ("release_revised", "medium", "figure dropped", (), "dropped"),
        ("release_revised", "medium", "", (), "numbers_edited"),
        ("release_revised", "low", "", (), "text_edited"),
        ("release_withdrawn", "medium", "HTTP 404", (), "withdrawn"),
        ("release_new", "low", "", (), "new"),
        ("source_unreadable", "low", "", (), "unreadable"),
        ("source_recovered", "low", "", (), "recovered"),
    ],
)
def test_the_rule_of_a_change(
    kind: ChangeKind, severity: Severity, note: str, periods: tuple[Any, ...], rule: str
) -> None:
    old, new = (half(50, periods[0]), half(60, periods[1])) if periods else (None, None)
    assert cause(kind, severity, note, old, new).name == rule


def said(value: float, period: Any = Y2024, published: date = JUNE, **fields: Any) -> Statement:
    return statement("new", published, value, period=period, **fields)


def held(value: float, period: Any = Y2023, published: date = JANUARY, **fields: Any) -> Statement:
    return statement("old", published, value, period=period, **fields)


@pytest.mark.parametrize(
    ("new", "before", "rule"),
    [
        (said(50), [], "first"),
        (said(50), [held(40, Q1)], "not_comparable"),
        (said(50), [held(50)], "same"),
        (said(50), [held(50, Y2024)], "same"),
        (said(50), [held(40, qualifier="more_than"), held(50, Y2024, qualifier="more_than")], "consistent"),
        (said(970707), [held(970000, qualifier="more_than")], "consistent"),
        (said(50, Y2023), [held(60, Y2024)], "late"),
        (said(50, published=JANUARY), [held(60, Y2024, JUNE)], "late"),
        (said(50), [held(60, Y2024, JUNE)], "conflict"),
        (said(50), [held(40)], "told_otherwise"),
        (said(50, role="prior"), [held(40)], "prior"),
        (said(50, role="prior"), [], "prior"),
        (said(50, role="plan"), [], "plan"),
    ],
)
def test_why_a_followed_figure_was_silent(new: Statement, before: list[Statement], rule: str) -> None:
    found, against = silence(new, CLOSED, before)
    assert found.name == rule
    assert (against is None) is (rule in ("first", "not_comparable", "plan") or not before)


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"role": "change"}, "difference"),
        ({"role": "gap"}, "difference"),
        ({"role": "quoted"}, "quoted"),
        ({"kind": "duration"}, "not_followed"),
    ],
)
def test_why_a_figure_is_not_followed(fields: dict[str, Any], rule: str) -> None:
    assert silence(said(50, metric=None, **fields), None, [])[0].name == rule


def test_what_happened_once_at_no_time_is_told_apart() -> None:
    once = said(12000, None, sentence="Officers seized 12000 pills.")
    assert silence(once, LEVEL, [held(9000, None)])[0].name == "no_time"
