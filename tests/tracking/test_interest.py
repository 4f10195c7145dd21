from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from errors import UsageError
from items.news import News, Purpose, Subscription
from tracking.interest import due, parcels, preview, threshold, wants

NEWS = News(
    id=1,
    source="nmpa",
    kind="metric_changed",
    severity="high",
    metric=7,
    label="cell and gene therapy products in clinical trials",
    old=400,
    new=460,
    delta=60,
    delta_percent=15.0,
)


def news(**fields: Any) -> News:
    plain = {name: getattr(NEWS, name) for name in NEWS.__slots__}
    return News(**(plain | fields))


def who(**fields: Any) -> Subscription:
    plain: dict[str, Any] = {"id": 1, "address": "reader@example.org"}
    return Subscription(**(plain | fields))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("filters", "change", "wanted"),
    [
        ({}, {}, True),
        ({"sources": ("nmpa", "ema")}, {}, True),
        ({"sources": ("ema",)}, {}, False),
        ({"metric": "7"}, {}, True),
        ({"metric": "70"}, {}, False),
        ({"metric": "Gene TRIALS"}, {}, True),
        ({"metric": "gene approved"}, {}, False),
        ({"metric": "细胞治疗"}, {"label": "已受理 细胞治疗产品 申请"}, True),
        ({"metric": "gene"}, {"metric": None, "label": ""}, False),
        ({"kinds": ("figure_revised",)}, {}, False),
        ({"kinds": ("figure_revised", "metric_changed")}, {}, True),
        ({"severities": ("medium", "low")}, {}, False),
        ({"min_change": 60}, {}, True),
        ({"min_change": 61}, {}, False),
        ({"min_change": 60}, {"delta": -60}, True),
        ({"min_percent": 15}, {}, True),
        ({"min_percent": 15.1}, {}, False),
        ({"min_percent": 1}, {"kind": "release_withdrawn", "delta": None, "delta_percent": None}, False),
        ({"crossing": 450}, {}, True),
        ({"crossing": 460}, {}, True),
        ({"crossing": 461}, {}, False),
        ({"crossing": 400}, {}, False),
        ({"crossing": 450}, {"old": 460, "new": 400}, True),
        ({"crossing": 450}, {"old": None}, False),
        ({}, {"kind": "source_unreadable"}, False),
        ({"kinds": ("source_recovered",)}, {"kind": "source_recovered"}, False),
        ({}, {"kind": "release_new"}, False),
        ({"kinds": ("release_new",)}, {"kind": "release_new"}, True),
    ],
)
def test_filters(filters: dict[str, Any], change: dict[str, Any], wanted: bool) -> None:
    assert wants(who(**filters), news(**change)) is wanted


@pytest.mark.parametrize(
    ("delivery", "carrier", "now", "expected"),
    [
        ({}, "instant", "2026-03-02T12:00", "2026-03-02T12:00"),
        ({}, "hourly", "2026-03-02T12:00", "2026-03-02T13:00"),
        ({}, "hourly", "2026-03-02T12:59:59", "2026-03-02T13:00"),
        ({"timezone": "Asia/Kolkata"}, "hourly", "2026-03-02T12:10", "2026-03-02T12:30"),
        ({}, "daily", "2026-03-02T07:59", "2026-03-02T08:00"),
        ({}, "daily", "2026-03-02T08:00", "2026-03-03T08:00"),
        ({"timezone": "Asia/Shanghai", "at": "09:30"}, "daily", "2026-03-02T12:00", "2026-03-03T01:30"),
        ({"timezone": "Europe/Berlin"}, "daily", "2026-03-28T12:00", "2026-03-29T06:00"),
        ({"timezone": "Europe/Berlin", "at": "02:30"}, "daily", "2026-03-28T12:00", "2026-03-29T01:30"),
        ({}, "weekly", "2026-03-02T07:00", "2026-03-02T08:00"),
        ({}, "weekly", "2026-03-02T08:00", "2026-03-09T08:00"),
        ({"weekday": 4}, "weekly", "2026-03-02T08:00", "2026-03-06T08:00"),
        ({"quiet": "22:00-07:00"}, "instant", "2026-03-02T21:59", "2026-03-02T21:59"),
        ({"quiet": "22:00-07:00"}, "instant", "2026-03-02T22:00", "2026-03-03T07:00"),
        ({"quiet": "22:00-07:00"}, "instant", "2026-03-03T06:59", "2026-03-03T07:00"),
        ({"quiet": "22:00-07:00"}, "instant", "2026-03-03T07:00", "2026-03-03T07:00"),
        ({"quiet": "12:00-14:00"}, "hourly", "2026-03-02T11:30", "2026-03-02T14:00"),
        ({"quiet": "22:00-07:00", "timezone": "Asia/Shanghai"}, "instant", "2026-03-02T15:00", "2026-03-02T23:00"),
    ],
)
def test_due(delivery: dict[str, Any], carrier: Purpose, now: str, expected: str) -> None:
    assert due(who(**delivery), carrier, at(now)) == at(expected)


def test_digests_are_due_in_the_future_through_every_clock_change() -> None:
    subscription = who(timezone="Europe/Berlin", at="02:30", quiet="01:00-02:45")
    moment = at("2026-10-24T00:00")
    for step in range(200):
        now = moment + timedelta(minutes=15 * step)
        assert due(subscription, "daily", now) > now


def test_a_plain_subscription_tells_high_severity_at_once_and_the_rest_daily() -> None:
    now = at("2026-03-02T12:00")
    found = parcels([who()], [news(), news(id=2, severity="low"), news(id=3, severity="medium")], now)
    assert [(parcel.purpose, parcel.due_at, parcel.changes) for parcel in found] == [
        ("instant", now, (1,)),
        ("daily", at("2026-03-03T08:00"), (2, 3)),
    ]


def test_an_address_is_told_each_change_once_and_by_the_quickest_subscription() -> None:
    now = at("2026-03-02T12:00")
    wishes = [who(id=1, cadence="weekly"), who(id=2, cadence="instant", metric="7"), who(id=3, cadence="instant")]
    found = parcels(wishes, [news(), news(id=2, metric=8)], now)
    assert [(parcel.purpose, parcel.subscription, parcel.changes) for parcel in found] == [("instant", 2, (1, 2))]


def test_readers_are_told_apart_and_nothing_is_sent_when_nothing_is_wanted() -> None:
    now = at("2026-03-02T12:00")
    wishes = [who(id=1), who(id=2, address="other@example.org"), who(id=3, address="third@example.org", metric="99")]
    assert {parcel.address for parcel in parcels(wishes, [news()], now)} == {"reader@example.org", "other@example.org"}
    assert parcels(wishes, [], now) == []


def test_preview_shows_the_mails_that_would_have_been_sent() -> None:
    monday, tuesday = at("2026-03-02T12:00"), at("2026-03-03T09:00")
    history = [
        (1, monday, news()),
        (1, monday, news(id=2)),
        (2, monday + timedelta(hours=1), news(id=3, severity="low")),
        (3, monday + timedelta(hours=2), news(id=4, severity="low")),
        (4, tuesday, news(id=5, severity="low")),
    ]
    assert [(parcel.purpose, parcel.due_at, parcel.changes) for parcel in preview(who(), history)] == [
        ("instant", monday, (1, 2)),
        ("daily", at("2026-03-03T08:00"), (3, 4)),
        ("daily", at("2026-03-04T08:00"), (5,)),
    ]


@pytest.mark.parametrize(
    ("text", "expected"), [("25", (25.0, None)), ("5%", (None, 5.0)), (" 2.5 ％", (None, 2.5)), ("1e3", (1000.0, None))]
)
def test_threshold(text: str, expected: tuple[float | None, float | None]) -> None:
    assert threshold(text) == expected


@pytest.mark.parametrize("text", ["", "%", "five", "-3", "0", "nan", "inf", "5%%x"])
def test_threshold_refuses_what_is_no_size(text: str) -> None:
    with pytest.raises(UsageError, match="smallest change"):
        threshold(text)
