from datetime import date

import pytest

from alerts import wording
from items.facts import Kind


@pytest.mark.parametrize(
    ("value", "kind", "unit", "currency", "english", "chinese"),
    [
        (1092, "count", "trials", None, "1,092", "1,092"),
        (1350000, "count", "doses", None, "1,350,000", "1,350,000"),
        (-3, "count", None, None, "−3", "−3"),
        (0.1 + 0.2, "other", None, None, "0.3", "0.3"),
        (1e21, "other", None, None, "1,000,000,000,000,000,000,000", "1,000,000,000,000,000,000,000"),
        (2e10, "money", None, "CNY", "20 billion yuan", "200亿元"),
        (1.5e9, "money", None, "EUR", "1.5 billion euros", "15亿欧元"),
        (19_876_543_210, "money", None, "USD", "19,876,543,210 US dollars", "19,876,543,210美元"),
        (12_000, "money", None, "CNY", "12,000 yuan", "1.2万元"),
        (999, "money", None, "GBP", "999 British pounds", "999英镑"),
        (5e6, "money", None, None, "5 million", "500万"),
        (3e12, "money", None, "JPY", "3 trillion Japanese yen", "3万亿日元"),
        (19.23, "percent", None, None, "19.23 %", "19.23%"),
        (2.5, "multiple", None, None, "2.5×", "2.5×"),
        (11, "duration", "years", None, "11 years", "11 years"),
    ],
)
def test_amounts(value: float, kind: Kind, unit: str | None, currency: str | None, english: str, chinese: str) -> None:
    assert wording.amount(value, kind, unit, currency, "en") == english
    assert wording.amount(value, kind, unit, currency, "zh") == chinese


@pytest.mark.parametrize(
    ("percent", "shown"),
    [(15.0, "+15 %"), (-7.46, "−7.5 %"), (0.126, "+0.13 %"), (250.4, "+250 %"), (None, ""), (0.0, "")],
)
def test_shares(percent: float | None, shown: str) -> None:
    assert wording.share(percent, "en") == shown


def test_both_languages_know_the_same_words() -> None:
    for table in (wording.PHRASES, wording.KINDS, wording.SEVERITIES, wording.QUALIFIERS):
        assert set(table["en"]) == set(table["zh"])
    for name, phrase in wording.PHRASES["en"].items():
        assert phrase.count("{}") == wording.PHRASES["zh"][name].count("{}")


def test_days() -> None:
    assert wording.day(date(2024, 4, 26), "en") == "26 April 2024"
    assert wording.day(date(2024, 4, 26), "zh") == "2024年4月26日"
    assert wording.day(None, "en") == ""
