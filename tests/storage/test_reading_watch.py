"""Questions about changes, sources and how the watch stands, asked on SQLite and on PostgreSQL."""

import json
from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from errors import NotFoundError, UsageError
from storage import reading
from storage.database import Database
from tests.builders import Rows, side


def test_a_change_has_the_contracts_form(session: Session, make: Rows) -> None:
    source = make.source("nmpa")
    before, now = make.release(source, "Before"), make.release(source, "Now")
    metric = make.metric(source, "products")
    change = make.change(
        now,
        previous_release_id=before.id,
        metric_id=metric.id,
        old=side(400.0, "More than 400 products.", qualifier="more_than", text="400"),
        new=side(430.0, "430 products.", text="430"),
        delta=30.0,
        delta_percent=7.5,
    )
    (found,) = reading.changes(session)
    assert json.dumps(found["old"]) == (
        '{"value": 400, "value_max": null, "qualifier": "more_than", "text": "400", "period": null, '
        '"sentence": "More than 400 products."}'
    )
    assert (found["id"], found["kind"], found["severity"], found["source"]) == (
        change.id,
        "metric_changed",
        "high",
        "nmpa",
    )
    named = {"id": now.id, "url": now.url, "title": "Now", "published": "2026-03-01", "language": "en"}
    assert found["release"] == named
    assert found["previous_release"]["title"] == "Before"
    assert found["metric"] == {"id": metric.id, "label": "products"}
    assert (found["delta"], found["delta_percent"], found["detected_at"][-1]) == (30, 7.5, "Z")


def test_changes_come_last_detected_first_and_are_chosen(session: Session, make: Rows) -> None:
    first, second = make.source("fda"), make.source("ema")
    old = make.change(make.release(first, "A"), detected_at=datetime(2026, 1, 1, 23, 59, tzinfo=UTC))
    new = make.change(
        make.release(second, "B"), "release_revised", severity="low", detected_at=datetime(2026, 1, 2, tzinfo=UTC)
    )

    def ids(**chosen: object) -> list[int]:
        return [change["id"] for change in reading.changes(session, **chosen)]  # type: ignore[arg-type]

    assert ids() == [new.id, old.id]
    assert ids(limit=1) == [new.id]
    assert ids(after=new.id) == [old.id]
    assert ids(source="fda") == [old.id]
    assert ids(kind="release_revised") == [new.id]
    assert ids(severity="high") == [old.id]
    assert ids(until=date(2026, 1, 1)) == [old.id]
    assert ids(since=date(2026, 1, 2)) == [new.id]
    assert ids(metric="anything") == []


def test_unknown_names_and_numbers_are_not_found(session: Session) -> None:
    for ask in (
        lambda: reading.release(session, 7),
        lambda: reading.release(session, 2**70),
        lambda: reading.metric(session, 7),
        lambda: reading.releases(session, source="nowhere"),
        lambda: reading.releases(session, after=7),
        lambda: reading.crawls(session, source="no\0where"),
    ):
        with pytest.raises(NotFoundError):
            ask()


def test_unknown_kinds_and_limits_are_said(session: Session) -> None:
    with pytest.raises(UsageError, match="use one of metric_changed"):
        reading.changes(session, kind="everything")
    with pytest.raises(UsageError, match="at least 1"):
        reading.releases(session, limit=0)


def test_a_source_shows_its_state_and_its_last_crawl(session: Session, make: Rows) -> None:
    source = make.source("nmpa", state="unreadable", state_reason="challenge page")
    good = make.crawl(source, releases_new=3)
    bad = make.crawl(source, outcome="unreadable", reason="challenge page")
    make.source("fda")
    fda, nmpa = reading.sources(session)
    assert (fda["name"], fda["releases"], fda["last_crawl"], fda["last_good_at"]) == ("fda", 0, None, None)
    assert (nmpa["state"], nmpa["state_reason"], nmpa["last_crawl"]["id"]) == ("unreadable", "challenge page", bad.id)
    assert nmpa["last_good_at"] == "2026-03-02T12:01:05Z"
    assert [crawl["id"] for crawl in reading.crawls(session, source="nmpa")] == [bad.id, good.id]


def test_health_names_what_needs_a_person(session: Session, make: Rows) -> None:
    assert reading.health(session)["status"] == "empty"
    make.source("fda")
    assert reading.health(session)["status"] == "ok"
    blocked = make.source("nmpa", state="unreadable", next_due_at=datetime(2026, 1, 1, tzinfo=UTC))
    make.notice(blocked, "nmpa cannot be read: challenge page")
    make.message("a@example.org")
    make.message("b@example.org", state="dead")
    health = reading.health(session)
    assert (health["status"], health["unreadable"], health["overdue"]) == ("degraded", ["nmpa"], ["nmpa"])
    assert health["outbox"] == {"pending": 1, "dead": 1}
    assert [notice["text"] for notice in health["notices"]] == ["nmpa cannot be read: challenge page"]


def test_the_overview_counts_and_shows_the_latest(session: Session, make: Rows) -> None:
    release = make.release(make.source(), "News", "31 drugs")
    make.figure(release, "31", 31)
    make.change(release)
    overview = reading.overview(session)
    assert overview["counts"] == {"sources": 1, "releases": 1, "figures": 1, "metrics": 0, "changes": 1}
    assert [change["release"]["title"] for change in overview["changes"]] == ["News"]
    assert [source["name"] for source in overview["sources"]] == ["nmpa"]


def test_lists_take_as_many_statements_for_many_rows_as_for_one(database: Database) -> None:
    from sqlalchemy import event

    with database.writing() as session:
        make = Rows(session)
        for number in range(5):
            source = make.source(f"source{number}")
            release = make.release(source, "Release", "31 drugs")
            make.observation(make.metric(source, "drugs"), make.figure(release, "31", 31))
            make.change(release)
    sent: list[str] = []
    event.listen(database.engine, "before_cursor_execute", lambda *a: sent.append(a[2]))
    with database.reading() as session:
        for ask in (reading.releases, reading.figures, reading.metrics, reading.changes, reading.sources):
            sent.clear()
            assert len(ask(session)) == 5
            assert len([statement for statement in sent if "SELECT" in statement]) <= 2, sent


def test_sources_come_page_by_page(session: Session, make: Rows) -> None:
    for name in ("ema", "nmpa", "fda"):
        make.source(name)
    assert [source["name"] for source in reading.sources(session, limit=2)] == ["ema", "fda"]
    assert [source["name"] for source in reading.sources(session, limit=2, after="fda")] == ["nmpa"]
