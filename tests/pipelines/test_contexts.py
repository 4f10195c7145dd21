"""A deed whose sentence names no time is counted for the time that its context tells."""

from datetime import date

import pytest

from pipelines.figures import in_parts

DAY = date(2025, 2, 10)


def periods(title: str, body: str, language: str = "en") -> dict[str, str | None]:
    facts = in_parts(title, body, language, DAY)
    return {one.text: one.period.text if one.period else None for one in facts.figures if one.part == "body"}


@pytest.mark.parametrize(
    ("title", "body", "language", "expected"),
    [
        ("Key figures", "Key figures for 2024:\nInspections carried out: 412", "en", {"412": "2024"}),
        ("Approvals in 2024", "- 84 new medicines approved", "en", {"84": "2024"}),
        (
            "Border checks",
            "In 2024, officers opened 610 parcels. They seized 84 of them.",
            "en",
            {"610": "2024", "84": "2024"},
        ),
        ("专项行动", "2024年检查接种单位2,140家。查扣假药316盒。", "zh", {"2,140": "2024年", "316": "2024年"}),
    ],
)
def test_told_before(title: str, body: str, language: str, expected: dict[str, str]) -> None:
    assert periods(title, body, language) == expected


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Results for 2022 and 2024", "Officers seized 84 parcels."),
        ("Results for 2024", "The agency has approved 84 gene therapies so far."),
        ("Results for 2024", "There are 84 products in clinical trials."),
        ("Notice of 3 February 2025", "Officers seized 84 parcels."),
    ],
)
def test_no_time_is_made_up(title: str, body: str) -> None:
    assert periods(title, body) == {"84": None}
